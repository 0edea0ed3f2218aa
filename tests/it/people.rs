//! Working together: who does what, time at work, what stays hidden until it is reviewed, and a
//! colleague's file that came by mail.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use isnad::app::platform::FixedPlatform;
use isnad::app::team::Board;
use isnad::app::{Session, library};
use isnad::model::codebook::uses::LabelUses;
use isnad::model::{AnnotatorId, Item, Tag};

use crate::support::cli::{Ran, Stage, files};

const MINUTE_MS: u64 = 60_000;

fn id(name: &str) -> AnnotatorId {
    AnnotatorId::new(name)
}

fn open(project: &Path, who: &str) -> Session {
    let platform = Arc::new(FixedPlatform::new(1_760_000_000_000, 5));
    Session::open(library::folder(project), platform, Some(&id(who))).expect("opened")
}

/// Milliseconds of each spell that is written.
fn spells(session: &Session) -> Vec<u64> {
    let spells = session.project().spells().iter();
    spells.map(|it| it.active_ms).collect()
}

#[test]
fn time_at_work_leaves_pauses_out_and_is_written_at_the_end() {
    let mut session = crate::session::session();
    let (start, deed) = (1_750_000_100_000, session.last_deed.clone());
    for seconds in [0, 30, 59, 60 + 59, 60 + 59 + 61, 60 + 59 + 70] {
        session.note_input(start + seconds * 1000).expect("noted");
    }
    assert_eq!(
        spells(&session),
        [0u64; 0],
        "nothing is due before five minutes"
    );
    session.close().expect("closed");
    assert_eq!(
        spells(&session),
        [(119 + 9) * 1000],
        "a pause of 61 seconds is left out"
    );
    assert_eq!(session.last_deed, deed, "time is no deed");
    session.close().expect("closed");
    assert_eq!(spells(&session).len(), 1);
}

#[test]
fn time_at_work_is_written_every_five_minutes_and_never_under_a_second() {
    let mut session = crate::session::session();
    let start = 1_750_000_100_000;
    session.note_input(start).expect("noted");
    session.note_input(start + 900).expect("noted");
    session.close().expect("closed");
    assert_eq!(spells(&session), [0u64; 0], "900 milliseconds are nothing");
    for half in 1..=9 {
        session
            .note_input(start + half * MINUTE_MS / 2)
            .expect("noted");
    }
    assert_eq!(spells(&session), [0u64; 0], "four and a half minutes");
    session.note_input(start + 5 * MINUTE_MS).expect("noted");
    assert_eq!(spells(&session), [5 * MINUTE_MS]);
    session
        .note_input(start + 5 * MINUTE_MS - 1)
        .expect("a clock put back");
    session
        .note_input(start + 6 * MINUTE_MS - 1)
        .expect("noted");
    session.close().expect("closed");
    assert_eq!(
        spells(&session),
        [6 * MINUTE_MS],
        "one spell a session, brought up to date"
    );
}

#[test]
fn leaving_an_article_after_a_minute_writes_its_time_and_only_looking_writes_nothing() {
    let stage = Stage::new();
    let before = files(&stage.project);
    let mut reader = open(&stage.project, "salma");
    let articles = isnad::app::commands::library_order(&reader);
    let start = 1_760_000_100_000;
    for second in 0..400 {
        if second == 0 {
            reader.open_article(&articles[0], false).expect("opened");
        }
        reader.note_input(start + second * 1000).expect("noted");
    }
    reader.close().expect("closed");
    assert_eq!(
        files(&stage.project),
        before,
        "who only looks writes nothing"
    );
    let mut session = open(&stage.project, "salma");
    session.open_article(&articles[0], false).expect("opened");
    session
        .plan(|desk| isnad::model::edit::review::submit(desk, &articles[0], true))
        .expect("done");
    for (seconds, article) in [(0, 0), (50, 0), (100, 1), (130, 0), (131, 0)] {
        session
            .open_article(&articles[article], false)
            .expect("opened");
        session.note_input(start + seconds * 1000).expect("noted");
    }
    let me = id("salma");
    let project = session.project();
    assert_eq!(
        project.active_ms(&me, &articles[0]),
        100_000,
        "written on leaving"
    );
    assert_eq!(
        project.active_ms(&me, &articles[1]),
        0,
        "half a minute waits"
    );
    session.close().expect("closed");
    let again = open(&stage.project, "salma");
    assert_eq!(again.project().active_ms(&me, &articles[0]), 101_000);
    assert_eq!(again.project().active_ms(&me, &articles[1]), 30_000);
    assert_eq!(Board::of(&again).mine_ms, 131_000);
    assert_eq!(
        Board::of(&open(&stage.project, "omar")).mine_ms,
        0,
        "shown to its owner only"
    );
    assert!(
        again
            .deeds()
            .iter()
            .all(|it| it.what.as_str() != "work.time")
    );
}

/// Omar tags and comments; Salma has the same actor.
const OMAR: &str = "\
annotator omar
open 0001
select \"الوزيرة ليلى الحسن\"
do tag.actor name=\"ليلى الحسن\" type=person
select \"«الأسعار ستنخفض»\"
do tag.claim type=prediction
do claim.claimant name=\"ليلى الحسن\"
press +
do comment.add text=\"رأي عمر\"
annotator salma
open 0001
select \"قريبًا\"
do tag.claim type=factual
";

#[test]
fn what_a_colleague_does_is_hidden_until_a_review_is_opened() {
    let stage = Stage::new();
    stage.story(OMAR).expect(0);
    let session = open(&stage.project, "salma");
    let project = session.project();
    let theirs = project
        .claims()
        .iter()
        .find(|it| it.annotator == id("omar"))
        .expect("a claim");
    let item = theirs.item();
    assert!(!session.shows(&item));
    let actor = project.actors().iter().next().expect("an actor");
    assert!(
        session.shows(&Item::Actor(actor.id.clone())),
        "the registry stays visible"
    );
    assert_eq!(session.search_comments("عمر", false).len(), 0);
    let by_omar = |session: &Session| {
        let deeds = session.deeds();
        let tags = deeds
            .iter()
            .filter(|it| it.what.as_str().starts_with("tag."));
        tags.filter(|it| it.by == id("omar")).count()
    };
    assert_eq!(by_omar(&session), 0);
    let set = isnad::model::Code::from("claim.type");
    let label = isnad::model::Code::from("prediction");
    assert_eq!(LabelUses::of(project).count(&set, &label), 1);
    assert_eq!(
        LabelUses::shown_to(project, &id("salma")).count(&set, &label),
        0
    );
    assert_eq!(
        project.count_mentions(&actor.id, &id("salma")),
        0,
        "offers follow one's own tags"
    );
    stage
        .story("annotator salma\nopen 0001\ndo review.early\n")
        .expect(0);
    let session = open(&stage.project, "salma");
    assert!(session.shows(&item));
    assert_eq!(session.search_comments("عمر", false).len(), 1);
    assert!(by_omar(&session) > 1);
    let shown = LabelUses::shown_to(session.project(), &id("salma"));
    assert_eq!(shown.count(&set, &label), 1);
}

#[test]
fn gold_is_hidden_from_who_has_not_submitted() {
    let stage = Stage::new();
    stage.story(OMAR).expect(0);
    let review = "annotator lina\nopen 0001\ndo review.early\npress A\npress A\n";
    stage.story(review).expect(0);
    let gold = |session: &Session| {
        let tags = session.project().claims().iter().map(Tag::item);
        let tags = tags.chain(session.project().mentions().iter().map(Tag::item));
        let gold: Vec<Item> = tags
            .filter(|it| session.project().annotator_of(it) == Some(&id("gold")))
            .collect();
        (
            gold.len(),
            gold.iter().filter(|it| session.shows(it)).count(),
        )
    };
    let decided = |session: &Session| {
        let deeds = session.deeds();
        deeds
            .iter()
            .filter(|it| it.what.as_str() == "review.decide")
            .count()
    };
    let lina = open(&stage.project, "lina");
    let (all, shown) = gold(&lina);
    assert!(all > 0);
    assert_eq!(shown, all, "who reviews sees it");
    let salma = open(&stage.project, "salma");
    assert_eq!((gold(&salma).1, decided(&salma)), (0, 0));
    stage
        .story("annotator salma\nopen 0001\ndo work.submit\n")
        .expect(0);
    let salma = open(&stage.project, "salma");
    assert_eq!(gold(&salma).1, all);
    assert!(decided(&salma) > 0);
}

#[test]
fn progress_says_state_and_what_was_handed_out() {
    let stage = Stage::new();
    stage.story(OMAR).expect(0);
    let order =
        "do work.assign scheme=double seed=3 annotators=omar,salma\nopen 0002\ndo work.submit\n";
    stage.story(order).expect(0);
    let articles = stage.run(["articles", "@", "--json"]).expect(0).json();
    let (first, second) = (&articles[0]["progress"], &articles[1]["progress"]);
    assert_eq!(first[0]["annotator"], "omar");
    assert_eq!(first[0]["state"], "draft");
    assert_eq!(first[0]["assigned"], true);
    assert_eq!(first[0]["claims"], 1);
    assert_eq!(second[1]["annotator"], "salma");
    assert_eq!(second[1]["state"], "submitted");
    assert_eq!(second[0]["claims"], 0, "handed out and not begun");
    let plain = stage.run(["articles", "@"]).expect(0).out;
    assert!(plain.contains("omar: not begun, assigned"), "{plain}");
    let board = Board::of(&open(&stage.project, "salma"));
    assert_eq!((board.sums[0].submitted, board.sums[0].all), (0, 2));
    assert_eq!((board.sums[1].submitted, board.sums[1].all), (1, 2));
    assert!(board.unassigned.is_empty());
    stage.story("do annotator.add id=gold\n").expect(2);
}

/// Salma's project, and Omar's file from his copy of it.
struct Mail {
    stage: Stage,
    copy: PathBuf,
}

impl Mail {
    fn new() -> Self {
        let stage = Stage::new();
        stage
            .story("open 0001\nselect \"الوزيرة ليلى الحسن\"\ndo tag.actor name=\"ليلى الحسن\" type=person\n")
            .expect(0);
        let copy = stage.folder.path().join("copy");
        for (name, bytes) in files(&stage.project) {
            let path = copy.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
        let mail = Self { stage, copy };
        mail.omar(
            "select \"الوزيرة ليلى الحسن\"\ndo tag.actor name=\"ليلى الحسن\"\n\
             select \"«الأسعار ستنخفض»\"\ndo tag.claim type=prediction\ncall prices\n\
             do claim.claimant name=\"ليلى الحسن\"\npress +\n\
             select \"قريبًا\"\ndo tag.claim\ndo work.submit\n",
        );
        mail
    }

    /// Omar goes on in his copy.
    fn omar(&self, story: &str) {
        let file = self
            .stage
            .write("omar.story", format!("annotator omar\nopen 0001\n{story}"));
        let (copy, file) = (self.copy.display().to_string(), file.display().to_string());
        self.stage
            .run(["story", copy.as_str(), file.as_str()])
            .expect(0);
    }

    fn file(&self) -> String {
        let files = files(&self.copy);
        let name = files
            .keys()
            .find(|it| it.ends_with("0001/omar.ron"))
            .expect("his file");
        String::from_utf8(files[name].clone()).expect("UTF-8")
    }

    fn import(&self, text: &str) -> Ran {
        let path = self.stage.write("sent.ron", text).display().to_string();
        let args = [
            "import",
            "@",
            "--format",
            "isnad",
            &path,
            "--annotator",
            "omar",
        ];
        self.stage.run(args)
    }

    fn count(&self, kind: &str) -> usize {
        let tags = self.stage.tags();
        let all = tags[kind].as_array().expect("a list").iter();
        all.filter(|it| it["annotator"] == "omar").count()
    }
}

#[test]
fn a_file_sent_by_mail_enters_once_and_a_newer_one_updates() {
    let mail = Mail::new();
    let told = mail.import(&mail.file()).expect(0);
    assert!(told.out.contains("6 taken in"), "{}", told.out);
    assert_eq!((mail.count("mentions"), mail.count("claims")), (1, 2));
    assert_eq!((mail.count("attributions"), mail.count("stances")), (1, 1));
    let before = files(&mail.stage.project);
    let told = mail.import(&mail.file()).expect(0);
    assert!(
        told.out.contains("0 taken in, 6 there already"),
        "{}",
        told.out
    );
    assert_eq!(
        files(&mail.stage.project),
        before,
        "the same file changes nothing"
    );
    mail.omar("select \"وزارة\"\ndo tag.claim\n");
    mail.omar("select \"أحمد\"\ndo tag.claim\n");
    let told = mail.import(&mail.file()).expect(0);
    assert!(told.out.contains("2 taken in"), "{}", told.out);
    assert_eq!(mail.count("claims"), 4);
}

#[test]
fn a_file_opened_in_the_window_is_reviewed_and_ones_own_history_stays() {
    let mail = Mail::new();
    let path = mail
        .stage
        .write("sent.ron", mail.file())
        .display()
        .to_string();
    let story = format!(
        "open 0001\nselect \"أحمد\"\ndo tag.claim\nexpect claims 1\ndo review.file path=\"{path}\"\n\
         expect units 6\npress Esc\npress Ctrl+Z\nexpect claims 0\n"
    );
    mail.stage.story(&story).expect(0);
    assert_eq!(mail.count("claims"), 2, "undo takes back one's own deed");
    let salma = open(&mail.stage.project, "salma");
    let review = salma.project().reviews().iter().next().expect("on record");
    assert_eq!(
        (review.of.contains(&id("omar")), review.annotator.as_str()),
        (true, "salma")
    );
}

/// The file with one line that holds `needle` changed.
fn changed(text: &str, needle: &str, change: impl Fn(&str) -> String) -> String {
    let mut lines = text.lines();
    let mut found = 0;
    let mut out = String::new();
    for line in &mut lines {
        let is_it = line.starts_with(needle) && found == 0;
        found += usize::from(is_it);
        out.push_str(&if is_it { change(line) } else { line.to_owned() });
        out.push('\n');
    }
    assert_eq!(found, 1, "no line begins with {needle}");
    out
}

#[test]
fn bad_lines_of_a_file_are_told_and_the_rest_goes_in() {
    let mail = Mail::new();
    let text = mail.file();
    // A damaged line ends what is looked at.
    let line = text
        .lines()
        .position(|it| it.starts_with("Stance("))
        .expect("a stance")
        + 1;
    let told = mail
        .import(&changed(&text, "Stance(", |it| {
            it.replace("Stance(", "Stance(;")
        }))
        .expect(1);
    assert!(
        told.err
            .contains(&format!("Line {line} of the file is damaged")),
        "{}",
        told.err
    );
    assert_eq!(mail.count("stances"), 0);
    assert!(mail.count("mentions") > 0);
    // Torn in the middle of a letter.
    let torn = &text.as_bytes()[..text.find("Stance(").expect("a stance") - 20];
    let told = mail.import(&String::from_utf8_lossy(torn)).expect(1);
    assert!(
        told.err.contains("damaged") || told.err.contains("breaks off"),
        "{}",
        told.err
    );
}

#[test]
fn tags_of_another_text_or_of_somebody_else_are_refused_one_by_one() {
    let mail = Mail::new();
    let text = mail.file();
    let claims = |told: &Ran, why: &str| {
        assert!(told.err.contains(why), "{}", told.err);
        assert!(
            told.err.contains("changed after it was written"),
            "{}",
            told.err
        );
    };
    let other = |it: &str| {
        let at = it.find("revision:\"").expect("a revision") + 10;
        format!("{}0000{}", &it[..at], &it[at + 4..])
    };
    claims(
        &mail.import(&changed(&text, "Claim(", other)).expect(1),
        "another version of the article",
    );
    assert_eq!(mail.count("claims"), 1, "the other claim fits");
    let words = |it: &str| it.replace("ستنخفض", "سترتفع");
    claims(
        &mail.import(&changed(&text, "Claim(", words)).expect(1),
        "other words than",
    );
    let salma = |it: &str| it.replace("annotator:\"omar\"", "annotator:\"salma\"");
    claims(
        &mail.import(&changed(&text, "Mention(", salma)).expect(1),
        "it is salma's",
    );
    let told = mail
        .import(&text.replace("guideline:\"", "guideline:\"x-"))
        .expect(1);
    claims(&told, "which this project never had");
}

#[test]
fn thousands_of_entries_that_do_not_fit_are_told_in_time_and_the_rest_goes_in() {
    let mail = Mail::new();
    let text = mail.file();
    let number = |line: &str, name: &str| {
        let at = line.find(name).expect("a field") + name.len();
        let end = at + line[at..].find('"').expect("closed");
        (at, end)
    };
    // Stances on a claim that is not there; attributions of each other in a chain that hangs on it.
    let strange = changed(&text, "Stance(", |line| {
        let (at, end) = number(line, "id:\"");
        let (from, to) = number(line, "target:Claim(\"");
        let lost = |n: usize| {
            let (id, between) = (format!("omar-lost-{n:04}"), &line[end..from]);
            format!(
                "{}{id}{between}omar-nowhere-0001{}",
                &line[..at],
                &line[to..]
            )
        };
        let lost: Vec<String> = (0..1500).map(lost).collect();
        format!("{}\n{line}", lost.join("\n"))
    });
    let strange = changed(&strange, "Attribution(", |line| {
        let (at, end) = number(line, "id:\"");
        let (from, to) = number(line, "content:Claim(\"");
        let chain = |n: usize| {
            let (id, between) = (format!("omar-chain-{n:04}"), &line[end..from]);
            let between = between.replace("content:Claim(", "content:Attribution(");
            // Each hangs on the next one, so that the last one falls first.
            let next = format!("omar-chain-{:04}", n + 1);
            format!("{}{id}{between}{next}{}", &line[..at], &line[to..])
        };
        let chain: Vec<String> = (0..500).map(chain).collect();
        format!("{}\n{line}", chain.join("\n"))
    });
    let told = mail.import(&strange).expect(1);
    assert!(told.out.contains("6 taken in"), "{}", told.out);
    let refused = |id: &str| told.err.matches(id).count();
    assert_eq!(refused("omar-nowhere-0001"), 1500, "{}", told.err);
    assert_eq!(told.err.matches("omar-chain-0499").count(), 2);
    assert_eq!((mail.count("mentions"), mail.count("claims")), (1, 2));
    assert_eq!((mail.count("attributions"), mail.count("stances")), (1, 1));
}

#[test]
fn a_file_that_is_none_or_has_no_article_changes_nothing() {
    let mail = Mail::new();
    let (text, before) = (mail.file(), files(&mail.stage.project));
    let told = mail.import("nothing of the kind\n").expect(2);
    assert!(told.err.contains("holds no tags"), "{}", told.err);
    let gold = text.replacen("annotator:\"omar\"", "annotator:\"gold\"", 1);
    assert!(mail.import(&gold).expect(2).err.contains("holds gold"));
    let at = text.find("article:\"").expect("an article") + 9;
    let lost = format!("{}lost-{}", &text[..at], &text[at..]);
    assert!(
        mail.import(&lost)
            .expect(2)
            .err
            .contains("not in this project")
    );
    mail.stage
        .run([
            "import",
            "@",
            "--format",
            "isnad",
            "/nowhere/omar.ron",
            "--annotator",
            "omar",
        ])
        .expect(2);
    assert_eq!(files(&mail.stage.project), before);
}
