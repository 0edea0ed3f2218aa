//! Questions asked of a project: what lies in an article, who claims a claim, who is offered as
//! its claimant. Reads only; answers are in reading order.

use super::project::Link;
use super::{
    Actor, ActorId, ActorScope, Alias, AnnotatorId, ArticleId, Attribution, Claim, ClaimId,
    Content, Mention, Project, Stance, Target,
};

/// The tags one annotator (or everybody) made in one article, in reading order.
#[derive(Debug, Default)]
pub struct ArticleTags<'a> {
    pub mentions: Vec<&'a Mention>,
    pub claims: Vec<&'a Claim>,
    pub attributions: Vec<&'a Attribution>,
    pub stances: Vec<&'a Stance>,
}

impl Project {
    /// Tags of `article`; only those of `annotator` if one is named.
    pub fn tags<'a>(
        &'a self,
        article: &ArticleId,
        annotator: Option<&'a AnnotatorId>,
    ) -> ArticleTags<'a> {
        let link = Link::Article(article.clone());
        let wanted = |owner: &AnnotatorId| annotator.is_none_or(|one| one == owner);
        ArticleTags {
            mentions: self.mentions_in(article, annotator),
            claims: self.claims_in(article, annotator),
            attributions: self
                .linked(&link)
                .filter(|it: &&Attribution| wanted(&it.annotator))
                .collect(),
            stances: self
                .linked(&link)
                .filter(|it: &&Stance| wanted(&it.annotator))
                .collect(),
        }
    }

    /// Mentions in `article`, those without a place last; only those of `annotator` if one is
    /// named.
    pub fn mentions_in<'a>(
        &'a self,
        article: &ArticleId,
        annotator: Option<&AnnotatorId>,
    ) -> Vec<&'a Mention> {
        let mut mentions: Vec<&Mention> = self
            .linked(&Link::Article(article.clone()))
            .filter(|it: &&Mention| annotator.is_none_or(|one| *one == it.annotator))
            .collect();
        // Compared by reference: this is asked for whole articles, often.
        let place = |it: &Mention| {
            let anchor = it.anchor.as_ref();
            anchor.map_or((usize::MAX, 0), |a| (a.start(), a.end()))
        };
        mentions.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
        mentions
    }

    /// Claims in `article`; only those of `annotator` if one is named.
    pub fn claims_in<'a>(
        &'a self,
        article: &ArticleId,
        annotator: Option<&AnnotatorId>,
    ) -> Vec<&'a Claim> {
        let mut claims: Vec<&Claim> = self
            .linked(&Link::Article(article.clone()))
            .filter(|it: &&Claim| annotator.is_none_or(|one| *one == it.annotator))
            .collect();
        let place = |it: &Claim| (it.anchor.start(), it.anchor.end());
        claims.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
        claims
    }

    /// The actor an id stands for today, following merges.
    pub fn resolve(&self, id: &ActorId) -> Option<&Actor> {
        let mut actor = self.actors().get(id)?;
        for _ in 0..1000 {
            let Some(next) = actor
                .merged_into
                .as_ref()
                .and_then(|id| self.actors().get(id))
            else {
                break;
            };
            actor = next;
        }
        Some(actor)
    }

    /// The attribution of a claim, the one nearest to it.
    pub fn attribution_of(&self, claim: &ClaimId) -> Option<&Attribution> {
        self.linked(&Link::Content(Content::Claim(claim.clone())))
            .next()
    }

    /// Attributions of a claim from the nearest source outwards.
    pub fn chain_of(&self, claim: &ClaimId) -> Vec<&Attribution> {
        let mut chain = Vec::new();
        let mut next = self.attribution_of(claim);
        while let Some(one) = next {
            if chain.iter().any(|seen: &&Attribution| seen.id == one.id) {
                break;
            }
            chain.push(one);
            next = self
                .linked(&Link::Content(Content::Attribution(one.id.clone())))
                .next();
        }
        chain
    }

    /// Who makes the claim: the actor of the source nearest to it.
    pub fn claimant_of(&self, claim: &ClaimId) -> Option<&Actor> {
        self.claimant_by(self.attribution_of(claim)?)
    }

    /// The actor of an attribution's source.
    pub fn claimant_by(&self, attribution: &Attribution) -> Option<&Actor> {
        let source = attribution.source.as_ref()?;
        let actor = self.mentions().get(source)?.actor.as_ref()?;
        self.resolve(actor)
    }

    /// Stances on a claim, in the order of ids.
    pub fn stances_on(&self, claim: &ClaimId) -> impl Iterator<Item = &Stance> {
        self.linked(&Link::Target(Target::Claim(claim.clone())))
    }

    /// Other ways of writing an actor's name.
    pub fn aliases_of(&self, actor: &ActorId) -> impl Iterator<Item = &Alias> {
        self.linked(&Link::Actor(actor.clone()))
    }

    /// Everything an actor is called: both names, then aliases.
    pub fn names_of<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a str> {
        [actor.name_ar.as_str(), actor.name_en.as_str()]
            .into_iter()
            .filter(|name| !name.is_empty())
            .chain(
                self.aliases_of(&actor.id)
                    .map(|alias| alias.surface.as_str()),
            )
    }

    /// Actors that were not merged into another.
    pub fn living_actors(&self) -> impl Iterator<Item = &Actor> {
        self.actors()
            .iter()
            .filter(|actor| actor.merged_into.is_none())
    }

    /// Likely claimants of a claim at `range` of `article`, best first: actors mentioned nearest
    /// (before counts as nearer than after), then those who claimed last in this article, then
    /// those mentioned most in the project.
    pub fn likely_claimants(
        &self,
        article: &ArticleId,
        annotator: &AnnotatorId,
        range: &std::ops::Range<usize>,
    ) -> Vec<&Actor> {
        let mut offered: Vec<&Actor> = Vec::new();
        let mut offer = |actor: Option<&'_ ActorId>| {
            if let Some(actor) = actor.and_then(|id| self.resolve(id))
                && reaches(actor, article)
                && !offered.iter().any(|one| one.id == actor.id)
            {
                offered.push(actor);
            }
        };
        let mut near: Vec<(usize, &Mention)> = self
            .mentions_in(article, Some(annotator))
            .into_iter()
            .filter_map(|mention| {
                let anchor = mention.anchor.as_ref()?;
                let distance = if anchor.end() <= range.start {
                    range.start - anchor.end()
                } else {
                    // What follows a claim is its source only where it follows at once.
                    anchor.start().saturating_sub(range.end) * 5 + 60
                };
                (!anchor.overlaps(range)).then_some((distance, mention))
            })
            .collect();
        near.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
        for (_, mention) in near {
            offer(mention.actor.as_ref());
        }
        for claim in self.claims_in(article, Some(annotator)).iter().rev() {
            offer(self.claimant_of(&claim.id).map(|actor| &actor.id));
        }
        let mut rest: Vec<_> = self
            .living_actors()
            .map(|actor| {
                let link = Link::Actor(actor.id.clone());
                (
                    std::cmp::Reverse(self.linked::<Mention>(&link).count()),
                    &actor.id,
                )
            })
            .collect();
        rest.sort();
        for (_, actor) in rest {
            offer(Some(actor));
        }
        offered
    }
}

/// Unnamed and vague actors stay inside their article.
fn reaches(actor: &Actor, article: &ArticleId) -> bool {
    match &actor.scope {
        ActorScope::Project => true,
        ActorScope::Article(home) => home == article,
    }
}

impl Project {
    /// The claims of `annotator` whose nearest source is `actor`, by article and place.
    pub fn claims_by(&self, actor: &ActorId, annotator: &AnnotatorId) -> Vec<&Claim> {
        let mut claims: Vec<&Claim> = self
            .linked::<Mention>(&Link::Actor(actor.clone()))
            .flat_map(|mention| self.linked::<Attribution>(&Link::Source(mention.id.clone())))
            .filter(|attribution| attribution.annotator == *annotator)
            .filter_map(|attribution| match &attribution.content {
                Content::Claim(claim) => self.claims().get(claim),
                Content::Attribution(_) => None,
            })
            .collect();
        claims.sort_by_key(|claim| {
            (
                claim.article.clone(),
                claim.anchor.start(),
                claim.id.clone(),
            )
        });
        claims
    }
}
