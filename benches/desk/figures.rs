//! Medians, percentiles and how they are printed.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// How long one thing took: by the clock on the wall, and of the processor by this thread alone,
/// which says more on a busy machine.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    pub wall: Duration,
    pub cpu: Duration,
}

/// Begins to measure.
pub struct Watch(Instant, Duration);

impl Watch {
    pub fn start() -> Self {
        Self(Instant::now(), thread_cpu())
    }

    pub fn stop(&self) -> Took {
        Took {
            wall: self.0.elapsed(),
            cpu: thread_cpu().saturating_sub(self.1),
        }
    }
}

fn thread_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// Times of one thing done many times.
pub struct Times {
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Times {
    pub fn of(times: Vec<Took>) -> Self {
        let sorted = |part: fn(&Took) -> Duration| {
            let mut all: Vec<Duration> = times.iter().map(part).collect();
            all.sort_unstable();
            all
        };
        Self {
            wall: sorted(|one| one.wall),
            cpu: sorted(|one| one.cpu),
        }
    }

    pub fn print(&self, what: &str, goal: &str) {
        let figures = |times: &[Duration]| {
            let [median, p99, most] = [0.5, 0.99, 1.0].map(|part| share(times, part));
            format!("{median:>8.3} {p99:>8.3} {most:>8.3}")
        };
        println!(
            "{what:<58} wall {}   cpu {}   goal {goal}",
            figures(&self.wall),
            figures(&self.cpu),
        );
    }
}

/// The time within which a share of all lies, in milliseconds; zero of none.
fn share(times: &[Duration], share: f64) -> f64 {
    let rank = (times.len() as f64 * share).ceil() as usize;
    let found = times.get(rank.saturating_sub(1)).copied();
    found.unwrap_or_default().as_secs_f64() * 1e3
}

/// Memory of this process that is held in RAM, in bytes; `None` where it cannot be read.
pub fn resident_bytes() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    // The page size of every machine this is measured on.
    Some(pages * 4096)
}
