//! How fast the desk is: text, first frames, scrolling, tagging, starting, memory.
//!
//! Run with `cargo bench --bench desk`, or with a part of a name after `--` to run only what
//! has it. It prints what it found beside what is wanted and never fails because of a slow
//! machine. Frames are built by the real window's code and made into triangles; no driver
//! takes part.

mod article;
mod figures;
mod project;
mod size;
mod statements;
mod text;

use std::error::Error;
use std::path::Path;

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use isnad::app::commands::{self, Args};
use isnad::app::{Lang, Session, sample};
use isnad::model::edit::{canonical, tagging};
use isnad::model::{ArticleId, ClaimId, Code};
use isnad::store::Folder;
use isnad::ui::picture::Studio;
use isnad::ui::shell::Shell;

use figures::{Times, Took, Watch, resident_bytes};

type Outcome = Result<(), Box<dyn Error>>;

const WORDS: usize = 20_000;
const TAGS: usize = 2_000;
const PANES: usize = 4;
const SIZE_PX: (u32, u32) = (1920, 1080);
/// Frames measured while scrolling.
const FRAMES: usize = 600;
const COMMITS: usize = 300;

/// Arguments by which this program starts itself for one measurement in a fresh process.
const START: &str = "--one-start";
const MEMORY: &str = "--one-memory";
const SIZE: &str = "--one-size";

/// One measurement, printing its own figures.
type Measure = fn() -> Outcome;

fn main() -> Outcome {
    println!("milliseconds: median, 99th percentile, most; cpu is that of the measuring thread");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [kind, folder, ..] = arguments.as_slice() {
        match kind.as_str() {
            START => return start_once(Path::new(folder)),
            MEMORY => return memory_once(Path::new(folder)),
            SIZE => return size::once(folder),
            _ => {}
        }
    }
    let wanted = arguments.iter().find(|one| !one.starts_with("--"));
    let all: [(&str, Measure); 12] = [
        ("layout", text::layout),
        ("rewrap", text::rewrap),
        ("hook", text::hook),
        ("opening", opening),
        ("scrolling", scrolling),
        ("ribbons", ribbons),
        ("tagging", tagging_),
        ("review", review),
        ("statements", statements::statements),
        ("start", start),
        ("memory", memory),
        ("size", size),
    ];
    for (name, measure) in all {
        if wanted.is_none_or(|part| name.contains(part.as_str())) {
            measure()?;
        }
    }
    Ok(())
}

fn large_project(folder: &Folder) -> Result<Vec<ArticleId>, Box<dyn Error>> {
    let mut session = project::create(folder)?;
    let mut articles = Vec::new();
    for number in 0..PANES {
        articles.push(project::add(&mut session, number, WORDS, TAGS)?);
    }
    session.close()?;
    Ok(articles)
}

fn shell() -> Shell {
    Shell::new(project::platform(), None, Some(Lang::Ar))
}

fn studio(shell: &Shell) -> Studio {
    Studio::new(shell, SIZE_PX.0, SIZE_PX.1, 1.0)
}

/// Builds and tessellates one frame.
fn frame(studio: &mut Studio, shell: &mut Shell, events: Vec<Event>) -> Took {
    let watch = Watch::start();
    let output = studio.build(shell, events);
    let triangles = studio
        .ctx()
        .tessellate(output.shapes, output.pixels_per_point);
    let time = watch.stop();
    std::hint::black_box(triangles);
    time
}

/// A window at rest on an empty desk of the large project.
fn empty_desk(folder: &Folder) -> Result<(Shell, Studio), Box<dyn Error>> {
    let mut shell = shell();
    let mut studio = studio(&shell);
    let mut session = project::open(folder)?;
    // The window opens the first article by itself; close it again.
    let first = session.project().articles().iter().next();
    if let Some(id) = first.map(|one| one.id.clone()) {
        session.open_article(&id, false)?;
    }
    shell.set_session(None, session);
    if let Some(session) = &mut shell.session {
        session.workspace.panes.clear();
    }
    for _ in 0..8 {
        frame(&mut studio, &mut shell, Vec::new());
    }
    Ok((shell, studio))
}

fn opening() -> Outcome {
    let folder = Folder::in_memory();
    let articles = large_project(&folder)?;
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for round in 0..10 {
        let (mut shell, mut studio) = empty_desk(&folder)?;
        for (number, times) in [&mut cold, &mut warm].into_iter().enumerate() {
            let Some(article) = articles.get((round + number) % articles.len()) else {
                continue;
            };
            let watch = Watch::start();
            if let Some(session) = &mut shell.session {
                session.open_article(article, false)?;
            }
            frame(&mut studio, &mut shell, Vec::new());
            times.push(watch.stop());
            frame(&mut studio, &mut shell, Vec::new());
        }
    }
    let what = "opening 20,000 words with 2,000 tags, first frame";
    Times::of(cold).print(&format!("{what} (new glyphs)"), "16 ms");
    Times::of(warm).print(&format!("{what} (known glyphs)"), "16 ms");
    Ok(())
}

/// Two annotators with as many tags each, some of them at the same places.
fn review() -> Outcome {
    let folder = Folder::in_memory();
    let mut session = project::create(&folder)?;
    let article = project::add(&mut session, 0, WORDS, TAGS)?;
    session.switch_annotator("omar")?;
    let scalars = session.project().articles().get(&article);
    let scalars = scalars.map_or(0, |it| it.scalars as usize);
    let actors = project::actors(&mut session, 1)?;
    project::tag(&mut session, &article, scalars, TAGS, &actors)?;
    session.close()?;
    let mut times = Vec::new();
    for _ in 0..10 {
        let (mut shell, mut studio) = empty_desk(&folder)?;
        let watch = Watch::start();
        if let Some(session) = &mut shell.session {
            let args = Args::new().with("id", article.as_str());
            commands::run(session, "review.early", &args)?;
        }
        frame(&mut studio, &mut shell, Vec::new());
        times.push(watch.stop());
        if let Some(session) = &mut shell.session {
            commands::run(session, "edit.undo", &Args::new())?;
            session.close()?;
        }
    }
    let what = "opening the review of 2 x 2,000 tags, first frame";
    Times::of(times).print(what, "200 ms");
    Ok(())
}

fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -points),
        modifiers: Modifiers::NONE,
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    }
}

/// A pointer in the middle of one of the panes.
fn over_pane(pane: usize) -> Event {
    let x = 330.0 + (pane as f32 + 0.5) * 330.0;
    Event::PointerMoved(pos2(x, 540.0))
}

fn with_four_panes(shell: &mut Shell, mut session: Session) -> Outcome {
    let ids: Vec<ArticleId> = session
        .project()
        .articles()
        .iter()
        .map(|one| one.id.clone())
        .collect();
    for id in ids.iter().take(PANES) {
        session.open_article(id, true)?;
    }
    shell.set_session(None, session);
    Ok(())
}

fn offsets(shell: &Shell) -> f32 {
    shell.panes().map(|pane| pane.view.offset_pt()).sum()
}

fn scrolling() -> Outcome {
    let folder = Folder::in_memory();
    large_project(&folder)?;
    let mut shell = shell();
    let mut studio = studio(&shell);
    with_four_panes(&mut shell, project::open(&folder)?)?;
    for _ in 0..8 {
        frame(&mut studio, &mut shell, Vec::new());
    }
    let mut times = Vec::new();
    for number in 0..FRAMES {
        let mut events = Vec::new();
        if number % (FRAMES / PANES) == 0 {
            events.push(over_pane(number * PANES / FRAMES));
        }
        events.push(wheel(60.0));
        times.push(frame(&mut studio, &mut shell, events));
    }
    let scrolled = offsets(&shell);
    let mut at_rest = Vec::new();
    for _ in 0..100 {
        at_rest.push(frame(&mut studio, &mut shell, Vec::new()));
    }
    println!(
        "scrolled {scrolled:.0} points in {} panes",
        shell.panes().count()
    );
    Times::of(times).print("frame while scrolling, four such panes", "p99 4 ms");
    Times::of(at_rest).print("frame at rest, four such panes", "-");
    Ok(())
}

/// Relates each claim of an article to one of the next, in reading order; how many links there are.
fn link(session: &mut Session, articles: &[ArticleId]) -> Result<usize, Box<dyn Error>> {
    let claims: Vec<Vec<ClaimId>> = articles
        .iter()
        .map(|article| {
            let claims = session.project().claims_in(article, None);
            claims.iter().map(|claim| claim.id.clone()).collect()
        })
        .collect();
    let kinds = ["same_as", "supports", "contradicts", "updates"].map(Code::from);
    let mut links = 0;
    for pair in claims.windows(2) {
        let [some, others] = pair else {
            continue;
        };
        for (number, (from, to)) in some.iter().zip(others).enumerate() {
            let kind = &kinds[number % kinds.len()];
            session.plan(|desk| canonical::relate(desk, from, to, kind))?;
            links += 1;
        }
    }
    Ok(links)
}

/// Four panes whose claims are linked, each with one of the next pane: scrolling alone, scrolling
/// locked together, and the pointer going over claims.
fn ribbons() -> Outcome {
    let folder = Folder::in_memory();
    let articles = large_project(&folder)?;
    let mut session = project::open(&folder)?;
    let links = link(&mut session, &articles)?;
    let mut shell = shell();
    let mut studio = studio(&shell);
    with_four_panes(&mut shell, session)?;
    for _ in 0..8 {
        frame(&mut studio, &mut shell, Vec::new());
    }
    let mut most = 0;
    for (locked, what) in [(false, "one of four"), (true, "locked, all four")] {
        if let Some(session) = &mut shell.session {
            session.workspace.locked = locked;
        }
        let mut times = Vec::new();
        let mut events = vec![over_pane(1)];
        for number in 0..FRAMES {
            let down = if number < FRAMES / 2 { 60.0 } else { -60.0 };
            events.push(wheel(down));
            times.push(frame(&mut studio, &mut shell, std::mem::take(&mut events)));
            most = most.max(shell.ribbons().shown().len());
        }
        Times::of(times).print(&format!("frame while scrolling {what}, linked"), "p99 4 ms");
    }
    let mut times = Vec::new();
    for number in 0..FRAMES {
        let at = pos2(
            560.0 + (number % 7) as f32 * 20.0,
            200.0 + (number % 300) as f32 * 2.0,
        );
        let over = vec![Event::PointerMoved(at)];
        times.push(frame(&mut studio, &mut shell, over));
    }
    Times::of(times).print(
        "frame while the pointer goes over claims, linked",
        "p99 4 ms",
    );
    println!("{links} links, at most {most} ribbons in a frame");
    Ok(())
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

fn marks(shell: &Shell) -> usize {
    shell.panes().map(|pane| pane.marks.marks.len()).sum()
}

fn tagging_() -> Outcome {
    let folder = Folder::in_memory();
    let articles = large_project(&folder)?;
    let (mut shell, mut studio) = empty_desk(&folder)?;
    let mut times = Vec::new();
    let mut most_frames = 0;
    if let (Some(session), Some(article)) = (&mut shell.session, articles.first()) {
        session.open_article(article, false)?;
    }
    for _ in 0..4 {
        frame(&mut studio, &mut shell, Vec::new());
    }
    for number in 0..20 {
        if let (Some(session), Some(article)) = (&mut shell.session, articles.first()) {
            let start = 100 + number * 40;
            session.select(article, start, start + 20)?;
        }
        frame(&mut studio, &mut shell, Vec::new());
        let before = marks(&shell);
        let watch = Watch::start();
        let mut frames = 0;
        let mut events = vec![key(Key::Num1)];
        while marks(&shell) == before && frames < 10 {
            frame(&mut studio, &mut shell, std::mem::take(&mut events));
            frames += 1;
        }
        times.push(watch.stop());
        most_frames = most_frames.max(frames);
        if let Some(session) = &mut shell.session {
            session.end_gesture();
        }
        frame(&mut studio, &mut shell, Vec::new());
    }
    println!("key press to the tag drawn: frames, at most {most_frames} (goal: the next one, 1)");
    Times::of(times).print("key press to the tag drawn, 2,001 tags", "the next frame");
    to_disk()
}

fn to_disk() -> Outcome {
    let place = tempfile::tempdir()?;
    let mut session = project::create(&project::on_disk(&place.path().join("p")))?;
    let article = project::add(&mut session, 0, 700, 60)?;
    session.flush()?;
    let (mut on_thread, mut on_disk) = (Vec::new(), Vec::new());
    for number in 0..COMMITS {
        let start = 100 + number * 5;
        let anchor = session.anchor(&article, start..start + 4)?;
        let watch = Watch::start();
        session.plan(|desk| tagging::mention(desk, &article, Some(anchor), None))?;
        on_thread.push(watch.stop());
        session.flush()?;
        on_disk.push(watch.stop());
    }
    session.close()?;
    Times::of(on_thread).print("a commit, time taken from the painting thread", "-");
    Times::of(on_disk).print("a commit until it is on disk", "p99 20 ms");
    Ok(())
}

/// What lies between starting and the first triangles, but for window and driver.
fn start_here(folder: &Path) -> Result<Took, Box<dyn Error>> {
    let watch = Watch::start();
    let mut shell = shell();
    let mut studio = Studio::new(&shell, 1440, 900, 1.0);
    shell.open_project(None, folder);
    frame(&mut studio, &mut shell, Vec::new());
    let time = watch.stop();
    let open = shell
        .session
        .as_ref()
        .is_some_and(|session| !session.workspace.panes.is_empty());
    if !open || marks(&shell) == 0 {
        return Err("the sample was not shown".into());
    }
    Ok(time)
}

fn start_once(folder: &Path) -> Outcome {
    start_here(folder)?;
    Ok(())
}

fn start() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("sample");
    sample::write_sample(&folder)?;
    let mut times = Vec::new();
    for _ in 0..10 {
        times.push(start_here(&folder)?);
    }
    Times::of(times).print(
        "start to first frame with the sample, library part",
        "0.5 s",
    );
    let mut times = Vec::new();
    for _ in 0..10 {
        let watch = Watch::start();
        itself(START, &folder)?;
        times.push(watch.stop());
    }
    let what = "the same as a whole process, without window and driver";
    Times::of(times).print(what, "0.5 s");
    Ok(())
}

/// Runs this program for one measurement.
fn itself(kind: &str, folder: &Path) -> Outcome {
    let status = std::process::Command::new(std::env::current_exe()?)
        .arg(kind)
        .arg(folder)
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err("a measurement in a process of its own failed".into())
    }
}

/// Growth of this process from an empty window to four large panes that were read through.
fn memory_once(folder: &Path) -> Outcome {
    let mut shell = shell();
    let mut studio = studio(&shell);
    for _ in 0..8 {
        frame(&mut studio, &mut shell, Vec::new());
    }
    let empty = resident_bytes().ok_or("no /proc/self/statm")?;
    with_four_panes(&mut shell, project::open(&project::on_disk(folder))?)?;
    for _ in 0..8 {
        frame(&mut studio, &mut shell, Vec::new());
    }
    let opened = resident_bytes().ok_or("no /proc/self/statm")?;
    for pane in 0..PANES {
        let mut events = vec![over_pane(pane)];
        loop {
            let before = offsets(&shell);
            events.push(wheel(800.0));
            frame(&mut studio, &mut shell, std::mem::take(&mut events));
            for _ in 0..3 {
                frame(&mut studio, &mut shell, Vec::new());
            }
            if offsets(&shell) <= before {
                break;
            }
        }
    }
    let read = resident_bytes().ok_or("no /proc/self/statm")?;
    let mib = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
    println!(
        "memory: empty window {:.0} MiB; four such panes open +{:.0} MiB; scrolled from top to \
         end +{:.0} MiB   goal +150 MB",
        mib(empty),
        mib(opened.saturating_sub(empty)),
        mib(read.saturating_sub(empty)),
    );
    Ok(())
}

fn memory() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("p");
    large_project(&project::on_disk(&folder))?;
    itself(MEMORY, &folder)
}

/// Each in a process of its own, for the sake of the memory.
fn size() -> Outcome {
    for form in size::FORMS {
        itself(SIZE, Path::new(form))?;
    }
    Ok(())
}
