//! The words people read, from the Fluent files in `i18n/`. Code elsewhere holds message ids and
//! arguments, never sentences. Layers below `app` return typed errors and do not come here.

use std::fmt;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use rust_embed::RustEmbed;

use crate::model::Code;
use crate::text::direction::contained;
use crate::text::invisible::escaped;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Files;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    #[default]
    Ar,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Ar, Self::En];

    pub fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// `ar` or `en`, also with a region behind (`ar_SY.UTF-8`).
    pub fn parse(text: &str) -> Option<Self> {
        let tag = text.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.code() == tag)
    }

    /// The locale's language if it is one of ours.
    pub fn from_environment() -> Option<Self> {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .and_then(|value| Self::parse(&value))
    }

    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }
}

/// The words of one language. Cloning shares them.
#[derive(Clone)]
pub struct Words {
    pub lang: Lang,
    /// For `i18n_embed_fl::fl!`, which checks ids and arguments when compiling.
    pub loader: Arc<FluentLanguageLoader>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.lang.code())
    }
}

impl Words {
    pub fn new(lang: Lang) -> Self {
        let loader = fluent_language_loader!();
        // The files are embedded and a test reads them all; an unreadable one would show ids.
        if let Ok(tag) = lang
            .code()
            .parse::<i18n_embed::unic_langid::LanguageIdentifier>()
        {
            let _loaded = loader.load_languages(&Files, &[tag]);
        }
        loader.set_use_isolating(true);
        // An isolate holds only what does not close it.
        loader.with_bundles_mut(|bundle| {
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::String(name) => Some(contained(name).into_owned()),
                _ => None,
            }));
        });
        Self {
            lang,
            loader: Arc::new(loader),
        }
    }

    pub fn is_arabic(&self) -> bool {
        self.lang == Lang::Ar
    }

    /// A message known only when running, such as a command's name.
    pub fn get(&self, id: &str) -> String {
        self.loader.get(id)
    }

    pub fn has(&self, id: &str) -> bool {
        self.loader.has(id)
    }

    /// Parts of a line with dots between, in the direction of the language whatever the script of
    /// the parts: each is isolated, and a mark sets the line's own direction. Empty parts vanish.
    pub fn line(&self, parts: &[&str]) -> String {
        self.joined(parts, " · ")
    }

    /// As [`Words::line`], with something else between the parts.
    pub fn joined(&self, parts: &[&str], between: &str) -> String {
        let mark = if self.lang.is_rtl() {
            '\u{200f}'
        } else {
            '\u{200e}'
        };
        let mut line = String::from(mark);
        for (place, part) in parts.iter().filter(|part| !part.is_empty()).enumerate() {
            if place > 0 {
                line.push_str(between);
            }
            line.push('\u{2068}');
            line.push_str(&contained(part));
            line.push('\u{2069}');
        }
        line
    }

    /// A count in the digits of the language.
    pub fn number(&self, number: usize) -> String {
        self.digits(&number.to_string())
    }

    /// Latin digits of `text` in the digits of the language.
    pub fn digits(&self, text: &str) -> String {
        if self.is_arabic() {
            text.chars()
                .map(|c| match c.to_digit(10) {
                    Some(digit) => char::from_u32(0x0660 + digit).unwrap_or(c),
                    None => c,
                })
                .collect()
        } else {
            text.to_owned()
        }
    }

    /// What a finding says, and what to do about it. Without detail nothing stands in its place.
    pub fn finding(&self, kind: &str, detail: String) -> (String, String) {
        let id = format!("finding-{kind}");
        let args = std::collections::HashMap::from([("detail", detail)]);
        let message = self.loader.get_args(&id, args);
        let message = message.replace("\u{2068}\u{2069}", "");
        let remedy = self.loader.get_attr(&id, "remedy");
        (message.trim_end().to_owned(), remedy)
    }

    /// The name of a field of a tag by its id, e.g. `claim.type`.
    pub fn field(&self, id: &str) -> String {
        self.get(&field_message(id))
    }

    /// The name of a deed by its command id, as undo and history tell it.
    pub fn deed(&self, what: &Code) -> String {
        // Deeds without a command of their own have words of their own.
        let dashed = what.as_str().replace('.', "-");
        let own = format!("deed-{dashed}");
        let id = if self.has(&own) {
            own
        } else {
            format!("cmd-{dashed}")
        };
        if self.has(&id) {
            self.get(&id).trim_end_matches('…').to_owned()
        } else {
            what.to_string()
        }
    }

    /// A moment, in milliseconds since 1970, as date and time of day in UTC.
    pub fn moment(&self, ms: u64) -> String {
        let minutes = ms / 60_000;
        let date = self.date(&iso_date(minutes / (24 * 60)));
        let minutes = minutes % (24 * 60);
        let time = self.digits(&format!("{:02}:{:02}", minutes / 60, minutes % 60));
        i18n_embed_fl::fl!(self.loader, "moment", date = date, time = time)
    }

    /// The day of a moment, in milliseconds since 1970, in UTC.
    pub fn day(&self, ms: u64) -> String {
        self.date(&iso_date(ms / (24 * 60 * 60_000)))
    }

    /// An ISO date (`2025-03-14`, `2025-03` or `2025`) as people write it; anything else as it is.
    pub fn date(&self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').collect();
        let month = |text: &str| {
            let number: usize = text.parse().ok().filter(|n| (1..=12).contains(n))?;
            Some(self.get(&format!("month-{number}")))
        };
        match parts.as_slice() {
            [year, m, day] => match (month(m), day.parse::<u32>()) {
                (Some(name), Ok(day)) => self.digits(&format!("{day} {name} {year}")),
                _ => self.digits(iso),
            },
            [year, m] => match month(m) {
                Some(name) => self.digits(&format!("{name} {year}")),
                None => self.digits(iso),
            },
            _ => self.digits(iso),
        }
    }
}

/// A path as people read it: a name that would turn the line round or hide in it is told letter by
/// letter.
pub fn shown_path(path: &std::path::Path) -> String {
    escaped(&path.display().to_string()).into_owned()
}

/// Fluent id of a field's name.
pub fn field_message(field: &str) -> String {
    format!("field-{}", field.replace(['.', '_'], "-"))
}

/// The date of a day, counted from 1970, in the Gregorian calendar.
fn iso_date(mut day: u64) -> String {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if day < length || year >= 9999 {
            break;
        }
        day -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", day + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_dates_of_the_calendar() {
        // From `date -u -d @SECONDS +%F`.
        for (seconds, date) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_709_164_800, "2024-02-29"),
            (1_735_603_200, "2024-12-31"),
            (1_760_000_000, "2025-10-09"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(iso_date(seconds / 86_400), date);
        }
    }

    #[test]
    fn a_moment_is_told_in_the_digits_of_the_language() {
        let said = Words::new(Lang::En).moment(1_760_000_000_000);
        assert!(
            said.contains("9 October 2025") && said.contains("08:53"),
            "{said}"
        );
        let said = Words::new(Lang::Ar).moment(1_760_000_000_000);
        assert!(said.contains("٠٨:٥٣"), "{said}");
    }
}
