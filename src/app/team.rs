//! How far everybody is, as one table for the screen, and what the form of handing out wishes.
//! Reads the project; deeds are in [`super::commands`].

use super::commands::library_order;
use super::session::Session;
use crate::model::change::clock_ms;
use crate::model::edit::assign::Plan as Wish;
use crate::model::project::Entity;
use crate::model::review::Progress;
use crate::model::{Annotator, AnnotatorId, ArticleId, Assignment};

/// One article and how far everybody is with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub article: ArticleId,
    /// In the order of [`Board::people`].
    pub progress: Vec<Progress>,
    /// How long the one who works here now was at work on it, in milliseconds.
    pub mine_ms: u64,
}

/// How far one person is with what they work on: what was handed out to them or they began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    pub submitted: usize,
    pub all: usize,
}

/// Articles against people, as the project was at one generation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    generation: u64,
    annotator: Option<AnnotatorId>,
    pub people: Vec<AnnotatorId>,
    /// In the order of the library.
    pub rows: Vec<Row>,
    /// In the order of `people`.
    pub sums: Vec<Sum>,
    pub mine_ms: u64,
    /// True if anything was handed out.
    pub handed_out: bool,
    /// Articles handed out to nobody.
    pub unassigned: Vec<ArticleId>,
}

impl Board {
    /// The table of the project as it is now.
    pub fn of(session: &Session) -> Self {
        let project = session.project();
        let me = session.annotator();
        let people: Vec<AnnotatorId> = project
            .annotators()
            .iter()
            .map(|it| it.id.clone())
            .collect();
        let handed = project.handed_out();
        let rows: Vec<Row> = library_order(session)
            .into_iter()
            .map(|article| Row {
                progress: project.progress_of(&article, &people, &handed),
                mine_ms: project.active_ms(me, &article),
                article,
            })
            .collect();
        let mut sums = vec![Sum::default(); people.len()];
        for row in &rows {
            for (sum, progress) in sums.iter_mut().zip(&row.progress) {
                sum.all += usize::from(progress.assigned || progress.touched);
                sum.submitted += usize::from(progress.is_submitted());
            }
        }
        let is_free = |row: &&Row| row.progress.iter().all(|it| !it.assigned);
        Self {
            generation: project.generation(),
            annotator: Some(me.clone()),
            mine_ms: rows.iter().map(|row| row.mine_ms).sum(),
            unassigned: rows
                .iter()
                .filter(is_free)
                .map(|it| it.article.clone())
                .collect(),
            handed_out: !handed.is_empty(),
            people,
            rows,
            sums,
        }
    }

    /// Makes the table anew if the project, or who works here, has changed since.
    pub fn refresh(&mut self, session: &Session) {
        let is_fresh = self.generation == session.project().generation()
            && self.annotator.as_ref() == Some(session.annotator());
        if !is_fresh {
            *self = Self::of(session);
        }
    }
}

/// What was handed out, the latest first, each with when that was (milliseconds since 1970).
pub fn assignments(session: &Session) -> Vec<(&Assignment, u64)> {
    let registers = Assignment::table(session.project()).registers();
    let winners = registers.filter_map(|(_, register)| register.winner());
    let mut found: Vec<(&Assignment, u64)> = winners
        .filter_map(|it| Some((it.value.as_deref()?, clock_ms(it.stamp.t))))
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
    found
}

/// What handing out wishes where nothing is said: the articles that nobody has yet, to every
/// person; rules and models tag without being asked.
pub fn ordinary_wish(session: &Session) -> Wish {
    let project = session.project();
    let people = project.annotators().iter().filter(|it| is_person(it));
    Wish {
        scheme: "double".to_owned(),
        seed: 1,
        percent: 20,
        count: 2,
        annotators: people.map(|it| it.id.clone()).collect(),
        articles: project
            .articles()
            .iter()
            .map(|it| it.id.clone())
            .filter(|id| !project.is_assigned(id))
            .collect(),
    }
}

fn is_person(annotator: &Annotator) -> bool {
    matches!(annotator.maker.as_str(), "" | "person")
}
