//! Moments as people, stories and other programs write them. Knows neither clock nor time zones:
//! what names no offset is UTC, in which the history tells times too.

use crate::model::Moment;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Reads a moment: `JOURNAL:NUMBER` for just after a record, a whole number for milliseconds since
/// 1970, else an ISO date (RFC 3339) with or without a time and an offset from UTC. A day or a
/// minute means its end. `None` if it is none of them.
pub fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() > 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Moment::At {
            ms: text.parse().ok()?,
        });
    }
    if let Some((session, n)) = text.split_once(':')
        && session.len() == 26
        && session.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        return Some(Moment::After {
            session: session.to_owned(),
            n: n.parse().ok()?,
        });
    }
    let ms = iso_ms(text)?;
    Some(Moment::At {
        ms: u64::try_from(ms).ok()?,
    })
}

/// The last millisecond of a day, a minute or a second in ISO form.
fn iso_ms(text: &str) -> Option<i64> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let day_ms = day(date)?.checked_mul(DAY_MS)?;
    let Some(time) = time else {
        return Some(day_ms + DAY_MS - 1);
    };
    let (time, offset_minutes) = offset(time)?;
    Some(day_ms + time_ms(time)? - offset_minutes * MINUTE_MS)
}

/// A number of exactly `digits` digits within bounds.
fn number(text: &str, digits: usize, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
    let is_plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_plain)?;
    bounds.contains(&number).then_some(number)
}

/// Days since 1970 of `YYYY-MM-DD`, in the Gregorian calendar.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4, 1970..=9999)?;
    let month = number(parts.next()?, 2, 1..=12)?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = number(parts.next()?, 2, 1..=length)?;
    if parts.next().is_some() {
        return None;
    }
    // Counted from a first of March, so that the leap day ends a year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days_of_months = (153 * month + 2) / 5;
    let leap_days = year / 4 - year / 100 + year / 400;
    Some(year * 365 + leap_days + days_of_months + day - 1 - 719_468)
}

/// What stands before `Z` or `±HH:MM`, and that offset in minutes; none is UTC.
fn offset(text: &str) -> Option<(&str, i64)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, 0));
    };
    let (time, offset) = text.split_at_checked(at)?;
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let minutes = number(hours, 2, 0..=23)? * 60 + number(minutes, 2, 0..=59)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    Some((time, sign * minutes))
}

/// The last millisecond of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm` in a day.
fn time_ms(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, ':');
    let hours = number(parts.next()?, 2, 0..=23)?;
    let minutes = number(parts.next()?, 2, 0..=59)?;
    let before_ms = (hours * 60 + minutes) * MINUTE_MS;
    let Some(seconds) = parts.next() else {
        return Some(before_ms + MINUTE_MS - 1);
    };
    let (seconds, last_ms) = match seconds.split_once('.') {
        Some((seconds, ms)) => (seconds, number(ms, 3, 0..=999)?),
        None => (seconds, 999),
    };
    Some(before_ms + number(seconds, 2, 0..=60)? * 1000 + last_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Option<u64> {
        match parse(text)? {
            Moment::At { ms } => Some(ms),
            Moment::After { .. } => None,
        }
    }

    #[test]
    fn moments_are_read_as_people_and_programs_write_them() {
        // From `date -u -d TEXT +%s`.
        assert_eq!(ms("2025-10-09T08:53:20"), Some(1_760_000_000_999));
        assert_eq!(ms("2025-10-09 08:53:20.000Z"), Some(1_760_000_000_000));
        assert_eq!(ms("2025-10-09T11:53:20.000+03:00"), Some(1_760_000_000_000));
        assert_eq!(ms("2025-10-09T05:53:20.000-03:00"), Some(1_760_000_000_000));
        assert_eq!(ms("2025-10-09T08:53"), Some(1_760_000_039_999));
        assert_eq!(ms("2000-02-29"), Some(951_868_799_999));
        assert_eq!(ms("1970-01-01T00:00:00.000"), Some(0));
        assert_eq!(ms("1760000000000"), Some(1_760_000_000_000));
        let record = Moment::After {
            session: "01J9ZZZZZZZZZZZZZZZZZZZZZZ".to_owned(),
            n: 7,
        };
        assert_eq!(parse(&record.to_string()), Some(record));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for bad in [
            "",
            "now",
            "2025",
            "2025-13-01",
            "2025-02-29",
            "2025-01-01T",
            "2025-01-01T24:00",
            "2025-01-01T10:00+3",
            "2025-1-1",
            "-1",
            "99999999999999999999999",
            "2025-01-01T10:00:00.5",
            "\u{662}\u{660}\u{662}\u{665}-01-01",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
