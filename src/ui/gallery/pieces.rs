//! The pieces of our own that the desk is made of.

use super::{Say, State, note};
use crate::ui::kit;
use crate::ui::theme::Theme;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, theme: &Theme, say: Say, state: &mut State) {
    let name = say.t("عيّنة جاهزة", "The sample");
    let hint = say.t("ثمانية مقالات موسومة", "Eight tagged articles");
    note(
        state,
        name,
        &kit::big_button(ui, theme, name, hint, "Ctrl+N", true),
    );
    ui.horizontal(|ui| {
        let name = say.t("ابحث أو نفّذ أمراً…", "Find or run a command…");
        note(state, name, &kit::search_button(ui, name, "Ctrl+K"));
        let name = say.t("سلمى", "Salma");
        let person = kit::person(ui, say.t("س", "S"), name, theme.actors.person);
        note(state, name, &person);
    });
    kit::section(ui, say.t("أوامر", "Commands"));
    for (name, hint, keys, here) in [
        (
            say.t("افتح مشروعاً…", "Open a project…"),
            say.t("مجلد فيه مشروع إسناد", "A folder with an Isnad project"),
            "Ctrl+O",
            true,
        ),
        (
            say.t("لوح جديد", "New pane"),
            say.t("مقال آخر بجانب الأول", "Another article beside the first"),
            "Ctrl+Shift+N",
            false,
        ),
    ] {
        let row = kit::command_row(ui, theme, name, hint, keys, here, true);
        note(state, name, &row);
    }
    kit::section(ui, say.t("مشاريع سابقة", "Recent projects"));
    let name = say.t("ميناء الشمال", "north-port");
    note(
        state,
        name,
        &kit::path_row(ui, theme, name, "/home/salma/ميناء/north-port"),
    );
    kit::section(ui, say.t("سلسلة الإسناد", "Chain of attribution"));
    let neutral = say.t("محايد", "neutral");
    kit::chain_link(
        ui,
        theme.actors.media,
        say.t("صحيفة المرفأ", "Harbour"),
        neutral,
    );
    kit::chain_link(
        ui,
        theme.actors.person,
        say.t("الوزير أمين حدّاد", "Minister Amin Haddad"),
        say.t("قال (2025)", "said (2025)"),
    );
    kit::section(ui, say.t("ادعاءات", "Claims"));
    let name = say.t(
        "«المحادثات مع الشركة ستنتهي باتفاق قبل الصيف، وقد أُنجز 12.5% من العقد»",
        "“Talks with the company will end with a deal before summer, and 12.5% is done”",
    );
    note(state, name, &kit::statement_row(ui, name, theme));
    ui.horizontal(|ui| {
        kit::tag(ui, say.t("توقّع", "Prediction"));
        kit::tag(ui, say.t("مشروط", "Conditional"));
        kit::tag(ui, "NordPort");
    });
    kit::empty(
        ui,
        say.t("لا وسوم بعد", "No tags yet"),
        say.t("حدّد كلمات ثم اضغط 1.", "Select words, then press 1."),
    );
}

pub(super) fn palette(ui: &mut Ui, theme: &Theme, say: Say, state: &mut State) {
    kit::palette_frame(theme).show(ui, |ui| {
        ui.horizontal(|ui| {
            for (key, name) in [
                ("1", say.t("ادعاء", "Claim")),
                ("2", say.t("ذِكر", "Mention")),
                ("3", say.t("إسناد", "Attribution")),
            ] {
                let choice = kit::palette_choice(ui, theme, key, name, key == "1", true);
                note(state, name, &choice);
            }
        });
        for (key, name, dot) in [
            (
                "1",
                say.t("مدير الميناء", "Port director"),
                theme.actors.person,
            ),
            ("2", "NordPort (شركة)", theme.actors.company),
        ] {
            let row = kit::palette_row(ui, theme, key, name, Some(dot), key == "2");
            note(state, name, &row);
        }
    });
}
