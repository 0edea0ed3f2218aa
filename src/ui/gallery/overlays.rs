//! What lies over the rest: dialogs and notices.

use super::{Say, State, note};
use crate::ui::field::Field;
use crate::ui::kit;
use crate::ui::paint::SharedTextPainter;
use crate::ui::theme::{self, Theme};
use egui::{RichText, Ui};

pub(super) fn dialog(
    ui: &mut Ui,
    painter: &SharedTextPainter,
    theme: &Theme,
    say: Say,
    state: &mut State,
) {
    ui.label(say.t("ما تحت الحوار", "What lies below the dialog"));
    let left = kit::modal(ui.ctx(), theme, |ui| {
        ui.set_width(320.0);
        ui.heading(say.t("احذف الفاعل «NordPort»؟", "Delete the actor “NordPort”?"));
        let words = say.t(
            "ستُحذف معه 3 وسوم في مقالين (0001 و0005). يمكنك التراجع بـ Ctrl+Z.",
            "3 tags in two articles (0001 and 0005) go with it. You can undo it with Ctrl+Z.",
        );
        ui.add(egui::Label::new(RichText::new(words).color(theme.mute)).wrap());
        let name = say.t("السبب", "Reason");
        kit::label(ui, name);
        Field::single("reason")
            .name(name)
            .show(ui, painter, &mut state.name);
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            let name = say.t("احذف", "Delete");
            note(state, name, &kit::primary_button(ui, name, true));
            let name = say.t("إلغاء", "Cancel");
            note(state, name, &ui.button(name));
        });
    });
    if left {
        state.pressed.push("veil".to_owned());
    }
}

pub(super) fn notices(ui: &mut Ui, theme: &Theme, say: Say, state: &mut State) {
    let dismiss = say.t("أغلق", "Dismiss");
    for (colour, words) in [
        (theme.ok, say.t("تراجعت عن وسم «ادعاء».", "Took back the tag “claim”.")),
        (
            theme.warn,
            say.t(
                "الملف report.txt ليس نصاً بترميز UTF-8؛ لم يُضف (1 من 4).",
                "The file تقرير.txt is no UTF-8 text; it was not added (1 of 4).",
            ),
        ),
        (
            theme.danger,
            say.t(
                "القرص ممتلئ: لم يُحفظ آخر تغيير. ما قبله محفوظ في \u{2068}/srv/isnad/project\u{2069}، وسيُعاد الحفظ حين يتسع المكان.",
                "The disk is full: the last change is not saved. What came before is safe in /srv/isnad/project; saving goes on when there is room.",
            ),
        ),
    ] {
        if kit::toast(ui, theme, colour, words, dismiss) {
            state.pressed.push(words.to_owned());
        }
    }
}
