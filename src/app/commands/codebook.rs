//! The codebook: opening its room, drafting step by step, publishing, files, and looking at older
//! tags again. A step without arguments is about the label chosen in the room.

use std::path::PathBuf;

use super::args::subject;
use super::{Args, Command, Group, Run, always, writable};
use crate::app::codebook::{self, CodebookView, Page};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::codebook::Fault;
use crate::model::edit::EditError;
use crate::model::edit::codebook::{
    Step, discard, draft, publish, rechecked, renew_draft, republish,
};
use crate::model::{Code, CodeEntry};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "codebook.open",
        Codebook,
        &["Ctrl+B"],
        &["set", "label", "edition"],
        always,
        open
    ),
    verb!(
        "codebook.ready",
        Codebook,
        &[],
        &[],
        always,
        |session, _| { show(session, Page::Ready) }
    ),
    verb!(
        "codebook.editions",
        Codebook,
        &[],
        &[],
        always,
        |session, _| { show(session, Page::Editions) }
    ),
    verb!(
        "codebook.recheck",
        Codebook,
        &[],
        &[],
        always,
        |session, _| { show(session, Page::Recheck) }
    ),
    verb!(
        "codebook.review",
        Codebook,
        &[],
        &[],
        has_draft,
        |session, _| { show(session, Page::Review) }
    ),
    verb!(
        "codebook.add-label",
        Codebook,
        &[],
        &[
            "set",
            "code",
            "name_ar",
            "name_en",
            "definition_ar",
            "definition_en"
        ],
        writable,
        add_label
    ),
    verb!(
        "codebook.change-label",
        Codebook,
        &[],
        &[
            "set",
            "label",
            "name_ar",
            "name_en",
            "definition_ar",
            "definition_en",
            "examples_ar",
            "examples_en",
            "colour",
            "shortcut",
            "recheck",
        ],
        writable,
        change_label
    ),
    verb!(
        "codebook.up",
        Codebook,
        &["Alt+Up"],
        &["set", "label"],
        chosen_label,
        |session, args| { move_by(session, args, -1) }
    ),
    verb!(
        "codebook.down",
        Codebook,
        &["Alt+Down"],
        &["set", "label"],
        chosen_label,
        |session, args| move_by(session, args, 1)
    ),
    verb!(
        "codebook.move-label",
        Codebook,
        &[],
        &["set", "label", "place"],
        writable,
        move_label
    ),
    verb!(
        "codebook.retire-label",
        Codebook,
        &[],
        &["set", "label"],
        writable,
        |session, args| retire(session, args, true)
    ),
    verb!(
        "codebook.restore-label",
        Codebook,
        &[],
        &["set", "label"],
        writable,
        |session, args| retire(session, args, false)
    ),
    verb!(
        "codebook.merge-labels",
        Codebook,
        &[],
        &["set", "label", "into"],
        writable,
        |session, args| {
            let (set, loser) = label_meant(session, args)?;
            let winner = Code::new(needed(args, "codebook.merge-labels", "into")?);
            step(session, &Step::MergeLabels { set, loser, winner })
        }
    ),
    verb!(
        "codebook.require",
        Codebook,
        &[],
        &["field", "required"],
        writable,
        |session, args| {
            let field = Code::new(needed(args, "codebook.require", "field")?);
            let required = flag(args, "required")?.unwrap_or(true);
            step(session, &Step::Require { field, required })
        }
    ),
    verb!(
        "codebook.describe",
        Codebook,
        &[],
        &["name_ar", "name_en", "rules_ar", "rules_en"],
        writable,
        describe
    ),
    verb!(
        "codebook.note",
        Codebook,
        &[],
        &["text"],
        writable,
        |session, args| {
            let text = needed(args, "codebook.note", "text")?.to_owned();
            step(session, &Step::Note(text))
        }
    ),
    verb!(
        "codebook.publish",
        Codebook,
        &[],
        &[],
        has_draft,
        |session, _| {
            let now_ms = session.platform().now_ms();
            session.end_gesture();
            session.plan(|desk| publish(desk, now_ms))?;
            if let Some(view) = &mut session.workspace.codebook {
                view.page = Page::Labels;
            }
            Ok(())
        }
    ),
    verb!(
        "codebook.renew",
        Codebook,
        &[],
        &[],
        has_draft,
        |session, _| { session.plan(renew_draft).map(|_| ()) }
    ),
    verb!(
        "codebook.discard",
        Codebook,
        &[],
        &[],
        has_draft,
        |session, _| {
            session.end_gesture();
            session.plan(discard)?;
            if let Some(view) = &mut session.workspace.codebook {
                view.page = Page::Labels;
            }
            Ok(())
        }
    ),
    verb!(
        "codebook.republish",
        Codebook,
        &[],
        &["version"],
        writable,
        |session, args| {
            let version = Code::new(needed(args, "codebook.republish", "version")?);
            let book = codebook::published(session, &version)
                .cloned()
                .ok_or_else(|| not_there(&version))?;
            let now_ms = session.platform().now_ms();
            session.end_gesture();
            session.plan(|desk| Ok(republish(desk, &book, now_ms)))?;
            if let Some(view) = &mut session.workspace.codebook {
                view.edition = None;
                view.page = Page::Labels;
            }
            Ok(())
        }
    ),
    verb!(
        "codebook.import",
        Codebook,
        &[],
        &["version", "path", "ron"],
        writable,
        import
    ),
    verb!(
        "codebook.export",
        Codebook,
        &[],
        &["path"],
        always,
        |session, args| {
            match args.get("path") {
                Some(path) => {
                    codebook::write(codebook::shown(session), &PathBuf::from(path)).map(|_| ())
                }
                None => {
                    session.workspace.requests.push(Request::ExportCodebook);
                    Ok(())
                }
            }
        }
    ),
    verb!(
        "codebook.rechecked",
        Codebook,
        &[],
        &["id"],
        writable,
        |session, args| {
            let item = subject(session, args)?;
            session
                .plan(|desk| rechecked(desk, std::slice::from_ref(&item)))
                .map(|_| ())
        }
    ),
    verb!(
        "codebook.show-tag",
        Codebook,
        &[],
        &["id"],
        always,
        |session, args| {
            let item = subject(session, args)?;
            session.workspace.codebook = None;
            session.show_item(item);
            Ok(())
        }
    ),
];

/// Commands that make no sense without arguments; menus and the palette leave them out.
const NEED_ARGUMENTS: &[&str] = &[
    "codebook.add-label",
    "codebook.change-label",
    "codebook.move-label",
    "codebook.retire-label",
    "codebook.restore-label",
    "codebook.merge-labels",
    "codebook.require",
    "codebook.describe",
    "codebook.note",
    "codebook.republish",
    "codebook.show-tag",
];

/// True if nobody can start the command without naming arguments.
pub(super) fn needs_arguments(id: &str) -> bool {
    NEED_ARGUMENTS.contains(&id)
}

/// True if a key may start the command while the room of the codebook is open: what tags or moves
/// on the desk would happen out of sight.
pub fn works_in_codebook(command: &Command) -> bool {
    matches!(
        command.group,
        Group::Project | Group::View | Group::Codebook
    ) || matches!(command.id, "edit.undo" | "edit.redo" | "gesture.cancel")
}

/// Back by one page, or to the desk.
pub(super) fn back(session: &mut Session) {
    let Some(view) = &mut session.workspace.codebook else {
        return;
    };
    if view.edition.take().is_some() {
        view.page = Page::Editions;
    } else if view.page == Page::Labels {
        session.workspace.codebook = None;
    } else {
        view.page = Page::Labels;
    }
}

fn has_draft(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    codebook::draft(session).map(|_| ()).ok_or(Refusal::NoDraft)
}

fn chosen_label(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    let view = session.workspace.codebook.as_ref();
    if view.is_some_and(|view| view.edition.is_some()) {
        return Err(Refusal::Published);
    }
    codebook::chosen(session)
        .map(|_| ())
        .ok_or(Refusal::NoLabel)
}

fn show(session: &mut Session, page: Page) -> Result<(), AppError> {
    session.end_gesture();
    let view = session.workspace.codebook.get_or_insert_default();
    view.page = page;
    view.edition = None;
    Ok(())
}

/// Opens the room where it was; `set`, `label` and `edition` go to a place in it.
fn open(session: &mut Session, args: &Args) -> Result<(), AppError> {
    session.end_gesture();
    let mut view = session.workspace.codebook.clone().unwrap_or_default();
    if let Some(version) = args.get("edition") {
        let version = Code::new(version);
        let known = version.is_empty() || codebook::published(session, &version).is_some();
        if !known {
            return Err(not_there(&version));
        }
        view.edition = (!version.is_empty()).then_some(version);
    }
    view.page = Page::Labels;
    if let Some(set) = args.get("set") {
        view.set = (!set.is_empty()).then(|| Code::new(set));
        view.label = None;
    }
    if let Some(label) = args.get("label") {
        view.label = (!label.is_empty()).then(|| Code::new(label));
    }
    session.workspace.codebook = Some(view);
    Ok(())
}

fn step(session: &mut Session, step: &Step) -> Result<(), AppError> {
    session.plan(|desk| draft(desk, step)).map(|_| ())
}

fn not_there(code: &Code) -> AppError {
    AppError::Edit(EditError::NotFound(code.to_string()))
}

fn needed<'a>(args: &'a Args, command: &str, argument: &'static str) -> Result<&'a str, AppError> {
    args.get(argument).ok_or_else(|| AppError::MissingArgument {
        command: command.to_owned(),
        argument,
    })
}

fn flag(args: &Args, name: &'static str) -> Result<Option<bool>, AppError> {
    match args.get(name) {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(AppError::Edit(EditError::WrongValue(name.to_owned()))),
    }
}

/// The set that `set=` names, else the chosen one.
fn set_meant(session: &Session, args: &Args) -> Result<Code, AppError> {
    let chosen = session.workspace.codebook.as_ref();
    let chosen = chosen.and_then(|view| view.set.clone());
    args.get("set")
        .map(Code::new)
        .or(chosen)
        .ok_or(AppError::Refused(Refusal::NoLabel))
}

/// The label that `set=` and `label=` name, else the chosen one; it is there.
fn label_meant(session: &Session, args: &Args) -> Result<(Code, Code), AppError> {
    let set = set_meant(session, args)?;
    let chosen = session.workspace.codebook.as_ref();
    let chosen = chosen.and_then(|view| view.label.clone());
    let label = args.get("label").map(Code::new).or(chosen);
    let label = label.ok_or(AppError::Refused(Refusal::NoLabel))?;
    if codebook::working(session).knows(set.as_str(), &label) {
        Ok((set, label))
    } else {
        Err(not_there(&label))
    }
}

fn add_label(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let id = set_meant(session, args)?;
    let set = codebook::working(session)
        .set(id.as_str())
        .ok_or_else(|| not_there(&id))?;
    let said = |name: &str| args.get(name).unwrap_or_default().trim().to_owned();
    let (name_ar, name_en) = (said("name_ar"), said("name_en"));
    if name_ar.is_empty() && name_en.is_empty() {
        return Err(AppError::Edit(EditError::NameNeeded));
    }
    let code = said("code");
    let wanted = if code.is_empty() { &name_en } else { &code };
    let code = codebook::code_for(set, wanted);
    let mut entry = CodeEntry::new(code.clone(), &name_ar, &name_en);
    entry.definition_ar = said("definition_ar");
    entry.definition_en = said("definition_en");
    let entry = Box::new(entry);
    step(
        session,
        &Step::AddLabel {
            set: id.clone(),
            entry,
        },
    )?;
    if let Some(view) = &mut session.workspace.codebook {
        view.set = Some(id);
        view.label = Some(code);
    }
    Ok(())
}

fn change_label(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let (set, label) = label_meant(session, args)?;
    let before = codebook::working(session)
        .entry(set.as_str(), &label)
        .cloned()
        .ok_or_else(|| not_there(&label))?;
    let mut entry = before.clone();
    for (name, text) in [
        ("name_ar", &mut entry.name_ar),
        ("name_en", &mut entry.name_en),
        ("definition_ar", &mut entry.definition_ar),
        ("definition_en", &mut entry.definition_en),
        ("shortcut", &mut entry.shortcut),
    ] {
        if let Some(said) = args.get(name) {
            said.trim().clone_into(text);
        }
    }
    for (name, examples) in [
        ("examples_ar", &mut entry.examples_ar),
        ("examples_en", &mut entry.examples_en),
    ] {
        if let Some(said) = args.get(name) {
            let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
            *examples = lines.map(str::to_owned).collect();
        }
    }
    if let Some(colour) = args.get("colour") {
        if !colour.is_empty() && !is_colour(colour) {
            return Err(AppError::Edit(EditError::WrongValue("colour".to_owned())));
        }
        colour.clone_into(&mut entry.colour);
    }
    if entry.shortcut != before.shortcut && !entry.shortcut.is_empty() {
        let is_fit = CodeEntry {
            retired: false,
            ..entry.clone()
        }
        .key()
        .is_some();
        if !is_fit {
            let fault = Fault::KeyUnfit(set, label);
            return Err(AppError::Edit(EditError::Codebook(fault)));
        }
    }
    let wanted = flag(args, "recheck")?;
    if entry != before {
        let change = Step::ChangeLabel {
            set: set.clone(),
            entry: Box::new(entry),
            meaning: false,
        };
        step(session, &change)?;
    }
    let pair = (set.clone(), label.clone());
    let now = codebook::draft(session).is_some_and(|it| it.recheck.contains(&pair));
    match wanted {
        Some(wanted) if wanted != now => step(
            session,
            &Step::Recheck {
                set,
                code: label,
                wanted,
            },
        ),
        _ => Ok(()),
    }
}

/// `#rrggbb`.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()))
}

fn place_of(session: &Session, set: &Code, label: &Code) -> Option<(usize, usize)> {
    let set = codebook::working(session).set(set.as_str())?;
    let place = set.entries.iter().position(|entry| entry.code == *label)?;
    Some((place, set.entries.len()))
}

fn move_by(session: &mut Session, args: &Args, by: isize) -> Result<(), AppError> {
    let (set, code) = label_meant(session, args)?;
    let (place, count) = place_of(session, &set, &code).ok_or_else(|| not_there(&code))?;
    let to = place.saturating_add_signed(by).min(count.saturating_sub(1));
    if to == place {
        return Ok(());
    }
    step(
        session,
        &Step::MoveLabel {
            set,
            code,
            place: to,
        },
    )
}

/// To the `place`-th place of its set, counted from 1.
fn move_label(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let (set, code) = label_meant(session, args)?;
    let text = needed(args, "codebook.move-label", "place")?;
    let wrong = || AppError::Edit(EditError::WrongValue("place".to_owned()));
    let place: usize = text.parse().map_err(|_no_number| wrong())?;
    let (now, count) = place_of(session, &set, &code).ok_or_else(|| not_there(&code))?;
    let place = place.checked_sub(1).filter(|it| *it < count);
    let place = place.ok_or_else(wrong)?;
    if place == now {
        return Ok(());
    }
    step(session, &Step::MoveLabel { set, code, place })
}

fn retire(session: &mut Session, args: &Args, retired: bool) -> Result<(), AppError> {
    let (set, code) = label_meant(session, args)?;
    let entry = codebook::working(session).entry(set.as_str(), &code);
    if entry.is_some_and(|entry| entry.retired == retired) {
        return Ok(());
    }
    step(session, &Step::Retire { set, code, retired })
}

fn describe(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let book = codebook::working(session);
    let said = |name: &str, now: &String| args.get(name).map_or_else(|| now.clone(), str::to_owned);
    let (name_ar, name_en) = (
        said("name_ar", &book.name_ar),
        said("name_en", &book.name_en),
    );
    let rules_ar = said("rules_ar", &book.rules_ar);
    let rules_en = said("rules_en", &book.rules_en);
    let same = [&name_ar, &name_en, &rules_ar, &rules_en]
        == [&book.name_ar, &book.name_en, &book.rules_ar, &book.rules_en];
    if same {
        return Ok(());
    }
    step(
        session,
        &Step::Describe {
            name_ar,
            name_en,
            rules_ar,
            rules_en,
        },
    )
}

/// Puts a codebook to begin with, a file's, or one written out, in the place of one's draft.
fn import(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let mut book = if let Some(version) = args.get("version") {
        codebook::ready(version).ok_or_else(|| not_there(&Code::new(version)))?
    } else if let Some(text) = args.get("ron") {
        codebook::parse(text, "RON")?
    } else if let Some(path) = args.get("path") {
        codebook::read(&PathBuf::from(path))?
    } else {
        session.workspace.requests.push(Request::ImportCodebook);
        return Ok(());
    };
    // A version names one codebook for ever, so a taken name gives way to the draft's own.
    if codebook::published(session, &book.version).is_some() {
        book.version = Code::default();
    }
    step(session, &Step::Replace(Box::new(book)))?;
    session.end_gesture();
    session.workspace.codebook = Some(CodebookView::default());
    Ok(())
}
