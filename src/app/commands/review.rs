//! The review room: open it, go through the units, decide, settle. Its keys mean this only while
//! it is open ([`super::keys`]).

use std::path::PathBuf;

use std::collections::BTreeSet;

use super::args::{article, needed, wrong};
use super::{Args, Command, Group, Run, writable};
use crate::agreement::compare::{Class, Unit};
use crate::app::notice::{AppError, Refusal};
use crate::app::review::{
    COMPARED_MAX, Outcome, ReviewView, Shown, all_units, current, decision, is_for_reading,
    is_shown, not_submitted, open_count, outcome,
};
use crate::app::sent;
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::edit::EditError;
use crate::model::edit::review::{self, Ruling};
use crate::model::review::{GOLD, REASONS, Standing};
use crate::model::{AnnotatorId, ArticleId, Code, Item, Layer, Verdict};

/// How the room is entered; these keys mean this everywhere.
pub(super) const DOORS: &[Command] = &[
    verb!(
        "review.open",
        Team,
        &["Ctrl+R"],
        &["id", "annotators"],
        can_open,
        |session, args| open(session, args, false)
    ),
    verb!(
        "review.early",
        Team,
        &["Ctrl+Shift+R"],
        &["id", "annotators"],
        can_open,
        |session, args| open(session, args, true)
    ),
    verb!(
        "review.file",
        Team,
        &[],
        &["path", "annotator"],
        super::writable,
        file
    ),
    verb!("review.resume", Team, &[], &[], is_editing, resume),
];

/// What is done in the room.
pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "review.first",
        Review,
        &["A", "1"],
        &[],
        can_decide,
        |session, _| { accept(session, &[0]) }
    ),
    verb!(
        "review.second",
        Review,
        &["B", "2"],
        &[],
        can_decide,
        |session, _| { accept(session, &[1]) }
    ),
    verb!(
        "review.third",
        Review,
        &["3"],
        &[],
        can_decide,
        |session, _| { accept(session, &[2]) }
    ),
    verb!(
        "review.fourth",
        Review,
        &["4"],
        &[],
        can_decide,
        |session, _| { accept(session, &[3]) }
    ),
    verb!(
        "review.accept",
        Review,
        &[],
        &["annotators"],
        can_decide,
        accept_named
    ),
    verb!(
        "review.both",
        Review,
        &["+"],
        &[],
        can_decide,
        |session, _| {
            let all: Vec<usize> = (0..COMPARED_MAX).collect();
            decide(session, Verdict::Decided, &all)
        }
    ),
    verb!(
        "review.neither",
        Review,
        &["-"],
        &[],
        can_decide,
        |session, _| { decide(session, Verdict::Decided, &[]) }
    ),
    verb!("review.edit", Review, &["E"], &[], can_decide, edit),
    verb!(
        "review.discuss",
        Review,
        &["T"],
        &["text"],
        can_decide,
        discuss
    ),
    verb!(
        "review.skip",
        Review,
        &["S"],
        &[],
        has_units,
        |session, _| {
            next_open(session);
            Ok(())
        }
    ),
    verb!(
        "review.next",
        Review,
        &["Down", "J"],
        &[],
        has_units,
        |session, _| {
            step(session, true);
            Ok(())
        }
    ),
    verb!(
        "review.previous",
        Review,
        &["Up", "K"],
        &[],
        has_units,
        |session, _| {
            step(session, false);
            Ok(())
        }
    ),
    verb!("review.show", Review, &[], &["id"], in_review, show),
    verb!(
        "review.reason",
        Review,
        &["R"],
        &["code"],
        in_review,
        reason
    ),
    verb!("review.note", Review, &["N"], &["text"], in_review, note),
    verb!(
        "review.accept-same",
        Review,
        &["Ctrl+Shift+A"],
        &[],
        can_accept_same,
        accept_same
    ),
    verb!(
        "review.filter",
        Review,
        &["F"],
        &["show"],
        in_review,
        filter
    ),
    verb!(
        "review.layers",
        Review,
        &["L"],
        &[],
        in_review,
        |session, _| {
            if let Some(view) = &mut session.workspace.review {
                view.layered = !view.layered;
            }
            Ok(())
        }
    ),
    verb!(
        "review.settle",
        Review,
        &["Ctrl+Enter"],
        &[],
        can_settle,
        |session, _| { settle(session, true) }
    ),
    verb!(
        "review.unsettle",
        Review,
        &[],
        &[],
        is_settled,
        |session, _| { settle(session, false) }
    ),
    verb!(
        "review.close",
        Review,
        &["Ctrl+W"],
        &[],
        in_review,
        |session, _| {
            close(session);
            Ok(())
        }
    ),
];

/// True if a key may start the command while the room is open: what tags or moves on the desk
/// would happen out of sight.
pub fn works_in_review(command: &Command) -> bool {
    matches!(
        command.group,
        Group::Project | Group::View | Group::Team | Group::Review | Group::Codebook
    ) || matches!(command.id, "edit.undo" | "edit.redo" | "gesture.cancel")
}

fn view(session: &Session) -> Result<&ReviewView, Refusal> {
    session.workspace.review.as_ref().ok_or(Refusal::NoReview)
}

fn can_open(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    // An article may be named that does not lie on the desk.
    if session.project().articles().is_empty() {
        return Err(Refusal::NoArticle);
    }
    Ok(())
}

fn in_review(session: &Session) -> Result<(), Refusal> {
    view(session).map(|_| ())
}

fn has_units(session: &Session) -> Result<(), Refusal> {
    in_review(session)?;
    if all_units(session).is_empty() {
        return Err(Refusal::NoUnits);
    }
    Ok(())
}

fn can_decide(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    if is_for_reading(view(session)?) {
        return Err(Refusal::OnlyReading);
    }
    current(session).map(|_| ()).ok_or(Refusal::NoUnits)
}

fn can_accept_same(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    if is_for_reading(view(session)?) {
        return Err(Refusal::OnlyReading);
    }
    if same_and_open(session).is_empty() {
        return Err(Refusal::NoUnits);
    }
    Ok(())
}

fn can_settle(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    if is_for_reading(view(session)?) {
        return Err(Refusal::OnlyReading);
    }
    if open_count(session) > 0 {
        return Err(Refusal::UnitsOpen);
    }
    Ok(())
}

fn is_settled(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    let view = view(session)?;
    let id = crate::model::Review::id_of(session.annotator(), &view.article);
    match session.project().reviews().get(&id) {
        Some(review) if review.settled => Ok(()),
        _ => Err(Refusal::NotSettled),
    }
}

fn is_editing(session: &Session) -> Result<(), Refusal> {
    match view(session)?.editing {
        true => Ok(()),
        false => Err(Refusal::NoReview),
    }
}

/// Who is compared where nobody is named: everybody who tagged the article.
fn compared(
    session: &Session,
    args: &Args,
    article: &ArticleId,
) -> Result<Vec<AnnotatorId>, AppError> {
    let Some(names) = args.get("annotators") else {
        return Ok(session.project().annotators_in(article));
    };
    let mut found: Vec<AnnotatorId> = Vec::new();
    for name in names.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let id = AnnotatorId::new(name);
        let known = name == GOLD || session.project().annotators().get(&id).is_some();
        if !known {
            return Err(AppError::Edit(EditError::NotFound(name.to_owned())));
        }
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

fn open(session: &mut Session, args: &Args, early: bool) -> Result<(), AppError> {
    let article = article(session, args)?;
    let mut annotators = compared(session, args, &article)?;
    annotators.truncate(COMPARED_MAX);
    if annotators.len() < 2 {
        return Err(AppError::Refused(Refusal::OneAnnotator));
    }
    if !early && !not_submitted(session, &article, &annotators).is_empty() {
        return Err(AppError::Refused(Refusal::Blind));
    }
    let now_ms = session.platform().now_ms();
    let people: Vec<AnnotatorId> = annotators
        .iter()
        .filter(|one| one.as_str() != GOLD)
        .cloned()
        .collect();
    session.plan(|desk| review::see(desk, &article, &people, now_ms))?;
    enter_review(session, article, annotators)
}

/// Shows the room without putting on record who looked: for pictures, which write nothing.
///
/// # Errors
/// If the article cannot be read.
pub fn enter_review(
    session: &mut Session,
    article: ArticleId,
    annotators: Vec<AnnotatorId>,
) -> Result<(), AppError> {
    session.set_layer(Layer::Own);
    session.open_article(&article, false)?;
    session.end_gesture();
    session.workspace.selection = None;
    session.workspace.codebook = None;
    session.workspace.review = Some(ReviewView {
        article,
        annotators,
        at: None,
        shown: Shown::default(),
        reason: Code::default(),
        note: String::new(),
        layered: false,
        editing: false,
    });
    next_open(session);
    if current(session).is_none() {
        step(session, true);
    }
    Ok(())
}

/// Takes a colleague's file in and opens the review of it, which puts on record that it was seen.
fn file(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let Some(path) = args.get("path") else {
        session.workspace.requests.push(Request::ReviewFile);
        return Ok(());
    };
    session.end_gesture();
    let receipt = sent::receive(session, &PathBuf::from(path), args.get("annotator"))?;
    let (article, who) = (receipt.article.clone(), receipt.annotator.clone());
    session.workspace.received = Some(receipt);
    let me = session.annotator().clone();
    if who == me {
        return session.open_article(&article, false);
    }
    let there = session.project().annotators_in(&article);
    if there.contains(&me) && there.contains(&who) {
        let args = Args::new()
            .with("id", article.as_str())
            .with("annotators", format!("{me},{who}"));
        return open(session, &args, true);
    }
    let now_ms = session.platform().now_ms();
    session.plan(|desk| review::see(desk, &article, &[who], now_ms))?;
    session.open_article(&article, false)
}

/// Back to the desk, or from correcting gold back to the room.
pub(super) fn close(session: &mut Session) {
    session.set_layer(Layer::Own);
    session.workspace.review = None;
    session.workspace.selected = None;
}

fn resume(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    session.set_layer(Layer::Own);
    session.workspace.selection = None;
    if let Some(view) = &mut session.workspace.review {
        view.editing = false;
    }
    Ok(())
}

/// One step back from wherever the reviewer is; what Esc does.
pub(super) fn back(session: &mut Session) -> Result<(), AppError> {
    match &session.workspace.review {
        Some(view) if view.editing => resume(session, &Args::new()),
        _ => {
            close(session);
            Ok(())
        }
    }
}

/// The unit looked at.
fn unit(session: &Session) -> Result<Unit, AppError> {
    let place = current(session).ok_or(AppError::Refused(Refusal::NoUnits))?;
    let unit = all_units(session).get(place).cloned();
    unit.ok_or(AppError::Refused(Refusal::NoUnits))
}

fn look_at(session: &mut Session, unit: &Unit) {
    let first = unit.tags.iter().flatten().next().cloned();
    let Some(view) = &mut session.workspace.review else {
        return;
    };
    view.at.clone_from(&first);
    let article = view.article.clone();
    session.workspace.scroll_to(&article, unit.start);
}

fn shown(session: &Session) -> Shown {
    let view = session.workspace.review.as_ref();
    view.map(|view| view.shown).unwrap_or_default()
}

/// To the next unit shown that way; stays at the ends.
fn step(session: &mut Session, onwards: bool) {
    let (units, here) = (all_units(session), current(session));
    let shown = shown(session);
    let fits = |place: &usize| {
        let unit = units.get(*place);
        unit.is_some_and(|unit| is_shown(session, shown, unit))
    };
    let next = match (here, onwards) {
        (Some(here), true) => (here + 1..units.len()).find(fits),
        (Some(here), false) => (0..here).rev().find(fits),
        (None, _) => (0..units.len()).find(fits),
    };
    if let Some(unit) = next.and_then(|place| units.get(place)) {
        look_at(session, unit);
    }
}

/// To the next unit shown that waits for a decision, round the end of the article; stays if there
/// is none.
fn next_open(session: &mut Session) {
    let units = all_units(session);
    let shown = shown(session);
    let after = current(session).map_or(0, |here| here + 1);
    let places = (after..units.len()).chain(0..after.min(units.len()));
    let open = |place: &usize| {
        let unit = units.get(*place);
        unit.is_some_and(|unit| is_shown(session, shown, unit) && outcome(session, unit).is_open())
    };
    let next = places.into_iter().find(open);
    if let Some(unit) = next.and_then(|place| units.get(place)) {
        look_at(session, unit);
    }
}

fn accept_named(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let names = needed(args, "review.accept", "annotators")?;
    let annotators = view(session).map_err(AppError::Refused)?.annotators.clone();
    let places: Result<Vec<usize>, AppError> = names
        .split(',')
        .map(|name| {
            let place = annotators
                .iter()
                .position(|one| one.as_str() == name.trim());
            place.ok_or_else(|| wrong("review.accept", name))
        })
        .collect();
    accept(session, &places?)
}

/// Takes over what these annotators have; refuses where one has nothing.
fn accept(session: &mut Session, places: &[usize]) -> Result<(), AppError> {
    let unit = unit(session)?;
    let has = |place: &usize| matches!(unit.tags.get(*place), Some(Some(_)));
    if !places.iter().all(has) {
        return Err(AppError::Refused(Refusal::NothingThere));
    }
    decide(session, Verdict::Decided, places)
}

fn ruling(session: &Session, unit: &Unit, verdict: Verdict, places: &[usize]) -> Ruling {
    let view = session.workspace.review.as_ref();
    let slots = places.iter().filter_map(|place| unit.tags.get(*place));
    Ruling {
        about: unit.items(),
        verdict,
        taken: slots.flatten().cloned().collect(),
        reason: view.map(|view| view.reason.clone()).unwrap_or_default(),
        note: view.map(|view| view.note.clone()).unwrap_or_default(),
    }
}

/// Decides about the unit looked at and goes on to the next that is open.
fn decide(session: &mut Session, verdict: Verdict, places: &[usize]) -> Result<(), AppError> {
    let unit = unit(session)?;
    let ruling = ruling(session, &unit, verdict, places);
    session.end_gesture();
    session.plan(|desk| review::decide(desk, &[ruling]))?;
    if let Some(view) = &mut session.workspace.review {
        view.reason = Code::default();
        view.note.clear();
    }
    next_open(session);
    Ok(())
}

/// Takes a unit over, if that was not done, and shows what gold has of it, to be corrected.
fn edit(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    let unit = unit(session)?;
    let is_taken = matches!(outcome(session, &unit), Outcome::Taken(taken) if !taken.is_empty());
    if !is_taken {
        let place = unit.tags.iter().position(Option::is_some);
        let ruling = ruling(
            session,
            &unit,
            Verdict::Decided,
            &[place.unwrap_or_default()],
        );
        session.end_gesture();
        session.plan(|desk| review::decide(desk, &[ruling]))?;
    }
    let gold: Option<Item> = decision(session, &unit).and_then(|it| it.gold.first().cloned());
    let gold = gold.ok_or(AppError::Refused(Refusal::NothingThere))?;
    session.set_layer(Layer::Gold);
    if let Some(view) = &mut session.workspace.review {
        view.editing = true;
    }
    session.select_item(Some(gold));
    Ok(())
}

/// Leaves a unit to be talked about, with a first word or a window that asks for it.
fn discuss(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let unit = unit(session)?;
    let on = unit.tags.iter().flatten().next().cloned();
    let on = on.ok_or(AppError::Refused(Refusal::NoUnits))?;
    let ruling = ruling(session, &unit, Verdict::Discussed, &[]);
    session.end_gesture();
    session.plan(|desk| review::decide(desk, &[ruling]))?;
    match args.get("text") {
        Some(text) => {
            let now_ms = session.platform().now_ms();
            session.plan(|desk| crate::model::edit::talk::say(desk, &on, None, text, now_ms))?;
        }
        None => session.workspace.requests.push(Request::Comment(on, None)),
    }
    next_open(session);
    Ok(())
}

fn show(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let id = needed(args, "review.show", "id")?;
    let units = all_units(session);
    let has = |unit: &&Unit| unit.tags.iter().flatten().any(|item| item.id() == id);
    let unit = units.iter().find(has).cloned();
    let unit = unit.ok_or_else(|| AppError::Edit(EditError::NotFound(id.to_owned())))?;
    look_at(session, &unit);
    Ok(())
}

/// Sets the reason of the next decision; without a code the next of the list.
fn reason(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let Some(view) = &mut session.workspace.review else {
        return Err(AppError::Refused(Refusal::NoReview));
    };
    view.reason = match args.get("code") {
        Some(code) if code.is_empty() || REASONS.contains(&code) => Code::from(code),
        Some(other) => return Err(wrong("review.reason", other)),
        None => {
            let here = REASONS.iter().position(|one| *one == view.reason.as_str());
            let next = REASONS.get(here.map_or(0, |here| here + 1));
            next.map(|code| Code::from(*code)).unwrap_or_default()
        }
    };
    Ok(())
}

/// Sets the note of the next decision; without a text a window asks.
fn note(session: &mut Session, args: &Args) -> Result<(), AppError> {
    match (args.get("text"), &mut session.workspace.review) {
        (Some(text), Some(view)) => text.clone_into(&mut view.note),
        _ => session.workspace.requests.push(Request::ReviewNote),
    }
    Ok(())
}

fn filter(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let Some(view) = &mut session.workspace.review else {
        return Err(AppError::Refused(Refusal::NoReview));
    };
    let place = |code: &str| Shown::ALL.iter().position(|one| one.code() == code);
    let next = match args.get("show") {
        Some(code) => place(code).ok_or_else(|| wrong("review.filter", code))?,
        None => place(view.shown.code()).map_or(0, |here| (here + 1) % Shown::ALL.len()),
    };
    view.shown = Shown::ALL.get(next).copied().unwrap_or_default();
    let is_out = unit(session).map_or(true, |unit| !is_shown(session, shown(session), &unit));
    if is_out {
        next_open(session);
    }
    Ok(())
}

/// Units in which everybody has the same, and nothing was decided.
fn same_and_open(session: &Session) -> Vec<Unit> {
    let units = all_units(session);
    let fits = |unit: &&Unit| unit.class == Class::Same && outcome(session, unit) == Outcome::Open;
    units.iter().filter(fits).cloned().collect()
}

/// Takes over everything on which all agree, in one deed. What hangs on something that is still
/// open stays open too.
fn accept_same(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    let same = same_and_open(session);
    let ready = ready(session, &same);
    let rulings: Vec<Ruling> = ready
        .iter()
        .map(|unit| Ruling {
            about: unit.items(),
            taken: unit.items().into_iter().take(1).collect(),
            ..Ruling::default()
        })
        .collect();
    if rulings.is_empty() {
        return Err(AppError::Refused(Refusal::NoUnits));
    }
    session.end_gesture();
    session.plan(|desk| review::decide(desk, &rulings))?;
    // What is looked at may be one that stays open.
    let still_open = unit(session).is_ok_and(|unit| outcome(session, &unit).is_open());
    if !still_open {
        next_open(session);
    }
    Ok(())
}

/// Those of `units` of which all that they rest on stands in gold or is among them, in the order in
/// which they can be decided.
fn ready(session: &Session, units: &[Unit]) -> Vec<Unit> {
    let project = session.project();
    let mut known: BTreeSet<Item> = BTreeSet::new();
    let mut found = Vec::new();
    let rests_on = |unit: &Unit| {
        let first = unit.tags.iter().flatten().next();
        first.map(|it| project.rests_on(it)).unwrap_or_default()
    };
    let mut waiting: Vec<(&Unit, Vec<Item>)> =
        units.iter().map(|unit| (unit, rests_on(unit))).collect();
    // Sources are decided before the attributions that would bring them along.
    waiting.sort_by_key(|(_, needed)| needed.len());
    loop {
        let before = waiting.len();
        waiting.retain(|(unit, needed)| {
            let stands = |item: &Item| {
                known.contains(item) || matches!(project.standing(item), Standing::Gold(_))
            };
            let is_ready = needed.iter().all(stands);
            if is_ready {
                known.extend(unit.items());
                found.push((*unit).clone());
            }
            !is_ready
        });
        if waiting.is_empty() || waiting.len() == before {
            return found;
        }
    }
}

fn settle(session: &mut Session, settled: bool) -> Result<(), AppError> {
    let article = view(session).map_err(AppError::Refused)?.article.clone();
    session.plan(|desk| review::settle(desk, &article, settled))?;
    Ok(())
}
