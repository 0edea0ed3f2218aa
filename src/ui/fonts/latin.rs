//! A copy of a typeface that has no Arabic letters: its character map is written anew, all else
//! stays. It must not be painted with; it is for egui to tell scripts apart.
use swash::FontRef;

/// Bytes of an entry of the table directory (OpenType, "Font file").
const RECORD_LEN: usize = 16;

/// Letters of scripts that join or run from right to left, the joiners among them, and the
/// spaces between them, beside which some letters have other shapes.
fn is_arabic(codepoint: u32) -> bool {
    matches!(
        codepoint,
        0x20 | 0xA0 | 0x0590..=0x08FF | 0x200C..=0x200F | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE
    )
}

/// The typeface without Arabic, or `None` if it has none or nothing else.
pub(super) fn without_arabic(bytes: &[u8]) -> Option<Vec<u8>> {
    let font = FontRef::from_index(bytes, 0)?;
    let mut kept: Vec<(u32, u32)> = Vec::new();
    let mut had_arabic = false;
    font.charmap().enumerate(|codepoint, glyph| {
        if is_arabic(codepoint) {
            had_arabic |= codepoint > 0xFF;
        } else {
            kept.push((codepoint, glyph.into()));
        }
    });
    kept.sort_unstable();
    kept.dedup_by_key(|(codepoint, _)| *codepoint);
    let has_letters = kept
        .iter()
        .any(|(codepoint, _)| *codepoint == u32::from('a'));
    if !had_arabic || !has_letters {
        return None;
    }
    with_character_map(bytes, &character_map(&kept)?)
}

/// A `cmap` table with one subtable of format 12, one group for each character.
fn character_map(kept: &[(u32, u32)]) -> Option<Vec<u8>> {
    let groups = u32::try_from(kept.len()).ok()?;
    let mut table = Vec::new();
    // Version, number of subtables; platform Windows, encoding full Unicode, offset.
    for number in [0u16, 1, 3, 10] {
        table.extend(number.to_be_bytes());
    }
    table.extend(12u32.to_be_bytes());
    // Format, reserved; length, language, groups.
    for number in [12u16, 0] {
        table.extend(number.to_be_bytes());
    }
    for number in [16 + groups * 12, 0, groups] {
        table.extend(number.to_be_bytes());
    }
    for (codepoint, glyph) in kept {
        for number in [*codepoint, *codepoint, *glyph] {
            table.extend(number.to_be_bytes());
        }
    }
    Some(table)
}

/// The file with another `cmap`, which is put at its end. Checksums are left as they are.
fn with_character_map(bytes: &[u8], table: &[u8]) -> Option<Vec<u8>> {
    let mut file = bytes.to_vec();
    while !file.len().is_multiple_of(4) {
        file.push(0);
    }
    let offset = u32::try_from(file.len()).ok()?;
    let length = u32::try_from(table.len()).ok()?;
    let tables = usize::from(u16::from_be_bytes(bytes.get(4..6)?.try_into().ok()?));
    let mut record = (0..tables)
        .map(|n| 12 + n * RECORD_LEN)
        .find(|at| bytes.get(*at..at + 4) == Some(b"cmap"))?
        + 8;
    for number in [offset, length] {
        file.get_mut(record..record + 4)?
            .copy_from_slice(&number.to_be_bytes());
        record += 4;
    }
    file.extend_from_slice(table);
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fonts::FONT_FILES;

    #[test]
    fn only_arabic_is_lost_and_only_where_there_was_any() {
        let mut copies = 0;
        for file in FONT_FILES {
            let whole = FontRef::from_index(file.bytes, 0).expect("a font");
            let Some(bytes) = without_arabic(file.bytes) else {
                continue;
            };
            let copy = FontRef::from_index(&bytes, 0).expect("still a font");
            for codepoint in 0..0x1_0000 {
                let expected = if is_arabic(codepoint) {
                    0
                } else {
                    whole.charmap().map(codepoint)
                };
                let found = copy.charmap().map(codepoint);
                assert_eq!(found, expected, "{} {codepoint:x}", file.file_name);
            }
            copies += 1;
        }
        assert!(copies >= 2, "{copies}");
    }
}
