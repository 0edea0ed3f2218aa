//! Words that are being typed into a field of a thing, until they are sent off as one deed: by
//! Enter, by leaving the field, or by turning to something else. Esc forgets them.

use std::collections::BTreeMap;

use egui::Ui;

use super::Pad;
use crate::app::commands::Args;
use crate::model::Project;
use crate::model::edit::Item;
use crate::model::field::{Field, Value};
use crate::ui::field;

#[derive(Debug)]
struct Draft {
    text: String,
    /// The field was painted in this frame.
    seen: bool,
}

/// What is being typed, by thing and field.
#[derive(Debug, Default)]
pub struct Drafts(BTreeMap<(Item, &'static str), Draft>);

fn deed(item: &Item, field: &'static str, text: &str) -> (&'static str, Args) {
    let args = Args::new()
        .with("id", item.id())
        .with("field", field)
        .with("value", text);
    ("field.set", args)
}

impl Drafts {
    /// Everything that says something else than the project; forgets it.
    pub(super) fn all(&mut self, project: &Project) -> Vec<(&'static str, Args)> {
        let differs = |item: &Item, name: &str, text: &str| {
            let field = crate::model::field::field_of(item, name);
            let stored = field.and_then(|field| project.value(item, field));
            matches!(stored, Some(Value::Text(stored)) if stored != text)
        };
        std::mem::take(&mut self.0)
            .into_iter()
            .filter(|((item, field), draft)| differs(item, field, &draft.text))
            .map(|((item, field), draft)| deed(&item, field, &draft.text))
            .collect()
    }
}

impl Pad<'_> {
    /// A field for words of the shown thing.
    pub(super) fn words_field(
        &mut self,
        ui: &mut Ui,
        item: &Item,
        of: &'static Field,
        stored: &str,
        name: &str,
        rows: usize,
    ) {
        let key = (item.clone(), of.id);
        let mut text = match self.state.drafts.0.get(&key) {
            Some(draft) => draft.text.clone(),
            None => stored.to_owned(),
        };
        let salt = ("inspector field", of.id, item.id());
        let shown = if rows > 1 {
            field::Field::multi(salt, rows)
        } else {
            field::Field::single(salt)
        };
        let shown = shown.name(name).show(ui, self.painter, &mut text);
        if shown.cancelled {
            self.state.drafts.0.remove(&key);
        } else if shown.submitted || shown.response.lost_focus() {
            self.state.drafts.0.remove(&key);
            if text != stored {
                let (id, args) = deed(item, of.id, &text);
                self.ask(id, args);
            }
        } else if text != stored {
            self.state.drafts.0.insert(key, Draft { text, seen: true });
        } else {
            self.state.drafts.0.remove(&key);
        }
    }

    /// Sends off what was typed into fields that are not shown any more.
    pub(super) fn send_left_drafts(&mut self) {
        let left: Vec<_> = self
            .state
            .drafts
            .0
            .iter_mut()
            .filter_map(|(key, draft)| (!std::mem::take(&mut draft.seen)).then(|| key.clone()))
            .collect();
        for key in left {
            if let Some(draft) = self.state.drafts.0.remove(&key) {
                let (id, args) = deed(&key.0, key.1, &draft.text);
                self.ask(id, args);
            }
        }
    }
}
