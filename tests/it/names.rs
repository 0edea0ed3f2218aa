//! Names, paths and numbers in sentences: whatever they hold, the words around them stay in
//! their places. Levels are those of the bidirectional algorithm (Unicode Standard Annex 9).
use crate::tidy::messages;
use isnad::app::words::{Lang, Words};
use parley_engine::{Analysis, AnalysisOptions, Analyzer, BaseDirection};
use proptest::prelude::*;
use std::collections::HashMap;

/// Names that turn what stands beside them, if they can.
const HOSTILE: [&str; 12] = [
    "file (1).txt",
    "\u{200E}/home/salma/مشروع (2)",
    "\u{202E}gnp.elif",
    "\u{202E}\u{202D}\u{202B}x",
    "\u{2067}open",
    "\u{2068}\u{2066}\u{2067}three",
    "closed\u{2069}\u{202E} and turned",
    "\u{2069}\u{2069}\u{2069}ثم",
    "a\u{202C}\u{202C}",
    "NATO\nسطر\u{2029}ثان",
    "12.5% – (٣)",
    "\u{200F}!\u{200E}?",
];

/// Base level, and what stands outside of isolates with its levels.
fn around(text: &str) -> (u8, Vec<(char, u8)>) {
    let mut analysis = Analysis::new();
    let options = AnalysisOptions {
        base_direction: BaseDirection::Auto,
        ..AnalysisOptions::default()
    };
    Analyzer::new().analyze(text, &options, &mut analysis);
    let base = analysis.paragraph_level().to_u8();
    // There are none if all of them are the base level.
    let levels = analysis.bidi_levels();
    let mut depth = 0usize;
    let mut outside = Vec::new();
    for (n, c) in text.chars().enumerate() {
        if c == '\u{2069}' {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            outside.push((c, levels.get(n).map_or(base, |level| level.to_u8())));
        }
        if ('\u{2066}'..='\u{2068}').contains(&c) {
            depth += 1;
        }
    }
    (base, outside)
}

#[test]
fn no_name_turns_the_sentence_it_stands_in() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let (mut sentences, mut turned) = (0, Vec::new());
        for (id, arguments) in messages(lang.code()) {
            if arguments.is_empty() || id.contains('.') {
                continue;
            }
            let say = |name: &str| {
                let args = arguments
                    .iter()
                    .map(|argument| (argument.as_str(), name.to_owned()));
                words.loader.get_args(&id, args.collect::<HashMap<_, _>>())
            };
            let plain = say("x");
            // A message that is nothing but its argument has nothing around it.
            if !plain.contains('\u{2068}') {
                continue;
            }
            let expected = around(&plain);
            if expected.0 != u8::from(lang.is_rtl()) {
                turned.push(format!("{id}: {plain}"));
            }
            for name in HOSTILE {
                let said = say(name);
                assert_eq!(around(&said), expected, "{id} with {name:?}: {said:?}");
            }
            sentences += 1;
        }
        assert!(
            turned.is_empty(),
            "not in the direction of the language: {turned:#?}"
        );
        assert!(sentences > 60, "only {sentences} sentences take a name");
    }
}

#[test]
fn no_part_turns_the_line_it_is_joined_to() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let expected = around(&words.line(&["x", "x", "x"]));
        assert_eq!(expected.0, u8::from(lang.is_rtl()));
        for first in HOSTILE {
            for second in HOSTILE {
                let line = words.line(&[first, "x", second]);
                assert_eq!(around(&line), expected, "{line:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_controls_a_name_holds_it_keeps_them_to_itself(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{202A}", "\u{202B}", "\u{202C}",
                "\u{202D}", "\u{202E}", "\u{200E}", "\u{200F}", "\u{61C}", "\n", "\u{2029}", "a", "ب",
                "1", "٢", " ", "(", "»",
            ]),
            0..24,
        ),
    ) {
        let name = format!("n{}", pieces.concat());
        let words = Words::new(Lang::Ar);
        prop_assert_eq!(
            around(&words.line(&["قبل", &name, "after"])),
            around(&words.line(&["قبل", "x", "after"])),
        );
    }
}
