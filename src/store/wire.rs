//! Records as RON text, readable and without loss.
//!
//! Reading has two stages: the record with its edits as raw text, then each edit by itself. So an
//! edit of a kind that a newer version added stays what it is, word for word, and the rest of its
//! record counts. Writing keeps Arabic readable: RON escapes combining marks, and here they are
//! put back, while direction controls stay escaped. Nothing here knows files or checksums.

use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::unknown::decode_edit;
use super::version::first;
use crate::model::id::{TransactionId, TransactionMark};
use crate::model::{AnnotatorId, Code, Edit, EntityKind, Focus, Id, Kind, Record, Transaction};

/// The format this version writes.
pub const SCHEMA: u32 = 1;

/// First line of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub schema: u32,
    /// The session the records belong to. It differs from the file's name in a journal that
    /// goes on where another one had to be given up.
    pub session: String,
    pub annotator: AnnotatorId,
    #[serde(default = "first")]
    pub min_reader: u32,
    /// Oldest version of the format whose programs may write beside this journal.
    #[serde(default = "first")]
    pub min_writer: u32,
}

/// A piece of a record too long for one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Number of the record.
    pub n: u64,
    /// Number of the piece, from 1.
    pub k: u32,
    /// How many pieces there are.
    pub of: u32,
    /// This piece of the record's RON text.
    pub text: String,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    Header(Header),
    Record(Box<ReadRecord>),
    Part(Part),
}

/// A record with what was odd about its edits.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadRecord {
    pub record: Record,
    /// Edits of kinds this version does not know.
    pub unknown: usize,
    /// Edits of known kinds that do not parse: what the parser said.
    pub broken: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct HeaderBody {
    journal: Header,
}

#[derive(Serialize, Deserialize)]
struct PartBody {
    part: Part,
}

#[derive(Serialize, Deserialize)]
struct WireRecord {
    n: u64,
    t: u64,
    tx: WireTransaction,
}

#[derive(Serialize, Deserialize)]
struct WireTransaction {
    id: TransactionId,
    by: AnnotatorId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    device: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<Id<TransactionMark>>,
    #[serde(default)]
    kind: Kind,
    what: Code,
    edits: Vec<Box<RawValue>>,
    #[serde(default)]
    focus: Focus,
}

fn encode_error(error: impl std::fmt::Display) -> StoreError {
    StoreError::Encode {
        detail: error.to_string(),
    }
}

/// True for the marks that are put back as themselves: Arabic marks and the zero-width
/// non-joiner, without which Arabic text cannot be read in a diff. Never a direction control.
fn is_readable_mark(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{200c}')
}

/// Puts escaped Arabic marks back. `text` must be RON made by the serialiser: each backslash
/// begins an escape, and there are no raw strings.
pub fn with_readable_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('\\') {
        let (before, escape) = rest.split_at(place);
        out.push_str(before);
        let mark = escape
            .strip_prefix("\\u{")
            .and_then(|hex| hex.split_once('}'))
            .and_then(|(hex, after)| {
                let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
                is_readable_mark(c).then_some((c, after))
            });
        if let Some((c, after)) = mark {
            out.push(c);
            rest = after;
        } else {
            // An escape is at least two characters; the second may itself be a backslash.
            let end = escape.char_indices().nth(2).map_or(escape.len(), |it| it.0);
            out.push_str(&escape[..end]);
            rest = &escape[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Compact RON with readable Arabic.
///
/// # Errors
/// [`StoreError::Encode`] if the value cannot be RON.
pub fn to_ron<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    ron::to_string(value)
        .map(|text| with_readable_marks(&text))
        .map_err(encode_error)
}

/// RON for people to read, `\n` line ends on every system.
///
/// # Errors
/// [`StoreError::Encode`] if the value cannot be RON.
pub fn to_pretty_ron<T: Serialize>(value: &T, depth: usize) -> Result<String, StoreError> {
    let config = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .depth_limit(depth);
    ron::ser::to_string_pretty(value, config)
        .map(|text| with_readable_marks(&text))
        .map_err(encode_error)
}

/// Parses RON as other programs may have saved it: a byte order mark is passed over.
///
/// # Errors
/// What the parser says, with line and column.
pub fn from_ron<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    ron::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| error.to_string())
}

/// The text of one edit; an unknown one is given back as it came.
fn edit_to_raw(edit: &Edit) -> Result<Box<RawValue>, StoreError> {
    let text = match edit {
        Edit::Unknown(text) => text.clone(),
        known => to_ron(known)?,
    };
    if text.contains(['\n', '\r']) {
        return Err(encode_error("an entry with a line break"));
    }
    RawValue::from_boxed_ron(text.into_boxed_str()).map_err(encode_error)
}

/// The text of a record, without line breaks.
///
/// # Errors
/// [`StoreError::Encode`], for an unknown entry that is no RON.
pub fn encode_record(record: &Record) -> Result<String, StoreError> {
    let Record { n, t, tx } = record;
    let Transaction {
        id,
        by,
        device,
        group,
        kind,
        what,
        edits,
        focus,
    } = tx.clone();
    let edits = edits.iter().map(edit_to_raw).collect::<Result<_, _>>()?;
    let wire = WireRecord {
        n: *n,
        t: *t,
        tx: WireTransaction {
            id,
            by,
            device,
            group,
            kind,
            what,
            edits,
            focus,
        },
    };
    ron::to_string(&wire).map_err(encode_error)
}

/// The text of a journal's first line.
///
/// # Errors
/// [`StoreError::Encode`], which cannot happen with this type.
pub fn encode_header(header: Header) -> Result<String, StoreError> {
    ron::to_string(&HeaderBody { journal: header }).map_err(encode_error)
}

/// The text of a piece of a record.
///
/// # Errors
/// [`StoreError::Encode`], which cannot happen with this type.
pub fn encode_part(part: Part) -> Result<String, StoreError> {
    to_ron(&PartBody { part })
}

/// Reads what a line says.
///
/// # Errors
/// What the parser said, if this version cannot understand it.
pub fn decode_body(text: &str) -> Result<Body, String> {
    if text.starts_with("(journal:") {
        from_ron::<HeaderBody>(text).map(|body| Body::Header(body.journal))
    } else if text.starts_with("(part:") {
        from_ron::<PartBody>(text).map(|body| Body::Part(body.part))
    } else {
        decode_record(text).map(|record| Body::Record(Box::new(record)))
    }
}

/// Reads a record in two stages.
///
/// # Errors
/// What the parser said, if the record itself cannot be understood.
pub fn decode_record(text: &str) -> Result<ReadRecord, String> {
    let WireRecord { n, t, tx } = from_ron(text)?;
    let (mut unknown, mut broken) = (0, Vec::new());
    let edits = tx
        .edits
        .iter()
        .map(|raw| {
            let text = raw.get_ron().trim();
            decode_edit(text).unwrap_or_else(|error| {
                if is_known_kind(text) {
                    broken.push(error.to_string());
                } else {
                    unknown += 1;
                }
                Edit::Unknown(text.to_owned())
            })
        })
        .collect();
    let record = Record {
        n,
        t,
        tx: Transaction {
            id: tx.id,
            by: tx.by,
            device: tx.device,
            group: tx.group,
            kind: tx.kind,
            what: tx.what,
            edits,
            focus: tx.focus,
        },
    };
    Ok(ReadRecord {
        record,
        unknown,
        broken,
    })
}

/// True if an entry's text begins with the name of a kind this version knows.
fn is_known_kind(text: &str) -> bool {
    let name = text.split(['(', ' ', '\t']).next().unwrap_or_default();
    EntityKind::ALL
        .iter()
        .any(|kind| format!("{kind:?}") == name)
}
