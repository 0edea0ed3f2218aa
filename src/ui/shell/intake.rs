//! Articles on their way into the project: one file a frame, so that the window stays alive and the
//! person can stop it.

use std::path::PathBuf;

use egui::Context;

use super::Shell;
use crate::app::library;
use crate::app::notice::{Notice, Severity};
use crate::model::ArticleId;

/// Files on their way into the project, one a frame, so that the window stays alive.
#[derive(Debug, Default)]
pub struct Intake {
    waiting: Vec<PathBuf>,
    pub done: usize,
    pub total: usize,
    added: Vec<ArticleId>,
    failed: usize,
}

impl Intake {
    /// Leaves what is still waiting; what was added stays.
    pub(super) fn stop(&mut self) {
        self.waiting.clear();
    }
}

impl Shell {
    pub(super) fn start_intake(&mut self, files: Vec<PathBuf>) {
        let intake = self.intake.get_or_insert_default();
        intake.total += files.len();
        intake.waiting.extend(files);
    }

    /// Forgets the files that wait for a project which is left, lest they go into the next one, and
    /// says how many they were.
    pub(super) fn leave_intake(&mut self) {
        let left = self.intake.take().map_or(0, |it| it.waiting.len());
        if left == 0 {
            return;
        }
        let text = i18n_embed_fl::fl!(
            self.words.loader,
            "intake-left",
            count = left,
            shown = self.words.number(left)
        );
        self.post(
            Notice {
                severity: Severity::Refused,
                text,
            },
            None,
        );
    }

    /// Reads one waiting file.
    pub(super) fn take_in(&mut self, ctx: &Context) {
        let Some(mut intake) = self.intake.take() else {
            return;
        };
        let Some(session) = &mut self.session else {
            return;
        };
        if intake.waiting.is_empty() {
            if let Some(first) = intake.added.first().cloned()
                && session.workspace.panes.is_empty()
                && let Err(error) = session.open_article(&first, false)
            {
                self.report(&error);
            }
            if !intake.added.is_empty() {
                let text = i18n_embed_fl::fl!(
                    self.words.loader,
                    "intake-done",
                    count = intake.added.len(),
                    shown = self.words.number(intake.added.len())
                );
                self.good_news(text);
            }
            return;
        }
        let file = intake.waiting.remove(0);
        let report = library::add_files(session, std::slice::from_ref(&file), &mut |_, _| true);
        intake.done += 1;
        intake
            .added
            .extend(report.added.into_iter().map(|one| one.id));
        intake.failed += report.failed.len();
        for failed in report.failed {
            let reason = failed.reason.words(&self.words);
            let file = failed.file.file_name().map_or_else(
                || failed.file.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            );
            let text = i18n_embed_fl::fl!(
                self.words.loader,
                "intake-failed",
                file = file,
                reason = reason
            );
            self.post(
                Notice {
                    severity: Severity::Refused,
                    text,
                },
                None,
            );
        }
        self.intake = Some(intake);
        ctx.request_repaint();
    }
}
