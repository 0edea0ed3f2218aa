//! The typefaces inside the program and the order in which they are tried.
//!
//! Only embedded files are ever used, so that every machine shows and measures the same
//! text in the same way. This file must not load anything from the system.

/// One font file, as stored in `fonts/`.
pub struct FontFile {
    /// Name of the file in `fonts/`.
    pub file_name: &'static str,
    /// Family name written in the file itself (name table, entry 1).
    pub family: &'static str,
    /// Whether the file holds the bold weight (700) of its family.
    pub bold: bool,
    /// The whole file.
    pub bytes: &'static [u8],
}

macro_rules! font_file {
    ($file_name:literal, $family:expr, $bold:literal) => {
        FontFile {
            file_name: $file_name,
            family: $family,
            bold: $bold,
            bytes: include_bytes!(concat!("../../fonts/", $file_name)),
        }
    };
}

const NASKH: &str = "Noto Naskh Arabic";
const VAZIRMATN: &str = "Vazirmatn";
const SANS: &str = "Noto Sans";
const SYMBOLS: &str = "Noto Sans Symbols2";

/// Every typeface of the program. Static, so that each file lies at one address only.
pub static FONT_FILES: &[FontFile] = &[
    font_file!("NotoNaskhArabic-Regular.ttf", NASKH, false),
    font_file!("NotoNaskhArabic-Bold.ttf", NASKH, true),
    font_file!("Vazirmatn-Regular.ttf", VAZIRMATN, false),
    font_file!("Vazirmatn-Bold.ttf", VAZIRMATN, true),
    font_file!("NotoSans-Regular.ttf", SANS, false),
    font_file!("NotoSans-Bold.ttf", SANS, true),
    font_file!("NotoSansSymbols2-Regular.ttf", SYMBOLS, false),
];

/// The two voices of the program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Face {
    /// Article text: a naskh made for long reading.
    Reading,
    /// Labels, buttons and fields.
    Interface,
}

impl Face {
    /// Family names in the order in which they are tried for a character.
    ///
    /// Noto Sans supplies Latin letters, the symbols font comes last because it covers
    /// characters such as U+25CF which the others lack.
    pub fn families(self) -> &'static [&'static str] {
        match self {
            Face::Reading => &[NASKH, SANS, SYMBOLS],
            Face::Interface => &[VAZIRMATN, SANS, SYMBOLS],
        }
    }
}

/// The file whose bytes are the given slice itself, if it is one of ours.
///
/// Identity is by address: fonts registered with the engine are never copied.
pub fn file_of(bytes: &[u8]) -> Option<&'static FontFile> {
    FONT_FILES
        .iter()
        .find(|file| std::ptr::eq(file.bytes.as_ptr(), bytes.as_ptr()))
}
