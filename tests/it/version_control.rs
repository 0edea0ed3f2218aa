//! A project kept in git: several people, and one of them on two devices, work apart and merge
//! without a conflict. Runs the real git, without anybody's configuration or hooks.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use isnad::app::check::{self, Severity};
use isnad::app::platform::SystemPlatform;
use isnad::app::{Lang, Session, Words, library};
use isnad::model::AnnotatorId;
use isnad::model::edit::tagging::{self, ClaimFields};
use isnad::store::{FindingKind, Folder};

use crate::support::cli::{Stage, files, run};

fn git(dir: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(dir)
        .args(["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor="])
        .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .output()
        .expect("git starts");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "git {args:?}: {said}");
    said
}

fn commit(dir: &Path) {
    git(dir, &["add", "-A"]);
    git(dir, &["commit", "-q", "-m", "work"]);
}

/// Tags some words of an article under a name, and closes the project.
fn tag(project: &Path, annotator: &str, article: &str, words: &[&str]) {
    let mut story = format!("annotator {annotator}\nopen {article}\n");
    for one in words {
        story += &format!("select \"{one}\"\ndo tag.claim type=prediction\n");
    }
    let file = project.with_extension(format!("{annotator}.story"));
    std::fs::write(&file, story).expect("written");
    run(["story".as_ref(), project.as_os_str(), file.as_os_str()]).expect(0);
}

struct Clones {
    stage: Stage,
    origin: PathBuf,
}

impl Clones {
    fn new() -> Self {
        let stage = Stage::new();
        let origin = stage.folder.path().join("origin.git");
        let project = stage.project.as_path();
        tag(project, "salma", "0001", &["الأسعار ستنخفض"]);
        git(project, &["init", "-q", "-b", "main"]);
        commit(project);
        let to = origin.to_string_lossy().into_owned();
        git(project, &["clone", "-q", "--bare", ".", &to]);
        Self { stage, origin }
    }

    fn clone(&self, name: &str) -> PathBuf {
        let dir = self.stage.folder.path().join(name);
        let (from, to) = (self.origin.to_string_lossy(), dir.to_string_lossy());
        git(self.stage.folder.path(), &["clone", "-q", &from, &to]);
        dir
    }
}

fn claims(project: &Path) -> usize {
    let platform = Arc::new(SystemPlatform::default());
    let folder = Folder::on_disk(project);
    let session = Session::open(folder, platform, Some(&AnnotatorId::new("salma")));
    session.expect("opened").project().claims().len()
}

fn kinds(project: &Path) -> Vec<String> {
    let now_ms = std::time::UNIX_EPOCH.elapsed().expect("a time").as_millis() as u64;
    let words = Words::new(Lang::En);
    let found = check::check(&library::folder(project), now_ms, &words).expect("checked");
    assert!(
        found.iter().all(|it| it.severity != Severity::Error),
        "{found:#?}"
    );
    found.into_iter().map(|it| it.kind).collect()
}

#[test]
fn two_annotators_and_one_of_them_on_two_devices_merge_without_a_conflict() {
    let clones = Clones::new();
    let (laptop, phone) = (clones.clone("laptop"), clones.clone("phone"));
    // Salma works in the same article on both devices, and in another one; Omar on one of them.
    tag(&laptop, "salma", "0001", &["وزارة النقل", "قالت الوزيرة"]);
    tag(&laptop, "salma", "0002", &["النقابة تطالب"]);
    tag(&phone, "salma", "0001", &["تنفي الاتفاق", "ونفى أحمد"]);
    tag(&phone, "omar", "0001", &["تنفي الاتفاق"]);
    for dir in [&laptop, &phone] {
        commit(dir);
    }
    git(&laptop, &["push", "-q", "origin", "main"]);
    let said = git(
        &phone,
        &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"],
    );
    assert!(!said.contains("CONFLICT"), "{said}");
    assert_eq!(git(&phone, &["status", "--porcelain"]), "");
    // Nothing is missing, and nothing is doubled.
    assert_eq!(claims(&phone), 1 + 3 + 2 + 1);
    for (path, bytes) in files(&phone)
        .iter()
        .filter(|(path, _)| !path.starts_with(".git/"))
    {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("<<<<<<<"), "{path} holds a conflict");
    }
    // Readable copies of both devices lie over each other; that is told and mended.
    let merged = FindingKind::SnapshotMerged.code();
    assert!(
        kinds(&phone).iter().any(|kind| kind == merged),
        "{:?}",
        kinds(&phone)
    );
    let path = phone.to_string_lossy();
    run(["check", &path, "--repair"]).expect(0);
    let left = kinds(&phone);
    assert!(left.iter().all(|kind| kind != merged), "{left:?}");
    assert_eq!(claims(&phone), 7);
    // The other device gets it back and agrees.
    commit(&phone);
    git(&phone, &["push", "-q", "origin", "main"]);
    git(&laptop, &["pull", "-q", "--no-rebase", "origin", "main"]);
    assert_eq!(claims(&laptop), 7);
    assert_eq!(kinds(&laptop), left);
}

#[test]
fn what_is_there_only_while_a_program_runs_is_not_kept() {
    let clones = Clones::new();
    let project = clones.clone("laptop");
    std::fs::write(project.join("journal/salma/.reserve"), [0; 8]).expect("written");
    std::fs::write(project.join("annotations/.x.ron.1-2.tmp"), "half").expect("written");
    assert_eq!(git(&project, &["status", "--porcelain"]), "");
    // Everything else is.
    let tracked = git(&project, &["ls-files"]);
    for (path, _) in files(&clones.stage.project) {
        let is_kept = tracked.lines().any(|it| it.trim_matches('"') == path);
        assert!(is_kept || path.starts_with(".git/"), "{path} is not kept");
    }
}

#[test]
fn line_ends_survive_a_clone_that_would_change_them() {
    let clones = Clones::new();
    let dir = clones.stage.folder.path().join("windows");
    let (from, to) = (clones.origin.to_string_lossy(), dir.to_string_lossy());
    let args = [
        "-c",
        "core.autocrlf=true",
        "-c",
        "core.eol=crlf",
        "clone",
        "-q",
        &from,
        &to,
    ];
    git(clones.stage.folder.path(), &args);
    let mut both = [files(&clones.stage.project), files(&dir)];
    for one in &mut both {
        one.retain(|path, _| !path.starts_with(".git"));
    }
    assert_eq!(both[0], both[1]);
}

/// Tags a claim at a place of its own.
fn tag_here(session: &mut Session, start: usize) {
    let article = session.project().articles().iter().next().expect("one");
    let at = article.id.clone();
    let anchor = session.anchor(&at, start..start + 3).expect("a place");
    session
        .plan(|desk| tagging::claim(desk, &at, anchor, &ClaimFields::default()))
        .expect("tagged");
}

#[test]
fn work_goes_on_where_git_puts_the_open_journal_away_and_back() {
    type Git = fn(&Path);
    let ways: [Git; 3] = [
        |dir| {
            git(dir, &["stash", "-q", "-u"]);
            git(dir, &["stash", "pop", "-q"]);
        },
        |dir| {
            commit(dir);
            git(dir, &["checkout", "-q", "HEAD~1"]);
            git(dir, &["checkout", "-q", "main"]);
        },
        |dir| {
            git(dir, &["stash", "-q", "-u"]);
        },
    ];
    for way in ways {
        let clones = Clones::new();
        let dir = clones.clone("laptop");
        let platform = Arc::new(SystemPlatform::default());
        let folder = Folder::on_disk(&dir);
        let mut session =
            Session::open(folder, platform, Some(&AnnotatorId::new("salma"))).expect("opened");
        for start in 0..5 {
            tag_here(&mut session, start);
        }
        session.flush().expect("saved");
        way(&dir);
        for start in 5..10 {
            tag_here(&mut session, start);
        }
        session.flush().expect("saved");
        assert_eq!(claims(&dir), 1 + 10, "what was told as saved is there");
        // Nothing is done any more, and git comes again.
        way(&dir);
        session.close().expect("closed");
        drop(session);
        assert_eq!(claims(&dir), 1 + 10);
    }
}
