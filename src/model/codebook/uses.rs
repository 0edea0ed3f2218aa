//! How often each label is used, and by whom, counted in one walk over the project. For lists of
//! labels and previews of merges; it changes nothing.

use std::collections::BTreeMap;

use super::Code;
use crate::model::field::{Value, fields_of};
use crate::model::{
    AnnotatorId, Attribution, Claim, Item, Mention, Project, Relation, Stance, Tag,
};

/// Tags and actors that carry each label, by the annotator who owns them. What everybody shares
/// has no owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelUses(BTreeMap<(Code, Code), BTreeMap<Option<AnnotatorId>, usize>>);

impl LabelUses {
    /// Counts everything there is.
    pub fn of(project: &Project) -> Self {
        Self::of_those(project, |_| true)
    }

    /// Counts what `reader` is shown: colleagues' tags stay hidden until their review.
    pub fn shown_to(project: &Project, reader: &AnnotatorId) -> Self {
        Self::of_those(project, |item| project.shows(reader, item))
    }

    fn of_those(project: &Project, wanted: impl Fn(&Item) -> bool) -> Self {
        let mut uses = Self::default();
        uses.tags::<Mention>(project, &wanted);
        uses.tags::<Claim>(project, &wanted);
        uses.tags::<Attribution>(project, &wanted);
        uses.tags::<Stance>(project, &wanted);
        uses.tags::<Relation>(project, &wanted);
        for actor in project.actors().iter() {
            uses.thing(project, &Item::Actor(actor.id.clone()), None);
        }
        uses
    }

    fn tags<T: Tag>(&mut self, project: &Project, wanted: &impl Fn(&Item) -> bool) {
        for tag in T::table(project).iter() {
            if wanted(&tag.item()) {
                self.thing(project, &tag.item(), Some(tag.annotator()));
            }
        }
    }

    fn thing(&mut self, project: &Project, item: &Item, owner: Option<&AnnotatorId>) {
        for field in fields_of(item) {
            let Some(set) = field.set() else {
                continue;
            };
            let codes = match project.value(item, field) {
                Some(Value::Label(code)) if !code.is_empty() => vec![code],
                Some(Value::Labels(codes)) => codes,
                _ => continue,
            };
            for code in codes {
                let owners = self.0.entry((Code::from(set), code)).or_default();
                *owners.entry(owner.cloned()).or_default() += 1;
            }
        }
    }

    /// How many things carry a label.
    pub fn count(&self, set: &Code, code: &Code) -> usize {
        self.by(set, code).map(|(_, count)| count).sum()
    }

    /// How many things carry a label, by owner; shared things first.
    pub fn by(
        &self,
        set: &Code,
        code: &Code,
    ) -> impl Iterator<Item = (Option<&AnnotatorId>, usize)> {
        self.0
            .get(&(set.clone(), code.clone()))
            .into_iter()
            .flatten()
            .map(|(owner, count)| (owner.as_ref(), *count))
    }
}
