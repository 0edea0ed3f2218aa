//! One line of a journal, itself RON: `(c:"<crc>",p:"<crc of the line before>",r:(…))`.
//!
//! `c` is the CRC-32 of everything after `(c:"…",`; `p` is the `c` of the line before, zero for
//! the first. So a torn, changed, removed or moved line is always noticed. Nothing here knows
//! what a record means or where its file lies.

use super::error::StoreError;
use super::wire;
use crate::model::{Record, Transaction};

/// Longest line that is written or read, in bytes.
pub const LINE_BYTE_MAX: usize = 1 << 20;

/// Longest record, in bytes of RON. Longer than a line: it is cut into parts.
pub const RECORD_BYTE_MAX: usize = 24 << 20;

/// Bytes of RON in one part. Quoting them once more at most doubles them.
pub(super) const PART_BYTE: usize = 400 << 10;

/// `p` of the first line.
pub const FIRST: u32 = 0;

const HEAD: &str = "(c:\"";
const AFTER_CRC: &str = "\",";
const PREVIOUS: &str = "p:\"";
const BODY: &str = "\",r:";
const CRC_DIGITS: usize = 8;

/// Where in a line the checked part begins.
const CHECKED_AT: usize = HEAD.len() + CRC_DIGITS + AFTER_CRC.len();

/// A line whose checksum is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    pub crc: u32,
    pub previous: u32,
    /// RON text of what the line says.
    pub body: &'a str,
}

/// Writes one line with its line end, and gives its checksum for the next.
pub fn encode(previous: u32, body: &str) -> (u32, String) {
    let checked = format!("{PREVIOUS}{previous:08x}{BODY}{body})");
    let crc = crc32fast::hash(checked.as_bytes());
    (crc, format!("{HEAD}{crc:08x}{AFTER_CRC}{checked}\n"))
}

/// Reads one line without its line end; `None` if anything about it is wrong.
pub fn decode(line: &[u8]) -> Option<Line<'_>> {
    if line.len() > LINE_BYTE_MAX {
        return None;
    }
    let text = std::str::from_utf8(line).ok()?;
    let digits = text.strip_prefix(HEAD)?.get(..CRC_DIGITS)?;
    let crc = crc_of(digits)?;
    let checked = text.get(CHECKED_AT..)?;
    if crc32fast::hash(checked.as_bytes()) != crc {
        return None;
    }
    if text.get(HEAD.len() + CRC_DIGITS..CHECKED_AT)? != AFTER_CRC {
        return None;
    }
    let rest = checked.strip_prefix(PREVIOUS)?;
    let previous = crc_of(rest.get(..CRC_DIGITS)?)?;
    let body = rest
        .get(CRC_DIGITS..)?
        .strip_prefix(BODY)?
        .strip_suffix(')')?;
    Some(Line {
        crc,
        previous,
        body,
    })
}

/// Exactly eight lower-case hexadecimal digits, so that each number has one spelling.
fn crc_of(digits: &str) -> Option<u32> {
    let proper = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    proper
        .then(|| u32::from_str_radix(digits, 16).ok())
        .flatten()
}

/// Where whole lines may begin inside damaged bytes: the opening of a line cannot stand inside
/// one, since quotation marks in strings are escaped.
pub fn openings(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let head = HEAD.as_bytes();
    bytes
        .windows(head.len())
        .enumerate()
        .filter(move |(_, window)| *window == head)
        .map(|(at, _)| at)
}

/// Longest deed that may be planned, in bytes of RON: the project's door still adds what each edit
/// replaces, and the record must be no longer than [`RECORD_BYTE_MAX`].
pub const DEED_BYTE_MAX: usize = RECORD_BYTE_MAX / 4 * 3;

/// Edits below which nobody measures a deed: each is about as long as what it changes.
const FEW_EDITS: usize = 8;

/// Makes sure that a planned deed will have room in a journal, before it is done in memory.
///
/// # Errors
/// [`StoreError::TooLong`]; [`StoreError::Encode`] if it is no RON.
pub fn has_room(tx: &Transaction) -> Result<(), StoreError> {
    if tx.edits.len() < FEW_EDITS {
        return Ok(());
    }
    let record = Record {
        n: u64::MAX,
        t: u64::MAX,
        tx: tx.clone(),
    };
    let len_byte = wire::encode_record(&record)?.len();
    if len_byte > DEED_BYTE_MAX {
        return Err(StoreError::TooLong { len_byte });
    }
    Ok(())
}

/// Writes the lines of one record: one, or as many as its parts need.
///
/// # Errors
/// [`StoreError::TooLong`] above [`RECORD_BYTE_MAX`]; [`StoreError::Encode`] if it is no RON.
pub fn encode_record(previous: u32, record: &Record) -> Result<(u32, String), StoreError> {
    encode_in_parts(previous, record, PART_BYTE)
}

/// As [`encode_record`], with parts of about `part_byte` bytes of RON.
///
/// # Errors
/// As for [`encode_record`].
pub(super) fn encode_in_parts(
    mut previous: u32,
    record: &Record,
    part_byte: usize,
) -> Result<(u32, String), StoreError> {
    let body = wire::encode_record(record)?;
    if body.len() <= part_byte {
        return Ok(encode(previous, &body));
    }
    if body.len() > RECORD_BYTE_MAX {
        return Err(StoreError::TooLong {
            len_byte: body.len(),
        });
    }
    let pieces = pieces(&body, part_byte);
    let mut lines = String::with_capacity(body.len() * 2);
    for (k, piece) in (1..).zip(&pieces) {
        let part = wire::encode_part(wire::Part {
            n: record.n,
            k,
            of: pieces.len() as u32,
            text: (*piece).to_owned(),
        })?;
        let (crc, line) = encode(previous, &part);
        previous = crc;
        lines.push_str(&line);
    }
    Ok((previous, lines))
}

/// Cuts a text into pieces of about `part_byte`, never inside a character.
fn pieces(text: &str, part_byte: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = rest.len().min(part_byte);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}
