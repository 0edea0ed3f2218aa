//! The same work for many articles on all processors. Articles do not depend on each other, so
//! the result is that of one thread.

use std::num::NonZeroUsize;
use std::thread;

/// Below so many pieces a thread of its own does not pay.
const PIECES_MIN: usize = 16;

/// What `work` makes of each number below `count`, in their order.
pub(super) fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    if threads < 2 || count < PIECES_MIN {
        return (0..count).map(work).collect();
    }
    let share = count.div_ceil(threads);
    let part = |thread: usize| {
        let numbers = thread * share..count.min((thread + 1) * share);
        numbers.map(&work).collect::<Vec<T>>()
    };
    thread::scope(|scope| {
        let part = &part;
        let others: Vec<_> = (1..threads)
            .map(|it| scope.spawn(move || part(it)))
            .collect();
        let mut all = part(0);
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}
