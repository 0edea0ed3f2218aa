//! What of a scrape is the site's: that menus, buttons, links and forms are recognised and sentences
//! are not, that a person can mark and unmark, that findings, suggestions and exports know it, and
//! that a pane folds it away but never a tag.

use isnad::app::odd::odd_of;
use isnad::app::{Session, commands};
use isnad::exchange::import::furniture::furniture;
use isnad::exchange::import::text::read;
use isnad::exchange::json::article as as_json;
use isnad::model::edit::library;
use isnad::model::edit::tagging::{self, ClaimFields};
use isnad::model::{ActorId, ActorScope, ArticleId, EntityKind, Fragment, Id, Project};
use proptest::prelude::*;

use crate::session::session;

/// An invented page with everything a site puts around an article.
const PAGE: &str = "الساحل اليومالساحل اليوم
  • الرئيسية
  • أخبار
    • مقالات رأي
بحث
الساحل > اقتصاد > الميناء يعود إلى العمل

الميناء يعود إلى العمل
تم النشر 13/02/2025
مشاركة: فيسبوك | واتساب | نسخ الرابط

قالت المديرة إن الأرصفة ستفتح غداً. وأضافت: «اقرأ أيضاً ما كتبناه».
أخبار ذات صلةأعلن الوزير أن الرافعات وصلت.
أخبار قد تهمك الميناء يغلق بابه 3 أبريل 2025 - 10:41 مساءً النقابة تعترض 2 أبريل 2025 - 9:05 صباحاًوقال الوزير إن الأمر تحت السيطرة.
جميع العمال عادوا إلى أعمالهم منذ الصباح.

كلمات دلالية: الميناء الرصيف
اقرأ أيضاً: رافعة جديدة تصل
اترك تعليقاً
آخر الأخبار
النقابة تعود إلى الحوار
18/06/2025
الساحل اليوم صحيفة مستقلة تنقل أخبار المدينة ومينائها على مدار الساعة، ويكتب فيها صحفيون من أهلها.
© 2025 الساحل. جميع الحقوق محفوظة.";

fn pieces(text: &str) -> Vec<(String, String)> {
    let letters: Vec<char> = text.chars().collect();
    let of = |place: Fragment| letters[place.range()].iter().collect::<String>();
    let found = furniture(text).into_iter();
    found
        .map(|it| (it.kind.to_string(), of(it.place)))
        .collect()
}

#[test]
fn a_page_is_told_from_its_article() {
    let found = pieces(PAGE);
    let kinds: Vec<&str> = found.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "nav", "dateline", "share", "related", "related", "keywords", "related", "comments",
            "related", "footer"
        ]
    );
    let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
    assert!(words[0].starts_with("الساحل اليوم") && words[0].ends_with("إلى العمل"));
    assert_eq!(words[3], "أخبار ذات صلة");
    assert!(words[4].ends_with("9:05 صباحاً"), "{}", words[4]);
    assert!(words[9].starts_with("الساحل اليوم صحيفة"));
    let all = words.concat();
    for sentence in ["قالت المديرة", "أعلن الوزير", "وقال الوزير", "جميع العمال"]
    {
        assert!(!all.contains(sentence), "{sentence}");
    }
    // The headline itself stays, though the trail above it holds the same words.
    assert_eq!(all.matches("الميناء يعود إلى العمل").count(), 1);
}

#[test]
fn the_headline_is_not_looked_for_in_what_is_the_sites() {
    let read = read(PAGE.as_bytes().to_vec()).expect("an article");
    assert_eq!(read.title, "الميناء يعود إلى العمل");
    assert_eq!(read.date.iso, "2025-02-13");
}

#[test]
fn sentences_that_begin_like_furniture_are_the_articles() {
    for line in [
        "آخر الأخبار الواردة من الميناء تفيد بأن الرافعات توقفت.",
        "المصدر: لا أعرف شيئاً عن هذا الاتفاق ولن أوقّع عليه أبداً قبل قراءته.",
        "نشر في 2019 تقريراً عن الميناء قال فيه إن الأرصفة لا تصلح للعمل.",
        "• أولاً: أن تُفتح الأرصفة كلها قبل نهاية الشهر",
        "قال: «مشاركة العمال واجبة».",
        "صورة الميناء لم تتغير منذ عشر سنين",
        "كتب: «لا عودة».",
        "أخبار ذات صلة بالميناء وصلت أمس إلى الصحيفة من ثلاثة مصادر مطلعة على المفاوضات الجارية منذ الشهر الماضي بين الشركة والوزارة.",
    ] {
        assert_eq!(pieces(line), [], "{line}");
    }
}

proptest! {
    #[test]
    fn regions_are_in_order_within_the_text_and_never_empty(
        lines in proptest::collection::vec(
            proptest::sample::select(PAGE.lines().chain(["", " ", "نص", "\u{feff}بحث", "\r"]).collect::<Vec<_>>()),
            0..30,
        ),
    ) {
        let text = lines.join("\n");
        let scalars = text.chars().count();
        let mut end = 0;
        for region in furniture(&text) {
            prop_assert!(region.place.start() >= end && region.place.end() > region.place.start());
            end = region.place.end();
        }
        prop_assert!(end <= scalars);
    }
}

fn article() -> ArticleId {
    ArticleId::new("salma-a-0001")
}

fn places(project: &Project) -> Vec<(u32, u32)> {
    let places = project.furniture(&article());
    places.into_iter().map(|it| (it.0, it.1)).collect()
}

fn mark(session: &mut Session, range: std::ops::Range<usize>) {
    session
        .select(&article(), range.start, range.end)
        .expect("selected");
    commands::run(session, "article.furniture", &commands::Args::new()).expect("marked");
}

#[test]
fn a_person_marks_words_as_the_sites_and_takes_that_back() {
    let mut session = session();
    mark(&mut session, 4..10);
    mark(&mut session, 20..30);
    assert_eq!(places(session.project()), [(4, 10), (20, 30)]);
    let json = as_json(
        session.project(),
        session.project().articles().get(&article()).expect("there"),
    );
    let regions = json.regions.iter();
    let regions: Vec<_> = regions
        .map(|it| (it.kind.as_str(), it.start, it.end))
        .collect();
    assert_eq!(regions, [("boilerplate", 4, 10), ("boilerplate", 20, 30)]);
    // More than what was marked joins it.
    mark(&mut session, 8..22);
    let covered: Vec<u32> = places(session.project())
        .into_iter()
        .flat_map(|(start, end)| start..end)
        .collect();
    assert_eq!(covered, (4..30).collect::<Vec<_>>());
    // All of it marked: given back, in the middle too.
    mark(&mut session, 9..15);
    let covered: Vec<u32> = places(session.project())
        .into_iter()
        .flat_map(|(start, end)| start..end)
        .collect();
    assert_eq!(covered, (4..9).chain(15..30).collect::<Vec<_>>());
    session.undo().expect("undone");
    session.undo().expect("undone");
    assert_eq!(places(session.project()), [(4, 10), (20, 30)]);
    session.flush().expect("saved");
    let session = session.crash().expect("reopened");
    assert_eq!(places(session.project()), [(4, 10), (20, 30)]);
    let scalars = session
        .project()
        .articles()
        .get(&article())
        .expect("there")
        .scalars;
    let mut session = session;
    for bad in [Fragment(5, 5), Fragment(1, scalars + 1)] {
        session
            .plan(|desk| library::toggle_furniture(desk, &article(), bad))
            .expect_err("no such place");
    }
}

#[test]
fn a_tag_in_what_is_the_sites_is_a_finding_until_either_goes() {
    let mut session = session();
    let anchor = session.anchor(&article(), 5..9).expect("a place");
    let made = session
        .plan(|desk| {
            let kind = desk.project.codebook().first("claim.type").cloned();
            let fields = ClaimFields {
                kind,
                ..ClaimFields::default()
            };
            tagging::claim(desk, &article(), anchor, &fields)
        })
        .expect("planned")
        .expect("made");
    let told = |session: &Session| {
        let odds = odd_of(session.project(), EntityKind::Claim, made.id());
        odds.iter().filter(|it| it.kind == "in-furniture").count()
    };
    assert_eq!(told(&session), 0);
    session.watch_all();
    let before = session.odds().count();
    mark(&mut session, 8..20);
    assert_eq!(told(&session), 1);
    session.watch_all();
    assert_eq!(session.odds().count(), before + 1);
    mark(&mut session, 8..20);
    assert_eq!(told(&session), 0);
    session.watch_all();
    assert_eq!(session.odds().count(), before);
    assert!(
        session
            .project()
            .claims()
            .get(&Id::new(made.id()))
            .is_some()
    );
}

#[test]
fn nothing_is_suggested_in_what_is_the_sites() {
    let mut session = session();
    session.wait_for_suggestions();
    let found: Vec<_> = session
        .suggestions(&article())
        .iter()
        .map(|it| it.range.clone())
        .collect();
    let first = found
        .first()
        .expect("something is said in this text")
        .clone();
    mark(&mut session, first.clone());
    session.wait_for_suggestions();
    let left = session.suggestions(&article()).iter();
    assert!(
        left.clone()
            .all(|it| it.range.start >= first.end || it.range.end <= first.start)
    );
    assert!(left.count() < found.len());
}

#[test]
fn a_name_in_what_is_the_sites_is_listed_and_not_ticked() {
    let mut session = session();
    let names = library::ActorFields {
        name_ar: Some("الوزيرة".to_owned()),
        ..Default::default()
    };
    let who = session
        .plan(|desk| library::add_actor(desk, &names, ActorScope::Project))
        .expect("planned")
        .expect("made");
    let who = ActorId::new(who.id());
    let found = |session: &Session| {
        let mut hunt = session.hunt(&who, Box::new(|| {}));
        hunt.wait();
        let places = hunt.places.iter();
        places
            .map(|it| (it.range.clone(), it.sure))
            .collect::<Vec<_>>()
    };
    let before = found(&session);
    assert!(!before.is_empty() && before.iter().all(|(_, sure)| *sure));
    let range = before[0].0.clone();
    mark(&mut session, range.clone());
    let after = found(&session);
    assert_eq!(after.len(), before.len());
    assert!(after.contains(&(range, false)));
}

/// The shared scrapes, where they are: the offsets of the research page.
#[test]
fn the_shared_scrapes_are_told_from_their_sites() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    for (file, sites, articles) in [
        (
            "000_154088cc3984c864.txt",
            vec![0..9, 4076..4084, 4086..4097],
            vec![40..98, 3675..4052],
        ),
        (
            "001_8fc73ac330813a26.txt",
            vec![0..226, 449..576, 650..676, 3959..4865],
            vec![589..648, 677..785, 3803..3957],
        ),
        (
            "003_a39184c905f49648.txt",
            vec![51..87, 898..919, 1398..1593],
            vec![116..231, 1593..1737, 2479..2633],
        ),
    ] {
        let Ok(text) = std::fs::read_to_string(folder.join(file)) else {
            continue;
        };
        let inside: std::collections::BTreeSet<usize> = furniture(&text)
            .iter()
            .flat_map(|it| it.place.range())
            .collect();
        let letters: Vec<char> = text.chars().collect();
        let is_ink = |at: &usize| !letters[*at].is_whitespace();
        for range in sites {
            assert!(
                range.clone().filter(is_ink).all(|at| inside.contains(&at)),
                "{file} {range:?}"
            );
        }
        for range in articles {
            assert!(
                range.clone().all(|at| !inside.contains(&at)),
                "{file} {range:?}"
            );
        }
    }
}

#[cfg(feature = "gui")]
mod window {
    use egui::{Key, Modifiers};
    use egui_kittest::kittest::Queryable as _;
    use isnad::app::{Lang, library};

    use super::*;
    use crate::desk::Stage;

    /// True if the paragraph that holds these words is folded away.
    fn is_hidden(stage: &Stage, words: &str) -> bool {
        let shell = stage.harness.state();
        let pane = shell
            .session
            .as_ref()
            .and_then(|it| it.workspace.pane())
            .expect("a pane")
            .key;
        let document = shell
            .pane(pane)
            .expect("shown")
            .view
            .document()
            .expect("a page");
        let byte = document.text().as_str().find(words).expect(words);
        document.is_folded(document.block_of_byte(byte))
    }

    #[test]
    fn furniture_is_folded_until_a_key_or_a_tag_brings_it_back() {
        for (lang, fold) in [(Lang::En, "Site furniture"), (Lang::Ar, "حشو الموقع")] {
            let mut stage = Stage::new(lang);
            let file = tempfile::tempdir().expect("a folder");
            let path = file.path().join("page.txt");
            std::fs::write(&path, PAGE).expect("written");
            let session = stage.session_mut();
            let report = library::add_files(session, &[path], &mut |_, _| true);
            let id = report.added.first().expect("added").id.clone();
            session.open_article(&id, false).expect("opened");
            stage.harness.run_steps(6);
            stage.keep(&format!("furniture-folded-{}", lang.code()));
            assert!(is_hidden(&stage, "مقالات رأي") && is_hidden(&stage, "آخر الأخبار"));
            assert!(!is_hidden(&stage, "قالت المديرة") && !is_hidden(&stage, "أعلن الوزير"));
            let labels = stage
                .harness
                .get_all_by(|node| node.label().is_some_and(|it| it.starts_with(fold)));
            assert!(labels.count() >= 3);

            stage.press(Key::F, Modifiers::NONE);
            assert!(!is_hidden(&stage, "مقالات رأي") && !is_hidden(&stage, "آخر الأخبار"));
            stage.keep(&format!("furniture-open-{}", lang.code()));
            stage.press(Key::F, Modifiers::NONE);
            assert!(is_hidden(&stage, "مقالات رأي"));

            // A tag is never hidden, and its neighbours in the same fold neither.
            let session = stage.session_mut();
            let start = PAGE
                .find("آخر الأخبار")
                .map(|at| PAGE[..at].chars().count())
                .expect("there");
            let anchor = session.anchor(&id, start..start + 4).expect("a place");
            session
                .plan(|desk| tagging::claim(desk, &id, anchor, &ClaimFields::default()))
                .expect("tagged");
            stage.harness.run_steps(4);
            assert!(!is_hidden(&stage, "آخر الأخبار") && is_hidden(&stage, "مقالات رأي"));
        }
    }
}
