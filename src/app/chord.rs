//! Key chords without a window: parsing, printing and comparing. Which physical key an Arabic
//! letter stands for is found out by whoever reads the keyboard; here are only Latin names.

use std::fmt;

/// A key with its modifiers. `Ctrl` means Command on a Mac.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
    /// `A`…`Z`, `0`…`9`, `+ - = ? / , .`, `Enter`, `Esc`, `Delete`, `Backspace`, `Tab`, `F1`…,
    /// `Left`, `Right`, `Up`, `Down`, `Home`, `End`, `PageUp`, `PageDown`, `Space`, `[`, `]`.
    pub key: String,
}

impl Chord {
    /// Reads `Ctrl+Shift+Z`, `1`, `+`, `Ctrl++`, `?`. `None` if there is no key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut chord = Self {
            ctrl: false,
            alt: false,
            shift: false,
            key: String::new(),
        };
        let mut rest = text.trim();
        while let Some((head, tail)) = rest.split_once('+') {
            if head.is_empty() || tail.is_empty() {
                break;
            }
            match head.to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" => chord.ctrl = true,
                "alt" => chord.alt = true,
                "shift" => chord.shift = true,
                _ => return None,
            }
            rest = tail;
        }
        if rest.is_empty() || (rest.len() > 1 && rest.contains('+')) {
            return None;
        }
        chord.key = if rest.chars().count() == 1 {
            rest.to_uppercase()
        } else {
            let mut letters = rest.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())?
        };
        Some(chord)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::Chord;

    #[test]
    fn chords_print_as_they_are_read() {
        for text in [
            "Ctrl+Shift+Z",
            "1",
            "+",
            "Ctrl++",
            "?",
            "-",
            "Alt+Left",
            "F3",
            "Ctrl+-",
            "Esc",
        ] {
            let chord = Chord::parse(text).expect(text);
            assert_eq!(chord.to_string(), text);
        }
        assert_eq!(Chord::parse("ctrl+k"), Chord::parse("Ctrl+K"));
        for bad in ["", "Ctrl+", "Hyper+K"] {
            assert_eq!(Chord::parse(bad), None, "{bad}");
        }
    }
}
