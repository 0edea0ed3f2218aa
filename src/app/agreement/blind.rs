//! What of a comparison a reader must not see yet: colleagues' work that is not handed in, and any
//! colleague's work on an article on which the reader still works. Whoever sees it earlier has it
//! put on record for each article (`model/edit/review.rs`), and asks for it.

use std::collections::BTreeSet;

use crate::agreement::report::Who;
use crate::model::{AnnotatorId, ArticleId, Project};

/// What a reader may not see, and what of unfinished work they do see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Veil {
    pub left_out: BTreeSet<(Who, ArticleId)>,
    /// Colleagues whose work on some article is left out.
    pub hidden_people: usize,
    pub hidden_articles: usize,
    /// Pieces of work that are not handed in and are compared nevertheless.
    pub unfinished: usize,
}

/// What `reader` may not see; `early` asks for unfinished work as far as seeing it is on record.
pub fn veil(project: &Project, reader: &AnnotatorId, early: bool) -> Veil {
    let mut veil = Veil::default();
    let (mut people, mut articles) = (BTreeSet::new(), BTreeSet::new());
    for article in project.articles().iter().map(|it| &it.id) {
        let all = project.annotators_in(article);
        let works = all.contains(reader) && !project.is_submitted(reader, article);
        for one in &all {
            let is_done = project.is_submitted(one, article);
            let on_record = one == reader || project.is_seen(reader, one, article);
            if one == reader || (is_done && !works) || (early && on_record) {
                veil.unfinished += usize::from(!is_done && early);
                continue;
            }
            people.insert(one.clone());
            articles.insert(article.clone());
            veil.left_out
                .insert((Who::Annotator(one.clone()), article.clone()));
        }
        if works && !early {
            veil.left_out.insert((Who::Gold, article.clone()));
        }
    }
    (veil.hidden_people, veil.hidden_articles) = (people.len(), articles.len());
    veil
}

/// The articles in which something is hidden from `reader`, with whose work it is.
pub fn to_be_seen(project: &Project, reader: &AnnotatorId) -> Vec<(ArticleId, Vec<AnnotatorId>)> {
    let hidden = veil(project, reader, true).left_out;
    let mut found: std::collections::BTreeMap<ArticleId, Vec<AnnotatorId>> = Default::default();
    for (who, article) in hidden {
        if let Who::Annotator(one) = who {
            found.entry(article).or_default().push(one);
        }
    }
    found.into_iter().collect()
}

/// Whether somebody may ask for unfinished work: who leads or reviews.
pub fn may_look_early(project: &Project, reader: &AnnotatorId) -> bool {
    let annotator = project.annotators().get(reader);
    annotator.is_some_and(|it| matches!(it.role.as_str(), "lead" | "reviewer"))
}
