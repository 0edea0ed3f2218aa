//! A mention: its words, which actor they name, and what is claimed through it.

use egui::Ui;

use super::{Pad, ROWS};
use crate::model::edit::Item;
use crate::model::project::Link;
use crate::model::{Attribution, MentionId};
use crate::ui::kit;

impl Pad<'_> {
    pub(super) fn mention(&mut self, ui: &mut Ui, id: &MentionId) {
        let project = self.project();
        let Some(mention) = project.mentions().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-mention"));
        match &mention.anchor {
            Some(anchor) => self.quote(ui, &anchor.quote(), self.theme.page),
            None => self.small(ui, self.get("inspector-implicit")),
        }
        if mention.actor.is_none() {
            self.small(ui, self.get("inspector-unresolved"));
            if self.facts.colleague.is_none()
                && kit::link_button(ui, &self.get("cmd-mention-actor")).clicked()
            {
                self.outbox.command("mention.actor");
            }
        }
        self.fields(ui, &Item::Mention(id.clone()), &[]);
        let links: Vec<&Attribution> = project
            .linked::<Attribution>(&Link::Source(id.clone()))
            .take(ROWS)
            .collect();
        if links.is_empty() {
            return;
        }
        self.part(ui, "inspector-says");
        for link in links {
            let claim = project.claim_of(&Item::Attribution(link.id.clone()));
            if let Some(claim) = claim {
                self.claim_row(ui, claim);
            }
        }
    }
}
