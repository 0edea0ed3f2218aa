//! Undo and redo of one annotator's transactions.
//!
//! Undo never rewrites: it is a new transaction with the inverse edits, sent through the same
//! door. This file only keeps the two stacks and can rebuild them from records, since every record
//! says whether it did, undid or redid. Steps that share a group are taken back together.
//! Limits: a new deed drops what could be redone (the journal still has it).

use super::id::{TransactionId, TransactionMark};
use super::{Code, Id, Kind, Transaction};

/// True for what is on record and nobody takes back: that a person was entered, how long somebody
/// worked, what somebody saw of colleagues' tags, and that somebody stood by what shows although
/// another version did not know of it.
pub fn is_no_deed(what: &Code) -> bool {
    matches!(
        what.as_str(),
        "annotator.add" | "work.time" | "review.see" | "conflict.keep"
    )
}

/// The stacks of one annotator.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Transaction>,
    undone: Vec<Transaction>,
}

fn same_group(a: Option<&Id<TransactionMark>>, b: Option<&Id<TransactionMark>>) -> bool {
    a.is_some() && a == b
}

impl History {
    /// Notes a transaction that was applied or read back.
    pub fn note(&mut self, tx: &Transaction) {
        match &tx.kind {
            Kind::Do if is_no_deed(&tx.what) => {}
            Kind::Do => {
                self.undone.clear();
                self.done.push(tx.clone());
            }
            Kind::Undo(id) => Self::shift(&mut self.done, &mut self.undone, id),
            Kind::Redo(id) => Self::shift(&mut self.undone, &mut self.done, id),
        }
    }

    fn shift(from: &mut Vec<Transaction>, to: &mut Vec<Transaction>, id: &TransactionId) {
        if let Some(place) = from.iter().rposition(|tx| tx.id == *id) {
            to.push(from.remove(place));
        }
    }

    /// What undo would take back, last step first; empty if nothing.
    pub fn to_undo(&self) -> Vec<Transaction> {
        Self::top(&self.done)
    }

    /// What redo would do again, in the order to do it; empty if nothing.
    pub fn to_redo(&self) -> Vec<Transaction> {
        Self::top(&self.undone)
    }

    /// Drops what can no longer be taken back or done again.
    pub fn forget(&mut self, is_spent: impl Fn(&Transaction) -> bool) {
        self.done.retain(|tx| !is_spent(tx));
        self.undone.retain(|tx| !is_spent(tx));
    }

    fn top(stack: &[Transaction]) -> Vec<Transaction> {
        let Some(last) = stack.last() else {
            return Vec::new();
        };
        stack
            .iter()
            .rev()
            .enumerate()
            .take_while(|(i, tx)| *i == 0 || same_group(tx.group.as_ref(), last.group.as_ref()))
            .map(|(_, tx)| tx.clone())
            .collect()
    }

    /// Forgets everything, at a barrier such as another annotator.
    pub fn clear(&mut self) {
        self.done.clear();
        self.undone.clear();
    }
}
