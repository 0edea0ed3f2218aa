//! What is odd about the text of an open article: direction controls without a partner, by which
//! words may stand in another order than they are read. Looked for once a text; told in a strip
//! above the article until it is dismissed.

use egui::{Align, Layout, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::{Session, Words};
use crate::model::ArticleId;
use crate::text::index::ArticleText;
use crate::text::invisible::unpaired_in;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::theme::{self, Theme};

/// Height of the strip, in points.
pub const STRIP_PT: f32 = 38.0;

/// What is known of the text of a pane.
#[derive(Debug, Default)]
pub struct Oddities {
    text: Option<ArticleText>,
    unpaired_scalar: Vec<usize>,
    dismissed: bool,
}

impl Oddities {
    /// Looks through a text that was not looked through yet.
    pub fn refresh(&mut self, text: &ArticleText) {
        if self.text.as_ref().is_some_and(|known| known.same(text)) {
            return;
        }
        *self = Self {
            text: Some(text.clone()),
            unpaired_scalar: unpaired_in(text),
            dismissed: false,
        };
    }

    /// Whether the strip is to be shown.
    pub fn are_to_be_told(&self) -> bool {
        !self.dismissed && !self.unpaired_scalar.is_empty()
    }

    /// Shows the strip.
    pub fn strip(
        &mut self,
        ui: &mut Ui,
        theme: &Theme,
        words: &Words,
        session: &Session,
        article: &ArticleId,
        outbox: &mut Outbox,
    ) {
        let count = self.unpaired_scalar.len();
        let shown = words.number(count);
        let text = fl!(words.loader, "pane-unpaired", count = count, shown = shown);
        egui::Frame::new()
            .fill(theme.warn_soft)
            .corner_radius(theme::RADIUS)
            .inner_margin(egui::Margin::symmetric(8, 2))
            .show(ui, |ui| {
                let start = |ui: &mut Ui| {
                    let text = RichText::new(&text)
                        .size(theme::SMALL_SIZE_PT)
                        .color(theme.warn);
                    let label = ui.add(egui::Label::new(text).truncate().selectable(false));
                    label.on_hover_text(words.get("pane-unpaired-hint"));
                };
                let end = |ui: &mut Ui| {
                    if kit::link_button(ui, &words.get("pane-unpaired-show")).clicked() {
                        if !session.workspace.typesetting.show_invisible {
                            outbox.command("view.invisibles");
                        }
                        let first = self.unpaired_scalar.first().copied().unwrap_or_default();
                        outbox.push(Action::GoTo(article.clone(), first, None));
                    }
                    let close = words.get("pane-unpaired-dismiss");
                    if kit::icon_button(ui, kit::Icon::Close, &close).clicked() {
                        self.dismissed = true;
                    }
                };
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    kit::start_and_end(ui, article.as_str(), start, end);
                });
            });
    }
}
