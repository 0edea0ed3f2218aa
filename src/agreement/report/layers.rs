//! The layers of stretches, edges and groups: their tags pair by pair and all together, as sums an
//! article, and the measures read from them. Of more than two annotators the F1 and agr are the
//! means over all pairs who share articles.

use std::collections::HashMap;

use super::figures::Named;
use super::gather::{Gathered, Page, Sheet, root};
use super::units::{Kind, Unit, UnitOf, Units, end, source_end};
use crate::agreement::bootstrap::Row;
use crate::agreement::clusters::{adjusted_rand, b_cubed, b_cubed_f1};
use crate::agreement::relations::{self, Edge};
use crate::agreement::spans::{self, Labelled};
use crate::agreement::u_alpha::{Segment, Unitizing, flatten};
use crate::agreement::why::{Measured, Why};
use crate::model::edit::canonical::is_symmetric;
use crate::model::{Anchor, Code, Codebook, Fragment, Item, Project};

/// A layer of stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spans {
    Mention,
    Claim,
    /// The cues of attributions.
    Cue,
    /// The mentions that attributions name as sources.
    Source,
    /// The evidence of stances.
    Stance,
}

impl Spans {
    pub const ALL: [Self; 5] = [
        Self::Mention,
        Self::Claim,
        Self::Cue,
        Self::Source,
        Self::Stance,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Claim => "claim",
            Self::Cue => "cue",
            Self::Source => "source",
            Self::Stance => "stance",
        }
    }

    /// The set of the codebook that gives the stretches their labels.
    pub fn set(self) -> &'static str {
        match self {
            Self::Mention => "mention.form",
            Self::Claim => "claim.type",
            Self::Cue => "attribution.act",
            Self::Source => "source.visibility",
            Self::Stance => "stance.label",
        }
    }
}

/// The tags of one annotator in one layer of one article.
struct Line {
    who: usize,
    places: Vec<Vec<Fragment>>,
    labels: Vec<usize>,
}

impl Line {
    fn labelled(&self) -> Vec<Labelled<'_>> {
        let tags = self.places.iter().zip(&self.labels);
        tags.map(|(place, label)| Labelled {
            place,
            label: *label,
        })
        .collect()
    }
}

/// A layer of stretches as it was gathered.
pub(super) struct SpanLayer {
    /// Labels by number; the last is "not said".
    pub labels: Vec<Code>,
    /// For each page the lines of those who worked on it.
    pages: Vec<Vec<Line>>,
}

/// The labels of a set in the codebook's order, and those met besides.
struct Labels {
    codes: Vec<Code>,
    numbers: HashMap<Code, usize>,
}

impl Labels {
    fn of(book: &Codebook, set: &str) -> Self {
        let mut this = Self {
            codes: Vec::new(),
            numbers: HashMap::new(),
        };
        for entry in book.set(set).into_iter().flat_map(|it| it.offered()) {
            this.number(&entry.code);
        }
        this
    }

    fn number(&mut self, code: &Code) -> usize {
        if let Some(number) = self.numbers.get(code) {
            return *number;
        }
        self.codes.push(code.clone());
        self.numbers.insert(code.clone(), self.codes.len() - 1);
        self.codes.len() - 1
    }
}

impl SpanLayer {
    pub fn gather(project: &Project, gathered: &Gathered<'_>, spans: Spans) -> Self {
        let book = project.codebook();
        let mut labels = Labels::of(book, spans.set());
        let mut pages = Vec::new();
        for page in &gathered.pages {
            let lines = page.sheets.iter().map(|sheet| {
                let mut found: Vec<(Vec<Fragment>, usize)> = stretches(project, spans, sheet)
                    .into_iter()
                    .map(|(anchor, code)| {
                        let code = book.resolve(spans.set(), code);
                        (page.outside(&anchor.fragments), labels.number(code))
                    })
                    .filter(|(place, _)| !place.is_empty())
                    .collect();
                found.sort();
                // One cue may carry several attributions, one mention be the source of several.
                if matches!(spans, Spans::Cue | Spans::Source | Spans::Stance) {
                    found.dedup();
                }
                let (places, labels) = found.into_iter().unzip();
                Line {
                    who: sheet.who,
                    places,
                    labels,
                }
            });
            pages.push(lines.collect());
        }
        Self {
            labels: labels.codes,
            pages,
        }
    }

    /// How many tags each annotator has.
    pub fn counts(&self, who: usize) -> Vec<usize> {
        let mut counts = vec![0; who];
        for line in self.pages.iter().flatten() {
            if let Some(count) = counts.get_mut(line.who) {
                *count += line.places.len();
            }
        }
        counts
    }

    /// Numbers a row has: those of each pair, then those of uα.
    pub fn width(&self, who: usize) -> usize {
        pairs(who) * spans::WIDTH + Unitizing::width(self.labels.len())
    }

    /// What one page adds.
    pub fn row(&self, number: usize, page: &Page<'_>, who: usize) -> Row {
        let lines = self
            .pages
            .get(number)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut row = Row::new();
        for (first, one) in lines.iter().enumerate() {
            for other in lines.iter().skip(first + 1) {
                let counts = spans::Counts::of(&one.labelled(), &other.labelled(), page.words);
                let at = pair(who, one.who, other.who) * spans::WIDTH;
                push(&mut row, at, &counts.numbers());
            }
        }
        push(
            &mut row,
            pairs(who) * spans::WIDTH,
            self.unitizing(lines, page).sums(),
        );
        row
    }

    fn unitizing(&self, lines: &[Line], page: &Page<'_>) -> Unitizing {
        let flat: Vec<Vec<Segment>> = lines
            .iter()
            .map(|line| segments(line, page))
            .map(|it| flatten(&it))
            .collect();
        let flat: Vec<&[Segment]> = flat.iter().map(Vec::as_slice).collect();
        let mut sums = Unitizing::new(self.labels.len());
        sums.add(page.closed_up(page.article.scalars), &flat);
        sums
    }

    /// The texts as γ takes them: their lengths and each annotator's stretches.
    pub fn texts(&self, pages: &[Page<'_>]) -> Vec<(u32, Vec<Vec<Segment>>)> {
        let all = self.pages.iter().zip(pages);
        all.map(|(lines, page)| {
            let segments = lines.iter().map(|line| whole_segments(line, page));
            (page.closed_up(page.article.scalars), segments.collect())
        })
        .collect()
    }

    pub fn measures(&self, sums: &[f64], who: usize) -> Named {
        let of_pairs: Vec<spans::Counts> = sums
            .chunks(spans::WIDTH)
            .take(pairs(who))
            .map(spans::Counts::from_numbers)
            .collect();
        let mean = |of: fn(&spans::Counts) -> Measured| mean(of_pairs.iter().map(of));
        let unitizing = self.unitizing_of(sums, who);
        vec![
            ("exact_f1", mean(spans::Counts::exact_f1)),
            ("exact_label_f1", mean(spans::Counts::exact_label_f1)),
            ("overlap_f1", mean(spans::Counts::overlap_f1)),
            ("overlap_label_f1", mean(spans::Counts::overlap_label_f1)),
            ("half_f1", mean(spans::Counts::half_f1)),
            ("half_label_f1", mean(spans::Counts::half_label_f1)),
            ("char_f1", mean(spans::Counts::char_f1)),
            ("char_label_f1", mean(spans::Counts::char_label_f1)),
            ("token_f1", mean(spans::Counts::token_f1)),
            ("agr", mean(spans::Counts::mean_agr)),
            ("u_alpha", unitizing.u_alpha()),
            ("bar_u_alpha", unitizing.bar_u_alpha()),
            ("cu_alpha", unitizing.cu_alpha()),
            ("coverage", unitizing.coverage()),
        ]
    }

    pub fn unitizing_of(&self, sums: &[f64], who: usize) -> Unitizing {
        let rest = sums.get(pairs(who) * spans::WIDTH..).unwrap_or_default();
        Unitizing::from_sums(self.labels.len(), rest)
    }

    /// agr from each to each other annotator: who found the tags of whom.
    pub fn directional(&self, sums: &[f64], who: usize) -> Vec<(usize, usize, Measured)> {
        let mut found = Vec::new();
        for one in 0..who {
            for other in one + 1..who {
                let at = pair(who, one, other) * spans::WIDTH;
                let numbers = sums.get(at..at + spans::WIDTH).unwrap_or_default();
                let [there, back] = spans::Counts::from_numbers(numbers).agr();
                found.push((one, other, there));
                found.push((other, one, back));
            }
        }
        found
    }
}

fn stretches<'a>(
    project: &'a Project,
    spans: Spans,
    sheet: &Sheet<'a>,
) -> Vec<(&'a Anchor, &'a Code)> {
    const NOT_SAID: &Code = &Code::none();
    match spans {
        Spans::Mention => {
            let mentions = sheet.mentions.iter();
            mentions
                .filter_map(|it| Some((it.anchor.as_ref()?, &it.form)))
                .collect()
        }
        Spans::Claim => {
            let label = |it: &'a crate::model::Claim| it.kind.as_ref().unwrap_or(NOT_SAID);
            sheet
                .claims
                .iter()
                .map(|it| (&it.anchor, label(it)))
                .collect()
        }
        Spans::Cue => {
            let cues = sheet.attributions.iter();
            cues.filter_map(|it| Some((it.cue.as_ref()?, &it.act)))
                .collect()
        }
        Spans::Source => sheet
            .attributions
            .iter()
            .filter_map(|it| {
                let source = project.mentions().get(it.source.as_ref()?)?;
                Some((source.anchor.as_ref()?, &it.visibility))
            })
            .collect(),
        Spans::Stance => {
            let evidence = sheet.stances.iter();
            evidence
                .flat_map(|it| it.evidence.iter().map(|place| (place, &it.label)))
                .collect()
        }
    }
}

/// The fragments of each tag as segments of the text without furniture.
fn segments(line: &Line, page: &Page<'_>) -> Vec<Segment> {
    let tags = line.places.iter().zip(&line.labels);
    tags.flat_map(|(place, label)| {
        place.iter().map(|piece| Segment {
            start: page.closed_up(piece.0),
            end: page.closed_up(piece.1),
            label: *label,
        })
    })
    .collect()
}

/// Each tag as one segment from its first to its last scalar.
fn whole_segments(line: &Line, page: &Page<'_>) -> Vec<Segment> {
    let tags = line.places.iter().zip(&line.labels);
    tags.filter_map(|(place, label)| {
        Some(Segment {
            start: page.closed_up(place.first()?.0),
            end: page.closed_up(place.last()?.1),
            label: *label,
        })
    })
    .collect()
}

fn push(row: &mut Row, from: usize, numbers: &[f64]) {
    for (at, value) in numbers
        .iter()
        .enumerate()
        .filter(|(_, value)| **value != 0.0)
    {
        row.push((u32::try_from(from + at).unwrap_or(u32::MAX), *value));
    }
}

/// How many pairs so many annotators make.
pub(super) fn pairs(who: usize) -> usize {
    who * who.saturating_sub(1) / 2
}

/// The number of a pair, the lesser first.
pub(super) fn pair(who: usize, one: usize, other: usize) -> usize {
    let (one, other) = (one.min(other), one.max(other));
    one * who - one * (one + 1) / 2 + other - one - 1
}

/// The mean of the pairs of whom something can be told.
fn mean(values: impl Iterator<Item = Measured>) -> Measured {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values.flatten() {
        sum += value;
        count += 1.0;
    }
    if count > 0.0 {
        Ok(sum / count)
    } else {
        Err(Why::Nothing)
    }
}

/// A layer of edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// From the source to the claim that is attributed.
    Attribution,
    /// From claim to claim.
    Relation,
}

impl Edges {
    pub const ALL: [Self; 2] = [Self::Attribution, Self::Relation];

    pub fn name(self) -> &'static str {
        match self {
            Self::Attribution => "attribution",
            Self::Relation => "relation",
        }
    }

    /// Numbers a row has.
    pub fn width(who: usize) -> usize {
        pairs(who) * relations::WIDTH
    }

    /// How many edges each annotator has.
    pub(super) fn counts(self, pages: &[Page<'_>], who: usize) -> Vec<usize> {
        let mut counts = vec![0; who];
        for sheet in pages.iter().flat_map(|page| &page.sheets) {
            if let Some(count) = counts.get_mut(sheet.who) {
                *count += match self {
                    Self::Attribution => sheet.attributions.len(),
                    Self::Relation => sheet.relations.len(),
                };
            }
        }
        counts
    }

    /// What one page adds. `shared` says which ends which annotators tagged.
    pub(super) fn row(
        self,
        project: &Project,
        page: &Page<'_>,
        ends: &Ends<'_>,
        who: usize,
    ) -> Row {
        let mut row = Row::new();
        for (first, one) in page.sheets.iter().enumerate() {
            for other in page.sheets.iter().skip(first + 1) {
                let edges = |sheet: &Sheet<'_>, with: usize| -> Vec<Edge> {
                    let all = self.edges(project, sheet, ends.units);
                    all.into_iter()
                        .map(|edge| ends.seen_by(edge, with))
                        .collect()
                };
                let counts = relations::Counts::of(&edges(one, other.who), &edges(other, one.who));
                let at = pair(who, one.who, other.who) * relations::WIDTH;
                push(&mut row, at, &counts.numbers());
            }
        }
        row
    }

    fn edges(self, project: &Project, sheet: &Sheet<'_>, ends: &UnitOf) -> Vec<Edge> {
        let code = |set: &str, code: &Code| {
            let book = project.codebook();
            let code = book.resolve(set, code);
            let entries = book
                .set(set)
                .map(|it| it.entries.as_slice())
                .unwrap_or_default();
            entries
                .iter()
                .position(|it| it.code == *code)
                .unwrap_or(entries.len())
        };
        match self {
            Self::Attribution => sheet
                .attributions
                .iter()
                .map(|it| {
                    let (claim, level) = match root(project, it) {
                        Some((claim, level)) => (end(ends, claim.as_str()), level),
                        None => (None, 0),
                    };
                    Edge {
                        from: source_end(ends, it.source.as_ref()),
                        to: claim,
                        // Source and claim alone do not tell how far the source is from it.
                        label: code("attribution.act", &it.act) * LEVELS + level,
                    }
                })
                .collect(),
            Self::Relation => sheet
                .relations
                .iter()
                .map(|it| {
                    let (from, to) = (end(ends, it.from.as_str()), end(ends, it.to.as_str()));
                    let turned = is_symmetric(&it.kind) && from > to;
                    let (from, to) = if turned { (to, from) } else { (from, to) };
                    Edge {
                        from,
                        to,
                        label: code("relation.kind", &it.kind),
                    }
                })
                .collect(),
        }
    }

    pub fn measures(sums: &[f64], who: usize) -> Named {
        let of_pairs: Vec<relations::Counts> = sums
            .chunks(relations::WIDTH)
            .take(pairs(who))
            .map(relations::Counts::from_numbers)
            .collect();
        let mean = |of: fn(&relations::Counts) -> Measured| mean(of_pairs.iter().map(of));
        vec![
            ("f1", mean(relations::Counts::f1)),
            ("label_f1", mean(relations::Counts::label_f1)),
            ("given_f1", mean(relations::Counts::given_f1)),
            ("given_label_f1", mean(relations::Counts::given_label_f1)),
        ]
    }
}

/// More than chains are long.
const LEVELS: usize = 64;

/// The ends of edges, and who tagged each.
pub(super) struct Ends<'a> {
    pub units: &'a UnitOf,
    /// For each end, whether each annotator has it.
    had: Vec<Vec<bool>>,
}

impl<'a> Ends<'a> {
    pub fn new(units: &'a UnitOf, pages: &[Page<'_>], who: usize) -> Self {
        let count = units.values().max().map_or(0, |it| it + 1);
        let mut had = vec![vec![false; who]; count];
        let mut note = |id: &str, who: usize| {
            let end = end(units, id).and_then(|it| had.get_mut(it));
            if let Some(flag) = end.and_then(|it| it.get_mut(who)) {
                *flag = true;
            }
        };
        for sheet in pages.iter().flat_map(|page| &page.sheets) {
            for it in &sheet.mentions {
                note(it.id.as_str(), sheet.who);
            }
            for it in &sheet.claims {
                note(it.id.as_str(), sheet.who);
            }
        }
        Self { units, had }
    }

    /// The edge as another annotator can see it: without ends they did not tag.
    fn seen_by(&self, edge: Edge, who: usize) -> Edge {
        let seen = |end: Option<usize>| {
            end.filter(|it| {
                self.had
                    .get(*it)
                    .and_then(|it| it.get(who))
                    .copied()
                    .unwrap_or(false)
            })
        };
        Edge {
            from: seen(edge.from),
            to: seen(edge.to),
            ..edge
        }
    }
}

/// Canonical claims as groups of aligned claims: B³ in sums an article, and the adjusted Rand
/// index, pair by pair.
pub(super) struct Groups {
    rows: Vec<Row>,
    rand: Measured,
}

/// Numbers of each pair: precision, recall and things.
const GROUP_WIDTH: usize = 3;

impl Groups {
    pub fn gather(project: &Project, units: &Units, pages: usize, who: usize) -> Self {
        let claims = units
            .of
            .get(&Kind::Claim)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut this = Self {
            rows: vec![Row::new(); pages],
            rand: Err(Why::Nothing),
        };
        let mut rands = Vec::new();
        for one in 0..who {
            for other in one + 1..who {
                let things = things(project, claims, one, other);
                let groups: Vec<_> = things.iter().map(|(_, groups)| *groups).collect();
                rands.push(adjusted_rand(&groups));
                let at = pair(who, one, other) * GROUP_WIDTH;
                for ((article, _), part) in things.iter().zip(b_cubed(&groups)) {
                    if let Some(row) = this.rows.get_mut(*article) {
                        push(row, at, &[part.precision, part.recall, 1.0]);
                    }
                }
            }
        }
        this.rand = mean(rands.into_iter());
        this
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub fn rand(&self) -> Measured {
        self.rand
    }

    pub fn width(who: usize) -> usize {
        pairs(who) * GROUP_WIDTH
    }

    pub fn measures(sums: &[f64], who: usize) -> Named {
        let of_pairs = || sums.chunks(GROUP_WIDTH).take(pairs(who));
        let of = |part: fn(f64, f64) -> Measured| {
            mean(of_pairs().map(move |it| {
                let at = |at: usize| it.get(at).copied().unwrap_or_default();
                let count = at(2);
                if count > 0.0 {
                    part(at(0) / count, at(1) / count)
                } else {
                    Err(Why::Nothing)
                }
            }))
        };
        vec![
            ("b3_f1", of(b_cubed_f1)),
            ("b3_precision", of(|precision, _| Ok(precision))),
            ("b3_recall", of(|_, recall| Ok(recall))),
        ]
    }
}

/// The claims two annotators both tagged and one or both put into a canonical claim: the article,
/// and the group of each. A claim in none is a group of its own.
fn things(
    project: &Project,
    claims: &[Unit],
    one: usize,
    other: usize,
) -> Vec<(usize, (u32, u32))> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut number = |name: String| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(name).or_insert(next)
    };
    let group = |item: &Item| {
        let Item::Claim(id) = item else { return None };
        let member = project.claims().get(id)?.canonical.as_ref()?;
        let canonical = project.resolve_canonical(&member.canonical);
        Some(canonical.map_or(&member.canonical, |it| &it.id).to_string())
    };
    let mut found = Vec::new();
    for (place, unit) in claims.iter().enumerate() {
        let item = |who: usize| unit.items.get(who)?.as_ref();
        let (Some(a), Some(b)) = (item(one), item(other)) else {
            continue;
        };
        let (a, b) = (group(a), group(b));
        if a.is_none() && b.is_none() {
            continue;
        }
        // A blank cannot stand in an id.
        let alone = || format!("alone {place}");
        let groups = (
            number(a.unwrap_or_else(alone)),
            number(b.unwrap_or_else(alone)),
        );
        found.push((unit.article, groups));
    }
    found
}
