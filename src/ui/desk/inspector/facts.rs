//! What the inspector has to gather about one thing, done again only when the project or the thing
//! is another. Ids and short answers; what is painted of them is asked of the project.

use crate::app::Session;
use crate::app::session::PastDeed;
use crate::model::edit::Item;
use crate::model::edit::fields::missing;
use crate::model::field::{Field, Value, fields_of};
use crate::model::project::{Entity as _, Link};
use crate::model::{
    Actor, ActorId, AnnotatorId, Attribution, Bond, BondId, Canonical, CanonicalId, Claim, ClaimId,
    CommentId, Content, Mention, Project, RelationId, Stance, StanceId, Topic, TopicId,
};

/// Most pairs of a canonical claim's members that are compared for contradictions.
const PAIRS_MAX: usize = 100_000;
/// Most candidates for a contradiction that are offered at once.
const RIVALS_MAX: usize = 12;

/// What is known of one thing.
#[derive(Debug, Default)]
pub struct Facts {
    key: Option<(Item, u64, AnnotatorId)>,
    pub there: bool,
    /// Whose tag it is, if not one's own.
    pub colleague: Option<AnnotatorId>,
    pub fields: Vec<(&'static Field, Value)>,
    /// Required fields that say nothing, by name.
    pub missing: Vec<&'static str>,
    /// Stances on the thing or held by it; one's own first.
    pub stances: Vec<StanceId>,
    pub relations: Vec<RelationId>,
    /// Members of the canonical claim.
    pub members: Vec<ClaimId>,
    /// Pairs that may contradict each other.
    pub rivals: Vec<(ClaimId, ClaimId)>,
    /// Claims an actor makes.
    pub statements: Vec<ClaimId>,
    pub mentions: usize,
    pub uses: usize,
    /// Actors merged into this one.
    pub merged: Vec<ActorId>,
    pub bonds: Vec<BondId>,
    pub canonicals: Vec<CanonicalId>,
    pub topics: Vec<TopicId>,
    pub threads: Vec<CommentId>,
    pub past: Vec<PastDeed>,
}

impl Facts {
    /// Whether these are of that thing, as it is now.
    pub fn fit(&self, item: &Item, session: &Session) -> bool {
        self.key.as_ref().is_some_and(|(of, generation, who)| {
            of == item && *generation == session.project().generation() && who == session.hand()
        })
    }

    /// Gathers everything about a thing.
    pub fn gather(item: &Item, session: &Session) -> Self {
        let project = session.project();
        let me = session.hand();
        let owner = owner(project, item);
        let mut facts = Self {
            key: Some((item.clone(), project.generation(), me.clone())),
            there: owner.is_some() && session.shows(item),
            colleague: owner.flatten().filter(|owner| owner != me),
            fields: fields_of(item)
                .filter_map(|field| Some((field, project.value(item, field)?)))
                .collect(),
            missing: missing(project, item),
            past: session.history_of(item),
            ..Self::default()
        };
        if !facts.there {
            return facts;
        }
        let threads = project.threads_on(item);
        facts.threads = threads.iter().map(|it| it.id.clone()).collect();
        match item {
            Item::Claim(id) => facts.of_claim(session, id),
            Item::Actor(id) => facts.of_actor(session, id),
            Item::Canonical(id) => facts.of_canonical(session, id),
            Item::Topic(id) => facts.of_topic(project, id),
            _ => {}
        }
        facts
    }

    fn of_claim(&mut self, session: &Session, id: &ClaimId) {
        let (project, me) = (session.project(), session.hand());
        let mut stances: Vec<&Stance> = project.stances_on(id).collect();
        stances.retain(|it| session.shows(&Item::Stance(it.id.clone())));
        stances.sort_by_key(|it| (it.annotator != *me, it.id.clone()));
        self.stances = stances.iter().map(|it| it.id.clone()).collect();
        self.relations = project
            .relations_of(id)
            .map(|it| it.id.clone())
            .filter(|id| session.shows(&Item::Relation(id.clone())))
            .collect();
        let Some(claim) = project.claims().get(id) else {
            return;
        };
        let Some(place) = &claim.canonical else {
            return;
        };
        let members = shown_members(session, &place.canonical);
        self.rivals = members
            .iter()
            .filter(|it| may_contradict(project, claim, it))
            .take(RIVALS_MAX)
            .map(|it| (id.clone(), it.id.clone()))
            .collect();
        self.members = members.into_iter().map(|it| it.id.clone()).collect();
    }

    fn of_actor(&mut self, session: &Session, id: &ActorId) {
        let (project, me) = (session.project(), session.hand());
        let ids = project.ids_of(id);
        let mentions = |id: &ActorId| project.linked::<Mention>(&Link::Actor(id.clone()));
        let shown = |it: &&Mention| session.shows(&Item::Mention(it.id.clone()));
        self.mentions = ids
            .iter()
            .map(|id| mentions(id).filter(shown).count())
            .sum();
        let uses = project.uses_of(id);
        self.uses = uses.iter().filter(|it| session.shows(it)).count();
        let claims = project.claims_by(id, me);
        self.statements = claims.into_iter().map(|it| it.id.clone()).collect();
        self.merged = ids.into_iter().skip(1).collect();
    }

    fn of_canonical(&mut self, session: &Session, id: &CanonicalId) {
        let (project, me) = (session.project(), session.hand());
        let members = shown_members(session, id);
        let mine: Vec<&Claim> = members
            .iter()
            .copied()
            .filter(|it| it.annotator == *me)
            .collect();
        let (denying, asserting): (Vec<&Claim>, Vec<&Claim>) =
            mine.into_iter().partition(|it| denies(it));
        self.rivals = asserting
            .iter()
            .flat_map(|one| denying.iter().map(move |other| (*one, *other)))
            .take(PAIRS_MAX)
            .filter(|(one, other)| may_contradict(project, one, other))
            .take(RIVALS_MAX)
            .map(|(one, other)| (one.id.clone(), other.id.clone()))
            .collect();
        self.members = members.into_iter().map(|it| it.id.clone()).collect();
        let link = Link::Canonical(id.clone());
        self.bonds = project
            .linked::<Bond>(&link)
            .map(|it| it.id.clone())
            .collect();
    }

    fn of_topic(&mut self, project: &Project, id: &TopicId) {
        let link = Link::Topic(id.clone());
        self.canonicals = project
            .linked::<Canonical>(&link)
            .map(|it| it.id.clone())
            .collect();
        let below = |it: &&Topic| it.parent.as_ref() == Some(id) && it.merged_into.is_none();
        self.topics = project
            .linked::<Topic>(&link)
            .filter(below)
            .map(|it| it.id.clone())
            .collect();
    }
}

/// Members of a canonical claim, without those that are hidden from the annotator.
fn shown_members<'a>(session: &'a Session, id: &CanonicalId) -> Vec<&'a Claim> {
    let mut members = session.project().members_of(id, None);
    members.retain(|it| session.shows(&Item::Claim(it.id.clone())));
    members
}

fn denies(claim: &Claim) -> bool {
    claim.canonical.as_ref().is_some_and(|place| place.denies)
}

/// One asserts what the other denies, of times that overlap, and nobody has related them: as
/// [`Project::contradictions_in`] has it.
fn may_contradict(project: &Project, one: &Claim, other: &Claim) -> bool {
    denies(one) != denies(other)
        && one.annotator == other.annotator
        && one.event_time.overlaps(&other.event_time)
        && !project
            .relations_of(&one.id)
            .any(|it| *it.other(&one.id) == other.id)
}

/// Whose tag a thing is, if it is there; shared things are nobody's.
fn owner(project: &Project, item: &Item) -> Option<Option<AnnotatorId>> {
    match item {
        Item::Mention(id) => Some(Mention::table(project).get(id)?.hand().cloned()),
        Item::Claim(id) => Some(Claim::table(project).get(id)?.hand().cloned()),
        Item::Attribution(id) => Some(Attribution::table(project).get(id)?.hand().cloned()),
        Item::Stance(id) => Some(Stance::table(project).get(id)?.hand().cloned()),
        Item::Relation(id) => Some(project.relations().get(id)?.hand().cloned()),
        Item::Actor(id) => Actor::table(project).get(id).map(|_| None),
        Item::Canonical(id) => project.canonicals().get(id).map(|_| None),
        Item::Topic(id) => project.topics().get(id).map(|_| None),
        Item::Article(id) => project.articles().get(id).map(|_| None),
        Item::Label(..) => None,
    }
}

/// The attribution beyond one, if somebody reported it.
pub fn beyond<'a>(project: &'a Project, one: &Attribution) -> Option<&'a Attribution> {
    let content = Content::Attribution(one.id.clone());
    project.linked(&Link::Content(content)).next()
}
