//! Going from place to place and taking in more of the text without a mouse: the tag here, the next
//! sentence without a claim, the ends of clause, sentence and quotation.

use super::tag::claim_meant;
use super::{Args, Command, Group, Run, has_article};
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
        extend(session, segment::next_clause_end)
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
        |session, _| to_closing_quote(session)
    ),
];

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
    let (project, me) = (session.project(), Some(session.hand()));
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
        .filter(|(anchor, item)| {
            session.overlaps_now(&selection.article, anchor, &range) && wanted(item)
        })
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
    let article = super::args::focused(session)?;
    let selection = session.workspace.selection.as_ref();
    let here = selection
        .filter(|one| one.article == article)
        .map(|one| one.range());
    let claims: Vec<std::ops::Range<usize>> = session
        .project()
        .claims_in(&article, Some(session.hand()))
        .into_iter()
        .filter_map(|it| session.stretch_now(&article, &it.anchor))
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
        (None, false) => open.next_back(),
    };
    let found = found.ok_or(AppError::Refused(Refusal::NoUntagged))?;
    session.select(&article, found.start, found.end)?;
    session.workspace.scroll_to(&article, found.start);
    Ok(())
}

/// Takes the selection on to the end of a clause or sentence, without the mark it ends with; from
/// there to that of the next.
fn extend(session: &mut Session, end: fn(&str, usize) -> usize) -> Result<(), AppError> {
    let (article, range) = selected(session)?;
    let text = session.text(&article)?;
    let from = text.byte_of(range.end).unwrap_or(text.len_bytes());
    let first = text.paragraph_of_byte(from);
    // Only paragraphs from here on are looked at, since articles can be books.
    let next = text.paragraphs().iter().skip(first).find_map(|span| {
        let paragraph = span.bytes();
        let words = text.as_str().get(paragraph.clone())?;
        let mut at = from.saturating_sub(paragraph.start).min(words.len());
        while at < words.len() {
            let stop = end(words, at).min(words.len());
            let kept = words.get(..stop)?.trim_end_matches(ends_a_clause).len();
            if paragraph.start + kept > from {
                return Some(paragraph.start + kept);
            }
            if stop <= at {
                return None;
            }
            at = stop;
        }
        None
    });
    let next = next.and_then(|byte| text.scalar_of(byte));
    session.select(&article, range.start, next.unwrap_or(range.end))
}

/// What stands between a clause and the next and belongs to neither.
fn ends_a_clause(c: char) -> bool {
    c.is_whitespace() || matches!(c, '،' | '؛' | ':' | ',' | ';' | '.' | '؟' | '!' | '…')
}

/// Takes the selection on to the closing mark of the quotation it ends in, the mark included.
fn to_closing_quote(session: &mut Session) -> Result<(), AppError> {
    let (article, range) = selected(session)?;
    let text = session.text(&article)?;
    let close = segment::closing_quote(text, range.end);
    let close = close.ok_or(AppError::Refused(Refusal::NoQuotation))?;
    session.select(&article, range.start, close)
}

fn selected(session: &Session) -> Result<(ArticleId, std::ops::Range<usize>), AppError> {
    let selection = session.workspace.selection.as_ref();
    let selection = selection.ok_or(AppError::Refused(Refusal::NoSelection))?;
    Ok((selection.article.clone(), selection.range()))
}
