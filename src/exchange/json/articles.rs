//! An article as other programs read it, without its words.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text;
use crate::model::article::Basis;
use crate::model::review::HandedOut;
use crate::model::{AnnotatorId, Article, ArticleId, Project};

/// A stretch of an article of some kind, such as a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionJson {
    pub kind: String,
    pub start: u32,
    pub end: u32,
}

/// How far one annotator is with an article, and how much they have tagged in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressJson {
    pub annotator: String,
    /// `draft`, `submitted`, `in_review` or `gold`.
    pub state: &'static str,
    /// True if the article was handed out to them.
    pub assigned: bool,
    pub mentions: usize,
    pub claims: usize,
    pub attributions: usize,
    pub stances: usize,
}

/// A tag of which places count in older texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OlderJson {
    pub tag: String,
    pub revisions: Vec<String>,
}

/// A picture of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImageJson {
    pub sha256: String,
    pub ending: String,
    pub caption: Option<RegionJson>,
}

/// An article without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleJson {
    pub id: String,
    pub title: String,
    pub title_basis: &'static str,
    pub outlet: Option<String>,
    pub outlet_basis: &'static str,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub date: Option<String>,
    pub date_raw: Option<String>,
    pub date_basis: &'static str,
    pub file: String,
    /// Length in scalars.
    pub chars: u32,
    pub bytes: u64,
    pub revision: String,
    pub regions: Vec<RegionJson>,
    pub images: Vec<ImageJson>,
    pub notes: Vec<String>,
    pub progress: Vec<ProgressJson>,
    /// Tags that were made in an older text of the article and are not put into this one: their
    /// offsets count there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub older: Vec<OlderJson>,
}

fn basis(value: Basis) -> &'static str {
    match value {
        Basis::Stated => "stated",
        Basis::Guessed => "guessed",
        Basis::Unknown => "unknown",
    }
}

/// One article as JSON shows it.
pub fn article(project: &Project, article: &Article) -> ArticleJson {
    shown(project, article, &project.handed_out())
}

fn shown(project: &Project, article: &Article, handed: &HandedOut) -> ArticleJson {
    let images = article.images.iter().map(|image| ImageJson {
        sha256: image.sha256.clone(),
        ending: image.ending.clone(),
        caption: image.caption.map(|place| RegionJson {
            kind: "caption".to_owned(),
            start: place.0,
            end: place.1,
        }),
    });
    let regions = article.regions.iter().map(|region| RegionJson {
        kind: region.kind.to_string(),
        start: region.place.0,
        end: region.place.1,
    });
    ArticleJson {
        id: article.id.to_string(),
        title: article.title.clone(),
        title_basis: basis(article.title_basis),
        outlet: text(&article.outlet),
        outlet_basis: basis(article.outlet_basis),
        date: text(&article.date.iso),
        date_raw: text(&article.date.raw),
        date_basis: basis(article.date.basis),
        file: article.file.clone(),
        chars: article.scalars,
        bytes: article.bytes,
        revision: article.revision.clone(),
        regions: regions.collect(),
        images: images.collect(),
        notes: article.notes.clone(),
        progress: progress(project, &article.id, handed),
        older: older(project, &article.id),
    }
}

/// Tags whose places count in an older text.
fn older(project: &Project, article: &ArticleId) -> Vec<OlderJson> {
    let tags = project.tags_elsewhere(article).into_iter();
    tags.map(|(tag, revisions)| OlderJson {
        tag,
        revisions: revisions.into_iter().collect(),
    })
    .collect()
}

/// Annotators with a tag in the article, and those who submitted it or were given it, in the order
/// of their ids; gold as one of them.
fn progress(project: &Project, article: &ArticleId, handed: &HandedOut) -> Vec<ProgressJson> {
    let tags = project.tags(article, None);
    let mut rows: BTreeMap<&AnnotatorId, [usize; 4]> = BTreeMap::new();
    let owners = [
        tags.mentions
            .iter()
            .map(|it| &it.annotator)
            .collect::<Vec<_>>(),
        tags.claims.iter().map(|it| &it.annotator).collect(),
        tags.attributions.iter().map(|it| &it.annotator).collect(),
        tags.stances.iter().map(|it| &it.annotator).collect(),
    ];
    for (kind, owners) in owners.into_iter().enumerate() {
        for owner in owners {
            if let Some(count) = rows.entry(owner).or_default().get_mut(kind) {
                *count += 1;
            }
        }
    }
    for annotator in project.annotators().iter().map(|it| &it.id) {
        if handed.has(article, annotator) || project.is_submitted(annotator, article) {
            rows.entry(annotator).or_default();
        }
    }
    rows.into_iter()
        .map(
            |(annotator, [mentions, claims, attributions, stances])| ProgressJson {
                annotator: annotator.to_string(),
                state: project.state_of(annotator, article).code(),
                assigned: handed.has(article, annotator),
                mentions,
                claims,
                attributions,
                stances,
            },
        )
        .collect()
}

/// All articles, in the order of ids.
pub fn articles(project: &Project) -> Vec<ArticleJson> {
    let handed = project.handed_out();
    project
        .articles()
        .iter()
        .map(|one| shown(project, one, &handed))
        .collect()
}
