//! Menus with submenus and shortcuts, combo boxes, a context menu and tooltips.

use super::{Say, State, note};
use crate::ui::kit;
use egui::{Button, ComboBox, MenuBar, Sense, StrokeKind, Ui, WidgetInfo, vec2};

/// Width of menus, in points.
const WIDTH_PT: f32 = 170.0;

/// An entry of a menu with its keys.
fn entry(ui: &mut Ui, state: &mut State, name: &str, keys: &str) {
    let response = kit::menu_row(ui, name, keys, true);
    note(state, name, &response);
    if response.clicked() {
        ui.close();
    }
}

pub(super) fn show(ui: &mut Ui, say: Say, state: &mut State) {
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button(say.t("ملف", "File"), |ui| {
            ui.set_width(WIDTH_PT);
            entry(
                ui,
                state,
                say.t("افتح مشروعاً…", "Open a project…"),
                "Ctrl+O",
            );
            ui.menu_button(say.t("صدّر إلى", "Export as"), |ui| {
                ui.set_width(WIDTH_PT);
                entry(ui, state, "JSON Lines (.jsonl)", "");
                entry(ui, state, say.t("جدول CSV", "CSV table"), "Ctrl+Shift+E");
                ui.menu_button(say.t("لأداة أخرى", "For another tool"), |ui| {
                    ui.set_width(WIDTH_PT);
                    entry(ui, state, "brat", "");
                    entry(ui, state, "WebAnno TSV 3", "");
                });
            });
            ui.separator();
            ui.add_enabled(
                false,
                Button::new(say.t("غير متاح", "Not now")).shortcut_text("F5"),
            );
            entry(ui, state, say.t("اخرج", "Quit"), "Ctrl+Q");
        });
        ui.menu_button(say.t("تحرير", "Edit"), |ui| {
            ui.set_width(WIDTH_PT);
            entry(ui, state, say.t("تراجع", "Undo"), "Ctrl+Z");
            entry(ui, state, say.t("إعادة", "Redo"), "Ctrl+Shift+Z");
            ui.checkbox(&mut state.checked[1], say.t("طابق الحروف", "Match letters"));
        });
    });
    kit::section(ui, say.t("قائمة منسدلة", "Combo box"));
    let kinds = [
        say.t("واقعة", "Factual"),
        say.t("توقّع", "Prediction"),
        say.t("تقييم (رأي)", "Evaluation (opinion)"),
    ];
    let shown = ComboBox::from_label(say.t("النوع", "Type"))
        .selected_text(kinds.get(state.kind).copied().unwrap_or_default())
        .show_ui(ui, |ui| {
            for (n, kind) in kinds.into_iter().enumerate() {
                ui.selectable_value(&mut state.kind, n, kind);
            }
        });
    kit::name(&shown.response, say.t("النوع", "Type"));
    kit::section(ui, say.t("قائمة السياق", "Context menu"));
    let (rect, pad) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let name = say.t("اضغط بالزر الثاني هنا", "Press the second button here");
    pad.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let visuals = ui.visuals();
    ui.painter().rect_stroke(
        rect,
        4.0,
        visuals.widgets.inactive.bg_stroke,
        StrokeKind::Inside,
    );
    ui.painter().text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        name,
        egui::TextStyle::Body.resolve(ui.style()),
        visuals.text_color(),
    );
    pad.context_menu(|ui| {
        ui.set_width(WIDTH_PT);
        entry(ui, state, say.t("انسخ", "Copy"), "Ctrl+C");
        entry(ui, state, say.t("احذف الوسم", "Delete the tag"), "Del");
        ui.menu_button(say.t("غيّر النوع إلى", "Change type to"), |ui| {
            ui.set_width(WIDTH_PT);
            for kind in kinds {
                entry(ui, state, kind, "");
            }
        });
    });
    kit::section(ui, say.t("تلميح", "Tooltip"));
    let name = say.t("مرّر المؤشّر", "Point here");
    let button = ui.button(name).on_hover_text(say.t(
        "يفتح المقال في لوح جديد (Ctrl+Enter)، ويبقى الأول كما هو حتى تغلقه.",
        "Opens the article in a new pane (Ctrl+Enter); the first stays until you close it.",
    ));
    note(state, name, &button);
}
