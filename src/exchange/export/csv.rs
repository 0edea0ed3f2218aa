//! CSV for spreadsheets and statistics: one row a claim, and a second file with one row a
//! mention. RFC 4180: commas, CRLF, quotes doubled. A cell that a spreadsheet would take for a
//! formula gets an apostrophe in front; [`CsvOptions::plain`] leaves that and the byte order mark
//! out, for programs.

use std::collections::BTreeMap;

use super::{Exported, Loss, LossKind, ReadBackError, Source};
use crate::exchange::json::{self, ListKind, Selection, Span};
use crate::model::{ActorId, Anchor, ArticleId, ClaimId, Project};

/// How cells are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvOptions {
    /// A byte order mark, by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
    /// An apostrophe before what looks like a formula.
    pub defuse: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self {
            byte_order_mark: true,
            defuse: true,
        }
    }
}

impl CsvOptions {
    /// For programs: the cells as they are.
    pub fn plain() -> Self {
        Self {
            byte_order_mark: false,
            defuse: false,
        }
    }
}

/// What stands before the ending of the second file.
pub const MENTIONS: &str = "mentions";

/// A header and rows of equal length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

const CLAIM_COLUMNS: &[&str] = &[
    "article",
    "article_title",
    "outlet",
    "date",
    "annotator",
    "claim",
    "start",
    "end",
    "fragments",
    "exact",
    "type",
    "certainty",
    "polarity",
    "conditional",
    "claimant",
    "claimant_name_ar",
    "claimant_name_en",
    "claimant_type",
    "source_visibility",
    "cue",
    "act",
    "quote_mode",
    "outlet_commitment",
    "stance_label",
    "stance_dimension",
    "stance_holder",
    "stance_intensity",
    "confidence",
    "flags",
    "note",
    "guideline",
    "origin",
    "layer",
];

const MENTION_COLUMNS: &[&str] = &[
    "article",
    "annotator",
    "mention",
    "start",
    "end",
    "fragments",
    "exact",
    "form",
    "actor",
    "actor_name_ar",
    "actor_name_en",
    "actor_type",
    "confidence",
    "flags",
    "note",
    "guideline",
    "origin",
    "layer",
];

/// The two files' bytes.
///
/// # Errors
/// If a row cannot be written, which in memory none is.
pub fn write(
    source: Source<'_>,
    wanted: &Selection,
    options: CsvOptions,
) -> Result<Exported, csv::Error> {
    let claims = claim_table(source.project, wanted);
    let mentions = mention_table(source.project, wanted);
    let articles = source
        .project
        .articles()
        .iter()
        .filter(|article| wanted.article.as_ref().is_none_or(|id| *id == article.id))
        .count();
    Ok(Exported {
        losses: losses(source.project, wanted, articles),
        articles,
        claims: claims.rows.len(),
        mentions: mentions.rows.len(),
        files: vec![
            ("", to_bytes(&claims, options)?),
            (MENTIONS, to_bytes(&mentions, options)?),
        ],
    })
}

/// Proves that the bytes of one of the files, read from the disk, hold the same table.
///
/// # Errors
/// The first line that differs.
pub fn prove(
    name: &str,
    bytes: &[u8],
    source: Source<'_>,
    wanted: &Selection,
    options: CsvOptions,
) -> Result<(), ReadBackError> {
    let expected = if name == MENTIONS {
        mention_table(source.project, wanted)
    } else {
        claim_table(source.project, wanted)
    };
    let found = read(bytes, options)?;
    if found.rows.len() != expected.rows.len() {
        return Err(ReadBackError::Count {
            expected: expected.rows.len(),
            found: found.rows.len(),
        });
    }
    let differs = found
        .rows
        .iter()
        .zip(&expected.rows)
        .position(|(a, b)| a != b);
    match differs {
        _ if found.header != expected.header => Err(ReadBackError::Different { line: 1 }),
        Some(row) => Err(ReadBackError::Different { line: row + 2 }),
        None => Ok(()),
    }
}

fn owned(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn claim_table(project: &Project, wanted: &Selection) -> Table {
    let only = Selection {
        kind: Some(ListKind::Claims),
        ..wanted.clone()
    };
    let claims = json::tags(project, &only).claims;
    Table {
        header: owned(CLAIM_COLUMNS),
        rows: claims
            .into_iter()
            .map(|claim| claim_row(project, claim))
            .collect(),
    }
}

fn claim_row(project: &Project, claim: json::ClaimJson) -> Vec<String> {
    let id = ClaimId::new(claim.id.as_str());
    let article = project
        .articles()
        .get(&ArticleId::new(claim.article.as_str()));
    let attribution = project.attribution_of(&id);
    let claimant = project.claimant_of(&id);
    let stance = project.shown_stance_on(&id);
    let (start, end, fragments, exact) = place(&claim.spans);
    let said = |value: Option<String>| value.unwrap_or_default();
    let of = |value: Option<&str>| value.unwrap_or_default().to_owned();
    vec![
        claim.article.clone(),
        of(article.map(|it| it.title.as_str())),
        of(article.map(|it| it.outlet.as_str())),
        of(article.map(|it| it.date.iso.as_str())),
        claim.annotator,
        claim.id,
        start,
        end,
        fragments,
        exact,
        said(claim.kind),
        said(claim.certainty),
        said(claim.polarity),
        claim.conditional.to_string(),
        said(claim.claimant),
        of(claimant.map(|it| it.name_ar.as_str())),
        of(claimant.map(|it| it.name_en.as_str())),
        of(claimant.map(|it| it.kind.as_str())),
        of(attribution.map(|it| it.visibility.as_str())),
        attribution
            .and_then(|it| it.cue.as_ref())
            .map(Anchor::quote)
            .unwrap_or_default(),
        of(attribution.map(|it| it.act.as_str())),
        of(attribution.map(|it| it.quote_mode.as_str())),
        of(attribution.map(|it| it.outlet_commitment.as_str())),
        of(stance.map(|it| it.label.as_str())),
        of(stance.map(|it| it.dimension.as_str())),
        of(stance
            .and_then(|it| it.holder.as_ref())
            .map(|id| id.as_str())),
        said(
            stance
                .and_then(|it| it.intensity)
                .map(|number| number.to_string()),
        ),
        said(claim.meta.confidence.map(|number| number.to_string())),
        claim.meta.flags.join(" "),
        said(claim.meta.note),
        said(claim.meta.guideline),
        claim.meta.origin,
        claim.meta.layer.to_owned(),
    ]
}

fn mention_table(project: &Project, wanted: &Selection) -> Table {
    let only = Selection {
        kind: Some(ListKind::Mentions),
        ..wanted.clone()
    };
    let rows = json::tags(project, &only)
        .mentions
        .into_iter()
        .map(|mention| {
            let actor = mention
                .actor
                .as_ref()
                .and_then(|id| project.resolve(&ActorId::new(id.as_str())));
            let (start, end, fragments, exact) = place(&mention.spans);
            let said = |value: Option<String>| value.unwrap_or_default();
            let of = |value: Option<&str>| value.unwrap_or_default().to_owned();
            vec![
                mention.article,
                mention.annotator,
                mention.id,
                start,
                end,
                fragments,
                exact,
                said(mention.form),
                of(actor.map(|it| it.id.as_str())),
                of(actor.map(|it| it.name_ar.as_str())),
                of(actor.map(|it| it.name_en.as_str())),
                of(actor.map(|it| it.kind.as_str())),
                said(mention.meta.confidence.map(|number| number.to_string())),
                mention.meta.flags.join(" "),
                said(mention.meta.note),
                said(mention.meta.guideline),
                mention.meta.origin,
                mention.meta.layer.to_owned(),
            ]
        });
    Table {
        header: owned(MENTION_COLUMNS),
        rows: rows.collect(),
    }
}

/// Start, end, all fragments as `12-30 40-50`, and the words.
fn place(spans: &[Span]) -> (String, String, String, String) {
    let number = |span: Option<&Span>, of: fn(&Span) -> u32| {
        span.map(|span| of(span).to_string()).unwrap_or_default()
    };
    let fragments: Vec<_> = spans
        .iter()
        .map(|span| format!("{}-{}", span.start, span.end))
        .collect();
    let exact: Vec<_> = spans.iter().map(|span| span.exact.as_str()).collect();
    (
        number(spans.first(), |span| span.start),
        number(spans.last(), |span| span.end),
        fragments.join(" "),
        exact.join(" … "),
    )
}

fn losses(project: &Project, wanted: &Selection, articles: usize) -> Vec<Loss> {
    let tags = json::tags(project, wanted);
    let mut stances_on: BTreeMap<&str, usize> = BTreeMap::new();
    for it in tags.stances.iter().filter(|it| it.target_kind == "claim") {
        *stances_on.entry(it.target.as_str()).or_default() += 1;
    }
    let more_stances = tags
        .claims
        .iter()
        .map(|claim| {
            let id = ClaimId::new(claim.id.as_str());
            let shown = usize::from(project.shown_stance_on(&id).is_some());
            let all = stances_on.get(claim.id.as_str()).copied().unwrap_or(0);
            all.saturating_sub(shown)
        })
        .sum();
    let on_actors = tags
        .stances
        .iter()
        .filter(|it| it.target_kind == "actor")
        .count();
    let outer = tags
        .attributions
        .iter()
        .filter(|it| it.child_attribution.is_some())
        .count();
    let evidence = tags.stances.iter().map(|it| it.spans.len()).sum();
    let images = project.articles().iter().map(|it| it.images.len()).sum();
    let aliases = tags.actors.iter().map(|it| it.aliases.len()).sum();
    [
        (LossKind::Texts, articles),
        (LossKind::OuterAttributions, outer),
        (LossKind::MoreStances, more_stances),
        (LossKind::StancesOnActors, on_actors),
        (LossKind::Evidence, evidence),
        (LossKind::Images, images),
        (LossKind::Aliases, aliases),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(kind, count)| Loss { kind, count })
    .collect()
}

/// True for what a spreadsheet may take for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that no spreadsheet carries out. A leading apostrophe is doubled, so that reading back
/// is exact.
fn defused(cell: &str) -> String {
    if is_formula(cell) || cell.starts_with('\'') {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The bytes of a table.
///
/// # Errors
/// If a row cannot be written, which in memory none is.
pub fn to_bytes(table: &Table, options: CsvOptions) -> Result<Vec<u8>, csv::Error> {
    let mut bytes = Vec::new();
    if options.byte_order_mark {
        bytes.extend("\u{feff}".bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    writer.write_record(&table.header)?;
    for row in &table.rows {
        if options.defuse {
            writer.write_record(row.iter().map(|cell| defused(cell)))?;
        } else {
            writer.write_record(row)?;
        }
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// Reads a table back, taking the apostrophes away again.
///
/// # Errors
/// The first line that cannot be read.
pub fn read(bytes: &[u8], options: CsvOptions) -> Result<Table, ReadBackError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let mut rows = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| ReadBackError::Unreadable {
            line: number + 1,
            detail: error.to_string(),
        })?;
        let undo = |cell: &str| match cell.strip_prefix('\'') {
            Some(rest) if options.defuse => rest.to_owned(),
            _ => cell.to_owned(),
        };
        rows.push(record.iter().map(undo).collect::<Vec<_>>());
    }
    if rows.is_empty() {
        return Err(ReadBackError::Count {
            expected: 1,
            found: 0,
        });
    }
    let header = rows.remove(0);
    Ok(Table { header, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_come_back_as_they_were() {
        let cells = [
            "=1+1",
            "+1",
            "-1",
            "@x",
            "\tx",
            "\rx",
            "'x",
            "x",
            "",
            "a,\"b\"\r\nc",
        ];
        let table = Table {
            header: cells.iter().map(|cell| format!("h{cell}")).collect(),
            rows: vec![owned(&cells)],
        };
        for options in [CsvOptions::default(), CsvOptions::plain()] {
            let bytes = to_bytes(&table, options).expect("bytes");
            assert_eq!(read(&bytes, options).expect("a table"), table);
        }
        let bytes = to_bytes(&table, CsvOptions::default()).expect("bytes");
        let raw = csv::ReaderBuilder::new()
            .from_reader(bytes.as_slice())
            .records()
            .next()
            .expect("a row")
            .expect("readable");
        for cell in raw.iter() {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }
}
