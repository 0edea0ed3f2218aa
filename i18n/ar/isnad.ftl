# كلمات الواجهة، العربية. كل رسالة هنا لها نظيرتها في en/isnad.ftl وبالعكس.

## الأشهر

month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول

## مجموعات الأوامر

group-project = المشروع
group-edit = تحرير
group-tag = وسم
group-link = ربط
group-view = عرض
group-go = انتقال

## الأوامر

cmd-project-open = فتح مشروع…
    .hint = افتح مجلد مشروع
cmd-project-new = مشروع جديد…
    .hint = أنشئ مشروعاً فارغاً في مجلد جديد
cmd-project-sample = استكشف المشروع النموذجي
    .hint = افتح نسخة عمل من المشروع النموذجي، فالتجربة فيها آمنة
cmd-project-reset-sample = أعد المشروع النموذجي كما كان
    .hint = تخلّص من نسخة العمل وأنشئ نسخة جديدة
cmd-library-add = إضافة مقالات…
    .hint = أدخل ملفات نصية إلى هذا المشروع
cmd-article-change = بيانات المقال…
    .hint = صحّح العنوان والمصدر والتاريخ
cmd-article-image = إرفاق صورة…
    .hint = أضف صورة PNG أو JPEG أو WebP إلى المقال المفتوح
cmd-annotator-switch = العمل باسم واسم آخر
    .hint = ما يُوسَم من الآن يُنسب إلى ذلك الشخص
cmd-project-close = إغلاق المشروع
    .hint = العودة إلى شاشة البداية، وكل شيء محفوظ
cmd-app-quit = خروج
    .hint = أغلق البرنامج، وكل شيء محفوظ
cmd-edit-undo = تراجع
    .hint = تراجع عن آخر ما فعلت
cmd-edit-redo = إعادة
    .hint = أعد ما تراجعت عنه
cmd-tag-remove = حذف
    .hint = احذف الوسم المحدد وما يتوقف عليه، ويمكن التراجع
cmd-note-set = ملاحظة…
    .hint = اكتب ملاحظة على الوسم أو الفاعل المحدد
cmd-gesture-done = احفظ وتابع
    .hint = أبقِ الوسم وأغلق اللوحة الصغيرة
cmd-gesture-cancel = خطوة إلى الوراء
    .hint = أغلق اللوحة الصغيرة وأبقِ الوسم، ثم اترك التحديد
cmd-tag-claim = ادعاء
    .hint = سِم الكلمات المحددة ادعاءً
cmd-tag-actor = فاعل
    .hint = سِم الكلمات المحددة ذكراً لفاعل
cmd-tag-stance = موقف
    .hint = حدّد موقف القائل من الادعاء
cmd-tag-cue = عبارة إسناد
    .hint = اجعل الكلمات المحددة عبارة إسناد لآخر ادعاء
cmd-claim-change = تعديل الادعاء
    .hint = غيّر النوع أو اليقين أو الإثبات أو الشرط
cmd-tag-move = انقل آخر ادعاء إلى هنا
    .hint = اجعل الكلمات المحددة موضع آخر ادعاء وُسم
cmd-offer-pick = اختيار مقترح
    .hint = خذ ما تعرضه اللوحة الصغيرة تحت هذا الرقم
cmd-claim-claimant = القائل…
    .hint = حدّد من قال الادعاء المحدد
cmd-stance-support = مؤيّد
    .hint = القائل يؤيد الادعاء
cmd-stance-oppose = معارض
    .hint = القائل يعارض الادعاء
cmd-stance-neutral = محايد
    .hint = القائل ينقل الادعاء فقط
cmd-stance-query = متسائل
    .hint = القائل يشكّك في الادعاء
cmd-stance-mixed = موقف مشروط
    .hint = القائل يؤيد الادعاء بشروط
cmd-stance-none = لا موقف
    .hint = القائل لا يتخذ موقفاً من الادعاء
cmd-stance-set = تحديد الموقف
    .hint = حدّد الموقف من الادعاء وبُعده
cmd-mention-actor = فاعل الذِّكر…
    .hint = حدّد الفاعل الذي يدل عليه الذِّكر المحدد
cmd-actor-change = تعديل الفاعل
    .hint = غيّر أسماء الفاعل أو نوعه
cmd-actor-alias = إضافة اسم آخر
    .hint = أضف كتابة أخرى لاسم الفاعل
cmd-view-palette = كل الأوامر…
    .hint = اعثر على أي أمر باسمه
cmd-view-help = المساعدة والاختصارات
    .hint = كل الأوامر ومفاتيحها
cmd-view-language = English / العربية
    .hint = بدّل لغة الواجهة
cmd-view-theme = فاتح / داكن
    .hint = بدّل بين المظهر الفاتح والداكن
cmd-view-larger = تكبير النص
    .hint = كبّر نص المقالات
cmd-view-smaller = تصغير النص
    .hint = صغّر نص المقالات
cmd-view-size-reset = حجم النص المعتاد
    .hint = أعد نص المقالات إلى حجمه المعتاد
cmd-go-library = إلى المكتبة
    .hint = اكتب لتصفية المقالات
cmd-pane-next = اللوح التالي
    .hint = انتقل إلى المقال التالي على المكتب
cmd-pane-previous = اللوح السابق
    .hint = انتقل إلى المقال السابق على المكتب
cmd-pane-split = مقال إلى جانبه
    .hint = افتح المقال التالي إلى جانب هذا
cmd-pane-close = إغلاق اللوح
    .hint = أعد هذا المقال إلى المكتبة
cmd-article-next = المقال التالي
    .hint = اعرض هنا المقال التالي من المكتبة
cmd-article-previous = المقال السابق
    .hint = اعرض هنا المقال السابق من المكتبة
cmd-article-open = فتح مقال
    .hint = اعرض مقالاً على المكتب
cmd-tag-next = الوسم التالي
    .hint = حدّد الادعاء أو الذِّكر التالي
cmd-tag-previous = الوسم السابق
    .hint = حدّد الادعاء أو الذِّكر السابق
cmd-find-open = بحث في المقال…
    .hint = ابحث عن كلمات في المقال المفتوح مع التسامح في الإملاء
cmd-find-next = النتيجة التالية
    .hint = انتقل إلى الموضع التالي
cmd-find-previous = النتيجة السابقة
    .hint = انتقل إلى الموضع السابق
cmd-find-close = إغلاق البحث
    .hint = أغلق البحث في المقال

## لماذا لا يمكن تنفيذ الأمر الآن

refusal-no-article = افتح مقالاً أولاً.
refusal-no-selection = حدّد بعض الكلمات أولاً.
refusal-no-claim = حدّد ادعاءً أولاً.
refusal-nothing-selected = حدّد وسماً أولاً.
refusal-not-yours = هذا الوسم لشخص آخر.
refusal-read-only = كُتب هذا المشروع بإصدار أحدث، فلا يمكن هنا إلا قراءته.
refusal-nothing-offered = لا شيء معروض تحت هذا الرقم.
refusal-no-hits = لم يُعثر على شيء.

## الأخطاء

error-bad-annotator = لا يصلح «{ $id }» اسماً لواسم. استعمل حروفاً لاتينية صغيرة وأرقاماً وشرطات.
error-no-article = لا يوجد مقال «{ $id }». لم يتغير شيء.
error-many-articles = ينتهي { $count } من المقالات بـ«{ $id }». اكتب المزيد من المعرّف.
error-out-of-text = الموضع { $start }–{ $end } فارغ أو خارج النص. لم يتغير شيء.
error-no-such-words = لا توجد هذه الكلمات في المقال المفتوح: «{ $text }».
error-nothing-to-undo = لا شيء للتراجع عنه.
error-nothing-to-redo = لا شيء لإعادته.
error-no-command = لا يوجد أمر «{ $id }».
error-bad-argument = لا يعرف الأمر { $command } «{ $argument }».
error-missing-argument = يحتاج الأمر { $command } إلى «{ $argument }».
error-no-actor = لا فاعل بهذا الاسم: «{ $name }».
error-dead-key = المفتاح { $key } لا يفعل شيئاً هنا.
error-store = لم يقبل القرص الكتابة: { $detail }. ما ظهر محفوظاً فهو سليم، والباقي ما زال في الذاكرة.
error-read = تعذّرت قراءة { $file }: { $detail }
error-not-found = لم يعد { $id } موجوداً.
error-not-yours = هذا الوسم لـ{ $owner }، ولا يغيّره إلا صاحبه.
error-unknown-code = لا يوجد «{ $code }» في { $set } من دليل الترميز.
error-name-needed = لا بد من اسم.
error-in-use = { $count ->
    [one] وسم واحد يستعمل هذا الفاعل. احذفه أو انسبه إلى فاعل آخر أولاً.
    [two] وسمان يستعملان هذا الفاعل. احذفهما أو انسبهما إلى فاعل آخر أولاً.
    [few] { $count } وسوم تستعمل هذا الفاعل. احذفها أو انسبها إلى فاعل آخر أولاً.
    [many] { $count } وسماً تستعمل هذا الفاعل. احذفها أو انسبها إلى فاعل آخر أولاً.
   *[other] { $count } وسم تستعمل هذا الفاعل. احذفها أو انسبها إلى فاعل آخر أولاً.
}
error-anchor = ليس هذا موضعاً في النص: { $detail }
error-rule = هذا يخالف قاعدة، فلم يتغير شيء: { $detail }
error-changed-since = غيّر { $by } هذا في الأثناء ({ $id })، فتُرك كما هو.

## ملفات المشروع

store-not-found = لا يوجد ملف أو مجلد كهذا: { $path }
store-not-a-project = ليس هذا المجلد مشروعاً لإسناد: { $path }. لم يتغير شيء. افتح مجلداً فيه ملف project.ron أو أنشئ مشروعاً جديداً.
store-not-empty = المجلد غير فارغ: { $path }. لم يتغير شيء. اختر مجلداً جديداً أو فارغاً.
store-too-new = كُتب هذا المشروع بإصدار أحدث من إسناد: { $path }. حدّث إسناد لفتحه، ولم يتغير شيء.
store-damaged = هذا الملف تالف وتُرك كما هو: { $path } ({ $detail })
store-not-regular = ليس هذا ملفاً عادياً، فلم يُقرأ: { $path }
store-too-large = الملف أكبر من { $limit } ميغابايت، فلم يُقرأ: { $path }
store-changed = تغيّر هذا الملف خارج إسناد، فقد لا تطابقه الوسوم: { $path }. أعد الملف الأصلي.
store-not-utf8 = ليس الملف بترميز UTF-8 ابتداءً من البايت { $byte }: { $path }
store-not-saved = { $count ->
    [one] تعذّر حفظ تغيير واحد، وهو ما زال في الذاكرة: { $detail }. أفسح مكاناً أو أعد وصل القرص، ثم حاول من جديد.
    [two] تعذّر حفظ تغييرين، وهما ما زالا في الذاكرة: { $detail }. أفسح مكاناً أو أعد وصل القرص، ثم حاول من جديد.
    [few] تعذّر حفظ { $count } تغييرات، وهي ما زالت في الذاكرة: { $detail }. أفسح مكاناً أو أعد وصل القرص، ثم حاول من جديد.
    [many] تعذّر حفظ { $count } تغييراً، وهي ما زالت في الذاكرة: { $detail }. أفسح مكاناً أو أعد وصل القرص، ثم حاول من جديد.
   *[other] تعذّر حفظ { $count } تغيير، وهي ما زالت في الذاكرة: { $detail }. أفسح مكاناً أو أعد وصل القرص، ثم حاول من جديد.
}
