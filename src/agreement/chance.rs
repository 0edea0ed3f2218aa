//! Chance that can be repeated: for one seed the same numbers on every machine. ChaCha with eight
//! rounds is a fixed, published stream; nothing here asks the system for entropy.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// A stream of numbers that a seed determines.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a seed. Streams of one seed for different purposes have different numbers.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(stream);
        Self(source)
    }

    /// A number from 0 to below `bound`, 0 if that is 0. Each is equally likely to within
    /// `bound` / 2^64.
    pub fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * bound as u128;
        // Less than bound, so it fits.
        usize::try_from(product >> 64).unwrap_or_default()
    }
}
