//! The rules of the model, as a list of what breaks them.
//!
//! The same list serves the strict door (the first violation refuses the transaction) and the
//! doctor (every violation in a joined project is a finding). Pure: it reads a project and
//! nothing else; files are checked by `store`.

use super::anchor::AnchorError;
use super::project::{Entity, Link};
use super::{
    Actor, Alias, Anchor, AnnotatorId, Article, ArticleId, Attribution, Change, Claim, Content,
    Edit, EntityKind, Id, Mention, Project, Stance, Target,
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
    #[error("{0} is another annotator's or in another article")]
    Foreign(String),
    #[error("its content is attributed twice")]
    AttributedTwice,
    #[error("the chain of attributions runs in a circle")]
    Circle,
    #[error("the merge of actors runs in a circle")]
    MergeCircle,
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
    let mut rules = entity_rules(project, kind, id);
    if is_in_use(project, edit) {
        rules.push(Rule::InUse);
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
    fn owned<T: Entity>(project: &Project, link: &Link, owner: &AnnotatorId) -> bool {
        project
            .linked::<T>(link)
            .any(|one| one.owner() == Some(owner))
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
        }) => project.is_linked(&Link::Actor(it.id.clone())),
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
            owned::<Attribution>(project, &content, &it.annotator)
                || owned::<Stance>(project, &target, &it.annotator)
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
    let ids = project
        .articles()
        .iter()
        .map(|it| (EntityKind::Article, it.id.as_str()))
        .chain(
            project
                .actors()
                .iter()
                .map(|it| (EntityKind::Actor, it.id.as_str())),
        )
        .chain(
            project
                .aliases()
                .iter()
                .map(|it| (EntityKind::Alias, it.id.as_str())),
        )
        .chain(
            project
                .mentions()
                .iter()
                .map(|it| (EntityKind::Mention, it.id.as_str())),
        )
        .chain(
            project
                .claims()
                .iter()
                .map(|it| (EntityKind::Claim, it.id.as_str())),
        )
        .chain(
            project
                .attributions()
                .iter()
                .map(|it| (EntityKind::Attribution, it.id.as_str())),
        )
        .chain(
            project
                .stances()
                .iter()
                .map(|it| (EntityKind::Stance, it.id.as_str())),
        );
    let mut found = Vec::new();
    for (kind, id) in ids {
        for rule in entity_rules(project, kind, id) {
            found.push(Violation {
                kind,
                id: id.to_owned(),
                rule,
            });
        }
    }
    found
}

fn entity_rules(project: &Project, kind: EntityKind, id: &str) -> Vec<Rule> {
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
        EntityKind::Alias => of(project, id, alias_rules),
        EntityKind::Mention => of(project, id, mention_rules),
        EntityKind::Claim => of(project, id, claim_rules),
        EntityKind::Attribution => of(project, id, attribution_rules),
        EntityKind::Stance => of(project, id, stance_rules),
    }
}

fn actor_rules(project: &Project, actor: &Actor) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut next = actor.merged_into.as_ref();
    let mut steps = 0;
    while let Some(id) = next {
        let Some(other) = project.actors().get(id) else {
            rules.push(Rule::NoActor(id.to_string()));
            break;
        };
        steps += 1;
        if other.id == actor.id || steps > 1000 {
            rules.push(Rule::MergeCircle);
            break;
        }
        next = other.merged_into.as_ref();
    }
    rules
}

fn alias_rules(project: &Project, alias: &Alias) -> Vec<Rule> {
    match project.actors().get(&alias.actor) {
        Some(_) => Vec::new(),
        None => vec![Rule::NoActor(alias.actor.to_string())],
    }
}

fn place_rules(project: &Project, article: &ArticleId, anchors: &[&Anchor]) -> Vec<Rule> {
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
    let anchors: Vec<_> = mention.anchor.iter().collect();
    let mut rules = place_rules(project, &mention.article, &anchors);
    if let Some(actor) = &mention.actor
        && project.actors().get(actor).is_none()
    {
        rules.push(Rule::NoActor(actor.to_string()));
    }
    rules
}

fn claim_rules(project: &Project, claim: &Claim) -> Vec<Rule> {
    place_rules(project, &claim.article, &[&claim.anchor])
}

fn attribution_rules(project: &Project, attribution: &Attribution) -> Vec<Rule> {
    let anchors: Vec<_> = attribution.cue.iter().collect();
    let mut rules = place_rules(project, &attribution.article, &anchors);
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
    let anchors: Vec<_> = stance.evidence.iter().collect();
    let mut rules = place_rules(project, &stance.article, &anchors);
    if let Some(holder) = &stance.holder
        && project.actors().get(holder).is_none()
    {
        rules.push(Rule::NoActor(holder.to_string()));
    }
    match &stance.target {
        Target::Claim(id) if project.claims().get(id).is_none() => {
            rules.push(Rule::NoTarget(id.to_string()));
        }
        Target::Actor(id) if project.actors().get(id).is_none() => {
            rules.push(Rule::NoActor(id.to_string()));
        }
        Target::Claim(_) | Target::Actor(_) => {}
    }
    if let Some(via) = &stance.via
        && project.attributions().get(via).is_none()
    {
        rules.push(Rule::NoAttribution(via.to_string()));
    }
    rules
}
