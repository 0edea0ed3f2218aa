//! What is on the desk: open articles, the selection, what is offered. None of it is part of the
//! project; none of it is journalled. Reading and pointing live here, deeds do not.

use std::ops::Range;

use super::agreement::{AgreementView, Drawn};
use super::codebook::CodebookView;
use super::review::ReviewView;
use super::suggestion::Suggestion;
use super::words::Lang;
use crate::model::edit::Item;
use crate::model::{
    ActorId, ArticleId, AttributionId, CanonicalId, ClaimId, Code, CommentId, MentionId, Moment,
};

/// The most articles that lie side by side.
pub const PANES_MAX: usize = 4;

/// One article on the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Pane {
    /// Grows with every pane ever opened, so that a view can keep its state by it.
    pub key: u64,
    pub article: ArticleId,
    /// Scalar the reader should be taken to; taken away by the view once it is there.
    pub scroll_to: Option<usize>,
    /// The site's menus and links are shown, not folded away.
    pub furniture_open: bool,
    /// The revision of an older text that is read instead of the article's own.
    pub older: Option<String>,
}

/// A selection of text: from where it was begun to where it ends now, in scalars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSelection {
    pub article: ArticleId,
    pub anchor: usize,
    pub focus: usize,
}

impl TextSelection {
    pub fn range(&self) -> Range<usize> {
        self.anchor.min(self.focus)..self.anchor.max(self.focus)
    }
    pub fn is_caret(&self) -> bool {
        self.anchor == self.focus
    }
}

/// What the small palette asks for now.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Gesture {
    #[default]
    None,
    /// A stretch of text is selected: which kind of tag?
    Kind,
    /// A claim was just made or asked for: who makes it, with which stance?
    Claimant(ClaimId),
    /// A mention was just made: who is it?
    Actor(MentionId),
    /// Who is the source of this link of a chain?
    Source(AttributionId),
    /// Who reported this link of a chain?
    Outer(AttributionId),
    /// Which other claim is this one related to?
    Relate(ClaimId),
    /// How are these two claims related?
    Relation(ClaimId, ClaimId),
    /// What is the proposition that this claim asserts or denies?
    Canonical(ClaimId),
    /// This is suggested at the selected words: take it or not?
    Suggestion(Box<Suggestion>),
}

impl Gesture {
    /// True while the palette asks for one of several things, with a filter to type into.
    pub fn asks(&self) -> bool {
        !matches!(self, Self::None | Self::Kind | Self::Suggestion(_))
    }
}

/// What the text search of a pane holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Find {
    pub open: bool,
    pub query: String,
    pub exact: bool,
    /// Hits in the focused article, in scalars.
    pub hits: Vec<Range<usize>>,
    pub current: usize,
    /// A long article is being searched; the hits are those of the former question.
    pub searching: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    #[default]
    Light,
    Dark,
}

/// The typeface of article text, among those inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum ReadingFace {
    /// Made for long reading.
    #[default]
    Naskh,
    /// Plainer and wider, as on signs and screens.
    Vazirmatn,
}

/// How article text is set; a wish of the reader, never a part of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Typesetting {
    pub face: ReadingFace,
    /// Both edges of the column straight.
    pub justified: bool,
    /// Distance of lines, percent of the ordinary; within [`Self::LINE_PERCENT`].
    pub line_percent: u32,
    /// Small labels where invisible characters are.
    pub show_invisible: bool,
}

impl Typesetting {
    /// Lines stand neither so close that marks touch nor so far that the eye loses them.
    pub const LINE_PERCENT: std::ops::RangeInclusive<u32> = 80..=150;
}

impl Default for Typesetting {
    fn default() -> Self {
        Self {
            face: ReadingFace::default(),
            justified: false,
            line_percent: 100,
            show_invisible: false,
        }
    }
}

/// Which articles the library shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LibraryShow {
    #[default]
    All,
    /// Handed out to the annotator, and not handed in.
    Mine,
    /// Handed in by all, and not settled.
    ToReview,
}

impl LibraryShow {
    /// In the order shown.
    pub const ALL: [Self; 3] = [Self::All, Self::Mine, Self::ToReview];

    /// As in stories; part of Fluent ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::ToReview => "review",
        }
    }
}

/// What only a window (or nobody) can do; asked for by commands, taken by whoever runs the session.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    OpenProjectDialog,
    NewProjectDialog,
    AddArticlesDialog,
    AttachImageDialog(ArticleId),
    /// Asks for the file of an article's corrected text.
    CorrectArticleDialog(ArticleId),
    OpenSample,
    ResetSample,
    CommandPalette,
    Help,
    EditNote(Item),
    /// Writes a comment on a thing, or an answer in a thread.
    Comment(Item, Option<CommentId>),
    MergeActors(ActorId),
    SplitActor(ActorId),
    /// Every place that names an actor, to be ticked and tagged at once.
    AllMentions(ActorId),
    /// Every deed of everybody, and the way back to one; of one article if it is named.
    History(Option<ArticleId>),
    /// Asks whether an article is to get its tags of a moment back; without one, which moment.
    RestoreArticle(ArticleId, Option<Moment>),
    /// What is odd about the project.
    Findings,
    /// What was changed by two who did not know of each other.
    Conflicts,
    /// Asks for another copy to join.
    JoinDialog,
    /// Every comment, to be searched.
    Comments,
    EditArticle(ArticleId),
    /// Asks for the note of the next decision in review.
    ReviewNote,
    /// People, what is handed out to them, and how far they are.
    Team,
    /// Asks for a colleague's file.
    ReviewFile,
    SwitchAnnotator,
    FocusLibrary,
    FocusFind,
    CloseProject,
    Quit,
    /// Asks for a file to read a codebook from, or to write the shown one to.
    ImportCodebook,
    ExportCodebook,
    /// Asks where to write the agreement report or one of its figures, in this format.
    ExportAgreement(&'static str, Option<Drawn>),
    /// Draws a figure into a PNG, which is for a window to do.
    DrawFigure(std::path::PathBuf, Box<crate::exchange::figure::Figure>),
}

/// A person goes through the tags of a corrected article that could not be put by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnplacedView {
    pub article: ArticleId,
    /// Index into what is unplaced.
    pub at: usize,
}

/// The desk.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    pub panes: Vec<Pane>,
    /// Index into `panes`.
    pub focused: usize,
    /// Scrolling one pane scrolls the others along.
    pub locked: bool,
    pub selection: Option<TextSelection>,
    pub selected: Option<Item>,
    pub hovered: Option<Item>,
    pub gesture: Gesture,
    /// What was typed into the small palette.
    pub filter: String,
    pub find: Find,
    /// The claim tagged last, to which a cue belongs.
    pub claim_last: Option<ClaimId>,
    /// The link of a chain made or looked at last, to which a cue belongs before any claim.
    pub link_last: Option<AttributionId>,
    pub lang: Lang,
    pub theme: ThemeChoice,
    /// Size of the article text, percent of the ordinary.
    pub text_percent: u32,
    pub typesetting: Typesetting,
    /// Filter typed over the library.
    pub library_filter: String,
    pub library_show: LibraryShow,
    /// The room of the codebook, if it is open over the desk.
    pub codebook: Option<CodebookView>,
    /// The review room, if it is open over the desk.
    pub review: Option<ReviewView>,
    /// The room of agreement; while another room is open over it, it waits below.
    pub agreement: AgreementView,
    /// Which tag of a corrected article a person looks at, if somebody does.
    pub unplaced: Option<UnplacedView>,
    /// What came of the last correction, until it was told.
    pub corrected: Option<Box<super::correct::Corrected>>,
    /// What came of the colleague's file that was opened last, until it was told.
    pub received: Option<super::sent::Receipt>,
    pub requests: Vec<Request>,
    next_pane: u64,
}

impl Workspace {
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            text_percent: 100,
            ..Self::default()
        }
    }

    /// True while the room of agreement is what is seen.
    pub fn shows_agreement(&self) -> bool {
        self.agreement.is_open && self.review.is_none() && self.codebook.is_none()
    }

    pub fn pane(&self) -> Option<&Pane> {
        self.panes.get(self.focused)
    }

    pub fn focused_article(&self) -> Option<&ArticleId> {
        self.pane().map(|pane| &pane.article)
    }

    pub fn pane_of(&self, article: &ArticleId) -> Option<usize> {
        self.panes.iter().position(|pane| pane.article == *article)
    }

    /// Shows an article: where it already lies, else in the focused pane, else in a new one.
    pub(super) fn show(&mut self, article: &ArticleId, in_new_pane: bool) {
        if let Some(place) = self.pane_of(article) {
            self.focused = place;
            return;
        }
        self.next_pane += 1;
        let pane = Pane {
            key: self.next_pane,
            article: article.clone(),
            scroll_to: None,
            furniture_open: false,
            older: None,
        };
        if self.panes.is_empty() || (in_new_pane && self.panes.len() < PANES_MAX) {
            let place = if self.panes.is_empty() {
                0
            } else {
                self.focused + 1
            };
            self.panes.insert(place, pane);
            self.focused = place;
        } else if let Some(focused) = self.panes.get_mut(self.focused) {
            *focused = pane;
        }
    }

    /// Reads an older text in the focused pane, or the article's own again.
    pub(super) fn read_older(&mut self, revision: Option<String>) {
        if let Some(pane) = self.panes.get_mut(self.focused) {
            pane.older = revision;
        }
    }

    /// Reads an article's own text again wherever it lies.
    pub(super) fn read_own_text(&mut self, article: &ArticleId) {
        for pane in self
            .panes
            .iter_mut()
            .filter(|pane| pane.article == *article)
        {
            pane.older = None;
        }
    }

    /// Takes the reader to a place of an article that is on the desk.
    pub(super) fn scroll_to(&mut self, article: &ArticleId, scalar: usize) {
        if let Some(place) = self.pane_of(article) {
            self.focused = place;
            self.panes[place].scroll_to = Some(scalar);
        }
    }

    pub(super) fn close_pane(&mut self) {
        if self.focused < self.panes.len() {
            self.panes.remove(self.focused);
            self.focused = self.focused.min(self.panes.len().saturating_sub(1));
        }
        self.clear_selection();
    }

    /// Takes articles off the desk that are not there any more.
    pub(super) fn keep_panes(&mut self, there: impl Fn(&ArticleId) -> bool) {
        self.panes.retain(|pane| there(&pane.article));
        self.focused = self.focused.min(self.panes.len().saturating_sub(1));
    }

    /// A stretch of selected text gives way to the caret where it ended, so that the keyboard
    /// goes on from there.
    pub(super) fn collapse_selection(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.anchor = selection.focus;
        }
    }

    pub(super) fn clear_selection(&mut self) {
        self.selection = None;
        self.gesture = Gesture::None;
        self.filter.clear();
    }
}

/// One thing the small palette offers; a digit picks it.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer {
    /// A kind of tag: its command id.
    Kind(&'static str),
    Actor(ActorId),
    /// An actor to be made, under this name.
    NewActor(String),
    /// Nobody is named as the source.
    Nobody,
    Claim(ClaimId),
    /// A label of the codebook, by its set.
    Label(&'static str, Code),
    Canonical(CanonicalId),
    /// A proposition to be written, worded so.
    NewCanonical(String),
}
