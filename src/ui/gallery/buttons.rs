//! Buttons, links, check boxes, radio buttons and other choices.

use super::{Say, State, note};
use crate::ui::kit::{self, Icon};
use crate::ui::theme::Theme;
use egui::{Button, Checkbox, Ui};

pub(super) fn show(ui: &mut Ui, say: Say, state: &mut State) {
    kit::section(ui, say.t("أزرار", "Buttons"));
    ui.horizontal_wrapped(|ui| {
        let name = say.t("إلغاء", "Cancel");
        note(state, name, &ui.button(name));
        let name = say.t("حفظ الملف", "Save the file");
        note(state, name, &kit::primary_button(ui, name, true));
        let name = say.t("غير متاح", "Not now");
        note(state, name, &ui.add_enabled(false, Button::new(name)));
        let name = say.t("هادئ", "Quiet");
        note(state, name, &kit::quiet_button(ui, name));
        let name = say.t("افتح المصدر…", "Open the source…");
        note(state, name, &kit::link_button(ui, name));
    });
    kit::section(ui, say.t("بأيقونات", "With icons"));
    ui.horizontal_wrapped(|ui| {
        for (icon, name) in [
            (Icon::Undo, say.t("تراجع", "Undo")),
            (Icon::Redo, say.t("إعادة", "Redo")),
            (Icon::Forward, say.t("التالي", "Next")),
            (Icon::Back, say.t("السابق", "Previous")),
            (Icon::Search, say.t("بحث (Ctrl+F)", "Find (Ctrl+F)")),
            (Icon::Check, say.t("تم", "Done")),
        ] {
            note(state, name, &kit::labelled_icon_button(ui, icon, name));
        }
    });
    kit::section(ui, say.t("أيقونات", "Icons"));
    ui.horizontal_wrapped(|ui| {
        for icon in Icon::ALL {
            let name = format!("{icon:?}");
            note(state, &name, &kit::icon_button(ui, icon, &name));
        }
    });
}

pub(super) fn choices(ui: &mut Ui, theme: &Theme, say: Say, state: &mut State) {
    kit::section(ui, say.t("مربعات الاختيار", "Check boxes"));
    let [first, second, third] = &mut state.checked;
    ui.checkbox(first, say.t("أظهر الأسطر (1–20)", "Show lines (1–20)"));
    ui.checkbox(second, say.t("طابق الحروف", "Match letters"));
    ui.add(Checkbox::new(third, say.t("بعضها", "Some of them")).indeterminate(true));
    ui.add_enabled_ui(false, |ui| {
        ui.checkbox(&mut true, say.t("مقفل", "Locked"));
    });
    kit::section(ui, say.t("واحد من ثلاثة", "One of three"));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (n, name) in [
            say.t("مؤيّد", "For"),
            say.t("معارض", "Against"),
            say.t("محايد", "Neutral"),
        ]
        .into_iter()
        .enumerate()
        {
            ui.radio_value(&mut state.radio, n, name);
        }
    });
    kit::section(ui, say.t("مصافٍ", "Filters"));
    ui.horizontal(|ui| {
        for (n, name) in [
            say.t("الكل ١٢", "All 12"),
            say.t("جديد ٤", "New 4"),
            say.t("مكتمل ٨", "Done 8"),
        ]
        .into_iter()
        .enumerate()
        {
            if kit::pill(ui, name, state.pill == n).clicked() {
                state.pill = n;
            }
        }
        let name = say.t("مدير الميناء", "Port director");
        let pill = kit::dot_pill(ui, name, theme.actors.person, false);
        note(state, name, &pill);
    });
    kit::section(ui, say.t("موقف القائل", "Claimant's stance"));
    let stances = [
        (say.t("+ مؤيّد", "+ For"), theme.stances.support),
        (say.t("− معارض", "− Against"), theme.stances.oppose),
        (say.t("= محايد", "= Neutral"), theme.stances.neutral),
        (say.t("؟ متسائل", "? Asks"), theme.stances.query),
    ];
    ui.columns(stances.len(), |columns| {
        for (n, (ui, (name, colour))) in columns.iter_mut().zip(stances).enumerate() {
            if kit::choice(ui, name, state.stance == n, colour).clicked() {
                state.stance = n;
            }
        }
    });
}
