//! What a plan would be refused for is told at once, and is what the door says when it is asked
//! again and again, each time without the edit it blamed.

use isnad::model::project::{ApplyError, Entity};
use isnad::model::{
    Attribution, Change, Claim, Edit, Mention, Project, Relation, Stamp, Stance, Transaction,
};
use isnad::store::wire::from_ron;

use super::Picture;
use crate::faulty_disk::Random;
use crate::records::{article, record, salma};

/// Things drawn by chance from so few that they hit each other.
struct Draw(Random);

impl Draw {
    fn one(&mut self, kind: &str, count: u64) -> String {
        format!("{kind}-{}", self.0.below(count))
    }

    fn rarely(&mut self) -> bool {
        self.0.below(5) == 0
    }

    fn head(&mut self, id: &str) -> String {
        let article = if self.0.below(20) == 0 { "a2" } else { "a1" };
        format!("id:\"{id}\",annotator:\"salma\",article:\"{article}\"")
    }

    /// What a thing may become, of the kind that its id says.
    fn thing<T: Entity + serde::de::DeserializeOwned>(&mut self, id: &str) -> T {
        let head = self.head(id);
        let (kind, _) = id.split_once('-').expect("a kind");
        let text = match kind {
            "mention" => format!("({head},form:\"f{}\")", self.0.below(3)),
            "attribution" => {
                let content = if self.0.below(2) == 0 {
                    format!("Claim(\"{}\")", self.one("claim", 4))
                } else {
                    format!("Attribution(\"{}\")", self.one("attribution", 6))
                };
                let source = if self.rarely() {
                    format!(",source:Some(\"{}\")", self.one("mention", 3))
                } else {
                    String::new()
                };
                format!("({head},content:{content}{source})")
            }
            "stance" => {
                let claim = self.one("claim", 4);
                let via = if self.rarely() {
                    format!(",via:Some(\"{}\")", self.one("attribution", 6))
                } else {
                    String::new()
                };
                format!("({head},target:Claim(\"{claim}\"),dimension:\"d\",label:\"l\"{via})")
            }
            _ => {
                let (from, to) = (self.one("claim", 4), self.one("claim", 4));
                format!(
                    "({head},from:\"{from}\",to:\"{to}\",to_article:\"a1\",kind:\"k{}\")",
                    self.0.below(3)
                )
            }
        };
        from_ron(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// A change of a thing from what it is, or, seldom, from what it is not.
    fn change<T: Entity>(&mut self, project: &Project, made: T) -> Option<Edit>
    where
        Change<T>: Into<Edit>,
    {
        let mut before = T::table(project).get(made.id()).cloned();
        if self.0.below(15) == 0 {
            before = None;
        }
        let after = (before.is_none() || self.0.below(3) > 0).then_some(made);
        let change = Change {
            before: before.map(Into::into),
            after: after.map(Into::into),
            base: None,
        };
        let edit: Edit = change.into();
        (!edit.is_empty()).then_some(edit)
    }

    fn edit(&mut self, project: &Project) -> Option<Edit> {
        match self.0.below(8) {
            0 => {
                let id = self.one("mention", 3);
                let made: Mention = self.thing(&id);
                self.change(project, made)
            }
            1 | 2 => {
                let id = self.one("claim", 4);
                let mut made: Claim = crate::records::claim(&id, "a1", 0, "قال");
                made.meta.note = self.one("note", 3);
                self.change(project, made)
            }
            3..=5 => {
                let id = self.one("attribution", 6);
                let made: Attribution = self.thing(&id);
                self.change(project, made)
            }
            6 => {
                let id = self.one("stance", 4);
                let made: Stance = self.thing(&id);
                self.change(project, made)
            }
            _ => {
                let id = self.one("relation", 3);
                let made: Relation = self.thing(&id);
                self.change(project, made)
            }
        }
    }
}

fn transaction(edits: Vec<Edit>) -> Transaction {
    record(1, 1, edits).tx
}

fn stamp(n: u64) -> Stamp {
    Stamp {
        t: n,
        session: "SA".to_owned(),
        n,
    }
}

/// Asks the door again and again.
fn one_by_one(project: &mut Project, n: u64, edits: &[Edit]) -> Vec<(usize, ApplyError)> {
    let mut left: Vec<(usize, Edit)> = edits.iter().cloned().enumerate().collect();
    let mut refused = Vec::new();
    while !left.is_empty() {
        let edits = left.iter().map(|(_, edit)| edit.clone()).collect();
        let Err(error) = project.apply(&stamp(n), transaction(edits)) else {
            break;
        };
        let id = match &error {
            ApplyError::Violation(violation) => &violation.id,
            ApplyError::Stale { id, .. }
            | ApplyError::Gone { id, .. }
            | ApplyError::Twice { id, .. } => id,
            other => panic!("{other}"),
        };
        let blamed = left
            .iter()
            .position(|(_, edit)| edit.subject().is_some_and(|it| it.1 == id.as_str()));
        refused.push((left.remove(blamed.expect("one of them")).0, error));
    }
    refused
}

#[test]
fn what_is_refused_is_told_at_once_as_the_door_would_one_by_one() {
    let (mut told, mut rounds) = (0, 0);
    for seed in 0..400 {
        let mut draw = Draw(Random(seed));
        let mut project = Project::default();
        let text = "قال".repeat(9);
        let first = Change::create(article("a1", "r", &text)).into();
        project
            .apply(&stamp(1), transaction(vec![first]))
            .expect("an article");
        for n in 2..8 {
            let count = 1 + draw.0.below(14);
            let edits: Vec<Edit> = (0..count).filter_map(|_| draw.edit(&project)).collect();
            let before = Picture::of(&project);
            let at_once = project.would_refuse(&salma(), edits.clone());
            assert_eq!(Picture::of(&project), before, "seed {seed}: it only asks");
            let one_by_one = one_by_one(&mut project, n, &edits);
            assert_eq!(at_once, one_by_one, "seed {seed}: {edits:#?}");
            told += at_once.len();
            rounds += 1;
        }
    }
    assert!(told > rounds, "{told} refused in {rounds} plans");
}
