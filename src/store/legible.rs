//! What can still be read of a value whose RON text cannot be parsed as a whole: its fields by name,
//! wherever they stand. By it files of newer versions are known for what they are, and a damaged
//! `project.ron` keeps what is legible. Nothing is guessed: a value that is not whole is none.

use super::wire::from_ron;

/// How deep a field of the value itself stands: in its brackets, or in none if the first was lost.
const DEPTH_MAX: usize = 1;

/// The fields of a value, each with the text that begins with what it says. A name may come more
/// than once, and a string that does not end ends with its line.
pub(super) fn fields(text: &str) -> Fields<'_> {
    Fields {
        text: text.strip_prefix('\u{feff}').unwrap_or(text),
        at: 0,
        depth: 0,
    }
}

/// See [`fields`].
pub(super) struct Fields<'a> {
    text: &'a str,
    /// Bytes that were looked at; always between two characters.
    at: usize,
    depth: usize,
}

impl<'a> Iterator for Fields<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let rest = bytes.get(self.at..).unwrap_or_default();
            match byte {
                b'"' => self.at += string_len(rest),
                b'/' if rest.starts_with(b"//") => self.at += until(rest, b"\n"),
                b'/' if rest.starts_with(b"/*") => self.at += until(rest, b"*/"),
                b'(' | b'[' | b'{' => {
                    self.depth += 1;
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.at += 1;
                }
                _ if is_of_name(*byte) => {
                    let from = self.at;
                    self.at += rest.iter().take_while(|byte| is_of_name(**byte)).count();
                    let name = self.text.get(from..self.at)?;
                    let after = self.text.get(self.at..)?.trim_start();
                    if self.depth <= DEPTH_MAX
                        && let Some(value) = after.strip_prefix(':')
                    {
                        return Some((name, value.trim_start()));
                    }
                }
                _ => self.at += 1,
            }
        }
        None
    }
}

/// The string that a text begins with, if all of it is there.
pub(super) fn string(text: &str) -> Option<String> {
    let len = text.starts_with('"').then(|| string_len(text.as_bytes()))?;
    from_ron(text.get(..len)?).ok()
}

/// The number that a text begins with. One that is too large for any is the largest there is; one in
/// brackets, in quotation marks or in `Some` is believed too.
pub(super) fn number(text: &str) -> Option<u64> {
    let is_wrapping = |c: char| matches!(c, '(' | '[' | '"') || c.is_whitespace();
    let text = text.trim_start_matches(is_wrapping);
    let text = text.strip_prefix("Some").unwrap_or(text);
    let text = text.trim_start_matches(is_wrapping);
    let len = text.bytes().take_while(|byte| is_of_name(*byte)).count();
    let token = text.get(..len)?;
    if let Ok(number) = from_ron(token) {
        return Some(number);
    }
    let is_digits = len > 0 && token.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then_some(u64::MAX)
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How long the string is that some bytes begin with, its quotation marks included. Ours have no
/// line ends in them.
fn string_len(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\n' => return at,
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii) => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// How far it is to the end of a mark.
fn until(bytes: &[u8], mark: &[u8]) -> usize {
    let found = bytes.windows(mark.len()).position(|window| window == mark);
    found.map_or(bytes.len(), |at| at + mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_in_spite_of_what_is_wrong_with_the_rest() {
        let find = |text: &'static str, name: &str| {
            let mut all = fields(text);
            all.find(|(it, _)| *it == name).map(|(_, value)| value)
        };
        let id = |text| find(text, "id").and_then(string);
        assert_eq!(id("(id: \"x\" name: \"y\")").as_deref(), Some("x"));
        assert_eq!(id("id: \"x\",").as_deref(), Some("x"));
        assert_eq!(id("\u{feff}( // id: \"no\"\nid : \"x").as_deref(), None);
        assert_eq!(
            id("(name: \"id: 1,\\\" id: 2\", id: \"x\",").as_deref(),
            Some("x")
        );
        assert_eq!(id("(name: \"open,\n  id: \"x\",").as_deref(), Some("x"));
        assert_eq!(id("(ext: (id: \"inner\"))"), None);
        assert_eq!(
            id("(/* id: \"no\" */ غير, id: \"ليلى\\u{64b}\")").as_deref(),
            Some("ليلى\u{64b}")
        );
        let n = |text| find(text, "n").and_then(number);
        assert_eq!(n("(n: 2,)"), Some(2));
        assert_eq!(n("(n:Some(2))"), Some(2));
        assert_eq!(n("(n: \"7\")"), Some(7));
        assert_eq!(n("(n: 99999999999999999999999)"), Some(u64::MAX));
        assert_eq!(n("(n: x)"), None);
        assert_eq!(n("(n:"), None);
        assert_eq!(n("\"n: 3"), None);
    }
}
