//! Giving an article the tags back that it had at an earlier moment, as one deed: those of the hand
//! that works now and nobody else's. What was tagged since goes, what was changed is set back, what
//! was removed is made again, together with the shared things it names.

use std::collections::BTreeSet;

use super::{Desk, EditError, Plan};
use crate::model::project::{Entity, Link};
use crate::model::tag::Tag;
use crate::model::{
    Actor, ArticleId, Attribution, Canonical, Change, Claim, ClaimId, Edit, Id, Mention, Project,
    Relation, Stance, Target, Topic,
};

/// What would be done, and how much of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Restoration {
    /// No edits if the article has the tags of then.
    pub plan: Plan,
    /// Tags that are made again.
    pub back: usize,
    /// Tags made since, which go.
    pub gone: usize,
    /// Tags that become what they were.
    pub changed: usize,
    /// Actors, canonical claims and topics that come back because such a tag names them.
    pub shared: usize,
    /// Stances and relations that cannot come back: a claim in another article is gone.
    pub left_out: usize,
}

/// Plans the way of `article` back to its tags in `past`.
///
/// # Errors
/// If the article is not there.
pub fn article(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    past: &Project,
) -> Result<Restoration, EditError> {
    desk.get(article)?;
    let mut way = Way {
        past,
        article,
        made: Restoration {
            plan: Plan::new("history.restore-article", Some(article), None),
            back: 0,
            gone: 0,
            changed: 0,
            shared: 0,
            left_out: 0,
        },
        wanted: Vec::new(),
        desk,
    };
    way.tags::<Mention>(|_| true);
    way.tags::<Claim>(|_| true);
    way.tags::<Attribution>(|_| true);
    way.pointing_elsewhere();
    way.loose_ends();
    way.shared();
    Ok(way.made)
}

struct Way<'a, 'b> {
    desk: &'a Desk<'b>,
    past: &'a Project,
    article: &'a ArticleId,
    made: Restoration,
    /// What the tags that come back point at.
    wanted: Vec<Link>,
}

impl Way<'_, '_> {
    /// The tags of one kind that differ, as far as `fits` says that they can be given back.
    fn tags<T: Tag>(&mut self, fits: impl Fn(&T) -> bool)
    where
        Change<T>: Into<Edit>,
    {
        let now = T::table(self.desk.project);
        let then = T::table(self.past);
        for id in self.ids::<T>() {
            let (before, after) = (now.get(&id).cloned(), then.get(&id).cloned());
            // A tag that lies elsewhere now is not this article's business.
            if before == after || before.as_ref().is_some_and(|it| !self.is_here(it)) {
                continue;
            }
            if after.as_ref().is_some_and(|it| !fits(it)) {
                self.made.left_out += usize::from(before.is_none());
                continue;
            }
            match (&before, &after) {
                (None, _) => self.made.back += 1,
                (_, None) => self.made.gone += 1,
                _ => self.made.changed += 1,
            }
            self.wanted.extend(after.iter().flat_map(Entity::links));
            let change = Change::between(before, after);
            self.made.plan.edits.push(change.into());
        }
    }

    /// Every tag of this hand in the article, now or then.
    fn ids<T: Tag>(&self) -> BTreeSet<Id<T>> {
        let link = Link::Article(self.article.clone());
        let now = self.desk.project.linked::<T>(&link);
        let all = now.chain(self.past.linked::<T>(&link));
        let here = all.filter(|it| self.is_here(*it));
        here.map(|it| it.id().clone()).collect()
    }

    fn is_here<T: Tag>(&self, tag: &T) -> bool {
        tag.hand() == Some(&self.desk.me()) && tag.article() == self.article
    }

    /// Stances and relations come back only if the claims they point at are there, or come back
    /// too.
    fn pointing_elsewhere(&mut self) {
        let (now, past, article) = (self.desk.project, self.past, self.article);
        let is_there = |claim: &ClaimId| {
            let then = past.claims().get(claim);
            let now = now.claims().get(claim);
            then.is_some_and(|it| it.article == *article)
                || now.is_some_and(|it| it.article != *article)
        };
        self.tags::<Stance>(|it| match &it.target {
            Target::Claim(claim) => is_there(claim),
            _ => true,
        });
        self.tags::<Relation>(|it| is_there(&it.from) && is_there(&it.to));
    }

    /// What points from elsewhere at claims that go, goes too.
    fn loose_ends(&mut self) {
        let gone: Vec<ClaimId> = self
            .made
            .plan
            .edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Claim(change) if change.after.is_none() => Some(change.any()?.id.clone()),
                _ => None,
            })
            .collect();
        for claim in gone {
            self.go_too::<Relation>(&Link::Claim(claim.clone()));
            self.go_too::<Stance>(&Link::Target(Target::Claim(claim)));
        }
    }

    fn go_too<T: Tag>(&mut self, link: &Link)
    where
        Change<T>: Into<Edit>,
    {
        let me = self.desk.me();
        let linked = self.desk.project.linked::<T>(link);
        let loose: Vec<T> = linked
            .filter(|it| it.hand() == Some(&me) && !self.made.plan.touches(it.id().as_str()))
            .cloned()
            .collect();
        self.made.gone += loose.len();
        let edits = loose.into_iter().map(|it| Change::remove(it).into());
        self.made.plan.edits.extend(edits);
    }

    /// Shared things that are named again and are not there.
    fn shared(&mut self) {
        while let Some(link) = self.wanted.pop() {
            match link {
                Link::Actor(id) | Link::Target(Target::Actor(id)) => self.revive::<Actor>(&id),
                Link::Canonical(id) | Link::Target(Target::Canonical(id)) => {
                    self.revive::<Canonical>(&id);
                }
                Link::Topic(id) | Link::Target(Target::Topic(id)) => self.revive::<Topic>(&id),
                _ => {}
            }
        }
    }

    fn revive<T: Entity>(&mut self, id: &Id<T>)
    where
        Change<T>: Into<Edit>,
    {
        let is_there = T::table(self.desk.project).get(id).is_some();
        if is_there || self.made.plan.touches(id.as_str()) {
            return;
        }
        if let Some(it) = T::table(self.past).get(id) {
            self.wanted.extend(it.links());
            self.made.shared += 1;
            self.made.plan.edits.push(Change::create(it.clone()).into());
        }
    }
}
