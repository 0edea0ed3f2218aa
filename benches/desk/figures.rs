//! Medians, percentiles and how they are printed.

use std::time::Duration;

/// Times of one thing done many times.
pub struct Times(Vec<Duration>);

impl Times {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time within which this share of all lies; zero of none.
    pub fn share(&self, share: f64) -> Duration {
        let rank = (self.0.len() as f64 * share).ceil() as usize;
        self.0
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or_default()
    }

    pub fn print(&self, what: &str, goal: &str) {
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "{what:<58} median {:>8.2} ms   p99 {:>8.2} ms   most {:>8.2} ms   goal {goal}",
            ms(self.share(0.5)),
            ms(self.share(0.99)),
            ms(self.share(1.0)),
        );
    }
}

/// Memory of this process that is held in RAM, in bytes; `None` where it cannot be read.
pub fn resident_bytes() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    // The page size of every machine this is measured on.
    Some(pages * 4096)
}
