//! JSON Lines: one line an article, with its words, all its tags and what they point at. Carries
//! all that `isnad tags` shows, but for shared things that no tag points at; those are told as a
//! loss. What several articles share stands in the line of each.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::{Exported, Loss, LossKind, ReadBackError, Source};
use crate::exchange::json::{self, ArticleJson, Selection, Tags};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    article: ArticleJson,
    text: &'a str,
    #[serde(flatten)]
    tags: Tags,
}

/// The lines of the wanted articles, in the order of ids.
fn lines<'a>(source: Source<'a>, wanted: &Selection) -> impl Iterator<Item = Line<'a>> {
    let articles = source.project.articles().iter();
    let articles =
        articles.filter(|article| wanted.article.as_ref().is_none_or(|id| *id == article.id));
    articles.map(|article| {
        let one = Selection {
            article: Some(article.id.clone()),
            ..wanted.clone()
        };
        Line {
            article: json::article(source.project, article),
            text: source
                .texts
                .get(&article.id)
                .map_or("", |text| text.as_str()),
            tags: json::tags(source.project, &one),
        }
    })
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
    let mut placed: BTreeSet<String> = BTreeSet::new();
    for line in lines(source, wanted) {
        exported.articles += 1;
        exported.claims += line.tags.claims.len();
        exported.mentions += line.tags.mentions.len();
        placed.extend(line.tags.ids().map(str::to_owned));
        serde_json::to_writer(&mut bytes, &line)?;
        bytes.push(b'\n');
    }
    exported.files.push(("", bytes));
    let all = json::tags(source.project, wanted);
    let count = all.ids().filter(|id| !placed.contains(*id)).count();
    if count > 0 {
        let kind = LossKind::Unplaced;
        exported.losses.push(Loss { kind, count });
    }
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
    let found = read(bytes)?;
    let expected: Vec<Line<'_>> = lines(source, wanted).collect();
    if found.len() != expected.len() {
        return Err(ReadBackError::Count {
            expected: expected.len(),
            found: found.len(),
        });
    }
    for (number, (found, expected)) in found.iter().zip(&expected).enumerate() {
        let is_same = serde_json::to_value(expected).is_ok_and(|expected| *found == expected);
        let letters: Vec<char> = expected.text.chars().collect();
        if !is_same || !spans_hold(found, &expected.article.id, &letters) {
            return Err(ReadBackError::Different { line: number + 1 });
        }
    }
    Ok(())
}

/// True if every span of the article's own tags, cut out of its words, gives the span's words.
/// What lies in another article (the members of a relation's far end) has no spans here.
fn spans_hold(value: &Value, article: &str, letters: &[char]) -> bool {
    match value {
        Value::Array(all) => all.iter().all(|one| spans_hold(one, article, letters)),
        Value::Object(all) => {
            let is_elsewhere = |it: &Value| it.as_str().is_some_and(|id| id != article);
            if all.get("article").is_some_and(is_elsewhere) {
                return true;
            }
            let cut = || {
                let place = |name: &str| usize::try_from(all.get(name)?.as_u64()?).ok();
                letters.get(place("start")?..place("end")?)
            };
            match all.get("exact").and_then(Value::as_str) {
                Some(exact) => cut().is_some_and(|cut| cut.iter().copied().eq(exact.chars())),
                None => all.values().all(|one| spans_hold(one, article, letters)),
            }
        }
        _ => true,
    }
}
