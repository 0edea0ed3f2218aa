//! The body of a reading pane: an article with its marks and the chips in its margin.
//!
//! Plain data goes in, plain events come out. Nothing here knows the model, commands or
//! sessions; what a mark means is the caller's business. Offsets are Unicode scalars.
//! Places are in points of the unmirrored window unless a name says otherwise; text itself
//! is placed on the screen and never turned.

mod access;
mod canvas;
mod chips;
mod columns;
mod frame;
mod heading;
mod highlight;
mod input;
mod labels;
mod lanes;
mod margin;
mod react;
mod unseen;
mod view;

pub use highlight::{band_fill, line_colour, line_veil, rim};
pub use lanes::MarkIndex;
pub use view::{ArticleView, MarkPlace};

use std::ops::Range;

use egui::{Color32, Pos2, Rect, TextureId, Vec2};

use crate::text::fonts::Face;
use crate::text::index::ArticleText;
use crate::text::layout::READING_LINE_HEIGHT;
use crate::ui::theme::{Theme, mix};

/// How a mark is drawn. Each kind has a form of its own, so that colour is never the only
/// signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// A soft band with a bracket in the margin.
    Claim,
    /// A solid line below.
    Mention,
    /// A dotted line below.
    Cue,
    /// A dashed line below.
    Evidence,
    /// Fine dots below: suggested, and no tag yet.
    Ghost,
}

impl MarkKind {
    /// Whether the mark is drawn as a line below the text.
    pub fn is_line(self) -> bool {
        matches!(
            self,
            Self::Mention | Self::Cue | Self::Evidence | Self::Ghost
        )
    }
}

/// A marked part of the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// The caller's name for it; comes back in events.
    pub key: u64,
    /// One range, or several if the mark is discontinuous. Ranges outside the text are
    /// ignored.
    pub range_scalar: Vec<Range<usize>>,
    pub kind: MarkKind,
    /// Lines, brackets and outlines.
    pub colour: Color32,
    /// Bands; unused for marks drawn as lines.
    pub fill: Color32,
    pub selected: bool,
    pub hovered: bool,
    /// What a screen reader says.
    pub name: String,
}

/// What stands in the margin beside a mark.
#[derive(Clone, PartialEq, Debug)]
pub struct Chip {
    /// Key of the mark it belongs to.
    pub mark: u64,
    pub title: String,
    pub subtitle: String,
    /// A sign in a round badge, with the badge's colour.
    pub sign: Option<(char, Color32)>,
}

/// Words of the chip that stands for others.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChipFold {
    /// What it shows, such as "+7".
    pub shown: String,
    /// What a screen reader says.
    pub spoken: String,
}

/// Hits of a search. There may be very many, so they are looked up only where they are seen.
#[derive(Clone, Copy, Debug)]
pub struct Hits<'a> {
    /// In order, none overlapping another.
    pub range_scalar: &'a [Range<usize>],
    /// Index of the one that is looked at.
    pub current: usize,
    /// All are outlined, as the one that is looked at is.
    pub framed: bool,
    pub fill: Color32,
    pub fill_current: Color32,
}

/// What stands above the text. A title that is also the text's first paragraph is not
/// repeated: that paragraph is set as headline.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Heading {
    pub outlet: String,
    pub date: String,
    pub title: String,
    /// Numbers at the far side, such as "9 claims".
    pub counts: String,
}

/// What there is to show of a picture.
#[derive(Clone, PartialEq, Debug)]
pub enum ImageContent {
    /// The picture and its natural size; shown no wider than the text.
    Texture { id: TextureId, size_pt: Vec2 },
    /// Words in its place: it is being read, or why it cannot be shown.
    Placeholder(String),
}

/// Size of what stands in for a picture that cannot be shown, in points.
const PLACEHOLDER_PT: Vec2 = Vec2::new(420.0, 64.0);

impl ImageContent {
    /// Natural size, in points.
    fn size_pt(&self) -> Vec2 {
        match self {
            Self::Texture { size_pt, .. } => *size_pt,
            Self::Placeholder(_) => PLACEHOLDER_PT,
        }
    }
}

/// A picture above a paragraph.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedImage {
    pub content: ImageContent,
    /// The scalar whose paragraph (the caption, as a rule) stands below it.
    pub above_scalar: usize,
    /// What a screen reader says.
    pub name: String,
}

/// A stretch that can be folded away, such as a site's menus.
#[derive(Clone, PartialEq, Debug)]
pub struct Fold {
    /// Whole paragraphs; those that lie in the range entirely are folded.
    pub range_scalar: Range<usize>,
    /// Shown in place of the folded text, and above it while it is open.
    pub label: String,
    pub open: bool,
}

/// Colours of everything that is not a mark.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ArticleColours {
    pub ink: Color32,
    pub mute: Color32,
    /// Text of open folds.
    pub hint: Color32,
    pub page: Color32,
    /// Outlines of chips and folds.
    pub border: Color32,
    pub accent: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Signs upon badges.
    pub on_badge: Color32,
}

/// How far the text of open folds is from muted text on the way to ink: as far as it takes to read
/// it upon every highlight.
const FOLD_INK: f32 = 0.8;

impl From<&Theme> for ArticleColours {
    fn from(theme: &Theme) -> Self {
        Self {
            ink: theme.ink,
            mute: theme.mute,
            hint: mix(theme.mute, theme.ink, FOLD_INK),
            page: theme.page,
            border: theme.border,
            accent: theme.accent,
            selection: theme.selection,
            on_badge: theme.stances.on_badge,
        }
    }
}

/// How the text is set, but for its size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextSetting {
    pub face: Face,
    /// Both edges of the column straight.
    pub justified: bool,
    /// Line height as a multiple of the font size.
    pub line_height: f32,
    /// Labels where invisible characters are.
    pub show_invisible: bool,
}

impl Default for TextSetting {
    fn default() -> Self {
        Self {
            face: Face::Reading,
            justified: false,
            line_height: READING_LINE_HEIGHT,
            show_invisible: false,
        }
    }
}

/// Everything a pane shows in a frame.
pub struct ViewInput<'a> {
    /// Tells panes apart.
    pub id_salt: egui::Id,
    pub text: &'a ArticleText,
    /// Sorted by start or not, as is convenient.
    pub marks: &'a [Mark],
    /// Must change whenever the ranges or kinds of `marks` do.
    pub marks_revision: u64,
    /// Painted above the bands of marks.
    pub hits: Option<&'a Hits<'a>>,
    pub chips: &'a [Chip],
    /// What to say of so many chips that are folded, or (if true) shown again.
    pub chip_fold: &'a dyn Fn(usize, bool) -> ChipFold,
    /// Anchor and focus; the focus is where the caret is.
    pub selection: Option<(usize, usize)>,
    pub caret: Option<usize>,
    pub heading: &'a Heading,
    /// Room at the end edge of the pane that the heading's first row keeps free, in points.
    pub heading_end_inset_pt: f32,
    pub images: &'a [PlacedImage],
    pub folds: &'a [Fold],
    pub text_size_pt: f32,
    pub setting: TextSetting,
    pub colours: ArticleColours,
    /// Asks for keyboard focus.
    pub take_focus: bool,
    /// Brings a scalar into view, once.
    pub scroll_to: Option<usize>,
    /// Moves the page, for panes locked together; in points, once.
    pub scroll_by_pt: f32,
    /// Tab means something in this article and does not lead out of it.
    pub keeps_tab: bool,
    /// What a screen reader calls the pane.
    pub name: &'a str,
    /// What it calls the bar that tells how far a very long paragraph is set.
    pub progress_name: &'a str,
}

/// A right click.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ContextClick {
    pub pos: Pos2,
    pub scalar: usize,
    pub mark: Option<u64>,
}

/// What happened in a pane in a frame.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ViewOutput {
    /// The new selection as anchor and focus; equal if nothing is selected any more.
    pub selection: Option<(usize, usize)>,
    /// Whether the selection is final: the mouse button is up, or keys made it.
    pub selection_done: bool,
    pub caret: Option<usize>,
    pub mark_clicked: Option<u64>,
    pub mark_hovered: Option<u64>,
    pub chip_clicked: Option<u64>,
    pub chip_hovered: Option<u64>,
    /// Index of the fold whose label was clicked.
    pub fold_clicked: Option<usize>,
    pub context_click: Option<ContextClick>,
    /// How far the page moved by the reader's hand, in points; zero if it rested.
    pub scrolled_pt: f32,
    /// Around what is seen of the selection: the palette may appear below.
    pub selection_box: Option<Rect>,
    pub focused: bool,
}
