//! Looking at the project as it was at an earlier moment, read-only, and giving one article the
//! tags of then back. While the past is looked at it stands in the place of the project; nothing
//! can be done to it, and what others write meanwhile waits.

use super::likeness::Likeness;
use super::watch::Watch;
use super::{Session, suggesting};
use crate::app::agreement::AgreementView;
use crate::app::codebook::CodebookView;
use crate::app::notice::AppError;
use crate::app::review::ReviewView;
use crate::app::workspace::{Find, Pane};
use crate::model::change::clock_ms;
use crate::model::edit::as_of::{self, Restoration};
use crate::model::edit::{Desk, EditError};
use crate::model::{ArticleId, Moment, Project};

/// The earlier moment that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf {
    pub moment: Moment,
    /// Milliseconds since 1970, by the clock of the writer.
    pub when_ms: u64,
}

/// What comes back when the past is left.
pub(super) struct Present {
    project: Project,
    likeness: Likeness,
    watch: Watch,
    shown: AsOf,
    panes: Vec<Pane>,
    focused: usize,
    codebook: Option<CodebookView>,
    review: Option<ReviewView>,
    agreement: AgreementView,
}

impl Session {
    /// The earlier moment that is looked at, if one is.
    pub fn shown_past(&self) -> Option<&AsOf> {
        self.present.as_ref().map(|present| &present.shown)
    }

    /// The generation of the project of today, whatever is looked at.
    pub(super) fn generation_now(&self) -> u64 {
        self.now().generation()
    }

    /// The project of today, whatever is looked at.
    pub(super) fn now(&self) -> &Project {
        self.present
            .as_ref()
            .map_or(&self.project, |present| &present.project)
    }

    /// Looks at the project as it was: `past` takes the place of the project until
    /// [`Self::show_present`]. Rooms are left, articles that were not there yet leave the desk.
    pub fn show_past(&mut self, moment: Moment, mut past: Project) {
        self.show_present();
        self.end_gesture();
        past.renew(self.project.generation());
        let shown = AsOf {
            when_ms: self.when_of(&moment),
            moment,
        };
        let desk = &mut self.workspace;
        self.present = Some(Box::new(Present {
            project: std::mem::replace(&mut self.project, past),
            likeness: std::mem::take(&mut self.likeness),
            watch: std::mem::take(&mut self.watch),
            shown,
            panes: desk.panes.clone(),
            focused: desk.focused,
            codebook: desk.codebook.take(),
            review: desk.review.take(),
            agreement: std::mem::take(&mut desk.agreement),
        }));
        self.read_anew();
    }

    /// Back to the project of today. Does nothing if that is what is looked at.
    pub fn show_present(&mut self) {
        let Some(present) = self.present.take() else {
            return;
        };
        let generation = self.project.generation();
        self.project = present.project;
        self.project.renew(generation);
        self.likeness = present.likeness;
        self.watch = present.watch;
        let desk = &mut self.workspace;
        desk.codebook = present.codebook;
        desk.review = present.review;
        desk.agreement = present.agreement;
        if desk.panes.is_empty() {
            (desk.panes, desk.focused) = (present.panes, present.focused);
        }
        self.read_anew();
    }

    /// After another state of the project came into place: what is on the desk is read anew, what
    /// is not there is let go.
    fn read_anew(&mut self) {
        self.suggester = suggesting::Suggester::default();
        self.offered.borrow_mut().take();
        self.workspace.clear_selection();
        self.workspace.hovered = None;
        self.workspace.find = Find::default();
        self.workspace.claim_last = None;
        self.workspace.link_last = None;
        self.texts.clear();
        let open: Vec<ArticleId> = self
            .workspace
            .panes
            .iter()
            .map(|pane| pane.article.clone())
            .collect();
        let readable: Vec<ArticleId> = open
            .into_iter()
            .filter(|article| self.text(article).is_ok())
            .collect();
        self.workspace.keep_panes(|it| readable.contains(it));
        let (project, selected) = (&self.project, self.workspace.selected.as_ref());
        if selected.is_some_and(|item| !project.has(item)) {
            self.workspace.selected = None;
        }
    }

    /// Milliseconds since 1970 of a moment; 0 if no record is named so.
    pub fn when_of(&self, moment: &Moment) -> u64 {
        match moment {
            Moment::At { ms } => *ms,
            Moment::After { session, n } => {
                let logs = self.log.iter().filter(|log| log.session == *session);
                let mut records = logs.flat_map(|log| &log.records);
                let record = records.find(|record| record.n == *n);
                record.map_or(0, |record| clock_ms(record.t))
            }
        }
    }

    /// What giving an article the tags of `past` back would do, to the project of today.
    ///
    /// # Errors
    /// If the article is not there today.
    pub fn restoration(
        &mut self,
        article: &ArticleId,
        past: &Project,
    ) -> Result<Restoration, AppError> {
        let project = self
            .present
            .as_ref()
            .map_or(&self.project, |present| &present.project);
        let mut desk = Desk {
            project,
            minter: &mut self.me.minter,
            layer: self.layer,
        };
        Ok(as_of::article(&mut desk, article, past)?)
    }

    /// Gives an article the tags back that the hand at work had in it in `past`: one deed, which
    /// undo takes back. Ends looking at the past. Tells what was done.
    ///
    /// # Errors
    /// If the article is not there today, or what would go or come breaks a rule.
    pub fn restore_article(
        &mut self,
        article: &ArticleId,
        past: &Project,
    ) -> Result<Restoration, AppError> {
        self.show_present();
        self.end_gesture();
        let way = self.restoration(article, past)?;
        self.plan(|_| Ok(way.plan.clone()))?;
        self.workspace.selected = None;
        Ok(way)
    }

    /// The last record that was made or read: the moment up to now.
    ///
    /// # Errors
    /// If nothing was ever done.
    pub fn this_moment(&self) -> Result<Moment, AppError> {
        let records = self.log.iter().flat_map(|log| {
            let records = log.records.iter();
            records.map(|record| record.stamp(&log.session))
        });
        let last = records.max().ok_or(EditError::NotFound(String::new()))?;
        Ok(Moment::After {
            session: last.session,
            n: last.n,
        })
    }
}
