//! Choosing one of many by its name: a button that opens a field and the names that fit what is
//! typed. What fits is found anew only when something else is typed.

use egui::{Color32, Popup, PopupCloseBehavior, Ui};
use i18n_embed_fl::fl;

use super::Pad;
use crate::text::fold::{FoldOptions, fold};
use crate::ui::field::Field;
use crate::ui::kit;

/// Most names that are offered at once.
const OFFERED: usize = 12;
const WIDTH_PT: f32 = 250.0;

/// What is chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    Actors,
    Canonicals,
    Topics,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pick {
    Id(String),
    /// Something that is not there yet, by what was typed.
    New(String),
}

#[derive(Debug)]
struct Row {
    id: String,
    name: String,
    dot: Option<Color32>,
}

/// What was found last, and what was asked then.
#[derive(Debug, Default)]
pub(super) struct Found {
    key: Option<(From, String, u64, bool, bool)>,
    rows: Vec<Row>,
    query: String,
}

/// What two spellings of a name have in common.
pub(super) fn name_key(text: &str) -> String {
    let folded = fold(text.trim(), &FoldOptions::default());
    folded.key().iter().collect()
}

impl Pad<'_> {
    /// A button with a way to choose behind it.
    pub(super) fn choose(
        &mut self,
        ui: &mut Ui,
        salt: &'static str,
        label: &str,
        from: From,
        can_make: bool,
    ) -> Option<Pick> {
        let button = ui.push_id(salt, |ui| kit::link_button(ui, label)).inner;
        let mut picked = None;
        if button.clicked() {
            self.state.found.query.clear();
        }
        Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(WIDTH_PT)
            .show(|ui| {
                ui.set_width(WIDTH_PT);
                picked = self.choices(ui, salt, label, from, can_make);
                if picked.is_some() {
                    ui.close();
                }
            });
        picked
    }

    fn choices(
        &mut self,
        ui: &mut Ui,
        salt: &'static str,
        label: &str,
        from: From,
        can_make: bool,
    ) -> Option<Pick> {
        let mut query = std::mem::take(&mut self.state.found.query);
        let hint = self.get("inspector-choose-hint");
        let shown = Field::single(("choose", salt))
            .name(label)
            .hint(&hint)
            .take_focus(kit::appeared(ui.ctx(), salt))
            .show(ui, self.painter, &mut query);
        self.find(from, &query);
        let mut picked = None;
        let first = shown.submitted;
        for (place, row) in self.state.found.rows.iter().enumerate() {
            let pill = match row.dot {
                Some(dot) => kit::dot_pill(ui, &row.name, dot, false),
                None => kit::statement_row(ui, &row.name, self.theme),
            };
            if pill.clicked() || (first && place == 0) {
                picked = Some(Pick::Id(row.id.clone()));
            }
        }
        let typed = query.trim();
        if self.state.found.rows.is_empty() && typed.is_empty() {
            self.small(ui, self.get("inspector-choose-none"));
        }
        if can_make && !typed.is_empty() {
            let text = fl!(self.words.loader, "inspector-choose-new", name = typed);
            let alone = first && self.state.found.rows.is_empty();
            if kit::link_button(ui, &text).clicked() || alone {
                picked = Some(Pick::New(typed.to_owned()));
            }
        }
        self.state.found.query = query;
        picked
    }

    fn find(&mut self, from: From, query: &str) {
        let project = self.project();
        let (arabic, theme) = (self.arabic(), self.theme);
        let key = (
            from,
            query.to_owned(),
            project.generation(),
            arabic,
            theme.dark,
        );
        if self.state.found.key.as_ref() == Some(&key) {
            return;
        }
        let wanted = name_key(query);
        let fits = |name: &str| wanted.is_empty() || name_key(name).contains(&wanted);
        self.state.found.rows = match from {
            From::Actors => project
                .living_actors()
                .filter(|actor| project.names_of(actor).any(fits))
                .take(OFFERED)
                .map(|actor| Row {
                    id: actor.id.to_string(),
                    name: actor.name(arabic).to_owned(),
                    dot: Some(theme.actors.of(Some(actor.kind.as_str()))),
                })
                .collect(),
            From::Canonicals => project
                .canonicals()
                .iter()
                .filter(|it| it.merged_into.is_none())
                .filter(|it| fits(&it.proposition_ar) || fits(&it.proposition_en))
                .take(OFFERED)
                .map(|it| Row {
                    id: it.id.to_string(),
                    name: it.wording(arabic).to_owned(),
                    dot: None,
                })
                .collect(),
            From::Topics => project
                .topics()
                .iter()
                .filter(|it| it.merged_into.is_none())
                .filter(|it| fits(&it.name_ar) || fits(&it.name_en) || fits(&it.code))
                .take(OFFERED)
                .map(|it| Row {
                    id: it.id.to_string(),
                    name: super::topic::title(it, arabic),
                    dot: None,
                })
                .collect(),
        };
        self.state.found.key = Some(key);
    }
}
