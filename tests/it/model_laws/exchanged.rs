//! What goes out holds what the project holds, whatever that is: every field that the model lists
//! is looked for in the JSON, every entity in the lists, every word in JSON Lines and CSV.

use std::collections::{BTreeMap, BTreeSet};

use isnad::exchange::export::csv::{self, CsvOptions};
use isnad::exchange::export::{LossKind, Source, jsonl};
use isnad::exchange::json::{self, Selection};
use isnad::model::field::{Field, Value as Held, fields_of};
use isnad::model::project::Entity as _;
use isnad::model::{Anchor, AnnotatorId, ArticleId, Item, Project};
use isnad::text::index::ArticleText;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::deeds::{self, any_dice};
use super::{Dice, Writer};

/// A world of many deeds, of which somebody else did some.
fn world(mut all: Vec<Dice>) -> Project {
    let mut me = Writer::new("salma", "SA");
    deeds::found(&mut me);
    let half = all.len() / 2;
    for (step, dice) in all.iter_mut().enumerate() {
        if step == half {
            let mut other = Writer::new("omar", "OM");
            for record in &me.records {
                other.project.absorb("SA", record, false);
            }
            me = other;
        }
        me.deed(step as u64 + 100, dice).expect("a sound plan");
    }
    me.project
}

fn texts(project: &Project) -> BTreeMap<ArticleId, ArticleText> {
    let ids = project.articles().iter().map(|it| it.id.clone());
    ids.map(|id| (id, ArticleText::new("ن".repeat(100))))
        .collect()
}

/// Every list with the tags and shared things it tells of.
fn items(project: &Project) -> Vec<(&'static str, Item)> {
    let mut all = Vec::new();
    macro_rules! each {
        ($($list:literal $table:ident $kind:ident),+) => {
            $(all.extend(project.$table().iter().map(|it| ($list, Item::$kind(it.id().clone()))));)+
        };
    }
    each!(
        "mentions" mentions Mention, "claims" claims Claim,
        "attributions" attributions Attribution, "stances" stances Stance,
        "relations" relations Relation, "canonical" canonicals Canonical,
        "actors" actors Actor, "topics" topics Topic
    );
    all
}

/// Where JSON keeps a field: its own name, but where the contract says otherwise.
fn pointer(field: &Field) -> String {
    let path = match field.id {
        "claim.event_time" => "event_time/raw",
        "claim.event_from" => "event_time/iso_from",
        "claim.event_to" => "event_time/iso_to",
        "canonical.from" => "time_scope/iso_from",
        "canonical.to" => "time_scope/iso_to",
        "attribution.visibility" => "source_visibility",
        _ => field.short(),
    };
    format!("/{path}")
}

fn said(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        json!(text)
    }
}

/// What JSON says of places, worked out from the model alone.
fn places<'a>(anchors: impl IntoIterator<Item = &'a Anchor>) -> Value {
    let mut spans = Vec::new();
    for anchor in anchors {
        for (number, fragment) in anchor.fragments.iter().enumerate() {
            let mut span =
                json!({"start": fragment.0, "end": fragment.1, "exact": anchor.exact[number]});
            if number > 0 {
                span["continues"] = json!(true);
            }
            spans.push(span);
        }
    }
    Value::Array(spans)
}

fn as_json(held: &Held) -> Value {
    match held {
        Held::Label(code) => said(code.as_str()),
        Held::Labels(codes) => codes.iter().map(|it| json!(it.as_str())).collect(),
        Held::Text(text) => said(text),
        Held::Flag(flag) => json!(flag),
        Held::Number(number) => json!(number),
        Held::Actor(actor) => json!(actor.as_ref().map(|it| it.as_str())),
        Held::Actors(actors) => actors.iter().map(|it| json!(it.as_str())).collect(),
        Held::Place(place) => places(place),
        Held::Places(all) => places(all),
        Held::PlaceSets(sets) => sets.iter().map(places).collect(),
    }
}

fn ids(tags: &json::Tags) -> BTreeSet<String> {
    tags.ids().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_field_of_everything_is_told(all in proptest::collection::vec(any_dice(), 20..120)) {
        let project = world(all);
        let tags = json::tags(&project, &Selection::default());
        let value = serde_json::to_value(&tags).expect("JSON");
        let mut entries = BTreeMap::new();
        for (list, some) in value.as_object().expect("lists") {
            for entry in some.as_array().expect("a list") {
                for key in ["id", "article", "annotator", "spans"] {
                    prop_assert!(list == "comments" || entry.get(key).is_some(), "{list}: {key}");
                }
                entries.insert((list.clone(), entry["id"].as_str().expect("an id").to_owned()), entry);
            }
        }
        let items = items(&project);
        prop_assert_eq!(entries.len(), items.len() + project.comments().iter().count());
        for (list, item) in items {
            let entry = entries.get(&(list.to_owned(), item.id().to_owned()));
            let Some(entry) = entry else {
                return Err(TestCaseError::fail(format!("{item:?} is not in {list}")));
            };
            for field in fields_of(&item) {
                let held = project.value(&item, field).expect("a field");
                let told = entry.pointer(&pointer(field));
                prop_assert_eq!(
                    told.unwrap_or(&Value::Null), &as_json(&held), "{} of {:?}", field.id, item
                );
            }
        }
        for claim in project.claims().iter() {
            let told = &entries[&("claims".to_owned(), claim.id.to_string())]["canonical"];
            let expected = claim.canonical.as_ref().map(|it| json!({
                "id": it.canonical.as_str(),
                "sign": if it.denies { -1 } else { 1 },
                "relation": said(it.relation.as_str()),
            }));
            prop_assert_eq!(told, &json!(expected));
        }
        let of_actors = |key: &str| -> BTreeSet<String> {
            let lists = tags_of(&value, "actors").filter_map(|it| it[key].as_array());
            lists.flatten().map(|it| it["id"].as_str().expect("an id").to_owned()).collect()
        };
        let roles: BTreeSet<String> = project.roles().iter().map(|it| it.id.to_string()).collect();
        let ties = project.affiliations().iter().map(|it| it.id.to_string()).collect();
        let aliases = project.aliases().iter().map(|it| it.id.to_string()).collect();
        prop_assert_eq!(of_actors("roles"), roles);
        prop_assert_eq!(of_actors("affiliations"), ties);
        prop_assert_eq!(of_actors("aliases"), aliases);
        let bonds: BTreeSet<String> = project.bonds().iter().map(|it| it.id.to_string()).collect();
        let links = tags_of(&value, "canonical").flat_map(|it| it["links"].as_array().expect("links"));
        let links = links.map(|it| it["id"].as_str().expect("an id").to_owned()).collect();
        prop_assert_eq!(bonds, links);
    }

    #[test]
    fn json_lines_hold_all_but_what_they_say_they_lose_and_read_back(
        all in proptest::collection::vec(any_dice(), 20..120),
        only_one in any::<bool>(),
    ) {
        let project = world(all);
        let texts = texts(&project);
        let source = Source { project: &project, texts: &texts };
        let mut wanted = Selection::default();
        if only_one {
            wanted.annotators.insert(AnnotatorId::new("omar"));
        }
        let exported = jsonl::write(source, &wanted).expect("JSON");
        let bytes = &exported.files[0].1;
        prop_assert_eq!(jsonl::prove(bytes, source, &wanted), Ok(()));

        let mut found = BTreeSet::new();
        for line in std::str::from_utf8(bytes).expect("UTF-8").lines() {
            let line: Value = serde_json::from_str(line).expect("JSON");
            prop_assert_eq!(&line["text"], &json!("ن".repeat(100)));
            let lists = ["mentions", "claims", "attributions", "stances", "relations", "canonical",
                "actors", "topics", "comments"];
            for entry in lists.iter().flat_map(|list| line[*list].as_array().expect("a list")) {
                found.insert(entry["id"].as_str().expect("an id").to_owned());
            }
        }
        let whole = ids(&json::tags(&project, &wanted));
        let lost: usize = exported.losses.iter().map(|it| it.count).sum();
        prop_assert!(found.is_subset(&whole));
        prop_assert_eq!(whole.difference(&found).count(), lost);
        // What is lost is shared: no tag is.
        for id in whole.difference(&found) {
            let is_tag = items(&project).into_iter().any(|(list, it)| {
                it.id() == id && !["canonical", "actors", "topics"].contains(&list)
            });
            prop_assert!(!is_tag, "{id} is a tag and lost");
        }

        // A single letter changed is noticed.
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        if let Some(at) = text.find("\"annotator\":\"omar\"") {
            let changed = format!("{}\"annotator\":\"omer\"{}", &text[..at], &text[at + 18..]);
            prop_assert!(jsonl::prove(changed.as_bytes(), source, &wanted).is_err());
        }
    }

    #[test]
    fn tables_read_back_and_list_what_they_lose(
        all in proptest::collection::vec(any_dice(), 20..120),
    ) {
        let project = world(all);
        let texts = BTreeMap::new();
        let source = Source { project: &project, texts: &texts };
        let wanted = Selection::default();
        let options = CsvOptions::plain();
        let exported = csv::write(source, &wanted, options).expect("CSV");
        let mut cells = BTreeSet::new();
        for (name, bytes) in &exported.files {
            prop_assert_eq!(csv::prove(name, bytes, source, &wanted, options), Ok(()));
            let table = csv::read(bytes, options).expect("a table");
            for row in &table.rows {
                prop_assert_eq!(row.len(), table.header.len());
                cells.extend(row.iter().flat_map(|cell| cell.split(' ')).map(str::to_owned));
            }
        }
        let lost = |kind| -> usize {
            exported.losses.iter().filter(|it| it.kind == kind).map(|it| it.count).sum()
        };
        let missing = |list: &str| {
            let some = items(&project).into_iter().filter(|(one, _)| *one == list);
            some.filter(|(_, it)| !cells.contains(it.id())).count()
        };
        // Everything whose id stands in no cell is counted as lost, under whatever name.
        prop_assert_eq!(missing("claims") + missing("mentions"), 0);
        prop_assert_eq!(missing("relations"), lost(LossKind::Relations));
        let stances = lost(LossKind::MoreStances) + lost(LossKind::StancesOnActors)
            + lost(LossKind::StancesOnIssues);
        prop_assert_eq!(missing("stances"), stances);
        prop_assert_eq!(missing("attributions"), lost(LossKind::OuterAttributions));
        prop_assert!(missing("canonical") <= lost(LossKind::CanonicalDetails));
        prop_assert!(missing("topics") <= lost(LossKind::Topics));
        prop_assert!(missing("actors") <= lost(LossKind::Unplaced));
        prop_assert_eq!(project.comments().iter().count(), lost(LossKind::Comments));
        for kind in exported.losses.iter().map(|it| it.kind) {
            prop_assert!(LossKind::ALL.contains(&kind));
        }
    }
}

fn tags_of<'a>(value: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    value[list].as_array().into_iter().flatten()
}
