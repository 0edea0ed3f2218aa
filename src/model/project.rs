//! Everything a project holds, and the two doors through which it changes.
//!
//! [`Project::apply`] is for what is planned here: strict, whole or not at all.
//! [`Project::absorb`] is for records read from journals: it never fails; what breaks an invariant
//! becomes a finding of [`super::check`]. There is no third door. Nothing here reads a file.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::annotation::Ext;
use super::change::each_kind;
use super::check::{Violation, violations};
use super::codebook::EditionState;
use super::id::is_valid;
use super::register::{Register, Version};
use super::touch::Subject;
use super::{
    Actor, ActorId, Affiliation, Alias, Annotator, AnnotatorId, Article, ArticleId, Assignment,
    Attribution, Bond, Canonical, CanonicalId, Change, Claim, ClaimId, Codebook, Comment,
    CommentId, Content, Decision, Edit, Edition, EntityKind, Id, Item, Layer, Mention, Record,
    Refusal, Relation, Review, Role, Spell, Stamp, Stance, Target, Topic, TopicId, Transaction,
    Work,
};

/// What points at what, so that questions are answered without reading everything.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Link {
    /// Tags of an article.
    Article(ArticleId),
    /// The attribution of some content.
    Content(Content),
    /// Stances on a target.
    Target(Target),
    /// Mentions, stances, aliases, roles and affiliations of an actor, and actors merged into it.
    Actor(ActorId),
    /// Relations of a claim, at whichever end.
    Claim(ClaimId),
    /// Claims that belong to a canonical claim, its bonds, and canonical claims merged into it.
    Canonical(CanonicalId),
    /// Canonical claims of a topic, and topics below or merged into it.
    Topic(TopicId),
    /// Comments on a thing, and decisions about it or by which it came to be.
    Item(Item),
    /// Answers in a thread.
    Thread(CommentId),
    /// Attributions that name a mention as their source.
    Source(super::MentionId),
    /// Stances told through an attribution.
    Via(super::AttributionId),
}

/// Ids of one kind, with their places in its table. Most things are pointed at once, and maps for
/// them would be a hundred megabytes of a project of 200,000 tags.
#[derive(Debug, Clone)]
enum Pointers {
    One((Arc<str>, usize)),
    Many(BTreeMap<Arc<str>, usize>),
}

impl Pointers {
    /// In the order of ids.
    fn iter(&self) -> impl Iterator<Item = (&Arc<str>, usize)> {
        let (one, many) = match self {
            Self::One((id, place)) => (Some((id, *place)), None),
            Self::Many(many) => (None, Some(many)),
        };
        let many = many.into_iter().flatten();
        one.into_iter().chain(many.map(|(id, place)| (id, *place)))
    }

    fn insert(&mut self, (id, place): (Arc<str>, usize)) {
        match self {
            Self::One((known, at)) if *known == id => *at = place,
            Self::One((known, at)) => {
                let known = (Arc::clone(known), *at);
                *self = Self::Many(BTreeMap::from([known, (id, place)]));
            }
            Self::Many(many) => {
                many.insert(id, place);
            }
        }
    }

    /// True if nothing is left then.
    fn remove(&mut self, id: &str) -> bool {
        match self {
            Self::One((known, _)) => **known == *id,
            Self::Many(many) => {
                many.remove(id);
                many.is_empty()
            }
        }
    }
}

/// Something with an id that lives in one of the project's tables.
pub trait Entity: Clone + PartialEq + Sized {
    const KIND: EntityKind;
    fn id(&self) -> &Id<Self>;
    /// What this entity points at.
    fn links(&self) -> Vec<Link>;
    /// The annotator whose tag this is; `None` for what everybody shares.
    fn owner(&self) -> Option<&AnnotatorId> {
        None
    }
    /// Under whose name it stands: the owner, or gold.
    fn hand(&self) -> Option<&AnnotatorId> {
        self.owner()
    }
    /// What a newer version says of it.
    fn ext_mut(&mut self) -> &mut Ext;
    fn table(project: &Project) -> &Table<Self>;
    fn table_mut(project: &mut Project) -> &mut Table<Self>;
}

/// All entities of one kind, with their concurrent versions.
#[derive(Debug, Clone)]
pub struct Table<T> {
    /// Where each lies, in the order of ids.
    places: BTreeMap<Id<T>, usize>,
    /// Never moved, so that an index may keep places.
    rows: Vec<Register<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            places: BTreeMap::new(),
            rows: Vec::new(),
        }
    }
}

impl<T> Table<T> {
    pub fn get(&self, id: &Id<T>) -> Option<&T> {
        self.register(id)?.value()
    }
    /// Everything that is there now, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.registers()
            .filter_map(|(_, register)| register.value())
    }
    pub fn register(&self, id: &Id<T>) -> Option<&Register<T>> {
        self.rows.get(*self.places.get(id)?)
    }
    /// All registers, also those of removed entities.
    pub fn registers(&self) -> impl Iterator<Item = (&Id<T>, &Register<T>)> {
        self.places
            .iter()
            .filter_map(|(id, place)| Some((id, self.rows.get(*place)?)))
    }
    /// Where the register of an id lies, made if there is none.
    fn place(&mut self, id: &Id<T>) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        self.rows.push(Register::default());
        let place = self.rows.len() - 1;
        self.places.insert(id.clone(), place);
        place
    }
    /// Puts a register back as it was; `None` if there was none.
    fn restore(&mut self, id: &Id<T>, register: Option<Register<T>>) {
        let place = self.place(id);
        if register.is_none() {
            self.places.remove(id);
        }
        if let Some(row) = self.rows.get_mut(place) {
            *row = register.unwrap_or_default();
        }
    }
    pub fn len(&self) -> usize {
        self.iter().count()
    }
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
    /// The one entity whose id is, or uniquely ends with, `ending`.
    ///
    /// # Errors
    /// How many there are, if not one.
    pub fn find(&self, ending: &str) -> Result<&T, usize> {
        if let Some(found) = self.get(&Id::new(ending)) {
            return Ok(found);
        }
        let mut found = self
            .registers()
            .filter(|(id, _)| id.ends_with(ending))
            .filter_map(|(_, register)| register.value());
        match (found.next(), found.count()) {
            (Some(one), 0) => Ok(one),
            (Some(_), more) => Err(more + 1),
            (None, _) => Err(0),
        }
    }
}

/// Why a transaction was not applied. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    #[error("the transaction changes nothing")]
    Empty,
    #[error("{kind} {id} was changed since by {by}")]
    Stale {
        kind: EntityKind,
        id: String,
        by: AnnotatorId,
    },
    #[error("{kind} {id} is not there any more")]
    Gone { kind: EntityKind, id: String },
    #[error("{kind} {id} stands twice in one transaction")]
    Twice { kind: EntityKind, id: String },
    #[error("'{0}' cannot be an id")]
    BadId(String),
    #[error("{kind} {id} belongs to {owner}, not to {by}")]
    NotYours {
        kind: EntityKind,
        id: String,
        owner: AnnotatorId,
        by: AnnotatorId,
    },
    #[error("an entry of a newer version cannot be applied here")]
    Unknown,
    #[error(transparent)]
    Violation(#[from] Violation),
}

/// A project as one reader sees it: the join of everybody's journals.
#[derive(Debug, Clone)]
pub struct Project {
    pub name: String,
    codebook: Codebook,
    annotators: Table<Annotator>,
    articles: Table<Article>,
    actors: Table<Actor>,
    aliases: Table<Alias>,
    roles: Table<Role>,
    affiliations: Table<Affiliation>,
    topics: Table<Topic>,
    canonicals: Table<Canonical>,
    bonds: Table<Bond>,
    editions: Table<Edition>,
    mentions: Table<Mention>,
    claims: Table<Claim>,
    attributions: Table<Attribution>,
    stances: Table<Stance>,
    relations: Table<Relation>,
    comments: Table<Comment>,
    refusals: Table<Refusal>,
    work: Table<Work>,
    assignments: Table<Assignment>,
    reviews: Table<Review>,
    decisions: Table<Decision>,
    spells: Table<Spell>,
    /// The codebook the project began with.
    founding: Codebook,
    /// Who points at what, by the kind of who points; what nothing points at is not in it.
    index: BTreeMap<EntityKind, HashMap<Link, Pointers>>,
    /// Entries of newer versions, kept word for word.
    unknown: BTreeMap<(Stamp, usize), String>,
    generation: u64,
    /// The generation in which the tags of an article changed last.
    changed: BTreeMap<ArticleId, u64>,
    /// The generation in which something changed last that belongs to no single article.
    shared_changed: u64,
}

impl Default for Project {
    fn default() -> Self {
        Self::new(String::new(), Codebook::isnad_default())
    }
}

macro_rules! accessors {
    ($($name:ident: $kind:ident),+) => {
        $(pub fn $name(&self) -> &Table<$kind> { &self.$name })+
    };
}

impl Project {
    pub fn new(name: String, codebook: Codebook) -> Self {
        Self {
            name,
            founding: codebook.clone(),
            codebook,
            annotators: Table::default(),
            articles: Table::default(),
            actors: Table::default(),
            aliases: Table::default(),
            roles: Table::default(),
            affiliations: Table::default(),
            topics: Table::default(),
            canonicals: Table::default(),
            bonds: Table::default(),
            editions: Table::default(),
            mentions: Table::default(),
            claims: Table::default(),
            attributions: Table::default(),
            stances: Table::default(),
            relations: Table::default(),
            comments: Table::default(),
            refusals: Table::default(),
            work: Table::default(),
            assignments: Table::default(),
            reviews: Table::default(),
            decisions: Table::default(),
            spells: Table::default(),
            index: BTreeMap::new(),
            unknown: BTreeMap::new(),
            generation: 0,
            changed: BTreeMap::new(),
            shared_changed: 0,
        }
    }

    accessors! {
        annotators: Annotator, articles: Article, actors: Actor, aliases: Alias, roles: Role,
        affiliations: Affiliation, topics: Topic, canonicals: Canonical, bonds: Bond,
        editions: Edition, mentions: Mention, claims: Claim, attributions: Attribution,
        stances: Stance, relations: Relation, comments: Comment, refusals: Refusal, work: Work,
        assignments: Assignment, reviews: Review, decisions: Decision, spells: Spell
    }

    /// The codebook in force: the edition published last, else the one the project began with.
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The codebook the project began with.
    pub fn founding_codebook(&self) -> &Codebook {
        &self.founding
    }

    /// Published editions, the first one first.
    pub fn published(&self) -> Vec<&Edition> {
        let mut editions: Vec<(&Stamp, &Edition)> = self
            .editions
            .registers()
            .filter_map(|(_, register)| {
                let winner = register.winner()?;
                Some((&winner.stamp, winner.value.as_deref()?))
            })
            .filter(|(_, edition)| edition.state == EditionState::Published)
            .collect();
        editions.sort_by_key(|(stamp, _)| *stamp);
        editions.into_iter().map(|(_, edition)| edition).collect()
    }

    /// Grows with every change, so that a view knows when to look again.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The generation in which anything changed last that shows in an article: its own tags, or
    /// what all articles share, such as actors.
    pub fn generation_of(&self, article: &ArticleId) -> u64 {
        let own = self.changed.get(article).copied().unwrap_or_default();
        own.max(self.shared_changed)
    }

    /// Makes every view look again: generations go on beyond `generation`, whatever was seen of
    /// this project or of another that stood in its place.
    pub fn renew(&mut self, generation: u64) {
        self.generation = self.generation.max(generation) + 1;
        self.shared_changed = self.generation;
    }

    /// Entries of newer versions with the stamp of their record.
    pub fn unknown_entries(&self) -> impl Iterator<Item = (&Stamp, &str)> {
        self.unknown
            .iter()
            .map(|((stamp, _), text)| (stamp, text.as_str()))
    }

    /// Entities of kind `T` that point at `link`, in the order of ids.
    pub fn linked<'a, T: Entity + 'a>(
        &'a self,
        link: &Link,
    ) -> impl Iterator<Item = &'a T> + use<'a, T> {
        let pointers = self.index.get(&T::KIND).and_then(|it| it.get(link));
        pointers
            .into_iter()
            .flat_map(Pointers::iter)
            .filter_map(|(_, place)| T::table(self).rows.get(place)?.value())
    }

    /// Everything that points at `link`, by kind and id.
    pub(super) fn pointing(&self, link: &Link) -> impl Iterator<Item = Subject> {
        self.index.iter().flat_map(move |(kind, links)| {
            let pointers = links.get(link).into_iter().flat_map(Pointers::iter);
            pointers.map(|(id, _)| (*kind, Arc::clone(id)))
        })
    }

    /// True if anything at all points at `link`.
    pub fn is_linked(&self, link: &Link) -> bool {
        self.index.values().any(|links| links.contains_key(link))
    }

    /// Applies what was planned here and returns the record to be written, with the replaced
    /// versions named in it.
    ///
    /// # Errors
    /// [`ApplyError`]; then nothing has changed.
    pub fn apply(&mut self, stamp: &Stamp, mut tx: Transaction) -> Result<Record, ApplyError> {
        let set_aside = self.set_aside(&tx.edits, &tx.by);
        tx.edits.retain(|edit| is_told(edit, &set_aside));
        if tx.edits.is_empty() {
            return Err(ApplyError::Empty);
        }
        let mut seen = BTreeSet::new();
        let mut beside = Vec::new();
        for edit in &mut tx.edits {
            let again = subject_of(edit).is_some_and(|it| !seen.insert(it));
            beside.extend(self.admit(edit, &tx.by, &set_aside, again)?);
        }
        tx.edits.extend(beside);
        let undo = self.save(&tx.edits);
        for edit in &tx.edits {
            self.take(stamp, &tx.by, edit, false);
        }
        for edit in &tx.edits {
            if let Some(violation) = violations(self, edit).into_iter().next() {
                self.restore(undo);
                return Err(violation.into());
            }
        }
        self.generation += 1;
        Ok(Record {
            n: stamp.n,
            t: stamp.t,
            tx,
        })
    }

    /// Takes in a record read from a journal. Never fails and never loses: what does not descend
    /// from what is here stands beside it.
    pub fn absorb(&mut self, session: &str, record: &Record, from_future: bool) {
        let stamp = record.stamp(session);
        for (number, edit) in record.tx.edits.iter().enumerate() {
            if let Edit::Unknown(text) = edit {
                self.unknown.insert((stamp.clone(), number), text.clone());
            } else {
                self.take(&stamp, &record.tx.by, edit, from_future);
            }
        }
        self.generation += 1;
    }

    /// Puts places of an article elsewhere in every version, without a deed: for copies that are
    /// compared and shown, never for what is written.
    pub fn replace_places(
        &mut self,
        article: &ArticleId,
        find: &dyn Fn(&super::Anchor) -> Option<super::Anchor>,
    ) {
        use super::anchored::{Anchored, each_anchored};
        each_anchored!(T => {
            for register in &mut T::table_mut(self).rows {
                register.each_value(|it| {
                    if it.home() != article {
                        return None;
                    }
                    let mut changed = it.clone();
                    for place in changed.places_mut() {
                        if let Some(found) = find(place) {
                            *place = found;
                        }
                    }
                    Some(changed)
                });
            }
        });
    }

    /// The things of which edits set versions aside that lost. That means something also where the
    /// winner stays.
    pub(super) fn set_aside(&self, edits: &[Edit], by: &AnnotatorId) -> BTreeSet<Subject> {
        let edits = edits.iter().filter(|edit| self.sets_aside(edit, by));
        edits.filter_map(subject_of).collect()
    }

    /// Checks one edit as it stands among others, before any of them is taken, and gives the edits
    /// that go with it. `again` if its subject stands there already.
    pub(super) fn admit(
        &self,
        edit: &mut Edit,
        by: &AnnotatorId,
        set_aside: &BTreeSet<Subject>,
        again: bool,
    ) -> Result<Vec<Edit>, ApplyError> {
        let (kind, id) = subject_of(edit).ok_or(ApplyError::Unknown)?;
        if !is_valid(&id) {
            return Err(ApplyError::BadId(id.to_string()));
        }
        if again {
            if self.sets_aside(edit, by) {
                return Ok(Vec::new());
            }
            let id = id.to_string();
            return Err(ApplyError::Twice { kind, id });
        }
        self.prepare(edit, by)?;
        if set_aside.contains(&(kind, id)) {
            return Ok(Vec::new());
        }
        Ok(self.beside(edit))
    }

    /// Checks one edit against what is here and writes the base into it.
    fn prepare(&self, edit: &mut Edit, by: &AnnotatorId) -> Result<(), ApplyError> {
        each_kind!(edit, change => self.prepare_change(change, by), unknown => Err(ApplyError::Unknown))
    }

    fn prepare_change<T: Entity>(
        &self,
        change: &mut Change<T>,
        by: &AnnotatorId,
    ) -> Result<(), ApplyError> {
        let Some(entity) = change.any() else {
            return Err(ApplyError::Empty);
        };
        let id = entity.id().clone();
        let name = || (T::KIND, id.to_string());
        if let (Some(before), Some(after)) = (&change.before, &change.after)
            && before.id() != after.id()
        {
            return Err(ApplyError::BadId(after.id().to_string()));
        }
        for side in [&change.before, &change.after].into_iter().flatten() {
            if let Some(owner) = side.owner()
                && owner != by
            {
                let (kind, id) = name();
                return Err(ApplyError::NotYours {
                    kind,
                    id,
                    owner: owner.clone(),
                    by: by.clone(),
                });
            }
        }
        let winner = T::table(self).register(&id).and_then(Register::winner);
        let current = winner.and_then(|version| version.value.as_deref());
        if current != change.before.as_deref() {
            let (kind, id) = name();
            return Err(match winner {
                Some(version) if version.value.is_some() || change.before.is_none() => {
                    ApplyError::Stale {
                        kind,
                        id,
                        by: version.by.clone(),
                    }
                }
                _ => ApplyError::Gone { kind, id },
            });
        }
        change.base = winner.map(|version| version.stamp.clone());
        Ok(())
    }

    /// True if an edit takes a version out of the way that lost without having been seen: it names
    /// that version as its base. It stands in a transaction after the edit of the version that
    /// shows, with which it shares its stamp, so that nothing is removed by it.
    fn sets_aside(&self, edit: &Edit, by: &AnnotatorId) -> bool {
        fn of<T: Entity>(project: &Project, change: &Change<T>, by: &AnnotatorId) -> bool {
            let (Some(before), None, Some(base)) = (&change.before, &change.after, &change.base)
            else {
                return false;
            };
            let register = T::table(project).register(before.id());
            let mut losers = register.map(Register::losers).unwrap_or_default().iter();
            before.owner().is_none_or(|owner| owner == by) && losers.any(|it| it.stamp == *base)
        }
        each_kind!(edit, change => of(self, change, by), unknown => false)
    }

    /// The removals that go with a removal: of versions that lost and would show once the winner is
    /// gone. Whoever removes a thing has them here too and means all of it.
    fn beside(&self, edit: &Edit) -> Vec<Edit> {
        fn of<T: Entity>(project: &Project, change: &Change<T>) -> Vec<Edit>
        where
            Edit: From<Change<T>>,
        {
            let (Some(before), None) = (&change.before, &change.after) else {
                return Vec::new();
            };
            let register = T::table(project).register(before.id());
            let losers = register.map(Register::losers).unwrap_or_default().iter();
            losers
                .filter(|version| version.value.is_some())
                .map(|version| {
                    Edit::from(Change {
                        before: version.value.clone(),
                        after: None,
                        base: Some(version.stamp.clone()),
                    })
                })
                .collect()
        }
        each_kind!(edit, change => of(self, change), unknown => Vec::new())
    }

    /// Puts one edit into its table and keeps the index true.
    pub(super) fn take(&mut self, stamp: &Stamp, by: &AnnotatorId, edit: &Edit, from_future: bool) {
        each_kind!(edit, change => self.take_change(stamp, by, change, from_future), unknown => {});
        if matches!(edit, Edit::Edition(_)) {
            self.open_codebook();
        }
    }

    fn take_change<T: Entity>(
        &mut self,
        stamp: &Stamp,
        by: &AnnotatorId,
        change: &Change<T>,
        from_future: bool,
    ) {
        let Some(id) = change.any().map(|entity| entity.id().clone()) else {
            return;
        };
        let version = Version {
            stamp: stamp.clone(),
            value: change.after.clone(),
            by: by.clone(),
            from_future,
        };
        let table = T::table_mut(self);
        let place = table.place(&id);
        let Some(register) = table.rows.get_mut(place) else {
            return;
        };
        let before = register.shared();
        register.absorb(version, change.base.as_ref());
        let after = register.shared();
        self.reindex(&id, before.as_deref(), after.as_deref());
    }

    fn reindex<T: Entity>(&mut self, id: &Id<T>, before: Option<&T>, after: Option<&T>) {
        let next = self.generation + 1;
        let mut in_article = false;
        let place = T::table(self).places.get(id).copied().unwrap_or_default();
        for link in before.into_iter().flat_map(Entity::links) {
            in_article |= self.mark_changed(&link, next);
            let Some(links) = self.index.get_mut(&T::KIND) else {
                continue;
            };
            let pointers = links.get_mut(&link);
            if pointers.is_some_and(|it| it.remove(id.as_str())) {
                links.remove(&link);
            }
        }
        for link in after.into_iter().flat_map(Entity::links) {
            in_article |= self.mark_changed(&link, next);
            let links = self.index.entry(T::KIND).or_default();
            let one = (id.shared(), place);
            match links.entry(link) {
                Entry::Occupied(mut pointers) => pointers.get_mut().insert(one),
                Entry::Vacant(free) => {
                    free.insert(Pointers::One(one));
                }
            }
        }
        if !in_article {
            self.shared_changed = next;
        }
    }

    fn mark_changed(&mut self, link: &Link, generation: u64) -> bool {
        let Link::Article(article) = link else {
            return false;
        };
        match self.changed.get_mut(article) {
            Some(changed) => *changed = generation,
            None => {
                self.changed.insert(article.clone(), generation);
            }
        }
        true
    }

    /// Puts the codebook in force.
    fn open_codebook(&mut self) {
        let last = self.published().last().map(|edition| edition.book.clone());
        self.codebook = last.unwrap_or_else(|| self.founding.clone());
    }

    /// What puts everything back as it is, which the edits are about to touch.
    pub(super) fn save(&self, edits: &[Edit]) -> Vec<Restore> {
        fn one<T: Entity + 'static>(project: &Project, change: &Change<T>) -> Option<Restore> {
            let id = change.any()?.id().clone();
            let old = T::table(project).register(&id).cloned();
            Some(Box::new(move |project| project.restore_one(&id, old)))
        }
        edits
            .iter()
            .filter_map(|edit| each_kind!(edit, change => one(self, change), unknown => None))
            .collect()
    }

    pub(super) fn restore(&mut self, saved: Vec<Restore>) {
        for one in saved {
            one(self);
        }
        self.open_codebook();
        // What was tried and taken back must not share a generation with what comes next.
        self.generation += 1;
    }

    fn restore_one<T: Entity>(&mut self, id: &Id<T>, old: Option<Register<T>>) {
        let now = T::table(self).get(id).cloned();
        let before = old.as_ref().and_then(Register::value).cloned();
        T::table_mut(self).restore(id, old);
        self.reindex(id, now.as_ref(), before.as_ref());
    }
}

/// Puts one register back as it was before a transaction was tried.
pub(super) type Restore = Box<dyn FnOnce(&mut Project)>;

pub(super) fn subject_of(edit: &Edit) -> Option<Subject> {
    edit.subject().map(|(kind, id)| (kind, Arc::from(id)))
}

/// True if an edit changes anything.
pub(super) fn is_told(edit: &Edit, set_aside: &BTreeSet<Subject>) -> bool {
    !edit.is_empty() || subject_of(edit).is_some_and(|it| set_aside.contains(&it))
}

/// Does the same with the type of a kind: `of_kind!(kind, T => …)`.
macro_rules! of_kind {
    ($kind:expr, $type:ident => $body:expr) => {
        of_kind!(@ $kind, $type => $body;
            Annotator Article Actor Alias Role Affiliation Topic Canonical Bond Edition
            Mention Claim Attribution Stance Relation Comment Refusal Work
            Assignment Review Decision Spell)
    };
    (@ $kind:expr, $type:ident => $body:expr; $($name:ident)+) => {
        match $kind {
            $($crate::model::EntityKind::$name => {
                type $type = $crate::model::$name;
                $body
            })+
        }
    };
}
pub(crate) use of_kind;

impl Project {
    /// The article something lies in; of a relation the first one.
    pub fn article_of(&self, kind: EntityKind, id: &str) -> Option<ArticleId> {
        if kind == EntityKind::Article {
            return Some(ArticleId::new(id));
        }
        let links = of_kind!(kind, T => T::table(self).get(&Id::new(id)).map(Entity::links));
        article_among(links?)
    }
}

/// The first article among what something points at.
fn article_among(links: Vec<Link>) -> Option<ArticleId> {
    links.into_iter().find_map(|link| match link {
        Link::Article(article) => Some(article),
        _ => None,
    })
}

impl Edit {
    /// The article the edit's subject lies in; of a relation the first one.
    pub fn article(&self) -> Option<ArticleId> {
        each_kind!(self, change => article_among(change.any()?.links()), unknown => None)
    }
}

/// Where a kind keeps what it does not know: tags beside the rest that all tags carry.
macro_rules! ext_of {
    ($it:ident) => {
        &mut $it.ext
    };
    ($it:ident $tag:ident) => {
        &mut $it.meta.ext
    };
}

macro_rules! entity {
    ($kind:ident, $table:ident, |$it:ident| $links:expr $(, owner $owner:ident)? $(, tag $tag:ident)?) => {
        impl Entity for $kind {
            const KIND: EntityKind = EntityKind::$kind;
            fn id(&self) -> &Id<Self> { &self.id }
            fn links(&self) -> Vec<Link> { let $it = self; $links }
            $(fn owner(&self) -> Option<&AnnotatorId> { Some(&self.$owner) })?
            // Gold belongs to the project: whoever reviews may change it.
            $(fn owner(&self) -> Option<&AnnotatorId> {
                (self.meta.layer == Layer::Own).then_some(&self.$tag)
            }
            fn hand(&self) -> Option<&AnnotatorId> { Some(&self.$tag) })?
            fn ext_mut(&mut self) -> &mut Ext { ext_of!(self $($tag)?) }
            fn table(project: &Project) -> &Table<Self> { &project.$table }
            fn table_mut(project: &mut Project) -> &mut Table<Self> { &mut project.$table }
        }
    };
}

entity!(Annotator, annotators, |_it| Vec::new());
entity!(Article, articles, |_it| Vec::new());
entity!(Actor, actors, |it| it
    .merged_into
    .iter()
    .cloned()
    .map(Link::Actor)
    .collect());
entity!(Alias, aliases, |it| vec![Link::Actor(it.actor.clone())]);
entity!(Role, roles, |it| vec![Link::Actor(it.actor.clone())]);
entity!(Affiliation, affiliations, |it| vec![
    Link::Actor(it.actor.clone()),
    Link::Actor(it.to.clone())
]);
entity!(Topic, topics, |it| it
    .merged_into
    .iter()
    .chain(&it.parent)
    .cloned()
    .map(Link::Topic)
    .collect());
entity!(Canonical, canonicals, |it| it
    .merged_into
    .iter()
    .cloned()
    .map(Link::Canonical)
    .chain(it.topic.iter().cloned().map(Link::Topic))
    .collect());
entity!(Bond, bonds, |it| vec![
    Link::Canonical(it.from.clone()),
    Link::Canonical(it.to.clone())
]);
entity!(Edition, editions, |_it| Vec::new(), owner annotator);
entity!(
    Mention,
    mentions,
    |it| [Link::Article(it.article.clone())]
        .into_iter()
        .chain(it.actor.clone().map(Link::Actor))
        .collect(),
    tag annotator
);
entity!(
    Claim,
    claims,
    |it| [Link::Article(it.article.clone())]
        .into_iter()
        .chain(it.object_actors.iter().cloned().map(Link::Actor))
        .chain(it.canonical.iter().map(|place| Link::Canonical(place.canonical.clone())))
        .collect(),
    tag annotator
);
entity!(
    Attribution,
    attributions,
    |it| [Link::Article(it.article.clone()), Link::Content(it.content.clone())]
        .into_iter()
        .chain(it.source.clone().map(Link::Source))
        .chain(it.addressees.iter().cloned().map(Link::Actor))
        .collect(),
    tag annotator
);
entity!(
    Stance,
    stances,
    |it| [Link::Article(it.article.clone()), Link::Target(it.target.clone())]
        .into_iter()
        .chain(it.holder.clone().map(Link::Actor))
        .chain(it.via.clone().map(Link::Via))
        .collect(),
    tag annotator
);
entity!(
    Relation,
    relations,
    |it| vec![
        Link::Article(it.article.clone()),
        Link::Article(it.to_article.clone()),
        Link::Claim(it.from.clone()),
        Link::Claim(it.to.clone())
    ],
    tag annotator
);
entity!(
    Comment,
    comments,
    |it| [Link::Item(it.on.clone())]
        .into_iter()
        .chain(it.article.clone().map(Link::Article))
        .chain(it.thread.clone().map(Link::Thread))
        .collect(),
    owner annotator
);
entity!(Refusal, refusals, |it| vec![Link::Article(it.article.clone())], owner annotator);
entity!(Work, work, |it| vec![Link::Article(it.article.clone())], owner annotator);
entity!(Assignment, assignments, |it| {
    it.work
        .iter()
        .map(|one| Link::Article(one.article.clone()))
        .collect()
});
entity!(Review, reviews, |it| vec![Link::Article(it.article.clone())], owner annotator);
entity!(Decision, decisions, |it| {
    let seen = it.about.iter().map(|one| &one.item);
    let things = seen.chain(&it.gold).cloned().map(Link::Item);
    std::iter::once(Link::Article(it.article.clone()))
        .chain(things)
        .collect()
});
entity!(Spell, spells, |it| vec![Link::Article(it.article.clone())], owner annotator);
