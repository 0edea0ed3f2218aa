//! What everybody shares, as other programs read it: actors, canonical claims, topics; and what is
//! said about all of it, the comments.

use serde::Serialize;

use super::tags::sign;
use super::{Selection, Span, code, text};
use crate::model::project::Entity;
use crate::model::talk::ThreadState;
use crate::model::{
    Actor, ActorScope, Bond, Canonical, Comment, Id, Item, Project, Topic, project::Link,
};

/// Who wrote an entry last.
fn writer<T: Entity>(project: &Project, id: &Id<T>) -> Option<String> {
    let register = T::table(project).register(id)?;
    Some(register.winner()?.by.to_string())
}

/// Another way of writing an actor's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AliasJson {
    pub id: String,
    pub surface: String,
    pub kind: Option<String>,
    pub ambiguous: bool,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
}

/// An office or title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleJson {
    pub id: String,
    pub title_ar: Option<String>,
    pub title_en: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// What an actor belongs to, is part of, speaks for or leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AffiliationJson {
    pub id: String,
    pub actor: String,
    pub kind: Option<String>,
}

/// A name of an actor in another register, e.g. of Wikidata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExternalIdJson {
    pub register: String,
    pub id: String,
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
    /// Also those of actors that were merged into it.
    pub aliases: Vec<AliasJson>,
    pub roles: Vec<RoleJson>,
    pub affiliations: Vec<AffiliationJson>,
    pub external_ids: Vec<ExternalIdJson>,
    pub merged_into: Option<String>,
    pub note: Option<String>,
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
        valid_from: text(&alias.valid_from),
        valid_to: text(&alias.valid_to),
    });
    let roles = project.roles_of(&it.id).map(|role| RoleJson {
        id: role.id.to_string(),
        title_ar: text(&role.title_ar),
        title_en: text(&role.title_en),
        from: text(&role.from),
        to: text(&role.to),
    });
    let affiliations = project.affiliations_of(&it.id);
    let affiliations = affiliations
        .filter(|tie| tie.actor == it.id)
        .map(|tie| AffiliationJson {
            id: tie.id.to_string(),
            actor: tie.to.to_string(),
            kind: code(&tie.kind),
        });
    let external_ids = it.external_ids.iter().map(|(register, id)| ExternalIdJson {
        register: register.clone(),
        id: id.clone(),
    });
    ActorJson {
        id: it.id.to_string(),
        article,
        annotator: writer(project, &it.id),
        spans: Vec::new(),
        kind: code(&it.kind),
        name_ar: text(&it.name_ar),
        name_en: text(&it.name_en),
        scope,
        aliases: aliases.collect(),
        roles: roles.collect(),
        affiliations: affiliations.collect(),
        external_ids: external_ids.collect(),
        merged_into: it.merged_into.as_ref().map(ToString::to_string),
        note: text(&it.note),
    }
}

/// A claim that asserts or denies a canonical claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberJson {
    pub claim: String,
    pub article: String,
    pub annotator: String,
    /// 1 if it asserts the proposition, −1 if it denies it.
    pub sign: i8,
    pub relation: Option<String>,
}

/// How a canonical claim stands to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkJson {
    pub id: String,
    pub kind: Option<String>,
    pub to: String,
}

/// Between which dates a proposition is meant to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeScopeJson {
    pub iso_from: Option<String>,
    pub iso_to: Option<String>,
}

/// A proposition that claims of several articles assert or deny. It lies in no article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CanonicalJson {
    pub id: String,
    pub article: Option<String>,
    /// Who wrote the entry last.
    pub annotator: Option<String>,
    pub spans: Vec<Span>,
    pub proposition_ar: Option<String>,
    pub proposition_en: Option<String>,
    pub topic: Option<String>,
    pub time_scope: Option<TimeScopeJson>,
    /// Those of the wanted claims that belong to it or to one that was merged into it.
    pub members: Vec<MemberJson>,
    pub links: Vec<LinkJson>,
    pub merged_into: Option<String>,
    pub note: Option<String>,
}

/// One canonical claim as JSON shows it, with the members that are wanted.
pub fn canonical(project: &Project, it: &Canonical, wanted: &Selection) -> CanonicalJson {
    let members = project.members_of(&it.id, None);
    let members = members
        .into_iter()
        .filter(|claim| wanted.wants(&claim.annotator) && wanted.wants_article(&claim.article))
        .filter_map(|claim| {
            let place = claim.canonical.as_ref()?;
            Some(MemberJson {
                claim: claim.id.to_string(),
                article: claim.article.to_string(),
                annotator: claim.annotator.to_string(),
                sign: sign(place),
                relation: code(&place.relation),
            })
        });
    let links = project.linked::<Bond>(&Link::Canonical(it.id.clone()));
    let links = links
        .filter(|bond| bond.from == it.id)
        .map(|bond| LinkJson {
            id: bond.id.to_string(),
            kind: code(&bond.kind),
            to: bond.to.to_string(),
        });
    let is_timed = !it.from.is_empty() || !it.to.is_empty();
    CanonicalJson {
        id: it.id.to_string(),
        article: None,
        annotator: writer(project, &it.id),
        spans: Vec::new(),
        proposition_ar: text(&it.proposition_ar),
        proposition_en: text(&it.proposition_en),
        topic: it.topic.as_ref().map(ToString::to_string),
        time_scope: is_timed.then(|| TimeScopeJson {
            iso_from: text(&it.from),
            iso_to: text(&it.to),
        }),
        members: members.collect(),
        links: links.collect(),
        merged_into: it.merged_into.as_ref().map(ToString::to_string),
        note: text(&it.note),
    }
}

/// A node of the tree of topics. It lies in no article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicJson {
    pub id: String,
    pub article: Option<String>,
    /// Who wrote the entry last.
    pub annotator: Option<String>,
    pub spans: Vec<Span>,
    pub parent: Option<String>,
    pub code: Option<String>,
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub merged_into: Option<String>,
}

/// One topic as JSON shows it.
pub fn topic(project: &Project, it: &Topic) -> TopicJson {
    TopicJson {
        id: it.id.to_string(),
        article: None,
        annotator: writer(project, &it.id),
        spans: Vec::new(),
        parent: it.parent.as_ref().map(ToString::to_string),
        code: text(&it.code),
        name_ar: text(&it.name_ar),
        name_en: text(&it.name_en),
        merged_into: it.merged_into.as_ref().map(ToString::to_string),
    }
}

/// What a thread of comments is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnJson {
    /// `mention`, `claim`, `attribution`, `stance`, `relation`, `actor`, `canonical`, `topic`,
    /// `article` or `label`.
    pub kind: &'static str,
    /// The id; of a label its code.
    pub id: String,
    /// Of a label its set.
    pub set: Option<String>,
}

fn on(item: &Item) -> OnJson {
    OnJson {
        kind: match item {
            Item::Mention(_) => "mention",
            Item::Claim(_) => "claim",
            Item::Attribution(_) => "attribution",
            Item::Stance(_) => "stance",
            Item::Relation(_) => "relation",
            Item::Actor(_) => "actor",
            Item::Canonical(_) => "canonical",
            Item::Topic(_) => "topic",
            Item::Article(_) => "article",
            Item::Label(..) => "label",
        },
        id: item.id().to_owned(),
        set: match item {
            Item::Label(set, _) => Some(set.to_string()),
            _ => None,
        },
    }
}

/// One remark of one person. It lies in the article of what it is about, if that lies in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommentJson {
    pub id: String,
    pub article: Option<String>,
    pub annotator: String,
    pub spans: Vec<Span>,
    pub on: OnJson,
    /// The comment that began the thread; `null` for that comment.
    pub thread: Option<String>,
    pub text: String,
    /// What it makes of its thread: `settled`, `open`, or `null` if it leaves it as it is.
    pub state: Option<&'static str>,
    /// Milliseconds since 1970, by the writer's clock.
    pub written_ms: u64,
}

/// One comment as JSON shows it.
pub fn comment(it: &Comment) -> CommentJson {
    CommentJson {
        id: it.id.to_string(),
        article: it.article.as_ref().map(ToString::to_string),
        annotator: it.annotator.to_string(),
        spans: Vec::new(),
        on: on(&it.on),
        thread: it.thread.as_ref().map(ToString::to_string),
        text: it.text.clone(),
        state: match it.state {
            ThreadState::Unchanged => None,
            ThreadState::Settled => Some("settled"),
            ThreadState::Open => Some("open"),
        },
        written_ms: it.written_ms,
    }
}
