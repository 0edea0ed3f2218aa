//! Reading one journal's bytes: every line that is whole, and what is wrong with the rest.
//!
//! It never fails, repairs nothing, and invents nothing: a line counts only if its checksum is
//! right. It does not know other journals; those are joined in [`super::open`].

use std::collections::BTreeMap;

use super::finding::{Finding, FindingKind};
use super::line::{self, FIRST, Line};
use super::version::Version;
use super::wire::{self, Body, Header, Part, SCHEMA};
use crate::model::Record;

/// Findings of one kind told for one file; the rest are counted.
pub(super) const TOLD_MAX: usize = 50;

/// How a header begins.
const HEADER: &str = "(journal:";

/// How a line begins.
const LINE: &[u8] = b"(c:\"";

/// The first line of a journal is surely shorter, in bytes.
const FIRST_BYTE_MAX: usize = 1 << 10;

/// Pieces that damaged bytes are searched for.
const PIECES_MAX: usize = 100_000;

/// One journal as read.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    pub header: Option<Header>,
    /// A newer version wrote it, which says that this one must not read it.
    pub is_too_new: bool,
    /// Whole records with the number of their (last) line, in the order of the file.
    pub records: Vec<(u64, Record)>,
    pub findings: Vec<Finding>,
}

impl Scan {
    /// True if every line could be read, so that nothing more can come of the same length.
    pub fn is_whole(&self) -> bool {
        self.findings.iter().all(|it| {
            !matches!(
                it.kind,
                FindingKind::TornTail
                    | FindingKind::DamagedTail
                    | FindingKind::DamagedLine
                    | FindingKind::IncompleteBulk
                    | FindingKind::EmptyJournal
            )
        })
    }
}

/// Reads a journal. `file` is its path, for the findings.
pub fn scan(file: &str, bytes: &[u8]) -> Scan {
    scan_of(file, bytes, What::All)
}

/// Which records of a journal are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    All,
    /// Those that tell of articles, people and the codebook, and some others. The rest is only
    /// looked at for damage, which takes a small part of the time.
    Library,
}

pub(super) fn scan_of(file: &str, bytes: &[u8], what: What) -> Scan {
    let mut scanner = Scanner {
        file,
        what,
        out: Scan::default(),
        previous: FIRST,
        lines: 0,
        damage: None,
        after_damage: false,
        parts: BTreeMap::new(),
        told: BTreeMap::new(),
        line_ends: 0,
        has_newer_header: false,
    };
    scanner.run(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    scanner.out
}

/// Damaged bytes of which it is not known yet whether anything whole follows.
struct Damage {
    line: u64,
    lines: u64,
    /// All of it looks as if the program ended while writing.
    torn: bool,
}

struct Scanner<'a> {
    file: &'a str,
    what: What,
    out: Scan,
    /// Checksum of the last whole line.
    previous: u32,
    /// Whole lines so far.
    lines: u64,
    damage: Option<Damage>,
    after_damage: bool,
    parts: BTreeMap<u64, Vec<Part>>,
    told: BTreeMap<FindingKind, usize>,
    line_ends: u64,
    /// A header that cannot be understood, of a newer version.
    has_newer_header: bool,
}

impl Scanner<'_> {
    fn run(&mut self, bytes: &[u8]) {
        let (mut at, mut number) = (0, 0);
        while at < bytes.len() {
            number += 1;
            let end = bytes[at..].iter().position(|b| *b == b'\n');
            let (segment, next) = match end {
                Some(len) => (&bytes[at..at + len], at + len + 1),
                None => (&bytes[at..], bytes.len()),
            };
            self.segment(number, segment, end.is_some());
            at = next;
        }
        self.finish(bytes.len());
    }

    fn segment(&mut self, number: u64, segment: &[u8], ended: bool) {
        if let Some(line) = line::decode(segment) {
            self.line(number, line);
            return;
        }
        if let Some(line) = segment.strip_suffix(b"\r").and_then(line::decode) {
            self.line_ends += 1;
            self.line(number, line);
            return;
        }
        self.salvage(number, segment, ended);
    }

    /// Finds whole lines in damaged bytes: a line end may have been hit, so that two lines run
    /// into one.
    fn salvage(&mut self, number: u64, segment: &[u8], ended: bool) {
        let mut starts: Vec<usize> = line::openings(segment).take(PIECES_MAX).collect();
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        starts.push(segment.len());
        for pair in starts.windows(2) {
            let piece = &segment[pair[0]..pair[1]];
            let shorter = piece.split_last().map_or(piece, |(_, rest)| rest);
            if let Some(line) = line::decode(piece) {
                self.line_ends += 1;
                self.line(number, line);
            } else if let Some(line) = line::decode(shorter) {
                self.line(number, line);
                self.damaged(number, !ended || piece.last() == Some(&0));
            } else {
                self.damaged(number, looks_torn(piece, ended));
            }
        }
    }

    fn damaged(&mut self, line: u64, torn: bool) {
        match &mut self.damage {
            Some(damage) => {
                damage.lines += 1;
                damage.torn &= torn;
            }
            None => {
                self.damage = Some(Damage {
                    line,
                    lines: 1,
                    torn,
                });
            }
        }
    }

    fn tell(&mut self, kind: FindingKind, line: Option<u64>, detail: impl Into<String>) {
        let told = self.told.entry(kind).or_default();
        *told += 1;
        if *told <= TOLD_MAX {
            let finding = Finding::new(kind, self.file, line, detail);
            self.out.findings.push(finding);
        }
    }

    fn line(&mut self, number: u64, line: Line<'_>) {
        if let Some(damage) = self.damage.take() {
            let detail = format!("×{}", damage.lines);
            self.tell(FindingKind::DamagedLine, Some(damage.line), detail);
            self.after_damage = true;
        }
        if line.previous != self.previous && !self.after_damage {
            let detail = format!("{:08x} ≠ {:08x}", line.previous, self.previous);
            self.tell(FindingKind::ChainBreak, Some(number), detail);
        }
        self.after_damage = false;
        self.previous = line.crc;
        self.lines += 1;
        if self.what == What::Library && !is_of_library(line.body) {
            return;
        }
        match wire::decode_body(line.body) {
            Ok(Body::Header(header)) => self.header(number, header),
            Ok(Body::Record(read)) => self.record(number, *read),
            Ok(Body::Part(part)) => self.part(number, part),
            Err(detail) => self.not_understood(number, line.body, detail),
        }
    }

    /// A line whose checksum is right. If it is a header, it may be one of a newer version, which
    /// says so in spite of all that this one does not understand.
    fn not_understood(&mut self, number: u64, body: &str, detail: String) {
        let version = body.strip_prefix(HEADER).map(Version::within);
        match version.filter(|it| !it.may_write()) {
            Some(newer) => {
                self.has_newer_header = true;
                self.version(number, newer);
            }
            None => self.tell(FindingKind::UnreadableRecord, Some(number), detail),
        }
    }

    /// What a header says of its version.
    fn version(&mut self, number: u64, version: Version) {
        if !version.may_read() {
            self.out.is_too_new = true;
            let detail = format!("{} > {SCHEMA}", version.min_reader);
            self.tell(FindingKind::TooNew, Some(number), detail);
        } else if !version.may_write() {
            let finding = Finding::read_only(self.file, version);
            self.tell(finding.kind, Some(number), finding.detail);
        }
    }

    fn header(&mut self, number: u64, header: Header) {
        let version = Version {
            schema: header.schema,
            min_reader: header.min_reader,
            min_writer: header.min_writer,
        };
        self.version(number, version);
        if self.out.header.is_none() {
            self.out.header = Some(header);
        } else {
            self.tell(FindingKind::UnreadableRecord, Some(number), "journal:");
        }
    }

    fn record(&mut self, number: u64, read: wire::ReadRecord) {
        let n = read.record.n;
        if read.unknown > 0 {
            let detail = format!("#{n} ×{}", read.unknown);
            self.tell(FindingKind::UnknownEntry, Some(number), detail);
        }
        for said in read.broken {
            self.tell(
                FindingKind::BrokenEntry,
                Some(number),
                format!("#{n}: {said}"),
            );
        }
        self.out.records.push((number, read.record));
    }

    /// Collects the parts of a bulk record; it counts when the last one is there.
    fn part(&mut self, number: u64, part: Part) {
        let (n, of) = (part.n, part.of as usize);
        let parts = self.parts.entry(n).or_default();
        if part.k == 1 {
            parts.clear();
        }
        if part.k as usize != parts.len() + 1 || parts.iter().any(|one| one.of != part.of) {
            return;
        }
        parts.push(part);
        if parts.len() < of {
            return;
        }
        let text: String = parts.drain(..).map(|one| one.text).collect();
        self.parts.remove(&n);
        match wire::decode_record(&text) {
            Ok(read) => self.record(number, read),
            Err(detail) => self.tell(FindingKind::UnreadableRecord, Some(number), detail),
        }
    }

    fn finish(&mut self, len_byte: usize) {
        let mut is_empty = self.lines == 0;
        if let Some(damage) = self.damage.take() {
            // Before the first line is on the disk, nothing else is written.
            let is_torn = damage.torn && (self.lines > 0 || len_byte <= FIRST_BYTE_MAX);
            is_empty &= is_torn;
            let kind = if is_torn {
                FindingKind::TornTail
            } else {
                FindingKind::DamagedTail
            };
            self.tell(kind, Some(damage.line), format!("×{}", damage.lines));
        }
        if is_empty {
            self.tell(FindingKind::EmptyJournal, None, "");
        } else if self.lines > 0 && self.out.header.is_none() && !self.has_newer_header {
            self.tell(FindingKind::NoHeader, Some(1), "");
        }
        for n in std::mem::take(&mut self.parts).into_keys() {
            self.tell(FindingKind::IncompleteBulk, None, format!("#{n}"));
        }
        if self.line_ends > 0 {
            let detail = format!("×{}", self.line_ends);
            self.tell(FindingKind::LineEnds, None, detail);
        }
        let untold: Vec<_> = self
            .told
            .iter()
            .filter(|(_, told)| **told > TOLD_MAX)
            .map(|(kind, told)| format!("{} ×{}", kind.code(), told - TOLD_MAX))
            .collect();
        if !untold.is_empty() {
            let finding = Finding::new(
                FindingKind::ManyFindings,
                self.file,
                None,
                untold.join(", "),
            );
            self.out.findings.push(finding);
        }
    }
}

/// True for what a program may leave of a line that it could not finish: a beginning, zeros in place of
/// what did not come through, or both, with a later piece behind them.
fn looks_torn(piece: &[u8], ended: bool) -> bool {
    let stretches = piece.split(|byte| *byte == 0).filter(|it| !it.is_empty());
    let first = piece.split(|byte| *byte == 0).next().unwrap_or_default();
    let begins = first.starts_with(LINE) || LINE.starts_with(first);
    let is_cut = !ended || piece.contains(&0);
    is_cut && begins && stretches.take(3).count() < 3
}

/// True for a header, a piece, and a record with an edit of what every list of articles needs;
/// for others only if they quote one.
fn is_of_library(body: &str) -> bool {
    const OPENINGS: [&str; 3] = ["Article((", "Annotator((", "Edition(("];
    body.starts_with(HEADER)
        || body.starts_with("(part:")
        || OPENINGS.iter().any(|opening| body.contains(opening))
}
