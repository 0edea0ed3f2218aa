//! Articles of enormous size: opened, scrolled, selected in, searched and tagged.

use egui::{Event, Key, Modifiers};
use isnad::model::ArticleId;
use isnad::store::Folder;
use isnad::ui::picture::Studio;
use isnad::ui::shell::Shell;

use crate::figures::{Times, Took, resident_bytes};
use crate::{Outcome, article, empty_desk, frame, key, marks, over_pane, project, wheel};

/// What is measured: many paragraphs, or one.
pub const FORMS: [&str; 2] = ["1,000,000 words", "one paragraph of 100,000 words"];

/// Frames after which a search is thought to have failed.
const PATIENCE_FRAMES: usize = 2_000;

struct Desk {
    shell: Shell,
    studio: Studio,
    article: ArticleId,
    times: Vec<Took>,
}

impl Desk {
    fn frame(&mut self, events: Vec<Event>) -> Took {
        let took = frame(&mut self.studio, &mut self.shell, events);
        self.times.push(took);
        took
    }

    fn tell(&mut self, what: &str, goal: &str) {
        Times::of(std::mem::take(&mut self.times)).print(&format!("  {what}"), goal);
    }

    fn type_(&mut self, text: &str) {
        for letter in text.chars() {
            self.frame(vec![Event::Text(letter.to_string())]);
        }
    }
}

fn text(form: &str) -> String {
    if form == FORMS[0] {
        article::article(1_000_000, 7)
    } else {
        article::article(100_000, 7).replace('\n', " ")
    }
}

pub fn once(form: &str) -> Outcome {
    let folder = Folder::in_memory();
    let mut session = project::create(&folder)?;
    project::put(&mut session, 0, "خبر قصير قبل الطويل")?;
    let (article, scalars) = project::put(&mut session, 1, &text(form))?;
    session.close()?;
    let (shell, studio) = empty_desk(&folder)?;
    let empty = resident_bytes().unwrap_or_default();
    let mut desk = Desk {
        shell,
        studio,
        article,
        times: Vec::new(),
    };
    println!("{form}: {scalars} characters");
    let opening = crate::figures::Watch::start();
    if let Some(session) = &mut desk.shell.session {
        session.open_article(&desk.article, false)?;
    }
    desk.frame(Vec::new());
    desk.times = vec![opening.stop()];
    desk.tell("opening, reading included, first frame", "-");
    let goal = "16 ms";
    for _ in 0..60 {
        desk.frame(Vec::new());
    }
    desk.tell("frames after opening", goal);
    for number in 0..300 {
        let mut events = vec![wheel(if number % 3 == 0 { 2_000.0 } else { 90.0 })];
        if number == 0 {
            events.insert(0, over_pane(0));
        }
        desk.frame(events);
    }
    desk.tell("scrolling", goal);
    for share in [0.5, 0.99, 0.2, 0.7] {
        let place = (scalars as f64 * share) as usize;
        if let Some(session) = &mut desk.shell.session {
            session.select(&desk.article, place, place + 40)?;
            let pane = session.workspace.panes.first_mut();
            pane.ok_or("no pane")?.scroll_to = Some(place);
        }
        for _ in 0..10 {
            desk.frame(Vec::new());
        }
    }
    desk.tell("jumping and selecting", goal);
    let with = |modifiers: Modifiers, key: Key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    for _ in 0..20 {
        desk.frame(vec![with(
            Modifiers::SHIFT | Modifiers::CTRL,
            Key::ArrowLeft,
        )]);
        desk.frame(vec![with(
            Modifiers::SHIFT | Modifiers::ALT,
            Key::ArrowLeft,
        )]);
        desk.frame(vec![with(Modifiers::SHIFT, Key::ArrowDown)]);
    }
    desk.tell("selecting by word, sentence and line", goal);
    let before = marks(&desk.shell);
    desk.frame(vec![key(Key::Num1)]);
    if marks(&desk.shell) != before + 1 {
        return Err("the key made no claim".into());
    }
    desk.frame(vec![key(Key::Enter)]);
    desk.tell("tagging", goal);
    if let Some(session) = &mut desk.shell.session {
        session.select(&desk.article, 0, scalars)?;
    }
    for _ in 0..5 {
        desk.frame(Vec::new());
    }
    desk.frame(vec![key(Key::Num1)]);
    for _ in 0..5 {
        desk.frame(Vec::new());
    }
    desk.tell("selecting and tagging all of it", "-");
    if let Some(session) = &mut desk.shell.session {
        session.end_gesture();
        session.select(&desk.article, 0, 0)?;
    }
    desk.frame(vec![with(Modifiers::CTRL, Key::F)]);
    desk.frame(Vec::new());
    for query in ["الميناء", " ا"] {
        desk.type_(query);
        let mut frames = 0;
        loop {
            let session = desk.shell.session.as_ref().ok_or("no session")?;
            let find = &session.workspace.find;
            if !find.searching && !find.hits.is_empty() {
                break;
            }
            frames += 1;
            if frames > PATIENCE_FRAMES {
                return Err("nothing was found".into());
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
            desk.frame(Vec::new());
        }
        let hits = desk.shell.session.as_ref();
        let hits = hits.map_or(0, |session| session.workspace.find.hits.len());
        println!("  {hits} hits after {frames} further frames");
    }
    for _ in 0..20 {
        desk.frame(vec![key(Key::F3)]);
    }
    desk.tell("finding", goal);
    for round in 0..6 {
        let session = desk.shell.session.as_mut().ok_or("no session")?;
        session.workspace.text_percent = if round % 2 == 0 { 110 } else { 100 };
        for _ in 0..10 {
            desk.frame(Vec::new());
        }
    }
    desk.tell("text size", goal);
    let read = resident_bytes().unwrap_or_default();
    println!(
        "  memory: {} MiB with the empty window, {} MiB now   goal 600 MB",
        empty >> 20,
        read >> 20,
    );
    Ok(())
}
