//! Above the review room: the article, who is compared, how far the review is, which rows are
//! shown.

use egui::{Align, Layout, Margin, RichText, Ui};
use i18n_embed_fl::fl;

use super::Room;
use crate::app::commands::Args;
use crate::app::review::Shown;
use crate::ui::theme;
use crate::ui::{fonts, kit};

/// Heights of the three lines, in points.
const BAR_PT: f32 = 44.0;
const PEOPLE_PT: f32 = 30.0;
const FILTERS_PT: f32 = 36.0;
/// Width of the bar of progress, in points.
const PROGRESS_PT: f32 = 150.0;

pub(super) fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let frame = egui::Frame::new()
        .fill(room.theme.panel)
        .inner_margin(Margin::symmetric(14, 0));
    let line = |id: &str, height_pt: f32| {
        egui::Panel::top(id.to_owned())
            .exact_size(height_pt)
            .frame(frame)
            .show_separator_line(false)
    };
    let centred = Layout::left_to_right(Align::Center);
    line("review bar", BAR_PT).show(ui, |ui| ui.with_layout(centred, |ui| bar(room, ui)));
    line("review people", PEOPLE_PT).show(ui, |ui| ui.with_layout(centred, |ui| people(room, ui)));
    line("review filters", FILTERS_PT)
        .show(ui, |ui| ui.with_layout(centred, |ui| filters(room, ui)));
}

fn bar(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    if kit::icon_button(ui, kit::Icon::Back, &words.get("cmd-review-close")).clicked() {
        room.outbox.command("review.close");
    }
    let title = RichText::new(words.get("group-review"))
        .family(fonts::bold())
        .size(17.0)
        .color(room.theme.accent);
    ui.label(title);
    let article = room.session.project().articles().get(&room.view.article);
    let headline = article.map_or("", |it| it.title.as_str()).to_owned();
    let headline = RichText::new(headline).color(room.theme.mute);
    kit::start_and_end(
        ui,
        "review commands",
        |ui| {
            ui.add(egui::Label::new(headline).truncate());
        },
        |ui| {
            let layers = match room.view.layered {
                true => words.get("review-as-panes"),
                false => words.get("review-as-layers"),
            };
            room.command_button(ui, "review.layers", &layers);
            let same = room.name("review.accept-same");
            room.command_button(ui, "review.accept-same", &same);
            if room.state.settled {
                let again = room.name("review.unsettle");
                room.command_button(ui, "review.unsettle", &again);
            } else {
                let settle = room.name("review.settle");
                room.command_button(ui, "review.settle", &settle);
            }
        },
    );
}

/// Who is compared, with a mark on those who have not handed their work in; how much is decided.
fn people(room: &mut Room<'_>, ui: &mut Ui) {
    for (place, id) in room.view.annotators.iter().enumerate() {
        let name = RichText::new(room.person(place, id)).color(room.theme.ink);
        ui.label(name);
        if room.state.unfinished.contains(id) {
            let text = room.words.get("review-unfinished");
            let mark = RichText::new(text).size(12.0).color(room.theme.warn);
            ui.label(mark);
        }
        ui.add_space(theme::GAP_LARGE);
    }
    if room.view.annotators.len() > super::panes::PANES_MAX && !room.view.layered {
        kit::small(ui, &room.words.get("review-four-panes"));
    }
    let (decided, all) = (room.state.decided(), room.state.units.len());
    let text = fl!(
        room.words.loader,
        "review-decided",
        decided = room.words.number(decided),
        all = room.words.number(all)
    );
    kit::at_end(ui, "progress", Align::Center, |ui| {
        let share = decided as f32 / all.max(1) as f32;
        let bar = kit::progress(ui, share, PROGRESS_PT);
        bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
        ui.label(RichText::new(&text).size(12.0).color(room.theme.mute));
    });
}

fn filters(room: &mut Room<'_>, ui: &mut Ui) {
    for (place, shown) in Shown::ALL.into_iter().enumerate() {
        let count = room.state.counts.get(place).copied().unwrap_or_default();
        let name = room.words.get(&format!("review-show-{}", shown.code()));
        let text = room.words.joined(&[&name, &room.words.number(count)], " ");
        if kit::pill(ui, &text, room.view.shown == shown).clicked() {
            room.ask("review.filter", Args::new().with("show", shown.code()));
        }
    }
}
