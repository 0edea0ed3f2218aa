//! Every command there is, as data. Menus, the palette, shortcuts, help, stories and docs come
//! from this one list; the words of a command are the Fluent messages `cmd-<id>` (dots as
//! hyphens) with the attribute `hint`. Each family of verbs has its own file.

/// A command that a session carries out.
macro_rules! verb {
    ($id:literal, $group:ident, $chords:expr, $args:expr, $enabled:expr, $run:expr) => {
        Command {
            id: $id,
            group: Group::$group,
            chords: $chords,
            args: $args,
            enabled: $enabled,
            run: Run::Session($run),
        }
    };
}

mod actors;
mod agreement;
mod args;
mod canonical;
mod chain;
mod codebook;
mod conflict;
mod correct;
mod edit;
mod field;
mod go;
mod history;
mod keys;
mod link;
mod offers;
mod relate;
mod review;
mod suggest;
mod tag;
mod talk;
mod team;
mod typeset;
mod view;

use std::collections::BTreeMap;

pub use agreement::works_in_agreement;
pub use codebook::works_in_codebook;
pub use keys::{label_key, meaning, press};
pub use offers::offers;
pub use review::{enter_review, works_in_review};
pub use view::library_order;

use super::chord::Chord;
use super::notice::{AppError, Refusal};
use super::session::Session;
use super::words::Words;
use super::workspace::Request;

/// Where a command stands in menus and help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Project,
    Edit,
    Tag,
    Link,
    View,
    Go,
    Codebook,
    /// Who does what, and how reviews are entered.
    Team,
    /// What is done in the review room; its keys mean this only there.
    Review,
}

impl Group {
    pub const ALL: [Self; 9] = [
        Self::Project,
        Self::Edit,
        Self::Tag,
        Self::Link,
        Self::View,
        Self::Go,
        Self::Codebook,
        Self::Team,
        Self::Review,
    ];

    /// Fluent id of its name.
    pub fn message(self) -> &'static str {
        match self {
            Self::Project => "group-project",
            Self::Edit => "group-edit",
            Self::Tag => "group-tag",
            Self::Link => "group-link",
            Self::View => "group-view",
            Self::Go => "group-go",
            Self::Codebook => "group-codebook",
            Self::Team => "group-team",
            Self::Review => "group-review",
        }
    }
}

/// Arguments of a command, as `key=value`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args(BTreeMap<String, String>);

impl Args {
    pub fn new() -> Self {
        Self::default()
    }
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }
    pub fn insert(&mut self, key: String, value: String) {
        self.0.insert(key, value);
    }
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// What carries a command out.
#[derive(Clone, Copy)]
pub enum Run {
    /// Something the session does.
    Session(fn(&mut Session, &Args) -> Result<(), AppError>),
    /// Something only a window can do; possible without a project if the flag says so.
    Request {
        make: fn() -> Request,
        without_project: bool,
    },
}

/// One row of the registry.
pub struct Command {
    /// E.g. `tag.claim`; never changes.
    pub id: &'static str,
    pub group: Group,
    /// Shortcuts, the first one shown.
    pub chords: &'static [&'static str],
    /// Arguments it knows.
    pub args: &'static [&'static str],
    /// May it be carried out in the project of today, and if not, why. Ask [`Command::may`].
    pub enabled: fn(&Session) -> Result<(), Refusal>,
    pub run: Run,
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Command({})", self.id)
    }
}

impl Command {
    /// Fluent id of the name; its attribute `hint` is the hint.
    pub fn message(&self) -> String {
        format!("cmd-{}", self.id.replace('.', "-"))
    }
    pub fn name(&self, words: &Words) -> String {
        words.get(&self.message())
    }
    pub fn hint(&self, words: &Words) -> String {
        words.loader.get_attr(&self.message(), "hint")
    }
    pub fn chord(&self) -> Option<Chord> {
        self.chords.first().and_then(|text| Chord::parse(text))
    }
    /// Whether it may be carried out now, and if not, why.
    ///
    /// # Errors
    /// The reason, for people.
    pub fn may(&self, session: &Session) -> Result<(), Refusal> {
        if session.shown_past().is_some() && !history::works_in_past(self) {
            return Err(Refusal::InPast);
        }
        (self.enabled)(session)
    }
    /// True if a person can start it without naming arguments.
    pub fn is_for_palette(&self) -> bool {
        !matches!(self.id, "view.palette" | "offer.pick")
            && (self.args.is_empty() || !NEED_ARGUMENTS.contains(&self.id))
            && !codebook::needs_arguments(self.id)
    }
}

/// What the small palette offers for selected words, a digit each.
pub(super) const KINDS: [&str; 7] = [
    "tag.claim",
    "tag.actor",
    "tag.stance",
    "tag.cue",
    "tag.evidence",
    "tag.hedge",
    "tag.condition",
];

/// Commands that do nothing without being told about what: windows, stories and files tell them.
const NEED_ARGUMENTS: &[&str] = &[
    "field.set",
    "field.label",
    "field.place",
    "field.place-remove",
    "canonical.add",
    "canonical.merge",
    "canonical.topic",
    "canonical.bond",
    "topic.add",
    "topic.move",
    "actor.add",
    "actor.unmerge",
    "actor.role",
    "actor.role-remove",
    "actor.affiliation",
    "actor.affiliation-remove",
    "actor.alias-change",
    "actor.alias-remove",
    "actor.external",
    "comment.settle",
    "comment.remove",
    "item.show",
    "history.back",
    "conflict.keep",
    "conflict.take",
    "history.look",
    "history.restore",
    "annotator.add",
    "annotator.set",
    "work.assign",
    "agreement.compare",
    "agreement.show",
    "agreement.cell",
    "agreement.go",
    "review.accept",
    "review.show",
];

/// All commands, in the order of menus and help.
pub fn all() -> impl Iterator<Item = &'static Command> {
    [
        view::PROJECT,
        edit::COMMANDS,
        tag::COMMANDS,
        correct::COMMANDS,
        field::COMMANDS,
        link::COMMANDS,
        chain::COMMANDS,
        relate::COMMANDS,
        canonical::COMMANDS,
        actors::COMMANDS,
        talk::COMMANDS,
        suggest::COMMANDS,
        go::COMMANDS,
        history::COMMANDS,
        conflict::COMMANDS,
        team::COMMANDS,
        agreement::COMMANDS,
        review::DOORS,
        review::COMMANDS,
        view::COMMANDS,
        typeset::COMMANDS,
        codebook::COMMANDS,
    ]
    .into_iter()
    .flatten()
}

/// The command with this id.
pub fn find(id: &str) -> Option<&'static Command> {
    all().find(|command| command.id == id)
}

/// Carries a command out, if it is enabled and knows its arguments.
///
/// # Errors
/// [`AppError`]; then nothing has changed.
pub fn run(session: &mut Session, id: &str, args: &Args) -> Result<(), AppError> {
    let command = find(id).ok_or_else(|| AppError::NoCommand(id.to_owned()))?;
    if let Some(unknown) = args.keys().find(|key| !command.args.contains(key)) {
        return Err(AppError::BadArgument {
            command: id.to_owned(),
            argument: unknown.to_owned(),
        });
    }
    let is_named = ["id", "actor", "name"]
        .iter()
        .any(|key| args.get(key).is_some());
    match command.may(session) {
        // What is named need not be selected.
        Err(refusal) if is_named && refusal.is_about_selection() => {}
        other => other.map_err(AppError::Refused)?,
    }
    match command.run {
        Run::Session(run) => run(session, args),
        Run::Request { make, .. } => {
            session.workspace.requests.push(make());
            Ok(())
        }
    }
}

fn always(_session: &Session) -> Result<(), Refusal> {
    Ok(())
}

/// The reader is in an article.
fn has_article(session: &Session) -> Result<(), Refusal> {
    let article = session.workspace.focused_article();
    article.map(|_| ()).ok_or(Refusal::NoArticle)
}

/// The reader is in an article of a project that can be written.
fn can_work(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    has_article(session)
}

fn writable(session: &Session) -> Result<(), Refusal> {
    if session.is_skimmed() {
        Err(Refusal::StillReading)
    } else if session.is_read_only() {
        Err(Refusal::ReadOnly)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_every_command_has_words_in_both_languages() {
        let mut ids = BTreeSet::new();
        for command in all() {
            assert!(ids.insert(command.id), "{} stands twice", command.id);
            for lang in Lang::ALL {
                let words = Words::new(lang);
                assert!(words.has(&command.message()), "{:?} {}", lang, command.id);
                assert!(
                    words.loader.has_attr(&command.message(), "hint"),
                    "{lang:?} {} has no hint",
                    command.id
                );
            }
        }
        assert!(ids.len() > 30);
    }

    #[test]
    fn every_chord_can_be_read_and_none_stands_twice() {
        let mut seen = BTreeSet::new();
        for command in all() {
            for text in command.chords {
                let chord = Chord::parse(text).unwrap_or_else(|| panic!("{text}"));
                assert_eq!(chord.to_string(), *text);
                assert!(
                    seen.insert((command.group == Group::Review, chord)),
                    "{text} stands twice, also for {}",
                    command.id
                );
            }
        }
    }

    #[test]
    fn letters_with_alt_are_left_to_the_labels_of_codebooks() {
        for text in all().flat_map(|command| command.chords) {
            let chord = Chord::parse(text).expect("read");
            let is_letter = chord.key.len() == 1 && chord.key.chars().all(char::is_alphabetic);
            assert!(!(chord.alt && is_letter), "{text}");
        }
    }

    #[test]
    fn no_chord_is_one_that_a_text_field_needs() {
        let needed = [
            "Ctrl+C",
            "Ctrl+X",
            "Ctrl+V",
            "Ctrl+A",
            "Left",
            "Right",
            "Ctrl+Left",
            "Ctrl+Right",
        ];
        for command in all() {
            for chord in command.chords {
                assert!(!needed.contains(chord), "{} takes {chord}", command.id);
            }
        }
    }
}
