//! What the annotators mean by the same tag, kind by kind: groups of tags that are aligned one to
//! one, with what each says in every field.
//!
//! Mentions and claims answer to each other by their places ([`align::groups`]), mentions without
//! a place by whom they mean; attributions by the claim they lead to and how far it is; stances by
//! what they are about; relations by their two claims. Among equals those that say the same in
//! more fields are put together.

use std::collections::{BTreeMap, HashMap};

use super::gather::{Page, Sheet, claimants, root};
use super::values::{Field, Values};
use crate::agreement::align::{self, Group, Member};
use crate::agreement::parallel;
use crate::model::{
    ActorId, Attribution, CanonicalId, ClaimId, Fragment, Item, MentionId, Project, Tag, Target,
    TopicId,
};

/// The kinds of tag that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Mention,
    Claim,
    Attribution,
    Stance,
    Relation,
}

impl Kind {
    /// Claims before what hangs on them.
    pub const ALL: [Self; 5] = [
        Self::Mention,
        Self::Claim,
        Self::Attribution,
        Self::Stance,
        Self::Relation,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Claim => "claim",
            Self::Attribution => "attribution",
            Self::Stance => "stance",
            Self::Relation => "relation",
        }
    }
}

/// Tags of several annotators that stand for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The number of the article in the report.
    pub article: usize,
    /// The tag of each annotator, in the order of the report.
    pub items: Vec<Option<Item>>,
    /// Where each lies: first scalar and one past the last.
    pub places: Vec<Option<Fragment>>,
    /// What each says, field by field; numbers of [`Values`].
    pub(super) said: Vec<Vec<Option<u32>>>,
}

/// One tag before it is aligned.
struct Row {
    item: Item,
    place: Vec<Fragment>,
    said: Vec<Option<u32>>,
}

/// How one claim or mention is found again among the units, by annotators' own ids.
pub(super) type UnitOf = HashMap<String, usize>;

/// All units, by kind, with the ways back to them.
#[derive(Default)]
pub(super) struct Units {
    pub of: BTreeMap<Kind, Vec<Unit>>,
    /// Units of claims and mentions that share half of what they cover or more: ends of edges.
    pub ends: UnitOf,
}

/// Aligns the tags of all pages. `values` learns what they say.
pub(super) fn align_all(
    project: &Project,
    pages: &[Page<'_>],
    who: usize,
    fields: &[Field],
    values: &mut [Values],
) -> Units {
    let claimants = claimants(pages);
    let mut units = Units::default();
    let mut claim_units = UnitOf::new();
    let mut end_count = 0;
    for kind in Kind::ALL {
        let mut all: Vec<Unit> = Vec::new();
        let lists: Vec<Vec<Vec<Row>>> = pages
            .iter()
            .map(|page| {
                let sheets = page.sheets.iter();
                sheets
                    .map(|sheet| {
                        let items = items_of(kind, sheet).into_iter();
                        let row = |(item, place): (Item, Vec<Fragment>)| Row {
                            said: said(project, &item, kind, fields, values, &claimants),
                            place: page.outside(&place),
                            item,
                        };
                        items.map(row).collect()
                    })
                    .collect()
            })
            .collect();
        let of_page = |work: &(dyn Fn(&[Vec<Row>]) -> Vec<Group> + Sync)| {
            parallel::each(lists.len(), |at| {
                lists.get(at).map(|it| work(it)).unwrap_or_default()
            })
        };
        let groups = match kind {
            Kind::Mention | Kind::Claim => {
                let ends = of_page(&|lists| by_place(project, lists, HALF));
                for (lists, ends) in lists.iter().zip(&ends) {
                    note_ends(lists, ends, &mut end_count, &mut units.ends);
                }
                of_page(&|lists| by_place(project, lists, 0.0))
            }
            Kind::Attribution | Kind::Stance | Kind::Relation => {
                of_page(&|lists| by_key(lists, |row| key(project, row, &claim_units)))
            }
        };
        let of_pages = pages.iter().zip(&lists).zip(groups).enumerate();
        for (number, ((page, lists), groups)) in of_pages {
            let first = all.len();
            all.extend(
                groups
                    .into_iter()
                    .map(|group| unit(number, page, who, lists, &group)),
            );
            if kind == Kind::Claim {
                for (place, unit) in all.iter().enumerate().skip(first) {
                    let ids = unit.items.iter().flatten().map(|it| it.id().to_owned());
                    claim_units.extend(ids.map(|id| (id, place)));
                }
            }
        }
        units.of.insert(kind, all);
    }
    units
}

/// From which part of their union on two places are the same end of an edge.
const HALF: f64 = 0.5;

fn items_of(kind: Kind, sheet: &Sheet<'_>) -> Vec<(Item, Vec<Fragment>)> {
    fn each<T: Tag>(tags: &[&T]) -> Vec<(Item, Vec<Fragment>)> {
        let place = |it: &T| {
            it.place()
                .map(|it| it.fragments.clone())
                .unwrap_or_default()
        };
        tags.iter().map(|it| (it.item(), place(it))).collect()
    }
    match kind {
        Kind::Mention => each(&sheet.mentions),
        Kind::Claim => each(&sheet.claims),
        Kind::Attribution => each(&sheet.attributions),
        Kind::Stance => each(&sheet.stances),
        Kind::Relation => each(&sheet.relations),
    }
}

/// What a tag says in every field of its kind, and what is derived for it.
fn said(
    project: &Project,
    item: &Item,
    kind: Kind,
    fields: &[Field],
    values: &mut [Values],
    claimants: &HashMap<&ClaimId, &Attribution>,
) -> Vec<Option<u32>> {
    let plain = |it: &&Field| it.kind == kind && it.model.is_some();
    let wanted = |it: &crate::model::field::Field| {
        fields
            .iter()
            .filter(plain)
            .any(|own| own.model == Some(it.id))
    };
    let mut held = project.values(item, wanted).into_iter();
    let own = fields
        .iter()
        .zip(values)
        .filter(|(field, _)| field.kind == kind);
    own.map(|(field, values)| {
        if field.model.is_some() {
            held.next()
                .and_then(|(_, value)| values.take(project, field, value))
        } else {
            let attribution = match item {
                Item::Claim(id) => claimants.get(id).copied(),
                Item::Attribution(id) => project.attributions().get(id),
                _ => None,
            };
            let source = attribution.and_then(|it| source(project, it));
            source.and_then(|id| values.take_actor(project, &id))
        }
    })
    .collect()
}

fn source(project: &Project, attribution: &Attribution) -> Option<ActorId> {
    let mention = project.mentions().get(attribution.source.as_ref()?)?;
    mention.actor.clone()
}

/// In how many fields two tags say the same.
fn fit(lists: &[Vec<Row>], a: Member, b: Member) -> u32 {
    let said = |it: Member| {
        lists
            .get(it.0)
            .and_then(|list| list.get(it.1))
            .map(|row| &row.said)
    };
    let (Some(one), Some(other)) = (said(a), said(b)) else {
        return 0;
    };
    let same = one
        .iter()
        .zip(other)
        .filter(|(one, other)| one.is_some() && one == other);
    u32::try_from(same.count()).unwrap_or(u32::MAX)
}

/// Groups by place; mentions without one by the actor they mean.
fn by_place(project: &Project, lists: &[Vec<Row>], least: f64) -> Vec<Group> {
    let places: Vec<Vec<&[Fragment]>> = lists
        .iter()
        .map(|list| list.iter().map(|row| row.place.as_slice()).collect())
        .collect();
    let is_placed = |group: &Group| {
        let members = group.iter().enumerate();
        let mut placed = members.filter_map(|(list, at)| places.get(list)?.get((*at)?));
        placed.any(|place| !place.is_empty())
    };
    let mut groups = align::groups(&places, least, |a, b| fit(lists, a, b));
    groups.retain(is_placed);
    let unplaced = by_key(lists, |row| {
        let Item::Mention(id) = &row.item else {
            return None;
        };
        let actor = project.mentions().get(id)?.actor.as_ref()?;
        let actor = project.resolve(actor).map_or(actor, |it| &it.id).clone();
        row.place.is_empty().then_some(Key::Actor(actor))
    });
    groups.extend(unplaced.into_iter().filter(|group| !is_placed(group)));
    groups
}

/// By what tags without a place of their own answer to each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Claim(usize),
    Actor(ActorId),
    Canonical(CanonicalId),
    Topic(TopicId),
    /// A claim, and over how many attributions it is reached.
    Attributed(usize, usize),
    Claims(usize, usize),
}

fn key(project: &Project, row: &Row, claim_units: &UnitOf) -> Option<Key> {
    let unit = |claim: &ClaimId| claim_units.get(claim.as_str()).copied();
    match &row.item {
        Item::Attribution(id) => {
            let (claim, level) = root(project, project.attributions().get(id)?)?;
            Some(Key::Attributed(unit(claim)?, level))
        }
        Item::Stance(id) => Some(match &project.stances().get(id)?.target {
            Target::Claim(claim) => Key::Claim(unit(claim)?),
            Target::Actor(id) => Key::Actor(project.resolve(id).map_or(id, |it| &it.id).clone()),
            Target::Canonical(id) => Key::Canonical(
                project
                    .resolve_canonical(id)
                    .map_or(id, |it| &it.id)
                    .clone(),
            ),
            Target::Topic(id) => {
                Key::Topic(project.resolve_topic(id).map_or(id, |it| &it.id).clone())
            }
        }),
        Item::Relation(id) => {
            let relation = project.relations().get(id)?;
            let (one, other) = (unit(&relation.from)?, unit(&relation.to)?);
            Some(Key::Claims(one.min(other), one.max(other)))
        }
        _ => None,
    }
}

/// Groups of tags with the same key; those without are alone.
fn by_key(lists: &[Vec<Row>], key: impl Fn(&Row) -> Option<Key>) -> Vec<Group> {
    let mut members: BTreeMap<Key, Vec<Member>> = BTreeMap::new();
    for (list, rows) in lists.iter().enumerate() {
        for (at, row) in rows.iter().enumerate() {
            if let Some(key) = key(row) {
                members.entry(key).or_default().push((list, at));
            }
        }
    }
    let place = |it: Member| {
        lists
            .get(it.0)
            .and_then(|list| list.get(it.1))
            .map(|row| &row.place)
    };
    let mut pairs = Vec::new();
    for members in members.values() {
        let mut of_key = Vec::new();
        for (number, one) in members.iter().enumerate() {
            let others = members.iter().skip(number + 1).filter(|it| it.0 != one.0);
            of_key.extend(others.map(|other| (fit(lists, *one, *other), *one, *other)));
        }
        of_key.sort_by(|(fit, a, b), (other, c, d)| {
            let ends = |a: Member, b: Member| (place(a).min(place(b)), place(a).max(place(b)));
            (other.cmp(fit))
                .then_with(|| ends(*a, *b).cmp(&ends(*c, *d)))
                .then_with(|| (a, b).cmp(&(c, d)))
        });
        pairs.extend(of_key.into_iter().map(|(_, a, b)| (a, b)));
    }
    let sizes: Vec<usize> = lists.iter().map(Vec::len).collect();
    align::join(&sizes, pairs)
}

fn note_ends(lists: &[Vec<Row>], groups: &[Group], count: &mut usize, ends: &mut UnitOf) {
    for group in groups {
        for (list, at) in group.iter().enumerate() {
            let row = at.and_then(|at| lists.get(list)?.get(at));
            if let Some(row) = row {
                ends.insert(row.item.id().to_owned(), *count);
            }
        }
        *count += 1;
    }
}

fn unit(number: usize, page: &Page<'_>, who: usize, lists: &[Vec<Row>], group: &Group) -> Unit {
    let mut unit = Unit {
        article: number,
        items: vec![None; who],
        places: vec![None; who],
        said: vec![Vec::new(); who],
    };
    for ((list, at), sheet) in group.iter().enumerate().zip(&page.sheets) {
        let Some(row) = at.and_then(|at| lists.get(list)?.get(at)) else {
            continue;
        };
        let span = row.place.first().zip(row.place.last());
        let of = sheet.who;
        if let (Some(item), Some(place), Some(said)) = (
            unit.items.get_mut(of),
            unit.places.get_mut(of),
            unit.said.get_mut(of),
        ) {
            *item = Some(row.item.clone());
            *place = span.map(|(first, last)| Fragment(first.0, last.1));
            said.clone_from(&row.said);
        }
    }
    unit
}

/// The unit at an end of an edge, if its mention or claim has one.
pub(super) fn end(ends: &UnitOf, id: &str) -> Option<usize> {
    ends.get(id).copied()
}

/// As [`end`], of a source.
pub(super) fn source_end(ends: &UnitOf, id: Option<&MentionId>) -> Option<usize> {
    end(ends, id?.as_str())
}
