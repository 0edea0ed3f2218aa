//! What the room of the codebook remembers from frame to frame: counts, and words that are being
//! typed and are not yet deeds. It never changes the project.

use crate::app::Session;
use crate::app::codebook;
use crate::model::codebook::changes::BookChange;
use crate::model::codebook::uses::LabelUses;
use crate::model::{AnnotatorId, Code, CodeEntry, Codebook, Item};

/// State of the room.
#[derive(Debug, Default)]
pub struct CodebookRoom {
    key: Option<(u64, AnnotatorId)>,
    pub uses: LabelUses,
    /// One's tags that were made under an older rule.
    pub recheck: Vec<Item>,
    /// What publishing one's draft would change.
    pub changes: Vec<BookChange>,
    /// Codebooks to begin with, made when they are first looked at.
    pub ready: Vec<Codebook>,
    pub label: Option<LabelForm>,
    pub book: Option<BookForm>,
    pub note: Option<NoteForm>,
    pub new: NewLabel,
    /// The label that shall take the chosen one's place, before it is said for good.
    pub merge_into: Option<Code>,
    /// The choice whose meaning was brought into view.
    pub merge_seen: Option<Code>,
}

impl CodebookRoom {
    /// Counts anew if the project or the annotator has changed.
    pub fn refresh(&mut self, session: &Session) {
        let key = (session.project().generation(), session.annotator().clone());
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.uses = LabelUses::shown_to(session.project(), session.annotator());
        self.recheck = session.project().to_recheck(session.annotator());
        self.changes = codebook::changes(session);
        self.key = Some(key);
    }
}

/// The words of a label as they are being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelForm {
    pub set: Code,
    /// As the codebook has it.
    before: CodeEntry,
    pub name_ar: String,
    pub name_en: String,
    pub definition_ar: String,
    pub definition_en: String,
    /// One a line.
    pub examples_ar: String,
    pub examples_en: String,
    pub shortcut: String,
}

impl LabelForm {
    pub fn new(set: &Code, entry: &CodeEntry) -> Self {
        Self {
            set: set.clone(),
            before: entry.clone(),
            name_ar: entry.name_ar.clone(),
            name_en: entry.name_en.clone(),
            definition_ar: entry.definition_ar.clone(),
            definition_en: entry.definition_en.clone(),
            examples_ar: entry.examples_ar.join("\n"),
            examples_en: entry.examples_en.join("\n"),
            shortcut: entry.shortcut.clone(),
        }
    }

    pub fn code(&self) -> &Code {
        &self.before.code
    }

    /// True if it shows this label as the codebook has it now.
    pub fn shows(&self, set: &Code, entry: &CodeEntry) -> bool {
        self.set == *set && self.before == *entry
    }

    /// True if something was typed that the codebook does not have.
    pub fn is_changed(&self) -> bool {
        *self != Self::new(&self.set, &self.before)
    }
}

/// The words of the codebook as a whole as they are being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookForm {
    before: [String; 4],
    pub name_ar: String,
    pub name_en: String,
    pub rules_ar: String,
    pub rules_en: String,
}

impl BookForm {
    pub fn new(book: &Codebook) -> Self {
        let before = Self::words(book);
        let [name_ar, name_en, rules_ar, rules_en] = before.clone();
        Self {
            before,
            name_ar,
            name_en,
            rules_ar,
            rules_en,
        }
    }

    fn words(book: &Codebook) -> [String; 4] {
        [&book.name_ar, &book.name_en, &book.rules_ar, &book.rules_en].map(String::clone)
    }

    pub fn shows(&self, book: &Codebook) -> bool {
        self.before == Self::words(book)
    }

    pub fn is_changed(&self) -> bool {
        let now = [&self.name_ar, &self.name_en, &self.rules_ar, &self.rules_en];
        now.into_iter().ne(&self.before)
    }
}

/// What changed and why, as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteForm {
    pub before: String,
    pub text: String,
}

/// A label that is not there yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewLabel {
    pub open: bool,
    pub code: String,
    pub name_ar: String,
    pub name_en: String,
}
