//! What lies open in the room of agreement: who is compared and how, which layer or field is
//! looked at, and which cell of its matrix. None of it is part of the project.

use crate::agreement::report::views::Pair;
use crate::agreement::report::{FieldReport, Kind, Report, Request, Who};
use crate::model::Code;

/// How many draws of articles can be chosen.
pub const SAMPLES: [usize; 3] = [0, 200, 1000];

/// What lies open in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementView {
    /// The room lies over the desk.
    pub is_open: bool,
    /// Whom to compare; nobody: all who share an article.
    pub who: Vec<Who>,
    /// Only tags of this version of the codebook.
    pub guideline: Option<Code>,
    /// Draws of articles for intervals.
    pub samples: usize,
    pub seed: u64,
    pub gamma: bool,
    /// Work that is not handed in is compared too, as far as it is on record that one sees it.
    pub unfinished: bool,
    /// The layer (`claim`) or the field (`claim.type`) that is looked at; empty: all of them.
    pub shown: String,
    /// Whose labels stand in the rows and whose in the columns; `None`: all pairs together.
    pub pair: Option<[String; 2]>,
    /// Row and column of the cell whose instances are listed, as the values are told to commands.
    pub cell: Option<[String; 2]>,
}

impl Default for AgreementView {
    fn default() -> Self {
        Self {
            is_open: false,
            who: Vec::new(),
            guideline: None,
            samples: 0,
            seed: 1,
            gamma: false,
            unfinished: false,
            shown: String::new(),
            pair: None,
            cell: None,
        }
    }
}

impl AgreementView {
    /// What is to be computed; what must not be seen is added by whoever knows the reader.
    pub fn request(&self) -> Request {
        Request {
            who: self.who.clone(),
            guideline: self.guideline.clone(),
            samples: self.samples,
            seed: self.seed,
            gamma: self.gamma,
            ..Request::default()
        }
    }

    /// The chosen pair by its places in a report.
    pub fn pair_in(&self, report: &Report) -> Option<Pair> {
        let [row, column] = self.pair.as_ref()?;
        let place = |id: &str| report.who.iter().position(|it| it.id() == id);
        Some((place(row)?, place(column)?))
    }

    /// The chosen cell by its values in a report.
    pub fn cell_in(&self, field: &FieldReport) -> Option<(u32, u32)> {
        let [row, column] = self.cell.as_ref()?;
        Some((value_of(field, row)?, value_of(field, column)?))
    }
}

/// How a value of a field is told to commands: its codes, with plus signs between.
pub fn value_code(field: &FieldReport, value: u32) -> String {
    let codes = field.values.get(value as usize);
    codes.map_or_else(String::new, |it| it.join("+"))
}

/// The value that is told so.
pub fn value_of(field: &FieldReport, told: &str) -> Option<u32> {
    let place = field.values.iter().position(|it| it.join("+") == told)?;
    u32::try_from(place).ok()
}

/// The kind of tag whose places are those of a layer.
pub fn kind_of(layer: &str) -> Option<Kind> {
    match layer {
        "mention" => Some(Kind::Mention),
        "claim" => Some(Kind::Claim),
        _ => None,
    }
}

/// A figure of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    Confusion,
    Bias,
    Offsets,
    Drift,
}

impl Drawn {
    pub const ALL: [Self; 4] = [Self::Confusion, Self::Bias, Self::Offsets, Self::Drift];

    /// As commands name it; part of Fluent ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Confusion => "confusion",
            Self::Bias => "bias",
            Self::Offsets => "offsets",
            Self::Drift => "drift",
        }
    }

    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}
