//! How much Arabic text is laid out in a second, on one thread and on several.
//!
//! `cargo bench --bench layout` lays out 100,000 invented words. Each line it prints has seven
//! columns parted by tabs, for people and for `benches/peers/run.py`: threads, characters,
//! paragraphs, lines, milliseconds, those of all processors together, and million characters a
//! second; of times the median. With
//! `--write FILE` it writes the words to a file and measures nothing; with `--rounds N` it
//! measures so often.

#[path = "../desk/article.rs"]
mod article;

use std::error::Error;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use isnad::text::direction::base_direction;
use isnad::text::fonts::Face;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::parallel::{Paragraph, lay_out, unwatched};
use parley::Alignment;
use rustix::time::{ClockId, clock_gettime};

const WORDS: usize = 100_000;
/// The same numbers stand in `benches/peers/`.
const SIZE_PX: f32 = 18.0;
const WIDTH_PX: f32 = 495.0;
const LINE_HEIGHT: f32 = 1.9;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|one| one == name)?;
        arguments.get(at + 1)
    };
    let text = article::article(WORDS, 1);
    if let Some(file) = after("--write") {
        return Ok(std::fs::write(Path::new(file), text)?);
    }
    let rounds = after("--rounds").map_or(Ok(7), |number| number.parse())?;
    let most = available_parallelism()?.get();
    for threads in [1, 2, most].iter().take(2 + usize::from(most > 2)) {
        measure(
            &text,
            NonZeroUsize::new(*threads).ok_or("no thread")?,
            rounds,
        );
    }
    Ok(())
}

fn style(text: &str) -> ParagraphStyle {
    ParagraphStyle {
        face: Face::Reading,
        bold: false,
        size_pt: SIZE_PX,
        line_height: LINE_HEIGHT,
        scale: 1.0,
        width_pt: Some(WIDTH_PX),
        alignment: Alignment::Start,
        base: base_direction(text),
    }
}

/// From the plain paragraphs to their lines, each time by an engine that has seen no text.
fn measure(text: &str, threads: NonZeroUsize, rounds: usize) {
    let texts: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let (mut times, mut lines) = (Vec::new(), 0);
    for _ in 0..rounds {
        let mut engine = TextEngine::new();
        let (started, cpu_before) = (Instant::now(), cpu());
        let paragraphs: Vec<_> = texts
            .iter()
            .map(|text| Paragraph {
                text,
                style: style(text),
            })
            .collect();
        let laid = lay_out(&mut engine, &paragraphs, threads, &unwatched);
        times.push((started.elapsed(), cpu().saturating_sub(cpu_before)));
        let laid = black_box(laid).unwrap_or_default();
        lines = laid.iter().map(|one| one.lines().len()).sum();
    }
    let median = |part: fn(&(Duration, Duration)) -> Duration| {
        let mut all: Vec<Duration> = times.iter().map(part).collect();
        all.sort_unstable();
        let found = all.get(all.len() / 2).copied();
        found.unwrap_or_default().as_secs_f64()
    };
    let (wall_s, cpu_s) = (median(|time| time.0), median(|time| time.1));
    let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
    println!(
        "{threads}\t{chars}\t{}\t{lines}\t{:.1}\t{:.1}\t{:.3}",
        texts.len(),
        wall_s * 1e3,
        cpu_s * 1e3,
        chars as f64 / wall_s / 1e6,
    );
}

/// Time of processors that this process has taken so far.
fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}
