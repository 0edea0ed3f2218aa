//! Articles and tags as other programs read them: the shapes behind `--json` and the JSON Lines
//! export. Offsets are Unicode scalar values, 0-based, end-exclusive; every span carries its
//! words. What was not said is `null`, never an empty string.
//!
//! Reads a project and gives back plain data; touches no file and no text.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::annotation::Meta;
use crate::model::article::Basis;
use crate::model::project::Entity;
use crate::model::{
    Actor, ActorId, ActorScope, Anchor, AnnotatorId, Article, ArticleId, Attribution, Claim, Code,
    Content, Layer, Mention, Project, Stance, Target,
};

/// Which tags are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only this article.
    pub article: Option<ArticleId>,
    /// Only these annotators; all if empty.
    pub annotators: BTreeSet<AnnotatorId>,
    /// Only this list; the others stay there, empty.
    pub kind: Option<ListKind>,
}

impl Selection {
    fn wants(&self, annotator: &AnnotatorId) -> bool {
        self.annotators.is_empty() || self.annotators.contains(annotator)
    }
    fn wants_kind(&self, kind: ListKind) -> bool {
        self.kind.is_none_or(|one| one == kind)
    }
}

/// The lists of [`Tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    Mentions,
    Claims,
    Attributions,
    Stances,
    Relations,
    Canonical,
    Actors,
}

/// A stretch of an article with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub exact: String,
}

/// The spans of a place, in reading order.
pub fn spans(anchor: &Anchor) -> Vec<Span> {
    anchor
        .fragments
        .iter()
        .zip(&anchor.exact)
        .map(|(fragment, exact)| Span {
            start: fragment.0,
            end: fragment.1,
            exact: exact.clone(),
        })
        .collect()
}

fn spans_of<'a>(anchors: impl IntoIterator<Item = &'a Anchor>) -> Vec<Span> {
    anchors.into_iter().flat_map(spans).collect()
}

/// A stretch of an article of some kind, such as a headline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionJson {
    pub kind: String,
    pub start: u32,
    pub end: u32,
}

/// How much one annotator has tagged in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressJson {
    pub annotator: String,
    pub mentions: usize,
    pub claims: usize,
    pub attributions: usize,
    pub stances: usize,
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
}

fn text(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn code(value: &Code) -> Option<String> {
    text(value.as_str())
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
    let images = article.images.iter().map(|image| ImageJson {
        sha256: image.sha256.clone(),
        ending: image.ending.clone(),
        caption: image.caption.map(|place| RegionJson {
            kind: "caption".to_owned(),
            start: place.0,
            end: place.1,
        }),
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
        regions: Vec::new(),
        images: images.collect(),
        notes: article.notes.clone(),
        progress: progress(project, &article.id),
    }
}

/// Annotators with at least one tag in the article, in the order of their ids.
fn progress(project: &Project, article: &ArticleId) -> Vec<ProgressJson> {
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
    rows.into_iter()
        .map(
            |(annotator, [mentions, claims, attributions, stances])| ProgressJson {
                annotator: annotator.to_string(),
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
    project
        .articles()
        .iter()
        .map(|one| article(project, one))
        .collect()
}

/// What every tag carries besides its own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetaJson {
    pub guideline: Option<String>,
    pub origin: String,
    pub confidence: Option<u8>,
    pub flags: Vec<String>,
    pub note: Option<String>,
    pub layer: &'static str,
}

fn meta(meta: &Meta) -> MetaJson {
    MetaJson {
        guideline: code(&meta.guideline),
        origin: code(&meta.origin).unwrap_or_else(|| "manual".to_owned()),
        confidence: meta.confidence,
        flags: meta.flags.iter().map(ToString::to_string).collect(),
        note: text(&meta.note),
        layer: match meta.layer {
            Layer::Own => "own",
            Layer::Gold => "gold",
        },
    }
}

/// A mention; without spans if the actor is only understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    pub spans: Vec<Span>,
    pub actor: Option<String>,
    pub form: Option<String>,
    pub implicit: bool,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// A claim with who makes it, derived from its attribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    pub spans: Vec<Span>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub claimant: Option<String>,
    pub certainty: Option<String>,
    pub polarity: Option<String>,
    pub conditional: bool,
    pub attribution: Option<String>,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// The edge source → cue → content. `claim` or `child_attribution` is set, never both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttributionJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    /// The cue's.
    pub spans: Vec<Span>,
    pub claim: Option<String>,
    pub child_attribution: Option<String>,
    /// A mention.
    pub source: Option<String>,
    pub source_actor: Option<String>,
    pub source_visibility: Option<String>,
    pub cue: Vec<Span>,
    pub act: Option<String>,
    pub quote_mode: Option<String>,
    pub outlet_commitment: Option<String>,
    /// Distance from the outlet, which stands implicitly at level 0.
    pub level: usize,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// What somebody thinks of a claim or an actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StanceJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    /// The evidence's.
    pub spans: Vec<Span>,
    pub holder: Option<String>,
    pub target: String,
    pub target_kind: &'static str,
    pub dimension: Option<String>,
    pub label: Option<String>,
    pub intensity: Option<i8>,
    pub explicitness: Option<String>,
    pub via: Option<String>,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// Another way of writing an actor's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AliasJson {
    pub id: String,
    pub surface: String,
    pub kind: Option<String>,
    pub ambiguous: bool,
}

/// An entry of the registry. It lies in no article, unless it reaches no further than one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActorJson {
    pub id: String,
    pub article: Option<String>,
    /// Who wrote the entry last.
    pub annotator: Option<String>,
    pub spans: Vec<Span>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub scope: &'static str,
    pub aliases: Vec<AliasJson>,
    pub merged_into: Option<String>,
    pub note: Option<String>,
}

/// Everything tagged. Relations and canonical claims are not stored yet; their lists are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tags {
    pub mentions: Vec<MentionJson>,
    pub claims: Vec<ClaimJson>,
    pub attributions: Vec<AttributionJson>,
    pub stances: Vec<StanceJson>,
    pub relations: Vec<serde_json::Value>,
    pub canonical: Vec<serde_json::Value>,
    pub actors: Vec<ActorJson>,
}

fn mention(it: &Mention) -> MentionJson {
    MentionJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans_of(&it.anchor),
        actor: it.actor.as_ref().map(ToString::to_string),
        form: code(&it.form),
        implicit: it.anchor.is_none(),
        meta: meta(&it.meta),
    }
}

/// One claim as JSON shows it.
pub fn claim(project: &Project, it: &Claim) -> ClaimJson {
    ClaimJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans(&it.anchor),
        kind: it.kind.as_ref().and_then(code),
        claimant: project
            .claimant_of(&it.id)
            .map(|actor| actor.id.to_string()),
        certainty: code(&it.certainty),
        polarity: code(&it.polarity),
        conditional: it.conditional,
        attribution: project.attribution_of(&it.id).map(|one| one.id.to_string()),
        meta: meta(&it.meta),
    }
}

/// The claim at the bottom of a chain, if the chain leads to one.
fn claim_below<'a>(project: &'a Project, it: &'a Attribution) -> Option<&'a Claim> {
    let mut content = &it.content;
    // A chain that runs in a circle ends here; no real one is as long.
    for _ in 0..1000 {
        match content {
            Content::Claim(id) => return project.claims().get(id),
            Content::Attribution(id) => content = &project.attributions().get(id)?.content,
        }
    }
    None
}

fn level(project: &Project, it: &Attribution) -> usize {
    let Some(claim) = claim_below(project, it) else {
        return 1;
    };
    let chain = project.chain_of(&claim.id);
    let place = chain.iter().position(|one| one.id == it.id);
    place.map_or(1, |place| chain.len() - place)
}

fn attribution(project: &Project, it: &Attribution) -> AttributionJson {
    let (claim, child_attribution) = match &it.content {
        Content::Claim(id) => (Some(id.to_string()), None),
        Content::Attribution(id) => (None, Some(id.to_string())),
    };
    let source_actor = it
        .source
        .as_ref()
        .and_then(|id| project.mentions().get(id)?.actor.as_ref())
        .and_then(|id| project.resolve(id));
    AttributionJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans_of(&it.cue),
        claim,
        child_attribution,
        source: it.source.as_ref().map(ToString::to_string),
        source_actor: source_actor.map(|actor| actor.id.to_string()),
        source_visibility: code(&it.visibility),
        cue: spans_of(&it.cue),
        act: code(&it.act),
        quote_mode: code(&it.quote_mode),
        outlet_commitment: code(&it.outlet_commitment),
        level: level(project, it),
        meta: meta(&it.meta),
    }
}

fn stance(it: &Stance) -> StanceJson {
    let (target, target_kind) = match &it.target {
        Target::Claim(id) => (id.to_string(), "claim"),
        Target::Actor(id) => (id.to_string(), "actor"),
        Target::Canonical(id) => (id.to_string(), "canonical"),
        Target::Topic(id) => (id.to_string(), "topic"),
    };
    StanceJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans_of(&it.evidence),
        holder: it.holder.as_ref().map(ToString::to_string),
        target,
        target_kind,
        dimension: code(&it.dimension),
        label: code(&it.label),
        intensity: it.intensity,
        explicitness: code(&it.explicitness),
        via: it.via.as_ref().map(ToString::to_string),
        meta: meta(&it.meta),
    }
}

/// One actor as JSON shows it.
pub fn actor(project: &Project, it: &Actor) -> ActorJson {
    let (scope, article) = match &it.scope {
        ActorScope::Project => ("project", None),
        ActorScope::Article(id) => ("article", Some(id.to_string())),
    };
    let aliases = project.aliases_of(&it.id).map(|alias| AliasJson {
        id: alias.id.to_string(),
        surface: alias.surface.clone(),
        kind: code(&alias.kind),
        ambiguous: alias.ambiguous,
    });
    let writer = Actor::table(project)
        .register(&it.id)
        .and_then(crate::model::register::Register::winner);
    ActorJson {
        id: it.id.to_string(),
        article,
        annotator: writer.map(|version| version.by.to_string()),
        spans: Vec::new(),
        kind: code(&it.kind),
        name_ar: text(&it.name_ar),
        name_en: text(&it.name_en),
        scope,
        aliases: aliases.collect(),
        merged_into: it.merged_into.as_ref().map(ToString::to_string),
        note: text(&it.note),
    }
}

/// Everything tagged, as wanted: articles in the order of ids, tags in reading order. Actors are
/// all of them, or, if an article or annotators are named, those that the tags point at.
pub fn tags(project: &Project, wanted: &Selection) -> Tags {
    let mut tags = Tags::default();
    for article in project.articles().iter() {
        if wanted.article.as_ref().is_none_or(|id| *id == article.id) {
            add_article(project, &article.id, wanted, &mut tags);
        }
    }
    if wanted.wants_kind(ListKind::Actors) {
        let narrowed = wanted.article.is_some() || !wanted.annotators.is_empty();
        let named = narrowed.then(|| actors_named(project, wanted));
        tags.actors = project
            .actors()
            .iter()
            .filter(|it| named.as_ref().is_none_or(|named| named.contains(&it.id)))
            .map(|it| actor(project, it))
            .collect();
    }
    tags
}

fn add_article(project: &Project, article: &ArticleId, wanted: &Selection, to: &mut Tags) {
    let found = project.tags(article, None);
    if wanted.wants_kind(ListKind::Mentions) {
        let some = found
            .mentions
            .iter()
            .filter(|it| wanted.wants(&it.annotator));
        to.mentions.extend(some.map(|it| mention(it)));
    }
    if wanted.wants_kind(ListKind::Claims) {
        let some = found.claims.iter().filter(|it| wanted.wants(&it.annotator));
        to.claims.extend(some.map(|it| claim(project, it)));
    }
    if wanted.wants_kind(ListKind::Attributions) {
        let mut some: Vec<_> = found
            .attributions
            .iter()
            .filter(|it| wanted.wants(&it.annotator))
            .collect();
        some.sort_by_key(|it| (claim_place(claim_below(project, it)), it.id.clone()));
        to.attributions
            .extend(some.into_iter().map(|it| attribution(project, it)));
    }
    if wanted.wants_kind(ListKind::Stances) {
        let mut some: Vec<_> = found
            .stances
            .iter()
            .filter(|it| wanted.wants(&it.annotator))
            .collect();
        some.sort_by_key(|it| {
            let target = match &it.target {
                Target::Claim(id) => project.claims().get(id),
                Target::Actor(_) | Target::Canonical(_) | Target::Topic(_) => None,
            };
            (claim_place(target), it.id.clone())
        });
        to.stances.extend(some.into_iter().map(|it| stance(it)));
    }
}

/// Where a claim begins and ends; what has no claim comes last.
fn claim_place(claim: Option<&Claim>) -> (usize, usize) {
    claim.map_or((usize::MAX, 0), |it| (it.anchor.start(), it.anchor.end()))
}

/// Actors that the wanted tags point at, with those they were merged into.
fn actors_named(project: &Project, wanted: &Selection) -> BTreeSet<ActorId> {
    let mut named = BTreeSet::new();
    let mut name = |id: &ActorId| {
        named.insert(id.clone());
        named.extend(project.resolve(id).map(|actor| actor.id.clone()));
    };
    for article in project.articles().iter() {
        if wanted.article.as_ref().is_some_and(|id| *id != article.id) {
            continue;
        }
        let tags = project.tags(&article.id, None);
        for it in tags
            .mentions
            .iter()
            .filter(|it| wanted.wants(&it.annotator))
        {
            it.actor.iter().for_each(&mut name);
        }
        for it in tags.stances.iter().filter(|it| wanted.wants(&it.annotator)) {
            it.holder.iter().for_each(&mut name);
            if let Target::Actor(id) = &it.target {
                name(id);
            }
        }
    }
    named
}
