//! The inspector: that every field of everything can be seen and set, that a chain stands link by
//! link and lights what each link names, that comments, history, merges and splits say what they
//! touch, and that thousands of tags stay a short list.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use isnad::app::workspace::ThemeChoice;
use isnad::app::{Lang, Session, Words};
use isnad::model::edit::chain::{self, NewStance};
use isnad::model::edit::fields;
use isnad::model::edit::library::{self, ActorFields};
use isnad::model::edit::linking::{AttributionFields, Claimant};
use isnad::model::edit::tagging::{self, ClaimFields};
use isnad::model::edit::{Item, canonical, linking, talk};
use isnad::model::field::{Value, field_of, fields_of};
use isnad::model::{
    ActorId, ActorScope, ArticleId, AttributionId, ClaimId, Code, Id, MentionId, Target,
};

use crate::desk::Stage;

const NOW_MS: u64 = 1_760_000_000_000;

/// An English and an Arabic name of the same thing.
fn said(lang: Lang, en: &'static str, ar: &'static str) -> &'static str {
    if lang == Lang::Ar { ar } else { en }
}

fn article(session: &Session, ending: &str) -> ArticleId {
    let found = session.project().articles().find(ending);
    found.expect("in the sample").id.clone()
}

fn anchor(session: &mut Session, article: &ArticleId, words: &str) -> isnad::model::Anchor {
    let text = session.text(article).expect("readable").clone();
    let byte = text.as_str().find(words).expect(words);
    let range = text.scalars_of(byte..byte + words.len()).expect("there");
    session.anchor(article, range).expect("a place")
}

fn made(item: Option<Item>) -> String {
    item.expect("something was made").id().to_owned()
}

fn actor(session: &mut Session, name: &str, kind: &str) -> ActorId {
    let known = session
        .project()
        .living_actors()
        .find(|it| it.name_ar == name);
    if let Some(known) = known {
        return known.id.clone();
    }
    let fields = ActorFields {
        name_ar: Some(name.to_owned()),
        name_en: None,
        kind: Some(Code::from(kind)),
    };
    let item = session.plan(|desk| library::add_actor(desk, &fields, ActorScope::Project));
    ActorId::new(made(item.expect("planned")))
}

fn mention(session: &mut Session, at: &ArticleId, words: &str, actor: &ActorId) -> MentionId {
    let anchor = anchor(session, at, words);
    let item = session.plan(|desk| tagging::mention(desk, at, Some(anchor), Some(actor)));
    MentionId::new(made(item.expect("planned")))
}

fn set(session: &mut Session, item: &Item, field: &str, value: &str) {
    let field = field_of(item, field).expect(field);
    session
        .plan(|desk| {
            let value = fields::parse(desk, field, value)?;
            fields::set(desk, item, field, value)
        })
        .expect("set");
}

fn set_place(session: &mut Session, item: &Item, field: &str, at: &ArticleId, words: &str) {
    let anchor = anchor(session, at, words);
    let field = field_of(item, field).expect(field);
    session
        .plan(|desk| fields::toggle_place(desk, item, field, &anchor, false))
        .expect("set");
}

/// A claim that an engineer made, the union told and a paper reported, with everything a claim
/// can have.
struct Reported {
    stage: Stage,
    claim: ClaimId,
    /// From the claim outwards.
    links: [AttributionId; 3],
}

const WORDS: &str = "إن شركة نوردبورت تعتزم الاستغناء عن الرافعات السبع واستبدال أربع حديثة بها";

fn reported(lang: Lang) -> Reported {
    let mut stage = Stage::new(lang);
    stage.harness.set_size(vec2(1440.0, 1500.0));
    let session = stage.session_mut();
    let at = article(session, "0007");
    session.workspace.panes.clear();
    session.open_article(&at, true).expect("opened");
    let engineer = actor(session, "مهندس في الوفد الفني", "unnamed_source");
    let union = actor(session, "نقابة عمال الأرصفة", "civil_society");
    let paper = actor(session, "مرجانة اليوم", "media");
    let by = mention(session, &at, "مهندس في الوفد الفني لم تسمّه", &engineer);
    mention(session, &at, "النقابة، نقلاً", &union);
    let there = anchor(session, &at, WORDS);
    let kind = ClaimFields {
        kind: Some(Code::from("prediction")),
        ..ClaimFields::default()
    };
    let item = session.plan(|desk| tagging::claim(desk, &at, there, &kind));
    let claim = ClaimId::new(made(item.expect("tagged")));
    session
        .plan(|desk| {
            let who = Claimant::Mention(by.clone());
            linking::claimant(desk, &claim, &who, &AttributionFields::default())
        })
        .expect("said");
    let nearest = session
        .project()
        .attribution_of(&claim)
        .expect("one")
        .id
        .clone();
    let mut links = vec![nearest];
    for who in [&union, &paper] {
        let inner = links.last().expect("one").clone();
        let who = Claimant::Actor(who.clone());
        let item = session.plan(|desk| chain::outer(desk, &inner, &who));
        links.push(AttributionId::new(made(item.expect("added"))));
    }
    let items: Vec<Item> = links.iter().cloned().map(Item::Attribution).collect();
    set_place(session, &items[0], "cue", &at, "نقلاً عن");
    set_place(session, &items[1], "cue", &at, "وتقول");
    for (place, field, value) in [
        (0, "visibility", "anonymous"),
        (0, "act", "state"),
        (0, "quote_mode", "indirect"),
        (0, "outlet_commitment", "neutral"),
        (1, "visibility", "named"),
        (1, "act", "state"),
        (1, "quote_mode", "indirect"),
        (2, "visibility", "media"),
        (2, "outlet_commitment", "distancing"),
    ] {
        set(session, &items[place], field, value);
    }
    Reported {
        stage,
        claim,
        links: links.try_into().expect("three"),
    }
}

/// Stances, links, comments and a history, upon the chain.
fn full(lang: Lang) -> Reported {
    let mut reported = reported(lang);
    let claim = reported.claim.clone();
    let session = reported.stage.session_mut();
    let at = article(session, "0007");
    let item = Item::Claim(claim.clone());
    set(session, &item, "certainty", "probable");
    set(session, &item, "certainty", "possible");
    set(
        session,
        &item,
        "gloss_en",
        "Nordport will replace seven cranes by four",
    );
    set_place(session, &item, "hedges", &at, "تعتزم");
    let (label, dimension) = (Code::from("support"), Code::from("epistemic"));
    session
        .plan(|desk| linking::stance(desk, &claim, &label, &dimension, None))
        .expect("taken");
    let union = actor(session, "نقابة عمال الأرصفة", "civil_society");
    let stance = NewStance {
        article: at.clone(),
        holder: Some(union),
        target: Target::Claim(claim.clone()),
        dimension: Code::from("evaluative"),
        label: Code::from("oppose"),
        intensity: Some(-2),
        explicitness: Code::from("implied"),
        evidence: Vec::new(),
        via: None,
    };
    session
        .plan(|desk| chain::stance_on(desk, &stance))
        .expect("taken");
    let other = article(session, "0002");
    let me = session.annotator().clone();
    let other = session.project().claims_in(&other, Some(&me))[0].id.clone();
    session
        .plan(|desk| canonical::relate(desk, &claim, &other, &Code::from("qualifies")))
        .expect("related");
    let item = session.plan(|desk| canonical::add(desk, "ستُستبدل رافعات الميناء", "", None));
    let joint = Id::new(made(item.expect("made")));
    let third = article(session, "0004");
    let third = session.project().claims_in(&third, Some(&me))[0].id.clone();
    for (member, denies) in [(&claim, false), (&third, true)] {
        session
            .plan(|desk| canonical::join(desk, member, Some(&joint), denies, &Code::from("same")))
            .expect("joined");
    }
    let on = Item::Claim(claim);
    let thread = session.plan(|desk| talk::say(desk, &on, None, "أهو تنبؤ أم تعهّد؟", NOW_MS));
    thread.expect("said");
    let thread = session.project().threads_on(&on)[0].id.clone();
    session
        .plan(|desk| {
            talk::say(
                desk,
                &on,
                Some(&thread),
                "تنبؤ، فالمتكلم ليس الشركة.",
                NOW_MS,
            )
        })
        .expect("answered");
    let text = "هل تدخل «أربع حديثة» في الادعاء؟";
    session
        .plan(|desk| talk::say(desk, &on, None, text, NOW_MS + 1))
        .expect("said");
    let second = session.project().threads_on(&on)[1].id.clone();
    session
        .plan(|desk| talk::settle(desk, &second, true, "نعم.", NOW_MS + 2))
        .expect("settled");
    reported
}

fn show(stage: &mut Stage, item: Item) {
    stage.session_mut().select_item(Some(item));
    stage.harness.run_steps(4);
}

fn unfold(stage: &mut Stage, names: &[&str]) {
    for name in names {
        stage.harness.state_mut().inspector.unfold(name);
    }
    stage.harness.run_steps(3);
}

fn click_at(stage: &mut Stage, pos: egui::Pos2) {
    stage.harness.event(Event::PointerMoved(pos));
    stage.harness.run_steps(2);
    for pressed in [true, false] {
        stage.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    stage.harness.run_steps(4);
}

#[test]
fn every_field_and_every_join_has_a_name_in_both_languages() {
    let items = [
        Item::Mention(Id::new("a")),
        Item::Claim(Id::new("a")),
        Item::Attribution(Id::new("a")),
        Item::Stance(Id::new("a")),
        Item::Relation(Id::new("a")),
        Item::Actor(Id::new("a")),
        Item::Canonical(Id::new("a")),
        Item::Topic(Id::new("a")),
    ];
    let names = items.iter().flat_map(fields_of).map(|field| field.id);
    let names: Vec<&str> = names
        .chain(isnad::model::difference::JOINS.iter().copied())
        .collect();
    assert!(names.len() > 60, "only {} names", names.len());
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for name in &names {
            let message = format!("field-{}", name.replace(['.', '_'], "-"));
            assert!(words.has(&message), "{lang:?} has no {message}");
        }
    }
}

#[test]
fn the_chain_stands_link_by_link_and_each_link_lights_what_it_names() {
    for lang in Lang::ALL {
        let Reported {
            mut stage,
            claim,
            links,
        } = reported(lang);
        show(&mut stage, Item::Claim(claim));
        for (n, link) in links.iter().rev().enumerate() {
            let begin = said(lang, "Link ", "الحلقة ");
            let number = Words::new(lang).number(n + 1);
            let begin = format!("{begin}\u{2068}{number}\u{2069}");
            let card = stage.harness.get_by(|node| {
                let label = node.label().unwrap_or_default();
                node.role() == Role::Button && label.starts_with(&begin)
            });
            let at = card.rect().center();
            stage.harness.event(Event::PointerMoved(at));
            stage.harness.run_steps(4);
            let item = Item::Attribution(link.clone());
            assert_eq!(stage.session().workspace.hovered.as_ref(), Some(&item));
            let source = stage.session().project().attributions().get(link);
            let source = source.and_then(|it| it.source.clone()).expect("a source");
            let lit = stage.harness.state().lit();
            assert!(lit.has(&item) && lit.has(&Item::Mention(source)));
            let others = links.iter().filter(|other| *other != link);
            for other in others {
                assert!(!lit.has(&Item::Attribution(other.clone())));
            }
            // Its cue is lit in the text, and no other.
            let key = stage.session().workspace.panes[0].key;
            let marks = &stage.harness.state().pane(key).expect("shown").marks.marks;
            let cues: Vec<_> = marks
                .iter()
                .filter(|it| it.kind == isnad::ui::article::MarkKind::Cue && it.hovered)
                .flat_map(|it| &it.range_scalar)
                .map(|range| (range.start, range.end))
                .collect();
            let cue = stage.session().project().attributions().get(link);
            let cue = cue.and_then(|it| it.cue.clone());
            let wanted: Vec<_> = cue.iter().map(|it| (it.start(), it.end())).collect();
            assert_eq!(cues, wanted);
        }
        let innermost = stage.harness.get_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == Role::Button && label.contains("نقلاً عن")
        });
        let at = innermost.rect().center();
        click_at(&mut stage, at);
        let selected = stage.session().workspace.selected.clone();
        assert_eq!(selected, Some(Item::Attribution(links[0].clone())));
        let act = said(lang, "Act", "فعل القول");
        stage.harness.get_by_role_and_label(Role::ComboBox, act);
        stage.keep(&format!("inspector-link-{}", lang.code()));
    }
}

#[test]
fn required_fields_are_in_the_hand_and_the_rest_one_fold_away() {
    for lang in Lang::ALL {
        let Reported {
            mut stage, claim, ..
        } = reported(lang);
        show(&mut stage, Item::Claim(claim.clone()));
        let (kind, certainty) = (
            said(lang, "Type", "النوع"),
            said(lang, "Certainty", "اليقين"),
        );
        stage.harness.get_by_role_and_label(Role::ComboBox, kind);
        let hidden = stage
            .harness
            .query_by_role_and_label(Role::ComboBox, certainty);
        assert!(hidden.is_none());
        let fold = stage.harness.get_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == Role::Button && label.starts_with(said(lang, "More fields", "حقول أخرى"))
        });
        fold.click();
        stage.harness.run_steps(4);
        stage
            .harness
            .get_by_role_and_label(Role::ComboBox, certainty);
        // A claim without a type says that one is needed.
        let item = Item::Claim(claim);
        set(stage.session_mut(), &item, "type", "");
        stage.harness.run_steps(3);
        stage.harness.get_by(|node| {
            let label = node.value().or(node.label()).unwrap_or_default();
            label.contains(kind) && label.contains(said(lang, "needed", "مطلوب"))
        });
    }
}

#[test]
fn what_is_typed_becomes_one_deed_on_enter_on_leaving_and_on_turning_away() {
    let Reported {
        mut stage, claim, ..
    } = reported(Lang::En);
    let item = Item::Claim(claim.clone());
    show(&mut stage, item.clone());
    unfold(&mut stage, &["fields"]);
    let gloss = |stage: &Stage| {
        let claim = stage.session().project().claims().get(&claim);
        claim.expect("there").gloss_ar.clone()
    };
    let deeds = |stage: &Stage| {
        stage
            .session()
            .history_of(&Item::Claim(claim.clone()))
            .len()
    };
    let before = deeds(&stage);
    let field = |stage: &Stage| {
        let name = "Gloss in Arabic";
        stage
            .harness
            .get_by_role_and_label(Role::TextInput, name)
            .focus();
    };
    let write = |stage: &mut Stage, text: &str| {
        for letter in text.chars() {
            stage.harness.event(Event::Text(letter.to_string()));
            stage.harness.run_steps(2);
        }
    };
    field(&stage);
    stage.harness.run_steps(2);
    write(&mut stage, "رافعات");
    assert_eq!(gloss(&stage), "", "nothing is set while somebody types");
    stage.press(Key::Enter, Modifiers::NONE);
    assert_eq!(gloss(&stage), "رافعات");
    assert_eq!(deeds(&stage), before + 1);
    field(&stage);
    stage.harness.run_steps(2);
    write(&mut stage, "ج");
    stage.press(Key::Tab, Modifiers::NONE);
    assert_eq!(deeds(&stage), before + 2);
    field(&stage);
    stage.harness.run_steps(2);
    write(&mut stage, "د");
    show(&mut stage, Item::Claim(Id::new("no such claim")));
    assert_eq!(deeds(&stage), before + 3);
    assert!(gloss(&stage).contains('د'));
    show(&mut stage, item);
    field(&stage);
    stage.harness.run_steps(2);
    write(&mut stage, "هـ");
    stage.press(Key::Escape, Modifiers::NONE);
    stage.harness.run_steps(4);
    assert_eq!(deeds(&stage), before + 3, "Esc forgets");
}

#[test]
fn stances_links_comments_and_history_are_told_and_answer_to_clicks() {
    for lang in Lang::ALL {
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            let Reported {
                mut stage, claim, ..
            } = full(lang);
            stage.session_mut().workspace.theme = theme;
            show(&mut stage, Item::Claim(claim.clone()));
            let look = if theme == ThemeChoice::Dark {
                "dark"
            } else {
                "light"
            };
            stage.keep(&format!("inspector-claim-{}-{look}", lang.code()));
            unfold(&mut stage, &["history"]);
            let changed = stage.harness.query_all_by(|node| {
                let text = node.value().or(node.label()).unwrap_or_default();
                text.contains(said(lang, "Possible", "محتمل"))
                    && text.contains(said(lang, "Probable", "مرجّح"))
            });
            assert_eq!(changed.count(), 1, "from what to what");
            stage.harness.set_size(vec2(1440.0, 2400.0));
            stage.harness.run_steps(3);
            stage.keep(&format!("inspector-history-{}-{look}", lang.code()));
            let settle = said(lang, "Settle", "احسم النقاش");
            stage
                .harness
                .get_by_role_and_label(Role::Button, settle)
                .click();
            stage.harness.run_steps(4);
            let threads = stage
                .session()
                .project()
                .threads_on(&Item::Claim(claim.clone()));
            let settled = threads
                .iter()
                .filter(|it| stage.session().project().is_settled(&it.id));
            assert_eq!(settled.count(), 2);
            let confirm = said(lang, "Confirm the contradiction", "أكّد التناقض");
            stage
                .harness
                .get_by_role_and_label(Role::Button, confirm)
                .click();
            stage.harness.run_steps(4);
            let project = stage.session().project();
            let found = project
                .relations_of(&claim)
                .any(|it| it.kind.as_str() == "contradicts");
            assert!(found, "confirmed by a click");
            show(&mut stage, Item::Claim(claim.clone()));
            unfold(&mut stage, &["fields"]);
            stage.keep(&format!("inspector-all-{}-{look}", lang.code()));
        }
    }
}

#[test]
fn merging_and_splitting_show_every_tag_they_touch_before() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(lang);
        let session = stage.session_mut();
        let found = session
            .project()
            .living_actors()
            .max_by_key(|it| session.project().uses_of(&it.id).len())
            .expect("actors");
        let id = found.id.clone();
        let all = session.project().uses_of(&id);
        let uses = all.iter().filter(|it| session.shows(it)).count();
        assert!(uses < all.len(), "colleagues' tags are hidden");
        assert!(uses > 5, "only {uses} tags");
        show(&mut stage, Item::Actor(id.clone()));
        stage.keep(&format!("inspector-actor-{}", lang.code()));
        let merge = said(lang, "Merge into another…", "ادمجه في آخر…");
        stage
            .harness
            .get_by_role_and_label(Role::Button, merge)
            .click();
        stage.harness.run_steps(5);
        let count = Words::new(lang).number(uses);
        stage.harness.get_by(|node| {
            let text = node.value().or(node.label()).unwrap_or_default();
            text.contains(&count) && text.contains(said(lang, "affected", "يمسّ ذلك"))
        });
        stage.keep(&format!("merge-{}", lang.code()));
        stage.press(Key::Escape, Modifiers::NONE);
        assert!(!stage.harness.state().overlay_is_open());
        let split = said(lang, "Split…", "اقسمه…");
        stage
            .harness
            .get_by_role_and_label(Role::Button, split)
            .click();
        stage.harness.run_steps(5);
        for letter in "فاعل جديد".chars() {
            stage.harness.event(Event::Text(letter.to_string()));
        }
        stage.harness.run_steps(3);
        let tick = stage
            .harness
            .get_all_by_role(Role::CheckBox)
            .next()
            .expect("mentions to tick");
        tick.click();
        stage.harness.run_steps(4);
        stage.keep(&format!("split-{}", lang.code()));
        let go = said(lang, "Split", "اقسم");
        stage
            .harness
            .get_by_role_and_label(Role::Button, go)
            .click();
        stage.harness.run_steps(5);
        let project = stage.session().project();
        let new = project.living_actors().find(|it| it.name_ar == "فاعل جديد");
        let new = new.expect("made by the split").id.clone();
        assert!(!project.uses_of(&new).is_empty());
        assert!(project.uses_of(&id).len() < all.len());
    }
}

#[test]
fn thousands_of_stances_are_a_short_list_with_a_count() {
    let Reported {
        mut stage, claim, ..
    } = reported(Lang::En);
    let session = stage.session_mut();
    let at = article(session, "0007");
    let total = 2_000;
    for n in 0..total {
        let holder = actor(session, &format!("ناطق {n}"), "person");
        let stance = NewStance {
            article: at.clone(),
            holder: Some(holder),
            target: Target::Claim(claim.clone()),
            dimension: Code::from("epistemic"),
            label: Code::from("support"),
            intensity: None,
            explicitness: Code::default(),
            evidence: Vec::new(),
            via: None,
        };
        session
            .plan(|desk| chain::stance_on(desk, &stance))
            .expect("taken");
    }
    show(&mut stage, Item::Claim(claim));
    let rows = stage.harness.query_all_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|it| it.starts_with("ناطق "))
    });
    assert_eq!(rows.count(), 8);
    let more = stage.harness.get_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|it| it.contains("1992"))
    });
    more.click();
    stage.harness.run_steps(4);
    let rows = stage.harness.query_all_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|it| it.starts_with("ناطق "))
    });
    assert_eq!(rows.count(), 48);
}

#[test]
fn words_selected_while_a_claim_is_shown_can_be_added_to_it() {
    let Reported {
        mut stage, claim, ..
    } = reported(Lang::En);
    show(&mut stage, Item::Claim(claim.clone()));
    unfold(&mut stage, &["fields"]);
    let session = stage.session_mut();
    let at = article(session, "0007");
    let place = anchor(session, &at, "لا اعتمادات");
    session
        .select(&at, place.start(), place.end())
        .expect("selected");
    stage.harness.run_steps(4);
    let shown = stage.harness.state().inspector.item().cloned();
    assert_eq!(shown, Some(Item::Claim(claim.clone())));
    let add = stage
        .harness
        .get_all_by_role_and_label(Role::Button, "Add the selected words");
    // Hedges, condition, evidence, in the order of the fields.
    let add: Vec<_> = add.collect();
    assert_eq!(add.len(), 3);
    add[2].click();
    stage.harness.run_steps(4);
    let item = Item::Claim(claim);
    let field = field_of(&item, "evidence").expect("a field");
    let value = stage.session().project().value(&item, field);
    let Some(Value::PlaceSets(sets)) = value else {
        panic!("{value:?}");
    };
    assert_eq!(sets[0][0].quote(), "لا اعتمادات");
}

#[test]
fn a_colleagues_tag_can_be_read_and_commented_on_but_not_changed() {
    let mut stage = Stage::new(Lang::En);
    let session = stage.session_mut();
    let theirs = session
        .project()
        .claims()
        .iter()
        .find(|it| !session.shows(&Item::Claim(it.id.clone())))
        .expect("omar's, not reviewed")
        .id
        .clone();
    let comments = session.project().comments().len();
    let article = session.project().claims().get(&theirs).expect("there");
    let (article, owner) = (article.article.clone(), article.annotator.clone());
    show(&mut stage, Item::Claim(theirs.clone()));
    let hidden = stage
        .harness
        .query_by_role_and_label(Role::ComboBox, "Type");
    assert!(hidden.is_none(), "nothing of it is shown before a review");
    let session = stage.session_mut();
    session
        .plan(|desk| isnad::model::edit::review::see(desk, &article, &[owner], 1))
        .expect("put on record");
    show(&mut stage, Item::Claim(theirs));
    let kind = stage.harness.get_by_role_and_label(Role::ComboBox, "Type");
    assert!(kind.accesskit_node().is_disabled());
    let remove = stage
        .harness
        .query_by_role_and_label(Role::Button, "Remove");
    assert!(remove.is_none());
    stage
        .harness
        .get_by_role_and_label(Role::Button, "Comment…")
        .click();
    stage.harness.run_steps(4);
    assert!(stage.harness.state().overlay_is_open());
    stage.harness.event(Event::Text("لماذا؟".to_owned()));
    stage.harness.run_steps(3);
    stage.press(Key::Enter, Modifiers::COMMAND);
    assert_eq!(stage.session().project().comments().len(), comments + 1);
}

#[test]
fn a_tag_goes_back_to_what_it_once_was_and_undo_returns() {
    let Reported {
        mut stage, claim, ..
    } = full(Lang::En);
    let item = Item::Claim(claim.clone());
    let session = stage.session_mut();
    let certainty = |session: &Session| {
        let claim = session.project().claims().get(&claim);
        claim.expect("there").certainty.as_str().to_owned()
    };
    let past = session.history_of(&item);
    assert!(
        past.windows(2)
            .all(|pair| pair[0].when_ms >= pair[1].when_ms)
    );
    assert!(past.last().is_some_and(|deed| deed.made));
    let then = past
        .iter()
        .find(|deed| {
            let label = Value::Label(Code::from("probable"));
            deed.changes.iter().any(|change| change.after == label)
        })
        .expect("it was said to be probable");
    assert_eq!(certainty(session), "possible");
    session
        .restore(&item, &then.session, then.n)
        .expect("restored");
    assert_eq!(certainty(session), "probable");
    assert!(
        session
            .project()
            .claims()
            .get(&claim)
            .expect("there")
            .canonical
            .is_none()
    );
    session.undo().expect("undone");
    assert_eq!(certainty(session), "possible");
    assert_eq!(session.history_of(&item).len(), past.len() + 2);
    let refused = session.restore(&item, &then.session, u64::MAX);
    assert!(refused.is_err());
}

#[test]
fn an_actor_is_chosen_by_typing_a_part_of_any_of_its_names() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(lang);
        let session = stage.session_mut();
        let me = session.annotator().clone();
        let at = article(session, "0001");
        let mention = session.project().mentions_in(&at, Some(&me))[0].id.clone();
        let was = session
            .project()
            .mentions()
            .get(&mention)
            .expect("there")
            .actor
            .clone();
        let item = Item::Mention(mention.clone());
        show(&mut stage, item);
        let change = said(lang, "Another actor…", "فاعل آخر…");
        let button = stage.harness.get_by_role_and_label(Role::Button, change);
        let at = button.rect().center();
        click_at(&mut stage, at);
        for letter in "نورد".chars() {
            stage.harness.event(Event::Text(letter.to_string()));
        }
        stage.harness.run_steps(4);
        stage.keep(&format!("inspector-choose-{}", lang.code()));
        stage.press(Key::Enter, Modifiers::NONE);
        let project = stage.session().project();
        let now = project
            .mentions()
            .get(&mention)
            .expect("there")
            .actor
            .clone();
        assert_ne!(now, was);
        let now = project.resolve(&now.expect("somebody")).expect("there");
        assert_eq!(now.name_ar, "نوردبورت");
    }
}

#[test]
fn an_outer_link_keeps_the_words_that_are_selected_for_it() {
    let Reported {
        mut stage,
        claim,
        links,
    } = reported(Lang::En);
    show(&mut stage, Item::Claim(claim));
    let outermost = stage.harness.get_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::Button && label.starts_with("Link \u{2068}1\u{2069}")
    });
    let at = outermost.rect().center();
    click_at(&mut stage, at);
    let session = stage.session_mut();
    let selected = session.workspace.selected.clone();
    assert_eq!(selected, Some(Item::Attribution(links[2].clone())));
    let at = article(session, "0007");
    let place = anchor(session, &at, "لم تسمّه");
    session
        .select(&at, place.start(), place.end())
        .expect("selected");
    stage.harness.run_steps(3);
    stage.press(Key::Num4, Modifiers::NONE);
    let links = links.map(|id| {
        let link = stage.session().project().attributions().get(&id);
        link.and_then(|it| it.cue.as_ref()).map(|it| it.quote())
    });
    assert_eq!(links[2].as_deref(), Some("لم تسمّه"));
    assert_eq!(links[0].as_deref(), Some("نقلاً عن"));
}
