//! The agreement report of an open project: what it needs to know of texts and times, what of it
//! a reader may see, what lies open in its room, and the words its names are told in.

pub mod blind;
pub mod view;

use super::notice::AppError;
use super::session::Session;
use super::words::Words;
use crate::agreement::report::layers::Spans;
use crate::agreement::report::{Facts, FieldReport, Report, Who};
use crate::exchange::agreement::{Page, figures};
use crate::exchange::figure::Figure;
use crate::model::{ArticleId, Codebook, Fragment, Project};
use crate::text::index::ArticleText;
use crate::text::tokens::tokens;
pub use view::{AgreementView, Drawn};

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
        let excluded = session.project().furniture(&id);
        if !excluded.is_empty() {
            facts.excluded.insert(id.clone(), excluded);
        }
        let words = words_of(session.text(&id)?);
        facts.words.insert(id, words);
    }
    Ok(facts)
}

/// The words of a text, in order.
pub(in crate::app) fn words_of(text: &ArticleText) -> Vec<Fragment> {
    let words = tokens(text).into_iter().filter(|token| token.is_word());
    words
        .filter_map(|token| {
            let place = |at: usize| u32::try_from(at).ok();
            Some(Fragment(
                place(token.scalars.start)?,
                place(token.scalars.end)?,
            ))
        })
        .collect()
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

/// Decimal numbers in the digits of the language, with its decimal separator.
pub fn decimals(words: &Words, text: &str) -> String {
    let text = words.digits(text);
    if words.is_arabic() {
        text.replace('.', "\u{66b}")
    } else {
        text
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

/// The name of somebody who is compared.
pub fn who_name(words: &Words, project: &Project, who: &Who) -> String {
    match who {
        Who::Gold => words.get("agreement-gold"),
        Who::Annotator(id) => match project.annotators().get(id) {
            Some(annotator) => annotator.name.clone(),
            None => id.to_string(),
        },
    }
}

/// A number in the digits of the language, with its sign of decimals. A sign or a percent sign
/// stands where Arabic writes it (CLDR), which needs a mark of direction in front.
pub fn figures_of(words: &Words, text: &str) -> String {
    let digits = decimals(words, text);
    let is_plain = digits.chars().all(|c| c.is_numeric() || c == '\u{66b}');
    if words.is_arabic() && !is_plain {
        format!("\u{61c}{}", digits.replace('%', "\u{66a}"))
    } else {
        digits
    }
}

/// The words in which the report of a project is told.
pub fn with_page<R>(words: &Words, project: &Project, read: impl FnOnce(&Page<'_>) -> R) -> R {
    let label = |layer: &str, code: &str| {
        let spans = Spans::ALL.into_iter().find(|it| it.name() == layer);
        label_name(
            words,
            project.codebook(),
            spans.map_or("", Spans::set),
            code,
        )
    };
    read(&Page {
        lang: words.lang.code(),
        is_rtl: words.lang.is_rtl(),
        title: &project.name,
        word: &|it| name(words, it),
        value: &|field, value| value_name(words, project, field, value),
        label: &label,
        digits: &|text| figures_of(words, text),
        day: &|ms| words.day(ms),
        person: &|who| who_name(words, project, who),
    })
}

/// One figure of a report, of the field or layer named; `None` if there is nothing to draw.
pub fn drawn(
    words: &Words,
    project: &Project,
    report: &Report,
    facts: &Facts,
    view: &AgreementView,
    what: Drawn,
) -> Option<Figure> {
    let field = report.field(&view.shown);
    with_page(words, project, |page| match what {
        Drawn::Confusion => figures::confusion(report, field?, view.pair_in(report), page),
        Drawn::Bias => figures::bias(report, field?, page),
        Drawn::Drift => figures::drift(field?, page),
        Drawn::Offsets => {
            let layer = report.layer(&view.shown)?;
            let kind = view::kind_of(layer.name)?;
            figures::offsets(layer.name, &report.offsets(kind, facts), page)
        }
    })
}
