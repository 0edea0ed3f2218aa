//! Going from place to place and taking in more of the text without a mouse: the tag here, the next
//! sentence without a claim, the ends of clause, sentence and quotation.

use super::tag::claim_meant;
use super::{Args, Command, Group, Run, always};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::model::{ArticleId, Item};
use crate::text::segment;

pub(super) const COMMANDS: &[Command] = &[
    verb!("tag.here", Go, &["S"], &["kind"], has_caret, here),
    verb!(
        "sentence.untagged",
        Go,
        &["U"],
        &[],
        has_article,
        |session, _| untagged(session, true)
    ),
    verb!(
        "sentence.untagged-before",
        Go,
        &["Shift+U"],
        &[],
        has_article,
        |session, _| untagged(session, false)
    ),
    verb!("select.clause", Go, &[","], &[], has_caret, |session, _| {
        extend(session, clause_end)
    }),
    verb!(
        "select.sentence",
        Go,
        &["."],
        &[],
        has_caret,
        |session, _| extend(session, segment::next_sentence_end)
    ),
    verb!(
        "select.quotation",
        Go,
        &["'"],
        &[],
        has_caret,
        |session, _| extend(session, quotation_end)
    ),
];

fn has_article(session: &Session) -> Result<(), Refusal> {
    always(session)?;
    let article = session.workspace.focused_article();
    article.map(|_| ()).ok_or(Refusal::NoArticle)
}

fn has_caret(session: &Session) -> Result<(), Refusal> {
    let selection = session.workspace.selection.as_ref();
    selection.map(|_| ()).ok_or(Refusal::NoSelection)
}

/// Selects the narrowest tag of one's own at the caret or the selected words.
fn here(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let selection = session.workspace.selection.as_ref();
    let selection = selection.ok_or(AppError::Refused(Refusal::NoSelection))?;
    let range = selection.range();
    let range = range.start..range.end.max(range.start + 1);
    let (project, me) = (session.project(), Some(session.annotator()));
    let claims = project.claims_in(&selection.article, me);
    let claims = claims
        .into_iter()
        .map(|it| (&it.anchor, Item::Claim(it.id.clone())));
    let mentions = project.mentions_in(&selection.article, me);
    let mentions = mentions
        .into_iter()
        .filter_map(|it| Some((it.anchor.as_ref()?, Item::Mention(it.id.clone()))));
    let wanted = |item: &Item| match args.get("kind") {
        Some("claim") => matches!(item, Item::Claim(_)),
        Some("mention") => matches!(item, Item::Mention(_)),
        _ => true,
    };
    let found = claims
        .chain(mentions)
        .filter(|(anchor, item)| anchor.overlaps(&range) && wanted(item))
        .min_by_key(|(anchor, _)| anchor.end() - anchor.start())
        .map(|(_, item)| item);
    let found = match found {
        Some(found) => found,
        None if args.get("kind") != Some("mention") => Item::Claim(claim_meant(session)?),
        None => return Err(AppError::Refused(Refusal::NothingSelected)),
    };
    session.end_gesture();
    if let Item::Claim(claim) = &found {
        session.workspace.claim_last = Some(claim.clone());
        session.workspace.link_last = None;
    }
    session.workspace.selected = Some(found);
    Ok(())
}

/// Selects the next sentence in which one has no claim yet, ready to be tagged.
fn untagged(session: &mut Session, onwards: bool) -> Result<(), AppError> {
    let article = session.workspace.focused_article().cloned();
    let article = article.ok_or(AppError::Refused(Refusal::NoArticle))?;
    let selection = session.workspace.selection.as_ref();
    let here = selection
        .filter(|one| one.article == article)
        .map(|one| one.range());
    let claims: Vec<std::ops::Range<usize>> = session
        .project()
        .claims_in(&article, Some(session.annotator()))
        .into_iter()
        .map(|it| it.anchor.start()..it.anchor.end())
        .collect();
    let text = session.text(&article)?;
    let free = |range: &std::ops::Range<usize>| {
        // A title or a date is no sentence; a sentence has some words.
        let words = text.slice(range.clone()).unwrap_or_default();
        words.split_whitespace().count() >= 4
            && !claims
                .iter()
                .any(|claim| claim.start < range.end && range.start < claim.end)
    };
    let sentences = segment::sentences(text.as_str())
        .into_iter()
        .filter_map(|bytes| text.scalars_of(bytes));
    let mut open = sentences.filter(free);
    let found = match (here, onwards) {
        (Some(here), true) => open.find(|one| one.start >= here.end.max(here.start + 1)),
        (Some(here), false) => open.take_while(|one| one.end <= here.start).last(),
        (None, true) => open.next(),
        (None, false) => open.last(),
    };
    let found = found.ok_or(AppError::Refused(Refusal::NoUntagged))?;
    session.select(&article, found.start, found.end)?;
    session.workspace.scroll_to(&article, found.start);
    Ok(())
}

/// Takes the selection on to where `end` says, in bytes of the text.
fn extend(session: &mut Session, end: impl Fn(&str, usize) -> usize) -> Result<(), AppError> {
    let selection = session.workspace.selection.as_ref();
    let selection = selection.ok_or(AppError::Refused(Refusal::NoSelection))?;
    let article: ArticleId = selection.article.clone();
    let range = selection.range();
    let text = session.text(&article)?;
    let next = text
        .byte_of(range.end)
        .map(|byte| end(text.as_str(), byte))
        .and_then(|byte| text.scalar_of(byte))
        .unwrap_or(range.end);
    session.select(&article, range.start, next)
}

/// Marks at which a clause ends.
const CLAUSE_MARKS: [char; 6] = ['،', '؛', ':', ',', ';', '–'];
/// Marks with which a quotation closes.
const CLOSING: [char; 6] = ['»', '”', '"', '’', '›', '“'];

/// The end of the clause after `byte`, before its mark; at a mark, that of the clause after it.
fn clause_end(text: &str, byte: usize) -> usize {
    let limit = segment::next_sentence_end(text, byte);
    let rest = text.get(byte..limit).unwrap_or_default();
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let mut before = text.get(..byte).and_then(|it| it.chars().next_back());
    let mut begun = false;
    for (at, c) in rest.char_indices() {
        let after = rest
            .get(at + c.len_utf8()..)
            .and_then(|it| it.chars().next());
        let inside_number = is_digit(before) && is_digit(after);
        if CLAUSE_MARKS.contains(&c) && !inside_number && begun {
            return byte + at;
        }
        begun |= c.is_alphanumeric();
        before = Some(c);
    }
    limit
}

/// After the next closing quotation mark of the paragraph, or `byte` if there is none.
fn quotation_end(text: &str, byte: usize) -> usize {
    let rest = text.get(byte..).unwrap_or_default();
    let paragraph = rest.split('\n').next().unwrap_or_default();
    let close = paragraph
        .char_indices()
        .find(|(at, c)| *at > 0 && CLOSING.contains(c));
    close.map_or(byte, |(at, c)| byte + at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_end_before_their_marks_and_not_inside_numbers() {
        let text = "قال الوزير إن الكلفة 1,500 دولار، وإنها سترتفع؛ ثم خرج.";
        let first = clause_end(text, 0);
        assert!(text[..first].ends_with("دولار"), "{}", &text[..first]);
        let second = clause_end(text, first);
        assert!(text[..second].ends_with("سترتفع"), "{}", &text[..second]);
        let last = clause_end(text, second);
        assert!(last > second);
    }

    #[test]
    fn a_quotation_ends_with_its_mark_and_never_beyond_the_paragraph() {
        let text = "قال «نعم» ثم صمت\nوقال “لا”";
        let end = quotation_end(text, 0);
        assert!(text[..end].ends_with('»'));
        assert_eq!(quotation_end(text, end), end);
    }
}
