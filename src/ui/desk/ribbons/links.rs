//! Which claims of the articles on the desk are linked: by a relation, or because both belong to
//! one canonical claim. Asked for claim by claim, for those that are seen, and kept until the
//! project or the desk changes. Nothing is placed or painted here.

use std::collections::HashMap;
use std::rc::Rc;

use crate::app::Session;
use crate::model::edit::Item;
use crate::model::{AnnotatorId, ArticleId, CanonicalId, Claim, ClaimId, Code};

/// Two claims of two panes that are linked.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Link {
    /// The relation, or the canonical claim.
    pub item: Item,
    /// The kind of relation; none for claims that share a canonical claim.
    pub kind: Option<Code>,
    /// Of claims that share a canonical claim: one asserts it, the other denies it.
    pub opposed: bool,
    pub from: ClaimId,
    pub to: ClaimId,
    /// The panes of both, counted from the start side.
    pub panes: [usize; 2],
}

#[derive(Debug, PartialEq)]
struct Key {
    generation: u64,
    annotator: AnnotatorId,
    articles: Vec<ArticleId>,
}

/// What is known of links so far.
#[derive(Debug, Default)]
pub struct Links {
    key: Option<Key>,
    of_claim: HashMap<ClaimId, Rc<[Link]>>,
    of_canonical: HashMap<CanonicalId, Rc<[Link]>>,
    looked_up: usize,
    revision: u64,
}

impl Links {
    /// Forgets everything if the project, the annotator or the panes changed.
    pub fn refresh(&mut self, session: &Session) {
        let panes = session.workspace.panes.iter();
        let key = Key {
            generation: session.project().generation(),
            annotator: session.hand().clone(),
            articles: panes.map(|pane| pane.article.clone()).collect(),
        };
        if self.key.as_ref() != Some(&key) {
            self.key = Some(key);
            self.revision += 1;
            self.of_claim.clear();
            self.of_canonical.clear();
        }
    }

    /// The links of a claim to claims of other panes.
    pub fn of(&mut self, session: &Session, claim: &ClaimId) -> Rc<[Link]> {
        if let Some(known) = self.of_claim.get(claim) {
            return Rc::clone(known);
        }
        self.looked_up += 1;
        let found: Rc<[Link]> = self.look_up(session, claim).into();
        self.of_claim.insert(claim.clone(), Rc::clone(&found));
        found
    }

    /// Grows whenever links may have changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// All linked claims of two panes, each pair once, the first pane's claim first. Looks at every
    /// claim of the first pane's article.
    pub fn between(
        &mut self,
        session: &Session,
        pane: usize,
        other: usize,
    ) -> Vec<(ClaimId, ClaimId)> {
        let Some(place) = session.workspace.panes.get(pane) else {
            return Vec::new();
        };
        let claims = session
            .project()
            .claims_in(&place.article, Some(session.hand()));
        let mut pairs = Vec::new();
        for claim in claims {
            for link in self.of(session, &claim.id).iter() {
                let there = if link.from == claim.id {
                    (link.panes[1], &link.to)
                } else {
                    (link.panes[0], &link.from)
                };
                let pair = (claim.id.clone(), there.1.clone());
                if there.0 == other && !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// How many claims were looked up in the project so far, for tests and measurements.
    pub fn looked_up(&self) -> usize {
        self.looked_up
    }

    fn look_up(&mut self, session: &Session, id: &ClaimId) -> Vec<Link> {
        let project = session.project();
        let pane_of = |claim: &Claim| session.workspace.pane_of(&claim.article);
        let Some(claim) = project.claims().get(id) else {
            return Vec::new();
        };
        let mut links: Vec<Link> = project
            .relations_of(id)
            .filter(|it| it.annotator == *session.hand())
            .filter_map(|relation| {
                let ends = [&relation.from, &relation.to].map(|id| project.claims().get(id));
                let [Some(from), Some(to)] = ends else {
                    return None;
                };
                let panes = [pane_of(from)?, pane_of(to)?];
                (panes[0] != panes[1]).then(|| Link {
                    item: Item::Relation(relation.id.clone()),
                    kind: Some(relation.kind.clone()),
                    opposed: false,
                    from: relation.from.clone(),
                    to: relation.to.clone(),
                    panes,
                })
            })
            .collect();
        let canonical = claim.canonical.as_ref();
        let canonical = canonical.and_then(|it| project.resolve_canonical(&it.canonical));
        if let Some(canonical) = canonical {
            let shared = self.of_canonical(session, &canonical.id);
            let related = |link: &Link| {
                let both = |it: &Link| {
                    (it.from == link.from && it.to == link.to)
                        || (it.from == link.to && it.to == link.from)
                };
                links.iter().any(both)
            };
            let shared: Vec<Link> = shared
                .iter()
                .filter(|it| it.from == *id || it.to == *id)
                .filter(|it| !related(it))
                .cloned()
                .collect();
            links.extend(shared);
        }
        links
    }

    /// How the members of a canonical claim that lie on the desk are joined: those of each pane
    /// with those of the next that has any, in reading order. Every pair would be a web.
    fn of_canonical(&mut self, session: &Session, id: &CanonicalId) -> Rc<[Link]> {
        if let Some(known) = self.of_canonical.get(id) {
            return Rc::clone(known);
        }
        let members = session.project().members_of(id, Some(session.hand()));
        let mut panes: Vec<Vec<&Claim>> = vec![Vec::new(); session.workspace.panes.len()];
        for member in members {
            let pane = session.workspace.pane_of(&member.article);
            if let Some(pane) = pane.and_then(|pane| panes.get_mut(pane)) {
                pane.push(member);
            }
        }
        let filled: Vec<(usize, &Vec<&Claim>)> = panes
            .iter()
            .enumerate()
            .filter(|(_, members)| !members.is_empty())
            .collect();
        let denies = |it: &Claim| it.canonical.as_ref().is_some_and(|place| place.denies);
        let mut links = Vec::new();
        for pair in filled.windows(2) {
            let [(pane, some), (next_pane, others)] = pair else {
                continue;
            };
            for place in 0..some.len().max(others.len()) {
                let (Some(from), Some(to)) = (
                    some.get(place).or(some.last()),
                    others.get(place).or(others.last()),
                ) else {
                    continue;
                };
                links.push(Link {
                    item: Item::Canonical(id.clone()),
                    kind: None,
                    opposed: denies(from) != denies(to),
                    from: from.id.clone(),
                    to: to.id.clone(),
                    panes: [*pane, *next_pane],
                });
            }
        }
        let links: Rc<[Link]> = links.into();
        self.of_canonical.insert(id.clone(), Rc::clone(&links));
        links
    }
}
