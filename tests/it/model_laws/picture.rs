//! What readers see of a project, to compare two of them, and an index worked out anew.

use std::collections::{BTreeMap, HashMap, HashSet};

use isnad::model::project::{Entity, Link};
use isnad::model::{
    Actor, Affiliation, Alias, Annotator, Article, Assignment, Attribution, Bond, Canonical, Claim,
    Comment, Content, Decision, Edition, EntityKind, Mention, Project, Refusal, Relation, Review,
    Role, Spell, Stance, Target, Topic, Work,
};

/// Does `$body` with the type of every kind.
macro_rules! each_table {
    ($type:ident => $body:expr) => {
        each_table!(@ $type => $body;
            Annotator Article Actor Alias Role Affiliation Topic Canonical Bond Edition
            Mention Claim Attribution Stance Relation Comment Refusal Work
            Assignment Review Decision Spell)
    };
    (@ $type:ident => $body:expr; $($name:ident)+) => {
        $({ type $type = $name; $body })+
    };
}

/// Everything that is there, by kind and id, with the codebook in force.
#[derive(Debug, PartialEq)]
pub struct Picture {
    things: BTreeMap<(EntityKind, String), String>,
    codebook: String,
}

impl Picture {
    pub fn of(project: &Project) -> Self {
        let mut things = BTreeMap::new();
        each_table!(T => for it in T::table(project).iter() {
            things.insert((T::KIND, it.id().to_string()), format!("{it:?}"));
        });
        Self {
            things,
            codebook: format!("{:?}", project.codebook()),
        }
    }
}

/// Compares two projects: every version of everything, the codebook, and each index with what the
/// entities say.
pub fn compare(one: &Project, other: &Project) -> Result<(), String> {
    each_table!(T => {
        let all = |project: &Project| -> Vec<String> {
            T::table(project).registers().map(|(id, it)| format!("{id}: {it:?}")).collect()
        };
        let (one, other) = (all(one), all(other));
        if one != other {
            let differ = one.iter().zip(&other).find(|(a, b)| a != b);
            return Err(format!("{}: {} and {} entries, {differ:?}", T::KIND, one.len(), other.len()));
        }
    });
    if one.codebook() != other.codebook() {
        return Err("another codebook is in force".to_owned());
    }
    index_is_true(one)?;
    index_is_true(other)
}

/// Compares what the index answers with what the entities say, also about what nothing points at.
fn index_is_true(project: &Project) -> Result<(), String> {
    let mut ever: HashSet<Link> = HashSet::new();
    let mut expected: HashMap<(Link, EntityKind), Vec<String>> = HashMap::new();
    each_table!(T => for (id, register) in T::table(project).registers() {
        let mut links = register.value().map(Entity::links).unwrap_or_default();
        for lost in register.losers() {
            ever.extend(lost.value.as_deref().into_iter().flat_map(Entity::links));
        }
        ever.extend(links.iter().cloned());
        ever.extend(own_links(T::KIND, id.as_str()));
        // A thing that points twice at another is found once.
        let mut seen = HashSet::new();
        links.retain(|link| seen.insert(link.clone()));
        for link in links {
            expected.entry((link, T::KIND)).or_default().push(id.to_string());
        }
    });
    for link in ever {
        let mut any = false;
        each_table!(T => {
            let found: Vec<String> =
                project.linked::<T>(&link).map(|it| it.id().to_string()).collect();
            let wanted = expected.get(&(link.clone(), T::KIND)).cloned().unwrap_or_default();
            any |= !wanted.is_empty();
            if found != wanted {
                return Err(format!("{link:?}: {} {found:?} instead of {wanted:?}", T::KIND));
            }
        });
        if any != project.is_linked(&link) {
            return Err(format!("{link:?}: is linked: {}", !any));
        }
    }
    Ok(())
}

/// What could point at a thing.
fn own_links(kind: EntityKind, id: &str) -> Vec<Link> {
    use isnad::model::Id;
    match kind {
        EntityKind::Article => vec![Link::Article(Id::new(id))],
        EntityKind::Actor => vec![
            Link::Actor(Id::new(id)),
            Link::Target(Target::Actor(Id::new(id))),
        ],
        EntityKind::Claim => vec![
            Link::Claim(Id::new(id)),
            Link::Content(Content::Claim(Id::new(id))),
            Link::Target(Target::Claim(Id::new(id))),
        ],
        EntityKind::Attribution => vec![
            Link::Content(Content::Attribution(Id::new(id))),
            Link::Via(Id::new(id)),
        ],
        EntityKind::Mention => vec![Link::Source(Id::new(id))],
        EntityKind::Canonical => vec![
            Link::Canonical(Id::new(id)),
            Link::Target(Target::Canonical(Id::new(id))),
        ],
        EntityKind::Topic => vec![
            Link::Topic(Id::new(id)),
            Link::Target(Target::Topic(Id::new(id))),
        ],
        EntityKind::Comment => vec![Link::Thread(Id::new(id))],
        _ => Vec::new(),
    }
}

/// What points at something that is not there. Comments may outlive their thing.
pub fn links_without_end(project: &Project) -> Vec<(EntityKind, String, Link)> {
    let mut lost = Vec::new();
    each_table!(T => for it in T::table(project).iter().filter(|_| T::KIND != EntityKind::Comment) {
        for link in it.links() {
            if !is_there(project, &link) {
                lost.push((T::KIND, it.id().to_string(), link));
            }
        }
    });
    lost
}

fn is_there(project: &Project, link: &Link) -> bool {
    match link {
        Link::Article(id) => project.articles().get(id).is_some(),
        Link::Content(Content::Claim(id)) | Link::Claim(id) | Link::Target(Target::Claim(id)) => {
            project.claims().get(id).is_some()
        }
        Link::Content(Content::Attribution(id)) | Link::Via(id) => {
            project.attributions().get(id).is_some()
        }
        Link::Target(Target::Actor(id)) | Link::Actor(id) => project.actors().get(id).is_some(),
        Link::Target(Target::Canonical(id)) | Link::Canonical(id) => {
            project.canonicals().get(id).is_some()
        }
        Link::Target(Target::Topic(id)) | Link::Topic(id) => project.topics().get(id).is_some(),
        Link::Source(id) => project.mentions().get(id).is_some(),
        Link::Thread(id) => project.comments().get(id).is_some(),
        Link::Item(_) => true,
    }
}
