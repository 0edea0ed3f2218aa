//! The embedded typefaces as egui knows them, in the order in which `text::fonts` tries them.
//!
//! egui measures its own widgets and the layout engine paints them, so both must choose the
//! same face for each letter. It must not load anything from the system.
use crate::text::fonts::{FONT_FILES, Face, FontFile};
use egui::{FontData, FontDefinitions, FontFamily};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    let font_data = FONT_FILES
        .iter()
        .map(|file| {
            let data = FontData::from_static(file.bytes);
            (file.file_name.to_owned(), Arc::new(data))
        })
        .collect();
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
        (family, file_names(face, is_bold))
    })
    .collect::<BTreeMap<_, _>>();
    FontDefinitions {
        font_data,
        families,
    }
}

/// Files of a face in the order of trial; a family without that weight gives its regular one.
fn file_names(face: Face, is_bold: bool) -> Vec<String> {
    let file = |family: &str| -> Option<&FontFile> {
        let of_family = || FONT_FILES.iter().filter(|file| file.family == family);
        of_family()
            .find(|file| file.bold == is_bold)
            .or_else(|| of_family().next())
    };
    face.families()
        .iter()
        .filter_map(|family| file(family))
        .map(|file| file.file_name.to_owned())
        .collect()
}
