//! Asks whether an article is to get its tags of an earlier moment back, and says what that would
//! do. Does nothing itself.

use egui::{Align, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::Words;
use crate::model::edit::as_of::Restoration;
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::overlay::Restore;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 460.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, restore: &Restore) {
    kit::modal_width(ui, WIDTH_PT);
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session.as_ref() else {
        return;
    };
    ui.heading(words.get("restore-title"));
    let article = session.project().articles().get(&restore.article);
    let title = article.map_or(restore.article.as_str(), |it| it.title.as_str());
    let moment = words.moment(restore.when_ms);
    let as_of = fl!(
        words.loader,
        "restore-as-of",
        article = title,
        moment = moment
    );
    ui.add(egui::Label::new(RichText::new(as_of).color(theme.mute)).wrap());
    ui.add_space(theme::GAP);
    let lines = lines(&restore.would, words);
    let changes = !lines.is_empty();
    if changes {
        for line in lines {
            ui.label(RichText::new(line).color(theme.ink));
        }
    } else {
        ui.label(words.get("restore-nothing"));
    }
    ui.add_space(theme::GAP);
    let hint = RichText::new(words.get("restore-hint"));
    ui.label(hint.size(theme::SMALL_SIZE_PT).color(theme.mute));
    ui.add_space(theme::GAP_LARGE);
    kit::at_end(ui, "buttons", Align::Min, |ui| {
        if ui.button(words.get("cancel")).clicked() {
            outbox.push(Action::CloseOverlay);
        }
        if kit::primary_button(ui, &words.get("restore-go"), changes).clicked() {
            outbox.push(Action::RestoreArticle);
        }
    });
}

/// What would be done, a line for each; none if nothing would.
fn lines(would: &Restoration, words: &Words) -> Vec<String> {
    let l = &words.loader;
    let mut lines = Vec::new();
    let mut tell = |count: usize, line: &dyn Fn(usize, String) -> String| {
        if count > 0 {
            lines.push(line(count, words.number(count)));
        }
    };
    tell(would.back, &|count, shown| {
        fl!(l, "restore-back", count = count, shown = shown)
    });
    tell(would.gone, &|count, shown| {
        fl!(l, "restore-gone", count = count, shown = shown)
    });
    tell(would.changed, &|count, shown| {
        fl!(l, "restore-changed", count = count, shown = shown)
    });
    tell(would.shared, &|count, shown| {
        fl!(l, "restore-shared", count = count, shown = shown)
    });
    tell(would.left_out, &|count, shown| {
        fl!(l, "restore-left-out", count = count, shown = shown)
    });
    lines
}
