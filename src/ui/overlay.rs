//! What lies over the desk and asks for something: the command palette, help, a new project, a
//! typed path, a note, an article's details. State only; [`super::screen`] paints it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::Session;
use crate::app::agreement::Drawn;
use crate::app::check::Severity;
use crate::app::merge::Report;
use crate::app::session::alarm::Shortfall;
use crate::app::session::back::Deed;
use crate::app::session::watch::Rank;
use crate::app::workspace::Request;
use crate::model::conflict::Conflict;
use crate::model::edit::Item;
use crate::model::edit::as_of::Restoration;
use crate::model::project::Link;
use crate::model::{ActorId, ArticleId, CommentId, Mention, MentionId, Project};
use crate::ui::screen::everywhere::Choice;
use crate::ui::screen::team::Team;

/// Most articles that the history offers to choose from.
const CHOICES_MAX: usize = 100;

/// Comments that are searched, and for what they were found.
#[derive(Debug, Clone, Default)]
pub struct Comments {
    pub query: String,
    pub only_open: bool,
    /// The question, and the project's generation, that `found` answers.
    pub asked: Option<(String, bool, u64)>,
    pub found: Vec<CommentId>,
}

/// Which findings are wanted; what is not said is wanted whatever it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedFindings {
    pub severity: Option<Severity>,
    pub kind: Option<&'static str>,
    pub article: Option<ArticleId>,
}

/// What is odd about the project, and which of it is wanted.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    pub wanted: WantedFindings,
    /// What was known, by its revision, and what of it was wanted, to which `rows` answer.
    pub asked: Option<(u64, WantedFindings)>,
    pub rows: Vec<Rank>,
    /// How many there are of each severity, kind and article, as the other choices leave them.
    pub counts: [usize; 3],
    pub kinds: BTreeMap<&'static str, usize>,
    pub articles: BTreeMap<ArticleId, usize>,
}

/// The history of the project, as it was when it was asked for.
#[derive(Debug, Clone)]
pub struct History {
    pub deeds: Arc<Vec<Deed>>,
    /// Articles to choose from: those on the desk, then those in which something was done last.
    pub choices: Vec<ArticleId>,
    /// Only deeds in this article are wanted.
    pub article: Option<ArticleId>,
    /// Which deeds are wanted, and for which article that was worked out.
    pub rows: Option<(Option<ArticleId>, Vec<usize>)>,
}

/// Whether an article is to get its tags of an earlier moment back.
#[derive(Debug, Clone)]
pub struct Restore {
    pub article: ArticleId,
    /// Milliseconds since 1970.
    pub when_ms: u64,
    /// The project as it was then.
    pub past: Arc<Project>,
    /// What would be done, without the edits.
    pub would: Restoration,
}

/// What was changed by two who did not know of each other, and what a join brought.
#[derive(Debug, Clone, Default)]
pub struct Conflicts {
    /// Of the copy that was just joined, and where that lies.
    pub came: Option<Arc<(PathBuf, Report)>>,
    /// The project's generation to which `found` answers.
    pub asked: Option<u64>,
    pub found: Vec<Conflict>,
}

/// Closing although the disk refuses what was done last.
#[derive(Debug, Clone)]
pub struct Unsaved {
    pub stage: Stage,
    /// The whole program is to end, not only the project to be closed.
    pub quits: bool,
}

/// How far the person is who closes.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Told, and asked what to do.
    Told,
    /// Asked for a folder to save into.
    Elsewhere { path: String },
    /// Saved in this folder.
    Saved(PathBuf),
    /// Asked once more before it is given up.
    Sure,
}

/// Merging an actor into another.
#[derive(Debug, Clone)]
pub struct Merge {
    pub actor: ActorId,
    pub into: Option<ActorId>,
    pub query: String,
    /// Who is offered for what was typed; `None` until somebody looked.
    pub offered: Option<Vec<ActorId>>,
    /// Every tag that names the actor.
    pub uses: Vec<Item>,
}

/// Parting mentions from an actor.
#[derive(Debug, Clone)]
pub struct Split {
    pub actor: ActorId,
    pub name: String,
    /// Code of the set `actor.type`.
    pub kind: String,
    /// One's own mentions, and whether each goes along.
    pub mentions: Vec<(MentionId, bool)>,
    /// How many mentions are colleagues' and stay.
    pub others: usize,
}

/// What is asked for now.
#[derive(Debug, Clone, Default)]
pub enum Overlay {
    #[default]
    None,
    Commands {
        query: String,
        choice: usize,
    },
    Help,
    /// Every place that names an actor; what was found is with the shell.
    AllMentions(Choice),
    History(History),
    Restore(Box<Restore>),
    Unsaved(Unsaved),
    Conflicts(Conflicts),
    /// Work that readable copies know of and the journals do not.
    Loss(Shortfall),
    /// A folder to join.
    JoinPath {
        path: String,
    },
    Comments(Comments),
    Findings(Findings),
    Team(Box<Team>),
    NewProject {
        folder: String,
        name: String,
        annotator: String,
        files: Vec<PathBuf>,
    },
    /// A path to type, beside the system's dialog.
    OpenPath {
        path: String,
    },
    AddPath {
        path: String,
    },
    ImagePath {
        article: ArticleId,
        path: String,
    },
    Note {
        item: Item,
        text: String,
    },
    /// The note of the next decision in review.
    ReviewNote {
        text: String,
    },
    Details {
        article: ArticleId,
        title: String,
        outlet: String,
        date: String,
    },
    Annotator {
        id: String,
    },
    ImportCodebook {
        path: String,
    },
    ExportCodebook {
        path: String,
    },
    ExportAgreement {
        format: &'static str,
        what: Option<Drawn>,
        path: String,
    },
    /// The file of an article's corrected text.
    CorrectPath {
        article: ArticleId,
        path: String,
    },
    /// A colleague's file.
    ReviewFile {
        path: String,
    },
    Merge(Merge),
    Split(Split),
    Comment {
        item: Item,
        thread: Option<CommentId>,
        text: String,
    },
}

impl Overlay {
    /// The overlay that answers a request.
    pub fn of(request: Request, session: Option<&Session>) -> Self {
        match request {
            Request::CommandPalette => Self::Commands {
                query: String::new(),
                choice: 0,
            },
            Request::Help => Self::Help,
            Request::AllMentions(_) => Self::AllMentions(Choice::default()),
            Request::NewProjectDialog => Self::new_project(Vec::new()),
            Request::OpenProjectDialog => Self::OpenPath {
                path: String::new(),
            },
            Request::AddArticlesDialog => Self::AddPath {
                path: String::new(),
            },
            Request::AttachImageDialog(article) => Self::ImagePath {
                article,
                path: String::new(),
            },
            Request::CorrectArticleDialog(article) => Self::CorrectPath {
                article,
                path: String::new(),
            },
            Request::EditNote(item) => {
                let text = session
                    .map(|session| note_of(session, &item))
                    .unwrap_or_default();
                Self::Note { item, text }
            }
            Request::EditArticle(id) => {
                match session.and_then(|session| session.project().articles().get(&id)) {
                    Some(article) => Self::Details {
                        title: article.title.clone(),
                        outlet: article.outlet.clone(),
                        date: article.date.iso.clone(),
                        article: id,
                    },
                    None => Self::None,
                }
            }
            Request::SwitchAnnotator => Self::Annotator { id: String::new() },
            Request::MergeActors(actor) => match session {
                Some(session) => Self::Merge(Merge {
                    uses: shown_uses(session, &actor),
                    into: None,
                    query: String::new(),
                    offered: None,
                    actor,
                }),
                None => Self::None,
            },
            Request::SplitActor(actor) => match session {
                Some(session) => Self::Split(split_of(session, actor)),
                None => Self::None,
            },
            Request::Comment(item, thread) => Self::Comment {
                item,
                thread,
                text: String::new(),
            },
            Request::Comments => Self::Comments(Comments::default()),
            Request::Findings => Self::Findings(Findings::default()),
            Request::Conflicts => Self::Conflicts(Conflicts::default()),
            Request::JoinDialog => Self::JoinPath {
                path: String::new(),
            },
            Request::History(article) => {
                let deeds = session.map(Session::deeds).unwrap_or_default();
                Self::History(History {
                    choices: session.map(|it| touched(it, &deeds)).unwrap_or_default(),
                    deeds: Arc::new(deeds),
                    article,
                    rows: None,
                })
            }
            Request::RestoreArticle(article, _) => {
                Self::of(Request::History(Some(article)), session)
            }
            Request::ReviewNote => {
                let view = session.and_then(|it| it.workspace.review.as_ref());
                let text = view.map(|view| view.note.clone()).unwrap_or_default();
                Self::ReviewNote { text }
            }
            Request::Team => session.map_or(Self::None, |it| Self::Team(Box::new(Team::of(it)))),
            Request::OpenSample
            | Request::ResetSample
            | Request::FocusLibrary
            | Request::FocusFind
            | Request::CloseProject
            | Request::DrawFigure(..)
            | Request::Quit => Self::None,
            Request::ExportAgreement(format, what) => Self::ExportAgreement {
                format,
                what,
                path: String::new(),
            },
            Request::ImportCodebook => Self::ImportCodebook {
                path: String::new(),
            },
            Request::ReviewFile => Self::ReviewFile {
                path: String::new(),
            },
            Request::ExportCodebook => Self::ExportCodebook {
                path: String::new(),
            },
        }
    }

    /// A form for a new project with files that will be added to it.
    pub fn new_project(files: Vec<PathBuf>) -> Self {
        let annotator = std::env::var("USER")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let annotator = if crate::model::id::is_valid(&annotator) && annotator != "root" {
            annotator
        } else {
            String::new()
        };
        Self::NewProject {
            folder: String::new(),
            name: String::new(),
            annotator,
            files,
        }
    }

    pub fn is_open(&self) -> bool {
        !matches!(self, Self::None)
    }

    pub fn is_new_project(&self) -> bool {
        matches!(self, Self::NewProject { .. })
    }

    pub fn files(&self) -> Vec<PathBuf> {
        match self {
            Self::NewProject { files, .. } => files.clone(),
            _ => Vec::new(),
        }
    }

    pub fn add_files(&mut self, more: Vec<PathBuf>) {
        if let Self::NewProject { files, .. } = self {
            files.extend(more);
        }
    }

    pub fn set_folder(&mut self, path: &Path) {
        match self {
            Self::NewProject { folder, .. } => *folder = path.display().to_string(),
            Self::Unsaved(Unsaved {
                stage: Stage::Elsewhere { path: typed },
                ..
            }) => *typed = path.display().to_string(),
            _ => {}
        }
    }
}

/// The articles on the desk, then those in which something was done last.
fn touched(session: &Session, deeds: &[Deed]) -> Vec<ArticleId> {
    let open = session.workspace.panes.iter().map(|pane| &pane.article);
    let touched = deeds.iter().filter_map(|deed| deed.article.as_ref());
    let mut seen = BTreeSet::new();
    let all = open.chain(touched).filter(|id| seen.insert(*id));
    all.take(CHOICES_MAX).cloned().collect()
}

/// The tags that name an actor, without those that are hidden from the annotator.
fn shown_uses(session: &Session, actor: &ActorId) -> Vec<Item> {
    let mut uses = session.project().uses_of(actor);
    uses.retain(|item| session.shows(item));
    uses
}

/// All mentions of an actor, by article and place, none of them ticked.
fn split_of(session: &Session, actor: ActorId) -> Split {
    let project = session.project();
    let ids = project.ids_of(&actor);
    let linked = |id: &ActorId| project.linked::<Mention>(&Link::Actor(id.clone()));
    let all: Vec<&Mention> = ids.iter().flat_map(linked).collect();
    let all: Vec<&Mention> = all
        .into_iter()
        .filter(|it| session.shows(&Item::Mention(it.id.clone())))
        .collect();
    let is_mine = |it: &&&Mention| it.annotator == *session.hand();
    let mut mine: Vec<&Mention> = all.iter().filter(is_mine).copied().collect();
    let start = |it: &Mention| it.anchor.as_ref().map_or(usize::MAX, |it| it.start());
    mine.sort_by(|a, b| (a.article.cmp(&b.article)).then_with(|| start(a).cmp(&start(b))));
    Split {
        name: String::new(),
        kind: project
            .actors()
            .get(&actor)
            .map(|it| it.kind.to_string())
            .unwrap_or_default(),
        others: all.len() - mine.len(),
        mentions: mine.into_iter().map(|it| (it.id.clone(), false)).collect(),
        actor,
    }
}

/// The note on a tag or actor.
pub fn note_of(session: &Session, item: &Item) -> String {
    let project = session.project();
    let field = crate::model::field::field_of(item, "note");
    match field.and_then(|field| project.value(item, field)) {
        Some(crate::model::field::Value::Text(text)) => text,
        _ => String::new(),
    }
}
