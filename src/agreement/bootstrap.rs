//! 95 % intervals by drawing articles again and again, with replacement, as many as there are
//! (Efron 1979; percentile method). Articles and not tags are drawn, because tags of one article
//! are alike.
//!
//! A measure is a function of sums over articles; those sums are worked out once, and a sample
//! adds them up anew.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::chance::Chance;
use super::why::{Measured, Why};

/// Is told now and then, on any thread, which part is done (0 to 1), and says whether to go on.
pub type Watch<'a> = &'a (dyn Fn(f32) -> ControlFlow<()> + Sync);

/// Goes on to the end.
pub fn unwatched(_done: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// What one article adds to sums: their numbers and by how much; the others stay.
pub type Row = Vec<(u32, f64)>;

/// Adds a row so many times.
pub fn add(sums: &mut [f64], row: &Row, times: f64) {
    for (at, value) in row {
        if let Some(sum) = sums.get_mut(*at as usize) {
            *sum += value * times;
        }
    }
}

/// The sums of all rows.
pub fn total(rows: &[Row], width: usize) -> Vec<f64> {
    let mut sums = vec![0.0; width];
    for row in rows {
        add(&mut sums, row, 1.0);
    }
    sums
}

/// From the lower to the upper end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// How often each article was drawn in each sample.
pub struct Draws {
    articles: usize,
    samples: Vec<Vec<u16>>,
}

impl Draws {
    /// So many samples of so many articles, of a seed.
    pub fn new(seed: u64, samples: usize, articles: usize) -> Self {
        let mut chance = Chance::new(seed, 0);
        let draw = |_| {
            let mut times = vec![0_u16; articles];
            for _ in 0..articles {
                if let Some(time) = times.get_mut(chance.below(articles)) {
                    *time = time.saturating_add(1);
                }
            }
            times
        };
        Self {
            articles,
            samples: (0..samples).map(draw).collect(),
        }
    }

    /// The interval of each measure that `measure` reads off the sums of the articles' rows.
    /// Samples in which it is undefined are left out; an interval of which half would be left out
    /// is none. `None` as a whole if `watch` broke it off.
    pub fn intervals(
        &self,
        rows: &[Row],
        width: usize,
        measure: &(dyn Fn(&[f64]) -> Vec<Measured> + Sync),
        watch: Watch<'_>,
    ) -> Option<Vec<Result<Interval, Why>>> {
        if self.samples.is_empty() {
            return Some(vec![Err(Why::NotAsked); measure(&total(rows, width)).len()]);
        }
        if self.articles < 2 {
            return Some(vec![
                Err(Why::OneArticle);
                measure(&total(rows, width)).len()
            ]);
        }
        let values = self.values(rows, width, measure, watch)?;
        let measures = values.iter().map(Vec::len).max().unwrap_or_default();
        let of = |at: usize| {
            let column = values.iter().filter_map(|sample| sample.get(at));
            interval(column.copied(), self.samples.len())
        };
        Some((0..measures).map(of).collect())
    }

    /// The measures of each sample.
    fn values(
        &self,
        rows: &[Row],
        width: usize,
        measure: &(dyn Fn(&[f64]) -> Vec<Measured> + Sync),
        watch: Watch<'_>,
    ) -> Option<Vec<Vec<Measured>>> {
        let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let next = AtomicUsize::new(0);
        let stopped = AtomicBool::new(false);
        let values = Mutex::new(vec![Vec::new(); self.samples.len()]);
        let work = || {
            let mut sums = vec![0.0; width];
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(times) = self.samples.get(number) else {
                    return;
                };
                let done = number as f32 / self.samples.len() as f32;
                if stopped.load(Ordering::Relaxed) || watch(done).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                    return;
                }
                sums.fill(0.0);
                for (row, times) in rows.iter().zip(times).filter(|(_, times)| **times > 0) {
                    add(&mut sums, row, f64::from(*times));
                }
                let measured = measure(&sums);
                if let Ok(mut values) = values.lock()
                    && let Some(value) = values.get_mut(number)
                {
                    *value = measured;
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
        if stopped.into_inner() {
            return None;
        }
        values.into_inner().ok()
    }
}

/// The middle 95 % of the values that are defined.
fn interval(values: impl Iterator<Item = Measured>, samples: usize) -> Result<Interval, Why> {
    let mut why = Why::Nothing;
    let mut defined: Vec<f64> = Vec::new();
    for value in values {
        match value {
            Ok(value) => defined.push(value),
            Err(reason) => why = reason,
        }
    }
    if defined.len() * 2 <= samples {
        return Err(why);
    }
    defined.sort_by(f64::total_cmp);
    let (Some(low), Some(high)) = (quantile(&defined, 0.025), quantile(&defined, 0.975)) else {
        return Err(why);
    };
    Ok(Interval { low, high })
}

/// The quantile of sorted values, between two of them in proportion (Hyndman and Fan's type 7).
fn quantile(sorted: &[f64], part: f64) -> Option<f64> {
    let place = part * sorted.len().saturating_sub(1) as f64;
    let below = sorted.get(place.floor() as usize)?;
    let above = sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}
