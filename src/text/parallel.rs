//! Laying out many paragraphs on several threads.
//!
//! Paragraphs do not depend on each other, so the result is the same, to the bit, as that of
//! one thread. Nothing here decides what is laid out or how; whoever waits for the result
//! should not be the thread that paints.

use std::num::NonZeroUsize;
use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{iter, panic, thread};

use super::layout::{ParagraphStyle, TextEngine};
use super::visual::LaidParagraph;

/// Text for which a thread of its own pays, in bytes: it has to get to know its fonts first.
const BYTES_PER_THREAD: usize = 40_000;

/// How much text a thread takes at a time, in bytes.
const BATCH_BYTES: usize = 8_000;

/// A paragraph to be laid out, without its line end.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'a> {
    pub text: &'a str,
    pub style: ParagraphStyle,
}

/// Is told now and then, on any thread, how many paragraphs are done, and says whether to go
/// on.
pub type Watch<'a> = &'a (dyn Fn(usize) -> ControlFlow<()> + Sync);

/// Goes on to the end.
pub fn unwatched(_done: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// As many threads as the machine has processors for, but no more than a text of this length
/// is worth.
pub fn threads_for(len_byte: usize) -> NonZeroUsize {
    let worth = NonZeroUsize::new(len_byte / BYTES_PER_THREAD).unwrap_or(NonZeroUsize::MIN);
    thread::available_parallelism().map_or(NonZeroUsize::MIN, |have| have.min(worth))
}

/// Lays out paragraphs on so many threads, one of them the caller's; `None` if `watch` broke
/// it off.
pub fn lay_out(
    engine: &mut TextEngine,
    paragraphs: &[Paragraph<'_>],
    threads: NonZeroUsize,
    watch: Watch<'_>,
) -> Option<Vec<LaidParagraph>> {
    lay_out_each(engine, paragraphs, threads, watch, |_, laid| laid)
}

/// Like [`lay_out`], keeping of each paragraph only what `read` takes from it. It is called with
/// the number of the paragraph, on the thread that laid it out.
pub fn lay_out_each<T: Send>(
    engine: &mut TextEngine,
    paragraphs: &[Paragraph<'_>],
    threads: NonZeroUsize,
    watch: Watch<'_>,
    read: impl Fn(usize, LaidParagraph) -> T + Sync,
) -> Option<Vec<T>> {
    let batches = batches(paragraphs);
    let (next, done, stop) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicBool::new(false),
    );
    let work = |engine: &mut TextEngine| {
        let mut found = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(number) else {
                break;
            };
            let given = paragraphs.get(batch.clone()).unwrap_or_default();
            let read_one = |(index, one): (usize, &Paragraph<'_>)| {
                read(index, LaidParagraph::new(engine, one.text, &one.style))
            };
            let laid: Vec<T> = batch.clone().zip(given).map(read_one).collect();
            let so_far = done.fetch_add(laid.len(), Ordering::Relaxed) + laid.len();
            found.push((number, laid));
            if watch(so_far).is_break() {
                stop.store(true, Ordering::Relaxed);
            }
        }
        found
    };
    let helpers = threads.get().min(batches.len()).saturating_sub(1);
    let engines: Vec<TextEngine> = iter::repeat_with(|| engine.sharing_fonts())
        .take(helpers)
        .collect();
    let mut found = thread::scope(|scope| {
        let work = &work;
        let handles: Vec<_> = engines
            .into_iter()
            .map(|mut engine| scope.spawn(move || work(&mut engine)))
            .collect();
        let mut found = work(engine);
        for handle in handles {
            match handle.join() {
                Ok(more) => found.extend(more),
                Err(payload) => panic::resume_unwind(payload),
            }
        }
        found
    });
    if stop.load(Ordering::Relaxed) && done.load(Ordering::Relaxed) < paragraphs.len() {
        return None;
    }
    found.sort_unstable_by_key(|(number, _)| *number);
    Some(found.into_iter().flat_map(|(_, laid)| laid).collect())
}

/// Neighbouring paragraphs that are taken together.
fn batches(paragraphs: &[Paragraph<'_>]) -> Vec<Range<usize>> {
    let mut batches = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        bytes += paragraph.text.len();
        if bytes >= BATCH_BYTES || index + 1 == paragraphs.len() {
            batches.push(start..index + 1);
            (start, bytes) = (index + 1, 0);
        }
    }
    batches
}
