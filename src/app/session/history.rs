//! Taking back and doing again. Undo is a new transaction through the same door; a gesture is taken
//! back whole or not at all, and never over somebody else's later change. A publication of the
//! codebook is taken back by another one.

use super::{Session, Undone};
use crate::app::notice::AppError;
use crate::model::codebook::EditionState;
use crate::model::edit::{Desk, EditError, codebook};
use crate::model::project::ApplyError;
use crate::model::{Code, Codebook, Edit, Edition, EntityKind, Focus, Kind, Stamp, Transaction};

impl Session {
    /// Rebuilds undo and redo from this annotator's sessions on this device.
    pub(super) fn rebuild_history(&mut self) {
        self.history.clear();
        let device = self.platform.device();
        let mut records: Vec<(Stamp, &Transaction)> = self
            .log
            .iter()
            .filter(|log| log.annotator == self.me.annotator)
            .flat_map(|log| {
                log.records
                    .iter()
                    .map(|record| (record.stamp(&log.session), &record.tx))
            })
            .filter(|(_, tx)| tx.device == device)
            .collect();
        records.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, tx) in records {
            self.history.note(tx);
        }
        self.forget_spent();
        self.last_deed = self.history.to_undo().first().map(|tx| tx.what.clone());
    }

    /// The deed that undo would take back; the deed that redo would do again.
    pub fn can_undo(&self) -> Option<Code> {
        self.history.to_undo().last().map(|tx| tx.what.clone())
    }

    pub fn can_redo(&self) -> Option<Code> {
        self.history.to_redo().first().map(|tx| tx.what.clone())
    }

    /// Takes back the last gesture, as new transactions.
    ///
    /// # Errors
    /// If there is nothing, or somebody changed the same thing since; then nothing has changed.
    pub fn undo(&mut self) -> Result<Code, AppError> {
        let steps = self.history.to_undo();
        self.turn(&steps, false)
    }

    /// Does again what undo took back.
    ///
    /// # Errors
    /// As [`Session::undo`].
    pub fn redo(&mut self) -> Result<Code, AppError> {
        let steps = self.history.to_redo();
        self.turn(&steps, true)
    }

    fn turn(&mut self, steps: &[Transaction], redo: bool) -> Result<Code, AppError> {
        let Some(first) = (if redo { steps.first() } else { steps.last() }) else {
            return Err(AppError::NothingToUndo { redo });
        };
        let what = first.what.clone();
        let focus = first.focus.clone();
        let edits: Vec<Vec<Edit>> = steps
            .iter()
            .map(|step| self.edits_to_turn(step, redo))
            .collect::<Result<_, _>>()?;
        self.try_all(steps, &edits)?;
        for (step, edits) in steps.iter().zip(edits) {
            let kind = if redo {
                Kind::Redo(step.id.clone())
            } else {
                Kind::Undo(step.id.clone())
            };
            self.send(
                kind,
                step.group.clone(),
                step.what.clone(),
                edits,
                step.focus.clone(),
            )?;
        }
        self.group = None;
        self.workspace.clear_selection();
        let project = &self.project;
        self.workspace
            .keep_panes(|article| project.articles().get(article).is_some());
        self.go_to(&focus);
        self.undone = Some(Undone {
            what: what.clone(),
            redone: redo,
        });
        Ok(what)
    }

    /// The edits that take a step back or do it again.
    fn edits_to_turn(&mut self, step: &Transaction, redo: bool) -> Result<Vec<Edit>, AppError> {
        if let Some(edition) = published_by(step) {
            return self.republish(&edition.clone(), redo);
        }
        Ok(if redo {
            step.planned_edits().cloned().collect()
        } else {
            step.inverse_edits()
        })
    }

    /// A published edition is never changed nor removed: the way back is to publish what was in
    /// force before it, and the way forth to publish its content anew. Only if nobody has
    /// published something else since.
    fn republish(&mut self, edition: &Edition, redo: bool) -> Result<Vec<Edit>, AppError> {
        let published = self.project.published();
        let books = published
            .iter()
            .map(|it| &it.book)
            .chain([self.project.founding_codebook()]);
        let mut former = books.filter(|book| book.version == edition.based_on);
        let Some(former) = former.next().cloned() else {
            return Err(EditError::NotFound(edition.based_on.to_string()).into());
        };
        let (from, to) = if redo {
            (&former, &edition.book)
        } else {
            (&edition.book, &former)
        };
        if !is_same_content(self.project.codebook(), from) {
            let last = published.last().unwrap_or(&edition);
            return Err(AppError::Apply(ApplyError::Stale {
                kind: EntityKind::Edition,
                id: last.id.to_string(),
                by: last.annotator.clone(),
            }));
        }
        let now_ms = self.platform.now_ms();
        let mut desk = Desk {
            project: &self.project,
            minter: &mut self.me.minter,
            layer: self.layer,
        };
        Ok(codebook::republish(&mut desk, to, now_ms).edits)
    }

    /// Forgets the steps of drafts that were published: they cannot be taken back one by one.
    pub(super) fn forget_spent(&mut self) {
        let project = &self.project;
        self.history.forget(|tx| {
            let is_published = |edit: &Edit| {
                let edition = match edit {
                    Edit::Edition(change) => change.any(),
                    _ => None,
                };
                let now = edition.and_then(|it| project.editions().get(&it.id));
                now.is_some_and(|it| it.state == EditionState::Published)
            };
            published_by(tx).is_none() && tx.edits.iter().any(is_published)
        });
    }

    /// Tries the steps on a copy, so that a group is taken back whole or not at all.
    fn try_all(&self, steps: &[Transaction], edits: &[Vec<Edit>]) -> Result<(), AppError> {
        if steps.len() < 2 {
            return Ok(());
        }
        let mut copy = self.project.clone();
        for (number, (step, edits)) in steps.iter().zip(edits).enumerate() {
            let stamp = Stamp {
                t: u64::MAX,
                session: self.me.session.clone(),
                n: self.me.n + 1 + number as u64,
            };
            copy.apply(
                &stamp,
                Transaction {
                    edits: edits.clone(),
                    ..step.clone()
                },
            )?;
        }
        Ok(())
    }

    /// Takes the reader to where a deed was.
    fn go_to(&mut self, focus: &Focus) {
        if let Some(article) = &focus.article
            && self.project.articles().get(article).is_some()
            && self.text(article).is_ok()
        {
            self.workspace.show(article, false);
            if let Some((start, _)) = focus.span {
                self.workspace.scroll_to(article, start as usize);
            }
        }
        self.workspace.selected = self.item(&focus.item);
    }
}

/// The edition that a deed published.
pub(super) fn published_by(tx: &Transaction) -> Option<&Edition> {
    tx.edits.iter().find_map(|edit| match edit {
        Edit::Edition(change) => {
            let edition = change.after.as_deref()?;
            (edition.state == EditionState::Published).then_some(edition)
        }
        _ => None,
    })
}

/// True if two codebooks differ at most in the names of their versions.
fn is_same_content(one: &Codebook, other: &Codebook) -> bool {
    *one == Codebook {
        version: one.version.clone(),
        ..other.clone()
    }
}
