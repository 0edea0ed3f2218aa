//! Labels: plain, mixed, wrapped and cut.

use super::Say;
use crate::ui::fonts;
use crate::ui::kit;
use crate::ui::theme::{self, Theme};
use egui::{Align, Label, Layout, RichText, Ui};

pub(super) fn show(ui: &mut Ui, theme: &Theme, say: Say) {
    ui.heading(say.t(
        "الميناء: المحادثات مع الشركة مستمرة",
        "The port: talks go on",
    ));
    kit::section(ui, say.t("سطر واحد", "One line"));
    for line in [
        say.t(
            "الكاتب: سارة علي (مراسلة)",
            "Author: Sara Ali (correspondent)",
        ),
        say.t("المصدر: NordPort (شركة)", "Source: شركة الميناء (company)"),
        say.t(
            "ارتفع بنسبة 12.5% بين 2024 و2025.",
            "Rose by 12.5% from 2024 to 2025.",
        ),
        say.t("٢٦ مارس ٢٠٢٥، الساعة ١٠:٣٠", "26 March 2025, 10:30"),
        say.t(
            "وَأَكَّدَ «الميناء» أن الاتفاق لا يُلغى.",
            "He said “لم يبقَ سوى بندين” (two items).",
        ),
        say.t(
            "الملف report-2025.txt غير موجود!",
            "The file تقرير.txt is missing!",
        ),
    ] {
        ui.label(line);
    }
    kit::section(ui, say.t("ملفوف", "Wrapped"));
    let long = say.t(
        "قال الوزير إن المحادثات مع الشركة (NordPort) ستنتهي في 26 مارس 2025 باتفاق قبل الصيف، مضيفاً أن الطرفين تجاوزا معظم النقاط الخلافية بنسبة 12.5% تقريباً؛ ولم يُعلَّق على «الموعد».",
        "The minister said that talks with شركة الميناء would end on 26 March 2025 with a deal before summer, and that both sides had passed most points (about 12.5%).",
    );
    ui.add(Label::new(long).wrap());
    kit::section(ui, say.t("مقطوع", "Cut"));
    ui.add(Label::new(long).truncate());
    ui.scope(|ui| {
        ui.set_max_width(140.0);
        let latin_end = say.t(
            "التقرير الكامل من Northern Ports",
            "Whole report of موانئ الشمال",
        );
        ui.add(Label::new(latin_end).truncate());
    });
    kit::section(ui, say.t("أشكال", "Looks"));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(say.t("غليظ", "Bold")).family(fonts::bold()));
        ui.label(
            RichText::new(say.t("خط القراءة", "Reading"))
                .family(fonts::reading())
                .size(theme::READING_SIZE_PT),
        );
        ui.label(RichText::new(say.t("تحته خط", "Underlined")).underline());
        ui.label(RichText::new(say.t("مشطوب", "Struck")).strikethrough());
        ui.label(RichText::new(say.t("خلفية", "Marked")).background_color(theme.find_hit));
        ui.weak(say.t("خافت", "Weak"));
        ui.small(say.t("صغير", "Small"));
        ui.monospace("/srv/اسم/file-1.txt");
    });
    ui.vertical_centered(|ui| ui.label(say.t("في الوسط (1)", "In the middle (1)")));
    ui.with_layout(Layout::top_down(Align::Max), |ui| {
        ui.label(say.t("عند النهاية: نعم.", "At the end: yes."));
        ui.add(Label::new(say.t("سطران\nعند النهاية (2).", "Two lines\nat the end (2).")).wrap());
    });
}
