//! The agreement report: every layer and every field of the chosen annotators, with reasons where
//! a measure is undefined, intervals on request, and what a reader needs to see why people differ.
//!
//! [`report`] reads a project and gives back plain data; it opens no file and asks no clock. It may
//! take seconds with intervals, so windows call it beside the one that paints and hand it a watch.
//! Only annotators' own layers count, or what was decided in review if [`Who::Gold`] is named.
//! Versions of the codebook are never mixed in silence: [`Report::guidelines`] tells them.
//!
//! Read in this order: [`request`], `gather`, [`units`], [`values`], [`figures`], [`layers`],
//! [`views`].

pub mod figures;
mod gather;
pub mod layers;
pub mod request;
pub mod units;
pub mod values;
pub mod views;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

pub use figures::Figure;
pub use request::{Facts, Request, Who};
pub use units::{Kind, Unit};
pub use values::{Field, Nature};

use super::bootstrap::{Draws, Row, Watch, total};
use super::gamma::gamma;
use super::parallel;
use super::why::{Measured, Why};
use crate::model::{ArticleId, Code, Project};
use figures::{Layout, Named, kappa_error};
use gather::{Gathered, Page, gather};
use layers::{Edges, Ends, Groups, SpanLayer, Spans};
use units::{Units, align_all};
use values::{Values, fields};
use views::{ArticleView, Week, article_views, weeks};

/// What was compared and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Who was compared, in the order in which they were named, else by id.
    pub who: Vec<Who>,
    /// The articles that were compared: two or more of the chosen worked on each.
    pub articles: Vec<ArticleId>,
    /// Articles on which only one of the chosen worked; nothing of them is compared.
    pub alone: usize,
    /// How many of the tags compared were made under each version of the codebook.
    pub guidelines: BTreeMap<Code, usize>,
    /// Tags that lie wholly in site furniture and are left out.
    pub furniture: usize,
    /// Tags that rest on another text than their article has now, and are left out.
    pub older: usize,
    pub samples: usize,
    pub seed: u64,
    pub layers: Vec<LayerReport>,
    pub fields: Vec<FieldReport>,
    /// The articles, those with least agreement first.
    pub worst: Vec<ArticleView>,
    /// Tags that are aligned one to one, by kind.
    pub units: BTreeMap<Kind, Vec<Unit>>,
}

impl Report {
    /// True if tags made under different versions of the codebook were compared.
    pub fn mixes_guidelines(&self) -> bool {
        self.guidelines.len() > 1
    }

    pub fn layer(&self, name: &str) -> Option<&LayerReport> {
        self.layers.iter().find(|it| it.name == name)
    }

    pub fn field(&self, id: &str) -> Option<&FieldReport> {
        self.fields.iter().find(|it| it.field.id == id)
    }
}

/// One layer.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerReport {
    /// E.g. `claim`.
    pub name: &'static str,
    /// Tags of each annotator.
    pub counts: Vec<usize>,
    pub figures: Vec<Figure>,
    /// (k)uα of each label, of layers of stretches.
    pub labels: Vec<LabelReport>,
    /// agr: which part of the tags of the first the second found too.
    pub directional: Vec<(usize, usize, Measured)>,
}

/// One label of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelReport {
    /// Empty: not said.
    pub code: Code,
    pub figure: Figure,
}

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldReport {
    pub field: Field,
    /// What the numbers in `said` stand for: one code, id or number, or several of a set.
    pub values: Vec<Vec<String>>,
    /// For each unit of the field's kind what each annotator said, a number into `values`.
    pub said: Vec<Vec<Option<u32>>>,
    /// Units of which two annotators or more said something.
    pub n: usize,
    /// The first is the one to read first.
    pub figures: Vec<Figure>,
    /// The first measure week by week, if it is known when tags were made.
    pub weeks: Vec<Week>,
}

/// Makes the report; `None` if `watch` broke it off.
pub fn report(
    project: &Project,
    request: &Request,
    facts: &Facts,
    watch: Watch<'_>,
) -> Option<Report> {
    let gathered = gather(project, request, facts);
    let who = gathered.who.len();
    let all_fields = fields();
    let mut values: Vec<Values> = all_fields
        .iter()
        .map(|it| Values::of(it, project.codebook()))
        .collect();
    let mut units = align_all(project, &gathered.pages, who, &all_fields, &mut values);
    let work = Work {
        project,
        request,
        facts,
        gathered: &gathered,
        draws: Draws::new(request.seed, request.samples, gathered.pages.len()),
        watch,
        scopes: Spans::ALL.len() + Edges::ALL.len() + 1 + all_fields.len(),
    };
    let (mut layers, of_articles) = work.layers(&units)?;
    let fields = work.fields(&mut units, all_fields, values, layers.len())?;
    if request.gamma {
        work.add_gamma(&mut layers);
    }
    let articles: Vec<ArticleId> = gathered
        .pages
        .iter()
        .map(|it| it.article.id.clone())
        .collect();
    Some(Report {
        worst: article_views(&articles, &of_articles, &fields, &units.of),
        who: gathered.who.clone(),
        articles,
        alone: gathered.alone,
        guidelines: gathered.guidelines.clone(),
        furniture: gathered.furniture,
        older: gathered.older,
        samples: request.samples,
        seed: request.seed,
        layers,
        fields,
        units: units.of,
    })
}

/// One report in the making.
struct Work<'a> {
    project: &'a Project,
    request: &'a Request,
    facts: &'a Facts,
    gathered: &'a Gathered<'a>,
    draws: Draws,
    watch: Watch<'a>,
    scopes: usize,
}

/// The measures of each article alone, by layer.
type OfArticles = Vec<(&'static str, Vec<Named>)>;

impl Work<'_> {
    fn who(&self) -> usize {
        self.gathered.who.len()
    }

    /// The watch of one scope of all.
    fn part(&self, scope: usize, done: f32) -> ControlFlow<()> {
        (self.watch)((scope as f32 + done) / self.scopes as f32)
    }

    /// The measures of rows with their intervals.
    fn figures(
        &self,
        scope: usize,
        rows: &[Row],
        width: usize,
        measures: &(dyn Fn(&[f64]) -> Named + Sync),
    ) -> Option<Vec<Figure>> {
        let values = |sums: &[f64]| -> Vec<Measured> {
            measures(sums).into_iter().map(|(_, value)| value).collect()
        };
        let watch = |done| self.part(scope, done);
        if watch(0.0).is_break() {
            return None;
        }
        let intervals = self.draws.intervals(rows, width, &values, &watch)?;
        let whole = measures(&total(rows, width)).into_iter();
        let why = self.nobody();
        let figure = |((name, value), interval)| Figure {
            name,
            value: why.map_or(value, Err),
            interval,
        };
        Some(whole.zip(intervals).map(figure).collect())
    }

    /// What each page adds, worked out on all processors.
    fn rows_of(&self, row: impl Fn(usize, &Page<'_>) -> Row + Sync) -> Vec<Row> {
        let pages = &self.gathered.pages;
        parallel::each(pages.len(), |at| {
            pages.get(at).map(|page| row(at, page)).unwrap_or_default()
        })
    }

    /// Why nothing can be compared at all.
    fn nobody(&self) -> Option<Why> {
        (self.who() < 2 || self.gathered.pages.is_empty()).then_some(Why::FewerThanTwo)
    }

    fn layers(&self, units: &Units) -> Option<(Vec<LayerReport>, OfArticles)> {
        let (who, pages) = (self.who(), &self.gathered.pages);
        let (mut layers, mut of_articles) = (Vec::new(), OfArticles::new());
        for spans in Spans::ALL {
            let layer = SpanLayer::gather(self.project, self.gathered, spans);
            let rows = self.rows_of(|at, page| layer.row(at, page, who));
            let width = layer.width(who);
            let measures = |sums: &[f64]| self.span_measures(&layer, sums);
            let mut figures = self.figures(layers.len(), &rows, width, &measures)?;
            let labels = figures.split_off(SPAN_FIGURES.min(figures.len()));
            let sums = total(&rows, width);
            let codes = layer.labels.iter().cloned();
            layers.push(LayerReport {
                name: spans.name(),
                counts: layer.counts(who),
                figures,
                labels: codes
                    .zip(labels)
                    .map(|(code, figure)| LabelReport { code, figure })
                    .collect(),
                directional: layer.directional(&sums, who),
            });
            let alone = |row: &Row| layer.measures(&total(std::slice::from_ref(row), width), who);
            of_articles.push((spans.name(), rows.iter().map(alone).collect()));
        }
        let ends = Ends::new(&units.ends, pages, who);
        for edges in Edges::ALL {
            let rows = self.rows_of(|_, page| edges.row(self.project, page, &ends, who));
            let measures = |sums: &[f64]| Edges::measures(sums, who);
            layers.push(LayerReport {
                name: edges.name(),
                counts: edges.counts(pages, who),
                figures: self.figures(layers.len(), &rows, Edges::width(who), &measures)?,
                labels: Vec::new(),
                directional: Vec::new(),
            });
        }
        layers.push(self.groups(units, layers.len())?);
        Some((layers, of_articles))
    }

    /// The measures of a layer of stretches, then (k)uα of each label.
    fn span_measures(&self, layer: &SpanLayer, sums: &[f64]) -> Named {
        let mut found = layer.measures(sums, self.who());
        if self.facts.words.is_empty() {
            for (name, value) in &mut found {
                if *name == "token_f1" {
                    *value = Err(Why::NotAsked);
                }
            }
        }
        let unitizing = layer.unitizing_of(sums, self.who());
        let labels = 0..layer.labels.len();
        found.extend(labels.map(|label| ("k_u_alpha", unitizing.k_u_alpha(label))));
        found
    }

    fn groups(&self, units: &Units, scope: usize) -> Option<LayerReport> {
        let who = self.who();
        let groups = Groups::gather(self.project, units, self.gathered.pages.len(), who);
        let measures = |sums: &[f64]| Groups::measures(sums, who);
        let mut figures = self.figures(scope, groups.rows(), Groups::width(who), &measures)?;
        figures.push(Figure {
            name: "ari",
            value: self.nobody().map_or(groups.rand(), Err),
            interval: Err(Why::NotAsked),
        });
        let mut counts = vec![0; who];
        for sheet in self.gathered.pages.iter().flat_map(|page| &page.sheets) {
            if let Some(count) = counts.get_mut(sheet.who) {
                *count += sheet
                    .claims
                    .iter()
                    .filter(|it| it.canonical.is_some())
                    .count();
            }
        }
        Some(LayerReport {
            name: "canonical",
            counts,
            figures,
            labels: Vec::new(),
            directional: Vec::new(),
        })
    }

    fn fields(
        &self,
        units: &mut Units,
        fields: Vec<Field>,
        values: Vec<Values>,
        scope: usize,
    ) -> Option<Vec<FieldReport>> {
        let mut found = Vec::new();
        let mut place_in_kind: BTreeMap<Kind, usize> = BTreeMap::new();
        for (field, values) in fields.into_iter().zip(values) {
            let at = place_in_kind.entry(field.kind).or_default();
            let number = *at;
            *at += 1;
            let units = units
                .of
                .get(&field.kind)
                .map(Vec::as_slice)
                .unwrap_or_default();
            found.push(self.field(field, &values, units, number, scope + found.len())?);
        }
        // What was said lies with the fields now.
        for unit in units.of.values_mut().flatten() {
            unit.said = Vec::new();
        }
        Some(found)
    }

    fn field(
        &self,
        field: Field,
        values: &Values,
        units: &[Unit],
        number: usize,
        scope: usize,
    ) -> Option<FieldReport> {
        let layout = Layout::new(field.nature, values, self.who());
        let rows = self.rows(&layout, units, number, |_| true);
        let measures = |sums: &[f64]| layout.measures(sums);
        let mut figures = self.figures(scope, &rows, layout.width(), &measures)?;
        if self.who() == 2 && matches!(field.nature, Nature::Labels | Nature::Ordered) {
            figures.push(Figure {
                name: "kappa_se",
                value: kappa_error(units, number, values.names.len()),
                interval: Err(Why::NotAsked),
            });
        }
        let paired = Layout::paired(&total(&rows, layout.width()));
        let of = |unit: &Unit| -> Vec<Option<u32>> {
            let said = unit.said.iter().map(|it| it.get(number).copied().flatten());
            said.collect()
        };
        let weeks = weeks(units, self.facts, |chosen| {
            let rows = self.rows(&layout, units, number, chosen);
            let sums = total(&rows, layout.width());
            let first = layout.measures(&sums).into_iter().next();
            let intervals = self.draws.intervals(
                &rows,
                layout.width(),
                &|sums| {
                    layout
                        .measures(sums)
                        .into_iter()
                        .take(1)
                        .map(|(_, value)| value)
                        .collect()
                },
                &|done| self.part(scope, done),
            );
            let interval = intervals.and_then(|it| it.into_iter().next());
            Figure {
                name: first.map_or("", |(name, _)| name),
                value: first.map_or(Err(Why::Nothing), |(_, value)| value),
                interval: interval.unwrap_or(Err(Why::Cancelled)),
            }
        });
        Some(FieldReport {
            said: units.iter().map(of).collect(),
            field,
            values: values.names.clone(),
            n: paired as usize,
            figures,
            weeks,
        })
    }

    /// The rows of the articles, of chosen units only.
    fn rows(
        &self,
        layout: &Layout<'_>,
        units: &[Unit],
        field: usize,
        chosen: impl Fn(usize) -> bool,
    ) -> Vec<Row> {
        let mut rows = vec![Row::new(); self.gathered.pages.len()];
        let numbered: Vec<(usize, &Unit)> = units.iter().enumerate().collect();
        for run in numbered.chunk_by(|a, b| a.1.article == b.1.article) {
            let units = run
                .iter()
                .filter(|(number, _)| chosen(*number))
                .map(|(_, unit)| *unit);
            let row = run.first().and_then(|(_, unit)| rows.get_mut(unit.article));
            if let Some(row) = row {
                *row = layout.row(units, field);
            }
        }
        rows
    }

    fn add_gamma(&self, layers: &mut [LayerReport]) {
        for (spans, layer) in Spans::ALL.into_iter().zip(layers) {
            let gathered = SpanLayer::gather(self.project, self.gathered, spans);
            let texts = gathered.texts(&self.gathered.pages);
            let texts: Vec<_> = texts
                .iter()
                .map(|(length, lines)| (*length, lines.iter().map(Vec::as_slice).collect()))
                .collect();
            layer.figures.push(Figure {
                name: "gamma",
                value: gamma(&texts, self.request.seed, self.watch),
                interval: Err(Why::NotAsked),
            });
        }
    }
}

/// How many measures a layer of stretches has before those of its labels.
const SPAN_FIGURES: usize = 14;
