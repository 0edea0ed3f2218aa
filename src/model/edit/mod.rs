//! The verbs: each takes the project and an intent and plans a transaction. Planners never change
//! anything, know neither clock nor randomness (ids come from the [`Minter`] they are handed), and
//! fail only for an intent that makes no sense. A plan that changes nothing has no edits.

pub mod actors;
pub mod as_of;
pub mod assign;
pub mod back;
pub mod canonical;
pub mod chain;
pub mod codebook;
pub mod correct;
pub mod fields;
pub mod library;
pub mod linking;
pub mod restore;
pub mod review;
pub mod settle;
pub mod suggested;
pub mod tagging;
pub mod talk;

pub use super::Item;
use super::project::Entity;
use super::tag::Tag;
use super::{
    Anchor, AnnotatorId, ArticleId, ClaimId, Code, Edit, Focus, Id, Layer, Minter, Project,
};

/// What a planner hands back: the deed, its edits, and where it happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Command id of the deed.
    pub what: Code,
    pub edits: Vec<Edit>,
    pub focus: Focus,
    /// What the reader should see selected afterwards.
    pub item: Option<Item>,
}

impl Plan {
    pub(crate) fn new(what: &str, article: Option<&ArticleId>, item: Option<Item>) -> Self {
        Self {
            what: Code::from(what),
            edits: Vec::new(),
            focus: Focus {
                article: article.cloned(),
                span: None,
                item: item
                    .as_ref()
                    .map(|it| it.id().to_owned())
                    .unwrap_or_default(),
            },
            item,
        }
    }

    pub(crate) fn at(mut self, anchor: Option<&Anchor>) -> Self {
        self.focus.span = anchor.map(|a| (a.start() as u32, a.end() as u32));
        self
    }

    /// True if something with this id is changed already.
    fn touches(&self, id: &str) -> bool {
        let mut subjects = self.edits.iter().filter_map(Edit::subject);
        subjects.any(|(_, subject)| subject == id)
    }

    pub(crate) fn edit(mut self, edit: impl Into<Edit>) -> Self {
        let edit = edit.into();
        if !edit.is_empty() {
            self.edits.push(edit);
        }
        self
    }
}

/// Why an intent makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("{0} is not there")]
    NotFound(String),
    #[error("{id} belongs to {owner}")]
    NotYours { id: String, owner: AnnotatorId },
    #[error("the codebook has no '{code}' in {set}")]
    UnknownCode { set: &'static str, code: String },
    #[error("a name is needed")]
    NameNeeded,
    #[error("a claim with a claimant is needed")]
    ClaimNeeded,
    #[error("{count} tags use it")]
    InUse { count: usize },
    #[error("there is no field {0}")]
    NoField(String),
    #[error("{0} does not take this")]
    WrongValue(String),
    #[error("it cannot be joined with itself")]
    WithItself,
    #[error("at least {least} people are needed")]
    TooFewPeople { least: usize },
    #[error("there is no article to hand out")]
    NothingToAssign,
    #[error("{0} was not decided yet")]
    Undecided(String),
    #[error("{0} was rejected")]
    Rejected(String),
    #[error("its content has an attribution already")]
    AttributedTwice,
    #[error("a published codebook is never changed")]
    Published,
    #[error("the codebook cannot be published: {0:?}")]
    Codebook(super::codebook::Fault),
    #[error("the codebook was published anew since this draft was begun")]
    DraftOutdated,
    #[error("the topics would run in a circle")]
    TopicCircle,
    #[error("a place ends at {end}, the article has {scalars} characters")]
    OutOfText { end: usize, scalars: u32 },
    #[error(transparent)]
    Anchor(#[from] super::anchor::AnchorError),
}

/// What every planner is handed.
pub struct Desk<'a> {
    pub project: &'a Project,
    pub minter: &'a mut Minter,
    /// The layer that is worked on: tags of one's own, or gold.
    pub layer: Layer,
}

impl<'a> Desk<'a> {
    /// Something by its id.
    fn get<T: Entity + 'a>(&self, id: &Id<T>) -> Result<&'a T, EditError> {
        let found = T::table(self.project).get(id);
        found.ok_or_else(|| EditError::NotFound(id.to_string()))
    }

    /// A tag of one's own by its id.
    fn my<T: Tag + 'a>(&self, id: &Id<T>) -> Result<&'a T, EditError> {
        let tag = self.get(id)?;
        self.mine(id.as_str(), tag.annotator())?;
        Ok(tag)
    }

    /// A place in an article: the article is there, the place well formed and inside the text, as
    /// far as its revision tells.
    fn place(&self, article: &ArticleId, anchor: &Anchor) -> Result<(), EditError> {
        let article = self.get(article)?;
        anchor.validate()?;
        if anchor.revision == article.revision && anchor.end() > article.scalars as usize {
            return Err(EditError::OutOfText {
                end: anchor.end(),
                scalars: article.scalars,
            });
        }
        Ok(())
    }

    /// The name under which tags are made and changed now: the person's, or gold.
    fn me(&self) -> AnnotatorId {
        match self.layer {
            Layer::Own => self.person(),
            Layer::Gold => AnnotatorId::new(super::review::GOLD),
        }
    }

    /// Who sits here, whichever layer is worked on.
    fn person(&self) -> AnnotatorId {
        self.minter.annotator().clone()
    }

    /// What every new tag carries: the codebook's version it is made under.
    fn meta(&self) -> super::Meta {
        super::Meta {
            guideline: self.project.codebook().version.clone(),
            layer: self.layer,
            ..super::Meta::default()
        }
    }

    /// A code of a set; empty codes pass, as "not said".
    fn code(&self, set: &'static str, code: &Code) -> Result<(), EditError> {
        if code.is_empty() || self.project.codebook().knows(set, code) {
            Ok(())
        } else {
            Err(EditError::UnknownCode {
                set,
                code: code.to_string(),
            })
        }
    }

    fn mine(&self, id: &str, owner: &AnnotatorId) -> Result<(), EditError> {
        if *owner == self.me() {
            Ok(())
        } else {
            Err(EditError::NotYours {
                id: id.to_owned(),
                owner: owner.clone(),
            })
        }
    }

    fn my_claim(&self, id: &ClaimId) -> Result<&'a super::Claim, EditError> {
        self.my(id)
    }
}
