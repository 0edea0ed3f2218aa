//! What a frame allocates while nothing changes.
//!
//! `cargo bench --bench still` counts allocations of the painting thread in frames at rest, for
//! an empty desk and with one and four long articles open, beside those of egui with an empty
//! window. A bench of its own: the allocator that counts would slow down the others.

#[path = "../desk/article.rs"]
mod article;
#[path = "../desk/project.rs"]
mod project;

use std::error::Error;
use std::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use egui::{Context, RawInput, Rect, pos2, vec2};
use isnad::app::Lang;
use isnad::model::ArticleId;
use isnad::ui::picture::Studio;
use isnad::ui::shell::Shell;
use isnad::ui::{fonts, theme};

const WORDS: usize = 20_000;
const TAGS: usize = 2_000;
const PANES: usize = 4;
const SIZE_PX: (u32, u32) = (1920, 1080);
/// Frames until everything has settled; animations and blinking are off.
const FRAMES_TO_SETTLE: usize = 200;
const FRAMES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    println!("allocations in a frame at rest: median (bytes), fewest to most");
    egui_alone();
    let place = tempfile::tempdir()?;
    let folder = project::on_disk(&place.path().join("p"));
    let mut session = project::create(&folder)?;
    let mut ids: Vec<ArticleId> = Vec::new();
    for number in 0..PANES {
        ids.push(project::add(&mut session, number, WORDS, TAGS)?);
    }
    session.close()?;
    for panes in [0, 1, PANES] {
        let mut shell = Shell::new(project::platform(), None, Some(Lang::Ar));
        let mut studio = Studio::new(&shell, SIZE_PX.0, SIZE_PX.1, 1.0);
        let mut session = project::open(&folder)?;
        for id in ids.iter().take(panes.max(1)) {
            session.open_article(id, true)?;
        }
        shell.set_session(None, session);
        if let Some(session) = shell.session.as_mut().filter(|_| panes == 0) {
            session.workspace.panes.clear();
        }
        at_rest(&mut shell, &mut studio, panes);
    }
    Ok(())
}

/// A window in which nothing is.
fn egui_alone() {
    let ctx = Context::default();
    ctx.set_fonts(fonts::definitions());
    theme::apply(&ctx, theme::Wishes::default());
    let mut counted = Vec::new();
    for frame in 0..FRAMES_TO_SETTLE + FRAMES {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            time: Some(frame as f64 / 60.0),
            ..RawInput::default()
        };
        let mut given = Some(input);
        let info = measure(|| {
            let output = ctx.run_ui(given.take().unwrap_or_default(), |_| {});
            black_box(output);
        });
        counted.push(info);
    }
    print("egui with an empty window", &counted);
}

fn at_rest(shell: &mut Shell, studio: &mut Studio, panes: usize) {
    let (mut built, mut tessellated) = (Vec::new(), Vec::new());
    for _ in 0..FRAMES_TO_SETTLE + FRAMES {
        let mut output = None;
        built.push(measure(|| output = Some(studio.build(shell, Vec::new()))));
        let Some(output) = output else { continue };
        let ctx = studio.ctx().clone();
        tessellated.push(measure(|| {
            black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        }));
    }
    print(&format!("{panes} panes, building"), &built);
    print(&format!("{panes} panes, making triangles"), &tessellated);
}

fn print(what: &str, all: &[AllocationInfo]) {
    let settled = all.get(FRAMES_TO_SETTLE..).unwrap_or_default();
    let mut counts: Vec<_> = settled
        .iter()
        .map(|info| (info.count_total, info.bytes_total))
        .collect();
    counts.sort_unstable();
    let (median, bytes) = counts.get(counts.len() / 2).copied().unwrap_or_default();
    let (fewest, most) = (counts.first(), counts.last());
    let count = |found: Option<&(u64, u64)>| found.map_or(0, |found| found.0);
    println!(
        "{what:<34} {median:>6} ({bytes} bytes), {} to {}",
        count(fewest),
        count(most)
    );
}
