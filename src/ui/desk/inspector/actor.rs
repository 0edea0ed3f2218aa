//! An actor: names, roles, affiliations, other spellings, ids elsewhere, and what it says. Merging,
//! splitting and parting again begin here.

use std::sync::Arc;

use egui::Ui;
use i18n_embed_fl::fl;

use super::Pad;
use super::choose::{From, Pick};
use crate::app::commands::Args;
use crate::app::workspace::Request;
use crate::model::edit::Item;
use crate::model::{Actor, ActorId, ActorScope, Alias, Code};
use crate::ui::field::Field;
use crate::ui::kit;
use crate::ui::outbox::Action;

impl Pad<'_> {
    pub(super) fn actor(&mut self, ui: &mut Ui, id: &ActorId) {
        let Some(actor) = self.project().actors().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-actor"));
        let name = egui::RichText::new(actor.name(self.arabic()));
        let name = name.family(crate::ui::fonts::bold()).size(16.0);
        ui.add(egui::Label::new(name).wrap());
        self.actor_counts(ui, actor);
        self.merging(ui, actor);
        self.fields(ui, &Item::Actor(id.clone()), &[]);
        self.roles(ui, id);
        self.affiliations(ui, id);
        self.aliases(ui, id);
        self.external_ids(ui, actor);
        self.statements(ui);
    }

    fn actor_counts(&self, ui: &mut Ui, actor: &Actor) {
        let mentions = self.facts.mentions;
        let mentions = fl!(
            self.words.loader,
            "inspector-mentions-count",
            count = mentions,
            shown = self.words.number(mentions)
        );
        let scope = match &actor.scope {
            ActorScope::Project => self.get("inspector-scope-project"),
            ActorScope::Article(article) => {
                let article = self.project().articles().get(article);
                let title = article.map_or("", |it| it.title.as_str());
                fl!(self.words.loader, "inspector-scope-article", title = title)
            }
        };
        self.small(ui, mentions);
        self.small(ui, scope);
    }

    /// Whom it was merged into or who was merged into it, and the ways to merge and split.
    fn merging(&mut self, ui: &mut Ui, actor: &Actor) {
        let facts = Arc::clone(&self.facts);
        if actor.merged_into.is_some() {
            kit::label(ui, &self.get("inspector-merged-into"));
            self.actor_pill(ui, &actor.id);
            if kit::link_button(ui, &self.get("inspector-unmerge")).clicked() {
                let args = Args::new().with("actor", actor.id.as_str());
                self.ask("actor.unmerge", args);
            }
        }
        if !facts.merged.is_empty() {
            kit::label(ui, &self.get("inspector-merged-here"));
        }
        let list = "merged";
        for id in facts.merged.iter().take(self.rows(list)) {
            let Some(loser) = self.project().actors().get(id) else {
                continue;
            };
            ui.horizontal_wrapped(|ui| {
                kit::tag(ui, loser.name(self.arabic()));
                let again = self.get("inspector-unmerge");
                if ui
                    .push_id(id.as_str(), |ui| kit::link_button(ui, &again))
                    .inner
                    .clicked()
                {
                    self.ask("actor.unmerge", Args::new().with("actor", id.as_str()));
                }
            });
        }
        self.more_rows(ui, list, facts.merged.len());
        ui.horizontal_wrapped(|ui| {
            if kit::link_button(ui, &self.get("inspector-merge")).clicked() {
                let request = Request::MergeActors(actor.id.clone());
                self.outbox.push(Action::Request(request));
            }
            if facts.mentions > 0 && kit::link_button(ui, &self.get("inspector-split")).clicked() {
                let request = Request::SplitActor(actor.id.clone());
                self.outbox.push(Action::Request(request));
            }
        });
    }

    /// One field of a form that adds something.
    fn form_field(&mut self, ui: &mut Ui, key: &'static str, label: &str) -> bool {
        let mut text = self.state.forms.remove(key).unwrap_or_default();
        let shown = Field::single(("inspector form", key))
            .name(label)
            .hint(label)
            .show(ui, self.painter, &mut text);
        self.state.forms.insert(key, text);
        shown.submitted
    }

    fn typed(&self, key: &str) -> String {
        let text = self.state.forms.get(key).map_or("", |text| text.trim());
        text.to_owned()
    }

    /// A label chosen for something that is about to be added.
    fn form_label(&mut self, ui: &mut Ui, key: &'static str, set: &str, label: &str) -> Code {
        let arabic = self.arabic();
        let book = self.project().codebook();
        let now = match self.typed(key) {
            text if text.is_empty() => book.first(set).cloned().unwrap_or_default(),
            text => Code::new(text),
        };
        let mut chosen = now.clone();
        let combo = egui::ComboBox::from_id_salt(("inspector form", key))
            .selected_text(book.name(set, &now, arabic))
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                for entry in book.set(set).into_iter().flat_map(|set| set.offered()) {
                    let on = entry.code == now;
                    let row = egui::Button::selectable(on, entry.name(arabic));
                    if ui.add(row).clicked() {
                        chosen = entry.code.clone();
                    }
                }
            });
        kit::name(&combo.response, label);
        self.state.forms.insert(key, chosen.to_string());
        chosen
    }

    fn roles(&mut self, ui: &mut Ui, id: &ActorId) {
        let project = self.project();
        let list = "roles";
        let roles: Vec<_> = project.roles_of(id).collect();
        self.part(ui, "inspector-roles");
        let remove = self.get("inspector-take-away");
        for role in roles.iter().take(self.rows(list)) {
            let dates = [&role.from, &role.to].map(|date| self.words.date(date));
            let dates = match &dates {
                [from, to] if from.is_empty() && to.is_empty() => String::new(),
                [from, to] => self.words.joined(&[from, to], " – "),
            };
            let line = self.words.line(&[role.title(self.arabic()), &dates]);
            let gone = self.with_remove(ui, &remove, |_, ui| {
                ui.add(egui::Label::new(line).wrap());
            });
            if gone {
                let args = Args::new().with("role", role.id.as_str());
                self.ask("actor.role-remove", args);
            }
        }
        self.more_rows(ui, list, roles.len());
        let title = self.get("inspector-role-add");
        if !self.fold(ui, "role form", &title) {
            return;
        }
        let mut go = false;
        for (key, name) in [
            ("role title", "inspector-role-title-ar"),
            ("role title en", "inspector-role-title-en"),
            ("role from", "inspector-from"),
            ("role to", "inspector-to"),
        ] {
            let name = self.get(name);
            go |= self.form_field(ui, key, &name);
        }
        let [ar, en, from, to] =
            ["role title", "role title en", "role from", "role to"].map(|key| self.typed(key));
        let ready = !(ar.is_empty() && en.is_empty());
        let pressed = ui
            .add_enabled(ready, egui::Button::new(self.get("inspector-add")))
            .clicked();
        if ready && (go || pressed) {
            let args = Args::new()
                .with("actor", id.as_str())
                .with("title", ar)
                .with("title_en", en)
                .with("from", from)
                .with("to", to);
            self.ask("actor.role", args);
            self.state.forms.clear();
        }
    }

    fn affiliations(&mut self, ui: &mut Ui, id: &ActorId) {
        let project = self.project();
        let list = "affiliations";
        let ties: Vec<_> = project.affiliations_of(id).collect();
        self.part(ui, "inspector-affiliations");
        let remove = self.get("inspector-take-away");
        for tie in ties.iter().take(self.rows(list)) {
            let kind = self.label("affiliation.kind", &tie.kind);
            // Of a tie that points here the other end is shown, after what it is.
            let is_own = tie.actor == *id;
            let other = if is_own { &tie.to } else { &tie.actor };
            let kind = if is_own {
                kind.to_owned()
            } else {
                let back = self.get("inspector-affiliation-back");
                self.words.line(&[kind, &back])
            };
            self.small(ui, kind);
            let gone = self.with_remove(ui, &remove, |pad, ui| pad.actor_pill(ui, other));
            if gone {
                let args = Args::new().with("affiliation", tie.id.as_str());
                self.ask("actor.affiliation-remove", args);
            }
        }
        self.more_rows(ui, list, ties.len());
        let title = self.get("inspector-affiliation-add");
        if !self.fold(ui, "affiliation form", &title) {
            return;
        }
        let label = self.get("inspector-affiliation-kind");
        let kind = self.form_label(ui, "affiliation kind", "affiliation.kind", &label);
        let label = self.get("inspector-actor-choose");
        let picked = self.choose(ui, "affiliation", &label, From::Actors, false);
        if let Some(Pick::Id(other)) = picked {
            let args = Args::new()
                .with("actor", id.as_str())
                .with("other", other)
                .with("kind", kind.as_str());
            self.ask("actor.affiliation", args);
        }
    }

    fn aliases(&mut self, ui: &mut Ui, id: &ActorId) {
        let project = self.project();
        let list = "aliases";
        let aliases: Vec<&Alias> = project.aliases_of(id).collect();
        self.part(ui, "inspector-aliases");
        for alias in aliases.iter().take(self.rows(list)) {
            ui.push_id(alias.id.as_str(), |ui| self.alias(ui, alias));
        }
        self.more_rows(ui, list, aliases.len());
        let title = self.get("inspector-alias-add");
        if !self.fold(ui, "alias form", &title) {
            return;
        }
        let label = self.get("inspector-alias-surface");
        let go = self.form_field(ui, "alias", &label);
        let label = self.get("inspector-alias-kind");
        let kind = self.form_label(ui, "alias kind", "alias.kind", &label);
        let surface = self.typed("alias");
        let ready = !surface.is_empty();
        let pressed = ui
            .add_enabled(ready, egui::Button::new(self.get("inspector-add")))
            .clicked();
        if ready && (go || pressed) {
            let args = Args::new()
                .with("actor", id.as_str())
                .with("alias", surface)
                .with("kind", kind.as_str());
            self.ask("actor.alias", args);
            self.state.forms.clear();
        }
    }

    /// One other name; what can be changed about it is a fold away.
    fn alias(&mut self, ui: &mut Ui, alias: &Alias) {
        let arabic = self.arabic();
        let book = self.project().codebook();
        let kind = book.name("alias.kind", &alias.kind, arabic);
        let shared = if alias.ambiguous {
            self.get("inspector-alias-shared")
        } else {
            String::new()
        };
        let title = self.words.line(&[&alias.surface, kind, &shared]);
        if !self.fold(ui, &format!("alias {}", alias.id), &title) {
            return;
        }
        let args = || Args::new().with("alias", alias.id.as_str());
        let name = self.get("inspector-alias-kind");
        let mut chosen = None;
        let combo = egui::ComboBox::from_id_salt("alias kind")
            .selected_text(kind)
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                let set = book.set("alias.kind");
                for entry in set.into_iter().flat_map(|set| set.offered()) {
                    let on = entry.code == alias.kind;
                    let row = egui::Button::selectable(on, entry.name(arabic));
                    if ui.add(row).clicked() {
                        chosen = Some(entry.code.to_string());
                    }
                }
            });
        kit::name(&combo.response, &name);
        if let Some(chosen) = chosen {
            self.ask("actor.alias-change", args().with("kind", chosen));
        }
        let mut ambiguous = alias.ambiguous;
        let name = self.get("inspector-alias-ambiguous");
        if ui.checkbox(&mut ambiguous, name).changed() {
            let args = args().with("ambiguous", ambiguous.to_string());
            self.ask("actor.alias-change", args);
        }
        if kit::link_button(ui, &self.get("inspector-take-away")).clicked() {
            self.ask("actor.alias-remove", args());
        }
    }

    fn external_ids(&mut self, ui: &mut Ui, actor: &Actor) {
        self.part(ui, "inspector-external");
        let remove = self.get("inspector-take-away");
        let args = |key: &str, value: &str| {
            Args::new()
                .with("actor", actor.id.as_str())
                .with("key", key)
                .with("value", value)
        };
        for (key, value) in actor.external_ids.iter().take(16) {
            let line = self.words.line(&[key, value]);
            let gone = self.with_remove(ui, &remove, |_, ui| {
                ui.add(egui::Label::new(line).truncate());
            });
            if gone {
                self.ask("actor.external", args(key, ""));
            }
        }
        let title = self.get("inspector-external-add");
        if !self.fold(ui, "external form", &title) {
            return;
        }
        let label = self.get("inspector-external-key");
        let mut go = self.form_field(ui, "external key", &label);
        let label = self.get("inspector-external-value");
        go |= self.form_field(ui, "external value", &label);
        let (key, value) = (self.typed("external key"), self.typed("external value"));
        let ready = !key.is_empty() && !value.is_empty();
        let pressed = ui
            .add_enabled(ready, egui::Button::new(self.get("inspector-add")))
            .clicked();
        if ready && (go || pressed) {
            self.ask("actor.external", args(&key, &value));
            self.state.forms.clear();
        }
    }

    /// What the actor claims in the project; a click goes there.
    fn statements(&mut self, ui: &mut Ui) {
        let facts = Arc::clone(&self.facts);
        self.part(ui, "inspector-statements");
        if facts.statements.is_empty() {
            return self.small(ui, self.get("inspector-no-statements"));
        }
        let list = "statements";
        for id in facts.statements.iter().take(self.rows(list)) {
            if let Some(claim) = self.project().claims().get(id) {
                self.claim_row(ui, claim);
            }
        }
        self.more_rows(ui, list, facts.statements.len());
    }
}
