//! What the room of agreement remembers from frame to frame: figures drawn up once for what is
//! looked at, and what stands behind the chosen cell.

use std::sync::Arc;

use crate::agreement::report::views::Instance;
use crate::app::agreement::{AgreementView, Drawn, drawn};
use crate::app::session::reporting::Ready;
use crate::app::{Lang, Session, Words};
use crate::exchange::figure::Figure;

/// State of the room.
#[derive(Default)]
pub struct AgreementRoom {
    /// What the rest was made of.
    key: Option<(Arc<Ready>, AgreementView, Lang)>,
    pub figures: Vec<(Drawn, Figure)>,
    pub instances: Vec<Instance>,
}

impl AgreementRoom {
    /// Draws up what is looked at, if it is another.
    pub fn refresh(&mut self, session: &Session, words: &Words, ready: &Arc<Ready>) {
        let view = &session.workspace.agreement;
        let is_same = self.key.as_ref().is_some_and(|(one, of, lang)| {
            Arc::ptr_eq(one, ready) && of == view && *lang == words.lang
        });
        if is_same {
            return;
        }
        let draw = |what: Drawn| {
            let project = session.project();
            let figure = drawn(words, project, &ready.report, &ready.facts, view, what)?;
            Some((what, figure))
        };
        self.figures = Drawn::ALL.into_iter().filter_map(draw).collect();
        let field = ready.report.field(&view.shown);
        let cell = field.and_then(|it| Some((it, view.cell_in(it)?)));
        self.instances = cell.map_or_else(Vec::new, |(field, (row, column))| {
            field.instances(row, column, view.pair_in(&ready.report))
        });
        self.key = Some((Arc::clone(ready), view.clone(), words.lang));
    }
}
