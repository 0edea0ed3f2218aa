//! Questions asked of a project: what lies in an article, who claims a claim, who is offered as
//! its claimant. Reads only; answers are in reading order.

use super::codebook::EditionState;
use super::field::{Value, fields_of};
use super::project::{Entity, Link, of_kind};
use super::tag::of_tag;
use super::{
    Actor, ActorId, ActorScope, Affiliation, Alias, Anchor, AnnotatorId, ArticleId, Attribution,
    Canonical, CanonicalId, Claim, ClaimId, Code, Comment, CommentId, Content, Edition, EntityKind,
    Fragment, Id, Item, Mention, Project, Relation, Role, Stance, Tag, Target, ThreadState, Topic,
    TopicId, Work,
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

    /// The stance that stands for a claim where only one is shown, of those its annotator made: the
    /// claimant's own, else the first.
    pub fn shown_stance_on(&self, claim: &ClaimId) -> Option<&Stance> {
        let owner = self.claims().get(claim).map(|claim| &claim.annotator);
        let claimant = self.claimant_of(claim).map(|actor| &actor.id);
        let holder = |stance: &Stance| {
            let holder = stance.holder.as_ref().and_then(|id| self.resolve(id));
            holder.map(|actor| actor.id.clone())
        };
        let own = || {
            self.stances_on(claim)
                .filter(|it| Some(&it.annotator) == owner)
        };
        own()
            .find(|it| claimant.is_some() && holder(it).as_ref() == claimant)
            .or_else(|| own().next())
    }

    /// The claim that a tag is about: itself, or what an attribution or stance stands on.
    pub fn claim_of(&self, item: &Item) -> Option<&Claim> {
        match item {
            Item::Claim(id) => self.claims().get(id),
            Item::Attribution(id) => {
                let mut content = &self.attributions().get(id)?.content;
                for _ in 0..1000 {
                    match content {
                        Content::Claim(id) => return self.claims().get(id),
                        Content::Attribution(id) => {
                            content = &self.attributions().get(id)?.content;
                        }
                    }
                }
                None
            }
            Item::Stance(id) => match &self.stances().get(id)?.target {
                Target::Claim(id) => self.claims().get(id),
                _ => None,
            },
            Item::Relation(id) => self.claims().get(&self.relations().get(id)?.from),
            _ => None,
        }
    }

    /// Where a tag lies: its own place, else that of the claim it is about.
    pub fn place_of(&self, item: &Item) -> Option<(&ArticleId, &Anchor)> {
        let own = of_tag!(item, T, id => {
            let tag = T::table(self).get(id)?;
            tag.place().map(|place| (tag.article(), place))
        }, else => None);
        own.or_else(|| {
            self.claim_of(item)
                .map(|claim| (&claim.article, &claim.anchor))
        })
    }

    /// What a tag says of its tagging; `None` of what is no tag.
    pub fn meta(&self, item: &Item) -> Option<&super::Meta> {
        of_tag!(item, T, id => T::table(self).get(id).map(Tag::meta), else => None)
    }

    /// The article a tag lies in; of a relation that of its first claim.
    pub fn article_of_item(&self, item: &Item) -> Option<ArticleId> {
        of_tag!(item, T, id => T::table(self).get(id).map(|it| it.article().clone()), else => {
            match item {
                Item::Article(id) => Some(id.clone()),
                _ => None,
            }
        })
    }

    /// True if the thing is there; a label, if the codebook in force has it.
    pub fn has(&self, item: &Item) -> bool {
        of_tag!(item, T, id => T::table(self).get(id).is_some(), else => match item {
            Item::Actor(id) => self.actors().get(id).is_some(),
            Item::Canonical(id) => self.canonicals().get(id).is_some(),
            Item::Topic(id) => self.topics().get(id).is_some(),
            Item::Article(id) => self.articles().get(id).is_some(),
            Item::Label(set, code) => self.codebook().knows(set.as_str(), code),
            _ => false,
        })
    }

    /// What of an article's text is the site's, in order, none overlapping another.
    pub fn furniture(&self, article: &ArticleId) -> Vec<Fragment> {
        let article = self.articles().get(article);
        let regions = article.into_iter().flat_map(|it| &it.regions);
        regions.map(|region| region.place).collect()
    }

    /// Who made changes of a thing that were overruled by another that did not know of them. What
    /// is the same on both sides is not told. True with those that removed the thing.
    pub fn overruled(&self, kind: EntityKind, id: &str) -> Vec<(AnnotatorId, bool)> {
        fn of<T: Entity>(project: &Project, id: &str) -> Vec<(AnnotatorId, bool)> {
            let Some(register) = T::table(project).register(&Id::new(id)) else {
                return Vec::new();
            };
            let shown = register.value();
            let lost = register.losers().iter();
            let lost = lost.filter(|it| it.value.as_deref() != shown);
            lost.map(|it| (it.by.clone(), it.value.is_none())).collect()
        }
        of_kind!(kind, T => of::<T>(self, id))
    }

    /// Relations of a claim, at whichever end, in the order of ids.
    pub fn relations_of(&self, claim: &ClaimId) -> impl Iterator<Item = &Relation> {
        self.linked(&Link::Claim(claim.clone()))
    }

    /// What an actor belongs to, and what belongs to it.
    pub fn affiliations_of(&self, actor: &ActorId) -> impl Iterator<Item = &Affiliation> {
        self.linked(&Link::Actor(actor.clone()))
    }

    /// Offices and titles of an actor, in the order of ids.
    pub fn roles_of(&self, actor: &ActorId) -> impl Iterator<Item = &Role> {
        self.linked(&Link::Actor(actor.clone()))
    }

    /// The draft of a codebook that an annotator works on.
    pub fn draft_of(&self, annotator: &AnnotatorId) -> Option<&Edition> {
        self.editions()
            .iter()
            .find(|it| it.state == EditionState::Draft && it.annotator == *annotator)
    }

    /// Tags of an annotator whose label means something else since they were made: an edition
    /// published after the tag's own changed it, and nobody has looked since.
    pub fn to_recheck(&self, annotator: &AnnotatorId) -> Vec<Item> {
        let editions = self.published();
        if editions.iter().all(|it| it.recheck.is_empty()) {
            return Vec::new();
        }
        let age = |version: &Code| {
            let place = editions.iter().position(|it| it.book.version == *version);
            place.map_or(0, |place| place + 1)
        };
        let mut items = Vec::new();
        let mut look = |item: Item, guideline: &Code| {
            let since = age(guideline);
            let changed = editions
                .iter()
                .skip(since)
                .flat_map(|it| &it.recheck)
                .any(|(set, code)| self.carries(&item, set.as_str(), code));
            if changed {
                items.push(item);
            }
        };
        fn each<T: Tag>(
            project: &Project,
            annotator: &AnnotatorId,
            look: &mut impl FnMut(Item, &Code),
        ) {
            for it in T::table(project).iter() {
                if it.annotator() == annotator {
                    look(it.item(), &it.meta().guideline);
                }
            }
        }
        each::<Mention>(self, annotator, &mut look);
        each::<Claim>(self, annotator, &mut look);
        each::<Attribution>(self, annotator, &mut look);
        each::<Stance>(self, annotator, &mut look);
        each::<Relation>(self, annotator, &mut look);
        items
    }

    /// True if some field of a thing carries this label.
    pub fn carries(&self, item: &Item, set: &str, code: &Code) -> bool {
        fields_of(item)
            .filter(|field| field.set() == Some(set))
            .any(|field| match self.value(item, field) {
                Some(Value::Label(one)) => one == *code,
                Some(Value::Labels(some)) => some.contains(code),
                _ => false,
            })
    }

    /// Everything that carries a label, for a preview of what a change to it touches.
    pub fn carriers(&self, set: &str, code: &Code) -> Vec<Item> {
        fn each<'a, T: Tag + 'a>(project: &'a Project) -> impl Iterator<Item = super::Item> {
            T::table(project).iter().map(Tag::item)
        }
        each::<Mention>(self)
            .chain(each::<Claim>(self))
            .chain(each::<Attribution>(self))
            .chain(each::<Stance>(self))
            .chain(each::<Relation>(self))
            .chain(self.actors().iter().map(|it| Item::Actor(it.id.clone())))
            .filter(|item| self.carries(item, set, code))
            .collect()
    }

    /// What an annotator is called: by name, else by id.
    pub fn person<'a>(&'a self, id: &'a AnnotatorId) -> &'a str {
        let found = self.annotators().get(id).map(|it| it.name.as_str());
        found.filter(|name| !name.is_empty()).unwrap_or(id.as_str())
    }

    /// First comments of the threads on a thing, oldest first.
    pub fn threads_on(&self, item: &Item) -> Vec<&Comment> {
        let mut threads: Vec<&Comment> = self
            .linked::<Comment>(&Link::Item(item.clone()))
            .filter(|it| it.thread.is_none())
            .collect();
        threads.sort_by_key(|it| (it.written_ms, &it.id));
        threads
    }

    /// Answers in a thread, oldest first.
    pub fn answers_to(&self, thread: &CommentId) -> Vec<&Comment> {
        let mut answers: Vec<&Comment> = self
            .linked::<Comment>(&Link::Thread(thread.clone()))
            .collect();
        answers.sort_by_key(|it| (it.written_ms, &it.id));
        answers
    }

    /// True if the last word on a thread's state says that it is settled.
    pub fn is_settled(&self, thread: &CommentId) -> bool {
        let last = self
            .answers_to(thread)
            .into_iter()
            .rev()
            .find(|it| it.state != ThreadState::Unchanged);
        last.is_some_and(|it| it.state == ThreadState::Settled)
    }

    /// True if this annotator wants no suggestions in this article.
    pub fn is_without_suggestions(&self, annotator: &AnnotatorId, article: &ArticleId) -> bool {
        let work = self.work().get(&Work::id_of(annotator, article));
        work.is_some_and(|it| it.without_suggestions)
    }

    /// The canonical claim an id stands for today, following merges.
    pub fn resolve_canonical(&self, id: &CanonicalId) -> Option<&Canonical> {
        let mut found = self.canonicals().get(id)?;
        for _ in 0..1000 {
            let next = found.merged_into.as_ref();
            let Some(next) = next.and_then(|id| self.canonicals().get(id)) else {
                break;
            };
            found = next;
        }
        Some(found)
    }

    /// The topic an id stands for today, following merges.
    pub fn resolve_topic(&self, id: &TopicId) -> Option<&Topic> {
        let mut found = self.topics().get(id)?;
        for _ in 0..1000 {
            let next = found.merged_into.as_ref();
            let Some(next) = next.and_then(|id| self.topics().get(id)) else {
                break;
            };
            found = next;
        }
        Some(found)
    }

    /// Claims that belong to a canonical claim or to one merged into it; only those of `annotator`
    /// if one is named. By article and place.
    pub fn members_of(&self, id: &CanonicalId, annotator: Option<&AnnotatorId>) -> Vec<&Claim> {
        let mut members = Vec::new();
        let mut open = vec![id.clone()];
        let mut seen = 0;
        while let Some(id) = open.get(seen).cloned() {
            seen += 1;
            let link = Link::Canonical(id);
            members.extend(self.linked::<Claim>(&link));
            for loser in self.linked::<Canonical>(&link) {
                if !open.contains(&loser.id) {
                    open.push(loser.id.clone());
                }
            }
        }
        members.retain(|it: &&Claim| annotator.is_none_or(|one| *one == it.annotator));
        members.sort_by(|a, b| {
            let place = |it: &Claim| (it.anchor.start(), it.anchor.end());
            (a.article.cmp(&b.article))
                .then_with(|| place(a).cmp(&place(b)))
                .then_with(|| a.id.cmp(&b.id))
        });
        members
    }

    /// Pairs of members that assert and deny the same proposition about times that overlap, and
    /// are not related yet: candidates for a contradiction, for a person to confirm.
    pub fn contradictions_in(
        &self,
        id: &CanonicalId,
        annotator: Option<&AnnotatorId>,
    ) -> Vec<(&Claim, &Claim)> {
        let members = self.members_of(id, annotator);
        let denies = |it: &Claim| it.canonical.as_ref().is_some_and(|place| place.denies);
        let mut pairs = Vec::new();
        for (place, one) in members.iter().enumerate() {
            for other in members.iter().skip(place + 1) {
                let related = || {
                    self.relations_of(&one.id)
                        .any(|relation| *relation.other(&one.id) == other.id)
                };
                if denies(one) != denies(other)
                    && one.annotator == other.annotator
                    && one.event_time.overlaps(&other.event_time)
                    && !related()
                {
                    pairs.push((*one, *other));
                }
            }
        }
        pairs
    }

    /// An actor's id and those of all that were merged into it.
    pub fn ids_of(&self, actor: &ActorId) -> Vec<ActorId> {
        let mut ids = vec![actor.clone()];
        let mut seen = 0;
        while let Some(id) = ids.get(seen).cloned() {
            seen += 1;
            for loser in self.linked::<Actor>(&Link::Actor(id)) {
                if !ids.contains(&loser.id) {
                    ids.push(loser.id.clone());
                }
            }
        }
        ids
    }

    /// The tags that name an actor or one merged into it: mentions, stances it holds or is the
    /// target of, claims about its interests, attributions addressed to it.
    pub fn uses_of(&self, actor: &ActorId) -> Vec<Item> {
        let mut uses = Vec::new();
        for id in self.ids_of(actor) {
            let link = Link::Actor(id.clone());
            uses.extend(
                self.linked::<Mention>(&link)
                    .map(|it| Item::Mention(it.id.clone())),
            );
            uses.extend(
                self.linked::<Claim>(&link)
                    .map(|it| Item::Claim(it.id.clone())),
            );
            uses.extend(
                self.linked::<Attribution>(&link)
                    .map(|it| Item::Attribution(it.id.clone())),
            );
            let target = Link::Target(Target::Actor(id));
            uses.extend(
                self.linked::<Stance>(&link)
                    .chain(self.linked::<Stance>(&target))
                    .map(|it| Item::Stance(it.id.clone())),
            );
        }
        uses.sort();
        uses.dedup();
        uses
    }

    /// Other ways of writing an actor's name, also those of actors merged into it.
    pub fn aliases_of(&self, actor: &ActorId) -> impl Iterator<Item = &Alias> {
        self.ids_of(actor)
            .into_iter()
            .flat_map(|id| self.linked(&Link::Actor(id)))
    }

    /// Everything an actor is called: both names, those of actors merged into it, then aliases.
    pub fn names_of<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a str> {
        let losers = self.ids_of(&actor.id).into_iter().skip(1);
        std::iter::once(actor)
            .chain(losers.filter_map(|id| self.actors().get(&id)))
            .flat_map(|one| [one.name_ar.as_str(), one.name_en.as_str()])
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
    /// (before counts as nearer than after), then those who claimed last in this article.
    pub fn near_claimants(
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
        offered
    }

    /// True if an actor is there and not one of another article alone.
    pub fn may_claim_in(&self, actor: &ActorId, article: &ArticleId) -> bool {
        let actor = self.actors().get(actor);
        actor.is_some_and(|actor| reaches(actor, article))
    }

    /// How often an annotator mentions an actor; what colleagues do must not guide anybody.
    pub fn count_mentions(&self, actor: &ActorId, annotator: &AnnotatorId) -> usize {
        self.linked::<Mention>(&Link::Actor(actor.clone()))
            .filter(|it| it.annotator == *annotator)
            .count()
    }

    /// As [`Self::near_claimants`], then everybody else whose tags may name them in this article,
    /// those mentioned most first.
    pub fn likely_claimants(
        &self,
        article: &ArticleId,
        annotator: &AnnotatorId,
        range: &std::ops::Range<usize>,
    ) -> Vec<&Actor> {
        let mut offered = self.near_claimants(article, annotator, range);
        let near: std::collections::HashSet<&ActorId> = offered.iter().map(|it| &it.id).collect();
        let mut rest: Vec<(std::cmp::Reverse<usize>, &ActorId, &Actor)> = self
            .living_actors()
            .filter(|actor| reaches(actor, article) && !near.contains(&actor.id))
            .map(|actor| {
                let count = self.count_mentions(&actor.id, annotator);
                (std::cmp::Reverse(count), &actor.id, actor)
            })
            .collect();
        rest.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        offered.extend(rest.into_iter().map(|(_, _, actor)| actor));
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
            .ids_of(actor)
            .into_iter()
            .flat_map(|id| self.linked::<Mention>(&Link::Actor(id)))
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
