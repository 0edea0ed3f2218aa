//! CSV for spreadsheets and statistics: one row a claim, and a second file with one row a
//! mention. RFC 4180: commas, CRLF, quotes doubled. A cell that a spreadsheet would take for a
//! formula gets an apostrophe in front; [`CsvOptions::plain`] leaves that and the byte order mark
//! out, for programs.

use std::collections::BTreeSet;

use super::{Exported, Loss, LossKind, ReadBackError, Source};
use crate::exchange::json::{self, ListKind, Selection, Span, Tags};
use crate::model::{ActorId, Anchor, ArticleId, CanonicalId, ClaimId, Project};

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
    "condition",
    "event_raw",
    "event_from",
    "event_to",
    "hedges",
    "check_worthiness",
    "object_actors",
    "frames",
    "gloss_ar",
    "gloss_en",
    "canonical",
    "canonical_sign",
    "canonical_relation",
    "canonical_proposition_ar",
    "canonical_proposition_en",
    "topic",
    "topic_name_ar",
    "topic_name_en",
    "attribution",
    "source_mention",
    "cue_kind",
    "addressees",
    "said_date",
    "said_venue",
    "stance",
    "stance_explicitness",
    "stance_sentiment",
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
    "role_as_stated",
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
            .iter()
            .map(|claim| claim_row(project, claim))
            .collect(),
    }
}

fn claim_row(project: &Project, claim: &json::ClaimJson) -> Vec<String> {
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
    let mut row = vec![
        claim.article.clone(),
        of(article.map(|it| it.title.as_str())),
        of(article.map(|it| it.outlet.as_str())),
        of(article.map(|it| it.date.iso.as_str())),
        claim.annotator.clone(),
        claim.id.clone(),
        start,
        end,
        fragments,
        exact,
        said(claim.kind.clone()),
        said(claim.certainty.clone()),
        said(claim.polarity.clone()),
        claim.conditional.to_string(),
        said(claim.claimant.clone()),
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
        said(claim.meta.note.clone()),
        said(claim.meta.guideline.clone()),
        claim.meta.origin.clone(),
        claim.meta.layer.to_owned(),
    ];
    row.extend(content_cells(claim));
    row.extend(canonical_cells(project, claim));
    row.extend([
        of(attribution.map(|it| it.id.as_str())),
        of(attribution
            .and_then(|it| it.source.as_ref())
            .map(|id| id.as_str())),
        of(attribution.map(|it| it.cue_kind.as_str())),
        attribution.map_or_else(String::new, |it| joined(&it.addressees)),
        of(attribution.map(|it| it.date.as_str())),
        of(attribution.map(|it| it.venue.as_str())),
        of(stance.map(|it| it.id.as_str())),
        of(stance.map(|it| it.explicitness.as_str())),
        of(stance.map(|it| it.sentiment.as_str())),
    ]);
    row
}

/// What a claim says beyond its first fields.
fn content_cells(claim: &json::ClaimJson) -> [String; 10] {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let time = |of: fn(&json::EventTimeJson) -> &Option<String>| {
        claim
            .event_time
            .as_ref()
            .map(|it| said(of(it)))
            .unwrap_or_default()
    };
    [
        place(&claim.condition).3,
        time(|it| &it.raw),
        time(|it| &it.iso_from),
        time(|it| &it.iso_to),
        words_of(&claim.hedges),
        said(&claim.check_worthiness),
        joined(&claim.object_actors),
        joined(&claim.frames),
        said(&claim.gloss_ar),
        said(&claim.gloss_en),
    ]
}

/// The canonical claim a claim belongs to today, and its topic.
fn canonical_cells(project: &Project, claim: &json::ClaimJson) -> [String; 8] {
    let place = claim.canonical.as_ref();
    let found = place.and_then(|it| project.resolve_canonical(&CanonicalId::new(it.id.as_str())));
    let topic = found
        .and_then(|it| it.topic.as_ref())
        .and_then(|id| project.resolve_topic(id));
    let of = |value: Option<&str>| value.unwrap_or_default().to_owned();
    [
        of(found.map(|it| it.id.as_str())),
        place.map(|it| it.sign.to_string()).unwrap_or_default(),
        of(place.and_then(|it| it.relation.as_deref())),
        of(found.map(|it| it.proposition_ar.as_str())),
        of(found.map(|it| it.proposition_en.as_str())),
        of(topic.map(|it| it.id.as_str())),
        of(topic.map(|it| it.name_ar.as_str())),
        of(topic.map(|it| it.name_en.as_str())),
    ]
}

/// Ids or codes, which hold no spaces, with a space between two.
fn joined<T: ToString>(all: &[T]) -> String {
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    all.join(" ")
}

/// The words of several places: pieces of one place joined by dots, places by a bar.
fn words_of(spans: &[Span]) -> String {
    let mut words = String::new();
    for (number, span) in spans.iter().enumerate() {
        if number > 0 {
            words.push_str(if span.continues { " … " } else { " | " });
        }
        words.push_str(&span.exact);
    }
    words
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
                said(mention.role_as_stated),
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
    let claims = tags.claims.iter();
    let shown: BTreeSet<String> = claims
        .filter_map(|it| project.shown_stance_on(&ClaimId::new(it.id.as_str())))
        .map(|it| it.id.to_string())
        .collect();
    let stances = |kind: &'static str| {
        let all = tags.stances.iter();
        all.filter(move |it| it.target_kind == kind)
    };
    let more_stances = stances("claim").filter(|it| !shown.contains(&it.id));
    let outer = tags.attributions.iter();
    let outer = outer.filter(|it| it.child_attribution.is_some());
    let images = project.articles().iter().map(|it| it.images.len()).sum();
    let chosen = project.articles().iter();
    let chosen = chosen.filter(|it| wanted.article.as_ref().is_none_or(|id| *id == it.id));
    let older = chosen.map(|it| project.tags_elsewhere(&it.id).len()).sum();
    [
        (LossKind::OlderTexts, older),
        (LossKind::Texts, articles),
        (LossKind::OuterAttributions, outer.count()),
        (LossKind::MoreStances, more_stances.count()),
        (LossKind::StancesOnActors, stances("actor").count()),
        (
            LossKind::StancesOnIssues,
            stances("canonical").chain(stances("topic")).count(),
        ),
        (
            LossKind::Evidence,
            tags.stances.iter().map(|it| it.spans.len()).sum(),
        ),
        (LossKind::Images, images),
        (
            LossKind::Aliases,
            tags.actors.iter().map(|it| it.aliases.len()).sum(),
        ),
        (LossKind::ActorDetails, actor_details(&tags)),
        (LossKind::Remarks, remarks(&tags)),
        (
            LossKind::ClaimEvidence,
            tags.claims
                .iter()
                .flat_map(|it| &it.evidence)
                .map(Vec::len)
                .sum(),
        ),
        (LossKind::Relations, tags.relations.len()),
        (LossKind::CanonicalDetails, canonical_details(&tags)),
        (LossKind::Topics, topics_lost(project, &tags)),
        (LossKind::Comments, tags.comments.len()),
        (LossKind::Unplaced, unnamed_actors(project, wanted, &tags)),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(kind, count)| Loss { kind, count })
    .collect()
}

/// Offices, affiliations, names in other registers, and notes.
fn actor_details(tags: &Tags) -> usize {
    let of = |it: &json::ActorJson| {
        it.roles.len()
            + it.affiliations.len()
            + it.external_ids.len()
            + usize::from(it.note.is_some())
    };
    tags.actors.iter().map(of).sum()
}

/// Attributions and stances of which more is said than the rows hold.
fn remarks(tags: &Tags) -> usize {
    let says = |meta: &json::MetaJson| {
        meta.note.is_some() || meta.confidence.is_some() || !meta.flags.is_empty()
    };
    let attributions = tags.attributions.iter().filter(|it| says(&it.meta));
    let stances = tags.stances.iter();
    let stances = stances.filter(|it| says(&it.meta) || it.via.is_some());
    attributions.count() + stances.count()
}

/// Canonical claims that no row names, or of which more is said than the rows hold.
fn canonical_details(tags: &Tags) -> usize {
    let is_more = |it: &&json::CanonicalJson| {
        it.members.is_empty()
            || it.time_scope.is_some()
            || it.note.is_some()
            || it.merged_into.is_some()
            || !it.links.is_empty()
    };
    tags.canonical.iter().filter(is_more).count()
}

/// Topics whose names stand in no row, or that have a place in the tree or a code.
fn topics_lost(project: &Project, tags: &Tags) -> usize {
    let shown: BTreeSet<String> = tags
        .claims
        .iter()
        .map(|claim| canonical_cells(project, claim))
        .map(|[_, _, _, _, _, topic, ..]| topic)
        .collect();
    let is_lost =
        |it: &&json::TopicJson| !shown.contains(&it.id) || it.parent.is_some() || it.code.is_some();
    tags.topics.iter().filter(is_lost).count()
}

/// Actors whose names stand in no row.
fn unnamed_actors(project: &Project, wanted: &Selection, tags: &Tags) -> usize {
    let of = |table: Table, column: &str| -> BTreeSet<String> {
        let place = table.header.iter().position(|name| name == column);
        let cell = |row: Vec<String>| row.into_iter().nth(place?);
        table.rows.into_iter().filter_map(cell).collect()
    };
    let mut named = of(mention_table(project, wanted), "actor");
    named.extend(of(claim_table(project, wanted), "claimant"));
    let unnamed = tags.actors.iter().filter(|it| !named.contains(&it.id));
    unnamed.count()
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
