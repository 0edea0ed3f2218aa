//! A session in memory: whatever is done can be undone, survives a crash, and breaks no rule.

use std::collections::BTreeSet;
use std::sync::Arc;

use isnad::app::commands::{self, Args};
use isnad::app::odd::odd_of;
use isnad::app::platform::FixedPlatform;
use isnad::app::story::Count;
use isnad::app::{Chord, Session};
use isnad::model::article::Basis;
use isnad::model::check::check;
use isnad::model::edit::library;
use isnad::model::touch::everything;
use isnad::model::{Article, ArticleDate, ArticleId, Codebook};
use isnad::store::{Folder, ImportRecord};
use proptest::prelude::*;

const TEXT: &str =
    "وزارة النقل تنفي\n\nقالت الوزيرة إن «الأسعار ستنخفض» قريباً.\nوأضاف المدير أن العقد لن يُوقَّع.";

/// A project in memory with one invented article, open on the desk.
pub fn session() -> Session {
    with_text(Folder::in_memory(), TEXT)
}

/// As [`session`], in any folder.
pub fn session_in(folder: Folder) -> Session {
    with_text(folder, TEXT)
}

pub fn with_text(folder: Folder, text: &str) -> Session {
    let mut session = Session::create(
        folder,
        Arc::new(FixedPlatform::new(1_750_000_000_000, 1)),
        "salma",
        "تجربة",
        Codebook::isnad_default(),
    )
    .expect("created");
    let id = ArticleId::new("salma-a-0001");
    let record = ImportRecord {
        bytes: text.len() as u64,
        ..ImportRecord::default()
    };
    let revision = session
        .folder()
        .put_text(&id, text.as_bytes(), &record)
        .expect("stored");
    let article = Article {
        id: id.clone(),
        title: "وزارة النقل تنفي".to_owned(),
        title_basis: Basis::Guessed,
        outlet: String::new(),
        outlet_basis: Basis::Unknown,
        date: ArticleDate::default(),
        revision,
        scalars: u32::try_from(text.chars().count()).expect("short"),
        file: "a.txt".to_owned(),
        bytes: text.len() as u64,
        images: Vec::new(),
        regions: Vec::new(),
        notes: Vec::new(),
        ext: Vec::new(),
    };
    session
        .plan(|desk| library::add_article(desk, article))
        .expect("added");
    session.open_article(&id, false).expect("opened");
    session
}

fn press(session: &mut Session, key: &str) {
    commands::press(session, &Chord::parse(key).expect(key)).expect(key);
}

fn select(session: &mut Session, words: &str) {
    let article = session.workspace.focused_article().expect("open").clone();
    let byte = TEXT.find(words).expect(words);
    let start = TEXT[..byte].chars().count();
    session
        .select(&article, start, start + words.chars().count())
        .expect("selected");
}

#[test]
fn a_claim_with_claimant_and_stance_takes_three_keys_and_one_undo() {
    let mut session = session();
    select(&mut session, "الوزيرة");
    press(&mut session, "2");
    press(&mut session, "1");
    select(&mut session, "«الأسعار ستنخفض»");
    for key in ["1", "1", "+"] {
        press(&mut session, key);
    }
    let claim = session
        .project()
        .claims()
        .iter()
        .next()
        .expect("a claim")
        .clone();
    assert_eq!(claim.anchor.exact, ["«الأسعار ستنخفض»"]);
    let claimant = session
        .project()
        .claimant_of(&claim.id)
        .expect("a claimant");
    assert_eq!(claimant.name_ar, "الوزيرة");
    let stance = session
        .project()
        .stances_on(&claim.id)
        .next()
        .expect("a stance");
    assert_eq!(
        (stance.label.as_str(), stance.holder.as_ref()),
        ("support", Some(&claimant.id))
    );
    session.undo().expect("undone");
    let counts = [Count::Claims, Count::Attributions, Count::Stances].map(|one| one.of(&session));
    assert_eq!(counts, [0, 0, 0]);
    assert_eq!(Count::Mentions.of(&session), 1);
    session.redo().expect("redone");
    assert_eq!(session.project().claims().iter().next(), Some(&claim));
}

#[test]
fn a_known_actor_takes_one_key() {
    let mut session = session();
    select(&mut session, "الوزيرة");
    press(&mut session, "2");
    press(&mut session, "1");
    let actors = Count::Actors.of(&session);
    select(&mut session, "الوزيرة");
    press(&mut session, "2");
    let resolved = session
        .project()
        .mentions()
        .iter()
        .filter(|one| one.actor.is_some())
        .count();
    assert_eq!((resolved, Count::Actors.of(&session)), (2, actors));
}

#[test]
fn removing_a_claim_takes_what_depends_on_it_and_leaves_nothing_dangling() {
    let mut session = session();
    select(&mut session, "«الأسعار ستنخفض»");
    let run = |session: &mut Session, id, args: Args| commands::run(session, id, &args).expect(id);
    run(
        &mut session,
        "tag.claim",
        Args::new().with("type", "prediction"),
    );
    run(
        &mut session,
        "claim.claimant",
        Args::new().with("name", "الوزيرة"),
    );
    run(
        &mut session,
        "stance.set",
        Args::new().with("label", "support"),
    );
    assert_eq!(Count::Mentions.of(&session), 1, "the implicit source");
    press(&mut session, "Delete");
    for what in [
        Count::Claims,
        Count::Attributions,
        Count::Stances,
        Count::Mentions,
    ] {
        assert_eq!(what.of(&session), 0, "{what:?}");
    }
    assert_eq!(check(session.project()), []);
}

#[test]
fn a_colleague_cannot_change_my_tags() {
    let mut session = session();
    select(&mut session, "الوزيرة");
    commands::run(&mut session, "tag.claim", &Args::new()).expect("tagged");
    let claim = session
        .project()
        .claims()
        .iter()
        .next()
        .expect("claim")
        .id
        .clone();
    session.switch_annotator("omar").expect("switched");
    let refused = commands::run(
        &mut session,
        "claim.change",
        &Args::new()
            .with("id", claim.as_str())
            .with("type", "policy"),
    );
    assert!(refused.is_err());
    assert_eq!(
        session
            .project()
            .claims()
            .get(&claim)
            .expect("still there")
            .kind,
        None
    );
    assert!(session.undo().is_err(), "omar has done nothing yet");
}

#[test]
fn undo_and_redo_are_still_there_after_a_restart() {
    let mut session = session();
    select(&mut session, "الوزيرة");
    commands::run(&mut session, "tag.claim", &Args::new()).expect("tagged");
    session.flush().expect("saved");
    let mut session = session.crash().expect("reopened");
    assert_eq!(Count::Claims.of(&session), 1);
    session.undo().expect("undone");
    session.flush().expect("saved");
    let mut session = session.crash().expect("reopened");
    assert_eq!(Count::Claims.of(&session), 0);
    session.redo().expect("redone");
    assert_eq!(Count::Claims.of(&session), 1);
}

#[test]
fn opening_and_reading_writes_nothing() {
    let session = session();
    session.flush().expect("saved");
    let files = |session: &Session| {
        session
            .folder()
            .disk()
            .list("journal/salma")
            .expect("a journal folder")
            .len()
    };
    let before = files(&session);
    let session = session.crash().expect("reopened");
    assert_eq!(files(&session), before);
}

/// One thing somebody might do.
#[derive(Debug, Clone)]
enum Deed {
    Select(usize, usize),
    Press(&'static str),
    Note(String),
    Undo,
    Redo,
    Crash,
    Switch(&'static str),
}

fn deed() -> impl Strategy<Value = Deed> {
    let length = TEXT.chars().count();
    let keys = [
        "1", "2", "3", "4", "+", "-", "=", "?", "Delete", "Enter", "Esc", "]", "9",
    ];
    prop_oneof![
        4 => (0..length, 0..length).prop_map(|(a, b)| Deed::Select(a, b)),
        8 => proptest::sample::select(keys.to_vec()).prop_map(Deed::Press),
        1 => "[ء-ي \u{64b}-\u{652}\"\\\\]{0,12}".prop_map(Deed::Note),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Crash),
        1 => proptest::sample::select(vec!["salma", "omar"]).prop_map(Deed::Switch),
    ]
}

fn carry_out(mut session: Session, deed: &Deed) -> Session {
    let article = ArticleId::new("salma-a-0001");
    // Refusals are part of life here; what counts is what they leave behind.
    match deed {
        Deed::Select(a, b) => drop(session.select(&article, *a, *b)),
        Deed::Press(key) => drop(commands::press(
            &mut session,
            &Chord::parse(key).expect("key"),
        )),
        Deed::Note(text) => {
            drop(commands::run(
                &mut session,
                "note.set",
                &Args::new().with("text", text.as_str()),
            ));
        }
        Deed::Undo => drop(session.undo()),
        Deed::Redo => drop(session.redo()),
        Deed::Switch(who) => session.switch_annotator(who).expect("switched"),
        Deed::Crash => {
            session.flush().expect("saved");
            session = session.crash().expect("reopened");
            if session.project().articles().get(&article).is_some() {
                session.open_article(&article, false).expect("opened");
            }
        }
    }
    session
}

/// Everything live, in words that can be compared.
fn picture(session: &Session) -> String {
    let project = session.project();
    format!(
        "{:?}{:?}{:?}{:?}{:?}",
        project.actors().iter().collect::<Vec<_>>(),
        project.mentions().iter().collect::<Vec<_>>(),
        project.claims().iter().collect::<Vec<_>>(),
        project.attributions().iter().collect::<Vec<_>>(),
        project.stances().iter().collect::<Vec<_>>(),
    )
}

/// What the session keeps as odd after looking only at what was touched.
pub fn watched(session: &mut Session) -> BTreeSet<String> {
    session.watch_all();
    let odds = session.odds();
    odds.map(|(rank, odd)| format!("{:?} {odd:?}", rank.on))
        .collect()
}

/// The same by looking at everything.
pub fn looked_up(session: &Session) -> BTreeSet<String> {
    let project = session.project();
    let mut found = BTreeSet::new();
    for on in everything(project) {
        let odds = odd_of(project, on.0, &on.1);
        found.extend(odds.iter().map(|odd| format!("{on:?} {odd:?}")));
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_breaks_no_rule_and_comes_back_from_disk(
        deeds in proptest::collection::vec(deed(), 1..40),
    ) {
        let mut session = session();
        for deed in &deeds {
            session = carry_out(session, deed);
            prop_assert_eq!(check(session.project()), []);
            prop_assert_eq!(watched(&mut session), looked_up(&session));
        }
        session.flush().expect("saved");
        let before = picture(&session);
        let session = session.crash().expect("reopened");
        prop_assert_eq!(picture(&session), before);
    }

    #[test]
    fn undoing_everything_leaves_what_was_there_at_first_and_redoing_brings_it_back(
        deeds in proptest::collection::vec(deed(), 1..30),
    ) {
        let mut session = session();
        let first = picture(&session);
        for deed in deeds.iter().filter(|deed| !matches!(deed, Deed::Switch(_) | Deed::Undo | Deed::Redo)) {
            session = carry_out(session, deed);
        }
        let last = picture(&session);
        let mut steps = 0;
        while session.can_undo().is_some() {
            session.undo().expect("undone");
            steps += 1;
        }
        prop_assert_eq!(session.project().articles().len(), 0);
        session.redo().expect("the article comes back");
        prop_assert_eq!(picture(&session), first);
        steps -= 1;
        for _ in 0..steps {
            session.redo().expect("redone");
        }
        prop_assert_eq!(picture(&session), last);
    }
}

/// A long article is searched beside the window: the answer comes later, the newest question wins,
/// and closing the search forgets all of it.
#[test]
fn a_long_article_is_searched_without_waiting() {
    let mut session = with_text(
        Folder::in_memory(),
        &"وصلت السفينة إلى الميناء. ".repeat(6_000),
    );
    session.find("ميناء").unwrap();
    assert!(session.workspace.find.searching);
    assert!(session.workspace.find.hits.is_empty());
    session.find("سفين").unwrap();
    session.find("السفينه").unwrap();
    while session.take_hits() {
        std::thread::yield_now();
    }
    let find = &session.workspace.find;
    assert!(!find.searching);
    assert_eq!(find.query, "السفينه");
    assert_eq!(find.hits.len(), 6_000);
    let pane = session.workspace.pane().unwrap();
    assert_eq!(pane.scroll_to, Some(find.hits[0].start));
    session.find("الميناء").unwrap();
    session.wait_for_hits();
    assert_eq!(session.workspace.find.hits.len(), 6_000);
    session.find("وصلت").unwrap();
    session.close_find();
    assert!(!session.take_hits());
    assert_eq!(
        session.workspace.find,
        isnad::app::workspace::Find::default()
    );
}
