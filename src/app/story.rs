//! Stories: scripts of what a person does, run on the same session code as the window.
//!
//! A story is parsed whole before its first step runs. Every step that changes something is on
//! disk before the next begins. `select` takes exactly what it names. The grammar is that of
//! `isnad story --help`; the steps stand in [`Step`], the commands in [`super::commands`].

use std::collections::BTreeMap;

use super::chord::Chord;
use super::commands::{self, Args};
use super::notice::AppError;
use super::odd::odd_of;
use super::session::Session;
use super::words::Lang;
use crate::model::project::Entity;
use crate::model::touch::everything;
use crate::model::{Layer, Tag};

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Annotator(String),
    Language(Lang),
    Open(String),
    /// Words of the open article, and which occurrence, from 1.
    Select(String, usize),
    SelectRange(usize, usize),
    /// A command; an argument `@name` stands for what was called so.
    Do(String, Args),
    /// What is selected gets a name for later lines.
    Call(String),
    /// The moment up to now gets a name for later lines.
    Moment(String),
    Press(Chord),
    /// Types into the small palette's filter.
    Type(String),
    Undo,
    Redo,
    /// Drops everything without closing and opens again from disk.
    Crash,
    Expect(Count, usize),
}

/// What `expect` can count: live tags of the current annotator, or shared things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Claims,
    Mentions,
    Attributions,
    Stances,
    Actors,
    Articles,
    Relations,
    Canonicals,
    Topics,
    Aliases,
    Roles,
    Affiliations,
    Comments,
    Refusals,
    /// Living tags of the gold layer.
    Gold,
    Decisions,
    /// Units of the open review, and those of them that wait for a decision.
    Units,
    Undecided,
    /// Everything odd about the project.
    Findings,
    /// Places of tags for which a person has to look, in articles on the desk.
    Unplaced,
}

impl Count {
    pub const ALL: [(&'static str, Self); 20] = [
        ("claims", Self::Claims),
        ("mentions", Self::Mentions),
        ("attributions", Self::Attributions),
        ("stances", Self::Stances),
        ("actors", Self::Actors),
        ("articles", Self::Articles),
        ("relations", Self::Relations),
        ("canonical", Self::Canonicals),
        ("topics", Self::Topics),
        ("aliases", Self::Aliases),
        ("roles", Self::Roles),
        ("affiliations", Self::Affiliations),
        ("comments", Self::Comments),
        ("refusals", Self::Refusals),
        ("gold", Self::Gold),
        ("decisions", Self::Decisions),
        ("units", Self::Units),
        ("undecided", Self::Undecided),
        ("findings", Self::Findings),
        ("unplaced", Self::Unplaced),
    ];

    /// How many there are.
    pub fn of(self, session: &Session) -> usize {
        fn mine<T: Entity>(session: &Session) -> usize {
            T::table(session.project())
                .iter()
                .filter(|one| one.hand() == Some(session.hand()))
                .count()
        }
        match self {
            Self::Claims => mine::<crate::model::Claim>(session),
            Self::Mentions => mine::<crate::model::Mention>(session),
            Self::Attributions => mine::<crate::model::Attribution>(session),
            Self::Stances => mine::<crate::model::Stance>(session),
            Self::Actors => session.project().living_actors().count(),
            Self::Articles => session.project().articles().len(),
            Self::Relations => mine::<crate::model::Relation>(session),
            Self::Canonicals => {
                let all = session.project().canonicals().iter();
                all.filter(|it| it.merged_into.is_none()).count()
            }
            Self::Topics => session.project().topics().len(),
            Self::Aliases => session.project().aliases().len(),
            Self::Roles => session.project().roles().len(),
            Self::Affiliations => session.project().affiliations().len(),
            Self::Comments => mine::<crate::model::Comment>(session),
            Self::Refusals => mine::<crate::model::Refusal>(session),
            Self::Gold => {
                fn gold<T: Tag>(session: &Session) -> usize {
                    let all = T::table(session.project()).iter();
                    all.filter(|it| it.meta().layer == Layer::Gold).count()
                }
                gold::<crate::model::Mention>(session)
                    + gold::<crate::model::Claim>(session)
                    + gold::<crate::model::Attribution>(session)
                    + gold::<crate::model::Stance>(session)
                    + gold::<crate::model::Relation>(session)
            }
            Self::Decisions => session.project().decisions().len(),
            Self::Units => super::review::all_units(session).len(),
            Self::Undecided => super::review::open_count(session),
            Self::Unplaced => {
                let panes = session.workspace.panes.iter();
                panes.map(|it| session.unplaced(&it.article).len()).sum()
            }
            Self::Findings => {
                let project = session.project();
                let things = everything(project);
                let odd = things
                    .iter()
                    .map(|(kind, id)| odd_of(project, *kind, id).len());
                odd.sum()
            }
        }
    }
}

/// A step with the line it stands on, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub line: usize,
    pub text: String,
    pub step: Step,
}

/// What is wrong with a line of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Complaint {
    UnknownStep(String),
    UnknownCommand(String),
    UnknownArgument { command: String, argument: String },
    Missing(&'static str),
    BadKey(String),
    BadNumber(String),
    BadLanguage(String),
    UnclosedQuote,
    LeftOver(String),
}

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    pub line: usize,
    pub complaint: Complaint,
}

/// Reads a whole story; every bad line is reported, not only the first.
///
/// # Errors
/// All lines that cannot be read.
pub fn parse(text: &str) -> Result<Vec<Line>, Vec<ParseError>> {
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (number, raw) in text.lines().enumerate() {
        match words_of(raw).and_then(|words| step_of(&words)) {
            Ok(Some(step)) => {
                lines.push(Line {
                    line: number + 1,
                    text: raw.trim().to_owned(),
                    step,
                });
            }
            Ok(None) => {}
            Err(complaint) => errors.push(ParseError {
                line: number + 1,
                complaint,
            }),
        }
    }
    if errors.is_empty() {
        Ok(lines)
    } else {
        Err(errors)
    }
}

/// One word of a line.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    /// What stands before the first quote: `name=` of `name="…"`.
    text: String,
    quoted: bool,
}

/// Splits a line into words; quotes hold spaces, `\"` and `\\` inside them; `#` before a blank or
/// a letter begins a comment outside quotes.
fn words_of(line: &str) -> Result<Vec<Word>, Complaint> {
    let mut words: Vec<Word> = Vec::new();
    let mut current: Option<Word> = None;
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' => {
                let word = current.get_or_insert(Word {
                    text: String::new(),
                    quoted: true,
                });
                word.quoted = true;
                loop {
                    match letters.next() {
                        Some('"') => break,
                        Some('\\') => match letters.next() {
                            Some('n') => word.text.push('\n'),
                            Some(other) => word.text.push(other),
                            None => return Err(Complaint::UnclosedQuote),
                        },
                        Some(other) => word.text.push(other),
                        None => return Err(Complaint::UnclosedQuote),
                    }
                }
            }
            '#' if current.is_none() && !letters.peek().is_some_and(char::is_ascii_digit) => break,
            ' ' | '\t' | '\r' => words.extend(current.take()),
            other => current
                .get_or_insert(Word {
                    text: String::new(),
                    quoted: false,
                })
                .text
                .push(other),
        }
    }
    words.extend(current);
    Ok(words)
}

fn step_of(words: &[Word]) -> Result<Option<Step>, Complaint> {
    let Some((verb, rest)) = words.split_first() else {
        return Ok(None);
    };
    let one = |what: &'static str| match rest {
        [] => Err(Complaint::Missing(what)),
        [only] => Ok(only.text.clone()),
        [_, more, ..] => Err(Complaint::LeftOver(more.text.clone())),
    };
    let none = |step: Step| match rest {
        [] => Ok(step),
        [more, ..] => Err(Complaint::LeftOver(more.text.clone())),
    };
    let step = match verb.text.as_str() {
        "annotator" => Step::Annotator(one("id")?),
        "language" => {
            let text = one("language")?;
            Step::Language(Lang::parse(&text).ok_or(Complaint::BadLanguage(text))?)
        }
        "open" => Step::Open(one("article")?),
        "select" => select_of(rest)?,
        "do" => do_of(rest)?,
        "press" => {
            let text = one("key")?;
            Step::Press(Chord::parse(&text).ok_or(Complaint::BadKey(text))?)
        }
        "call" => Step::Call(one("name")?),
        "moment" => Step::Moment(one("name")?),
        "type" => Step::Type(one("text")?),
        "undo" => none(Step::Undo)?,
        "redo" => none(Step::Redo)?,
        "crash" => none(Step::Crash)?,
        "expect" => expect_of(rest)?,
        other => return Err(Complaint::UnknownStep(other.to_owned())),
    };
    Ok(Some(step))
}

fn number(text: &str) -> Result<usize, Complaint> {
    text.parse()
        .map_err(|_not_a_number| Complaint::BadNumber(text.to_owned()))
}

fn select_of(rest: &[Word]) -> Result<Step, Complaint> {
    match rest {
        [] => Err(Complaint::Missing("words")),
        [words] if words.quoted => Ok(Step::Select(words.text.clone(), 1)),
        [words, which] if words.quoted && which.text.starts_with('#') => {
            let which = number(which.text.trim_start_matches('#'))?;
            if which == 0 {
                return Err(Complaint::BadNumber("#0".to_owned()));
            }
            Ok(Step::Select(words.text.clone(), which))
        }
        [range] => {
            let (start, end) = range
                .text
                .split_once("..")
                .ok_or_else(|| Complaint::BadNumber(range.text.clone()))?;
            Ok(Step::SelectRange(number(start)?, number(end)?))
        }
        [_, more, ..] => Err(Complaint::LeftOver(more.text.clone())),
    }
}

fn do_of(rest: &[Word]) -> Result<Step, Complaint> {
    let (id, rest) = rest.split_first().ok_or(Complaint::Missing("command"))?;
    let command =
        commands::find(&id.text).ok_or_else(|| Complaint::UnknownCommand(id.text.clone()))?;
    let mut args = Args::new();
    for word in rest {
        let (key, value) = word
            .text
            .split_once('=')
            .ok_or_else(|| Complaint::LeftOver(word.text.clone()))?;
        if !command.args.contains(&key) {
            return Err(Complaint::UnknownArgument {
                command: id.text.clone(),
                argument: key.to_owned(),
            });
        }
        args.insert(key.to_owned(), value.to_owned());
    }
    Ok(Step::Do(id.text.clone(), args))
}

fn expect_of(rest: &[Word]) -> Result<Step, Complaint> {
    match rest {
        [what, count] => {
            let (_, counted) = Count::ALL
                .into_iter()
                .find(|(name, _)| *name == what.text)
                .ok_or_else(|| Complaint::UnknownStep(format!("expect {}", what.text)))?;
            Ok(Step::Expect(counted, number(&count.text)?))
        }
        [] | [_] => Err(Complaint::Missing("number")),
        [_, _, more, ..] => Err(Complaint::LeftOver(more.text.clone())),
    }
}

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    pub line: usize,
    pub text: String,
    pub found: usize,
}

/// Why a story stopped.
#[derive(Debug)]
pub struct Failure {
    pub line: usize,
    pub text: String,
    pub error: AppError,
}

/// Runs a story. `done` hears of each line once its outcome is on disk.
///
/// # Errors
/// The first step that is refused or fails; what was done before it stays done.
pub fn run(
    mut session: Session,
    story: &[Line],
    done: &mut dyn FnMut(&Line),
) -> Result<(Session, Vec<Unmet>), Box<Failure>> {
    let mut unmet = Vec::new();
    let mut names = BTreeMap::new();
    for line in story {
        if let Step::Expect(count, wanted) = &line.step {
            let found = count.of(&session);
            if found != *wanted {
                unmet.push(Unmet {
                    line: line.line,
                    text: line.text.clone(),
                    found,
                });
            }
        } else {
            session = step(session, &line.step, &mut names).map_err(|error| {
                Box::new(Failure {
                    line: line.line,
                    text: line.text.clone(),
                    error,
                })
            })?;
        }
        done(line);
    }
    Ok((session, unmet))
}

/// What was called by a name, by id.
type Names = BTreeMap<String, String>;

/// Arguments with every `@name` put as the id it stands for; also in lists.
fn with_names(args: &Args, names: &Names) -> Result<Args, AppError> {
    let mut named = Args::new();
    for key in args.keys() {
        let value = args.get(key).unwrap_or_default();
        let value = if value.starts_with('@') {
            let parts: Result<Vec<&str>, AppError> = value
                .split(',')
                .map(|part| match part.strip_prefix('@') {
                    Some(name) => names
                        .get(name)
                        .map(String::as_str)
                        .ok_or_else(|| AppError::NoName(name.to_owned())),
                    None => Ok(part),
                })
                .collect();
            parts?.join(",")
        } else {
            value.to_owned()
        };
        named.insert(key.to_owned(), value);
    }
    Ok(named)
}

fn step(mut session: Session, step: &Step, names: &mut Names) -> Result<Session, AppError> {
    match step {
        Step::Annotator(id) => session.switch_annotator(id)?,
        Step::Language(lang) => session.workspace.lang = *lang,
        Step::Open(id) => {
            commands::run(
                &mut session,
                "article.open",
                &Args::new().with("id", id.as_str()),
            )?;
        }
        Step::Select(words, which) => select_words(&mut session, words, *which)?,
        Step::SelectRange(start, end) => {
            let article = open_article(&session)?;
            session.select(&article, *start, *end)?;
        }
        Step::Do(id, args) => commands::run(&mut session, id, &with_names(args, names)?)?,
        Step::Call(name) => {
            let item = session
                .workspace
                .selected
                .as_ref()
                .ok_or(AppError::Refused(super::notice::Refusal::NothingSelected))?;
            names.insert(name.clone(), item.id().to_owned());
        }
        Step::Moment(name) => {
            names.insert(name.clone(), session.this_moment()?.to_string());
        }
        Step::Press(chord) => commands::press(&mut session, chord)?,
        Step::Type(text) => session.workspace.filter.push_str(text),
        Step::Undo => {
            session.undo()?;
        }
        Step::Redo => {
            session.redo()?;
        }
        Step::Crash => return session.crash(),
        Step::Expect(..) => {}
    }
    session.wait_for_hits();
    session.wait_for_suggestions();
    session.flush()?;
    Ok(session)
}

fn open_article(session: &Session) -> Result<crate::model::ArticleId, AppError> {
    session
        .workspace
        .focused_article()
        .cloned()
        .ok_or(AppError::Refused(super::notice::Refusal::NoArticle))
}

fn select_words(session: &mut Session, words: &str, which: usize) -> Result<(), AppError> {
    let article = open_article(session)?;
    let text = session.text(&article)?.clone();
    let missing = || AppError::NoSuchWords(words.to_owned());
    if words.is_empty() {
        return Err(missing());
    }
    let (byte, found) = text
        .as_str()
        .match_indices(words)
        .nth(which - 1)
        .ok_or_else(missing)?;
    let range = text
        .scalars_of(byte..byte + found.len())
        .ok_or_else(missing)?;
    session.select(&article, range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Step {
        parse(text).expect(text).remove(0).step
    }

    #[test]
    fn steps_are_read_as_the_contract_writes_them() {
        assert_eq!(
            only("select \"قالت الوزيرة\"   # first occurrence"),
            Step::Select("قالت الوزيرة".to_owned(), 1)
        );
        assert_eq!(
            only("select \"a \\\"b\\\"\" #2"),
            Step::Select("a \"b\"".to_owned(), 2)
        );
        assert_eq!(only("select 583..636"), Step::SelectRange(583, 636));
        assert_eq!(
            only("do tag.actor name=\"وزارة النقل\" type=government"),
            Step::Do(
                "tag.actor".to_owned(),
                Args::new()
                    .with("name", "وزارة النقل")
                    .with("type", "government")
            )
        );
        assert_eq!(
            only("press +"),
            Step::Press(Chord::parse("+").expect("plus"))
        );
        assert_eq!(only("expect claims 1"), Step::Expect(Count::Claims, 1));
        assert_eq!(
            parse("# only a comment\n\n  \n").expect("empty"),
            Vec::new()
        );
    }

    #[test]
    fn every_bad_line_is_named_with_its_number() {
        let errors = parse("undo\nfly\nselect \"x\ndo no.such\ndo tag.claim colour=red\nexpect claims x\nselect 5\nundo twice")
            .expect_err("bad lines");
        let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(errors[1].complaint, Complaint::UnclosedQuote);
    }
}
