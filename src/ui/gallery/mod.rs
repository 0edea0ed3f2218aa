//! Every widget the program uses or will use, for whoever makes or tests widgets.
//!
//! It is in no menu: `isnad picture PROJECT --screen gallery` draws it, and `tests/it/gallery.rs`
//! opens it. Its words stand beside the widgets in both languages, because they are never read
//! by those who tag. It must not know a project.
mod buttons;
mod charts;
mod fields;
mod lists;
mod menus;
mod overlays;
mod pieces;
mod texts;

use crate::ui::kit::{Sort, TreeState};
use crate::ui::paint::SharedTextPainter;
use crate::ui::theme::{self, Theme};
use egui::{CentralPanel, Frame, Margin, ScrollArea, Ui, Vec2, vec2};

/// A family of widgets, small enough to be seen at its natural size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// Labels: plain, wrapped, cut, mixed.
    Texts,
    /// Buttons and links.
    Buttons,
    /// Check boxes, radio buttons and other choices.
    Choices,
    /// Sliders, number fields and progress.
    Numbers,
    /// Fields of one line and of many.
    Fields,
    /// Menus with submenus and shortcuts, combo boxes, a context menu, tooltips.
    Menus,
    /// A table with sorted headers.
    Table,
    /// Tabs.
    Tabs,
    /// Trees and what opens and closes.
    Tree,
    /// A list to choose from and put in order, and colours.
    List,
    /// A dialog over the rest.
    Dialog,
    /// Notices.
    Notices,
    /// Axes, a chart over time, bars.
    Charts,
    /// The pieces of the desk.
    Pieces,
    /// The small dark palette.
    Palette,
}

impl Page {
    /// All of them, in the order of the overview.
    pub const ALL: [Self; 15] = [
        Self::Texts,
        Self::Buttons,
        Self::Choices,
        Self::Numbers,
        Self::Fields,
        Self::Menus,
        Self::Table,
        Self::Tabs,
        Self::Tree,
        Self::List,
        Self::Dialog,
        Self::Notices,
        Self::Charts,
        Self::Pieces,
        Self::Palette,
    ];

    /// The name on the command line and of pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Buttons => "buttons",
            Self::Choices => "choices",
            Self::Numbers => "numbers",
            Self::Fields => "fields",
            Self::Menus => "menus",
            Self::Table => "table",
            Self::Tabs => "tabs",
            Self::Tree => "tree",
            Self::List => "list",
            Self::Dialog => "dialog",
            Self::Notices => "notices",
            Self::Charts => "charts",
            Self::Pieces => "pieces",
            Self::Palette => "palette",
        }
    }

    /// The page of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The size of a window that shows all of it, in points.
    pub fn size_pt(self) -> Vec2 {
        match self {
            Self::Texts => vec2(460.0, 600.0),
            Self::Buttons => vec2(460.0, 320.0),
            Self::Choices => vec2(460.0, 390.0),
            Self::Numbers => vec2(460.0, 320.0),
            Self::Fields => vec2(460.0, 360.0),
            Self::Menus => vec2(600.0, 330.0),
            Self::Table => vec2(460.0, 250.0),
            Self::Tabs => vec2(460.0, 150.0),
            Self::Tree => vec2(460.0, 300.0),
            Self::List => vec2(460.0, 290.0),
            Self::Dialog => vec2(460.0, 300.0),
            Self::Notices => vec2(460.0, 240.0),
            Self::Charts => vec2(460.0, 420.0),
            Self::Pieces => vec2(460.0, 600.0),
            Self::Palette => vec2(460.0, 200.0),
        }
    }
}

/// The gallery with what a person has done to its widgets.
pub struct Gallery {
    /// Which page is shown; all in columns if none.
    pub page: Option<Page>,
    /// Whether words are Arabic. The window is mirrored or not apart from that.
    pub arabic: bool,
    pub state: State,
}

/// What the widgets hold.
#[derive(Clone, Debug)]
pub struct State {
    pub checked: [bool; 3],
    pub radio: usize,
    pub pill: usize,
    pub stance: usize,
    pub percent: f64,
    pub size: f64,
    pub change: f64,
    pub year: f64,
    pub name: String,
    pub long: String,
    pub note: String,
    pub empty: String,
    pub kind: usize,
    /// Names of the entries of menus and of buttons that were pressed, newest last.
    pub pressed: Vec<String>,
    pub sort: Sort,
    pub row: Option<usize>,
    pub tab: usize,
    pub tree: TreeState,
    /// Which labels there are, in their order, and which one is chosen.
    pub labels: Vec<usize>,
    pub label: usize,
    pub colour: usize,
}

impl Gallery {
    /// The gallery at `page`, or all of it.
    pub fn new(page: Option<Page>, arabic: bool) -> Self {
        let t = |arabic_words: &str, english: &str| {
            if arabic { arabic_words } else { english }.to_owned()
        };
        let state = State {
            checked: [true, false, false],
            radio: 0,
            pill: 0,
            stance: 1,
            percent: 40.0,
            size: 18.0,
            change: -2.5,
            year: 2025.0,
            name: t("وزارة النقل (NordPort)", "NordPort (وزارة النقل)"),
            long: t(
                "عنوان طويل لا يتّسع له الحقل كله، فيُرى أوله حتى يدخله المؤشّر (ثم يتبعه)",
                "A long title that does not fit the field, so its beginning is seen until (…)",
            ),
            note: t(
                "قال الوزير: «لم يبقَ سوى بندين».\nوأضاف أن 12.5% من العقد أُنجز.",
                "The minister said: “Two items are left.”\nAnd that 12.5% (٪) was done.",
            ),
            empty: String::new(),
            kind: 1,
            pressed: Vec::new(),
            sort: Sort {
                column: 1,
                descending: true,
            },
            row: None,
            tab: 0,
            tree: TreeState {
                open: [0, 1].into(),
                selected: 1,
            },
            labels: vec![0, 1, 2, 3],
            label: 1,
            colour: 2,
        };
        Self {
            page,
            arabic,
            state,
        }
    }

    /// Shows the page, or all.
    pub fn show(&mut self, ui: &mut Ui, painter: &SharedTextPainter) {
        let theme = Theme::of(ui.ctx());
        let frame = Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::same(14));
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| match self.page {
                Some(page) => self.page(ui, painter, &theme, page),
                None => self.all(ui, painter, &theme),
            });
    }

    /// Pages in as many columns as there is room for; what floats is shown on its own page only.
    fn all(&mut self, ui: &mut Ui, painter: &SharedTextPainter, theme: &Theme) {
        let columns = ((ui.available_width() / 440.0) as usize).max(1);
        ScrollArea::vertical().show(ui, |ui| {
            ui.columns(columns, |columns| {
                let mut filled_pt = vec![0.0; columns.len()];
                for page in Page::ALL {
                    if matches!(page, Page::Dialog | Page::Notices) {
                        continue;
                    }
                    let lowest = (0..filled_pt.len())
                        .min_by(|a, b| f32::total_cmp(&filled_pt[*a], &filled_pt[*b]));
                    if let Some(n) = lowest
                        && let Some(ui) = columns.get_mut(n)
                    {
                        ui.push_id(page.name(), |ui| self.page(ui, painter, theme, page));
                        ui.add_space(theme::GAP_LARGE);
                        filled_pt[n] += page.size_pt().y;
                    }
                }
            });
        });
    }

    fn page(&mut self, ui: &mut Ui, painter: &SharedTextPainter, theme: &Theme, page: Page) {
        let say = Say(self.arabic);
        let state = &mut self.state;
        match page {
            Page::Texts => texts::show(ui, theme, say),
            Page::Buttons => buttons::show(ui, say, state),
            Page::Choices => buttons::choices(ui, theme, say, state),
            Page::Numbers => fields::numbers(ui, painter, say, state),
            Page::Fields => fields::show(ui, painter, say, state),
            Page::Menus => menus::show(ui, say, state),
            Page::Table => lists::table(ui, say, state),
            Page::Tabs => lists::tabs(ui, say, state),
            Page::Tree => lists::tree(ui, say, state),
            Page::List => lists::list(ui, theme, say, state),
            Page::Dialog => overlays::dialog(ui, painter, theme, say, state),
            Page::Notices => overlays::notices(ui, theme, say, state),
            Page::Charts => charts::show(ui, theme, say),
            Page::Pieces => pieces::show(ui, theme, say, state),
            Page::Palette => pieces::palette(ui, theme, say, state),
        }
    }
}

/// Picks words of the language.
#[derive(Clone, Copy)]
struct Say(bool);

impl Say {
    fn t(self, arabic: &'static str, english: &'static str) -> &'static str {
        if self.0 { arabic } else { english }
    }

    fn digits(self) -> crate::text::number::Digits {
        use crate::text::number::Digits;
        if self.0 {
            Digits::ArabicIndic
        } else {
            Digits::European
        }
    }
}

/// Remembers that something named was pressed.
fn note(state: &mut State, name: &str, response: &egui::Response) {
    if response.clicked() {
        state.pressed.push(name.to_owned());
    }
}
