//! Suggestions: from one to the next, accepting, refusing, and switching them off for an article.

use super::args::needed;
use super::link::named_actor;
use super::{Args, Command, Group, Run, can_work, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::suggestion::{Idea, Said, Suggestion};
use crate::app::workspace::{Gesture, Request};
use crate::model::edit::suggested::{self, Statement};
use crate::model::{ActorId, Anchor, ArticleId, Code, Item};

/// Origin of tags that were suggested and taken as they were.
const ACCEPTED: &str = "suggestion_accepted";

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "suggestion.next",
        Go,
        &["Tab"],
        &["at"],
        has_suggestions,
        |session, args| match args.get("at") {
            Some(at) => show_at(session, at),
            None => step(session, true),
        }
    ),
    verb!(
        "suggestion.previous",
        Go,
        &["Shift+Tab"],
        &[],
        has_suggestions,
        |session, _| step(session, false)
    ),
    verb!(
        "suggestion.accept",
        Tag,
        &[],
        &["actor"],
        at_suggestion,
        |session, args| {
            let actor = match args.get("actor") {
                Some(id) => Some(super::args::by_ending(session, id)?),
                None => None,
            };
            accept(session, actor)
        }
    ),
    verb!("suggestion.refuse", Tag, &[], &[], at_suggestion, refuse),
    verb!(
        "suggestion.switch",
        Tag,
        &["Ctrl+G"],
        &["off"],
        can_work,
        switch
    ),
    verb!(
        "mention.all",
        Tag,
        &["Ctrl+Shift+M"],
        &["actor", "name", "places"],
        names_somebody,
        mention_all
    ),
];

/// An actor is selected, or a mention of one.
fn names_somebody(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    match &session.workspace.selected {
        Some(Item::Actor(_) | Item::Mention(_)) => Ok(()),
        _ => Err(Refusal::NothingSelected),
    }
}

fn has_suggestions(session: &Session) -> Result<(), Refusal> {
    can_work(session)?;
    let article = session.workspace.focused_article();
    match article.map(|article| session.suggestions(article).is_empty()) {
        Some(false) => Ok(()),
        _ => Err(Refusal::NoSuggestions),
    }
}

fn at_suggestion(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    match session.workspace.gesture {
        Gesture::Suggestion(_) => Ok(()),
        _ => Err(Refusal::NoSuggestions),
    }
}

/// From where the reader is to the nearest suggestion that way, round the ends of the article.
fn step(session: &mut Session, onwards: bool) -> Result<(), AppError> {
    let article = super::args::focused(session)?;
    let here = match (&session.workspace.gesture, &session.workspace.selection) {
        (Gesture::Suggestion(one), _) => Some((one.range.start, one.range.end, one.code())),
        (_, Some(selection)) if selection.article == article => {
            let at = selection.range().start;
            Some((at, if onwards { 0 } else { usize::MAX }, ""))
        }
        _ => None,
    };
    let place = |one: &Suggestion| (one.range.start, one.range.end, one.code());
    let all = session.suggestions(&article);
    let next = match (here, onwards) {
        (Some(here), true) => all.iter().find(|one| place(one) > here).or(all.first()),
        (Some(here), false) => all
            .iter()
            .rev()
            .find(|one| place(one) < here)
            .or(all.last()),
        (None, true) => all.first(),
        (None, false) => all.last(),
    };
    let next = next.cloned();
    let next = next.ok_or(AppError::Refused(Refusal::NoSuggestions))?;
    show(session, &article, next)
}

/// The suggestion that begins at this scalar.
fn show_at(session: &mut Session, at: &str) -> Result<(), AppError> {
    let article = super::args::focused(session)?;
    let start: usize = at
        .parse()
        .map_err(|_nan| super::args::wrong("suggestion.next", at))?;
    let all = session.suggestions(&article);
    let one = all.iter().find(|one| one.range.start == start).cloned();
    let one = one.ok_or(AppError::Refused(Refusal::NoSuggestions))?;
    show(session, &article, one)
}

/// Shows a suggestion and asks what is to become of it.
fn show(session: &mut Session, article: &ArticleId, one: Suggestion) -> Result<(), AppError> {
    session.select(article, one.range.start, one.range.end)?;
    session.workspace.scroll_to(article, one.range.start);
    session.workspace.gesture = Gesture::Suggestion(Box::new(one));
    Ok(())
}

fn in_hand(session: &Session) -> Result<(ArticleId, Suggestion), AppError> {
    let selection = session.workspace.selection.as_ref();
    match (&session.workspace.gesture, selection) {
        (Gesture::Suggestion(one), Some(selection)) => {
            Ok((selection.article.clone(), (**one).clone()))
        }
        _ => Err(AppError::Refused(Refusal::NoSuggestions)),
    }
}

/// Makes the suggestion in hand a tag. Of a name that several bear, `chosen` says whose it is;
/// without it the palette asks.
pub(super) fn accept(session: &mut Session, chosen: Option<ActorId>) -> Result<(), AppError> {
    let (article, one) = in_hand(session)?;
    let range = one.range.clone();
    let item = match &one.idea {
        Idea::Mention { actors, sure } => {
            let only = actors.first().filter(|_| *sure).cloned();
            let Some(actor) = chosen.or(only) else {
                return Err(AppError::Refused(Refusal::Ambiguous));
            };
            let anchor = session.anchor(&article, range.clone())?;
            let places = [(article.clone(), anchor)];
            accept_mentions(session, &actor, &places)?;
            mention_at(session, &article, &range)
        }
        Idea::Statement(said) => accept_statement(session, &article, said)?,
    };
    session.end_gesture();
    if let Some(Item::Claim(claim)) = &item {
        session.workspace.claim_last = Some(claim.clone());
        session.workspace.link_last = None;
    }
    session.workspace.collapse_selection();
    session.workspace.selected = item;
    Ok(())
}

fn mention_at(
    session: &Session,
    article: &ArticleId,
    range: &std::ops::Range<usize>,
) -> Option<Item> {
    let mine = session.project().mentions_in(article, Some(session.hand()));
    let found = mine.into_iter().rev().find(|it| {
        let anchor = it.anchor.as_ref();
        anchor
            .and_then(|it| session.stretch_now(article, it))
            .as_ref()
            == Some(range)
    });
    found.map(|it| Item::Mention(it.id.clone()))
}

fn accept_mentions(
    session: &mut Session,
    actor: &ActorId,
    places: &[(ArticleId, Anchor)],
) -> Result<(), AppError> {
    let (form, origin) = (in_book(session, "mention.form", "name"), origin(session));
    session
        .plan(|desk| suggested::mentions(desk, actor, places, &form, &origin))
        .map(|_| ())
}

/// A code if the codebook in force has it, else none.
fn in_book(session: &Session, set: &str, code: &str) -> Code {
    let code = Code::from(code);
    if session.project().codebook().knows(set, &code) {
        code
    } else {
        Code::default()
    }
}

fn origin(session: &Session) -> Code {
    in_book(session, "origin", ACCEPTED)
}

fn accept_statement(
    session: &mut Session,
    article: &ArticleId,
    said: &Said,
) -> Result<Option<Item>, AppError> {
    let hit = &said.hit;
    let content = hit.content.clone().unwrap_or_else(|| hit.cue.clone());
    let source = match &said.source {
        Some((range, actor)) => Some((session.anchor(article, range.clone())?, actor.clone())),
        None => None,
    };
    let quote_mode = if hit.quoted { "direct" } else { "indirect" };
    let statement = Statement {
        article: article.clone(),
        content: session.anchor(article, content)?,
        cue: session.anchor(article, hit.cue.clone())?,
        cue_kind: in_book(session, "cue.kind", hit.kind.code()),
        act: in_book(session, "attribution.act", hit.act),
        outlet_commitment: in_book(session, "outlet.commitment", hit.commitment),
        quote_mode: in_book(session, "quote.mode", quote_mode),
        source,
        origin: origin(session),
    };
    session.plan(|desk| suggested::statement(desk, &statement))
}

fn refuse(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    let (article, one) = in_hand(session)?;
    let anchor = session.anchor(&article, one.range.clone())?;
    let what = Code::from(one.code());
    session.end_gesture();
    session.plan(|desk| suggested::refuse(desk, &article, &what, anchor, one.subject()))?;
    session.look_for_suggestions();
    // On to the next, so that a page of wrong guesses is gone through with one key.
    if session.suggestions(&article).is_empty() {
        session.workspace.collapse_selection();
        Ok(())
    } else {
        step(session, true)
    }
}

fn switch(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let article = super::args::focused(session)?;
    let is_off = session
        .project()
        .is_without_suggestions(session.annotator(), &article);
    let off = super::args::flag(args, "suggestion.switch", "off")?.unwrap_or(!is_off);
    session.end_gesture();
    session
        .plan(|desk| suggested::switch(desk, &article, off))
        .map(|_| ())
}

/// With `places=article:start..end,…` tags them all as one deed; without, a window shows every
/// place that names the actor and asks which.
fn mention_all(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let actor = match &session.workspace.selected {
        Some(Item::Mention(id)) if args.get("actor").is_none() && args.get("name").is_none() => {
            let mention = session.project().mentions().get(id);
            let actor = mention.and_then(|it| it.actor.clone());
            actor.ok_or(AppError::Refused(Refusal::NothingSelected))?
        }
        _ => named_actor(session, args)?,
    };
    if args.get("places").is_none() {
        let request = Request::AllMentions(actor);
        session.workspace.requests.push(request);
        return Ok(());
    }
    let text = needed(args, "mention.all", "places")?;
    let wrong = || super::args::wrong("mention.all", text);
    let mut places = Vec::new();
    for part in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let (article, range) = part.rsplit_once(':').ok_or_else(wrong)?;
        let (start, end) = range.split_once("..").ok_or_else(wrong)?;
        let start: usize = start.parse().map_err(|_nan| wrong())?;
        let end: usize = end.parse().map_err(|_nan| wrong())?;
        let article: ArticleId = super::args::by_ending(session, article)?;
        let anchor = session.anchor(&article, start..end)?;
        places.push((article, anchor));
    }
    accept_mentions(session, &actor, &places)?;
    session.select_item(Some(Item::Actor(actor)));
    Ok(())
}
