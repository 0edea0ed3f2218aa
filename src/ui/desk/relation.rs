//! A selected relation in the inspector: its kind, both claims, the note.

use egui::Ui;

use super::inspector::{footer, note, nothing, small};
use crate::app::{Session, Words};
use crate::model::RelationId;
use crate::model::edit::Item;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::theme::{self, Theme};

pub fn show(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
    id: &RelationId,
) {
    let project = session.project();
    let Some(relation) = project.relations().get(id) else {
        return nothing(words, ui);
    };
    let arabic = words.is_arabic();
    kit::section(ui, &words.get("inspector-relation"));
    let kind = project
        .codebook()
        .name("relation.kind", &relation.kind, arabic);
    for id in [&relation.from, &relation.to] {
        if *id == relation.to {
            ui.add_space(theme::GAP);
            kit::tag(ui, kind);
        }
        let Some(claim) = project.claims().get(id) else {
            continue;
        };
        let claimant = project.claimant_of(id);
        let claimant = claimant.map_or_else(
            || words.get("claimant-missing"),
            |actor| actor.name(arabic).to_owned(),
        );
        let article = project.articles().get(&claim.article);
        let outlet = article.map_or("", |article| article.outlet.as_str());
        small(ui, words.line(&[&claimant, outlet]), theme);
        let row = kit::statement_row(ui, &claim.anchor.quote(), theme);
        let item = Item::Claim(id.clone());
        if row.hovered() {
            outbox.hover(item.clone());
        }
        if row.clicked() {
            let place = (claim.article.clone(), claim.anchor.start());
            outbox.push(Action::GoTo(place.0, place.1, Some(item)));
        }
    }
    let item = Item::Relation(id.clone());
    note(session, words, ui, theme, outbox, &item);
    footer(words, ui, outbox);
}
