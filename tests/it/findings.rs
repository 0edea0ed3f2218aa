//! The list of what is odd: that it says what, where and what to do, can be narrowed, leads to the
//! tag, follows every deed, and counts errors in the line below.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use isnad::app::{Lang, Session};
use isnad::model::edit::tagging::{self, ClaimFields};
use isnad::model::edit::{canonical, codebook};
use isnad::model::{ArticleId, ClaimId, Code, Id, Item};

use crate::desk::Stage;
use crate::session::{looked_up, watched};

fn article(session: &Session, ending: &str) -> ArticleId {
    let found = session.project().articles().find(ending);
    found.expect("in the sample").id.clone()
}

fn claim(session: &mut Session, at: &ArticleId, range: std::ops::Range<usize>) -> ClaimId {
    let anchor = session.anchor(at, range).expect("a place");
    let made = session.plan(|desk| tagging::claim(desk, at, anchor, &ClaimFields::default()));
    ClaimId::new(made.expect("planned").expect("made").id())
}

/// Salma relates a claim to that of a colleague, who then takes it back.
fn broken(session: &mut Session, at: &ArticleId, mine: &ClaimId) {
    session.switch_annotator("dana").expect("switched");
    let theirs = claim(session, at, 40..80);
    session.switch_annotator("salma").expect("switched");
    let kind = Code::from("contradicts");
    session
        .plan(|desk| canonical::relate(desk, mine, &theirs, &kind))
        .expect("planned");
    session.switch_annotator("dana").expect("switched");
    session
        .plan(|desk| tagging::remove(desk, &Item::Claim(theirs.clone())))
        .expect("planned");
    session.switch_annotator("salma").expect("switched");
}

/// Words without the marks that only set directions.
fn plain(text: &str) -> String {
    let marks = ['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'];
    text.replace(marks, "")
}

/// A node of that name.
fn named(name: &str) -> impl Fn(&AccessKitNode<'_>) -> bool + '_ {
    move |node| node.label().is_some_and(|it| plain(&it) == name)
}

fn is_there(stage: &Stage, name: &str) -> bool {
    stage.harness.query_all_by(named(name)).next().is_some()
}

/// Names of the rows.
fn rows(stage: &Stage) -> Vec<String> {
    let nodes = stage.harness.get_all_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|it| it.contains(" · "))
    });
    let names = nodes.filter_map(|node| node.accesskit_node().label());
    names.map(|name| plain(&name)).collect()
}

#[test]
fn findings_are_listed_worst_first_and_lead_to_the_tag() {
    for (lang, title, no_type, no_target, count, errors, none) in [
        (
            Lang::En,
            "Findings",
            "A claim has no type yet",
            "A stance or relation names a claim that is not there",
            "1 error in the tags",
            "Errors 1",
            "Nothing is odd",
        ),
        (
            Lang::Ar,
            "ملاحظات الفحص",
            "ادعاء بلا نوع بعد",
            "موقف أو علاقة تشير إلى ادعاء غير موجود",
            "خطأ واحد في الوسوم",
            "الأخطاء ١",
            "لا شيء يُستغرب",
        ),
    ] {
        let mut stage = Stage::new(lang);
        assert!(!is_there(&stage, count));
        let session = stage.session_mut();
        let at = article(session, "0007");
        let made = claim(session, &at, 100..140);
        broken(session, &at, &made);
        session.workspace.selected = None;
        stage.harness.run_steps(4);
        assert!(is_there(&stage, count));
        stage.press(Key::F8, Modifiers::NONE);
        stage.harness.get_by_label(title);
        stage.keep(&format!("findings-{}", lang.code()));
        let listed = rows(&stage);
        let place = |what: &str| listed.iter().position(|it| it.starts_with(what));
        let (first, second) = (place(no_target), place(no_type));
        assert!(first.is_some() && first < second, "{listed:?}");
        let words = stage
            .session()
            .project()
            .claims()
            .get(&made)
            .expect("made")
            .anchor
            .quote();
        let row = &listed[second.expect("listed")];
        assert!(
            row.contains(words.split(' ').next().expect("a word")),
            "{row}"
        );

        // Narrowed to errors, the claim is out of the list.
        stage.harness.get_by(named(errors)).click();
        stage.harness.run_steps(4);
        let listed = rows(&stage);
        assert!(
            listed.iter().all(|it| !it.starts_with(no_type)),
            "{listed:?}"
        );
        assert!(
            listed.iter().any(|it| it.starts_with(no_target)),
            "{listed:?}"
        );
        stage.harness.get_by(named(errors)).click();
        stage.harness.run_steps(4);

        // The keyboard goes to the row, Enter to the tag.
        let row = |node: &AccessKitNode<'_>| {
            node.role() == Role::Button
                && node
                    .label()
                    .is_some_and(|it| it.starts_with(no_type) && it.contains(" · "))
        };
        stage.harness.get_by(row).focus();
        stage.harness.run_steps(2);
        stage.press(Key::Enter, Modifiers::NONE);
        let desk = &stage.session().workspace;
        assert_eq!(desk.selected, Some(Item::Claim(made.clone())));
        assert_eq!(desk.focused_article(), Some(&at));

        // What is mended is no finding any more.
        let session = stage.session_mut();
        let relations = session.project().relations().iter();
        let relations = relations.map(|it| Item::Relation(it.id.clone()));
        let items: Vec<Item> = relations.chain([Item::Claim(made)]).collect();
        let broken: Vec<Item> = items
            .into_iter()
            .filter(|it| session.odds().any(|(rank, _)| &*rank.on.1 == it.id()))
            .collect();
        assert_eq!(broken.len(), 2);
        for item in broken {
            session
                .plan(|desk| tagging::remove(desk, &item))
                .expect("removed");
        }
        stage.harness.run_steps(4);
        assert!(!is_there(&stage, count));
        let left = stage.session().odds().count();
        stage.press(Key::F8, Modifiers::NONE);
        assert_eq!(stage.harness.query_by_label(none).is_some(), left == 0);
    }
}

#[test]
fn other_labels_in_force_are_looked_at_in_all_tags() {
    let mut stage = Stage::new(Lang::En);
    let session = stage.session_mut();
    let before = watched(session);
    let mut book = session.project().codebook().clone();
    for set in &mut book.sets {
        set.entries
            .iter_mut()
            .for_each(|entry| entry.retired = true);
    }
    let step = codebook::Step::Replace(Box::new(book));
    session
        .plan(|desk| codebook::draft(desk, &step))
        .expect("drafted");
    session
        .plan(|desk| codebook::publish(desk, 1_760_000_000_000))
        .expect("published");
    let after = watched(session);
    assert!(after.len() > before.len() + 20, "{}", after.len());
    assert_eq!(after, looked_up(session));
    let claims = session
        .project()
        .claims()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    let item = Item::Claim(Id::new(claims.as_str()));
    session.workspace.selected = Some(item);
    stage.harness.run_steps(2);
    stage.press(Key::F8, Modifiers::NONE);
    stage.keep("findings-many");
    assert!(rows(&stage).len() > 3);
}
