//! Everything that was published, the latest first: who, when, why. A click reads an edition.

use egui::Ui;
use i18n_embed_fl::fl;

use super::{Room, column, sheet};
use crate::app::codebook::day_of;
use crate::app::commands::Args;
use crate::model::Code;
use crate::ui::kit::{self, ListRow};
use crate::ui::theme;

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let title = room.words.get("codebook-page-editions");
    column(room, ui, &title, |room, ui| {
        let words = room.words;
        kit::small(ui, &words.get("codebook-editions-hint"));
        ui.add_space(theme::GAP_LARGE);
        let (versions, rows) = rows(room);
        let theme = room.theme;
        sheet(ui, theme, |ui| {
            let chosen = kit::list(ui, "codebook editions", &title, &rows, None);
            if let Some(version) = chosen.and_then(|place| versions.get(place)) {
                let args = Args::new().with("edition", version.as_str());
                room.ask("codebook.open", args);
            }
        });
    });
}

fn rows(room: &Room<'_>) -> (Vec<Code>, Vec<ListRow>) {
    let words = room.words;
    let project = room.session.project();
    let in_force = &project.codebook().version;
    let row = |version: &Code, who: &str, below: String| ListRow {
        key: version.to_string(),
        name: version.to_string(),
        beside: who.to_owned(),
        below,
        end: if version == in_force {
            words.get("codebook-this-is-in-force")
        } else {
            String::new()
        },
        ..ListRow::default()
    };
    let mut editions: Vec<(Code, ListRow)> = Vec::new();
    let founding = &project.founding_codebook().version;
    editions.push((
        founding.clone(),
        row(founding, "", words.get("codebook-founding")),
    ));
    for edition in project.published() {
        let when = edition.published_ms.map(|ms| words.date(&day_of(ms)));
        let when = when.unwrap_or_default();
        let name = project.person(&edition.annotator);
        let who = fl!(words.loader, "codebook-by", name = name);
        let version = &edition.book.version;
        let below = words.line(&[&when, &edition.changes]);
        editions.push((version.clone(), row(version, &who, below)));
    }
    editions.reverse();
    editions.into_iter().unzip()
}
