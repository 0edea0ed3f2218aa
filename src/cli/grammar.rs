//! The grammar of the command line, as clap reads it. Declares; does nothing.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::app::words::Lang;
use crate::app::workspace::ThemeChoice;
use crate::exchange::json::ListKind;

/// Label claims, actors and stances in Arabic news.
#[derive(Debug, Parser)]
#[command(name = "isnad", version)]
#[command(
    after_help = "Exit codes: 0 done; 1 done, with findings; 2 refused, nothing changed; \
                        3 the disk failed, what was acknowledged is safe."
)]
pub struct Arguments {
    /// Project folder to open in a window; without one, the welcome screen
    pub project: Option<PathBuf>,

    /// Open a working copy of the sample project
    #[arg(long, conflicts_with = "project")]
    pub sample: bool,

    /// With --sample: throw the working copy away and make a fresh one
    #[arg(long, requires = "sample")]
    pub reset: bool,

    /// Work as this annotator
    #[arg(long, value_name = "ID")]
    pub annotator: Option<String>,

    /// Language of messages
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangArg>,

    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write the sample project into a folder
    Sample {
        /// Must not exist or be empty
        dir: PathBuf,
    },
    /// Make an empty project
    New(New),
    /// Add text files as articles
    Add(Add),
    /// Give an article the text that its outlet corrected
    Correct(Correct),
    /// List the articles, with progress per annotator
    Articles {
        project: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// List everything that is tagged
    Tags(Tags),
    /// Search the articles, forgiving of spelling
    Find(Find),
    /// Examine every file and every rule
    Check {
        project: PathBuf,
        /// Do what needs nobody's decision; journals and texts are never changed
        #[arg(long)]
        repair: bool,
        #[arg(long)]
        json: bool,
    },
    /// Join another copy of the project into this one
    Merge {
        project: PathBuf,
        /// The other copy; nothing in it is changed
        other: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Write the readable copies and a lost project file anew from the journals
    Recover {
        project: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Show what may be tagged, and write or take in codebooks
    Codebook(CodebookVerb),
    /// Run a script of user actions
    Story(Story),
    /// Draw the window into a PNG file, without a display
    Picture(Picture),
    /// Tell the layout of a text file as numbers
    Text(Text),
    /// Write tags for other programs
    Export(Export),
    /// Take in tags from elsewhere
    Import(Import),
    /// Tell how alike annotators tagged
    Agree(Agree),
}

#[derive(Debug, Args)]
pub struct Import {
    pub project: PathBuf,
    /// A colleague's file: annotations/ARTICLE/ANNOTATOR.ron of their project
    pub file: PathBuf,
    #[arg(long, value_enum)]
    pub format: ImportFormat,
    /// Whose tags they are; tags of anybody else in the file are refused
    #[arg(long, value_name = "ID")]
    pub annotator: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Isnad's own readable copies
    Isnad,
}

#[derive(Debug, Args)]
pub struct New {
    /// Must not exist or be empty
    pub dir: PathBuf,
    /// Who tags: small Latin letters, digits and hyphens
    #[arg(long, value_name = "ID")]
    pub annotator: String,
    /// Name of the project; else the folder's
    #[arg(long)]
    pub name: Option<String>,
    /// Codebook to start with: the version of a ready one (see `isnad codebook --presets`), or a
    /// file (RON); else isnad-1.0
    #[arg(long, value_name = "VERSION|FILE")]
    pub codebook: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Add {
    pub project: PathBuf,
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Split files that hold several articles (not in this version)
    #[arg(long)]
    pub split: bool,
    /// Who adds; else who made the project
    #[arg(long, value_name = "ID")]
    pub annotator: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Correct {
    pub project: PathBuf,
    /// The article: an id or its ending
    pub article: String,
    /// The corrected text
    pub file: PathBuf,
    /// Who corrects, and whose tags are put where their words are now; else who made the project
    #[arg(long, value_name = "ID")]
    pub annotator: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Tags {
    pub project: PathBuf,
    /// Only this article: an id or its ending
    #[arg(long, value_name = "ID")]
    pub article: Option<String>,
    /// Only this annotator
    #[arg(long, value_name = "ID")]
    pub annotator: Option<String>,
    /// Only this list
    #[arg(long, value_enum)]
    pub kind: Option<KindArg>,
    /// As it was then: a date, a time (UTC, or with an offset), or milliseconds since 1970
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct CodebookVerb {
    #[arg(required_unless_present = "presets", conflicts_with = "presets")]
    pub project: Option<PathBuf>,
    /// List the codebooks that projects can begin with
    #[arg(long)]
    pub presets: bool,
    /// Write the codebook in force into a file (RON)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["presets", "json"])]
    pub export: Option<PathBuf>,
    /// Publish the codebook of a file (RON); tags made so far keep the version they name
    #[arg(
        long,
        value_name = "FILE",
        requires = "annotator",
        conflicts_with_all = ["presets", "export", "json"]
    )]
    pub import: Option<PathBuf>,
    /// Who publishes
    #[arg(long, value_name = "ID", requires = "import")]
    pub annotator: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Find {
    pub project: PathBuf,
    pub query: String,
    /// Letter by letter, without forgiving spelling
    #[arg(long)]
    pub exact: bool,
    /// Whole words only
    #[arg(long)]
    pub whole_word: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Story {
    pub project: PathBuf,
    pub file: PathBuf,
    /// Who acts until the story says otherwise; else who made the project
    #[arg(long, value_name = "ID")]
    pub annotator: Option<String>,
    /// Print each step once it is finished; for a change that means: on disk
    #[arg(long)]
    pub verbose: bool,
}

#[derive(Debug, Args)]
pub struct Picture {
    pub project: PathBuf,
    /// Where to draw it; nothing goes into a project folder
    #[arg(long, value_name = "FILE.png")]
    pub out: PathBuf,
    /// Width and height in pixels
    #[arg(long, default_value = "1440x900", value_parser = size)]
    pub size: (u32, u32),
    /// Pixels per point
    #[arg(long, default_value = "1", value_parser = scale)]
    pub scale: f32,
    #[arg(long, value_enum, default_value = "light")]
    pub theme: ThemeArg,
    #[arg(long, value_enum, default_value = "desk")]
    pub screen: Screen,
    /// The page of the gallery of widgets; all of them if none is named
    #[arg(long, hide = true, value_parser = PossibleValuesParser::new(GALLERY_PAGES))]
    pub page: Option<String>,
    /// Articles side by side: ids or their endings
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub open: Vec<String>,
    /// The tag or actor that is selected: an id or its ending
    #[arg(long, value_name = "ID")]
    pub select: Option<String>,
    /// As it was then: a date, a time (UTC, or with an offset), or milliseconds since 1970
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// Whose tags are shown; else those of who made the project
    #[arg(long, value_name = "ID")]
    pub annotator: Option<String>,
    /// Who is compared in the review; else everybody who tagged the article
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub annotators: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Text {
    pub file: PathBuf,
    /// Font size in points
    #[arg(long, value_name = "PT", default_value = "20", value_parser = points)]
    pub size: f32,
    /// Where lines wrap, in points; else one line a paragraph
    #[arg(long, value_name = "PT", value_parser = points)]
    pub width: Option<f32>,
    #[arg(long, value_enum, default_value = "naskh")]
    pub font: FontArg,
    /// The bold weight of the font
    #[arg(long)]
    pub bold: bool,
    /// Also give the boxes of these bytes of the file
    #[arg(long, value_name = "A..B", value_parser = range)]
    pub range: Option<(usize, usize)>,
    /// Always on: the facts are JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    pub project: PathBuf,
    #[arg(long, value_enum)]
    pub format: FormatArg,
    /// Where to write; nothing goes into a project folder
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    /// Only these annotators
    #[arg(long, value_name = "ID", value_delimiter = ',', num_args = 1..)]
    pub annotator: Vec<String>,
    /// Only what was decided in review
    #[arg(long, conflicts_with = "annotator")]
    pub gold: bool,
    /// As it was then: a date, a time (UTC, or with an offset), or milliseconds since 1970
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// Leave with 1 if the format cannot carry everything
    #[arg(long)]
    pub strict: bool,
    /// CSV for programs: no byte order mark, no apostrophes before formulas
    #[arg(long)]
    pub plain: bool,
}

#[derive(Debug, Args)]
pub struct Agree {
    pub project: PathBuf,
    /// Whom to compare; `gold` for what was decided in review; else all who share articles
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub annotators: Vec<String>,
    /// Compare with what was decided in review too
    #[arg(long)]
    pub gold: bool,
    /// Only tags made under this version of the codebook
    #[arg(long, value_name = "VERSION")]
    pub guideline: Option<String>,
    /// Draws of articles for 95 % intervals; 0: none
    #[arg(long, value_name = "N", default_value = "0", value_parser = clap::value_parser!(u32).range(..=100_000))]
    pub samples: u32,
    /// Seed of the draws: the same seed gives the same numbers
    #[arg(long, value_name = "N", default_value = "1")]
    pub seed: u64,
    /// Work out γ too, which takes long
    #[arg(long)]
    pub gamma: bool,
    #[arg(long, conflicts_with_all = ["html", "csv"])]
    pub json: bool,
    /// Write a page that any browser shows
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Write a table: scope, measure, value, lo, hi, n, why
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Ar,
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Ar => Self::Ar,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    #[value(alias = "mention")]
    Mentions,
    #[value(alias = "claim")]
    Claims,
    #[value(alias = "attribution")]
    Attributions,
    #[value(alias = "stance")]
    Stances,
    #[value(alias = "relation")]
    Relations,
    Canonical,
    #[value(alias = "actor")]
    Actors,
    #[value(alias = "topic")]
    Topics,
    #[value(alias = "comment")]
    Comments,
}

impl From<KindArg> for ListKind {
    fn from(arg: KindArg) -> Self {
        match arg {
            KindArg::Mentions => Self::Mentions,
            KindArg::Claims => Self::Claims,
            KindArg::Attributions => Self::Attributions,
            KindArg::Stances => Self::Stances,
            KindArg::Relations => Self::Relations,
            KindArg::Canonical => Self::Canonical,
            KindArg::Actors => Self::Actors,
            KindArg::Topics => Self::Topics,
            KindArg::Comments => Self::Comments,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    Light,
    Dark,
}

impl From<ThemeArg> for ThemeChoice {
    fn from(arg: ThemeArg) -> Self {
        match arg {
            ThemeArg::Light => Self::Light,
            ThemeArg::Dark => Self::Dark,
        }
    }
}

/// A screen that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Screen {
    Desk,
    Welcome,
    /// The room where the codebook is worked on
    Codebook,
    /// How alike annotators tagged; `--select` names the layer or field that is looked at
    Agreement,
    /// The review of the first article named; that somebody looked is not put on record
    Review,
    /// People, what is handed out to them, and how far they are
    Team,
    /// Every deed, and the way to the project as it was
    History,
    /// What two changed without knowing of each other
    Conflicts,
    /// Every widget, for whoever makes them
    #[value(hide = true)]
    Gallery,
}

/// Pages of the gallery, as `ui` names them: this layer does not know it.
pub const GALLERY_PAGES: [&str; 15] = [
    "texts", "buttons", "choices", "numbers", "fields", "menus", "table", "tabs", "tree", "list",
    "dialog", "notices", "charts", "pieces", "palette",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FontArg {
    Naskh,
    Sans,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    Jsonl,
    Csv,
}

/// Largest side of a picture in pixels.
const SIDE_PX_MAX: u32 = 8192;

fn size(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| {
        let side: u32 = text.parse().ok()?;
        (16..=SIDE_PX_MAX).contains(&side).then_some(side)
    };
    text.split_once('x')
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| format!("WIDTHxHEIGHT, each from 16 to {SIDE_PX_MAX}"))
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(scale) if (0.5..=4.0).contains(&scale) => Ok(scale),
        _ => Err("a number from 0.5 to 4".to_owned()),
    }
}

fn points(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(points) if (1.0..=100_000.0).contains(&points) => Ok(points),
        _ => Err("a number of points from 1".to_owned()),
    }
}

fn range(text: &str) -> Result<(usize, usize), String> {
    text.split_once("..")
        .and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)))
        .filter(|(start, end)| start <= end)
        .ok_or_else(|| "A..B in bytes, A not after B".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_grammar_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn numbers_out_of_bounds_are_refused() {
        assert_eq!(size("1440x900"), Ok((1440, 900)));
        for bad in ["", "1440", "0x0", "99999x10", "-1x5", "axb"] {
            assert!(size(bad).is_err(), "{bad}");
        }
        assert!(scale("nan").is_err() && scale("0").is_err() && scale("2").is_ok());
        assert!(points("inf").is_err() && points("-1").is_err());
        assert_eq!(range("3..5"), Ok((3, 5)));
        assert!(range("5..3").is_err() && range("5").is_err());
    }
}
