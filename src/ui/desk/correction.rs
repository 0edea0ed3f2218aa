//! Over an article whose text was corrected: how many tags rest on an older text, and, while a
//! person goes through those that could not be put by themselves, the old passage beside what is
//! suggested for it. Over an older text that is read: the way back. Shows and asks; nothing is
//! accepted here but by a click or a key.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontId, Layout, RichText, Ui};
use i18n_embed_fl::fl;

use super::oddities::STRIP_PT;
use crate::app::commands::Args;
use crate::app::session::placing::{Came, Unplaced};
use crate::app::workspace::Pane;
use crate::app::{Session, Words};
use crate::model::ArticleId;
use crate::text::index::ArticleText;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::theme::{self, Theme};
use crate::ui::{fonts, kit};

/// Height of the card with both passages, in points.
const CARD_PT: f32 = 178.0;
/// Height of the room for a passage, in points.
const PASSAGE_PT: f32 = 74.0;
/// Space between both passages, in points.
const COLUMNS_PT: f32 = 28.0;
/// Scalars shown on either side of a passage.
const CONTEXT_SCALARS: usize = 32;
/// Scalars of a passage that are shown; the middle of a longer one is left out.
const PASSAGE_SCALARS: usize = 220;

/// What is to be said over a pane.
pub struct Notes<'a> {
    session: &'a Session,
    article: &'a ArticleId,
    reads_older: bool,
    came: Came,
    /// The tag a person looks at, and which one it is.
    looked_at: Option<(Unplaced, usize)>,
}

impl<'a> Notes<'a> {
    pub fn of(session: &'a Session, pane: &'a Pane) -> Self {
        let reads_older = pane.older.is_some();
        let view = session.workspace.unplaced.as_ref();
        let view = view.filter(|view| view.article == pane.article && !reads_older);
        let looked_at = view.and_then(|view| Some((session.looked_at()?.1, view.at)));
        Self {
            session,
            article: &pane.article,
            reads_older,
            came: session.came(&pane.article),
            looked_at,
        }
    }

    /// Height of what is shown, in points; zero if there is nothing to say.
    pub fn height_pt(&self) -> f32 {
        let waits = self.came.automatic() + self.came.doubtful() > 0;
        match (self.reads_older, &self.looked_at) {
            (true, _) => STRIP_PT,
            (false, Some(_)) => CARD_PT,
            (false, None) if waits => STRIP_PT,
            (false, None) => 0.0,
        }
    }

    /// Where the tag that is looked at is suggested to be.
    pub fn suggested(&self) -> Option<&[Range<usize>]> {
        let (one, _) = self.looked_at.as_ref()?;
        Some(one.outcome.suggestion()).filter(|it| !it.is_empty())
    }

    pub fn show(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        words: &Words,
        text: &ArticleText,
        outbox: &mut Outbox,
    ) {
        let fill = if self.reads_older {
            theme.warn_soft
        } else {
            theme.accent_soft
        };
        egui::Frame::new()
            .fill(fill)
            .corner_radius(theme::RADIUS)
            .inner_margin(egui::Margin::symmetric(8, 2))
            .show(ui, |ui| match &self.looked_at {
                Some((one, at)) => self.card(ui, theme, words, text, (one, *at), outbox),
                None if self.reads_older => self.older(ui, theme, words, outbox),
                None => self.strip(ui, theme, words, outbox),
            });
    }

    fn line(&self, ui: &mut Ui, theme: &Theme, text: &str, end: impl FnOnce(&mut Ui)) {
        let start = |ui: &mut Ui| {
            let text = RichText::new(text).size(theme::SMALL_SIZE_PT);
            let label = egui::Label::new(text.color(theme.ink));
            ui.add(label.truncate().selectable(false));
        };
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            kit::start_and_end(ui, ("correction", self.article.as_str()), start, end);
        });
    }

    fn older(&self, ui: &mut Ui, theme: &Theme, words: &Words, outbox: &mut Outbox) {
        self.line(ui, theme, &words.get("unplaced-older-strip"), |ui| {
            if kit::link_button(ui, &words.get("unplaced-own-text")).clicked() {
                let args = Args::new().with("back", "true");
                outbox.push(Action::Command("article.older", args));
            }
        });
    }

    fn strip(&self, ui: &mut Ui, theme: &Theme, words: &Words, outbox: &mut Outbox) {
        let l = &words.loader;
        let (put, look) = (self.came.automatic(), self.came.doubtful());
        let (count, shown) = (put + look, words.number(put + look));
        let text = fl!(l, "unplaced-strip", count = count, shown = shown);
        let ask = |outbox: &mut Outbox, id: &'static str| {
            let args = Args::new().with("id", self.article.as_str());
            outbox.push(Action::Command(id, args));
        };
        self.line(ui, theme, &text, |ui| {
            if put > 0 {
                let name = fl!(l, "unplaced-put", shown = words.number(put));
                if kit::link_button(ui, &name).clicked() {
                    ask(outbox, "tags.place");
                }
            }
            if look > 0 {
                let name = fl!(l, "unplaced-look", shown = words.number(look));
                if kit::link_button(ui, &name).clicked() {
                    ask(outbox, "unplaced.next");
                }
            }
        });
    }

    /// The old passage beside the suggestion, and what can be answered.
    fn card(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        words: &Words,
        text: &ArticleText,
        (one, at): (&Unplaced, usize),
        outbox: &mut Outbox,
    ) {
        ui.set_min_height(ui.available_height());
        let line = egui::vec2(ui.available_width(), STRIP_PT - 10.0);
        ui.allocate_ui(line, |ui| {
            self.head(ui, theme, words, (one, at), outbox);
        });
        let new = new_passage(text, one.outcome.suggestion(), theme);
        let between_pt = ui.spacing().item_spacing.x;
        ui.spacing_mut().item_spacing.x = COLUMNS_PT;
        ui.columns(2, |columns| {
            let mut columns = columns.iter_mut();
            if let Some(ui) = columns.next() {
                kit::label(ui, &words.get("unplaced-old"));
                passage(ui, "unplaced old", old_passage(one, theme));
            }
            if let Some(ui) = columns.next() {
                kit::label(ui, &words.get("unplaced-new"));
                match new {
                    Some(job) => passage(ui, "unplaced new", job),
                    None => kit::small(ui, &words.get("unplaced-none")),
                }
            }
        });
        ui.spacing_mut().item_spacing.x = between_pt;
        ui.add_space(2.0);
        self.answers(ui, words, one, outbox);
    }

    fn head(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        words: &Words,
        (one, at): (&Unplaced, usize),
        outbox: &mut Outbox,
    ) {
        let count = self.session.unplaced(self.article).len();
        let number = fl!(
            words.loader,
            "unplaced-number",
            at = words.number(at + 1),
            count = words.number(count)
        );
        let why = words.get(&format!("unplaced-{}", one.outcome.code()));
        self.line(ui, theme, &words.line(&[&number, &why]), |ui| {
            let verbs = [
                (kit::Icon::Up, "unplaced.previous"),
                (kit::Icon::Down, "unplaced.next"),
                (kit::Icon::Close, "unplaced.close"),
            ];
            for (icon, id) in verbs {
                if kit::icon_button(ui, icon, &name_of(words, id)).clicked() {
                    outbox.command(id);
                }
            }
        });
    }

    fn answers(&self, ui: &mut Ui, words: &Words, one: &Unplaced, outbox: &mut Outbox) {
        let selection = self.session.workspace.selection.as_ref();
        let has_words = selection.is_some_and(|it| it.article == *self.article && !it.is_caret());
        let offers = !one.outcome.suggestion().is_empty();
        let answers = [
            ("unplaced.accept", "F9", offers),
            ("unplaced.here", "Shift+F9", has_words),
            ("unplaced.leave", "Ctrl+F9", true),
        ];
        ui.horizontal_wrapped(|ui| {
            for (id, key, enabled) in answers {
                if kit::key_button(ui, &name_of(words, id), key, enabled).clicked() {
                    outbox.command(id);
                }
            }
        });
    }
}

fn name_of(words: &Words, command: &str) -> String {
    words.get(&format!("cmd-{}", command.replace('.', "-")))
}

/// A passage, in the room there is for it.
fn passage(ui: &mut Ui, salt: &str, job: LayoutJob) {
    egui::ScrollArea::vertical()
        .id_salt(salt)
        .max_height(PASSAGE_PT)
        .min_scrolled_height(PASSAGE_PT)
        .show(ui, |ui| {
            ui.add(egui::Label::new(job).wrap());
        });
}

/// The words of a passage between what stands before and after.
struct Passage<'a> {
    job: LayoutJob,
    theme: &'a Theme,
}

impl Passage<'_> {
    fn add(&mut self, text: &str, strong: bool) {
        let text = text.replace(['\n', '\r', '\u{2029}'], " ");
        let (color, background) = if strong {
            (self.theme.ink, self.theme.find_current)
        } else {
            (self.theme.mute, egui::Color32::TRANSPARENT)
        };
        let format = TextFormat {
            font_id: FontId::new(14.0, fonts::reading()),
            color,
            background,
            ..TextFormat::default()
        };
        self.job.append(&shortened(&text), 0.0, format);
    }
}

/// The beginning and the end of what is too long to be shown.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= PASSAGE_SCALARS {
        return text.to_owned();
    }
    let half = PASSAGE_SCALARS / 2;
    let start: String = text.chars().take(half).collect();
    let end: String = text.chars().skip(count - half).collect();
    format!("{start} … {end}")
}

fn old_passage(one: &Unplaced, theme: &Theme) -> LayoutJob {
    let mut passage = Passage {
        job: LayoutJob::default(),
        theme,
    };
    passage.add(&one.anchor.prefix, false);
    for (place, words) in one.anchor.exact.iter().enumerate() {
        if place > 0 {
            passage.add(" … ", false);
        }
        passage.add(words, true);
    }
    passage.add(&one.anchor.suffix, false);
    passage.job
}

fn new_passage(text: &ArticleText, place: &[Range<usize>], theme: &Theme) -> Option<LayoutJob> {
    let (first, last) = (place.first()?, place.last()?);
    let mut passage = Passage {
        job: LayoutJob::default(),
        theme,
    };
    let before = first.start.saturating_sub(CONTEXT_SCALARS)..first.start;
    passage.add(text.slice(before)?, false);
    let mut at = first.start;
    for range in place {
        passage.add(text.slice(at..range.start)?, false);
        passage.add(text.slice(range.clone())?, true);
        at = range.end;
    }
    let after = last.end..(last.end + CONTEXT_SCALARS).min(text.len_scalars());
    passage.add(text.slice(after)?, false);
    Some(passage.job)
}
