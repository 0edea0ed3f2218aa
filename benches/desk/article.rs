//! Invented Arabic articles, the same in every run.
//!
//! No sentence of them was ever printed; they only have the letters, word lengths, numbers and
//! foreign names of news.

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        // Knuth's multiplier; the upper bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or("و")
    }
}

const VERBS: &[&str] = &[
    "قال", "أعلن", "نفى", "أكد", "ذكر", "أضاف", "أوضح", "توقع", "رفض", "طالب", "حذّر", "كشف",
];
const NOUNS: &[&str] = &[
    "الوزارة",
    "الميناء",
    "الشركة",
    "المدينة",
    "البرلمان",
    "النقابة",
    "العقد",
    "الاتفاق",
    "المشروع",
    "الأسعار",
    "العمال",
    "الرصيف",
    "الصحيفة",
    "المتحدث",
    "المدير",
    "الخبراء",
    "التقرير",
    "المحكمة",
    "الجامعة",
    "المستشفى",
    "الطريق",
    "الجسر",
    "المصنع",
    "الحكومة",
];
const ADJECTIVES: &[&str] = &[
    "الجديد",
    "الشرقي",
    "المحلية",
    "الأخيرة",
    "المقبل",
    "الكبرى",
    "المشترك",
    "الثانية",
    "الرسمي",
    "المتوسط",
];
const SMALL: &[&str] = &[
    "في", "من", "على", "إلى", "عن", "بعد", "قبل", "مع", "خلال", "أن", "الذي", "التي", "كما",
];
const FOREIGN: &[&str] = &[
    "NordPort",
    "Harbor News",
    "12.5",
    "2025",
    "٦٤٠",
    "80%",
    "(Reuters)",
];
const PREFIXES: &[&str] = &["", "", "", "و", "ب", "ل", "فـ"];

fn word(dice: &mut Dice) -> String {
    match dice.below(10) {
        0 | 1 => dice.of(VERBS).to_owned(),
        2 | 3 => dice.of(SMALL).to_owned(),
        4 | 5 => dice.of(ADJECTIVES).to_owned(),
        6 if dice.below(3) == 0 => dice.of(FOREIGN).to_owned(),
        _ => format!("{}{}", dice.of(PREFIXES), dice.of(NOUNS)),
    }
}

/// An article of about so many words: a headline, then paragraphs of 50 to 110 words.
pub fn article(words: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = format!("خبر رقم {seed} عن ميناء لم يكن\n\n");
    let (mut written, mut in_sentence, mut in_paragraph) = (0, 0, 0);
    let (mut sentence, mut paragraph) = (12, 80);
    while written < words {
        text.push_str(&word(&mut dice));
        written += 1;
        in_sentence += 1;
        in_paragraph += 1;
        if in_sentence >= sentence {
            text.push('.');
            in_sentence = 0;
            sentence = 8 + dice.below(11);
        } else if in_sentence % 6 == 5 {
            text.push('،');
        }
        if in_sentence == 0 && in_paragraph >= paragraph {
            text.push('\n');
            in_paragraph = 0;
            paragraph = 50 + dice.below(60);
        } else {
            text.push(' ');
        }
    }
    text.push_str("انتهى.");
    text
}
