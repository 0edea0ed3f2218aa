//! Going back to an earlier state of the project, as a new deed: one's own tags become what they
//! were, and what everybody shares gets its former values back. Colleagues' tags are never touched;
//! shared things that came since stay, since others may use them.

use std::collections::BTreeSet;

use super::Plan;
use crate::model::project::Entity;
use crate::model::register::Register;
use crate::model::{
    Actor, Affiliation, Alias, AnnotatorId, Attribution, Bond, Canonical, Change, Claim, Comment,
    Edit, Id, Mention, Project, Refusal, Relation, Role, Stance, Topic, Work,
};

/// The plan that makes the tags of `me`, as they are `now`, what they are in `past`. Articles,
/// annotators and published codebooks stay as they are.
pub fn to(now: &Project, past: &Project, me: &AnnotatorId) -> Plan {
    let mut plan = Plan::new("history.back", None, None);
    plan.edits.extend(owned::<Mention>(now, past, me));
    plan.edits.extend(owned::<Claim>(now, past, me));
    plan.edits.extend(owned::<Attribution>(now, past, me));
    plan.edits.extend(owned::<Stance>(now, past, me));
    plan.edits.extend(owned::<Relation>(now, past, me));
    plan.edits.extend(owned::<Comment>(now, past, me));
    plan.edits.extend(owned::<Refusal>(now, past, me));
    plan.edits.extend(owned::<Work>(now, past, me));
    plan.edits.extend(shared::<Actor>(now, past));
    plan.edits.extend(shared::<Alias>(now, past));
    plan.edits.extend(shared::<Role>(now, past));
    plan.edits.extend(shared::<Affiliation>(now, past));
    plan.edits.extend(shared::<Canonical>(now, past));
    plan.edits.extend(shared::<Topic>(now, past));
    plan.edits.extend(shared::<Bond>(now, past));
    plan
}

/// One's own things that differ.
fn owned<T: Entity>(now: &Project, past: &Project, me: &AnnotatorId) -> Vec<Edit>
where
    Change<T>: Into<Edit>,
{
    let mut found = differences::<T>(now, past);
    found.retain(|change| change.any().and_then(Entity::owner) == Some(me));
    found.into_iter().map(Into::into).collect()
}

/// Things of everybody that differ and were there already.
fn shared<T: Entity>(now: &Project, past: &Project) -> Vec<Edit>
where
    Change<T>: Into<Edit>,
{
    let mut found = differences::<T>(now, past);
    found.retain(|change| change.after.is_some());
    found.into_iter().map(Into::into).collect()
}

fn differences<T: Entity>(now: &Project, past: &Project) -> Vec<Change<T>> {
    let (now, past) = (T::table(now), T::table(past));
    let ids: BTreeSet<Id<T>> = now
        .iter()
        .chain(past.iter())
        .map(|it| it.id().clone())
        .collect();
    ids.iter()
        .map(|id| Change {
            before: now.register(id).and_then(Register::shared),
            after: past.register(id).and_then(Register::shared),
            base: None,
        })
        .filter(|change| change.before != change.after)
        .collect()
}
