//! Numbers as people type and read them, in any of the three sets of digits used with Arabic.
//!
//! It must not know languages or screens: the caller says which digits it wants.

use super::direction::is_direction_control;

/// A set of decimal digits, by the names of the Unicode Standard (chapter 9.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Digits {
    /// 0123456789, as in Latin text and in the Arabic of the Maghreb.
    #[default]
    European,
    /// U+0660 to U+0669, as in Egypt and the Levant.
    ArabicIndic,
    /// U+06F0 to U+06F9, as in Persian and Urdu.
    ExtendedArabicIndic,
}

/// ARABIC DECIMAL SEPARATOR.
const ARABIC_DECIMAL: char = '\u{66B}';
/// ARABIC THOUSANDS SEPARATOR.
const ARABIC_THOUSANDS: char = '\u{66C}';
/// MINUS SIGN.
const MINUS: char = '\u{2212}';

impl Digits {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::European, Self::ArabicIndic, Self::ExtendedArabicIndic];

    /// The digit for `value`, which is below ten.
    fn digit(self, value: u32) -> Option<char> {
        let zero = match self {
            Self::European => '0',
            Self::ArabicIndic => '\u{660}',
            Self::ExtendedArabicIndic => '\u{6F0}',
        };
        char::from_u32(zero as u32 + value)
    }

    /// `number` rounded to `decimals` places; without thousands separators.
    ///
    /// The decimal separator is U+066B beside Arabic digits and a full stop beside European ones.
    /// The sign of a negative number follows a mark of direction, without which it would stand
    /// behind European digits in Arabic text: U+061C before Arabic-Indic digits, U+200E before
    /// the others (CLDR, minus signs of `ar` in `arab` and `latn`, and of `fa` in `arabext`).
    pub fn write(self, number: f64, decimals: usize) -> String {
        let rounded = format!("{number:.decimals$}");
        // Nothing that rounds to zero is negative.
        let is_zero = rounded.chars().all(|c| matches!(c, '-' | '0' | '.'));
        let mark = match self {
            Self::ArabicIndic => '\u{61C}',
            Self::European | Self::ExtendedArabicIndic => '\u{200E}',
        };
        let digits = rounded.trim_start_matches('-');
        let sign = (!is_zero && digits.len() < rounded.len()).then_some([mark, '-']);
        sign.into_iter()
            .flatten()
            .chain(digits.chars())
            .map(|c| match c.to_digit(10) {
                Some(value) => self.digit(value).unwrap_or(c),
                None if c == '.' && self != Self::European => ARABIC_DECIMAL,
                None => c,
            })
            .collect()
    }
}

/// The value of a decimal digit of any of the three sets.
fn digit_value(c: char) -> Option<u32> {
    let offset = |zero: char| {
        (c as u32)
            .checked_sub(zero as u32)
            .filter(|value| *value < 10)
    };
    ['0', '\u{660}', '\u{6F0}'].into_iter().find_map(offset)
}

/// Reads a number in any of the digits, also mixed, or `None` if it is none.
///
/// Taken are a sign in front, one decimal separator (full stop or U+066B) and thousands
/// separators (comma or U+066C) that stand before groups of three. White space around it,
/// a percent sign (`%` or U+066A) at either end and marks of direction are passed over. Not
/// taken are exponents, and a comma that could as well mean decimals.
pub fn read(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|c| !is_direction_control(*c)).collect();
    let around = |c: char| c.is_whitespace() || matches!(c, '%' | '\u{66A}');
    let bare = bare.trim_matches(around);
    let (negative, rest) = match bare.strip_prefix(['-', MINUS]) {
        Some(rest) => (true, rest),
        None => (false, bare.strip_prefix('+').unwrap_or(bare)),
    };
    let mut plain = String::new();
    let (mut grouped, mut since_group, mut decimal) = (false, 0, false);
    for c in rest.trim_start().chars() {
        match c {
            '.' | ARABIC_DECIMAL if !decimal => {
                if grouped && since_group != 3 {
                    return None;
                }
                decimal = true;
                plain.push('.');
            }
            ',' | ARABIC_THOUSANDS if !decimal => {
                let fits = if grouped {
                    since_group == 3
                } else {
                    (1..=3).contains(&since_group)
                };
                if !fits {
                    return None;
                }
                (grouped, since_group) = (true, 0);
            }
            _ => {
                plain.push(char::from_digit(digit_value(c)?, 10)?);
                since_group += u32::from(!decimal);
            }
        }
    }
    if grouped && !decimal && since_group != 3 {
        return None;
    }
    let number: f64 = plain.parse().ok()?;
    number
        .is_finite()
        .then_some(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            whole in -9_999_999i64..9_999_999, decimals in 0usize..4, which in 0usize..3,
        ) {
            let number = whole as f64 / 10f64.powi(decimals as i32);
            let text = Digits::ALL[which].write(number, decimals);
            prop_assert_eq!(read(&text), Some(number), "{}", text);
            let held = format!("\u{61C}\u{2067} {text} \u{66A}\u{2069}");
            prop_assert_eq!(read(&held), Some(number));
        }

        #[test]
        fn european_numbers_are_read_as_the_standard_library_reads_them(
            text in "[+-]?[0-9]{0,4}(\\.[0-9]{0,3})?",
        ) {
            prop_assert_eq!(read(&text), text.parse::<f64>().ok(), "{}", text);
        }

        #[test]
        fn nothing_that_is_typed_fails(text in "\\PC{0,8}") {
            if let Some(number) = read(&text) {
                prop_assert!(number.is_finite());
            }
        }
    }

    #[test]
    fn digits_of_all_sets_may_be_mixed_and_grouped() {
        for (text, number) in [
            ("١٢٫٥", 12.5),
            ("۱۲٫۵", 12.5),
            ("12.5%", 12.5),
            ("٪١٢", 12.0),
            ("−٣", -3.0),
            ("١٬٢٣٤٬٥٦٧", 1_234_567.0),
            ("1,234.5", 1234.5),
            ("1٢۳", 123.0),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_no_number() {
        for text in [
            "",
            "-",
            ".",
            "1,5",
            "1,2345",
            "12345,678",
            ",123",
            "1.2.3",
            "1e3",
            "inf",
            "٣ ٤",
            "خمسة",
            "1,234,",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(Digits::European.write(-0.04, 1), "0.0");
        assert_eq!(Digits::ArabicIndic.write(-0.5, 1), "\u{61C}-٠٫٥");
    }
}
