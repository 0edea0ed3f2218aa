//! The agreement report of an open project: what it needs to know of texts and times, and the
//! words its names are told in.

use super::notice::AppError;
use super::session::Session;
use super::words::Words;
use crate::agreement::report::{Facts, FieldReport};
use crate::model::{ArticleId, Codebook, Fragment, Project};
use crate::text::tokens::tokens;

/// What the report needs to know of the articles' texts and of when tags were made. Reads the
/// texts of all articles.
///
/// # Errors
/// If a text cannot be read.
pub fn facts(session: &mut Session) -> Result<Facts, AppError> {
    let articles: Vec<ArticleId> = session
        .project()
        .articles()
        .iter()
        .map(|it| it.id.clone())
        .collect();
    let mut facts = Facts {
        made_ms: session.made_ms(),
        ..Facts::default()
    };
    for id in articles {
        let excluded = furniture(session.project(), &id);
        if !excluded.is_empty() {
            facts.excluded.insert(id.clone(), excluded);
        }
        let words = tokens(session.text(&id)?)
            .into_iter()
            .filter(|token| token.is_word())
            .filter_map(|token| {
                let end = |at: usize| u32::try_from(at).ok();
                Some(Fragment(end(token.scalars.start)?, end(token.scalars.end)?))
            })
            .collect();
        facts.words.insert(id, words);
    }
    Ok(facts)
}

/// The stretches of an article that are site furniture, sorted. Articles do not say yet which of
/// their stretches are.
fn furniture(_project: &Project, _article: &ArticleId) -> Vec<Fragment> {
    Vec::new()
}

/// The words of a name in a report: `measure-…`, `why-…`, `layer-…`, `heading-…`, else a field's.
pub fn name(words: &Words, name: &str) -> String {
    let field = || {
        let dashed = name.replace(['.', '_'], "-");
        let short = name.split_once('.').map_or(name, |(_, short)| short);
        let own = format!("field-{dashed}");
        if words.has(&own) {
            own
        } else {
            format!("field-tag-{}", short.replace('_', "-"))
        }
    };
    let known = ["measure-", "why-", "layer-", "heading-"];
    if known.iter().any(|it| name.starts_with(it)) {
        words.get(&format!("agree-{name}"))
    } else {
        words.get(&field())
    }
}

/// The name of a value of a field: its label's, an actor's, or yes and no.
pub fn value_name(words: &Words, project: &Project, field: &FieldReport, value: u32) -> String {
    let codes = field
        .values
        .get(value as usize)
        .map(Vec::as_slice)
        .unwrap_or_default();
    if codes.is_empty() {
        return words.get("agree-empty-set");
    }
    let names: Vec<String> = codes
        .iter()
        .map(|code| one_name(words, project, field, code))
        .collect();
    names.join(" + ")
}

fn one_name(words: &Words, project: &Project, field: &FieldReport, code: &str) -> String {
    if let Some(set) = field.field.set {
        return label_name(words, project.codebook(), set, code);
    }
    if let Some(actor) = project.actors().get(&crate::model::ActorId::new(code)) {
        return actor.name(words.is_arabic()).to_owned();
    }
    match code {
        "yes" | "no" => words.get(&format!("agree-{code}")),
        // A minus sign, not a hyphen.
        number => words.digits(&number.replace('-', "\u{2212}")),
    }
}

/// The name of a label of a set; of none "not said".
pub fn label_name(words: &Words, book: &Codebook, set: &str, code: &str) -> String {
    if code.is_empty() {
        return words.get("agree-not-said");
    }
    book.name(set, &crate::model::Code::new(code), words.is_arabic())
        .to_owned()
}
