//! The rules of the model, as a list of what breaks them.
//!
//! The same list serves the strict door (the first violation refuses the transaction) and the
//! doctor (every violation in a joined project is a finding). Pure: it reads a project and
//! nothing else; files are checked by `store`.

use super::anchor::AnchorError;
use super::codebook::EditionState;
use super::project::{Entity, Link, of_kind};
use super::touch::everything;
use super::{
    Actor, ActorId, Affiliation, Alias, Anchor, AnnotatorId, Article, ArticleId, Assignment,
    Attribution, Bond, Canonical, CanonicalId, Change, Claim, ClaimId, Comment, Content, Decision,
    Edit, Edition, EntityKind, Id, Item, Mention, Project, Refusal, Relation, Review, Role, Spell,
    Stance, Target, Topic, TopicId, Work,
};

/// A broken rule: which entity breaks it and how.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} {id}: {rule}")]
pub struct Violation {
    pub kind: EntityKind,
    pub id: String,
    pub rule: Rule,
}

/// The rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    #[error("the article {0} is not there")]
    NoArticle(String),
    #[error("the actor {0} is not there")]
    NoActor(String),
    #[error("the content {0} is not there")]
    NoContent(String),
    #[error("the source mention {0} is not there")]
    NoSource(String),
    #[error("the attribution {0} is not there")]
    NoAttribution(String),
    #[error("the claim {0} is not there")]
    NoTarget(String),
    #[error("the canonical claim {0} is not there")]
    NoCanonical(String),
    #[error("the topic {0} is not there")]
    NoTopic(String),
    #[error("the thread {0} is not there")]
    NoThread(String),
    #[error("it joins a thing with itself")]
    WithItself,
    #[error("a published codebook is never changed")]
    Published,
    #[error("the codebook cannot be used: {0:?}")]
    Codebook(super::codebook::Fault),
    #[error("{0} is another annotator's or in another article")]
    Foreign(String),
    #[error("the decision takes over {0}, which it is not about")]
    NotAbout(String),
    #[error("its content is attributed twice")]
    AttributedTwice,
    #[error("the chain of attributions runs in a circle")]
    Circle,
    #[error("the merge runs in a circle")]
    MergeCircle,
    #[error("the topics run in a circle")]
    TopicCircle,
    #[error("an article needs a revision")]
    NoRevision,
    #[error("something still points at it")]
    InUse,
    #[error(transparent)]
    Anchor(#[from] AnchorError),
    #[error("an anchor ends at {end}, the article has {scalars} characters")]
    OutOfText { end: usize, scalars: u32 },
}

/// Rules that one edit's subject breaks in the project as it stands after the edit.
pub fn violations(project: &Project, edit: &Edit) -> Vec<Violation> {
    let Some((kind, id)) = edit.subject() else {
        return Vec::new();
    };
    let mut rules = rules_of(project, kind, id);
    let is_gone = of_kind!(kind, T => T::table(project).get(&Id::new(id)).is_none());
    if is_gone && is_in_use(project, edit) {
        rules.push(Rule::InUse);
    }
    if let Edit::Edition(change) = edit
        && change
            .before
            .as_ref()
            .is_some_and(|it| it.state == EditionState::Published)
    {
        rules.push(Rule::Published);
    }
    rules
        .into_iter()
        .map(|rule| Violation {
            kind,
            id: id.to_owned(),
            rule,
        })
        .collect()
}

/// True if the edit removes something that the same annotator's tags still point at, or a shared
/// thing that anybody's do. What colleagues point at may go; their tags become findings.
fn is_in_use(project: &Project, edit: &Edit) -> bool {
    fn owned<T: Entity>(project: &Project, link: &Link, hand: &AnnotatorId) -> bool {
        let mut linked = project.linked::<T>(link);
        linked.any(|one| one.hand() == Some(hand))
    }
    match edit {
        Edit::Article(Change {
            before: Some(it),
            after: None,
            ..
        }) => project.is_linked(&Link::Article(it.id.clone())),
        Edit::Actor(Change {
            before: Some(it),
            after: None,
            ..
        }) => {
            let target = Link::Target(Target::Actor(it.id.clone()));
            project.is_linked(&Link::Actor(it.id.clone())) || project.is_linked(&target)
        }
        Edit::Canonical(Change {
            before: Some(it),
            after: None,
            ..
        }) => {
            let target = Link::Target(Target::Canonical(it.id.clone()));
            project.is_linked(&Link::Canonical(it.id.clone())) || project.is_linked(&target)
        }
        Edit::Topic(Change {
            before: Some(it),
            after: None,
            ..
        }) => {
            let target = Link::Target(Target::Topic(it.id.clone()));
            project.is_linked(&Link::Topic(it.id.clone())) || project.is_linked(&target)
        }
        Edit::Mention(Change {
            before: Some(it),
            after: None,
            ..
        }) => owned::<Attribution>(project, &Link::Source(it.id.clone()), &it.annotator),
        Edit::Claim(Change {
            before: Some(it),
            after: None,
            ..
        }) => {
            let content = Link::Content(Content::Claim(it.id.clone()));
            let target = Link::Target(Target::Claim(it.id.clone()));
            let joined = Link::Claim(it.id.clone());
            owned::<Attribution>(project, &content, &it.annotator)
                || owned::<Stance>(project, &target, &it.annotator)
                || owned::<Relation>(project, &joined, &it.annotator)
        }
        Edit::Attribution(Change {
            before: Some(it),
            after: None,
            ..
        }) => {
            let content = Link::Content(Content::Attribution(it.id.clone()));
            owned::<Attribution>(project, &content, &it.annotator)
                || owned::<Stance>(project, &Link::Via(it.id.clone()), &it.annotator)
        }
        _ => false,
    }
}

/// Every broken rule of the whole project.
pub fn check(project: &Project) -> Vec<Violation> {
    let mut found = Vec::new();
    for (kind, id) in everything(project) {
        for rule in rules_of(project, kind, &id) {
            let id = id.to_string();
            found.push(Violation { kind, id, rule });
        }
    }
    found
}

/// Rules that one thing breaks; none if it is not there.
pub fn rules_of(project: &Project, kind: EntityKind, id: &str) -> Vec<Rule> {
    fn of<T: Entity>(
        project: &Project,
        id: &str,
        rules: impl Fn(&Project, &T) -> Vec<Rule>,
    ) -> Vec<Rule> {
        T::table(project)
            .get(&Id::new(id))
            .map(|it| rules(project, it))
            .unwrap_or_default()
    }
    match kind {
        EntityKind::Annotator => Vec::new(),
        EntityKind::Article => of(project, id, |_, article: &Article| {
            if article.revision.is_empty() {
                vec![Rule::NoRevision]
            } else {
                Vec::new()
            }
        }),
        EntityKind::Actor => of(project, id, actor_rules),
        EntityKind::Alias => of(project, id, |project, it: &Alias| {
            no_actor(project, [&it.actor])
        }),
        EntityKind::Role => of(project, id, |project, it: &Role| {
            no_actor(project, [&it.actor])
        }),
        EntityKind::Affiliation => of(project, id, affiliation_rules),
        EntityKind::Topic => of(project, id, topic_rules),
        EntityKind::Canonical => of(project, id, canonical_rules),
        EntityKind::Bond => of(project, id, bond_rules),
        // A draft may still have the faults of the book it was made from.
        EntityKind::Edition => of(project, id, |_, it: &Edition| match it.state {
            EditionState::Draft => Vec::new(),
            EditionState::Published => it.book.faults().into_iter().map(Rule::Codebook).collect(),
        }),
        EntityKind::Mention => of(project, id, mention_rules),
        EntityKind::Claim => of(project, id, claim_rules),
        EntityKind::Attribution => of(project, id, attribution_rules),
        EntityKind::Stance => of(project, id, stance_rules),
        EntityKind::Relation => of(project, id, relation_rules),
        EntityKind::Comment => of(project, id, comment_rules),
        EntityKind::Refusal => of(project, id, |project, it: &Refusal| {
            place_rules(project, &it.article, [&it.anchor])
        }),
        EntityKind::Work => of(project, id, |project, it: &Work| {
            place_rules(project, &it.article, [])
        }),
        EntityKind::Assignment => of(project, id, |project, it: &Assignment| {
            let articles = it.work.iter();
            articles
                .flat_map(|one| place_rules(project, &one.article, []))
                .collect()
        }),
        EntityKind::Review => of(project, id, |project, it: &Review| {
            place_rules(project, &it.article, [])
        }),
        EntityKind::Decision => of(project, id, decision_rules),
        EntityKind::Spell => of(project, id, |project, it: &Spell| {
            place_rules(project, &it.article, [])
        }),
    }
}

/// Follows merges from `next`, which is not `start`: where they lead nowhere or run in a circle.
fn merge_rules<'a, T: Entity + 'a>(
    project: &'a Project,
    start: &Id<T>,
    mut next: Option<&'a Id<T>>,
    merged_into: impl Fn(&'a T) -> Option<&'a Id<T>>,
    missing: impl Fn(String) -> Rule,
) -> Vec<Rule> {
    for _ in 0..1000 {
        let Some(id) = next else { return Vec::new() };
        let Some(other) = T::table(project).get(id) else {
            return vec![missing(id.to_string())];
        };
        if other.id() == start {
            return vec![Rule::MergeCircle];
        }
        next = merged_into(other);
    }
    vec![Rule::MergeCircle]
}

/// A rule broken for each actor that is not there.
fn no_actor<'a>(project: &Project, ids: impl IntoIterator<Item = &'a ActorId>) -> Vec<Rule> {
    ids.into_iter()
        .filter(|id| project.actors().get(id).is_none())
        .map(|id| Rule::NoActor(id.to_string()))
        .collect()
}

fn no_canonical(project: &Project, id: &CanonicalId) -> Option<Rule> {
    let missing = project.canonicals().get(id).is_none();
    missing.then(|| Rule::NoCanonical(id.to_string()))
}

fn no_topic(project: &Project, id: &TopicId) -> Option<Rule> {
    let missing = project.topics().get(id).is_none();
    missing.then(|| Rule::NoTopic(id.to_string()))
}

fn no_claim(project: &Project, id: &ClaimId) -> Option<Rule> {
    let missing = project.claims().get(id).is_none();
    missing.then(|| Rule::NoTarget(id.to_string()))
}

fn actor_rules(project: &Project, actor: &Actor) -> Vec<Rule> {
    fn next(actor: &Actor) -> Option<&ActorId> {
        actor.merged_into.as_ref()
    }
    merge_rules(project, &actor.id, next(actor), next, Rule::NoActor)
}

fn affiliation_rules(project: &Project, affiliation: &Affiliation) -> Vec<Rule> {
    let mut rules = no_actor(project, [&affiliation.actor, &affiliation.to]);
    if affiliation.actor == affiliation.to {
        rules.push(Rule::WithItself);
    }
    rules
}

fn topic_rules(project: &Project, topic: &Topic) -> Vec<Rule> {
    fn next(topic: &Topic) -> Option<&TopicId> {
        topic.merged_into.as_ref()
    }
    fn above(topic: &Topic) -> Option<&TopicId> {
        topic.parent.as_ref()
    }
    let mut rules = merge_rules(project, &topic.id, next(topic), next, Rule::NoTopic);
    let parents = merge_rules(project, &topic.id, above(topic), above, Rule::NoTopic);
    rules.extend(parents.into_iter().map(|rule| match rule {
        Rule::MergeCircle => Rule::TopicCircle,
        other => other,
    }));
    rules
}

fn canonical_rules(project: &Project, canonical: &Canonical) -> Vec<Rule> {
    fn next(canonical: &Canonical) -> Option<&CanonicalId> {
        canonical.merged_into.as_ref()
    }
    let mut rules = merge_rules(
        project,
        &canonical.id,
        next(canonical),
        next,
        Rule::NoCanonical,
    );
    rules.extend(
        canonical
            .topic
            .iter()
            .filter_map(|id| no_topic(project, id)),
    );
    rules
}

fn bond_rules(project: &Project, bond: &Bond) -> Vec<Rule> {
    let ends = [&bond.from, &bond.to];
    let mut rules: Vec<Rule> = ends
        .into_iter()
        .filter_map(|id| no_canonical(project, id))
        .collect();
    if bond.from == bond.to {
        rules.push(Rule::WithItself);
    }
    rules
}

fn place_rules<'a>(
    project: &Project,
    article: &ArticleId,
    anchors: impl IntoIterator<Item = &'a Anchor>,
) -> Vec<Rule> {
    let Some(article) = project.articles().get(article) else {
        return vec![Rule::NoArticle(article.to_string())];
    };
    let mut rules = Vec::new();
    for anchor in anchors {
        if let Err(error) = anchor.validate() {
            rules.push(error.into());
        } else if anchor.revision == article.revision && anchor.end() > article.scalars as usize {
            rules.push(Rule::OutOfText {
                end: anchor.end(),
                scalars: article.scalars,
            });
        }
    }
    rules
}

fn mention_rules(project: &Project, mention: &Mention) -> Vec<Rule> {
    let mut rules = place_rules(project, &mention.article, &mention.anchor);
    rules.extend(no_actor(project, &mention.actor));
    rules
}

fn claim_rules(project: &Project, claim: &Claim) -> Vec<Rule> {
    let mut rules = place_rules(project, &claim.article, claim.anchors());
    rules.extend(no_actor(project, &claim.object_actors));
    let place = claim.canonical.as_ref();
    rules.extend(place.and_then(|place| no_canonical(project, &place.canonical)));
    rules
}

fn relation_rules(project: &Project, relation: &Relation) -> Vec<Rule> {
    let mut rules = place_rules(project, &relation.article, []);
    rules.extend(place_rules(project, &relation.to_article, []));
    let ends = [
        (&relation.from, &relation.article),
        (&relation.to, &relation.to_article),
    ];
    for (id, article) in ends {
        match project.claims().get(id) {
            None => rules.push(Rule::NoTarget(id.to_string())),
            Some(claim) if claim.article != *article => {
                rules.push(Rule::Foreign(id.to_string()));
            }
            Some(_) => {}
        }
    }
    if relation.from == relation.to {
        rules.push(Rule::WithItself);
    }
    rules
}

fn comment_rules(project: &Project, comment: &Comment) -> Vec<Rule> {
    let Some(thread) = &comment.thread else {
        return Vec::new();
    };
    match project.comments().get(thread) {
        Some(first) if first.thread.is_none() && first.on == comment.on => Vec::new(),
        _ => vec![Rule::NoThread(thread.to_string())],
    }
}

fn decision_rules(project: &Project, decision: &Decision) -> Vec<Rule> {
    let mut rules = place_rules(project, &decision.article, []);
    let is_about = |item: &&Item| decision.about.iter().any(|one| one.item == **item);
    let strange = decision.taken.iter().filter(|item| !is_about(item));
    rules.extend(strange.map(|item| Rule::NotAbout(item.id().to_owned())));
    rules
}

fn attribution_rules(project: &Project, attribution: &Attribution) -> Vec<Rule> {
    let mut rules = place_rules(project, &attribution.article, &attribution.cue);
    rules.extend(no_actor(project, &attribution.addressees));
    let same = |annotator: &AnnotatorId, article: &ArticleId| {
        *annotator == attribution.annotator && *article == attribution.article
    };
    let (found, name) = match &attribution.content {
        Content::Claim(id) => (
            project
                .claims()
                .get(id)
                .map(|it| same(&it.annotator, &it.article)),
            id.to_string(),
        ),
        Content::Attribution(id) => (
            project
                .attributions()
                .get(id)
                .map(|it| same(&it.annotator, &it.article)),
            id.to_string(),
        ),
    };
    match found {
        None => rules.push(Rule::NoContent(name)),
        Some(false) => rules.push(Rule::Foreign(name)),
        Some(true) => {}
    }
    if let Some(source) = &attribution.source {
        match project
            .mentions()
            .get(source)
            .map(|it| same(&it.annotator, &it.article))
        {
            None => rules.push(Rule::NoSource(source.to_string())),
            Some(false) => rules.push(Rule::Foreign(source.to_string())),
            Some(true) => {}
        }
    }
    let content = Link::Content(attribution.content.clone());
    if project.linked::<Attribution>(&content).count() > 1 {
        rules.push(Rule::AttributedTwice);
    }
    if runs_in_circle(project, attribution) {
        rules.push(Rule::Circle);
    }
    rules
}

fn runs_in_circle(project: &Project, start: &Attribution) -> bool {
    let mut content = &start.content;
    for _ in 0..1000 {
        let Content::Attribution(id) = content else {
            return false;
        };
        if *id == start.id {
            return true;
        }
        let Some(next) = project.attributions().get(id) else {
            return false;
        };
        content = &next.content;
    }
    true
}

fn stance_rules(project: &Project, stance: &Stance) -> Vec<Rule> {
    let mut rules = place_rules(project, &stance.article, &stance.evidence);
    rules.extend(no_actor(project, &stance.holder));
    match &stance.target {
        Target::Claim(id) => rules.extend(no_claim(project, id)),
        Target::Actor(id) => rules.extend(no_actor(project, [id])),
        Target::Canonical(id) => rules.extend(no_canonical(project, id)),
        Target::Topic(id) => rules.extend(no_topic(project, id)),
    }
    if let Some(via) = &stance.via
        && project.attributions().get(via).is_none()
    {
        rules.push(Rule::NoAttribution(via.to_string()));
    }
    rules
}
