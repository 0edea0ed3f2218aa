//! Which things must be looked at again when something has changed: the thing itself and what
//! points at it. Names only; says nothing about what is odd, see [`super::check`].

use std::sync::Arc;

use super::change::each_kind;
use super::item::Item;
use super::project::{Entity, Link, of_kind};
use super::{Content, Edit, EntityKind, Id, Project, Target};

/// A thing by its kind and id; it may have been removed.
pub type Subject = (EntityKind, Arc<str>);

/// Every thing there is or was.
pub fn everything(project: &Project) -> Vec<Subject> {
    fn of<T: Entity>(project: &Project) -> Vec<Subject> {
        let ids = T::table(project).registers().map(|(id, _)| id.shared());
        ids.map(|id| (T::KIND, id)).collect()
    }
    EntityKind::ALL
        .iter()
        .flat_map(|kind| of_kind!(*kind, T => of::<T>(project)))
        .collect()
}

/// What an edit touched: its subject, what points at it, and what was or is attributed beside it.
pub fn touched(project: &Project, edit: &Edit) -> Vec<Subject> {
    let Some((kind, id)) = edit.subject() else {
        return Vec::new();
    };
    let mut found = vec![(kind, Arc::from(id))];
    found.extend(pointing_at(project, kind, id));
    found.extend(beside(project, edit));
    found
}

/// Other attributions of the same content: one too many is a broken rule of them all.
fn beside(project: &Project, edit: &Edit) -> Vec<Subject> {
    let links: Vec<Link> = each_kind!(edit, change => {
        let sides = change.before.iter().chain(&change.after);
        sides.flat_map(|side| side.links()).collect()
    }, unknown => Vec::new());
    let links = links.into_iter();
    links
        .filter(|link| matches!(link, Link::Content(_)))
        .flat_map(|link| project.pointing(&link).collect::<Vec<_>>())
        .collect()
}

/// What points at a thing.
pub fn pointing_at(project: &Project, kind: EntityKind, id: &str) -> Vec<Subject> {
    let links = names(kind, id);
    links
        .iter()
        .flat_map(|link| project.pointing(link))
        .collect()
}

/// Every way to point at a thing.
fn names(kind: EntityKind, id: &str) -> Vec<Link> {
    fn named<T>(id: &str) -> Id<T> {
        Id::new(id)
    }
    match kind {
        EntityKind::Article => vec![
            Link::Article(named(id)),
            Link::Item(Item::Article(named(id))),
        ],
        EntityKind::Actor => vec![
            Link::Actor(named(id)),
            Link::Target(Target::Actor(named(id))),
            Link::Item(Item::Actor(named(id))),
        ],
        EntityKind::Topic => vec![
            Link::Topic(named(id)),
            Link::Target(Target::Topic(named(id))),
            Link::Item(Item::Topic(named(id))),
        ],
        EntityKind::Canonical => vec![
            Link::Canonical(named(id)),
            Link::Target(Target::Canonical(named(id))),
            Link::Item(Item::Canonical(named(id))),
        ],
        EntityKind::Mention => vec![
            Link::Source(named(id)),
            Link::Item(Item::Mention(named(id))),
        ],
        EntityKind::Claim => vec![
            Link::Claim(named(id)),
            Link::Content(Content::Claim(named(id))),
            Link::Target(Target::Claim(named(id))),
            Link::Item(Item::Claim(named(id))),
        ],
        EntityKind::Attribution => vec![
            Link::Content(Content::Attribution(named(id))),
            Link::Via(named(id)),
            Link::Item(Item::Attribution(named(id))),
        ],
        EntityKind::Stance => vec![Link::Item(Item::Stance(named(id)))],
        EntityKind::Relation => vec![Link::Item(Item::Relation(named(id)))],
        EntityKind::Comment => vec![Link::Thread(named(id))],
        EntityKind::Annotator
        | EntityKind::Alias
        | EntityKind::Role
        | EntityKind::Affiliation
        | EntityKind::Bond
        | EntityKind::Edition
        | EntityKind::Refusal
        | EntityKind::Work
        | EntityKind::Assignment
        | EntityKind::Review
        | EntityKind::Decision
        | EntityKind::Spell => Vec::new(),
    }
}
