//! What painting asks for. Painting reads and pushes; [`super::shell`] carries out afterwards.

use std::path::PathBuf;

use crate::app::commands::Args;
use crate::app::workspace::Request;
use crate::model::edit::Item;
use crate::model::{ArticleId, Moment};

/// One thing a person asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Command(&'static str, Args),
    Request(Request),
    Select {
        article: ArticleId,
        anchor: usize,
        focus: usize,
    },
    SelectItem(Option<Item>),
    /// Selects an item and shows its place.
    GoTo(ArticleId, usize, Option<Item>),
    Hover(Option<Item>),
    OpenArticle {
        article: ArticleId,
        new_pane: bool,
    },
    FocusPane(usize),
    ClosePane(usize),
    /// The pane has taken the reader where it was asked to.
    Scrolled(usize),
    Filter(String),
    Pick(usize),
    FindQuery(String),
    FindExact(bool),
    LibraryFilter(String),
    OpenProject(PathBuf),
    CreateProject {
        folder: PathBuf,
        name: String,
        annotator: String,
    },
    AddFiles(Vec<PathBuf>),
    AttachImage(ArticleId, PathBuf),
    /// Asks the person for files or folders with the system's dialog.
    Ask(super::dialogs::Question),
    CloseOverlay,
    CancelIntake,
    /// Works out the way back to a record of a journal beside the window, and goes it.
    GoBack(String, u64),
    CancelReturn,
    /// Works out the project as it was, beside the window, and shows it.
    LookAt(Moment),
    /// As [`Self::LookAt`], and asks whether the article gets its tags of then back.
    AskToRestore(ArticleId, Moment),
    CancelLook,
    /// Gives the article its tags back that the overlay asks about.
    RestoreArticle,
    /// Joins the copy in this folder beside the window.
    Join(PathBuf),
    CancelJoin,
    /// Compares the readable copies with the journals again.
    LookForLoss,
    DismissNotice(u64),
    RetrySaving,
    /// Tries again to save everything and to close.
    RetryClosing,
    /// Saves what the disk refuses into a folder within this one.
    SaveElsewhere(PathBuf),
    /// Closes although something is in memory only: it is saved elsewhere, or given up.
    CloseUnsaved,
    Zoom(f32),
}

/// The actions of one frame.
#[derive(Debug, Default)]
pub struct Outbox {
    actions: Vec<Action>,
    hovered: Option<Item>,
}

impl Outbox {
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for a command without arguments.
    pub fn command(&mut self, id: &'static str) {
        self.push(Action::Command(id, Args::new()));
    }

    /// Says that the pointer is over something, or over what stands for it in a list.
    pub fn hover(&mut self, item: Item) {
        self.hovered = Some(item);
    }

    /// What the pointer is over in this frame; nothing if nobody said so.
    pub fn take_hovered(&mut self) -> Option<Item> {
        self.hovered.take()
    }

    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.actions)
    }
}
