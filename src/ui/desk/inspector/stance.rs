//! Stances: those on a claim, quick to set, and one of them with all its fields.

use std::sync::Arc;

use egui::Ui;
use i18n_embed_fl::fl;

use super::Pad;
use crate::app::commands::Args;
use crate::model::edit::Item;
use crate::model::{Claim, Stance, StanceId, Target};
use crate::ui::desk::marks::sign_of;
use crate::ui::kit;

/// Labels that stand beside each other.
const COLUMNS: usize = 3;

impl Pad<'_> {
    /// The claimant's stance, set by one click, and the list of all that were taken.
    pub(super) fn stances_on(&mut self, ui: &mut Ui, claim: &Claim) {
        let facts = Arc::clone(&self.facts);
        let project = self.project();
        let arabic = self.arabic();
        self.part(ui, "inspector-stance");
        let claimant = project.claimant_of(&claim.id).map(|actor| &actor.id);
        let mut own = facts.stances.iter().take(64);
        let own = own
            .by_ref()
            .filter_map(|id| project.stances().get(id))
            .filter(|it| it.annotator == claim.annotator);
        let own: Vec<&Stance> = own.collect();
        let resolved = |it: &&&Stance| {
            let holder = it.holder.as_ref().and_then(|id| project.resolve(id));
            holder.map(|actor| &actor.id) == claimant
        };
        let main = own.iter().find(resolved).or(own.first()).copied();
        let set = project.codebook().set("stance.label");
        let entries: Vec<_> = set.into_iter().flat_map(|set| set.offered()).collect();
        let mine = facts.colleague.is_none();
        ui.add_enabled_ui(mine, |ui| {
            for row in entries.chunks(COLUMNS) {
                ui.columns(COLUMNS, |columns| {
                    for (ui, entry) in columns.iter_mut().zip(row) {
                        let code = entry.code.as_str();
                        let on = main.is_some_and(|it| it.label == entry.code);
                        let text = format!("{} {}", sign_of(code, arabic), entry.name(arabic));
                        let colour = self.theme.stances.of(Some(code));
                        if kit::choice(ui, &text, on, colour).clicked() {
                            let args = Args::new()
                                .with("id", claim.id.as_str())
                                .with("label", code);
                            self.ask("stance.set", args);
                        }
                    }
                });
            }
        });
        if let Some(main) = main
            && main.holder.is_none()
        {
            self.small(ui, self.get("inspector-no-holder"));
        }
        let list = "stances";
        for id in facts.stances.iter().take(self.rows(list)) {
            if let Some(stance) = project.stances().get(id) {
                self.stance_row(ui, stance);
            }
        }
        self.more_rows(ui, list, facts.stances.len());
    }

    /// Holder, label, dimension, how strong, said or implied; whose tag, if a colleague's.
    fn stance_row(&mut self, ui: &mut Ui, stance: &Stance) {
        let arabic = self.arabic();
        let holder = stance.holder.as_ref().and_then(|id| self.actor_name(id));
        let holder = holder.map_or_else(|| self.get("inspector-holder-unknown"), str::to_owned);
        let label = self.label("stance.label", &stance.label);
        let label = format!("{} {label}", sign_of(stance.label.as_str(), arabic));
        let dimension = self.label("stance.dimension", &stance.dimension);
        let strength = stance.intensity.map(|it| self.teller().signed(it));
        let said = self.label("stance.explicitness", &stance.explicitness);
        let whose = if stance.annotator == *self.session.hand() {
            ""
        } else {
            stance.annotator.as_str()
        };
        let details = self.words.line(&[
            &label,
            dimension,
            &strength.unwrap_or_default(),
            said,
            whose,
        ]);
        let colour = self.theme.stances.of(Some(stance.label.as_str()));
        let row = ui
            .push_id(stance.id.as_str(), |ui| {
                kit::detail_row(ui, colour, &holder, &details)
            })
            .inner;
        let item = Item::Stance(stance.id.clone());
        if row.hovered() {
            self.outbox.hover(item.clone());
        }
        if row.clicked() {
            self.select(item);
        }
    }

    pub(super) fn stance(&mut self, ui: &mut Ui, id: &StanceId) {
        let project = self.project();
        let Some(stance) = project.stances().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-one-stance"));
        kit::label(ui, &self.get("inspector-stance-on"));
        match &stance.target {
            Target::Claim(id) => {
                if let Some(claim) = project.claims().get(id) {
                    self.claim_with_source(ui, claim);
                }
            }
            Target::Actor(id) => self.actor_pill(ui, id),
            Target::Canonical(id) => {
                if let Some(it) = project.resolve_canonical(id) {
                    let row = kit::statement_row(ui, it.wording(self.arabic()), self.theme);
                    if row.clicked() {
                        self.select(Item::Canonical(it.id.clone()));
                    }
                }
            }
            Target::Topic(id) => {
                if let Some(it) = project.resolve_topic(id) {
                    let name = super::topic::title(it, self.arabic());
                    let row = kit::statement_row(ui, &name, self.theme);
                    if row.clicked() {
                        self.select(Item::Topic(it.id.clone()));
                    }
                }
            }
        }
        let via = stance.via.as_ref();
        if let Some(link) = via.and_then(|id| project.attributions().get(id)) {
            let name = self.teller().source_name(link);
            let text = fl!(self.words.loader, "inspector-via", name = name);
            if kit::link_button(ui, &text).clicked() {
                self.select(Item::Attribution(link.id.clone()));
            }
        }
        self.fields(ui, &Item::Stance(id.clone()), &[]);
    }
}
