//! A large project of invented articles with many tags.

use std::path::Path;
use std::sync::Arc;

use isnad::app::platform::{Platform, SystemPlatform};
use isnad::app::{AppError, Session};
use isnad::model::article::Basis;
use isnad::model::edit::{Item, library, linking, tagging};
use isnad::model::{ActorId, ActorScope, Article, ArticleDate, ArticleId, Code, Codebook};
use isnad::store::{Folder, ImportRecord};

use crate::article::{Dice, article};

/// Claims, each with cue, claimant and stance, among the tags of a large article.
const CLAIMS: usize = 600;
/// Length of the longest claim, in scalars.
const CLAIM_SCALARS: usize = 160;
const ACTORS: usize = 40;

pub fn platform() -> Arc<dyn Platform> {
    Arc::new(SystemPlatform::default())
}

/// Opens a project that was made before.
pub fn open(folder: &Folder) -> Result<Session, AppError> {
    Session::open(folder.clone(), platform(), None)
}

/// A new project without articles.
pub fn create(folder: &Folder) -> Result<Session, AppError> {
    let codebook = Codebook::isnad_default();
    Session::create(folder.clone(), platform(), "salma", "قياس", codebook)
}

pub fn on_disk(path: &Path) -> Folder {
    isnad::app::library::folder(path)
}

/// Adds an article of so many words and so many tags (mentions and claims).
pub fn add(
    session: &mut Session,
    number: usize,
    words: usize,
    tags: usize,
) -> Result<ArticleId, AppError> {
    let text = article(words, number as u64);
    let (id, scalars) = put(session, number, &text)?;
    let actors = actors(session, number)?;
    tag(session, &id, scalars, tags, &actors)?;
    Ok(id)
}

/// Adds an article of this text, untagged; its id and its length in scalars.
pub fn put(
    session: &mut Session,
    number: usize,
    text: &str,
) -> Result<(ArticleId, usize), AppError> {
    let id = ArticleId::new(format!("salma-b-{number:04}"));
    let record = ImportRecord {
        bytes: text.len() as u64,
        ..ImportRecord::default()
    };
    let revision = session.folder().put_text(&id, text.as_bytes(), &record)?;
    let scalars = text.chars().count();
    let made = Article {
        id: id.clone(),
        // As long as the import takes at most.
        title: text
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(200)
            .collect(),
        title_basis: Basis::Guessed,
        outlet: "وكالة القياس".to_owned(),
        outlet_basis: Basis::Unknown,
        date: ArticleDate::default(),
        revision,
        scalars: u32::try_from(scalars).unwrap_or(u32::MAX),
        file: format!("{number}.txt"),
        bytes: text.len() as u64,
        images: Vec::new(),
        regions: Vec::new(),
        notes: Vec::new(),
        ext: Vec::new(),
    };
    session.plan(|desk| library::add_article(desk, made))?;
    Ok((id, scalars))
}

/// Actors to be named in an article.
pub fn actors(session: &mut Session, number: usize) -> Result<Vec<ActorId>, AppError> {
    let mut found = Vec::new();
    for actor in 0..ACTORS {
        let fields = library::ActorFields {
            name_ar: Some(format!("فاعل {number} {actor}")),
            name_en: Some(format!("Actor {number} {actor}")),
            kind: None,
        };
        let made = session.plan(|desk| library::add_actor(desk, &fields, ActorScope::default()))?;
        if let Some(Item::Actor(id)) = made {
            found.push(id);
        }
    }
    Ok(found)
}

/// Claims and mentions all over the article, some of them over others.
pub fn tag(
    session: &mut Session,
    article: &ArticleId,
    scalars: usize,
    tags: usize,
    actors: &[ActorId],
) -> Result<(), AppError> {
    let mut dice = Dice::new(scalars as u64);
    let claims = CLAIMS.min(tags / 3);
    let kinds = ["factual", "prediction", "demand", "evaluation"];
    let signs = ["support", "oppose", "neutral"];
    for number in 0..claims {
        let start = 60 + number * (scalars - 400) / claims.max(1);
        let end = start + 40 + dice.below(CLAIM_SCALARS - 40);
        let anchor = session.anchor(article, start..end)?;
        let kind = Code::from(kinds[number % kinds.len()]);
        let known = session.project().codebook().knows("claim.type", &kind);
        let fields = tagging::ClaimFields {
            kind: known.then_some(kind),
            ..tagging::ClaimFields::default()
        };
        let made = session.plan(|desk| tagging::claim(desk, article, anchor, &fields))?;
        let Some(Item::Claim(claim)) = made else {
            continue;
        };
        let cue = session.anchor(article, start - 8..start - 2)?;
        session.plan(|desk| linking::cue(desk, &claim, Some(cue)))?;
        if let Some(actor) = actors.get(number % actors.len().max(1)) {
            let who = linking::Claimant::Actor(actor.clone());
            let fields = linking::AttributionFields::default();
            session.plan(|desk| linking::claimant(desk, &claim, &who, &fields))?;
        }
        let label = Code::from(signs[number % signs.len()]);
        let dimension = Code::default();
        session.plan(|desk| linking::stance(desk, &claim, &label, &dimension, None))?;
    }
    let mentions = tags - claims;
    for number in 0..mentions {
        let start = 80 + number * (scalars - 400) / mentions.max(1);
        let end = start + 5 + dice.below(20);
        let anchor = session.anchor(article, start..end)?;
        let actor = actors.get(number % actors.len().max(1)).cloned();
        session.plan(|desk| tagging::mention(desk, article, Some(anchor), actor.as_ref()))?;
    }
    Ok(())
}
