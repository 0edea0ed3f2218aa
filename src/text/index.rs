//! The stored text of an article with its address tables.
//!
//! The rest of the program counts Unicode scalar values, the layout counts bytes; this
//! file alone translates between them. It must not change the text in any way.

use std::ops::Range;
use std::sync::Arc;

/// Scalars between two entries of the address table. Smaller is faster and larger.
const STEP_SCALARS: usize = 64;

/// How far around a place words and sentences are looked for in a very long paragraph.
const STRETCH_BYTES: usize = 16 * 1024;

/// A paragraph of an article: what lies between two line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParagraphSpan {
    /// First byte.
    pub start_byte: usize,
    /// One past the last byte, without the line end (`\n` or `\r\n`).
    pub end_byte: usize,
    /// First scalar.
    pub start_scalar: usize,
    /// One past the last scalar, without the line end.
    pub end_scalar: usize,
}

impl ParagraphSpan {
    /// The paragraph in bytes, without its line end.
    pub fn bytes(&self) -> Range<usize> {
        self.start_byte..self.end_byte
    }

    /// The paragraph in scalars, without its line end.
    pub fn scalars(&self) -> Range<usize> {
        self.start_scalar..self.end_scalar
    }

    /// Whether nothing lies between the line ends.
    pub fn is_empty(&self) -> bool {
        self.start_byte == self.end_byte
    }
}

/// The text of one article, unchanged, with translation between scalars and bytes.
///
/// Cloning is cheap: clones share the text and the tables.
#[derive(Clone)]
pub struct ArticleText {
    inner: Arc<Inner>,
}

struct Inner {
    text: Arc<str>,
    /// Byte of every `STEP_SCALARS`-th scalar.
    byte_of_step: Vec<usize>,
    len_scalars: usize,
    paragraphs: Vec<ParagraphSpan>,
}

impl ArticleText {
    /// Builds the tables in one pass over the text.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let mut byte_of_step = Vec::with_capacity(text.len() / STEP_SCALARS + 1);
        let mut paragraphs = Vec::new();
        let mut scalar = 0;
        let mut start = (0, 0);
        let mut previous = 0u8;
        for (byte, &value) in text.as_bytes().iter().enumerate() {
            if !is_char_start(value) {
                continue;
            }
            if scalar % STEP_SCALARS == 0 {
                byte_of_step.push(byte);
            }
            if value == b'\n' {
                let carriage_return = usize::from(previous == b'\r' && byte > start.0);
                paragraphs.push(ParagraphSpan {
                    start_byte: start.0,
                    end_byte: byte - carriage_return,
                    start_scalar: start.1,
                    end_scalar: scalar - carriage_return,
                });
                start = (byte + 1, scalar + 1);
            }
            previous = value;
            scalar += 1;
        }
        paragraphs.push(ParagraphSpan {
            start_byte: start.0,
            end_byte: text.len(),
            start_scalar: start.1,
            end_scalar: scalar,
        });
        Self {
            inner: Arc::new(Inner {
                text,
                byte_of_step,
                len_scalars: scalar,
                paragraphs,
            }),
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.inner.text
    }

    /// Length in Unicode scalar values.
    pub fn len_scalars(&self) -> usize {
        self.inner.len_scalars
    }

    /// Length in bytes.
    pub fn len_bytes(&self) -> usize {
        self.inner.text.len()
    }

    /// Whether the text has no characters.
    pub fn is_empty(&self) -> bool {
        self.inner.text.is_empty()
    }

    /// The byte at which a scalar begins; the length in bytes for the length in scalars;
    /// `None` beyond.
    pub fn byte_of(&self, scalar: usize) -> Option<usize> {
        if scalar >= self.inner.len_scalars {
            return (scalar == self.inner.len_scalars).then_some(self.inner.text.len());
        }
        let step_byte = *self.inner.byte_of_step.get(scalar / STEP_SCALARS)?;
        let rest = &self.inner.text.as_bytes()[step_byte..];
        rest.iter()
            .enumerate()
            .filter(|(_, value)| is_char_start(**value))
            .nth(scalar % STEP_SCALARS)
            .map(|(offset, _)| step_byte + offset)
    }

    /// The scalar that begins at a byte; the length in scalars for the length in bytes;
    /// `None` beyond, or inside a character.
    pub fn scalar_of(&self, byte: usize) -> Option<usize> {
        if byte > self.inner.text.len() || !self.inner.text.is_char_boundary(byte) {
            return None;
        }
        let step = self
            .inner
            .byte_of_step
            .partition_point(|&start| start <= byte);
        let Some(step) = step.checked_sub(1) else {
            return Some(0);
        };
        let from = self.inner.byte_of_step[step];
        let count = self.inner.text.as_bytes()[from..byte]
            .iter()
            .filter(|value| is_char_start(**value))
            .count();
        Some(step * STEP_SCALARS + count)
    }

    /// Translates a range of scalars to bytes; `None` if it is reversed or leaves the text.
    pub fn bytes_of(&self, scalars: Range<usize>) -> Option<Range<usize>> {
        if scalars.start > scalars.end {
            return None;
        }
        Some(self.byte_of(scalars.start)?..self.byte_of(scalars.end)?)
    }

    /// Translates a range of bytes to scalars; `None` where [`Self::scalar_of`] gives it.
    pub fn scalars_of(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        if bytes.start > bytes.end {
            return None;
        }
        Some(self.scalar_of(bytes.start)?..self.scalar_of(bytes.end)?)
    }

    /// The text of a range of scalars; `None` if it is reversed or leaves the text.
    pub fn slice(&self, scalars: Range<usize>) -> Option<&str> {
        self.inner.text.get(self.bytes_of(scalars)?)
    }

    /// All paragraphs in order; there is always at least one.
    pub fn paragraphs(&self) -> &[ParagraphSpan] {
        &self.inner.paragraphs
    }

    /// Text of a paragraph without its line end; empty for an index out of range.
    pub fn paragraph_str(&self, index: usize) -> &str {
        self.inner
            .paragraphs
            .get(index)
            .and_then(|span| self.inner.text.get(span.bytes()))
            .unwrap_or_default()
    }

    /// The paragraph to which a byte belongs, a line end belonging to the one it closes.
    pub fn paragraph_of_byte(&self, byte: usize) -> usize {
        self.inner
            .paragraphs
            .partition_point(|span| span.start_byte <= byte)
            .saturating_sub(1)
    }

    /// The paragraph to which a scalar belongs, a line end belonging to the one it closes.
    pub fn paragraph_of_scalar(&self, scalar: usize) -> usize {
        self.inner
            .paragraphs
            .partition_point(|span| span.start_scalar <= scalar)
            .saturating_sub(1)
    }

    /// The paragraph around a byte, in bytes; of a very long one only a stretch that holds the
    /// words and sentences there. It begins and ends after white space or at the paragraph's ends.
    pub fn surroundings(&self, byte: usize) -> Range<usize> {
        let Some(span) = self.inner.paragraphs.get(self.paragraph_of_byte(byte)) else {
            return 0..0;
        };
        if span.bytes().len() <= 2 * STRETCH_BYTES {
            return span.bytes();
        }
        let byte = byte.clamp(span.start_byte, span.end_byte);
        let from = byte.saturating_sub(STRETCH_BYTES).max(span.start_byte);
        let to = (byte + STRETCH_BYTES).min(span.end_byte);
        let start = if from == span.start_byte {
            from
        } else {
            self.after_space(from, byte).unwrap_or(from)
        };
        let end = if to == span.end_byte {
            to
        } else {
            self.after_space(to, span.end_byte).unwrap_or(span.end_byte)
        };
        start..end
    }

    /// The first byte at or after `from`, and not after `to`, with white space before it; else
    /// the first at which a character begins.
    fn after_space(&self, from: usize, to: usize) -> Option<usize> {
        let text = &self.inner.text;
        let from = (from..to).find(|at| text.is_char_boundary(*at))?;
        let rest = text.get(from..to)?;
        let space = rest
            .char_indices()
            .take(STRETCH_BYTES)
            .find(|(_, c)| c.is_whitespace());
        Some(space.map_or(from, |(at, c)| from + at + c.len_utf8()))
    }

    /// Whether both are the very same loaded text (not merely equal ones).
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

impl std::fmt::Debug for ArticleText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArticleText")
            .field("len_scalars", &self.inner.len_scalars)
            .finish_non_exhaustive()
    }
}

/// Whether a byte of UTF-8 begins a character.
fn is_char_start(value: u8) -> bool {
    value & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_end_is_no_part_of_its_paragraph() {
        let text = ArticleText::new("أ\r\n\r\nب\nج");
        let paragraphs: Vec<&str> = (0..4).map(|i| text.paragraph_str(i)).collect();
        assert_eq!(paragraphs, ["أ", "", "ب", "ج"]);
        assert_eq!(text.paragraphs()[2].scalars(), 5..6);
        assert_eq!(text.paragraph_of_scalar(2), 0);
        assert_eq!(text.paragraph_of_scalar(3), 1);
        assert_eq!(text.paragraph_of_scalar(100), 3);
    }

    #[test]
    fn empty_text_has_one_empty_paragraph() {
        let text = ArticleText::new("");
        assert_eq!(text.paragraphs().len(), 1);
        assert_eq!(text.byte_of(0), Some(0));
        assert_eq!(text.byte_of(1), None);
        assert_eq!(text.scalar_of(0), Some(0));
        assert_eq!(text.slice(0..0), Some(""));
    }

    #[test]
    fn offsets_inside_a_character_or_beyond_the_end_have_no_scalar() {
        let text = ArticleText::new("بب");
        assert_eq!(text.scalar_of(1), None);
        assert_eq!(text.scalar_of(2), Some(1));
        assert_eq!(text.scalar_of(5), None);
        let reversed = Range { start: 2, end: 1 };
        assert_eq!(text.slice(reversed), None);
    }

    proptest! {
        #[test]
        fn every_scalar_is_found_at_its_byte(
            source in proptest::collection::vec(
                proptest::sample::select(vec!['a', 'ب', '\u{64E}', '\n', '\r', '😀', '\u{FEFF}']),
                0..400,
            )
        ) {
            let source: String = source.into_iter().collect();
            let text = ArticleText::new(source.as_str());
            let mut bytes: Vec<usize> = source.char_indices().map(|(byte, _)| byte).collect();
            bytes.push(source.len());
            prop_assert_eq!(text.len_scalars() + 1, bytes.len());
            for (scalar, byte) in bytes.into_iter().enumerate() {
                prop_assert_eq!(text.byte_of(scalar), Some(byte));
                prop_assert_eq!(text.scalar_of(byte), Some(scalar));
            }
            let lines: Vec<&str> = source
                .split('\n')
                .collect();
            prop_assert_eq!(text.paragraphs().len(), lines.len());
            for (index, line) in lines.iter().enumerate() {
                let closed = index + 1 < lines.len();
                let line = if closed { line.strip_suffix('\r').unwrap_or(line) } else { line };
                prop_assert_eq!(text.paragraph_str(index), line);
                let span = text.paragraphs()[index];
                prop_assert_eq!(text.bytes_of(span.scalars()), Some(span.bytes()));
            }
        }
    }
}
