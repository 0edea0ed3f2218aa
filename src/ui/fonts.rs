//! The embedded typefaces as egui knows them, in the order in which `text::fonts` tries them.
//!
//! egui measures its own widgets and the layout engine paints them, so both must choose the
//! same face for each letter. egui shapes a stretch of one face as one script, that of its first
//! letter, so it would measure the Arabic words of an English line unjoined. Each typeface with
//! letters of both is therefore given to egui twice, first without its Arabic: the stretches
//! then end where the script changes. It must not load anything from the system.
use crate::text::fonts::{FONT_FILES, Face, FontFile};
use egui::{FontData, FontDefinitions, FontFamily};
use latin::without_arabic;
use std::collections::BTreeMap;
use std::sync::Arc;

mod latin;

/// Name of the family of bold interface text.
pub const BOLD: &str = "bold";
/// Name of the family of article text.
pub const READING: &str = "reading";
/// Name of the family of bold article text.
pub const READING_BOLD: &str = "reading-bold";

/// The family of bold interface text: egui has no weights of its own.
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

/// The family of article text.
pub fn reading() -> FontFamily {
    FontFamily::Name(READING.into())
}

/// The family of bold article text.
pub fn reading_bold() -> FontFamily {
    FontFamily::Name(READING_BOLD.into())
}

/// Face and weight that an egui family stands for. Unknown names are interface text.
pub fn face_of(family: &FontFamily) -> (Face, bool) {
    match family {
        FontFamily::Proportional | FontFamily::Monospace => (Face::Interface, false),
        FontFamily::Name(name) => match name.as_ref() {
            BOLD => (Face::Interface, true),
            READING => (Face::Reading, false),
            READING_BOLD => (Face::Reading, true),
            _ => (Face::Interface, false),
        },
    }
}

/// What to give to [`egui::Context::set_fonts`].
pub fn definitions() -> FontDefinitions {
    let mut font_data = BTreeMap::new();
    for file in FONT_FILES {
        let data = FontData::from_static(file.bytes);
        font_data.insert(file.file_name.to_owned(), Arc::new(data));
        if let Some(bytes) = without_arabic(file.bytes) {
            let data = FontData::from_owned(bytes);
            font_data.insert(latin_name(file), Arc::new(data));
        }
    }
    let families = [
        FontFamily::Proportional,
        FontFamily::Monospace,
        bold(),
        reading(),
        reading_bold(),
    ]
    .into_iter()
    .map(|family| {
        let (face, is_bold) = face_of(&family);
        (family, file_names(face, is_bold, &font_data))
    })
    .collect::<BTreeMap<_, _>>();
    FontDefinitions {
        font_data,
        families,
    }
}

fn latin_name(file: &FontFile) -> String {
    format!("{} without Arabic", file.file_name)
}

/// Files of a face in the order of trial; a family without that weight gives its regular one.
fn file_names(face: Face, is_bold: bool, known: &BTreeMap<String, Arc<FontData>>) -> Vec<String> {
    let file = |family: &str| -> Option<&FontFile> {
        let of_family = || FONT_FILES.iter().filter(|file| file.family == family);
        of_family()
            .find(|file| file.bold == is_bold)
            .or_else(|| of_family().next())
    };
    face.families()
        .iter()
        .filter_map(|family| file(family))
        .flat_map(|file| [latin_name(file), file.file_name.to_owned()])
        .filter(|name| known.contains_key(name))
        .collect()
}
