//! What others write into a shared folder shows while the project is open: colleagues, another
//! device, a second window.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use isnad::app::commands::{self, Args};
use isnad::app::platform::{Platform, SystemPlatform};
use isnad::app::session::news::{EVERY_MS, SOON_MS};
use isnad::app::{Session, library};
use isnad::model::{AnnotatorId, Item};
use isnad::store::{Folder, FolderWatch};

use crate::session::session_in;
use crate::support::cli::{Stage, TAGGING, files};

/// A machine whose clock is moved by hand, so that no look falls due by itself.
#[derive(Debug)]
struct ByHand {
    ms: AtomicU64,
    system: SystemPlatform,
}

impl ByHand {
    fn new() -> Arc<Self> {
        let system = SystemPlatform::default();
        let ms = AtomicU64::new(system.now_ms());
        Arc::new(Self { ms, system })
    }

    fn pass(&self, ms: u64) {
        self.ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Platform for ByHand {
    fn now_ms(&self) -> u64 {
        self.ms.load(Ordering::SeqCst)
    }
    fn ulid(&self) -> String {
        self.system.ulid()
    }
    fn device(&self) -> String {
        "by hand".to_owned()
    }
}

/// Counts how often it was woken.
#[derive(Default, Clone)]
struct Woken(Arc<AtomicUsize>);

impl Woken {
    fn waker(&self) -> Box<dyn Fn() + Send + Sync> {
        let count = Arc::clone(&self.0);
        Box::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        })
    }

    fn times(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

/// Waits for what another thread does; far longer than it may take on any machine.
#[track_caller]
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(60), "never {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Long enough for a system to tell what it has to tell, where it should have nothing.
fn a_moment() {
    std::thread::sleep(Duration::from_millis(200));
}

/// Tags a claim in the first article and waits until it is on disk.
fn tag(session: &mut Session, start: usize) {
    let article = commands::library_order(session);
    let article = article.first().expect("one").clone();
    session.open_article(&article, false).expect("open");
    session
        .select(&article, start, start + 5)
        .expect("selected");
    commands::run(session, "tag.claim", &Args::new()).expect("tagged");
    session.flush().expect("on disk");
}

fn opened(stage: &Stage, annotator: &str) -> Session {
    let platform = Arc::new(SystemPlatform::default());
    let id = AnnotatorId::new(annotator);
    Session::open(library::folder(&stage.project), platform, Some(&id)).expect("opened")
}

fn claims(session: &Session) -> usize {
    session.project().claims().len()
}

#[test]
fn a_colleagues_deeds_come_while_the_project_is_open_and_only_once() {
    let stage = Stage::new();
    let mut mine = opened(&stage, "omar");
    assert!(!mine.wait_for_news(), "nothing is new to begin with");
    stage.story(TAGGING).expect(0);
    assert_eq!(claims(&mine), 0);
    assert!(mine.wait_for_news());
    assert_eq!(claims(&mine), 1);
    let news = mine.news.take().expect("told");
    assert_eq!(
        news.deeds.keys().map(|it| it.as_str()).collect::<Vec<_>>(),
        ["salma"]
    );
    assert!(!news.second_window);
    assert!(!mine.wait_for_news(), "once");
    // What one does afterwards knows of it: no conflict.
    mine.switch_annotator("omar").expect("entered");
    let actor = mine
        .project()
        .actors()
        .iter()
        .next()
        .expect("hers")
        .id
        .clone();
    let args = Args::new()
        .with("actor", actor.as_str())
        .with("name_en", "Leila");
    commands::run(&mut mine, "actor.change", &args).expect("changed");
    mine.close().expect("closed");
    let joined = opened(&stage, "omar");
    assert_eq!(
        joined
            .project()
            .actors()
            .get(&actor)
            .expect("there")
            .name_en,
        "Leila"
    );
    assert!(
        joined
            .project()
            .overruled(isnad::model::EntityKind::Actor, actor.as_str())
            .is_empty()
    );
}

#[test]
fn a_second_window_of_the_same_person_says_so_and_both_are_undone_in_order() {
    let stage = Stage::new();
    let (mut one, mut other) = (opened(&stage, "salma"), opened(&stage, "salma"));
    let article = one
        .project()
        .articles()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    for (session, range) in [(&mut one, 0..5), (&mut other, 6..11)] {
        session.open_article(&article, false).expect("open");
        session
            .select(&article, range.start, range.end)
            .expect("selected");
        commands::run(session, "tag.claim", &Args::new()).expect("tagged");
        session.flush().expect("on disk");
    }
    assert!(one.wait_for_news());
    assert!(one.news.take().expect("told").second_window);
    assert!(other.wait_for_news());
    assert_eq!((claims(&one), claims(&other)), (2, 2));
    one.undo().expect("the later one");
    assert_eq!(claims(&one), 1);
    one.flush().expect("on disk");
    assert!(other.wait_for_news());
    assert_eq!(claims(&other), 1);
}

#[test]
fn what_lies_selected_and_is_removed_elsewhere_is_let_go() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let (mut one, mut other) = (opened(&stage, "salma"), opened(&stage, "salma"));
    let claim = one
        .project()
        .claims()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    one.select_item(Some(Item::Claim(claim.clone())));
    other.select_item(Some(Item::Claim(claim)));
    commands::run(&mut other, "tag.remove", &Args::new()).expect("removed");
    other.flush().expect("on disk");
    assert!(one.wait_for_news());
    assert_eq!(one.workspace.selected, None);
}

#[test]
fn a_journal_that_was_torn_long_ago_is_read_once() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let dir = stage.project.join("journal/salma");
    let journal = std::fs::read_dir(&dir).expect("there").next();
    let path = journal.expect("a journal").expect("read").path();
    let mut bytes = std::fs::read(&path).expect("read");
    bytes.truncate(bytes.len() - 5);
    std::fs::write(&path, &bytes).expect("torn");
    let folder = library::folder(&stage.project);
    let now_ms = SystemPlatform::default().now_ms();
    let name = path.file_name().expect("named").to_string_lossy();
    let name = format!("journal/salma/{name}");
    // It may still be coming.
    let seen = folder.open(now_ms).expect("open").seen;
    assert_eq!(seen.get(&name), None);
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    let file = std::fs::File::options().append(true).open(&path);
    let file = file.expect("opened");
    file.set_modified(long_ago).expect("set");
    let seen = folder.open(now_ms).expect("open").seen;
    assert_eq!(seen.get(&name), Some(&(bytes.len() as u64)));
}

#[test]
fn what_a_colleague_writes_is_told_by_the_folder_long_before_it_is_looked_at_again() {
    let stage = Stage::new();
    let (clock, woken) = (ByHand::new(), Woken::default());
    let folder = library::folder(&stage.project);
    let me = AnnotatorId::new("omar");
    let mut mine =
        Session::open(folder, Arc::clone(&clock) as Arc<dyn Platform>, Some(&me)).expect("opened");
    mine.on_news(woken.waker());
    // The first look places the watch.
    assert!(!mine.wait_for_news());
    assert_eq!(mine.listen_again_ms(), EVERY_MS);
    let before = files(&stage.project);
    let mut hers = opened(&stage, "salma");
    tag(&mut hers, 0);
    until("woken", || woken.times() > 0);
    assert_eq!(mine.listen_again_ms(), SOON_MS);
    // Not at once: whoever writes much is not looked at all the time.
    assert!(!mine.look_for_news() && !mine.look_for_news());
    assert_eq!(claims(&mine), 0);
    let mut passed_ms = 0;
    until("there", || {
        if mine.listen_again_ms() == SOON_MS {
            clock.pass(SOON_MS);
            passed_ms += SOON_MS;
        }
        mine.look_for_news()
    });
    assert_eq!(claims(&mine), 1);
    // The clock says that no look was due yet.
    assert!(passed_ms < EVERY_MS, "{passed_ms}");
    // Whoever only listens writes nothing.
    let after = files(&stage.project);
    let changed = after
        .iter()
        .filter(|(path, it)| before.get(*path) != Some(*it));
    let changed: Vec<&String> = changed.map(|(path, _)| path).collect();
    assert!(
        !changed.is_empty() && changed.iter().all(|it| it.starts_with("journal/salma/")),
        "{changed:?}"
    );
}

#[test]
fn what_one_writes_and_reads_oneself_wakes_nobody() {
    let stage = Stage::new();
    let woken = Woken::default();
    let mut mine = opened(&stage, "salma");
    mine.on_news(woken.waker());
    // Makes the folder and the journal.
    tag(&mut mine, 0);
    assert!(!mine.wait_for_news() && !mine.wait_for_news());
    a_moment();
    let before = woken.times();
    tag(&mut mine, 6);
    tag(&mut mine, 12);
    assert!(!mine.wait_for_news() && !mine.wait_for_news());
    a_moment();
    assert_eq!(woken.times(), before);
    assert_eq!(mine.listen_again_ms(), EVERY_MS);
}

#[test]
fn a_colleague_who_comes_later_is_told_also_where_no_journal_was() {
    let stage = Stage::new();
    // As synchronised so far: everything but journals.
    let aside = stage.folder.path().join("aside");
    std::fs::rename(stage.project.join("journal"), &aside).expect("moved");
    let (clock, woken) = (ByHand::new(), Woken::default());
    let folder = library::folder(&stage.project);
    let mut mine =
        Session::open(folder, Arc::clone(&clock) as Arc<dyn Platform>, None).expect("opened");
    mine.on_news(woken.waker());
    assert!(!mine.wait_for_news());
    let mut looks = 0;
    let mut come = |session: &mut Session, is_so: &dyn Fn(&Session) -> bool| {
        until("there", || {
            if session.listen_again_ms() == SOON_MS {
                clock.pass(SOON_MS);
                looks += 1;
            }
            session.look_for_news();
            is_so(session)
        });
    };
    // The folders first, the file after a while, as synchronisers do.
    let theirs = aside.join("salma");
    let here = stage.project.join("journal/salma");
    std::fs::create_dir_all(&here).expect("made");
    a_moment();
    for file in std::fs::read_dir(&theirs).expect("there") {
        let file = file.expect("read");
        std::fs::copy(file.path(), here.join(file.file_name())).expect("copied");
    }
    come(&mut mine, &|it| it.project().articles().len() == 2);
    let mut omar = opened(&stage, "omar");
    omar.switch_annotator("omar").expect("entered");
    tag(&mut omar, 0);
    come(&mut mine, &|it| claims(it) == 1);
    assert!(woken.times() > 0 && looks > 0);
}

#[test]
fn a_folder_that_is_not_there_is_waited_for_and_one_in_memory_never_watched() {
    let place = tempfile::tempdir().expect("a folder");
    let project = place.path().join("project");
    let woken = Woken::default();
    let watch = FolderWatch::new(woken.waker());
    assert_eq!(watch.places(), 0, "nothing before it is asked");
    let missing = Folder::on_disk(&project);
    watch.renew(&missing);
    watch.renew(&Folder::in_memory());
    assert_eq!((watch.places(), watch.has_changed()), (0, false));
    let make = |dir: &Path| std::fs::create_dir(dir).expect("made");
    make(&project);
    watch.renew(&missing);
    assert_eq!(watch.places(), 1);
    // Each is told of, and watched from the next look on.
    for dir in ["journal", "journal/salma"] {
        make(&project.join(dir));
        until("told", || watch.take_change());
        watch.renew(&missing);
    }
    assert_eq!(watch.places(), 3);
    // What is still being copied is hidden, and is told under its name.
    let (hidden, shown) = ("journal/salma/.x.ronl.tmp", "journal/salma/x.ronl");
    std::fs::write(project.join(hidden), "half").expect("written");
    std::fs::File::open(project.join(hidden)).expect("read");
    a_moment();
    assert!(!watch.has_changed());
    std::fs::rename(project.join(hidden), project.join(shown)).expect("moved");
    until("told", || watch.take_change());
    // Unplugged, and there again with other folders of the same names.
    std::fs::remove_dir_all(&project).expect("gone");
    watch.renew(&missing);
    assert_eq!(watch.places(), 0);
    std::fs::create_dir_all(project.join("journal/salma")).expect("made");
    watch.renew(&missing);
    watch.take_change();
    assert_eq!(watch.places(), 3);
    std::fs::write(project.join(shown), "new").expect("written");
    until("told", || watch.take_change());
    // Under another name it is still watched.
    std::fs::rename(project.join("journal/salma"), project.join("journal/omar")).expect("moved");
    watch.renew(&missing);
    a_moment();
    watch.take_change();
    std::fs::write(project.join("journal/omar/y.ronl"), "new").expect("written");
    until("told", || watch.take_change());
    assert!(woken.times() >= 5);
}

#[cfg(unix)]
#[test]
fn a_watch_is_not_led_out_of_the_folder_nor_deep_into_it() {
    let place = tempfile::tempdir().expect("a folder");
    let (project, outside) = (place.path().join("project"), place.path().join("outside"));
    std::fs::create_dir_all(project.join("journal/salma/below/deep")).expect("made");
    std::fs::create_dir_all(project.join("journal/.hidden")).expect("made");
    std::fs::create_dir(&outside).expect("made");
    std::os::unix::fs::symlink(&outside, project.join("journal/omar")).expect("linked");
    let watch = FolderWatch::new(Box::new(|| {}));
    watch.renew(&Folder::on_disk(&project));
    assert_eq!(watch.places(), 3, "the project, its journals, and Salma's");
    std::fs::write(outside.join("x.ronl"), "told?").expect("written");
    std::fs::write(project.join("journal/salma/below/x.ronl"), "told?").expect("written");
    a_moment();
    assert!(!watch.has_changed());
}

#[test]
fn where_nobody_tells_anything_one_looks_every_few_seconds() {
    let stage = Stage::new();
    let clock = ByHand::new();
    let folder = library::folder(&stage.project);
    let mut mine =
        Session::open(folder, Arc::clone(&clock) as Arc<dyn Platform>, None).expect("opened");
    let mut hers = opened(&stage, "salma");
    tag(&mut hers, 0);
    clock.pass(EVERY_MS - 1);
    assert!(!mine.look_for_news());
    a_moment();
    assert!(!mine.look_for_news());
    clock.pass(1);
    until("there", || mine.look_for_news());
    assert_eq!(claims(&mine), 1);
    // A clock that is put back keeps nobody from looking.
    clock.ms.fetch_sub(3_600_000, Ordering::SeqCst);
    tag(&mut hers, 6);
    until("there", || mine.look_for_news());
    assert_eq!(claims(&mine), 2);
}

/// As on a drive that tells nothing, or where no watch is left to be had.
#[test]
fn a_window_whose_folder_tells_nothing_looks_every_few_seconds() {
    let folder = Folder::in_memory();
    let mut hers = session_in(folder.clone());
    hers.flush().expect("on disk");
    let (clock, woken) = (ByHand::new(), Woken::default());
    let mut mine =
        Session::open(folder, Arc::clone(&clock) as Arc<dyn Platform>, None).expect("opened");
    mine.on_news(woken.waker());
    assert!(!mine.wait_for_news());
    tag(&mut hers, 0);
    a_moment();
    assert_eq!((woken.times(), mine.listen_again_ms()), (0, EVERY_MS));
    assert!(!mine.look_for_news());
    clock.pass(EVERY_MS);
    assert!(!mine.look_for_news(), "the look begins");
    // What it found wakes the window.
    until("woken", || woken.times() > 0);
    assert!(mine.look_for_news());
    assert_eq!(claims(&mine), 1);
}
