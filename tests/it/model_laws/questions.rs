//! Questions whose answers are worked out by hand.

use isnad::model::codebook::presets;
use isnad::model::edit::{Desk, EditError, Plan, canonical, codebook};
use isnad::model::{
    Claim, Code, CodeEntry, EventTime, Id, Item, Kind, Membership, Project, Relation,
};
use proptest::prelude::*;

use super::Writer;
use super::deeds::found;

/// A world with three claims in its first article.
fn world() -> (Writer, Vec<Claim>) {
    let mut me = Writer::new("salma", "SA");
    found(&mut me);
    let claims: Vec<Claim> = (0..3)
        .map(|i| {
            let mut claim = crate::records::claim(&format!("salma-sa-9{i}"), "a-1", i * 10, "نن");
            claim.kind = Some(Code::from("prediction"));
            claim.meta.guideline = Code::from("isnad-1.0");
            claim
        })
        .collect();
    for claim in &claims {
        let plan = of(isnad::model::Change::create(claim.clone()).into());
        me.apply(50, Kind::Do, &plan).unwrap();
    }
    (me, claims)
}

fn of(edit: isnad::model::Edit) -> Plan {
    Plan {
        what: Code::from("tag.claim"),
        edits: vec![edit],
        focus: Default::default(),
        item: None,
    }
}

fn done(
    me: &mut Writer,
    t: u64,
    verb: impl FnOnce(&mut Desk<'_>) -> Result<Plan, EditError>,
) -> Plan {
    let mut desk = Desk {
        project: &me.project,
        minter: &mut me.minter,
        layer: isnad::model::Layer::Own,
    };
    let plan = verb(&mut desk).unwrap();
    me.apply(t, Kind::Do, &plan).unwrap();
    plan
}

fn label_of(project: &Project, code: &str) -> Box<CodeEntry> {
    let entry = project.codebook().entry("claim.type", &Code::from(code));
    Box::new(entry.unwrap().clone())
}

#[test]
fn a_label_whose_meaning_changed_is_to_be_looked_at_again_once() {
    let (mut me, claims) = world();
    let salma = me.minter.annotator().clone();
    assert!(me.project.to_recheck(&salma).is_empty());
    let step = codebook::Step::ChangeLabel {
        set: Code::from("claim.type"),
        entry: label_of(&me.project, "prediction"),
        meaning: true,
    };
    done(&mut me, 60, |desk| codebook::draft(desk, &step));
    assert!(
        me.project.to_recheck(&salma).is_empty(),
        "a draft asks nothing"
    );
    done(&mut me, 61, |desk| codebook::publish(desk, 1));
    assert_eq!(me.project.codebook().version.as_str(), "isnad-1.1");
    let all: Vec<Item> = claims.iter().map(|it| Item::Claim(it.id.clone())).collect();
    assert_eq!(me.project.to_recheck(&salma), all);

    done(&mut me, 62, |desk| codebook::rechecked(desk, &all[..1]));
    assert_eq!(me.project.to_recheck(&salma), all[1..]);
    assert!(me.project.to_recheck(&Id::new("omar")).is_empty());

    // A later edition that changes another label asks nothing of these.
    let step = codebook::Step::ChangeLabel {
        set: Code::from("claim.type"),
        entry: label_of(&me.project, "factual"),
        meaning: true,
    };
    done(&mut me, 63, |desk| codebook::draft(desk, &step));
    done(&mut me, 64, |desk| codebook::publish(desk, 2));
    assert_eq!(me.project.to_recheck(&salma), all[1..]);
}

#[test]
fn versions_count_on_and_never_repeat_one_that_was_given() {
    let (mut me, _) = world();
    let note = codebook::Step::Note("x".to_owned());
    for wanted in ["isnad-1.1", "isnad-1.2"] {
        done(&mut me, 60, |desk| codebook::draft(desk, &note));
        done(&mut me, 60, |desk| codebook::publish(desk, 1));
        assert_eq!(me.project.codebook().version.as_str(), wanted);
    }
    // The book the project began with, read from a file: its name is taken.
    let again = codebook::Step::Replace(Box::new(presets::isnad()));
    done(&mut me, 61, |desk| codebook::draft(desk, &again));
    done(&mut me, 62, |desk| codebook::publish(desk, 1));
    assert_eq!(me.project.codebook().version.as_str(), "isnad-1.3");
    // A book whose version nobody has keeps it, and what follows counts on from there.
    let other = codebook::Step::Replace(Box::new(presets::named("dna-1.0").unwrap()));
    done(&mut me, 63, |desk| codebook::draft(desk, &other));
    done(&mut me, 64, |desk| codebook::publish(desk, 1));
    assert_eq!(me.project.codebook().version.as_str(), "dna-1.0");
    done(&mut me, 65, |desk| codebook::draft(desk, &note));
    done(&mut me, 66, |desk| codebook::publish(desk, 1));
    assert_eq!(me.project.codebook().version.as_str(), "dna-1.1");
}

#[test]
fn a_draft_begun_before_a_colleague_published_is_renewed_first() {
    let (mut me, _) = world();
    let mut omar = Writer::new("omar", "OM");
    for record in &me.records {
        omar.project.absorb("SA", record, false);
    }
    let note = codebook::Step::Note("x".to_owned());
    done(&mut me, 60, |desk| codebook::draft(desk, &note));
    done(&mut omar, 61, |desk| codebook::draft(desk, &note));
    done(&mut omar, 62, |desk| codebook::publish(desk, 1));
    for record in &omar.records {
        me.project.absorb("OM", record, false);
    }
    let mut desk = Desk {
        project: &me.project,
        minter: &mut me.minter,
        layer: isnad::model::Layer::Own,
    };
    assert_eq!(
        codebook::publish(&mut desk, 2),
        Err(EditError::DraftOutdated)
    );
    done(&mut me, 63, codebook::renew_draft);
    done(&mut me, 64, |desk| codebook::publish(desk, 2));
    assert_eq!(me.project.codebook().version.as_str(), "isnad-1.2");
}

#[test]
fn merged_labels_lead_to_the_one_that_took_their_place_and_never_in_a_circle() {
    let (mut me, _) = world();
    let merge = |loser: &str, winner: &str| codebook::Step::MergeLabels {
        set: Code::from("claim.type"),
        loser: Code::from(loser),
        winner: Code::from(winner),
    };
    done(&mut me, 60, |desk| {
        codebook::draft(desk, &merge("causal", "factual"))
    });
    done(&mut me, 61, |desk| {
        codebook::draft(desk, &merge("factual", "other"))
    });
    let mut desk = Desk {
        project: &me.project,
        minter: &mut me.minter,
        layer: isnad::model::Layer::Own,
    };
    let circle = codebook::draft(&mut desk, &merge("other", "causal"));
    assert!(matches!(circle, Err(EditError::Codebook(_))), "{circle:?}");
    done(&mut me, 62, |desk| codebook::publish(desk, 1));
    let book = me.project.codebook();
    let resolved = |code: &str| book.resolve("claim.type", &Code::from(code)).to_string();
    assert_eq!(resolved("causal"), "other");
    assert_eq!(resolved("factual"), "other");
    assert_eq!(resolved("policy"), "policy");
    assert_eq!(resolved("unheard-of"), "unheard-of");
    let set = book.set("claim.type").unwrap();
    assert!(set.offered().all(|it| it.code.as_str() != "causal"));
}

#[test]
fn assertion_and_denial_at_overlapping_times_are_offered_until_they_are_related() {
    let (mut me, claims) = world();
    let made = done(&mut me, 60, |desk| canonical::add(desk, "قضية", "", None));
    let Some(Item::Canonical(id)) = made.item else {
        panic!()
    };
    for (claim, denies) in claims.iter().zip([false, true, true]) {
        let join = |desk: &mut Desk<'_>| {
            canonical::join(desk, &claim.id, Some(&id), denies, &Code::default())
        };
        done(&mut me, 61, join);
    }
    let pairs = |me: &Writer| -> Vec<(String, String)> {
        let pairs = me.project.contradictions_in(&id, None);
        pairs
            .iter()
            .map(|(a, b)| (a.id.to_string(), b.id.to_string()))
            .collect()
    };
    let pair = |a: usize, b: usize| (claims[a].id.to_string(), claims[b].id.to_string());
    assert_eq!(pairs(&me), [pair(0, 1), pair(0, 2)]);

    // The third speaks of another year than the first.
    let time = |me: &mut Writer, claim: usize, from: &str| {
        let item = Item::Claim(claims[claim].id.clone());
        let field = isnad::model::field::field_of(&item, "event_from").unwrap();
        let value = isnad::model::field::Value::Text(from.to_owned());
        done(me, 62, |desk| {
            isnad::model::edit::fields::set(desk, &item, field, value)
        });
    };
    time(&mut me, 0, "2024-12");
    time(&mut me, 2, "2025");
    assert_eq!(pairs(&me), [pair(0, 1)]);

    let kind = Code::from("contradicts");
    done(&mut me, 63, |desk| {
        canonical::relate(desk, &claims[1].id, &claims[0].id, &kind)
    });
    assert!(pairs(&me).is_empty(), "related, from whichever end");
    let related: Vec<&Relation> = me.project.relations_of(&claims[0].id).collect();
    assert_eq!(related.len(), 1);
    // The same from the other end is the same, and takes it away.
    done(&mut me, 64, |desk| {
        canonical::relate(desk, &claims[0].id, &claims[1].id, &kind)
    });
    assert_eq!(pairs(&me), [pair(0, 1)]);
    let member = me.project.claims().get(&claims[1].id).unwrap();
    let wanted = Membership {
        canonical: id,
        denies: true,
        relation: Code::default(),
    };
    assert_eq!(member.canonical, Some(wanted));
}

#[test]
fn what_two_devices_changed_at_once_is_gone_once_it_is_removed_and_comes_back_whole() {
    let (mut me, claims) = world();
    let mut device = Writer::new("salma", "SB");
    for record in &me.records {
        device.project.absorb("SA", record, false);
    }
    let item = Item::Claim(claims[0].id.clone());
    for (writer, t, note) in [(&mut me, 60, "one"), (&mut device, 61, "other")] {
        done(writer, t, |desk| {
            isnad::model::edit::fields::note(desk, &item, note)
        });
    }
    let before = me.records.len();
    let other = device.records.last().unwrap().clone();
    me.project.absorb("SB", &other, false);
    let shown = me.project.claims().get(&claims[0].id).cloned();
    assert_eq!(
        shown.as_ref().map(|it| it.meta.note.as_str()),
        Some("other")
    );
    done(&mut me, 62, |desk| {
        isnad::model::edit::tagging::remove(desk, &item)
    });
    assert_eq!(
        me.project.claims().get(&claims[0].id),
        None,
        "both versions"
    );

    let removal = me.records.last().unwrap().clone();
    me.apply(
        63,
        Kind::Undo(removal.tx.id.clone()),
        &super::inverse(&removal),
    )
    .unwrap();
    assert_eq!(me.project.claims().get(&claims[0].id), shown.as_ref());
    let again = Plan {
        edits: removal.tx.planned_edits().cloned().collect(),
        ..super::inverse(&removal)
    };
    me.apply(64, Kind::Redo(removal.tx.id.clone()), &again)
        .unwrap();
    assert_eq!(me.project.claims().get(&claims[0].id), None);
    // Whatever arrives first, it stays gone.
    for record in me.records[before..].iter().rev() {
        device.project.absorb("SA", record, false);
    }
    device.project.absorb("SA", &me.records[before - 1], false);
    assert_eq!(device.project.claims().get(&claims[0].id), None);
}

/// A date, possibly shortened, with the days it may stand for, counted with months of 31 days.
fn any_date() -> impl Strategy<Value = (String, i32, i32)> {
    (2020i32..2023, 1i32..13, 1i32..29, 0u8..4).prop_map(|(y, m, d, length)| {
        let day = |m: i32, d: i32| (y * 12 + m) * 31 + d;
        match length {
            0 => (String::new(), i32::MIN, i32::MAX),
            1 => (y.to_string(), day(1, 1), day(12, 31)),
            2 => (format!("{y}-{m:02}"), day(m, 1), day(m, 31)),
            _ => (format!("{y}-{m:02}-{d:02}"), day(m, d), day(m, d)),
        }
    })
}

proptest! {
    #[test]
    fn times_overlap_unless_one_ends_before_the_other_begins(
        one in (any_date(), any_date()), other in (any_date(), any_date()),
    ) {
        // From the first day of its beginning to the last day of its end; a time without an end
        // is the one day, month or year it begins with.
        let time = |((from, first, last), (to, _, end)): &((String, i32, i32), (String, i32, i32))| {
            let stated = EventTime { raw: String::new(), from: from.clone(), to: to.clone() };
            let last = if to.is_empty() { *last } else { *end };
            (stated, *first, last)
        };
        let (a, a_first, a_last) = time(&one);
        let (b, b_first, b_last) = time(&other);
        let expected = !(a_last < b_first || b_last < a_first);
        prop_assert_eq!(a.overlaps(&b), expected, "{:?} {:?}", a, b);
        prop_assert_eq!(b.overlaps(&a), expected);
    }
}
