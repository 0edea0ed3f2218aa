//! A large project shows its articles at once and can be read while its tags come; then they are
//! there, in the panes as the reader left them, and work begins.

use std::path::Path;
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable as _;
use isnad::app::AppError;
use isnad::app::commands::{self, Args};
use isnad::app::notice::Refusal;
use isnad::app::sample;
use isnad::app::words::Lang;
use isnad::model::{ArticleId, Change};
use isnad::store::{Folder, ImportRecord, Saver};

use crate::corrected_room::says;
use crate::desk::Stage;
use crate::records::{actor, article, record, salma, ulid};

/// Makes a project large: somebody took very long notes.
fn fill(project: &Path) {
    let fresh = Box::new(|| ulid(8));
    let mut saver = Saver::new(Folder::on_disk(project), salma(), ulid(7), fresh);
    for n in 1..=20 {
        let mut noted = actor(&format!("salma-tvwxyz0-{n:04}"), "متحدث");
        noted.note = "x".repeat(900_000);
        let t = (1_750_000_000_000 << 16) + n;
        let one = record(n, t, vec![Change::create(noted).into()]);
        saver.save(&[one]).expect("saved");
    }
}

fn tags(stage: &Stage) -> usize {
    stage.session().project().claims().len()
}

fn wait(stage: &mut Stage) {
    let began = Instant::now();
    while stage.session().is_skimmed() {
        assert!(began.elapsed() < Duration::from_secs(120), "it never comes");
        stage.harness.run_steps(1);
    }
    stage.harness.run_steps(3);
}

#[test]
fn a_large_project_is_read_before_its_tags_are_and_tagged_after() {
    for (lang, heading, none) in [
        (Lang::En, "Articles", "no claims"),
        (Lang::Ar, "المقالات", "لا ادعاءات"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("large");
        sample::write_sample(&project).expect("written");
        fill(&project);
        let mut stage = Stage::empty(lang, folder);
        let ctx = stage.harness.ctx.clone();
        let shell = stage.harness.state_mut();
        shell.open_project(Some(&ctx), &project);
        assert!(stage.session().is_skimmed());
        let articles = stage.session().project().articles().len();
        assert!(articles > 5 && tags(&stage) == 0);
        // The reader goes on to another article; nothing can be changed.
        let last = commands::library_order(stage.session()).last().cloned();
        let last = last.expect("an article");
        let session = stage.session_mut();
        session.open_article(&last, true).expect("open");
        session.select(&last, 3, 9).expect("selected");
        let refused = commands::run(session, "tag.claim", &Args::new());
        assert!(
            matches!(refused, Err(AppError::Refused(Refusal::StillReading))),
            "{refused:?}"
        );
        stage.harness.step();
        // What is still being read is not counted.
        assert!(says(&stage, heading) && !says(&stage, none), "{lang:?}");
        stage.keep(&format!("opening-{}", lang.code()));
        wait(&mut stage);
        assert_eq!(stage.session().project().articles().len(), articles);
        assert!(tags(&stage) > 50);
        let session = stage.session_mut();
        assert_eq!(session.workspace.panes.len(), 2);
        assert_eq!(session.workspace.focused_article(), Some(&last));
        assert!(!session.is_read_only());
        session.select(&last, 3, 9).expect("selected");
        commands::run(session, "tag.claim", &Args::new()).expect("tagged");
        session.flush().expect("saved");
    }
}

#[test]
fn closing_gives_up_what_was_being_read_and_small_projects_do_not_wait() {
    let folder = tempfile::tempdir().expect("a folder");
    let (large, small) = (folder.path().join("large"), folder.path().join("small"));
    sample::write_sample(&large).expect("written");
    sample::write_sample(&small).expect("written");
    fill(&large);
    let mut stage = Stage::empty(Lang::En, folder);
    let ctx = stage.harness.ctx.clone();
    let shell = stage.harness.state_mut();
    shell.open_project(Some(&ctx), &large);
    shell.open_project(Some(&ctx), &small);
    assert!(!stage.session().is_skimmed());
    let known = tags(&stage);
    assert!(known > 50);
    // What comes late of the other project changes nothing.
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(2) {
        stage.harness.run_steps(1);
    }
    assert_eq!(stage.session().path(), Some(small.as_path()));
    assert_eq!(tags(&stage), known);
}

#[test]
fn of_many_articles_those_in_view_are_laid_out_and_any_can_be_found() {
    for lang in [Lang::Ar, Lang::En] {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("many");
        sample::write_sample(&project).expect("written");
        let disk = Folder::on_disk(&project);
        let last = ArticleId::new("many-0587");
        let text = disk.put_text(&last, "نص".as_bytes(), &ImportRecord::default());
        let revision = text.expect("stored");
        let fresh = Box::new(|| ulid(8));
        let mut saver = Saver::new(disk, salma(), ulid(7), fresh);
        let many = (1..=600u64).map(|n| {
            let mut one = article(&format!("many-{n:04}"), &revision, "نص");
            one.title = format!("خبر رقم {n:04} عن ميناء مرجانة ومستقبل الشركة وعمالها وأرصفتها");
            one.date.iso = format!("2026-03-{:02}", n % 28 + 1);
            record(
                n,
                (1_750_000_000_000 << 16) + n,
                vec![Change::create(one).into()],
            )
        });
        saver.save(&many.collect::<Vec<_>>()).expect("saved");
        let mut stage = Stage::empty(lang, folder);
        let ctx = stage.harness.ctx.clone();
        stage.harness.state_mut().open_project(Some(&ctx), &project);
        stage.harness.run_steps(3);
        let order = commands::library_order(stage.session());
        assert_eq!(order.len(), 608);
        let title = |stage: &Stage, id: &ArticleId| {
            let article = stage.session().project().articles().get(id);
            article.expect("there").title.clone()
        };
        let rows = |stage: &Stage| {
            let shown = order.iter().filter(|id| says(stage, &title(stage, id)));
            shown.count()
        };
        let first = rows(&stage);
        assert!((5..30).contains(&first), "{first} rows are made");
        stage.keep(&format!("library-long-{}", lang.code()));
        // The last one is found by its name and opened by a click.
        assert_eq!(order.last(), Some(&last));
        let words = title(&stage, &last);
        let session = stage.session_mut();
        session.workspace.library_filter = words.chars().take(12).collect();
        stage.harness.run_steps(2);
        // The other one stands open in a pane.
        assert_eq!(rows(&stage), 2);
        let role = egui::accesskit::Role::Button;
        stage.harness.get_by_role_and_label(role, &words).click();
        stage.harness.run_steps(2);
        assert_eq!(stage.session().workspace.focused_article(), Some(&last));
    }
}
