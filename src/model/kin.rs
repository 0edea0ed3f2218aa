//! What belongs with a thing that is pointed at: source, cue and content of a claim, and the
//! claims it is linked to. Reads only; asks the index, so that its cost grows with what is found
//! and not with the project.

use std::collections::BTreeSet;

use super::project::Link;
use super::{
    ActorId, AnnotatorId, Attribution, AttributionId, CanonicalId, Claim, ClaimId, Content, Item,
    MentionId, Project,
};

impl Project {
    /// Everything that is shown together with `item`, itself among it, as far as this annotator's
    /// tags go. A claim brings its sources and their actors, its article, and the claims it is
    /// related to or shares a canonical claim with; an attribution its own source and cue and no
    /// more, so that the links of a chain can be told apart; a relation both its claims; a mention,
    /// an actor and a canonical claim the claims that hang on them.
    pub fn kin_of(&self, item: &Item, annotator: &AnnotatorId) -> BTreeSet<Item> {
        let mut kin = Kin {
            project: self,
            annotator,
            found: BTreeSet::from([item.clone()]),
        };
        match item {
            Item::Claim(id) => kin.claim_with_links(id),
            Item::Attribution(id) => kin.link(id),
            Item::Stance(_) => {
                if let Some(claim) = self.claim_of(item) {
                    kin.claim_with_links(&claim.id);
                }
            }
            Item::Relation(id) => {
                if let Some(relation) = self.relations().get(id) {
                    kin.claim(&relation.from);
                    kin.claim(&relation.to);
                }
            }
            Item::Mention(id) => kin.mention(id),
            Item::Actor(id) => kin.actor(id),
            Item::Canonical(id) => kin.canonical(id),
            Item::Topic(_) | Item::Article(_) | Item::Label(..) => {}
        }
        kin.found
    }
}

/// What was found so far.
struct Kin<'a> {
    project: &'a Project,
    annotator: &'a AnnotatorId,
    found: BTreeSet<Item>,
}

impl Kin<'_> {
    /// A claim with who says it and where it lies.
    fn claim(&mut self, id: &ClaimId) {
        self.found.insert(Item::Claim(id.clone()));
        if let Some(claim) = self.project.claims().get(id) {
            self.found.insert(Item::Article(claim.article.clone()));
        }
        for attribution in self.project.chain_of(id) {
            let source = attribution.source.as_ref();
            self.found.insert(Item::Attribution(attribution.id.clone()));
            self.found.extend(source.cloned().map(Item::Mention));
            let actor = self.project.claimant_by(attribution);
            self.found
                .extend(actor.map(|actor| Item::Actor(actor.id.clone())));
        }
    }

    fn claim_with_links(&mut self, id: &ClaimId) {
        self.claim(id);
        let relations: Vec<_> = self
            .project
            .relations_of(id)
            .filter(|it| it.annotator == *self.annotator)
            .collect();
        for relation in relations {
            self.found.insert(Item::Relation(relation.id.clone()));
            self.found.insert(Item::Claim(relation.other(id).clone()));
        }
        let place = self.project.claims().get(id);
        let canonical = place.and_then(|claim| claim.canonical.as_ref());
        let canonical = canonical.and_then(|it| self.project.resolve_canonical(&it.canonical));
        if let Some(canonical) = canonical {
            self.found.insert(Item::Canonical(canonical.id.clone()));
            let members = self.project.members_of(&canonical.id, Some(self.annotator));
            self.found
                .extend(members.iter().map(|it| Item::Claim(it.id.clone())));
        }
    }

    /// One link of a chain: whom it names.
    fn link(&mut self, id: &AttributionId) {
        let Some(link) = self.project.attributions().get(id) else {
            return;
        };
        self.found.extend(link.source.clone().map(Item::Mention));
        let actor = self.project.claimant_by(link);
        self.found
            .extend(actor.map(|actor| Item::Actor(actor.id.clone())));
    }

    fn mention(&mut self, id: &MentionId) {
        let said: Vec<&Attribution> = self
            .project
            .linked(&Link::Source(id.clone()))
            .filter(|it: &&Attribution| it.annotator == *self.annotator)
            .collect();
        for attribution in said {
            self.attribution(attribution);
        }
        let actor = self
            .project
            .mentions()
            .get(id)
            .and_then(|mention| self.project.resolve(mention.actor.as_ref()?));
        self.found
            .extend(actor.map(|actor| Item::Actor(actor.id.clone())));
    }

    /// The claim at the bottom of what is attributed.
    fn attribution(&mut self, attribution: &Attribution) {
        let id = match &attribution.content {
            Content::Claim(id) => Some(id.clone()),
            Content::Attribution(id) => self
                .project
                .claim_of(&Item::Attribution(id.clone()))
                .map(|claim| claim.id.clone()),
        };
        if let Some(id) = id {
            self.claim(&id);
        }
    }

    fn actor(&mut self, id: &ActorId) {
        for id in self.project.ids_of(id) {
            let mentions: Vec<&super::Mention> = self
                .project
                .linked(&Link::Actor(id))
                .filter(|it: &&super::Mention| it.annotator == *self.annotator)
                .collect();
            self.found
                .extend(mentions.iter().map(|it| Item::Mention(it.id.clone())));
        }
        let claims: Vec<&Claim> = self.project.claims_by(id, self.annotator);
        for claim in claims {
            self.claim(&claim.id);
        }
    }

    fn canonical(&mut self, id: &CanonicalId) {
        for member in self.project.members_of(id, Some(self.annotator)) {
            self.claim(&member.id);
        }
    }
}
