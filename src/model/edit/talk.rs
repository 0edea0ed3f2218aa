//! Comments: begin a thread, answer, settle, open again, take one's own words back.

use super::{Desk, EditError, Item, Plan};
use crate::model::tag::{Tag, of_tag};
use crate::model::{ArticleId, Change, Comment, CommentId, ThreadState};

/// Begins a thread on a thing, or answers in one.
///
/// # Errors
/// If the text is empty, or thing or thread are not there.
pub fn say(
    desk: &mut Desk<'_>,
    on: &Item,
    thread: Option<&CommentId>,
    text: &str,
    now_ms: u64,
) -> Result<Plan, EditError> {
    if text.trim().is_empty() {
        return Err(EditError::NameNeeded);
    }
    write(
        desk,
        on,
        thread,
        text.trim(),
        ThreadState::Unchanged,
        now_ms,
    )
}

/// Settles a thread or opens it again, with a last word or without.
///
/// # Errors
/// If the thread is not there.
pub fn settle(
    desk: &mut Desk<'_>,
    thread: &CommentId,
    settled: bool,
    text: &str,
    now_ms: u64,
) -> Result<Plan, EditError> {
    let on = desk.get(thread)?.on.clone();
    let state = if settled {
        ThreadState::Settled
    } else {
        ThreadState::Open
    };
    write(desk, &on, Some(thread), text.trim(), state, now_ms)
}

fn write(
    desk: &mut Desk<'_>,
    on: &Item,
    thread: Option<&CommentId>,
    text: &str,
    state: ThreadState,
    now_ms: u64,
) -> Result<Plan, EditError> {
    let article = article_of(desk, on)?;
    if let Some(thread) = thread {
        let first = desk.get(thread)?;
        // Answers are not answered, and a thread stays with its thing.
        if first.thread.is_some() || first.on != *on {
            return Err(EditError::NotFound(thread.to_string()));
        }
    }
    let comment = Comment {
        id: desk.minter.mint(),
        annotator: desk.person(),
        on: on.clone(),
        article: article.clone(),
        thread: thread.cloned(),
        text: text.to_owned(),
        state,
        written_ms: now_ms,
        ext: Vec::new(),
    };
    let what = match (thread, state) {
        (_, ThreadState::Settled) => "comment.settle",
        (_, ThreadState::Open) => "comment.reopen",
        (Some(_), ThreadState::Unchanged) => "comment.answer",
        (None, ThreadState::Unchanged) => "comment.add",
    };
    Ok(Plan::new(what, article.as_ref(), Some(on.clone())).edit(Change::create(comment)))
}

/// The article a thing lies in, if it is there.
fn article_of(desk: &Desk<'_>, on: &Item) -> Result<Option<ArticleId>, EditError> {
    match on {
        Item::Article(id) => desk.get(id).map(|it| Some(it.id.clone())),
        Item::Actor(id) => desk.get(id).map(|_| None),
        Item::Canonical(id) => desk.get(id).map(|_| None),
        Item::Topic(id) => desk.get(id).map(|_| None),
        Item::Label(set, code) => {
            let known = desk.project.codebook().knows(set.as_str(), code);
            known
                .then_some(None)
                .ok_or_else(|| EditError::NotFound(code.to_string()))
        }
        _ => of_tag!(on, T, id => desk.get::<T>(id).map(|it| Some(it.article().clone())),
            else => Ok(None)),
    }
}

/// Takes back one's own comment; the first of a thread only while nobody answered.
///
/// # Errors
/// If it is not there, a colleague's, or was answered.
pub fn take_back(desk: &mut Desk<'_>, id: &CommentId) -> Result<Plan, EditError> {
    let comment = desk.get(id)?.clone();
    if comment.annotator != desk.person() {
        return Err(EditError::NotYours {
            id: id.to_string(),
            owner: comment.annotator,
        });
    }
    let count = desk.project.answers_to(id).len();
    if count > 0 {
        return Err(EditError::InUse { count });
    }
    let on = comment.on.clone();
    Ok(
        Plan::new("comment.remove", comment.article.clone().as_ref(), Some(on))
            .edit(Change::remove(comment)),
    )
}
