//! Taking back and doing again. Undo is a new transaction through the same door; a gesture is taken
//! back whole or not at all, and never over somebody else's later change.

use super::{Session, Undone};
use crate::app::notice::AppError;
use crate::model::{Code, Focus, Kind, Stamp, Transaction};

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
        self.try_all(steps, redo)?;
        for step in steps {
            let edits = if redo {
                step.edits.clone()
            } else {
                step.inverse_edits()
            };
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

    /// Tries the steps on a copy, so that a group is taken back whole or not at all.
    fn try_all(&self, steps: &[Transaction], redo: bool) -> Result<(), AppError> {
        if steps.len() < 2 {
            return Ok(());
        }
        let mut copy = self.project.clone();
        for (number, step) in steps.iter().enumerate() {
            let edits = if redo {
                step.edits.clone()
            } else {
                step.inverse_edits()
            };
            let stamp = Stamp {
                t: u64::MAX,
                session: self.me.session.clone(),
                n: self.me.n + 1 + number as u64,
            };
            copy.apply(
                &stamp,
                Transaction {
                    edits,
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
