//! A canonical claim: its wording, topic, members with who asserts and who denies, and its bonds.

use std::sync::Arc;

use egui::Ui;

use super::Pad;
use super::choose::{From, Pick};
use crate::app::commands::Args;
use crate::model::edit::Item;
use crate::model::{Canonical, CanonicalId, Code};
use crate::ui::kit;
use crate::ui::theme;

impl Pad<'_> {
    pub(super) fn canonical(&mut self, ui: &mut Ui, id: &CanonicalId) {
        let Some(canonical) = self.project().canonicals().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-canonical-one"));
        self.quote(ui, canonical.wording(self.arabic()), self.theme.page);
        self.fields(ui, &Item::Canonical(id.clone()), &[]);
        self.topic_of(ui, canonical);
        self.members(ui);
        self.rivals(ui, None);
        self.bonds(ui, id);
        let label = self.get("inspector-canonical-merge");
        let picked = self.choose(ui, "canonical to merge", &label, From::Canonicals, false);
        if let Some(Pick::Id(into)) = picked {
            let args = Args::new().with("id", id.as_str()).with("into", into);
            self.ask("canonical.merge", args);
        }
    }

    fn topic_of(&mut self, ui: &mut Ui, canonical: &Canonical) {
        self.part(ui, "inspector-topic");
        let project = self.project();
        let topic = canonical.topic.as_ref();
        let args = || Args::new().with("id", canonical.id.as_str());
        if let Some(topic) = topic.and_then(|id| project.resolve_topic(id)) {
            let name = super::topic::title(topic, self.arabic());
            let remove = self.get("inspector-take-away");
            let mut go = false;
            let gone = self.with_remove(ui, &remove, |pad, ui| {
                go = kit::statement_row(ui, &name, pad.theme).clicked();
            });
            if go {
                self.select(Item::Topic(topic.id.clone()));
            }
            if gone {
                self.ask("canonical.topic", args().with("topic", ""));
            }
        }
        let label = self.get("inspector-topic-choose");
        let picked = self.choose(ui, "topic of canonical", &label, From::Topics, false);
        if let Some(Pick::Id(topic)) = picked {
            self.ask("canonical.topic", args().with("topic", topic));
        }
    }

    fn members(&mut self, ui: &mut Ui) {
        let facts = Arc::clone(&self.facts);
        let project = self.project();
        self.part(ui, "inspector-members");
        if facts.members.is_empty() {
            return self.small(ui, self.get("inspector-members-none"));
        }
        let list = "members";
        for id in facts.members.iter().take(self.rows(list)) {
            let Some(claim) = project.claims().get(id) else {
                continue;
            };
            let denies = claim.canonical.as_ref().is_some_and(|it| it.denies);
            let says = if denies {
                "inspector-denies"
            } else {
                "inspector-says-same"
            };
            let line = self.words.line(&[
                &self.get(says),
                &self.claimant(claim),
                self.outlet(&claim.article),
            ]);
            let colour = if denies {
                self.theme.danger
            } else {
                self.theme.mute
            };
            let text = egui::RichText::new(line).size(theme::SMALL_SIZE_PT);
            ui.add(egui::Label::new(text.color(colour)).truncate());
            self.claim_row(ui, claim);
        }
        self.more_rows(ui, list, facts.members.len());
    }

    fn bonds(&mut self, ui: &mut Ui, id: &CanonicalId) {
        let facts = Arc::clone(&self.facts);
        let project = self.project();
        self.part(ui, "inspector-bonds");
        let list = "bonds";
        let remove = self.get("inspector-take-away");
        for bond in facts.bonds.iter().take(self.rows(list)) {
            let Some(bond) = project.bonds().get(bond) else {
                continue;
            };
            let is_own = bond.from == *id;
            let other = if is_own { &bond.to } else { &bond.from };
            let Some(other) = project.resolve_canonical(other) else {
                continue;
            };
            let kind = self.label("canonical.bond", &bond.kind);
            let direction = if is_own {
                "inspector-relation-to"
            } else {
                "inspector-relation-from"
            };
            let line = self.words.line(&[kind, &self.get(direction)]);
            self.small(ui, line);
            let wording = other.wording(self.arabic()).to_owned();
            let mut go = false;
            let gone = self.with_remove(ui, &remove, |pad, ui| {
                go = kit::statement_row(ui, &wording, pad.theme).clicked();
            });
            if go {
                self.select(Item::Canonical(other.id.clone()));
            }
            if gone {
                let args = Args::new()
                    .with("id", bond.from.as_str())
                    .with("other", bond.to.as_str())
                    .with("kind", bond.kind.as_str());
                self.ask("canonical.bond", args);
            }
        }
        self.more_rows(ui, list, facts.bonds.len());
        let set = project.codebook().set("canonical.bond");
        let kinds: Vec<(Code, String)> = set
            .into_iter()
            .flat_map(|set| set.offered())
            .map(|it| (it.code.clone(), it.name(self.arabic()).to_owned()))
            .collect();
        for (kind, name) in kinds {
            let picked = ui
                .push_id(kind.as_str(), |ui| {
                    let label = i18n_embed_fl::fl!(
                        self.words.loader,
                        "inspector-bond-add",
                        kind = name.as_str()
                    );
                    self.choose(ui, "bond", &label, From::Canonicals, false)
                })
                .inner;
            if let Some(Pick::Id(other)) = picked {
                let args = Args::new()
                    .with("id", id.as_str())
                    .with("other", other)
                    .with("kind", kind.as_str());
                self.ask("canonical.bond", args);
            }
        }
    }
}
