//! Short text that a file says again and again (who, where, which label) and memory holds once.
//!
//! Reading shares with what was read last on the same thread; two that are alike and far apart may
//! still be two. Nothing here tells one kind of text from another.

use std::cell::RefCell;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

/// How much of what was read last is remembered.
const LAST: usize = 512;

/// Longer text is not remembered, in bytes.
const LAST_BYTES_MAX: usize = 96;

thread_local! {
    static READ: RefCell<Vec<Option<Arc<str>>>> = RefCell::new(vec![None; LAST]);
}

/// Text as read, shared with what was read before.
pub(super) struct Shared(pub Arc<str>);

fn shared(text: &str) -> Arc<str> {
    if text.len() > LAST_BYTES_MAX {
        return Arc::from(text);
    }
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let place = hasher.finish() as usize % LAST;
    READ.with_borrow_mut(|read| match read.get_mut(place) {
        Some(Some(known)) if **known == *text => Arc::clone(known),
        Some(free) => Arc::clone(free.insert(Arc::from(text))),
        None => Arc::from(text),
    })
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Shared;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shared, E> {
        Ok(Shared(shared(text)))
    }
}

impl<'de> Deserialize<'de> for Shared {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_one_and_what_is_not_stays_itself() {
        let one = shared("article-0001");
        assert!(Arc::ptr_eq(&one, &shared("article-0001")));
        for n in 0..10_000 {
            let text = format!("article-{n}");
            assert_eq!(*shared(&text), *text);
        }
        let long = "طويل".repeat(100);
        assert_eq!(*shared(&long), *long);
        assert_eq!(*shared(""), *"");
    }
}
