//! `isnad find`: search through the words of all articles.

use serde::Serialize;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::cli::desk::{Desk, Failure, shown};
use crate::cli::grammar;
use crate::exchange::json::Span;
use crate::model::ArticleId;
use crate::text::fold::FoldOptions;
use crate::text::index::ArticleText;
use crate::text::search::{FindOptions, find_all};

/// Scalars of context before and after a hit.
const CONTEXT_SCALARS: usize = 40;

/// A place where the words occur.
#[derive(Debug, Serialize)]
struct Hit {
    article: String,
    title: String,
    span: Span,
    /// The hit with what stands around it in its paragraph.
    context: String,
    /// Where the context begins in the article, in scalars.
    context_start: usize,
}

pub(super) fn find(desk: &Desk, order: &grammar::Find) -> Outcome {
    let mut session = desk.open(&order.project, None)?;
    let options = FindOptions {
        exact: order.exact,
        whole_word: order.whole_word,
        fold: FoldOptions::default(),
    };
    let articles: Vec<(ArticleId, String)> = session
        .project()
        .articles()
        .iter()
        .map(|article| (article.id.clone(), article.title.clone()))
        .collect();
    let mut hits = Vec::new();
    for (id, title) in articles {
        let text = session.text(&id)?;
        let found = find_all(text.as_str(), &order.query, &options);
        hits.extend(
            found
                .into_iter()
                .filter_map(|range| hit(&id, &title, text, range)),
        );
    }
    if order.json {
        desk.print_json(&hits)?;
    } else {
        print(desk, &hits)?;
    }
    done()
}

fn hit(
    article: &ArticleId,
    title: &str,
    text: &ArticleText,
    range: std::ops::Range<usize>,
) -> Option<Hit> {
    let paragraphs = text.paragraphs();
    let first = paragraphs.get(text.paragraph_of_scalar(range.start))?;
    let last = paragraphs.get(text.paragraph_of_scalar(range.end))?;
    let from = range
        .start
        .saturating_sub(CONTEXT_SCALARS)
        .max(first.start_scalar)
        .min(range.start);
    let to = (range.end + CONTEXT_SCALARS)
        .min(last.end_scalar)
        .max(range.end);
    Some(Hit {
        article: article.to_string(),
        title: title.to_owned(),
        span: Span {
            start: u32::try_from(range.start).ok()?,
            end: u32::try_from(range.end).ok()?,
            exact: text.slice(range)?.to_owned(),
            continues: false,
        },
        context: text.slice(from..to)?.to_owned(),
        context_start: from,
    })
}

fn print(desk: &Desk, hits: &[Hit]) -> Result<(), Failure> {
    for hit in hits {
        let Hit {
            article,
            span,
            context,
            ..
        } = hit;
        desk.print(&format!(
            "{article}  {}..{}  {}",
            span.start,
            span.end,
            shown(context)
        ))?;
    }
    desk.print(&fl!(
        desk.words.loader,
        "cli-find-count",
        count = hits.len()
    ))
}
