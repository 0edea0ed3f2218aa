//! Text fields, number fields, sliders and progress.

use super::{Say, State, note};
use crate::ui::field::{Field, NumberField};
use crate::ui::kit::{self, Scale};
use crate::ui::paint::SharedTextPainter;
use egui::{Spinner, Ui};

pub(super) fn show(ui: &mut Ui, painter: &SharedTextPainter, say: Say, state: &mut State) {
    let name = say.t("الاسم", "Name");
    kit::label(ui, name);
    Field::single("name")
        .name(name)
        .show(ui, painter, &mut state.name);
    let name = say.t("عنوان طويل", "Long title");
    kit::label(ui, name);
    Field::single("long")
        .name(name)
        .width(240.0)
        .show(ui, painter, &mut state.long);
    let name = say.t("بحث", "Find");
    kit::label(ui, name);
    Field::single("empty")
        .name(name)
        .hint(say.t("ابحث في المقالات…", "Find in articles…"))
        .width(240.0)
        .show(ui, painter, &mut state.empty);
    let name = say.t("ملاحظة", "Note");
    kit::label(ui, name);
    Field::multi("note", 3)
        .name(name)
        .show(ui, painter, &mut state.note);
    ui.add_enabled_ui(false, |ui| {
        let mut locked = say.t("مقفل: 2025", "Locked: 2025").to_owned();
        Field::single("locked")
            .name(say.t("مقفل", "Locked"))
            .show(ui, painter, &mut locked);
    });
}

pub(super) fn numbers(ui: &mut Ui, painter: &SharedTextPainter, say: Say, state: &mut State) {
    kit::section(ui, say.t("منزلقات", "Sliders"));
    let percent = Scale {
        range: 0.0..=100.0,
        step: 1.0,
        decimals: 0,
        digits: say.digits(),
        unit: say.t("٪", "%"),
    };
    let name = say.t("النسبة", "Share");
    kit::slider(ui, painter, name, &percent, &mut state.percent);
    let points = Scale {
        range: 10.0..=40.0,
        step: 0.5,
        decimals: 1,
        digits: say.digits(),
        unit: say.t("نقطة", "pt"),
    };
    let name = say.t("حجم الخط", "Text size");
    kit::slider(ui, painter, name, &points, &mut state.size);
    kit::section(ui, say.t("أعداد", "Numbers"));
    ui.horizontal(|ui| {
        let name = say.t("التغيّر", "Change");
        ui.label(say.t("التغيّر:", "Change:"));
        NumberField::new("change", name, -10.0..=10.0)
            .step(0.1, 1)
            .digits(say.digits())
            .unit(say.t("٪", "%"))
            .show(ui, painter, &mut state.change);
        let name = say.t("السنة", "Year");
        ui.label(say.t("السنة:", "Year:"));
        NumberField::new("year", name, 1900.0..=2100.0).show(ui, painter, &mut state.year);
    });
    kit::section(ui, say.t("تقدّم", "Progress"));
    ui.horizontal(|ui| {
        kit::progress(ui, 0.4, 260.0);
        ui.label(say.t("٤٠ من ١٠٠", "40 of 100"));
    });
    ui.horizontal(|ui| {
        let stop = say.t("أوقف", "Stop");
        if kit::progress_with_cancel(ui, 0.7, say.t("٧ من ١٠ ملفات", "7 of 10 files"), stop)
        {
            state.pressed.push(stop.to_owned());
        }
    });
    ui.horizontal(|ui| {
        ui.add(Spinner::new().size(14.0));
        ui.label(say.t("يُحمَّل…", "Loading…"));
        let name = say.t("حدّث", "Refresh");
        note(state, name, &ui.button(name));
    });
}
