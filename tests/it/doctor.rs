//! What `check` tells of a project beyond its files: labels, fields, comments, cut words, changes
//! that nobody sees. Each finding is caused here and, where it should not come, missed.

mod fixtures;
mod ground;
mod identity;
mod newer;
mod repairs;

use std::collections::BTreeSet;
use std::sync::Arc;

use isnad::app::check::{Finding, Severity, check};
use isnad::app::platform::FixedPlatform;
use isnad::app::{Lang, Session, Words};
use isnad::model::edit::{
    EditError, Plan, canonical, codebook, fields, library, linking, tagging, talk,
};
use isnad::model::field::{Field, Takes, Value, fields_of};
use isnad::model::{
    ActorId, ActorScope, AnnotatorId, ArticleId, Claim, Code, CodeEntry, CodeSet, Codebook, Item,
};

use crate::session::session;

fn article() -> ArticleId {
    ArticleId::new("salma-a-0001")
}

fn planned(
    session: &mut Session,
    verb: impl FnOnce(&mut isnad::model::edit::Desk<'_>) -> Result<Plan, EditError>,
) -> Option<Item> {
    session.plan(verb).expect("planned")
}

fn actor(session: &mut Session, name: &str) -> ActorId {
    let names = library::ActorFields {
        name_ar: Some(name.to_owned()),
        ..Default::default()
    };
    let made = planned(session, |desk| {
        library::add_actor(desk, &names, ActorScope::Project)
    });
    match made {
        Some(Item::Actor(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn claim(session: &mut Session, range: std::ops::Range<usize>) -> Claim {
    let anchor = session.anchor(&article(), range).expect("a place");
    let kind = session.project().codebook().first("claim.type").cloned();
    let fields = tagging::ClaimFields {
        kind,
        ..Default::default()
    };
    let made = planned(session, |desk| {
        tagging::claim(desk, &article(), anchor, &fields)
    });
    match made {
        Some(Item::Claim(id)) => session.project().claims().get(&id).expect("made").clone(),
        other => panic!("{other:?}"),
    }
}

fn told(session: &Session, kind: &str) -> Vec<Finding> {
    session.flush().expect("on disk");
    let words = Words::new(Lang::Ar);
    let all = check(session.folder(), 1_750_000_500_000, &words).expect("examined");
    all.into_iter().filter(|it| it.kind == kind).collect()
}

/// The tags of all findings of a kind.
fn tags_told(session: &Session, kind: &str) -> BTreeSet<String> {
    let all = told(session, kind);
    all.into_iter().filter_map(|it| it.tag).collect()
}

/// A claim, what hangs on it, and a canonical claim of it: something of every kind with fields.
fn one_of_each(session: &mut Session) -> Vec<Item> {
    let who = actor(session, "الوزيرة");
    let first = claim(session, 35..51);
    let second = claim(session, 0..16);
    let source = linking::Claimant::Actor(who.clone());
    planned(session, |desk| {
        linking::claimant(desk, &first.id, &source, &Default::default())
    });
    let (label, dimension) = (Code::from("support"), Code::from("epistemic"));
    planned(session, |desk| {
        linking::stance(desk, &first.id, &label, &dimension, Some(&who))
    });
    let kind = Code::from("contradicts");
    planned(session, |desk| {
        canonical::relate(desk, &first.id, &second.id, &kind)
    });
    planned(session, |desk| {
        canonical::add_of(desk, &first.id, "قضية", "", false)
    });
    let project = session.project();
    let mut items = vec![Item::Actor(who), Item::Claim(first.id)];
    items.extend(
        project
            .mentions()
            .iter()
            .map(|it| Item::Mention(it.id.clone())),
    );
    items.extend(
        project
            .attributions()
            .iter()
            .map(|it| Item::Attribution(it.id.clone())),
    );
    items.extend(
        project
            .stances()
            .iter()
            .map(|it| Item::Stance(it.id.clone())),
    );
    items.extend(
        project
            .relations()
            .iter()
            .map(|it| Item::Relation(it.id.clone())),
    );
    items
}

/// Says something in every field that takes labels; gives set and thing of each.
fn label_everything(session: &mut Session, items: &[Item]) -> BTreeSet<(String, String)> {
    let mut said = BTreeSet::new();
    for item in items {
        let all: Vec<&'static Field> = fields_of(item).collect();
        for field in all {
            let Some(set) = field.set() else { continue };
            let code = session
                .project()
                .codebook()
                .first(set)
                .expect("a label")
                .clone();
            let value = match field.takes {
                Takes::Labels(_) => Value::Labels(vec![code]),
                _ => Value::Label(code),
            };
            planned(session, |desk| fields::set(desk, item, field, value));
            said.insert((set.to_owned(), item.id().to_owned()));
        }
    }
    said
}

fn publish(session: &mut Session, book: Codebook) {
    let step = codebook::Step::Replace(Box::new(book));
    planned(session, |desk| codebook::draft(desk, &step));
    planned(session, |desk| codebook::publish(desk, 1_750_000_100_000));
}

/// Set and thing of each finding about a label; the set stands first in what is told.
fn labels_told(session: &Session, kind: &str, sets: &[CodeSet]) -> BTreeSet<(String, String)> {
    let all = told(session, kind);
    let set_of = |message: &str| {
        let mut named = sets.iter().map(|set| set.id.as_str());
        let named = named.find(|set| message.contains(&format!("{set}: ")));
        named
            .unwrap_or_else(|| panic!("no set in {message}"))
            .to_owned()
    };
    all.into_iter()
        .map(|it| (set_of(&it.message), it.tag.expect("a tag")))
        .collect()
}

#[test]
fn labels_of_every_field_are_looked_up_in_the_codebook_in_force() {
    let mut session = session();
    let items = one_of_each(&mut session);
    let said = label_everything(&mut session, &items);
    assert!(said.len() > 15, "{said:?}");
    assert_eq!(told(&session, "unknown-code"), []);
    assert_eq!(told(&session, "retired-code"), []);

    let book = session.project().codebook().clone();
    let sets = book.sets.clone();
    let mut retired = book.clone();
    for entry in retired.sets.iter_mut().flat_map(|set| &mut set.entries) {
        entry.retired = true;
    }
    publish(&mut session, retired);
    let found = labels_told(&session, "retired-code", &sets);
    assert!(found.is_superset(&said), "{:?}", said.difference(&found));
    assert!(
        told(&session, "retired-code")
            .iter()
            .all(|it| it.severity == Severity::Info)
    );
    assert_eq!(told(&session, "unknown-code"), []);

    let mut bare = book.clone();
    for set in &mut bare.sets {
        set.entries = vec![CodeEntry::new(Code::from("brand-new"), "جديد", "New")];
    }
    publish(&mut session, bare);
    let found = labels_told(&session, "unknown-code", &sets);
    assert!(found.is_superset(&said), "{:?}", said.difference(&found));
    assert!(
        told(&session, "unknown-code")
            .iter()
            .all(|it| it.severity == Severity::Warning)
    );
}

#[test]
fn what_the_codebook_requires_is_asked_for_by_name() {
    let mut session = session();
    let items = one_of_each(&mut session);
    let other = claim(&mut session, 20..30);
    assert_eq!(told(&session, "required-missing"), []);
    let mut book = session.project().codebook().clone();
    let names = [
        "claim.evidence",
        "claim.canonical",
        "stance.sentiment",
        "cue.kind",
    ];
    book.required.extend(names.map(Code::from));
    publish(&mut session, book);
    let found = told(&session, "required-missing");
    let of = |item: &str| -> String {
        let mut of = found.iter().filter(|it| it.tag.as_deref() == Some(item));
        let message = of.next().map(|it| it.message.clone());
        assert!(of.next().is_none(), "told once");
        message.unwrap_or_default()
    };
    for item in &items {
        let message = of(item.id());
        let says = |name: &str| message.contains(name);
        match item {
            // It belongs to a canonical claim already.
            Item::Claim(_) => assert!(says("claim.evidence") && !says("claim.canonical")),
            Item::Stance(_) => assert!(says("stance.sentiment")),
            Item::Attribution(_) => assert!(says("attribution.cue_kind"), "{message}"),
            _ => assert_eq!(message, "", "{item:?}"),
        }
    }
    let message = of(other.id.as_str());
    assert!(message.contains("claim.evidence") && message.contains("claim.canonical"));
}

#[test]
fn a_mention_should_hold_whole_words() {
    let mut session = session();
    let who = actor(&mut session, "الوزيرة");
    let text = session.text(&article()).expect("words").as_str().to_owned();
    let byte = text.find("الوزيرة").expect("there");
    let start = text[..byte].chars().count();
    let mut mention = |range: std::ops::Range<usize>| -> String {
        let anchor = session.anchor(&article(), range).expect("a place");
        let made = planned(&mut session, |desk| {
            tagging::mention(desk, &article(), Some(anchor), Some(&who))
        });
        made.expect("made").id().to_owned()
    };
    let whole = mention(start..start + 7);
    let with_space = mention(start - 1..start + 8);
    let tail = mention(start + 2..start + 7);
    let head = mention(start..start + 5);
    let expected = BTreeSet::from([tail, head]);
    assert_eq!(tags_told(&session, "word-cut"), expected);
    assert!(!expected.contains(&whole) && !expected.contains(&with_space));
    let all = told(&session, "word-cut");
    assert!(all.iter().all(|it| it.severity == Severity::Info));
    assert!(all.iter().all(|it| it.message.contains("الوزيرة")));
}

#[test]
fn places_beside_the_claim_itself_are_examined_too() {
    let mut session = session();
    let made = claim(&mut session, 35..51);
    let text = session.text(&article()).expect("words").as_str().to_owned();
    let mark = text.chars().position(|c| c == '\u{64b}').expect("a mark");
    let item = Item::Claim(made.id.clone());
    let field = fields_of(&item)
        .find(|it| it.id == "claim.hedges")
        .expect("a field");
    let anchor = session.anchor(&article(), mark - 3..mark).expect("a place");
    assert_eq!(told(&session, "mark-cut"), []);
    planned(&mut session, |desk| {
        fields::toggle_place(desk, &item, field, &anchor, false)
    });
    assert_eq!(
        tags_told(&session, "mark-cut"),
        BTreeSet::from([made.id.to_string()])
    );
}

#[test]
fn a_comment_on_what_is_gone_is_told_once_a_thread() {
    let mut session = session();
    let made = claim(&mut session, 35..51);
    let kept = claim(&mut session, 0..16);
    for claim in [&made, &kept] {
        let on = Item::Claim(claim.id.clone());
        planned(&mut session, |desk| {
            talk::say(desk, &on, None, "أهذا ادعاء؟", 1)
        });
    }
    let on = Item::Claim(made.id.clone());
    let thread = session.project().threads_on(&on)[0].id.clone();
    planned(&mut session, |desk| {
        talk::say(desk, &on, Some(&thread), "لا", 2)
    });
    assert_eq!(told(&session, "orphan-comment"), []);
    planned(&mut session, |desk| tagging::remove(desk, &on));
    let found = told(&session, "orphan-comment");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].tag.as_deref(), Some(thread.as_str()));
    assert!(found[0].message.contains("أهذا ادعاء؟"));
    assert_eq!(found[0].article.as_deref(), Some("salma-a-0001"));
}

#[test]
fn a_change_that_lost_against_another_is_told_with_its_maker() {
    let mut salma = session();
    let who = actor(&mut salma, "الوزيرة");
    salma.flush().expect("on disk");
    let platform = Arc::new(FixedPlatform::new(1_750_000_200_000, 9));
    let omar = AnnotatorId::new("omar");
    let mut omar = Session::open(salma.folder().clone(), platform, Some(&omar)).expect("opened");
    assert_eq!(told(&omar, "overruled"), []);
    for (session, name) in [(&mut salma, "الوزيرة ليلى"), (&mut omar, "ليلى الحسن")]
    {
        let names = library::ActorFields {
            name_ar: Some(name.to_owned()),
            ..Default::default()
        };
        planned(session, |desk| library::change_actor(desk, &who, &names));
        session.flush().expect("on disk");
    }
    let found = told(&omar, "overruled");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].tag.as_deref(), Some(who.as_str()));
    assert!(found[0].message.contains("salma") && found[0].severity == Severity::Info);
}
