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

/// What stands in place of a picture that was not copied along.
pub(super) const PICTURE: &str = "صورة";

/// A caption begins with the first, or ends in brackets that begin with one of the others.
pub(super) const CAPTION: &[&str] = &["صورة", "الصورة", "تصوير", "رسم", "أرشيف", "ارشيف"];

/// A line of nothing but these, parted by signs, shares or prints the article.
pub(super) const SHARE: &[&str] = &[
    "مشاركة",
    "شارك",
    "شارك الخبر",
    "شارك المقال",
    "شارك هذا الخبر",
    "شارك هذا المقال",
    "شاركها",
    "نسخ الرابط",
    "انسخ الرابط",
    "بريد",
    "بريد إلكتروني",
    "البريد الإلكتروني",
    "طباعة",
    "اطبع",
    "حفظ",
    "فيسبوك",
    "تويتر",
    "إكس",
    "واتساب",
    "واتس آب",
    "تلغرام",
    "تليغرام",
    "تيليجرام",
    "لينكد إن",
    "share",
    "print",
    "email",
    "copy link",
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "linkedin",
];

/// A line that is one of these belongs to a menu.
pub(super) const MENU: &[&str] = &[
    "الرئيسية",
    "القائمة",
    "بحث",
    "ابحث",
    "تابعنا",
    "اشترك",
    "تسجيل الدخول",
    "notification",
    "home",
    "menu",
    "search",
    "follow us",
    "subscribe",
    "sign in",
];

/// A line that begins with one of these and a colon repeats the headline in a menu.
pub(super) const MENU_LABELS: &[&str] = &["reading", "تقرأ الآن"];

/// What stands before links to other articles, or is all that stands on a line above them.
pub(super) const RELATED: &[&str] = &[
    "اقرأ أيضاً",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "إقرأ أيضاً",
    "إقرأ أيضا",
    "إقرأ أيضًا",
    "اقرأ المزيد",
    "شاهد أيضاً",
    "شاهد أيضا",
    "شاهد أيضًا",
    "أخبار ذات صلة",
    "مواضيع ذات صلة",
    "مقالات ذات صلة",
    "أخبار قد تهمك",
    "المقال السابق",
    "المقال التالي",
];

/// What stands alone above a list of other articles.
pub(super) const LISTS: &[&str] = &["آخر الأخبار", "الأكثر قراءة", "قد يهمك", "قد يعجبك"];

/// A line that begins with one of these asks for comments.
pub(super) const COMMENTS: &[&str] = &[
    "اترك تعليق",
    "اترك رد",
    "أضف تعليق",
    "إلغاء الرد",
    "لن يتم نشر عنوان بريدك",
    "الحقول الإلزامية",
];

/// What stands before the words an article is filed under.
pub(super) const KEYWORDS: &[&str] = &[
    "كلمات دلالية",
    "الكلمات الدلالية",
    "كلمات مفتاحية",
    "الكلمات المفتاحية",
    "الوسوم",
    "tags",
    "keywords",
];

/// A short line that begins with one of these and holds a date says when it was published.
pub(super) const PUBLISHED: &[&str] = &["تاريخ النشر", "تم النشر", "نُشر في", "نشر في", "آخر تحديث"];

/// What stands before the writer's name, on a line that says no more.
pub(super) const BYLINE: &[&str] = &["الكاتب", "بقلم"];

/// A short line that holds one of these is a site's own.
pub(super) const RIGHTS: &[&str] = &["©", "جميع الحقوق محفوظة", "all rights reserved"];

/// Lines of the form in which readers of a site sign in.
pub(super) const SIGN_IN: &[&str] = &[
    "welcome back",
    "sign in to your account",
    "lost your password",
];

/// What a clock time of a list of news ends in.
pub(super) const HALVES_OF_DAY: &[&str] = &["مساءً", "صباحاً", "صباحًا", "مساء", "صباحا"];

/// Pairs that may enclose a name.
pub(super) const QUOTES: &[(char, char)] = &[('«', '»'), ('“', '”'), ('"', '"'), ('‘', '’')];
