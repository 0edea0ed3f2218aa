//! Going back to an earlier state of the project, as a new deed: one's own tags become what they
//! were, and what everybody shares gets its former values back. Colleagues' tags are never touched;
//! shared things that came since stay, since others may use them.

use std::collections::BTreeSet;

use super::Plan;
use crate::model::project::Entity;
use crate::model::{
    Actor, Affiliation, Alias, AnnotatorId, Attribution, Bond, Canonical, Change, Claim, Comment,
    Edit, Id, Mention, Project, Refusal, Relation, Role, Stance, Topic, Work,
};

/// The plan that makes the tags of `me`, as they are `now`, what they are in `past`. Articles,
/// annotators and published codebooks stay as they are.
pub fn to(now: &Project, past: &Project, me: &AnnotatorId) -> Plan {
    let mut plan = Plan::new("history.back", None, None);
    plan.edits.extend(differences::<Mention>(now, past, me));
    plan.edits.extend(differences::<Claim>(now, past, me));
    plan.edits.extend(differences::<Attribution>(now, past, me));
    plan.edits.extend(differences::<Stance>(now, past, me));
    plan.edits.extend(differences::<Relation>(now, past, me));
    plan.edits.extend(differences::<Comment>(now, past, me));
    plan.edits.extend(differences::<Refusal>(now, past, me));
    plan.edits.extend(differences::<Work>(now, past, me));
    plan.edits.extend(differences::<Actor>(now, past, me));
    plan.edits.extend(differences::<Alias>(now, past, me));
    plan.edits.extend(differences::<Role>(now, past, me));
    plan.edits.extend(differences::<Affiliation>(now, past, me));
    plan.edits.extend(differences::<Canonical>(now, past, me));
    plan.edits.extend(differences::<Topic>(now, past, me));
    plan.edits.extend(differences::<Bond>(now, past, me));
    plan
}

fn differences<T: Entity + PartialEq>(now: &Project, past: &Project, me: &AnnotatorId) -> Vec<Edit>
where
    Change<T>: Into<Edit>,
{
    let (now, past) = (T::table(now), T::table(past));
    let ids: BTreeSet<Id<T>> = now
        .iter()
        .chain(past.iter())
        .map(|it| it.id().clone())
        .collect();
    let mut edits = Vec::new();
    for id in ids {
        let (today, then) = (now.get(&id), past.get(&id));
        if today == then {
            continue;
        }
        let owner = today.or(then).and_then(Entity::owner);
        let is_mine = owner.is_some_and(|owner| owner == me);
        if owner.is_some() && !is_mine {
            continue;
        }
        if then.is_none() && !is_mine {
            continue;
        }
        edits.push(
            Change {
                before: today.cloned(),
                after: then.cloned(),
                base: None,
            }
            .into(),
        );
    }
    edits
}
