//! A claim: its words, who says it through whom, its fields, stances, relations, and its place in
//! what several articles say.

use std::sync::Arc;

use egui::Ui;
use i18n_embed_fl::fl;

use super::Pad;
use super::choose::{From, Pick};
use crate::app::commands::Args;
use crate::model::edit::Item;
use crate::model::{Claim, ClaimId, Code};
use crate::ui::kit;
use crate::ui::theme;

impl Pad<'_> {
    pub(super) fn claim(&mut self, ui: &mut Ui, id: &ClaimId) {
        let Some(claim) = self.project().claims().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-claim"));
        let kind = claim.kind.as_ref().map(Code::as_str);
        let fill = self.theme.claims.of(kind).fill;
        self.quote(ui, &claim.anchor.quote(), fill);
        self.chain(ui, claim);
        self.stances_on(ui, claim);
        self.fields(ui, &Item::Claim(id.clone()), &[]);
        self.relations(ui, claim);
        self.membership(ui, claim);
    }

    /// How the claim stands to others; a click on the kind shows the relation, on the words the
    /// other claim.
    fn relations(&mut self, ui: &mut Ui, claim: &Claim) {
        let facts = Arc::clone(&self.facts);
        self.part(ui, "inspector-relations");
        let project = self.project();
        let list = "relations";
        for id in facts.relations.iter().take(self.rows(list)) {
            let Some(relation) = project.relations().get(id) else {
                continue;
            };
            let kind = self.label("relation.kind", &relation.kind);
            let direction = if relation.from == claim.id {
                "inspector-relation-to"
            } else {
                "inspector-relation-from"
            };
            let symmetric = crate::model::edit::canonical::is_symmetric(&relation.kind);
            let text = if symmetric {
                kind.to_owned()
            } else {
                let direction = self.get(direction);
                self.words.line(&[kind, &direction])
            };
            let colour = self.theme.relations.of(relation.kind.as_str());
            let pill = kit::dot_pill(ui, &text, colour, false);
            let item = Item::Relation(id.clone());
            if pill.hovered() {
                self.outbox.hover(item.clone());
            }
            if pill.clicked() {
                self.select(item);
            }
            if let Some(other) = project.claims().get(relation.other(&claim.id)) {
                self.claim_with_source(ui, other);
            }
            ui.add_space(2.0);
        }
        self.more_rows(ui, list, facts.relations.len());
        if facts.colleague.is_none()
            && kit::link_button(ui, &self.get("inspector-relate")).clicked()
        {
            let args = Args::new().with("id", claim.id.as_str());
            self.ask("claim.relate", args);
        }
    }

    /// The claim's place among those of other articles.
    fn membership(&mut self, ui: &mut Ui, claim: &Claim) {
        let facts = Arc::clone(&self.facts);
        let mine = facts.colleague.is_none();
        self.part(ui, "inspector-canonical");
        let project = self.project();
        let args = || Args::new().with("id", claim.id.as_str());
        let place = claim.canonical.as_ref();
        let found = place.and_then(|place| project.resolve_canonical(&place.canonical));
        if let (Some(place), Some(canonical)) = (place, found) {
            let row = kit::statement_row(ui, canonical.wording(self.arabic()), self.theme);
            let item = Item::Canonical(canonical.id.clone());
            if row.hovered() {
                self.outbox.hover(item.clone());
            }
            if row.clicked() {
                self.select(item);
            }
            let topic = canonical.topic.as_ref();
            let topic = topic.and_then(|id| project.resolve_topic(id));
            let topic = topic.map(|topic| super::topic::title(topic, self.arabic()));
            let count = facts.members.len();
            let members = fl!(
                self.words.loader,
                "inspector-members-count",
                count = count,
                shown = self.words.number(count)
            );
            let line = self.words.line(&[&members, &topic.unwrap_or_default()]);
            self.small(ui, line);
            ui.add_enabled_ui(mine, |ui| {
                ui.columns(2, |columns| {
                    let sides = [
                        (false, "inspector-says-same", self.theme.ok),
                        (true, "inspector-denies", self.theme.danger),
                    ];
                    for (ui, (denies, name, colour)) in columns.iter_mut().zip(sides) {
                        let on = place.denies == denies;
                        if kit::choice(ui, &self.get(name), on, colour).clicked() && !on {
                            let args = args()
                                .with("canonical", canonical.id.as_str())
                                .with("denies", denies.to_string())
                                .with("relation", place.relation.as_str());
                            self.ask("claim.canonical", args);
                        }
                    }
                });
            });
            self.rivals(ui, Some(&claim.id));
        } else {
            self.small(ui, self.get("inspector-no-canonical"));
        }
        if !mine {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let label = if place.is_some() {
                "inspector-canonical-change"
            } else {
                "inspector-canonical-choose"
            };
            let label = self.get(label);
            match self.choose(ui, "canonical of claim", &label, From::Canonicals, true) {
                Some(Pick::Id(id)) => self.ask("claim.canonical", args().with("canonical", id)),
                Some(Pick::New(text)) => {
                    self.ask("claim.canonical", args().with("wording", text));
                }
                None => {}
            }
            if place.is_some()
                && kit::link_button(ui, &self.get("inspector-canonical-leave")).clicked()
            {
                self.ask("canonical.leave", args());
            }
        });
    }

    /// Pairs that may contradict each other, for a person to confirm. Of the pairs of one claim
    /// only the other is shown.
    pub(super) fn rivals(&mut self, ui: &mut Ui, of: Option<&ClaimId>) {
        let facts = Arc::clone(&self.facts);
        if facts.rivals.is_empty() {
            return;
        }
        kit::label(ui, &self.get("inspector-rivals"));
        let project = self.project();
        for (one, other) in &facts.rivals {
            let claims = [one, other];
            for id in claims.into_iter().filter(|id| Some(*id) != of) {
                if let Some(claim) = project.claims().get(id) {
                    self.claim_with_source(ui, claim);
                }
            }
            let is_mine = project
                .claims()
                .get(one)
                .is_some_and(|it| it.annotator == *self.session.hand());
            if is_mine
                && ui
                    .push_id((one.as_str(), other.as_str()), |ui| {
                        kit::link_button(ui, &self.get("inspector-rivals-confirm"))
                    })
                    .inner
                    .clicked()
            {
                let args = Args::new()
                    .with("id", one.as_str())
                    .with("other", other.as_str())
                    .with("kind", "contradicts");
                self.ask("claim.relate", args);
            }
            ui.add_space(theme::GAP);
        }
    }
}
