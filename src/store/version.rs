//! Which version of the format wrote a file, and which programs may read it and write over it. Every
//! file says so where it can be read even if nothing else of it can; one that says nothing is of the
//! first version. Knows no files and lifts nothing: there is one version so far.

use super::legible::{fields, number};
use super::wire::SCHEMA;

/// What begins the first line of files that hold one value each.
const LINE: &str = "// isnad schema ";

/// How far into a file its version is looked for, in lines.
const LINES_MAX: usize = 12;

/// What a file says of its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The version of the format that wrote it.
    pub schema: u32,
    /// Oldest version of the format whose programs may read it.
    pub min_reader: u32,
    /// Oldest version of the format whose programs may write over it, or beside it where it says so
    /// for the folder.
    pub min_writer: u32,
}

/// The first version, for files that do not say theirs.
pub(crate) fn first() -> u32 {
    1
}

impl Version {
    /// What this program writes.
    pub const OURS: Self = Self {
        schema: SCHEMA,
        min_reader: SCHEMA,
        min_writer: SCHEMA,
    };

    /// True if this program may read it.
    pub fn may_read(self) -> bool {
        self.min_reader <= SCHEMA
    }

    /// True if this program may write over it.
    pub fn may_write(self) -> bool {
        self.min_reader <= SCHEMA && self.min_writer <= SCHEMA
    }

    /// The first line of a file that holds one value.
    pub fn line(self) -> String {
        let Self {
            schema,
            min_reader,
            min_writer,
        } = self;
        format!("{LINE}{schema} min_reader {min_reader} min_writer {min_writer}\n")
    }

    /// What the text of a file says: in its first line, or as fields on lines of their own.
    pub fn of(text: &str) -> Self {
        let mut found = Self {
            schema: first(),
            min_reader: first(),
            min_writer: first(),
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for line in text.lines().take(LINES_MAX) {
            if let Some(said) = line.strip_prefix(LINE) {
                let mut words = said.split_whitespace();
                found.set("schema", words.next());
                while let Some(name) = words.next() {
                    found.set(name, words.next());
                }
                break;
            }
            if let Some((name, value)) = line.trim().split_once(':') {
                found.set(name, value.strip_suffix(',').map(str::trim));
            }
        }
        found
    }

    /// What the fields of a value say, looked for by their names alone: for a value of which something
    /// else cannot be understood, perhaps since a newer version wrote it. If they say more than one
    /// thing, the newer counts: what may be newer is not written over.
    pub(super) fn within(text: &str) -> Self {
        let mut found = Self::of(text);
        for (name, value) in fields(text) {
            let known = match name {
                "schema" => &mut found.schema,
                "min_reader" => &mut found.min_reader,
                "min_writer" => &mut found.min_writer,
                _ => continue,
            };
            if let Some(said) = number(value) {
                *known = u32::try_from(said).unwrap_or(u32::MAX).max(*known);
            }
        }
        found
    }

    fn set(&mut self, name: &str, value: Option<&str>) {
        let Some(value) = value.and_then(|it| it.parse().ok()) else {
            return;
        };
        match name {
            "schema" => self.schema = value,
            "min_reader" => self.min_reader = value,
            "min_writer" => self.min_writer = value,
            _ => {}
        }
    }
}
