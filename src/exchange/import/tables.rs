//! The Arabic words by which plain text is recognised: months, menu entries, labels of a source.
//! Data only; what is done with it stands in [`super::text`].

/// Names of months and the number each stands for. Compared after tatweel and marks are dropped
/// and forms of alef are made one, so that each name stands once.
pub(super) const MONTHS: &[(&str, u32)] = &[
    ("كانون الثاني", 1),
    ("يناير", 1),
    ("جانفي", 1),
    ("january", 1),
    ("شباط", 2),
    ("فبراير", 2),
    ("فيفري", 2),
    ("february", 2),
    ("اذار", 3),
    ("مارس", 3),
    ("march", 3),
    ("نيسان", 4),
    ("ابريل", 4),
    ("افريل", 4),
    ("april", 4),
    ("ايار", 5),
    ("مايو", 5),
    ("ماي", 5),
    ("may", 5),
    ("حزيران", 6),
    ("يونيو", 6),
    ("يونيه", 6),
    ("جوان", 6),
    ("june", 6),
    ("تموز", 7),
    ("يوليو", 7),
    ("يوليه", 7),
    ("جويلية", 7),
    ("july", 7),
    ("اب", 8),
    ("اغسطس", 8),
    ("اوت", 8),
    ("august", 8),
    ("ايلول", 9),
    ("سبتمبر", 9),
    ("شتنبر", 9),
    ("september", 9),
    ("تشرين الاول", 10),
    ("اكتوبر", 10),
    ("october", 10),
    ("تشرين الثاني", 11),
    ("نوفمبر", 11),
    ("نونبر", 11),
    ("november", 11),
    ("كانون الاول", 12),
    ("ديسمبر", 12),
    ("دجنبر", 12),
    ("december", 12),
];

/// A line that begins with one of these is no headline.
pub(super) const NOT_A_HEADLINE: &[&str] = &[
    "صورة",
    "مشاركة",
    "شارك",
    "طباعة",
    "تابعنا",
    "الرئيسية",
    "تاريخ النشر",
    "تم النشر",
    "نشر في",
    "آخر تحديث",
    "المصدر",
    "الكاتب",
    "خاص ",
    "اقرأ أيضاً",
    "اقرأ أيضا",
    "إقرأ أيضاً",
    "إقرأ أيضا",
    "أخبار ذات صلة",
    "مواضيع ذات صلة",
    "كلمات دلالية",
    "جميع الحقوق",
    "©",
];

/// What stands before the name of an outlet.
pub(super) const SOURCE_LABELS: &[&str] = &["المصدر", "نقلا عن", "نقلاً عن"];

/// The mark of a piece written for the outlet itself.
pub(super) const EXCLUSIVE: &str = "خاص";

/// What ties [`EXCLUSIVE`] to the outlet's name.
pub(super) const EXCLUSIVE_TIES: &[&str] = &["بـ", "لـ", "ل", "ب"];

/// A caption begins with the first, or ends in brackets that begin with one of the others.
pub(super) const CAPTION: &[&str] = &["صورة", "الصورة", "تصوير", "رسم", "أرشيف", "ارشيف"];

/// Pairs that may enclose a name.
pub(super) const QUOTES: &[(char, char)] = &[('«', '»'), ('“', '”'), ('"', '"'), ('‘', '’')];
