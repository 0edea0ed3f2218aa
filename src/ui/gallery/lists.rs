//! Tables, tabs, trees, and lists to choose from.

use super::{Say, State, note};
use crate::ui::kit::{self, Column, ListAnswer, ListRow, TreeItem};
use crate::ui::theme::{LabelColours, Theme};
use egui::{CollapsingHeader, Ui};

/// A row of the table: an actor's name, tags, and share in percent.
struct Row {
    name: &'static str,
    tags: u32,
    percent: f64,
}

fn rows(say: Say) -> Vec<Row> {
    [
        (say.t("وزارة النقل", "Ministry of Transport"), 3, 12.5),
        (say.t("مدير الميناء", "Port director"), 14, 40.0),
        ("NordPort (شركة)", 120, 7.25),
        (say.t("صحيفة «المرفأ»", "“Harbour” newspaper"), 8, 33.0),
        (say.t("خبير لم يُسمَّ", "An unnamed expert"), 1, 0.5),
        (say.t("نقابة العمال", "Workers' union"), 27, 6.75),
        (say.t("سكان الحي القديم", "People of the old town"), 2, 0.0),
        (say.t("البلدية", "The municipality"), 5, 1.5),
    ]
    .map(|(name, tags, percent)| Row {
        name,
        tags,
        percent,
    })
    .into()
}

pub(super) fn table(ui: &mut Ui, say: Say, state: &mut State) {
    let columns = [
        Column {
            title: say.t("الفاعل", "Actor"),
            share: 2.0,
            numeric: false,
        },
        Column {
            title: say.t("الوسوم", "Tags"),
            share: 1.0,
            numeric: true,
        },
        Column {
            title: say.t("النسبة (٪)", "Share (%)"),
            share: 1.0,
            numeric: true,
        },
    ];
    let mut rows = rows(say);
    rows.sort_by(|a, b| {
        let order = match state.sort.column {
            0 => a.name.cmp(b.name),
            1 => a.tags.cmp(&b.tags),
            _ => a.percent.total_cmp(&b.percent),
        };
        if state.sort.descending {
            order.reverse()
        } else {
            order
        }
    });
    let digits = say.digits();
    let answer = kit::table(
        ui,
        "actors",
        &columns,
        state.sort,
        rows.len(),
        200.0,
        |row, column| match (rows.get(row), column) {
            (Some(row), 0) => row.name.to_owned(),
            (Some(row), 1) => digits.write(row.tags.into(), 0),
            (Some(row), _) => digits.write(row.percent, 2),
            (None, _) => String::new(),
        },
    );
    if let Some(column) = answer.sort_by {
        state.sort = state.sort.after(column);
    }
    if answer.row.is_some() {
        state.row = answer.row;
    }
}

pub(super) fn tabs(ui: &mut Ui, say: Say, state: &mut State) {
    let names = [
        say.t("الوسوم", "Tags"),
        say.t("الفاعلون (١٢)", "Actors (12)"),
        say.t("الشبكة", "Network"),
        say.t("السجل", "History"),
    ];
    if let Some(chosen) = kit::tabs(ui, "pages", &names, state.tab) {
        state.tab = chosen;
    }
    ui.add_space(8.0);
    ui.label(names.get(state.tab).copied().unwrap_or_default());
    let name = say.t("بعد الألسنة", "After the tabs");
    note(state, name, &ui.button(name));
}

pub(super) fn tree(ui: &mut Ui, say: Say, state: &mut State) {
    let items = [
        (say.t("الميناء", "The port"), 0),
        (say.t("وزارة النقل", "Ministry of Transport"), 1),
        (say.t("الوزير: أمين حدّاد", "The minister: Amin Haddad"), 2),
        (say.t("المتحدثة (2025)", "The spokeswoman (2025)"), 2),
        ("NordPort", 1),
        (say.t("المدير", "The director"), 2),
        (say.t("المدينة", "The city"), 0),
        (say.t("البلدية", "The municipality"), 1),
    ]
    .map(|(name, depth)| TreeItem { name, depth });
    let name = say.t("الفاعلون", "Actors");
    if let Some(next) = kit::tree(ui, "actors", name, &items, &state.tree) {
        state.tree = next;
    }
    ui.add_space(8.0);
    CollapsingHeader::new(say.t("تفاصيل مفتوحة", "Open details"))
        .default_open(true)
        .show(ui, |ui| {
            ui.label(say.t("السطر الأول: 1", "First line: 1"));
            CollapsingHeader::new(say.t("تفاصيل مغلقة", "Closed details")).show(ui, |ui| {
                ui.label(say.t("في الداخل", "Inside"));
            });
        });
}

pub(super) fn list(ui: &mut Ui, theme: &Theme, say: Say, state: &mut State) {
    let colours: Vec<(String, egui::Color32)> = LabelColours::offered(theme).collect();
    let colour = |place: usize| colours.get(place).map(|(_, colour)| *colour);
    let labels = [
        ("مؤكد", "Certain", "C", false),
        ("مرجّح (إلى حد بعيد)", "Probable (٪)", "", false),
        ("ممكن", "Possible", "3", false),
        ("مشكوك فيه", "Doubtful", "", true),
    ];
    let rows: Vec<ListRow> = state
        .labels
        .iter()
        .filter_map(|place| Some((*place, labels.get(*place)?)))
        .map(|(place, (arabic, english, shortcut, faded))| ListRow {
            key: place.to_string(),
            swatch: colour(place),
            name: say.t(arabic, english).to_owned(),
            beside: say.t(english, arabic).to_owned(),
            below: if place == 2 {
                say.t("بلا دليل (isnad-1.0)", "Without proof (دليل)")
                    .to_owned()
            } else {
                String::new()
            },
            end: say.t("مستعملة مرتين", "used twice").to_owned(),
            shortcut: (*shortcut).to_owned(),
            spoken: String::new(),
            faded: *faded,
        })
        .collect();
    let name = say.t("درجة اليقين", "Certainty");
    let here = state.labels.iter().position(|it| *it == state.label);
    match kit::list_in_order(ui, "labels", name, &rows, here) {
        Some(ListAnswer::Chosen(place)) => {
            state.label = state.labels.get(place).copied().unwrap_or_default();
        }
        Some(ListAnswer::Moved { from, to }) if from < state.labels.len() => {
            let label = state.labels.remove(from);
            state.labels.insert(to.min(state.labels.len()), label);
        }
        _ => {}
    }
    ui.add_space(10.0);
    let own = say.t("يختاره البرنامج", "The program chooses").to_owned();
    let mut swatches = vec![(None, own)];
    for (place, (_, colour)) in colours.iter().enumerate() {
        let name = format!("{} {}", say.t("اللون", "Colour"), place + 1);
        swatches.push((Some(*colour), name));
    }
    if let Some(place) = kit::swatches(ui, &swatches, Some(state.colour)) {
        state.colour = place;
    }
}
