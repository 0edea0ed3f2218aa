//! The hybrid clock: wall time that never runs backwards and never falls behind what was read.
//! Source: Kulkarni et al. 2014, "Logical Physical Clocks". It asks no machine for the time.

/// Largest step into the future that a foreign record may push us.
pub const FUTURE_MS_MAX: u64 = 24 * 60 * 60 * 1000;

/// Milliseconds since 1970 times 2^16, plus a counter within the millisecond.
#[derive(Debug, Clone, Copy, Default)]
pub struct HybridClock {
    last: u64,
}

impl HybridClock {
    /// Starts not before `seen`, the latest record that was read.
    pub fn after(seen: u64) -> Self {
        Self { last: seen }
    }

    /// Never falls behind a record that came from elsewhere.
    pub fn see(&mut self, t: u64) {
        self.last = self.last.max(t);
    }

    /// The stamp of something that happens at `now_ms`; always later than the one before.
    pub fn tick(&mut self, now_ms: u64) -> u64 {
        let wall = now_ms.min(u64::MAX >> 16) << 16;
        self.last = wall.max(self.last.saturating_add(1));
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::HybridClock;

    #[test]
    fn stamps_grow_even_when_the_wall_clock_stands_or_jumps_back() {
        let mut clock = HybridClock::after(5 << 16);
        let stamps: Vec<_> = [9, 9, 3, 10].iter().map(|ms| clock.tick(*ms)).collect();
        assert!(
            stamps.windows(2).all(|pair| pair[0] < pair[1]),
            "{stamps:?}"
        );
        assert_eq!(stamps[3] >> 16, 10);
        let mut full = HybridClock::after(u64::MAX);
        assert_eq!(full.tick(1), u64::MAX);
    }
}
