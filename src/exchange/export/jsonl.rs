//! JSON Lines: one line an article, with its words and all its tags. Loses nothing that
//! `isnad tags` shows.

use serde::Serialize;
use serde_json::Value;

use super::{Exported, ReadBackError, Source};
use crate::exchange::json::{self, ArticleJson, Selection, Tags};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    article: ArticleJson,
    text: &'a str,
    #[serde(flatten)]
    tags: Tags,
}

/// The file's bytes. Articles without loaded words have `"text": ""`.
///
/// # Errors
/// If a value cannot be JSON, which no value of a project is.
pub fn write(source: Source<'_>, wanted: &Selection) -> Result<Exported, serde_json::Error> {
    let mut bytes = Vec::new();
    let mut exported = Exported {
        files: Vec::new(),
        losses: Vec::new(),
        articles: 0,
        claims: 0,
        mentions: 0,
    };
    for article in source.project.articles().iter() {
        if wanted.article.as_ref().is_some_and(|id| *id != article.id) {
            continue;
        }
        let one = Selection {
            article: Some(article.id.clone()),
            ..wanted.clone()
        };
        let line = Line {
            article: json::article(source.project, article),
            text: source
                .texts
                .get(&article.id)
                .map_or("", |text| text.as_str()),
            tags: json::tags(source.project, &one),
        };
        exported.articles += 1;
        exported.claims += line.tags.claims.len();
        exported.mentions += line.tags.mentions.len();
        serde_json::to_writer(&mut bytes, &line)?;
        bytes.push(b'\n');
    }
    exported.files.push(("", bytes));
    Ok(exported)
}

/// Reads JSON Lines; empty lines are passed over.
///
/// # Errors
/// The first line that is no JSON object.
pub fn read(bytes: &[u8]) -> Result<Vec<Value>, ReadBackError> {
    let unreadable = |line: usize, detail: String| ReadBackError::Unreadable { line, detail };
    let text = std::str::from_utf8(bytes).map_err(|error| unreadable(0, error.to_string()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| match serde_json::from_str(line) {
            Ok(value @ Value::Object(_)) => Ok(value),
            Ok(_) => Err(unreadable(number + 1, "not an object".to_owned())),
            Err(error) => Err(unreadable(number + 1, error.to_string())),
        })
        .collect()
}

/// Proves that `bytes`, read from the disk, hold what the project holds.
///
/// # Errors
/// The first line that differs.
pub fn prove(bytes: &[u8], source: Source<'_>, wanted: &Selection) -> Result<(), ReadBackError> {
    let lines = read(bytes)?;
    let articles: Vec<_> = source
        .project
        .articles()
        .iter()
        .filter(|article| wanted.article.as_ref().is_none_or(|id| *id == article.id))
        .collect();
    if lines.len() != articles.len() {
        return Err(ReadBackError::Count {
            expected: articles.len(),
            found: lines.len(),
        });
    }
    for (number, (line, article)) in lines.iter().zip(&articles).enumerate() {
        let different = ReadBackError::Different { line: number + 1 };
        let text = source
            .texts
            .get(&article.id)
            .map_or("", |text| text.as_str());
        let one = Selection {
            article: Some(article.id.clone()),
            ..wanted.clone()
        };
        let tags = serde_json::to_value(json::tags(source.project, &one));
        let same_tags = tags.is_ok_and(|tags| {
            tags.as_object().is_some_and(|lists| {
                lists
                    .iter()
                    .all(|(name, list)| line.get(name) == Some(list))
            })
        });
        let same_words = line.get("text").and_then(Value::as_str) == Some(text)
            && line.get("id").and_then(Value::as_str) == Some(article.id.as_str());
        if !same_tags || !same_words || !spans_hold(line, text) {
            return Err(different);
        }
    }
    Ok(())
}

/// True if every claim's span, cut out of the text, gives its words.
fn spans_hold(line: &Value, text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let claims = line
        .get("claims")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let spans = claims.flat_map(|claim| {
        claim
            .get("spans")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    });
    let mut spans = spans.map(|span| {
        let place = |name: &str| {
            let number = span.get(name)?.as_u64()?;
            usize::try_from(number).ok()
        };
        Some((place("start")?, place("end")?, span.get("exact")?.as_str()?))
    });
    spans.all(|span| {
        span.is_some_and(|(start, end, exact)| {
            letters
                .get(start..end)
                .is_some_and(|cut| cut.iter().copied().eq(exact.chars()))
        })
    })
}
