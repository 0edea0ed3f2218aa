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
cmd-tag-evidence = دليل
    .hint = الكلمات المحددة تسند الادعاء
cmd-tag-hedge = تحفّظ
    .hint = الكلمات المحددة تُضعف الجزم: «ربما»، «يبدو»
cmd-tag-condition = شرط
    .hint = لا يصح الادعاء إلا بما في الكلمات المحددة
cmd-tag-extend = ضمّ إلى الوسم
    .hint = الكلمات المحددة جزء آخر من آخر وسم
cmd-field-set = تعيين حقل
    .hint = يكتب أي حقل في وسم أو فاعل
cmd-field-label = إضافة تسمية أو حذفها
    .hint = تضاف إلى حقل يقبل عدة تسميات أو تُحذف منه
cmd-field-place = إضافة موضع
    .hint = الكلمات المحددة موضع للحقل، وتكراره يحذفها
cmd-field-place-remove = حذف موضع
    .hint = يحذف موضعًا من حقل
cmd-chain-add = من نقله…
    .hint = يضيف الحلقة التالية في السلسلة: من نقل عن هذا المصدر
cmd-chain-source = المصدر…
    .hint = يحدد مصدر هذه الحلقة
cmd-chain-select = عبر السلسلة
    .hint = من الادعاء إلى مصدره ثم إلى من نقل عنه ثم عودة
cmd-chain-cut = إخراج من السلسلة
    .hint = يُخرج حلقة واحدة ويصل ما بعدها بما قبلها
cmd-claim-relate = ربط بادعاء…
    .hint = يربط الادعاء بآخر هنا أو في لوح مجاور
cmd-claim-canonical = ادعاء جامع…
    .hint = يحدد القضية التي يثبتها الادعاء أو ينفيها
cmd-canonical-sign = يثبت أو ينفي
    .hint = يقلب موقف الادعاء من قضيته بين الإثبات والنفي
cmd-canonical-leave = خروج من الادعاء الجامع
    .hint = لا يعود الادعاء منتميًا إلى ادعاء جامع
cmd-canonical-add = ادعاء جامع جديد
    .hint = قضية تُصاغ مرة واحدة مثبتةً
cmd-canonical-merge = دمج ادعاءين جامعين
    .hint = صياغتان لقضية واحدة تصيران واحدة
cmd-canonical-topic = تعيين الموضوع
    .hint = يضع الادعاء الجامع تحت موضوع
cmd-canonical-bond = ربط قضيتين
    .hint = يحدد علاقة ادعاءين جامعين
cmd-topic-add = موضوع جديد
    .hint = موضوع قد يقع تحت موضوع آخر
cmd-topic-move = نقل موضوع
    .hint = يضع موضوعًا تحت آخر أو في الأعلى
cmd-actor-add = فاعل جديد
    .hint = يضيف فاعلًا إلى السجل
cmd-actor-merge = دمج فاعل…
    .hint = مدخلان لفاعل واحد يصيران واحدًا وتبقى الوسوم
cmd-actor-unmerge = فصل بعد دمج
    .hint = يتراجع عن دمج فاعل في آخر
cmd-actor-split = تقسيم فاعل…
    .hint = بعض الإشارات تعود إلى فاعل آخر
cmd-actor-role = صفة
    .hint = منصب الفاعل أو لقبه مع مدته
cmd-actor-role-remove = حذف صفة
    .hint = يحذف صفة من الفاعل
cmd-actor-affiliation = انتماء
    .hint = ينتمي الفاعل إلى آخر أو يتحدث باسمه أو يقوده
cmd-actor-affiliation-remove = حذف انتماء
    .hint = يحذف انتماءً
cmd-actor-alias-change = تعديل اسم بديل
    .hint = يغيّر لفظ الاسم البديل أو نوعه أو التباسه
cmd-actor-alias-remove = حذف اسم بديل
    .hint = يحذف اسمًا بديلًا
cmd-actor-external = معرّف خارجي
    .hint = معرّف الفاعل في سجل آخر مثل ويكي بيانات
cmd-item-show = عرض
    .hint = يحدد وسمًا أو فاعلًا ويعرض موضعه
cmd-comment-add = تعليق…
    .hint = يبدأ نقاشًا على المحدد
cmd-comment-settle = حسم النقاش
    .hint = يعلّم النقاش محسومًا أو يفتحه من جديد
cmd-comment-remove = سحب التعليق
    .hint = يسحب المرء تعليقه
cmd-suggestion-next = الاقتراح التالي
    .hint = إلى الاقتراح التالي في المقال؛ Enter للقبول وBackspace للرفض
cmd-suggestion-previous = الاقتراح السابق
    .hint = إلى الاقتراح الذي قبله
cmd-suggestion-accept = قبول الاقتراح
    .hint = زر Enter عند الاقتراح: يصير وسمًا يحفظ منشأه
cmd-suggestion-refuse = رفض الاقتراح
    .hint = زر Backspace عند الاقتراح: لا يُعرض ثانية
cmd-suggestion-switch = تشغيل الاقتراحات أو إيقافها
    .hint = لعملك على هذا المقال؛ فالعينة التي توسم مرتين تحتاج إلى إيقافها
cmd-mention-all = وسم كل الإشارات…
    .hint = كل موضع يُذكر فيه الفاعل، تختار منها وتوسم دفعة واحدة
cmd-tag-here = الوسم هنا
    .hint = يحدد أضيق وسم عند المؤشر
cmd-sentence-untagged = الجملة التالية غير الموسومة
    .hint = يحدد الجملة التالية التي لا ادعاء لك فيها
cmd-sentence-untagged-before = الجملة السابقة غير الموسومة
    .hint = يحدد الجملة السابقة التي لا ادعاء لك فيها
cmd-select-clause = مدّ التحديد إلى آخر العبارة
    .hint = يمدّ التحديد إلى الفاصلة أو الفاصلة المنقوطة التالية
cmd-select-sentence = مدّ التحديد إلى آخر الجملة
    .hint = يمدّ التحديد إلى آخر الجملة
cmd-select-quotation = مدّ التحديد إلى إغلاق الاقتباس
    .hint = يمدّ التحديد إلى علامة إغلاق الاقتباس
cmd-history-open = السجل…
    .hint = كل ما فُعل في هذا المشروع ومن فعله ومتى، وطريق العودة
cmd-history-back = العودة إلى هنا
    .hint = تعود وسومك كما كانت حينئذ، والتراجع يلغي ذلك
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
cmd-view-face = خط آخر
    .hint = بدّل بين النسخ المعدّ للقراءة الطويلة وخط «وزيرمتن» الأبسط
cmd-view-justify = محاذاة الطرفين / طرف واحد
    .hint = سوِّ طرفي النص كليهما، أو الطرف الذي تبدأ منه الأسطر وحده
cmd-view-lines-apart = مباعدة الأسطر
    .hint = زد المسافة بين أسطر المقالات
cmd-view-lines-together = مقاربة الأسطر
    .hint = قلّل المسافة بين أسطر المقالات
cmd-view-invisibles = المحارف الخفية
    .hint = أظهر أو أخفِ بطاقات صغيرة حيث توجد علامات الاتجاه وفواصل الوصل والمسافات غير الفاصلة
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
refusal-no-claimant = حدّد صاحب الادعاء أولًا.
refusal-no-canonical = لا ينتمي هذا الادعاء إلى ادعاء جامع بعد.
refusal-other-article = الكلمات المحددة في مقال غير مقال الوسم.
refusal-no-suggestions = لا اقتراحات هنا.
refusal-ambiguous = يحمل هذا الاسم أكثر من فاعل: اختر واحدًا برقمه.
refusal-no-untagged = لم تبق جملة أخرى بلا ادعاء لك.
refusal-no-quotation = لا ينتهي التحديد داخل اقتباس مغلق.
refusal-nothing-selected = حدّد وسماً أولاً.
refusal-not-yours = هذا الوسم لشخص آخر.
refusal-read-only = كُتب هذا المشروع بإصدار أحدث، فلا يمكن هنا إلا قراءته.
refusal-nothing-offered = لا شيء معروض تحت هذا الرقم.
refusal-no-hits = لم يُعثر على شيء.
refusal-has-draft = لديك مسودة من دليل الترميز. انشرها أو تخلَّ عنها أولاً.

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
error-no-name = لم يُسمَّ شيء «{ $name }» قبل هذا السطر.
error-dead-key = المفتاح { $key } لا يفعل شيئاً هنا.
error-store = لم يقبل القرص الكتابة: { $detail }. ما ظهر محفوظاً فهو سليم، والباقي ما زال في الذاكرة.
error-too-much = سيغيّر هذا { $count } شيئاً دفعة واحدة ({ $mebibytes } ميغابايت)، ولا تسع العملية الواحدة إلا 18 ميغابايت. لم يتغيّر شيء. أنجزه على دفعات، كأن تعمل مقالاً بعد مقال.
error-read = تعذّرت قراءة { $file }: { $detail }
error-project-file-missing = الملف project.ron مفقود من { $path }، فلا يمكن إلا قراءة المشروع؛ لم يتغير شيء. أعد الملف من نسخة أخرى، أو اطلب كتابته من جديد: isnad check --repair { $path }
error-project-file-damaged = الملف project.ron في { $path } تالف، فلا يمكن إلا قراءة المشروع؛ لم يتغير شيء. أعد الملف من نسخة أخرى، أو اطلب كتابته من جديد: isnad check --repair { $path }
error-no-folder = { $path } ملف، فليس مشروعاً. لم يتغير شيء. سمِّ مجلداً؛ ومجلد المشروع فيه ملف project.ron.
error-in-project = يقع { $file } في مجلد المشروع { $project }، ولا يُحفظ فيه إلا المشروع نفسه. لم يُكتب شيء؛ سمِّ مكاناً خارجه.
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
error-no-field = لا يوجد حقل باسم { $field }.
error-wrong-value = لا يقبل الحقل { $field } هذه القيمة.
error-undecided = ليس في المرجع بعدُ الادعاء الذي يتبعه هذا الوسم. احسم أمر الادعاء أولًا.
error-rejected = رُفض الادعاء الذي يتبعه هذا الوسم فلا مكان له في المرجع. ارفضه هو أيضًا، أو أعد النظر في الادعاء.
error-attributed-twice = لهذا الادعاء إسناد في المرجع، وليس للادعاء إلا إسناد واحد. اختر أحدهما.
error-with-itself = لا يُربط الشيء بنفسه. اختر غيره.
error-topic-circle = لا يقع الموضوع تحت نفسه. اختر موضعًا آخر.
error-place-out-of-text = ينتهي الموضع عند { $end }، وفي المقال { $scalars } حرفًا فقط. لم يتغير شيء.
error-published = لا يُغيَّر دليل ترميز منشور. ابدأ مسودة بدلًا من ذلك.
error-draft-outdated = نُشر دليل ترميز آخر منذ بدأت هذه المسودة. ضع المسودة فوقه ثم انشر من جديد.
fault-no-version = لا إصدار لدليل الترميز.
fault-set-twice = تكرّرت المجموعة { $set } في دليل الترميز، أو لا اسم لها.
fault-code-twice = تكرّرت التسمية { $code } في { $set }، أو لا رمز لها.
fault-key-unfit = مفتاح التسمية { $code } من { $set } يجب أن يكون حرفاً لاتينياً واحداً من A إلى Z؛ يُضغط مع Alt.
fault-key-twice = مفتاح التسمية { $code } من { $set } يختار { $other } في الوسم نفسه. اختر حرفاً آخر.
fault-merged-nowhere = دُمجت التسمية { $code } من { $set } في تسمية غير موجودة.
error-anchor = ليس هذا موضعاً في النص: { $detail }
error-rule = هذا يخالف قاعدة، فلم يتغير شيء: { $detail }
error-changed-since = غيّر { $by } هذا في الأثناء ({ $id })، فتُرك كما هو.

## ملفات المشروع

store-not-found = لا يوجد ملف أو مجلد كهذا: { $path }
store-not-a-project = ليس هذا المجلد مشروعاً لإسناد: { $path }. لم يتغير شيء. افتح مجلداً فيه ملف project.ron أو أنشئ مشروعاً جديداً.
store-not-empty = المجلد غير فارغ: { $path }. لم يتغير شيء. اختر مجلداً جديداً أو فارغاً.
store-too-new = كُتب هذا بإصدار أحدث من إسناد: { $path }. حدّث إسناد لفتحه، ولم يتغير شيء.
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

# تُقال حين ينتهي البرنامج بها، فلا يبقى في الذاكرة شيء.
ended-not-saved = { $count ->
    [one] تعذّر حفظ تغيير واحد وقد ضاع: { $detail }. ما ذُكر أنه تمّ فهو سليم. أفسح مكاناً أو أعد وصل القرص، ثم أعد التغيير.
    [two] تعذّر حفظ تغييرين وقد ضاعا: { $detail }. ما ذُكر أنه تمّ فهو سليم. أفسح مكاناً أو أعد وصل القرص، ثم أعد التغييرين.
    [few] تعذّر حفظ { $count } تغييرات وقد ضاعت: { $detail }. ما ذُكر أنه تمّ فهو سليم. أفسح مكاناً أو أعد وصل القرص، ثم أعد التغييرات.
    [many] تعذّر حفظ { $count } تغييراً وقد ضاعت: { $detail }. ما ذُكر أنه تمّ فهو سليم. أفسح مكاناً أو أعد وصل القرص، ثم أعد التغييرات.
   *[other] تعذّر حفظ { $count } تغيير وقد ضاعت: { $detail }. ما ذُكر أنه تمّ فهو سليم. أفسح مكاناً أو أعد وصل القرص، ثم أعد التغييرات.
}
ended-store = لم يقبل القرص الكتابة: { $detail }. ما ذُكر أنه تمّ فهو سليم، أما هذا فلم يُحفظ. أعده متى قبل القرص الكتابة.
ended-unread = تعذّرت القراءة من القرص: { $detail }. تأكد من وصله ومن السماح بقراءته، ثم أعد المحاولة.

## سطر الأوامر

cli-error = إسناد: { $message }
cli-output-failed = تعذّرت كتابة المخرجات: { $detail }. المشروع كما كان.
cli-no-gui = بُنيت هذه النسخة من إسناد بلا نافذة. ابنِها مع الميزة gui، أو استعمل الأوامر الأخرى: isnad --help
cli-no-annotator = لا واسم في هذا المشروع باسم «{ $id }». لرؤية الواسمين: isnad articles PROJECT
cli-nobody = لا يذكر project.ron من أنشأ هذا المشروع، فلا يُعرف من يعمل فيه. سمِّ من يعمل: { "\u200E--annotator ID\u200E" }
cli-damaged = { $count ->
    [one] في هذا المشروع ملاحظة واحدة عن شيء تالف أو مفقود، وما يلي هو ما أمكنت قراءته فقط. للاطلاع عليها: isnad check { $project }
    [two] في هذا المشروع ملاحظتان عن أشياء تالفة أو مفقودة، وما يلي هو ما أمكنت قراءته فقط. للاطلاع عليهما: isnad check { $project }
    [few] في هذا المشروع { $count } ملاحظات عن أشياء تالفة أو مفقودة، وما يلي هو ما أمكنت قراءته فقط. للاطلاع عليها: isnad check { $project }
    [many] في هذا المشروع { $count } ملاحظة عن أشياء تالفة أو مفقودة، وما يلي هو ما أمكنت قراءته فقط. للاطلاع عليها: isnad check { $project }
   *[other] في هذا المشروع { $count } ملاحظة عن أشياء تالفة أو مفقودة، وما يلي هو ما أمكنت قراءته فقط. للاطلاع عليها: isnad check { $project }
}
cli-no-moment = «{ $text }» ليس وقتاً. اكتب التاريخ هكذا 2026-03-14، والوقت هكذا 2026-03-14T10:30 (بتوقيت UTC أو بفارق مثل +03:00)، أو عدد أجزاء الثانية الألفية منذ 1970.
cli-no-split = لا يمكن تقسيم الملفات في هذا الإصدار. لم يتغير شيء؛ احذف { "\u200E--split\u200E" } لإضافة الملفات كاملة.
cli-new-done = أُنشئ المشروع { $path } للواسم { $annotator }. لإضافة مقالات: isnad add { $path } FILE…
cli-codebook-unknown = لا ملف باسم { $path }، ولا دليل ترميز جاهز بهذا الإصدار. الجاهز: { $ready }
cli-codebook-written = كُتب { $version } في { $path } ({ $bytes } بايت)
cli-codebook-published = صار دليل الترميز { $version } هو الساري. وتبقى الوسوم السابقة على الإصدار الذي وُضعت وفقه.
cli-codebook-same = لم يتغير شيء: دليل الترميز الساري { $version } يقول الشيء نفسه.
cli-codebook-retired = متروك
cli-codebook-required = المطلوب: { $fields }
cli-codebook-editions = الإصدارات
cli-codebook-in-force = سارٍ
cli-codebook-draft = مسودة
cli-sample-done = كُتب المشروع النموذجي في { $path }. لفتحه: isnad { $path }
cli-no-articles = لا مقالات في هذا المشروع بعد. لإضافتها: isnad add PROJECT FILE…
cli-progress = { $annotator }: { $state }{ $assigned ->
    [yes] ، مكلَّف به
   *[other] {""}
}؛ الادعاءات { $claims }، الذِّكر { $mentions }، المواقف { $stances }
cli-add-done = صار { $file } المقالَ { $id }
cli-add-already = الملف { $file } موجود من قبل، وهو المقال { $id }؛ لم يتغير شيء
cli-add-failed = {"\u200F"}{ $file }: { $reason }
cli-add-unsaved = تعذّر حفظه فليس في المشروع. أضفه من جديد.
cli-find-count = { $count ->
    [zero] لا مواضع
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعاً
   *[other] { $count } موضع
}
check-not-repaired = تعذّر إصلاحه. { $why }
cli-check-repairable = يفعل ذلك { "\u200Eisnad check --repair\u200E" } من تلقاء نفسه.
cli-repaired-project-file = كُتب من جديد مما يُقرأ منه ومن السجلات: { $file }. فإن لم يكن معرّفه مقروءاً فللمشروع معرّف جديد: لا تُضم إليه نسخة إلا إن كان لهما سجل مشترك، إلى أن يوضع هنا ملف project.ron منها.
cli-repaired-snapshot = كُتبت من جديد من السجلات: { $file }
cli-repaired-temporary = حُذف: { $file }
cli-repaired-git-file = استُكمل: { $file }
cli-repaired-nothing = لم يكن هناك ما يمكن إصلاحه من دونك.
cli-check-count = { $count ->
    [0] لا شيء يحتاج إلى إصلاح.
    [one] ملاحظة واحدة تحتاج إلى نظر.
    [two] ملاحظتان تحتاجان إلى نظر.
    [few] { $count } ملاحظات تحتاج إلى نظر.
    [many] { $count } ملاحظة تحتاج إلى نظر.
   *[other] { $count } ملاحظة تحتاج إلى نظر.
}
cli-export-file = كُتب { $path } ({ $bytes } بايت) وقُرئ للتحقق منه
cli-export-done = المقالات { $articles }، الادعاءات { $claims }، الذِّكر { $mentions }
cli-export-loss = لا يتسع هذا التنسيق لـ: { $what } ({ $count })
cli-text-unfit = لا يصلح { $path } نصاً: ليس ملفاً عادياً أو يتجاوز 64 ميغابايت.
cli-text-not-utf8 = { $path }، السطر { $line }: ليس UTF-8 ابتداءً من البايت { $byte }. احفظ الملف بترميز UTF-8 وأعد المحاولة.
cli-story-unfit = لا يصلح { $path } قصةً: ليس ملفاً عادياً أو يتجاوز 16 ميغابايت. لم يتغير شيء.
cli-story-line = { $file }، السطر { $line }: { $what }
cli-story-not-run = { $count ->
    [one] سطر واحد لا يُفهم، فلم تُنفَّذ أي خطوة ولم يتغير شيء.
    [two] سطران لا يُفهمان، فلم تُنفَّذ أي خطوة ولم يتغير شيء.
    [few] { $count } أسطر لا تُفهم، فلم تُنفَّذ أي خطوة ولم يتغير شيء.
    [many] { $count } سطراً لا تُفهم، فلم تُنفَّذ أي خطوة ولم يتغير شيء.
   *[other] { $count } سطر لا تُفهم، فلم تُنفَّذ أي خطوة ولم يتغير شيء.
}
cli-story-stopped = { $file }، السطر { $line }: لم يُنفَّذ «{ $text }». { $reason } كل ما قبل هذا السطر محفوظ؛ أصلح السطر وتابع من هناك.
cli-story-failed = { $file }، السطر { $line }: لم يُنفَّذ «{ $text }». { $reason }
cli-story-unmet = { $file }، السطر { $line }: لم يتحقق «{ $text }»، فالموجود { $found }.

severity-error = خطأ
severity-warning = تحذير
severity-info = تنويه

## إضافة الملفات

add-missing = لا وجود لهذا الملف. تحقق من المسار.
add-folder = هذا مجلد. سمِّ الملفات التي فيه.
add-not-regular = ليس هذا ملفاً عادياً (قناة أو جهاز)، فلم يُفتح.
add-empty = لا كلمات في الملف، فلم يُضَف.
add-too-large = حجم الملف { $size } ميغابايت، والحد الأقصى للمقال { $limit } ميغابايت. قسّمه أولاً.
add-not-utf8 = السطر { $line }، العمود { $column }: ليس UTF-8 (البايت { $byte }). احفظ الملف بترميز UTF-8 وأضفه من جديد.
add-unreadable = تعذّرت قراءة الملف: { $detail }

note-byte-order-mark = يبدأ بعلامة ترتيب البايتات، وقد أُبقيت
note-crlf = نهايات أسطره بأسلوب ويندوز، وقد أُبقيت
note-no-final-newline = لا ينتهي بنهاية سطر، وقد تُرك كذلك
note-no-break-spaces = فيه مسافات غير قابلة للكسر، وقد أُبقيت
note-direction-controls = فيه علامات اتجاه غير مرئية، وقد أُبقيت
note-unpaired-controls = فيه علامات اتجاه بلا قرين: قد تظهر الكلمات بغير ترتيب قراءتها
note-control-characters = فيه محارف تحكم، وقد أُبقيت
note-title-guessed = العنوان مخمَّن من النص، يُرجى تأكيده
note-date-guessed = التاريخ مخمَّن من النص، يُرجى تأكيده
note-date-unknown = لم يُعثر على تاريخ
note-outlet-guessed = المصدر مخمَّن من النص، يُرجى تأكيده
note-outlet-unknown = لم يُعثر على اسم المصدر

## التصدير

export-is-folder = المسار { $path } مجلد. سمِّ ملفاً للكتابة؛ لم يُكتب شيء.
export-write-failed = تعذّرت كتابة { $path }: { $detail }. ما كان هناك باقٍ كما هو.
export-read-back-failed = كُتب { $path } لكن قراءته لا تطابق ما كُتب: { $detail }. لا تستعمله؛ المشروع سليم.
export-format-failed = لا يمكن كتابة هذا بهذا التنسيق: { $detail }. لم يُكتب شيء.

loss-texts = كلمات المقالات
loss-outer-attributions = من نقل الادعاء بعد أقرب مصدر
loss-more-stances = مواقف أخرى من الادعاء نفسه
loss-stances-on-actors = المواقف من الفاعلين
loss-evidence = المواضع الدالة على الموقف
loss-images = الصور
loss-aliases = الأسماء الأخرى للفاعلين
loss-stances-on-issues = المواقف من القضايا المعيارية والموضوعات
loss-actor-details = مناصب الفاعلين وانتماءاتهم ومعرّفاتهم الخارجية وملاحظاتهم
loss-remarks = الملاحظات والعلامات ودرجات الثقة في الإسنادات والمواقف
loss-claim-evidence = المواضع التي يُحكم بها على الادعاء
loss-relations = العلاقات بين الادعاءات
loss-canonical-details = أزمنة القضايا المعيارية وملاحظاتها وروابطها، أو قضايا بلا أعضاء
loss-topics = الموضوعات وترتيبها
loss-comments = التعليقات
loss-unplaced = فاعلون وقضايا معيارية وموضوعات لا يسمّيها وسم في الملف
loss-older-texts = أن وسوماً على نص أقدم لمقالها

## المشروع النموذجي

sample-not-empty = المجلد ليس فارغاً: { $path }. لم يُكتب شيء. اختر مجلداً جديداً أو فارغاً.
sample-no-data-folder = لا يوجد مجلد لبياناتك. سمِّ مجلداً في المتغير { $variable }.
sample-write-failed = تعذّرت كتابة { $path }: { $detail }

## القصص

story-help-steps = الخطوات، كل خطوة في سطر، وعلامة # تبدأ تعليقاً:
story-help-counts = ما يمكن عدّه:
story-help-commands = أوامر do مع مفاتيحها ومعاملاتها:
story-step-annotator = تابع باسم هذا الواسم، ويُضاف إن كان جديداً
story-step-language = لغة الرسائل
story-step-open = افتح المقال بمعرّفه أو بنهاية معرّفه
story-step-select = حدّد هذه الكلمات في المقال المفتوح، و{ "\u200E#2\u200E" } للموضع الثاني
story-step-select-range = حدّد بمواضع المحارف
story-step-do = نفّذ أمراً
story-step-press = اضغط مفتاحاً
story-step-type = اكتب في اللوحة الصغيرة
story-step-call = سمِّ المحدد ليُذكر فيما بعد باسم @NAME
story-step-moment = سمِّ ما بلغه العمل الآن ليُذكر فيما بعد في at=@NAME
story-step-undo = تراجع عن آخر ما فُعل
story-step-redo = أعده
story-step-crash = اترك كل شيء بلا إغلاق وافتح من القرص من جديد
story-step-expect = عُدّ وسوم الواسم الحالي في المشروع
story-unknown-step = لا توجد خطوة «{ $step }». لرؤية الخطوات: isnad story --help
story-unknown-command = لا يوجد أمر «{ $id }». لرؤية الأوامر: isnad story --help
story-unknown-argument = لا يعرف الأمر { $command } «{ $argument }». ما يعرفه: { $known }
story-missing = ينقص شيء: { $what }
story-bad-key = ليس «{ $key }» مفتاحاً. تُكتب المفاتيح هكذا: 1 و+ وEnter وCtrl+Z
story-bad-number = ليس «{ $text }» عدداً ولا نطاقاً. تُكتب النطاقات هكذا: 583..636
story-bad-language = ليست «{ $text }» من لغات الواجهة. اكتب ar أو en.
story-unclosed-quote = علامة اقتباس لم تُغلق. اكتب { "\u200E\\\"\u200E" } لعلامة اقتباس في الداخل.
story-left-over = «{ $text }» زائد في هذا السطر. ضع الكلمات ذات المسافات بين علامتي اقتباس.

## نتائج الفحص

finding-torn-tail = السطر الأخير في سجل غير تام. { $detail }
    .remedy = إن توقف البرنامج أو الحاسوب في تلك اللحظة فإن السطر لم يظهر محفوظاً قط، ولا ينقص شيء. أما إن نُسخ الملف أو استُعيد فابحث عن نسخة أطول منه وضعها إلى جانبه، فيُضم الملفان.
finding-damaged-tail = الأسطر الأخيرة، أو الأسطر كلها، تالفة. { $detail }
    .remedy = إن كانت لديك نسخة أخرى من هذا الملف فضعها إلى جانبه، فيُضم الملفان.
finding-damaged-line = بين الأسطر السليمة أسطر تالفة، وقد قُرئت السليمة. { $detail }
    .remedy = استعد الملف من نسخة، أو ضع النسخة إلى جانبه فيُضم الملفان.
finding-chain-break = حُذفت أسطر أو نُقلت. { $detail }
    .remedy = استعد الملف من نسخة. لا يجوز تحرير السجلات باليد.
finding-sequence-gap = تغييرات مفقودة. { $detail }
    .remedy = استعد السجل المفقود من نسخة أو من الزميل الذي كتبه.
finding-forked-session = تغييران مختلفان تحت رقم واحد. { $detail }
    .remedy = استمرت الكتابة في نسختين من سجل واحد. أبقِ الملفين وانظر في الوسوم المذكورة.
finding-wrong-folder = يسمّي السجل واسماً غير صاحب مجلده، فلم يُطبَّق. { $detail }
    .remedy = انقل الملف إلى مجلد الواسم الذي يسمّيه.
finding-foreign-tag = لم يُطبَّق تغيير على وسم لشخص آخر. { $detail }
    .remedy = اسأل صاحب السجل عن البرنامج الذي كتبه.
finding-bad-id = يسمّي تغيير شيئاً بما لا يصلح معرّفاً، فلم يُطبَّق. { $detail }
    .remedy = اسأل صاحب السجل عن البرنامج الذي كتبه.
finding-future-clock = تغييرات تسبق الساعة بأكثر من يوم. هي ظاهرة، لكنها تخسر كل تعارض. { $detail }
    .remedy = اضبط ساعة الحاسوب الذي كتبها.
finding-too-new = كتب هذا إصدار أحدث، وهو يمنع هذا الإصدار من قراءته. { $detail }
    .remedy = حدّث إسناد.
finding-read-only = كتب هذا المشروع إصدار أحدث، فلا يمكن هنا إلا قراءته. { $detail }
    .remedy = حدّث إسناد لمتابعة العمل.
finding-unreadable-record = سطر سليم لكنه لا يُفهم. { $detail }
    .remedy = حدّث إسناد؛ فإن لم ينفع فأبلغ عن السطر.
finding-broken-entry = مدخل لا يُفهم، وقد أُبقي كما هو. { $detail }
    .remedy = حدّث إسناد؛ فإن لم ينفع فأبلغ عن السطر.
finding-unknown-entry = مداخل من إصدار أحدث محفوظة لكنها لا تظهر. { $detail }
    .remedy = حدّث إسناد لرؤيتها.
finding-incomplete-bulk = تغيير كبير لم يكتمل، فلا يُحسب. { $detail }
    .remedy = أعده من جديد.
finding-conflict-copy = ترك برنامج مزامنة نسخة من الملف، وقد قُرئت وضُمّت. { $detail }
    .remedy = لا شيء عليك.
finding-empty-journal = سجل ليس فيه سطر تام. { $detail }
    .remedy = إن توقف البرنامج أو الحاسوب عند بدء هذا السجل فلا ينقص شيء. أما إن نُسخ الملف أو استُعيد فابحث عن نسخة أطول منه وضعها إلى جانبه، فيُضم الملفان.
finding-no-header = السطر الأول من السجل مفقود أو تالف، فاستُعمل اسم الملف بدلاً منه. { $detail }
    .remedy = استعد الملف من نسخة إن وُجدت.
finding-line-ends = غيّر برنامج آخر نهايات الأسطر، وقد قُرئ كل شيء. { $detail }
    .remedy = اجعل إدارة النسخ تترك ملفات ronl كما هي.
finding-bad-name = اسم لا مكان له هنا. { $detail }
    .remedy = يُسمّى كل مجلد في journal باسم واسمه، وكل سجل بالأحرف الستة والعشرين لجلسته ثم ronl. فإن كان فيه عمل فسمّه كذلك، وإلا فأخرجه من المشروع.
finding-not-regular = رابط أو قناة أو جهاز، أو ملف في موضع مجلد، فلم يُفتح. { $detail }
    .remedy = ضع الملف أو المجلد نفسه هنا، أو احذفه.
finding-unreadable = تعذّرت قراءة هذا. { $detail }
    .remedy = تحقق من صلاحيات الملف، ثم من القرص.
finding-too-large = أكبر من أي ملف من نوعه، فلم يُقرأ. { $detail }
    .remedy = استعد الملف من نسخة.
finding-many-findings = في هذا الملف ملاحظات أخرى. { $detail }
    .remedy = أصلح المذكور ثم افحص من جديد.
finding-project-file-missing = الملف project.ron مفقود، وقد قُرئت السجلات مع ذلك. { $detail }
    .remedy = استعده من نسخة. وإن لم توجد فيمكن أن يُكتب من جديد من السجلات، غير أن المشروع ينال معرّفاً جديداً: فلا تُضم إليه نسخة إلا إن كان لهما سجل مشترك، إلى أن يوضع هنا ملف project.ron منها.
finding-project-file-damaged = الملف project.ron لا يُفهم، وقد قُرئت السجلات مع ذلك. { $detail }
    .remedy = استعده من نسخة. وإن لم توجد فيمكن أن يُكتب من جديد مما يُقرأ منه ومن السجلات، ويُحفظ التالف في المجلد history. فإن لم يكن معرّفه مقروءاً نال المشروع معرّفاً جديداً: فلا تُضم إليه نسخة إلا إن كان لهما سجل مشترك، إلى أن يوضع هنا ملف project.ron منها.
finding-bad-creator = يسمّي project.ron صانعاً للمشروع ما لا يصلح اسماً لواسم. { $detail }
    .remedy = اكتب بعد created_by الواسم الذي أنشأه، كما يُسمّى مجلده في journal. وإلى ذلك الحين اذكر من أنت كلما فتحت المشروع.
finding-codebook-missing = لا يمكن قراءة أي دليل ترميز، فاستُعمل الدليل المضمَّن. { $detail }
    .remedy = استعد المجلد codebook من نسخة.
finding-codebook-damaged = دليل ترميز لا يُفهم. { $detail }
    .remedy = استعده من نسخة.
finding-text-missing = كلمات مقال مفقودة. { $detail }
    .remedy = استعد الملف من نسخة؛ الوسوم محفوظة.
finding-text-damaged = كلمات مقال ليست ما حُفظ. { $detail }
    .remedy = استعد الملف من نسخة؛ الوسوم محفوظة.
finding-text-not-utf8 = كلمات مقال ليست بترميز UTF-8. { $detail }
    .remedy = استعد الملف من نسخة؛ الوسوم محفوظة.
finding-text-length = طول مقال يخالف ما دُوِّن. { $detail }
    .remedy = استعد الملف من نسخة.
finding-import-record-missing = بيان منشأ مقال مفقود. { $detail }
    .remedy = استعده من نسخة؛ لا أثر لذلك في الوسوم.
finding-import-record-damaged = بيان منشأ مقال لا يُفهم. { $detail }
    .remedy = استعده من نسخة؛ لا أثر لذلك في الوسوم.
finding-image-missing = صورة مفقودة. { $detail }
    .remedy = استعدها من نسخة أو أرفقها من جديد.
finding-image-damaged = صورة ليست ما حُفظ. { $detail }
    .remedy = استعدها من نسخة أو أرفقها من جديد.
finding-stray-temporary = توقف برنامج وهو يكتب هذا الملف، ولا حاجة إليه. { $detail }
    .remedy = يجوز حذفه متى مضى عليه يوم ولم يعد برنامج يكتبه.
finding-snapshot-damaged = نسخة مقروءة تالفة، والمعوَّل على السجلات. { $detail }
    .remedy = تُكتب من جديد من السجلات، وتُحفظ التالفة في المجلد history.
finding-snapshot-differs = نسخة مقروءة تخالف السجلات، والمعوَّل على السجلات. { $detail }
    .remedy = إن حرّرها أحد باليد فأجرِ التغيير نفسه في إسناد. ثم تُكتب من جديد من السجلات، وتُحفظ هذه في المجلد history.
finding-snapshot-stale = نسخة مقروءة أقدم من السجلات. { $detail }
    .remedy = لا شيء عليك؛ تُكتب من جديد عند متابعة العمل.
finding-snapshot-merged = وضعت إدارة النسخ نسختين مقروءتين إحداهما فوق الأخرى، والسجلات تحفظهما معاً. { $detail }
    .remedy = لم يُفقد شيء. تُكتب من جديد من السجلات.
finding-generation-regress = نسخة مقروءة أقدم من نسخة محفوظة منها: أُعيد ملف قديم إلى مكانه. { $detail }
    .remedy = انظر هل أُعيدت معه سجلات قديمة، واستعد الأحدث منها. ثم تُكتب من جديد من السجلات، وتُحفظ هذه في المجلد history.
finding-sudden-drop = في نسخة مقروءة وسوم لا يذكرها أي سجل، ولم يحذفها أحد. { $detail }
    .remedy = استعد السجل التالف أو المبتور من نسخة. وإلى ذلك الحين تبقى النسخة المقروءة كما هي، فهي وحدها تدل على المفقود. وإن لم يبق السجل عند أحد فأخرج النسخة المقروءة من المشروع.
finding-journal-missing = في نسخة مقروءة تغييرات لا توجد في أي سجل هنا. { $detail }
    .remedy = استعد السجل المفقود من نسخة. وإلى ذلك الحين تبقى النسخة المقروءة كما هي، فهي وحدها تدل على المفقود. وإن لم يبق السجل عند أحد فأخرج النسخة المقروءة من المشروع.
finding-newer-file = كتب هذا الملف إصدار أحدث، ولا يُقرأ منه شيء إلى المشروع، فيبقى كما هو. { $detail }
    .remedy = لا شيء عليك. حدّث إسناد ليُحدَّث الملف هنا أيضاً.
finding-duplicate-id = معرّف واحد لشيئين. { $detail }
    .remedy = انظر فيهما وأعد إنشاء أحدهما.
finding-unread-journal = قد يحمل هذا الملف، وهو بجانب السجلات، تغييرات ليست في أي سجل، ولا يُقرأ لأن اسمه لا ينتهي بـ ronl أو يبدأ بنقطة. { $detail }
    .remedy = ضع نسخة منه في مجلد صاحبه في journal، باسم يبدأ بالأحرف الستة والعشرين نفسها وينتهي بـ « (copy).ronl»: فتُقرأ عندئذ، ولا يُحسب شيء مرتين. وإن لم يكن فيه ما يُراد فأخرجه من المشروع.
finding-unknown-file = ليس هذا الملف جزءاً من المشروع. { $detail }
    .remedy = لا ضرر منه؛ انقله إن شئت.
finding-git-file = لا تعرف إدارة النسخ كيف تعامل هذا المجلد. { $detail }
    .remedy = تُضاف الأسطر الناقصة، ويبقى الموجود كما هو.
finding-no-article = الوسم في مقال غير موجود: { $detail }
    .remedy = استعد ملفات المقال والسجل الذي أدخله.
finding-no-actor = يسمّي فاعلاً غير موجود: { $detail }
    .remedy = انسبه إلى فاعل آخر.
finding-no-content = الإسناد لوسم غير موجود: { $detail }
    .remedy = احذف الإسناد أو استعد الوسم بالتراجع.
finding-no-source = يسمّي الإسناد ذكراً غير موجود مصدراً له: { $detail }
    .remedy = حدّد القائل من جديد.
finding-no-attribution = الموقف منقول عبر إسناد غير موجود: { $detail }
    .remedy = حدّد الموقف من جديد.
finding-no-target = موقف أو علاقة تشير إلى ادعاء غير موجود: { $detail }
    .remedy = احذفها أو استعد الادعاء بالتراجع.
finding-no-canonical = ينتمي إلى قضية معيارية غير موجودة: { $detail }
    .remedy = أخرج الادعاء منها أو استعد القضية بالتراجع.
finding-no-topic = تحت موضوع غير موجود: { $detail }
    .remedy = اختر موضوعًا آخر أو استعد الموضوع بالتراجع.
finding-no-thread = التعليق جواب في نقاش غير موجود: { $detail }
    .remedy = لم يضع شيء: التعليق محفوظ ويظهر مع وسمه. اكتبه من جديد إن أردته ضمن نقاش.
finding-with-itself = يربط الشيء بنفسه.
    .remedy = احذفه.
finding-published = غُيّر دليل ترميز منشور.
    .remedy = يُعتدّ بالإصدار المنشور أولًا. انشر إصدارًا جديدًا للتغيير.
finding-codebook-fault = في السجلات دليل ترميز لا يصلح للعمل: { $detail }
    .remedy = انشر إصدارًا مصححًا منه.
finding-topic-circle = موضوعات يقع بعضها تحت بعض في دائرة.
    .remedy = انقل أحدها إلى الأعلى.
finding-foreign = مرتبط بوسم لواسم آخر أو في مقال آخر: { $detail }
    .remedy = أعد إنشاءه ضمن وسومك.
finding-not-about = قرار مراجعة يعتمد وسمًا لم يكن موضوعه: { $detail }
    .remedy = احسم أمر الوسم من جديد في غرفة المراجعة.
finding-attributed-twice = لادعاء واحد إسنادان. { $detail }
    .remedy = احذف أحدهما.
finding-circle = سلسلة إسناد تدور على نفسها. { $detail }
    .remedy = احذف إسناداً من الدائرة.
finding-merge-circle = دُمج فاعلون في دائرة. { $detail }
    .remedy = عدّل أحد الفاعلين لتنفتح الدائرة.
finding-no-revision = لا يبيّن المقال أي نص يقصد. { $detail }
    .remedy = أضف ملف المقال من جديد.
finding-in-use = ما زال شيء يشير إلى ما حُذف. { $detail }
    .remedy = استعده بالتراجع.
finding-bad-anchor = موضع الوسم لا معنى له: { $detail }
    .remedy = سِم الكلمات من جديد.
finding-out-of-text = ينتهي الوسم خارج النص: { $detail }
    .remedy = سِم الكلمات من جديد.
finding-unknown-code = لا توجد هذه التسمية في دليل الترميز: { $detail }
    .remedy = اختر تسمية من الدليل أو أضفها إليه.
finding-anchor-differs = كلمات الوسم ليست ما في موضعه: { $detail }
    .remedy = استعد نص المقال أو سِم الكلمات من جديد.
finding-anchor-revision = وُضع الوسم على نسخة أخرى من النص: { $detail }
    .remedy = افتح المقال: يُنقل المؤكد إلى نصه، وانظر في الباقي بنفسك (F7).
finding-mark-cut = يفصل الوسم حرفاً عن حركته: { $detail }
    .remedy = حرّك حد الوسم محرفاً واحداً.
finding-no-type = ادعاء بلا نوع بعد: { $detail }
    .remedy = اختر نوعه.
finding-no-holder = موقف بلا صاحب بعد. { $detail }
    .remedy = حدّد صاحب الموقف.
finding-no-source-said = إسناد لا يذكر القائل ولا أنه غير مسمّى. { $detail }
    .remedy = حدّد القائل أو بيّن أنه غير مسمّى.
finding-retired-code = لم يعد دليل الترميز يعرض هذه التسمية: { $detail }
    .remedy = لا يلزم شيء، فالتسمية تبقى مقروءة. اختر غيرها إن نصّ الدليل على ذلك.
finding-required-missing = يطلب دليل الترميز ما لم يُذكر بعد: { $detail }
    .remedy = اذكره، أو انشر دليل ترميز لا يطلبه.
finding-orphan-comment = تعليق على شيء حُذف: «{ $detail }»
    .remedy = لا يلزم شيء. استعد الشيء بالتراجع إن كان التعليق يطلب ذلك.
finding-overruled = جرى تغييران لم يعلم أحدهما بالآخر. والذي لا يظهر منهما هو تغيير { $detail }.
    .remedy = انظر فيه، وغيّره مرة أخرى إن كان الآخر هو الصواب. وكلاهما باقٍ في السجلات.
finding-overruled-removal = حذف { $detail } هذا وهو لا يعلم بتغيير جرى فيه، فبقي. أما ما كان معلّقاً به فحُذف معه، وقد لا يكون عاد.
    .remedy = انظر فيه في «التعارضات…». إبقاؤه يعيد ما ذهب معه، وأخذ الأخرى يحذفه هو أيضاً.
finding-word-cut = يقطع الذِّكر كلمة: { $detail }
    .remedy = خذ الكلمة كاملة بما يتصل بها، إلا إذا التصقت كلمتان خطأً.

## النافذة

app-name = إسناد
app-wordmark = إسناد
app-title = إسناد
cancel = إلغاء
close = إغلاق
dismiss = إخفاء
not-said = لم يُحدَّد
outlet-unknown = المصدر غير معروف
claim-untyped = بلا نوع بعد
claimant-missing = بلا قائل بعد
claims-count = { $count ->
    [0] لا ادعاءات
    [one] ادعاء واحد
    [two] ادعاءان
    [few] { $shown } ادعاءات
    [many] { $shown } ادعاءً
   *[other] { $shown } ادعاء
}
top-search = ابحث في الأوامر…
refusal-no-project = افتح مشروعاً أولاً.

welcome-tagline = من قال ماذا، وعلى ذمّة مَن
welcome-recent = مشاريع حديثة
welcome-drop = يمكنك أيضاً إفلات ملفات نصية أو مجلد مشروع على هذه النافذة.

library-title = المقالات
library-filter = صفِّ المقالات…
library-empty = لا مقالات بعد
library-empty-hint = أفلت ملفات نصية هنا، أو اضغط Ctrl+I لإضافتها.
library-none-found = لا مقال يطابق
library-row-hint = انقر للفتح، وانقر مع Ctrl للفتح إلى جانب المفتوح
library-actors = الفاعلون في المقالات المفتوحة

desk-empty = لا شيء مفتوح
desk-empty-hint = اختر مقالاً من المكتبة، ومع Ctrl يُفتح إلى جانب غيره.
desk-no-articles = لا مقالات في هذا المشروع بعد
desk-no-articles-hint = أفلت ملفات نصية على النافذة، أو أضفها من هنا.
pane-grip = عرض الألواح
pane-unreadable = تعذّرت قراءة نص هذا المقال
pane-settling = تنضيد فقرة طويلة جداً
pane-unpaired =
    { $count ->
        [one] في هذا النص علامة اتجاه بلا قرين: قد تظهر الكلمات بغير ترتيب قراءتها.
        [two] في هذا النص علامتا اتجاه بلا قرين: قد تظهر الكلمات بغير ترتيب قراءتها.
        [few] في هذا النص { $shown } علامات اتجاه بلا قرين: قد تظهر الكلمات بغير ترتيب قراءتها.
        [many] في هذا النص { $shown } علامة اتجاه بلا قرين: قد تظهر الكلمات بغير ترتيب قراءتها.
       *[other] في هذا النص { $shown } علامة اتجاه بلا قرين: قد تظهر الكلمات بغير ترتيب قراءتها.
    }
pane-unpaired-hint = بقي النص كما ورد. يمكن إظهار المحارف الخفية بطاقاتٍ صغيرة.
pane-unpaired-show = أظهرها
pane-unpaired-dismiss = إخفاء التنبيه

picture-name = صورة المقال
picture-loading = جارٍ قراءة الصورة…
picture-broken = تعذّر عرض الصورة: { $reason }
picture-file = ملفها مفقود أو تغيّر ({ $file })
picture-unknown = ليست هذه صورة PNG أو JPEG أو WebP.

find-name = البحث في المقال
find-hint = ابحث في هذا المقال…
find-none = لا نتائج
find-searching = يبحث…
find-count = { $current } من { $total }
find-exact = حرفياً

palette-type-actor = أو اكتب اسم فاعل…
palette-filter-claimant = من القائل؟
palette-filter-actor = أيّ فاعل؟
palette-filter-outer = من نقله؟
palette-filter-relate = بأي ادعاء يرتبط؟
palette-filter-relation = ما العلاقة بينهما؟
palette-filter-canonical = أي قضية؟
palette-no-claims = لا ادعاء آخر للربط به
palette-new-canonical = جديد: «{ $wording }»
suggestion-spoken = اقتراح
palette-suggestion-accept = قبول
palette-suggestion-refuse = رفض
palette-suggestion-next = التالي
palette-suggested-mention = أهذا ذكرٌ لـ{ $name }؟
palette-suggested-ambiguous = يحمل هذا الاسم أكثر من فاعل. من المقصود؟
palette-suggested-statement = أهذا ادعاء من { $who } تسوقه «{ $cue }»؟
palette-suggested-unsourced = أهذا ادعاء تسوقه «{ $cue }» بلا مصدر؟
palette-nothing = لا أحد بهذا الاسم
palette-new-actor = فاعل جديد «{ $name }»
palette-nobody = لم يُسمَّ أحد

inspector-empty = لا شيء محدد
inspector-empty-hint = حدّد كلمات في مقال واضغط 1 للادعاء أو 2 للفاعل، أو انقر وسماً لتراه هنا.
inspector-claim = ادعاء
inspector-mention = ذِكر
inspector-actor = فاعل
inspector-actor-type = نوع الفاعل
inspector-chain = سلسلة الإسناد
inspector-add-claimant = حدّد القائل…
inspector-change-claimant = غيّر القائل…
inspector-stance = موقف القائل
inspector-no-holder = صاحب الموقف غير معروف بعد
inspector-unresolved = لم يُعرف الفاعل بعد
inspector-aliases = يُكتب أيضاً
inspector-statements = ما قاله
inspector-no-statements = لا ادعاءات بعد

status-saved = كل التغييرات محفوظة
status-saving = جارٍ الحفظ…
status-not-saved = لم يُحفظ: { $reason }
status-retry = حاول من جديد
status-undone = تم التراجع عن: { $deed }
status-redone = أُعيد: { $deed }
status-can-undo = تراجع: { $deed }
status-language = ع / En
status-theme = فاتح / داكن
status-percent = {"\u200F"}{ $percent } ٪

intake-progress = { $done } من { $total } ملفات
intake-failed = لم يُضف { $file }: { $reason }
intake-done = { $count ->
    [one] صار في المشروع مقال جديد.
    [two] صار في المشروع مقالان جديدان.
    [few] صارت في المشروع { $shown } مقالات جديدة.
    [many] صار في المشروع { $shown } مقالاً جديداً.
   *[other] صار في المشروع { $shown } مقال جديد.
}
intake-left = { $count ->
    [one] لم يُضف ملف واحد: أُغلق مشروعه قبل أن يأتي دوره.
    [two] لم يُضف ملفان: أُغلق مشروعهما قبل أن يأتي دورهما.
    [few] لم تُضف { $shown } ملفات: أُغلق مشروعها قبل أن يأتي دورها.
    [many] لم يُضف { $shown } ملفاً: أُغلق مشروعها قبل أن يأتي دورها.
   *[other] لم يُضف { $shown } ملف: أُغلق مشروعها قبل أن يأتي دورها.
}

commands-name = أمر
commands-hint = اكتب أمراً…
commands-none = لا أمر بهذا الاسم
help-intro = تجد كل أمر أيضاً عبر Ctrl+K. المفاتيح هي نفسها مهما كان تخطيط لوحة المفاتيح.

form-ok = موافق
form-save = حفظ
form-create = إنشاء المشروع
form-browse = اختر من نافذة الملفات…
form-new-title = مشروع جديد
form-new-name = الاسم
form-new-folder = المجلد (جديد أو فارغ)
form-choose-folder = اختر مجلداً…
form-new-annotator = معرّفك كواسم
form-new-annotator-hint = حروف لاتينية صغيرة وأرقام وشرطات، مثل salma
form-new-files = { $count ->
    [0] لم تُختر مقالات بعد، ويمكن إضافتها لاحقاً.
    [one] سيُضاف مقال واحد.
    [two] سيُضاف مقالان.
    [few] ستُضاف { $shown } مقالات.
    [many] سيُضاف { $shown } مقالاً.
   *[other] سيُضاف { $shown } مقال.
}
form-choose-files = اختر مقالات…
form-project-path = مجلد المشروع
form-article-paths = ملف نصي
form-image-path = صورة (PNG أو JPEG أو WebP)
form-path-hint = اكتب مساراً أو ألصقه.
form-note-title = ملاحظة
form-note-text = نص الملاحظة
form-details-title = بيانات المقال
form-details-headline = العنوان
form-details-outlet = المصدر
form-details-date = التاريخ
form-details-date-hint = السنة-الشهر-اليوم، مثل 2025-03-14
form-annotator-title = العمل باسم واسم آخر


launch-no-display = لا شاشة هنا، فلا يمكن فتح نافذة. يرسم الأمر «isnad picture PROJECT --out FILE.png» الشاشة نفسها من دون نافذة، وتعمل سائر الأوامر أيضاً («isnad --help»).
launch-graphics = تعذّر فتح النافذة: { $detail }. يحتاج إسناد إلى X11 أو Wayland مع OpenGL، وفي دبيان وأوبونتو: apt install libgl1 libegl1 libgl1-mesa-dri libxkbcommon-x11-0 libxcursor1 libxi6. ويعمل الأمر «isnad picture» من دونها.
launch-write = تعذّرت كتابة الصورة في { $path }: { $detail }

## أفعال ليست أوامر

deed-article-add = إضافة مقال
deed-relation-set = علاقة
deed-canonical-join = ادعاء جامع
deed-actor-affiliate = انتماء
deed-comment-answer = رد
deed-comment-reopen = إعادة فتح النقاش
deed-actor-add = فاعل جديد
deed-review-decide = قرار في المراجعة
deed-review-see = اطلاع على وسوم الزملاء
deed-review-reopen = إعادة فتح المراجعة
deed-work-time = وقت العمل

## الأشرطة وقفل الألواح والبطاقات المطوية

chips-more = { $count ->
    [one] ادعاء آخر هنا
    [two] ادعاءان آخران هنا
    [few] { $shown } ادعاءات أخرى هنا
    [many] { $shown } ادعاءً آخر هنا
   *[other] { $shown } ادعاء آخر هنا
}
chips-fewer = إخفاء الزائد

inspector-relation = علاقة
ribbon-name = ارتباط ({ $kind }): «{ $from }» – «{ $to }»
ribbon-open = أظهرها في لوح التفاصيل
ribbon-remove = احذف العلاقة
ribbon-above = { $count ->
    [one] الادعاء المرتبط أعلى من هنا
    [two] ادعاءان مرتبطان أعلى من هنا
    [few] { $shown } ادعاءات مرتبطة أعلى من هنا
    [many] { $shown } ادعاءً مرتبطاً أعلى من هنا
   *[other] { $shown } ادعاء مرتبط أعلى من هنا
}
ribbon-below = { $count ->
    [one] الادعاء المرتبط أسفل من هنا
    [two] ادعاءان مرتبطان أسفل من هنا
    [few] { $shown } ادعاءات مرتبطة أسفل من هنا
    [many] { $shown } ادعاءً مرتبطاً أسفل من هنا
   *[other] { $shown } ادعاء مرتبط أسفل من هنا
}

cmd-view-lock = قفل التمرير
    .hint = مرّر الألواح كلها معاً لتتحاذى الادعاءات المرتبطة
panes-unlock = التمرير مقفل، انقر ليتحرك كل لوح وحده
status-locked = التمرير مقفل

## دليل الترميز

group-codebook = الدليل

cmd-codebook-open = دليل الترميز
    .hint = مجموعات الوسوم ومعانيها وما هو لازم منها
cmd-codebook-ready = أدلة جاهزة
    .hint = ابدأ بدليل معروف في هذا المجال
cmd-codebook-editions = طبعات الدليل
    .hint = من نشر أي نسخة ومتى ولماذا
cmd-codebook-recheck = وسوم تحتاج مراجعة
    .hint = وسومك التي وُضعت وفق قاعدة أقدم
cmd-codebook-review = نشر…
    .hint = انظر في تغييرات مسودتك قبل نشرها
cmd-codebook-add-label = إضافة فئة
    .hint = فئة جديدة في مجموعة، ضمن مسودتك
cmd-codebook-change-label = تعديل فئة
    .hint = أسماء الفئة وتعريفها وأمثلتها ولونها ومفتاحها، ضمن مسودتك
cmd-codebook-up = تقديم الفئة
    .hint = خطوة نحو بداية المجموعة
cmd-codebook-down = تأخير الفئة
    .hint = خطوة نحو نهاية المجموعة
cmd-codebook-move-label = نقل فئة
    .hint = إلى موضع في مجموعتها، عدّاً من 1
cmd-codebook-retire-label = إيقاف الفئة
    .hint = تبقى في الوسوم القديمة ولا تُعرض بعد الآن
cmd-codebook-restore-label = إعادة الفئة
    .hint = تُعرض من جديد فئة أُوقفت أو دُمجت
cmd-codebook-merge-labels = دمج فئتين
    .hint = تُحسب وسوم فئة كأنها من فئة أخرى
cmd-codebook-require = حقل لازم
    .hint = هل يجوز أن يخلو الوسم من هذا الحقل
cmd-codebook-describe = اسم الدليل وقواعده
    .hint = ما اسم الدليل وما قواعده للقارئ
cmd-codebook-note = ملاحظة على التغييرات
    .hint = ماذا تغيّر ولماذا، لمن يأتي بعدك
cmd-codebook-publish = نشر الدليل
    .hint = يسري العمل بمسودتك ولا تتغيّر بعد ذلك أبداً
cmd-codebook-renew = وضع المسودة فوق الدليل الساري
    .hint = نشر أحدهم دليلاً آخر بعد أن بدأت المسودة
cmd-codebook-discard = ترك المسودة
    .hint = تُترك تغييراتك غير المنشورة، ويعيدها التراجع
cmd-codebook-republish = نشر هذه الطبعة من جديد
    .hint = تسري طبعة قديمة تحت رقم نسخة جديد
cmd-codebook-import = استيراد…
    .hint = يحلّ دليل من ملف محلّ مسودتك
cmd-codebook-export = تصدير…
    .hint = كتابة الدليل المعروض في ملف
cmd-codebook-rechecked = رُوجع: الوسم صحيح
    .hint = نظرت في الوسم وفق الدليل الساري
cmd-codebook-show-tag = انتقال إلى الوسم
    .hint = مغادرة الدليل وعرض الوسم في مقاله
deed-codebook-edit = تغيير في مسودة الدليل

refusal-no-draft = لا مسودة للدليل. تبدأ المسودة مع أول تغيير.
refusal-no-label = لم تُختر فئة. اختر واحدة في الدليل أولاً.
error-write = تعذّرت كتابة { $file }: { $detail }
error-codebook-faulty = لا يصلح { $file } للعمل به. { $fault } لم يتغير شيء.
error-codebook-unfit = لا يصلح { $file } دليلَ ترميز: ليس ملفاً عادياً أو يتجاوز 4 ميغابايت. لم يتغير شيء.
error-codebook-damaged = { $file }، السطر { $line }، العمود { $column }: ليس هذا دليل ترميز ({ $detail }). لم يتغير شيء.
form-codebook-path = ملف الدليل (RON)

codebook-title = دليل الترميز
codebook-back = رجوع
codebook-in-force = الساري: { $version }
codebook-reading = قراءة { $version }، وهي لا تتغيّر
codebook-unpublished = { $count ->
    [0] مسودة بلا تغييرات
    [one] تغيير واحد لم يُنشر بعد
    [two] تغييران لم يُنشرا بعد
    [few] { $shown } تغييرات لم تُنشر بعد
    [many] { $shown } تغييراً لم يُنشر بعد
   *[other] { $shown } تغيير لم يُنشر بعد
}
codebook-page-labels = الفئات
codebook-page-ready = أدلة جاهزة
codebook-page-editions = الطبعات
codebook-page-recheck = للمراجعة
codebook-page-review = قبل النشر
codebook-whole = الدليل إجمالاً
codebook-group-claim = الادعاءات
codebook-group-attribution = الإسناد
codebook-group-stance = الموقف
codebook-group-relation = العلاقات
codebook-group-actor = الفاعلون وذِكرهم
codebook-group-other = كل وسم
codebook-required = لازم
codebook-set-required = لا بدّ للوسم من إحدى هذه الفئات
codebook-no-labels = لا فئات في هذه المجموعة بعد.
codebook-labels-hint = السهمان أعلى وأسفل لاختيار فئة، ومع Alt لنقلها. وبهذا الترتيب تُعرض حيث تُطلب هذه المجموعة.
codebook-new-label = فئة جديدة
codebook-retired = موقوفة
codebook-merged-into = تُحسب من «{ $label }»
codebook-uses = { $count ->
    [0] غير مستعملة
    [one] مستعملة مرة
    [two] مستعملة مرتين
    [few] مستعملة { $shown } مرات
    [many] مستعملة { $shown } مرة
   *[other] مستعملة { $shown } مرة
}
codebook-tags = { $count ->
    [0] لا وسوم
    [one] وسم واحد
    [two] وسمان
    [few] { $shown } وسوم
    [many] { $shown } وسماً
   *[other] { $shown } وسم
}
codebook-shared = مشترك
codebook-name-ar = الاسم بالعربية
codebook-name-en = الاسم بالإنجليزية
codebook-definition-ar = التعريف بالعربية
codebook-definition-en = التعريف بالإنجليزية
codebook-examples-ar = أمثلة بالعربية، مثال في كل سطر
codebook-examples-en = أمثلة بالإنجليزية، مثال في كل سطر
codebook-rules-ar = القواعد بالعربية
codebook-rules-en = القواعد بالإنجليزية
codebook-code = الرمز
codebook-code-is = الرمز { $code }. به تعرف الملفات هذه الفئة، فلا يتغيّر.
codebook-code-taken = في المجموعة فئة رمزها { $code }.
codebook-shortcut = المفتاح
codebook-colour = اللون
codebook-colour-own = يختاره البرنامج
codebook-colour-number = اللون { $number }
codebook-nothing-chosen = لم تُختر فئة.
codebook-nothing-chosen-hint = اختر واحدة من الوسط لترى تعريفها وأمثلتها ولونها.
codebook-meaning-changed = تغيّر المعنى
codebook-meaning-changed-hint = بعد النشر تُطلب مراجعة الوسوم القديمة التي تحمل هذه الفئة.
codebook-standing = إخراج من الاستعمال
codebook-retire-hint = تبقى الفئة في الوسوم القديمة ولا تُعرض بعد الآن.
codebook-retired-hint = هذه الفئة موقوفة: تبقى في الوسوم القديمة ولا تُعرض.
codebook-merge-into = دمج في
codebook-merge-nobody = اختر فئة…
codebook-merge-preview = { $count ->
    [0] لا وسم يحمل «{ $label }». لن تُعرض بعد الآن، وتحلّ «{ $winner }» محلّها.
    [one] وسم واحد يحمل «{ $label }» سيُحسب من «{ $winner }».
    [two] وسمان يحملان «{ $label }» سيُحسبان من «{ $winner }».
    [few] { $shown } وسوم تحمل «{ $label }» ستُحسب من «{ $winner }».
    [many] { $shown } وسماً يحمل «{ $label }» ستُحسب من «{ $winner }».
   *[other] { $shown } وسم يحمل «{ $label }» ستُحسب من «{ $winner }».
}
codebook-merge-kept = يبقى ما وسمه الناس كما كُتب، ويُقرأ على أنه الفئة الجديدة.
codebook-required-fields = حقول لازمة بلا فئات
codebook-required-hint = الوسم الذي ينقصه أحدها يظهر غير مكتمل.
codebook-field-mention-actor = فاعل الذِّكر
codebook-field-attribution-source = مصدر الإسناد
codebook-field-attribution-cue = عبارة الإسناد
codebook-field-stance-holder = صاحب الموقف
codebook-field-stance-evidence = شاهد الموقف
codebook-field-claim-evidence = شاهد الادعاء
codebook-field-claim-canonical = القضية الجامعة
codebook-will-be = ستكون النسخة { $version }. تذكرها الوسوم التي تُوضع بعدها، وتبقى نسخة الوسوم القديمة كما هي.
codebook-changes = التغييرات
codebook-no-changes = لا فرق بينها وبين الدليل الساري.
codebook-to-recheck = وسوم تحتاج مراجعة
codebook-nothing-to-recheck = لم يتغيّر معنى، فلا وسم يحتاج مراجعة.
codebook-note = ماذا تغيّر ولماذا
codebook-keep-editing = متابعة التحرير
codebook-publish-hint = النسخة المنشورة لا تتغيّر أبداً، وطريق العودة نشر نسخة أقدم من جديد.
codebook-change-described = اسم الدليل أو قواعده
codebook-change-set-added = { $set }: مجموعة جديدة
codebook-change-set-removed = { $set }: تزول المجموعة ولا يُسأل عن حقلها بعد الآن
codebook-change-reordered = { $set }: ترتيب آخر
codebook-change-added = { $set }: فئة جديدة «{ $label }»
codebook-change-removed = { $set }: لم تعد فيها «{ $label }»
codebook-change-changed = { $set }: تغيّر وصف «{ $label }»
codebook-change-renamed = { $set }: صار اسم «{ $was }» هو «{ $label }»
codebook-change-retired = { $set }: أُوقفت «{ $label }»
codebook-change-restored = { $set }: تُعرض «{ $label }» من جديد
codebook-change-merged = { $set }: تُحسب «{ $label }» من «{ $winner }»
codebook-change-required = { $field }: صار لازماً
codebook-change-optional = { $field }: لم يعد لازماً
codebook-ready-hint = إذا أخذت دليلاً صار مسودتك، ولا يتغيّر شيء على أحد قبل أن تنشرها.
codebook-about-isnad = الادعاءات وسلاسل الإسناد والفاعلون والمواقف في الأخبار: كل ما يَسِمه إسناد.
codebook-about-dna = من يوافق من: أقوال أشخاص ومنظمات في قضية، تأييداً أو اعتراضاً (Discourse Network Analyzer).
codebook-about-polnear = من قال ماذا في الأخبار السياسية: المصدر والعبارة والمضمون في كل إسناد.
codebook-about-mawqif = مع موضوع أو ضده أو لا هذا ولا ذاك، والعاطفة إلى جانبه (SemEval-2016 وMawqif).
codebook-about-arastance = موقف المقال كله من قضية: يوافق أو يخالف أو يناقش أو لا صلة.
codebook-about-checkthat = ما يستحق التحقق وما يهمّ الجمهور وما هو ضار (CheckThat! وClaimBuster).
codebook-size = المجموعات: { $sets }، الفئات: { $labels }
codebook-this-is-in-force = الساري
codebook-take = أخذ { $name } مسودةً
codebook-take-short = أخذه مسودةً
codebook-editions-hint = النسخ المنشورة لا تتغيّر. اختر واحدة لتقرأها.
codebook-founding = به بدأ المشروع.
codebook-by = نشر { $name }
codebook-recheck-hint = صار لفئة هذه الوسوم معنى آخر بعد وضعها. انتقل إلى الوسم وصحّحه إن لزم، ثم قل إنه رُوجع.
codebook-recheck-empty = لا شيء يحتاج مراجعة.
codebook-recheck-empty-hint = تظهر الوسوم هنا إذا غيّرت طبعة منشورة معنى فئتها.
codebook-under = وفق { $version }
codebook-checked = رُوجع
codebook-checked-tag = رُوجع: { $tag }
codebook-exported = كُتب الدليل في { $file }.
codebook-published = سرى العمل بالنسخة { $version }.
codebook-discarded = تُركت المسودة، ويعيدها Ctrl+Z.
codebook-kind-claim = ادعاء
codebook-kind-mention = ذِكر
codebook-kind-attribution = إسناد
codebook-kind-stance = موقف
codebook-kind-relation = علاقة

## كل المواضع

everywhere-title = كل موضع يُذكر فيه { $name }
everywhere-progress = فُحص { $done } من { $total } من المقالات
everywhere-unread = { $count ->
    [one] تعذّرت قراءة مقال واحد
    [two] تعذّرت قراءة مقالين
    [few] تعذّرت قراءة { $shown } مقالات
    [many] تعذّرت قراءة { $shown } مقالاً
   *[other] تعذّرت قراءة { $shown } مقال
}
everywhere-cut = المواضع أكثر مما تسعه القائمة
everywhere-only-open = المقالات المفتوحة وحدها
everywhere-nothing = كل المواضع موسومة
everywhere-nothing-hint = لا مقال يذكر هذا الفاعل في موضع لم تسمه بعد.
everywhere-doubtful = يحمل هذا الاسم غيره أيضاً
everywhere-tag = { $count ->
    [0] وسم
    [one] وسم موضع واحد
    [two] وسم موضعين
    [few] وسم { $shown } مواضع
    [many] وسم { $shown } موضعاً
   *[other] وسم { $shown } موضع
}

## لوح التفاصيل: الحقول والسلسلة والمواقف والروابط والتعليقات والسجل

field-mention-actor = الفاعل
field-mention-form = صورة الذكر
field-mention-role-as-stated = الصفة كما وردت في المقال
field-claim-type = النوع
field-claim-certainty = اليقين
field-claim-polarity = الإثبات والنفي
field-claim-hedges = ألفاظ التحوّط
field-claim-conditional = مشروط
field-claim-condition = نص الشرط
field-claim-event-time = زمن الحدث كما ورد
field-claim-event-from = الحدث من (تاريخ)
field-claim-event-to = الحدث إلى (تاريخ)
field-claim-evidence = الأدلة
field-claim-check-worthiness = جدارة التحقق
field-claim-object-actors = من يمسّ مصالحهم
field-claim-frames = الأُطر
field-claim-gloss-ar = صياغة موجزة بالعربية
field-claim-gloss-en = صياغة موجزة بالإنجليزية
field-claim-canonical = القضية المعيارية
field-claim-denies = ينفي القضية المعيارية
field-attribution-source = المصدر
field-attribution-visibility = كيف سُمّي المصدر
field-attribution-cue = عبارة الإسناد
field-attribution-cue-kind = نوع العبارة
field-attribution-act = فعل القول
field-attribution-quote-mode = طريقة النقل
field-attribution-outlet-commitment = موقف الوسيلة من المنقول
field-attribution-addressees = المخاطَبون
field-attribution-date = متى قيل، كما ورد
field-attribution-venue = أين قيل، كما ورد
field-stance-holder = صاحب الموقف
field-stance-label = الموقف
field-stance-dimension = البُعد
field-stance-intensity = الشدة
field-stance-explicitness = صريح أم ضمني
field-stance-evidence = الأدلة
field-stance-sentiment = الشعور
field-stance-via = نُقل عبر
field-relation-kind = نوع العلاقة
field-tag-confidence = الثقة
field-tag-confidence-1 = منخفضة
field-tag-confidence-2 = متوسطة
field-tag-confidence-3 = عالية
field-tag-flags = علامات
field-tag-note = ملاحظة
field-tag-place = الموضع في النص
field-actor-type = نوع الفاعل
field-actor-name-ar = الاسم بالعربية
field-actor-name-en = الاسم بالإنجليزية
field-actor-note = ملاحظة
field-actor-merged-into = دُمج في
field-actor-external-ids = معرّفات في سجلات أخرى
field-actor-aliases = اسم آخر
field-actor-roles = صفة
field-actor-affiliations = انتماء
field-canonical-proposition-ar = القضية بالعربية
field-canonical-proposition-en = القضية بالإنجليزية
field-canonical-from = تصحّ من (تاريخ)
field-canonical-to = تصحّ إلى (تاريخ)
field-canonical-note = ملاحظة
field-canonical-merged-into = دُمجت في
field-canonical-topic = الموضوع
field-topic-code = الرقم
field-topic-name-ar = الاسم بالعربية
field-topic-name-en = الاسم بالإنجليزية
field-topic-parent = تحت
field-needed = { $name } – مطلوب

quoted = {"\u200F"}«{ $words }»
yes = نعم
no = لا
moment = {"\u200F"}{ $date }، { $time } UTC

inspector-colleague = وسمٌ لزميل ({ $name }): يُقرأ ويُعلَّق عليه ولا يُغيَّر.
inspector-more = { $count ->
    [0] حقول أخرى
    [one] حقول أخرى (حقل معبّأ)
    [two] حقول أخرى (حقلان معبّآن)
    [few] حقول أخرى ({ $shown } حقول معبّأة)
    [many] حقول أخرى ({ $shown } حقلاً معبّأً)
   *[other] حقول أخرى ({ $shown } حقل معبّأ)
}
inspector-rows-more = { $count ->
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $shown } أخرى
    [many] { $shown } أخرى
   *[other] { $shown } أخرى
}
inspector-take-away = أزِل
inspector-add = أضِف
inspector-choose-hint = اكتب اسماً…
inspector-choose-none = لا شيء يُختار بعد
inspector-choose-new = جديد: «{ $name }»
inspector-actor-choose = اختر فاعلاً…
inspector-actor-change = فاعل آخر…
inspector-actor-add = أضِف فاعلاً…
inspector-place-add = أضِف الكلمات المحددة
inspector-place-hint = لإضافة كلمات حدّدها في المقال.
inspector-place-key = لإضافة كلمات حدّدها في المقال واضغط { $key }.
inspector-set = المجموعة { $number }
inspector-outlet = الوسيلة
inspector-attribution = إسناد
inspector-link = هذه الحلقة
inspector-link-name = الحلقة { $level } من { $levels }: { $name } { $cue }
inspector-chain-add = أضِف من نقله…
inspector-chain-between = أدخل مصدراً بينهما…
inspector-chain-source = غيّر المصدر…
inspector-chain-cut = أخرجها من السلسلة
inspector-one-stance = موقف
inspector-stance-on = من
inspector-holder-unknown = صاحب الموقف غير معروف
inspector-via = نُقل عبر { $name }
inspector-implicit = مفهوم من السياق ولم يُذكر في النص
inspector-says = ما هو مصدره
inspector-relations = العلاقات
inspector-relation-to = من هذا إلى الآخر
inspector-relation-from = من الآخر إلى هذا
inspector-relate = اربطه بادعاء آخر…
inspector-canonical = عبر المقالات
inspector-canonical-one = قضية معيارية
inspector-no-canonical = لم يُضمّ بعد إلى ادعاءات مقالات أخرى
inspector-canonical-choose = ضمّه إلى قضية معيارية…
inspector-canonical-change = قضية معيارية أخرى…
inspector-canonical-leave = أخرجه منها
inspector-canonical-merge = ادمجها في أخرى…
inspector-members-count = { $count ->
    [one] ادعاء واحد
    [two] ادعاءان
    [few] { $shown } ادعاءات
    [many] { $shown } ادعاءً
   *[other] { $shown } ادعاء
}
inspector-members = الادعاءات المنضمّة
inspector-members-none = لم ينضمّ إليها ادعاء بعد
inspector-says-same = يقول القول نفسه
inspector-denies = ينفيه
inspector-rivals = قد يتناقضان
inspector-rivals-confirm = أكّد التناقض
inspector-bonds = قضايا معيارية أخرى
inspector-bond-add = {"\u200F"}{ $kind }…
inspector-topic = الموضوع
inspector-topic-choose = اختر موضوعاً…
inspector-topic-parent = تحت
inspector-topics-below = موضوعات تحته
inspector-canonicals = القضايا المعيارية
inspector-mentions-count = { $count ->
    [0] لا ذكر له بعد
    [one] ذُكر مرة واحدة
    [two] ذُكر مرتين
    [few] ذُكر { $shown } مرات
    [many] ذُكر { $shown } مرة
   *[other] ذُكر { $shown } مرة
}
inspector-scope-project = معروف في المشروع كله
inspector-scope-article = في «{ $title }» وحده
inspector-merged-into = دُمج في
inspector-merged-here = دُمج في هذا الفاعل
inspector-unmerge = افصلهما من جديد
inspector-merge = ادمجه في آخر…
inspector-split = اقسمه…
inspector-roles = الصفات
inspector-role-add = أضِف صفة
inspector-role-title-ar = الصفة بالعربية
inspector-role-title-en = الصفة بالإنجليزية
inspector-from = من (تاريخ)
inspector-to = إلى (تاريخ)
inspector-affiliations = الانتماءات
inspector-affiliation-add = أضِف انتماءً
inspector-affiliation-kind = نوع الانتماء
inspector-affiliation-back = من الآخر إلى هذا
inspector-alias-add = أضِف اسماً آخر
inspector-alias-surface = الاسم الآخر
inspector-alias-kind = نوع الاسم
inspector-alias-shared = مشترك
inspector-alias-ambiguous = يُسمّى به غيره أيضاً
inspector-external = معرّفات في سجلات أخرى
inspector-external-add = أضِف معرّفاً
inspector-external-key = السجل، مثل wikidata
inspector-external-value = المعرّف فيه
inspector-comments = التعليقات
inspector-comment-add = علّق…
inspector-comment-remove = اسحب هذا التعليق
inspector-answer = أجِب…
inspector-settle = احسم النقاش
inspector-reopen = افتحه من جديد
inspector-settled = { $count ->
    [one] نقاش محسوم، تعليق واحد
    [two] نقاش محسوم، تعليقان
    [few] نقاش محسوم، { $shown } تعليقات
    [many] نقاش محسوم، { $shown } تعليقاً
   *[other] نقاش محسوم، { $shown } تعليق
}
inspector-was-settled = حسم النقاش
inspector-was-reopened = فتح النقاش من جديد
inspector-history = السجل ({ $shown })
inspector-past-made = أُنشئ
inspector-past-removed = حُذف
inspector-past-change = { $field }: من { $before } إلى { $after }
inspector-go-back = ارجع إلى هنا

form-merge-title = دمج «{ $name }»
form-merge-into = في
form-merge-count = { $count ->
    [0] لا يمسّ ذلك أي وسم، ويبقى «{ $name }».
    [one] سيسمّي وسم واحد «{ $name }»:
    [two] سيسمّي وسمان «{ $name }»:
    [few] ستسمّي { $shown } وسوم «{ $name }»:
    [many] سيسمّي { $shown } وسماً «{ $name }»:
   *[other] سيسمّي { $shown } وسم «{ $name }»:
}
form-merge-count-nobody = { $count ->
    [0] لا وسم يسمّي هذا الفاعل بعد.
    [one] يمسّ ذلك وسماً واحداً:
    [two] يمسّ ذلك وسمين:
    [few] يمسّ ذلك { $shown } وسوم:
    [many] يمسّ ذلك { $shown } وسماً:
   *[other] يمسّ ذلك { $shown } وسم:
}
form-merge-hint = لا يُعاد كتابة وسم أحد، ويمكن فصلهما من جديد في أي وقت.
form-merge-go = ادمج
form-split-title = قسمة «{ $name }»
form-split-name = اسم الفاعل الجديد
form-split-count = { $count ->
    [0] علّم المواضع التي تعني الفاعل الجديد (عددها { $total }):
    [one] ينتقل موضع واحد من { $total } إلى الفاعل الجديد:
    [two] ينتقل موضعان من { $total } إلى الفاعل الجديد:
    [few] تنتقل { $shown } مواضع من { $total } إلى الفاعل الجديد:
    [many] ينتقل { $shown } موضعاً من { $total } إلى الفاعل الجديد:
   *[other] ينتقل { $shown } موضع من { $total } إلى الفاعل الجديد:
}
form-split-others = { $count ->
    [one] موضع واحد وسمه زميل فيبقى.
    [two] موضعان وسمهما زملاء فيبقيان.
    [few] { $shown } مواضع وسمها زملاء فتبقى.
    [many] { $shown } موضعاً وسمها زملاء فتبقى.
   *[other] { $shown } موضع وسمها زملاء فتبقى.
}
form-split-go = اقسم
form-comment-title = تعليق
form-answer-title = جواب
form-comment-text = نص التعليق
form-comment-go = أرسل

## سجل المشروع

cmd-history-restore = استعادة هذه الحال
    .hint = يعود الوسم كما كان حينئذ، والتراجع يلغي ذلك
history-title = سجل المشروع
history-hint = الأحدث أولاً. العودة تجعل وسومك كما كانت حينئذ، وهي فعل كغيرها يلغيه Ctrl+Z. ووسوم الزملاء باقية.
back-progress = العودة: قُرئ { $done } من { $total } من الأفعال
history-empty = لم يُفعل شيء بعد

## التعليقات

cmd-comment-list = التعليقات…
    .hint = البحث في كل تعليقات المشروع والانتقال إلى ما تتعلق به
comments-title = التعليقات
comments-filter = كلمات من التعليق أو اسم كاتبه
comments-only-open = النقاشات المفتوحة وحدها
comments-nothing = لا تعليق كهذا
comments-nothing-hint = المفتاح T يكتب تعليقاً على المحدد.
comments-open = مفتوح
comments-settled = محسوم
comments-show = عرض

group-team = الفريق
group-review = المراجعة

cmd-work-submit = سلّم عملي في هذا المقال
    .hint = تُعلن أنك فرغت منه؛ وتبقى وسوم زملائك محجوبة حتى يفرغ الجميع
cmd-work-withdraw = استرجع عملي
    .hint = تعود إلى مقال كنت قد سلّمته
cmd-team-open = الناس والعمل
    .hint = من يعمل ماذا، وما وُزّع عليه، وإلى أين وصل
cmd-annotator-set = حدّد دور شخص
    .hint = واسم أو مراجع أو مشرف؛ وهل يصنع الوسومَ إنسان أم قواعد أم نموذج
cmd-work-assign = وزّع المقالات
    .hint = وفق خطة وبذرة، فيستطيع كل أحد التحقق من القوائم
cmd-review-open = راجع هذا المقال
    .hint = تقارن ما وسمه الجميع هنا بعد أن يسلّموا كلهم
cmd-review-early = راجع عملًا لم يكتمل
    .hint = تقارن قبل أن يسلّم الجميع؛ ويُسجَّل أنك اطّلعت
cmd-review-resume = عُد إلى المراجعة
    .hint = تُنهي تصحيح المرجع
cmd-review-first = اقبل الأول
    .hint = يُعتمد ما عند الواسم الأول
cmd-review-second = اقبل الثاني
    .hint = يُعتمد ما عند الواسم الثاني
cmd-review-third = اقبل الثالث
    .hint = يُعتمد ما عند الواسم الثالث
cmd-review-fourth = اقبل الرابع
    .hint = يُعتمد ما عند الواسم الرابع
cmd-review-accept = اقبل هؤلاء الواسمين
    .hint = يُعتمد ما عند كل واسم سُمّي
cmd-review-both = اقبل الجميع
    .hint = يُعتمد كل ما في هذا الصف
cmd-review-neither = لا تقبل أحدًا
    .hint = يُرفض كل ما في هذا الصف
cmd-review-edit = صحّح في المرجع
    .hint = يُعتمد الوسم ثم يُعرض كما هو في المرجع لتصحيحه
cmd-review-discuss = للنقاش
    .hint = يُترك مفتوحًا ويبدأ نقاش حوله
cmd-review-skip = تخطَّ
    .hint = إلى التالي مما ينتظر قرارًا
cmd-review-next = الصف التالي
    .hint = التالي من المعروض
cmd-review-previous = الصف السابق
    .hint = السابق من المعروض
cmd-review-show = اعرض صفًّا
    .hint = إلى الصف الذي فيه هذا الوسم
cmd-review-reason = السبب
    .hint = لماذا قررت هكذا: الدليل، أو الحدود، أو السهو، أو التأويل، أو خطأ المصدر
cmd-review-note = ملاحظة على القرار
    .hint = كلمة ترافق القرار القادم
cmd-review-accept-same = اقبل كل ما اتُّفق عليه
    .hint = يُعتمد كل صف اتفق فيه الجميع
cmd-review-filter = اعرض صفوفًا أخرى
    .hint = الكل، أو المفتوح، أو نوع واحد من الاختلاف
cmd-review-layers = طبقات أو ألواح
    .hint = الوسوم كلها فوق نص واحد، أو نص لكل واسم
cmd-review-settle = أعلن اكتمال المرجع
    .hint = تنتهي مراجعة هذا المقال
cmd-review-unsettle = افتح المراجعة من جديد
    .hint = لا يعود مرجع هذا المقال مكتملًا
cmd-review-close = أغلق المراجعة
    .hint = العودة إلى المكتب؛ والقرارات باقية

refusal-blind = لم يسلّم الجميع هذا المقال بعد، فوسومهم محجوبة. للاطلاع مع ذلك اختر «راجع عملًا لم يكتمل»، ويُسجَّل اطلاعك.
refusal-one-annotator = لم يسم هذا المقالَ اثنان بعد، فلا شيء يُقارن.
refusal-no-review = لا مراجعة مفتوحة.
refusal-no-units = لا صف هنا يُتخذ فيه قرار.
refusal-only-reading = المرجع نفسه بين ما يُقارن هنا، فلا قرار يُتخذ.
refusal-units-open = ما زالت صفوف تنتظر قرارًا.
refusal-not-settled = لم يُعلن اكتمال مرجع هذا المقال.
refusal-nothing-there = ليس لهذا الواسم شيء في هذا الصف.
error-too-few-people =
    { $least ->
        [one] يلزم شخص واحد على الأقل.
        [two] يلزم شخصان على الأقل. أضف أشخاصًا أولًا.
       *[other] يلزم { $least } أشخاص على الأقل. أضف أشخاصًا أولًا.
    }
error-nothing-to-assign = وُزّعت المقالات كلها. سمِّ المقالات التي تريد توزيعها مجددًا.

progress-untouched = لم يبدأ
progress-draft = قيد العمل
progress-submitted = سُلّم
progress-in_review = قيد المراجعة
progress-gold = مرجع
role-annotator = واسم
role-reviewer = مراجع
role-lead = مشرف
maker-person = إنسان
maker-rules = قواعد
maker-model = نموذج
scheme-double = الكل مرتين
scheme-double-hint = يسم كلَّ مقال اثنان، والأزواج بحسب البذرة
scheme-random = نسبة مرتين
scheme-random-hint = يسم كلَّ مقال واحد، ونسبةٌ تُختار بحسب البذرة يسمها ثانٍ أيضًا
scheme-pairs = أزواج بالتناوب
scheme-pairs-hint = يسم كلَّ مقال اثنان بترتيب القائمة، كل زوج في دوره
scheme-common = مقالات مشتركة
scheme-common-hint = يسم الجميعُ مقالات قليلة تُختار بحسب البذرة، كمقالات الأسبوع مثلًا
team-title = الناس والعمل
team-work = سير العمل
team-people = الناس
team-hand-out = التوزيع
team-article = المقال
team-my-time = وقتي
team-my-time-sum = وقت عملي: { $time } (لا يراه سواك، ولا تُحسب فيه وقفة تزيد على دقيقة)
team-sum = كل المقالات
team-submitted-of = سُلّم { $done } من { $all }
team-nothing-yet = لا شيء بعد
team-not-assigned = زيادة
team-me = أنت
team-role = الدور
team-maker = صانع الوسوم
team-add = أضِف شخصًا
team-add-id = اسم مختصر بحروف لاتينية
team-add-name = الاسم
team-add-go = أضِف
team-seed = البذرة
team-percent = يوسم مرتين (٪)
team-count = المقالات
team-again = وما وُزّع من قبل أيضًا
team-preview = ما ينتج عن ذلك
team-hand-out-go = وزّعها هكذا
team-past = ما وُزّع من قبل
team-past-none = لم يوزَّع شيء بعد.
team-seed-was = البذرة { $seed }
team-percent-was = { $percent }٪ مرتين
articles-count = { $count ->
    [0] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $shown } مقالات
    [many] { $shown } مقالًا
   *[other] { $shown } مقال
}
time-under-a-minute = أقل من دقيقة
time-minutes = { $minutes } د
time-hours = { $hours } س { $minutes } د
cmd-annotator-add = أضِف شخصًا
    .hint = تُدخل شخصًا في المشروع، أو تغيّر اسمه المعروض
cmd-library-show = المقالات التي تنتظر
    .hint = ينتقل من كل المقالات إلى ما عليّ عمله، ثم إلى ما ينتظر المراجعة
library-show-all = الكل
library-show-mine = عليّ
library-show-review = للمراجعة
library-open = افتح
library-open-beside = افتح إلى الجانب
work-submit-short = سلّم
work-withdraw-short = استرجع
pane-submitted-hint = كل تغيير الآن يعيد فتح ما تقرّر بشأنه
cmd-review-file = افتح ملف زميل…
    .hint = يُدخل وسوم ملف أُرسل إليك باسم صانعها ويفتح مراجعتها
form-tags-path = مسار الملف (annotations/…/….ron من مشروع الزميل)
sent-taken = من { $annotator }: أُدخل { $taken }، وكان موجودًا { $same }، وزال { $removed }، ورُفض { $refused }.
sent-damaged = السطر { $line } من الملف تالف ({ $detail })؛ نُظر فيما قبله ولم يُنظر فيما بعده.
sent-torn = ينقطع الملف بعد السطر { $line }؛ نُظر فيما قبله.
sent-checksum = تغيّر شيء في الملف بعد كتابته؛ فتأمّل ما أُدخل.
sent-book = صُنع بعض هذه الوسوم بدليل الترميز { $version } الذي لم يعرفه هذا المشروع قط؛ وحساب الاتفاق لا يخلطها بغيرها.
sent-refused = السطر { $line }، { $id }: { $why }
sent-more = …و{ $count } غيرها؛ يذكرها كلها الأمر isnad import.
sent-owner = هو من وسوم { $annotator }
sent-other-article = يقع في مقال آخر
sent-gold-tag = هو من المرجع، ولا يُصنع المرجع إلا بالمراجعة
sent-other-text = صُنع في نسخة أخرى من نص المقال
sent-other-words = ليست الكلمات «{ $words }» في موضعه
sent-newer = في المشروع نسخة منه لا يعرفها الملف
sent-none = ليس في { $file } وسوم من إسناد. اطلب الملف annotations/…/….ron من مشروع زميلك.
sent-gold = في { $file } وسوم المرجع. المرجع تصنعه المراجعة؛ فاطلب وسوم شخص.
sent-no-article = في { $file } وسوم للمقال { $article }، وهو ليس في هذا المشروع. أضِف المقال أولًا من المشروع نفسه.

## Agreement

agree-heading-agreement = الاتفاق بين الواسمين
agree-heading-name = المشروع
agree-heading-annotators = المقارَنون
agree-heading-articles = المقالات المقارَنة
agree-heading-articles-of-one = مقالات عمل عليها واحد منهم فقط (خارج المقارنة)
agree-heading-guidelines = إصدارات دليل الترميز (عدد الوسوم)
agree-heading-furniture = وسوم في حشو الموقع (خارج المقارنة)
agree-heading-older = وسوم على نص أقدم (لا تدخل في الحساب)
agree-heading-samples = سحبات المقالات لحساب مجالات الثقة 95٪
agree-heading-layers = الطبقات
agree-heading-fields = الحقول
agree-heading-confusion = ما حلّ محلّ ماذا
agree-heading-directional = نسبة ما وجده الثاني من وسوم الأول
agree-heading-mixed-guidelines = تُقارَن هنا وسوم وُضعت وفق إصدارات مختلفة من دليل الترميز، وقد تختلف قواعدها. اختر إصدارًا واحدًا لتكون المقارنة بين متماثلات.
agree-layer-mention = مواضع الذِّكر
agree-layer-claim = الادعاءات
agree-layer-cue = عبارات الإسناد
agree-layer-source = المصادر
agree-layer-stance = شواهد المواقف
agree-layer-attribution = الإسنادات
agree-layer-relation = العلاقات بين الادعاءات
agree-layer-canonical = الادعاءات الجامعة
agree-measure-exact-f1 = مقياس F1، الموضع نفسه
agree-measure-exact-label-f1 = مقياس F1، الموضع والتسمية نفساهما
agree-measure-overlap-f1 = مقياس F1، مواضع متداخلة
agree-measure-overlap-label-f1 = مقياس F1، مواضع متداخلة والتسمية نفسها
agree-measure-half-f1 = مقياس F1، مواضع تشترك في نصفها
agree-measure-half-label-f1 = مقياس F1، مواضع تشترك في نصفها والتسمية نفسها
agree-measure-char-f1 = مقياس F1 للأحرف
agree-measure-char-label-f1 = مقياس F1 للأحرف، التسمية نفسها
agree-measure-token-f1 = مقياس F1 للكلمات
agree-measure-agr = مقياس agr (متوسط الاتجاهين)
agree-measure-u-alpha = معامل uα (الوحدات والتسميات)
agree-measure-bar-u-alpha = معامل |uα (موسوم أو غير موسوم)
agree-measure-cu-alpha = معامل cuα (التسميات حيث تلتقي الوحدات)
agree-measure-coverage = نسبة ما يشمله cuα من النص
agree-measure-k-u-alpha = معامل (k)uα
agree-measure-gamma = معامل غاما γ
agree-measure-f1 = مقياس F1
agree-measure-label-f1 = مقياس F1، التسمية نفسها
agree-measure-given-f1 = مقياس F1 حيث وسم كلاهما الطرفين
agree-measure-given-label-f1 = مقياس F1 حيث وسم كلاهما الطرفين، التسمية نفسها
agree-measure-b3-f1 = مقياس B³ F1
agree-measure-b3-precision = دقة B³
agree-measure-b3-recall = استدعاء B³
agree-measure-ari = مؤشر راند المعدّل
agree-measure-alpha-nominal = ألفا كريبندورف، اسمي
agree-measure-alpha-ordinal = ألفا كريبندورف، ترتيبي
agree-measure-alpha-interval = ألفا كريبندورف، فتري
agree-measure-alpha-masi = ألفا كريبندورف، MASI
agree-measure-alpha-jaccard = ألفا كريبندورف، جاكار
agree-measure-alpha-dice = ألفا كريبندورف، دايس
agree-measure-kappa = كابا كوهين
agree-measure-kappa-se = الخطأ المعياري لكابا
agree-measure-kappa-linear = كابا الموزونة، خطيًّا
agree-measure-kappa-quadratic = كابا الموزونة، تربيعيًّا
agree-measure-pi = باي سكوت
agree-measure-fleiss = كابا فلايس
agree-measure-s = معامل S (بينيت)
agree-measure-ac1 = معامل AC1 لغويت
agree-measure-percent = نسبة الاتفاق المئوية
agree-why-fewer-than-two-annotators = لا قيمة: أقل من واسمين
agree-why-nothing-to-compare = لا قيمة: لا شيء يُقارَن
agree-why-no-variation = لا قيمة: لا تنوّع
agree-why-more-than-two-annotators = لا قيمة: لواسمين اثنين فقط
agree-why-no-fixed-labels = لا قيمة: عدد التسميات غير ثابت
agree-why-overlapping-tags-of-one-annotator = لا قيمة: وسوم الواسم الواحد متداخلة
agree-why-fewer-than-two-articles = لا قيمة: أقل من مقالين
agree-why-not-asked-for = لا قيمة: لم يُطلب
agree-why-cancelled = لا قيمة: أُوقف الحساب
agree-not-said = لم يُذكر
agree-empty-set = لا شيء
agree-yes = نعم
agree-no = لا
field-claim-claimant = القائل
cli-agree-no-annotator = لا واسم في هذا المشروع باسم «{ $id }». الواسمون: { $known }
cli-agree-written = كُتب { $path } ({ $bytes } بايت)
cli-agree-compared = قورن بين: { $annotators }؛ المقالات { $articles }، ومقالات عمل عليها واحد منهم فقط { $alone }
cli-agree-guideline = دليل الترميز { $version }: الوسوم { $count }

# غرفة الاتفاق.
cmd-agreement-open = الاتفاق بين الواسمين
    .hint = إلى أي حد تتشابه وسوم الزملاء، وأين يختلفون، وكيف يتطوّر ذلك
cmd-agreement-close = أغلق الاتفاق
    .hint = عودة إلى المقالات
cmd-agreement-compare = اختر ما يُقارَن
    .hint = الواسمون وإصدار دليل الترميز وسحبات مجالات الثقة والبذرة وγ
cmd-agreement-unfinished = مع ما لم يكتمل
    .hint = يقارن عملًا لم يُسلَّم بعد، ويُسجَّل اطلاعك عليه
cmd-agreement-show = انظر في طبقة أو حقل
    .hint = جدوله وحدوده وعادات الواسمين فيه وأسابيعه
cmd-agreement-cell = انظر في خانة من الجدول
    .hint = الوسوم التي وراءها
cmd-agreement-go = اذهب إلى وسم مختلَف فيه
    .hint = في غرفة المراجعة إن سلّم الجميع، وإلا ففي المقال
cmd-agreement-stop = أوقف حساب الاتفاق
    .hint = يبقى ما حُسب حتى الآن
cmd-agreement-export = احفظ تقرير الاتفاق…
    .hint = صفحةً أو جدولًا أو بصيغة JSON، والرسوم بصيغة SVG أو PNG
refusal-no-agreement = افتح الاتفاق أولًا.
refusal-no-report-coming = لا حساب جارٍ الآن.
refusal-no-report = لا تقرير بعد.
refusal-only-reviewers = لا يطّلع على العمل غير المكتمل إلا من يراجع أو يقود.
refusal-no-figure = لا شيء يُرسم هنا.
agree-heading-cell = خانة
agree-heading-rows = الصفوف
agree-heading-columns = الأعمدة
agree-heading-bias = ما أُعطي من الفئات أكثر أو أقل من المتوسط
agree-heading-offsets = كم تتباعد الحدود
agree-heading-in-words = بالكلمات
agree-heading-in-letters = بالأحرف
agree-heading-start = البداية
agree-heading-end = النهاية
agree-heading-drift = أسبوعًا بعد أسبوع
agreement-title = الاتفاق بين الواسمين
agreement-back = رجوع
agreement-people = المقارَنون
agreement-everybody = كل من يشترك في مقالات
agreement-gold = المرجع
agreement-guideline = دليل الترميز
agreement-all-versions = كل الإصدارات
agreement-samples = مجالات الثقة 95٪
agreement-samples-none = بلا
agreement-samples-of = { $shown } سحبة
agreement-seed = البذرة
agreement-gamma = معامل γ (بطيء)
agreement-overview = كل الطبقات والحقول
agreement-articles = { $count ->
    [0] لا مقال مقارَن
    [one] مقال واحد مقارَن
    [two] مقالان مقارَنان
    [few] { $shown } مقالات مقارَنة
    [many] { $shown } مقالًا مقارَنًا
   *[other] { $shown } مقال مقارَن
}
agreement-alone = { $count ->
    [0] ولا مقال لواسم وحده
    [one] ومقال لواسم وحده
    [two] ومقالان لكل منهما واسم وحده
    [few] و{ $shown } مقالات لكل منها واسم وحده
    [many] و{ $shown } مقالًا لكل منها واسم وحده
   *[other] و{ $shown } مقال لكل منها واسم وحده
}
agreement-left-out = خارج المقارنة، لأنه لم يُسلَّم أو لأنك لم تسلّم عملك: عمل { $people } في { $articles }.
agreement-people-count = { $count ->
    [one] زميل واحد
    [two] زميلين
    [few] { $shown } زملاء
    [many] { $shown } زميلًا
   *[other] { $shown } زميل
}
agreement-articles-count = { $count ->
    [one] مقال واحد
    [two] مقالين
    [few] { $shown } مقالات
    [many] { $shown } مقالًا
   *[other] { $shown } مقال
}
agreement-some-unfinished = { $count ->
    [one] يُقارَن هنا عمل واحد لم يكتمل، وقد يتغيّر بعد.
    [two] يُقارَن هنا عملان لم يكتملا، وقد يتغيّران بعد.
    [few] تُقارَن هنا { $shown } أعمال لم تكتمل، وقد تتغيّر بعد.
    [many] يُقارَن هنا { $shown } عملًا لم يكتمل، وقد يتغيّر بعد.
   *[other] يُقارَن هنا { $shown } عمل لم يكتمل، وقد يتغيّر بعد.
}
agreement-unread = { $count ->
    [one] تعذّرت قراءة نص مقال واحد، فلا تُقارَن كلماته.
    [two] تعذّرت قراءة نصّي مقالين، فلا تُقارَن كلماتهما.
    [few] تعذّرت قراءة نصوص { $shown } مقالات، فلا تُقارَن كلماتها.
    [many] تعذّرت قراءة نصوص { $shown } مقالًا، فلا تُقارَن كلماتها.
   *[other] تعذّرت قراءة نصوص { $shown } مقال، فلا تُقارَن كلماتها.
}
agreement-working = الحساب جارٍ…
agreement-stopped = أُوقف الحساب.
agreement-again = احسب من جديد
agreement-few = لا أحد يُقارَن
agreement-few-hint = يحتاج الاتفاق إلى واسمين اثنين وسما المقال نفسه.
agreement-nothing-common = لا مقال مشترك
agreement-nothing-common-hint = لم يَسِم المختارون المقال نفسه، أو لم يُسلَّم بعد ما وسموه.
agreement-layer = الطبقة
agreement-field = الحقل
agreement-tags = الوسوم
agreement-n = العدد
agreement-percent = النسبة
agreement-col-exact-f1 = الموضع نفسه
agreement-col-overlap-f1 = التداخل
agreement-col-overlap-label-f1 = التداخل والفئة
agreement-col-char-f1 = الأحرف
agreement-col-u-alpha = ألفا u
agreement-col-bar-u-alpha = ألفا |u
agreement-col-cu-alpha = ألفا cu
agreement-col-f1 = مقياس F1
agreement-col-label-f1 = الفئة نفسها
agreement-col-given-f1 = طرفان مشتركان
agreement-col-given-label-f1 = طرفان مشتركان وفئة
agreement-col-b3-f1 = مقياس B³ F1
agreement-col-b3-precision = دقة B³
agreement-col-b3-recall = استدعاء B³
agreement-col-ari = مؤشر راند
agreement-col-alpha = ألفا
agreement-col-kappa = كابا
agreement-col-pi = باي
agreement-col-ac1 = معامل AC1
agreement-part-spans = طبقات المواضع (F1 وuα)
agreement-part-edges = طبقات الروابط (F1)
agreement-part-groups = الادعاءات الجامعة
agreement-reliable = موثوق، من ٠٫٨٠٠ فأكثر
agreement-tentative = أولي، من ٠٫٦٦٧
agreement-weak = أدنى من أن يُبنى عليه
agreement-interval = 95٪: من { $low } إلى { $high }
agreement-all-pairs = كل الأزواج معًا
agreement-whose-rows = الصفوف
agreement-whose-columns = الأعمدة
agreement-pick-cell = انقر خانة لترى الوسوم التي وراءها.
agreement-instances = { $count ->
    [0] لا وسم وراء هذه الخانة
    [one] وسم واحد وراء هذه الخانة
    [two] وسمان وراء هذه الخانة
    [few] { $shown } وسوم وراء هذه الخانة
    [many] { $shown } وسمًا وراء هذه الخانة
   *[other] { $shown } وسم وراء هذه الخانة
}
agreement-no-words = بلا كلمات خاصة به
agreement-labels = الفئات واحدةً واحدة، { $measure }
agreement-measures = المقاييس
agreement-worst = المقالات الأقل اتفاقًا
agreement-no-drift = لا يُعرف متى وُضعت هذه الوسوم.
agreement-no-pairs = لم يقل واسمان هنا شيئًا عن الوسم نفسه.
agreement-save-as = احفظ بصيغة { $format }
agreement-save-figure = احفظ «{ $title }» بصيغة { $format }
agreement-stances = المواقف
form-agreement-path = الملف الذي يُكتب

## ضم النسخ

error-other-project = ليس { $theirs } نسخة من { $ours }، بل هما مشروعان، فلم يُضم شيء. صدّر وسوم أحدهما واستوردها في الآخر.
cli-merge-nothing = ليس في النسخة الأخرى ما ليس هنا.
cli-merge-records =
    { $count ->
        [one] جاء فعل واحد من { $annotator }.
        [two] جاء فعلان من { $annotator }.
        [few] جاءت { $count } أفعال من { $annotator }.
       *[other] جاء { $count } فعلًا من { $annotator }.
    }
cli-merge-kind = { $kind }: جديد { $added }، تغيّر { $changed }، أُزيل { $removed }
cli-merge-files =
    { $count ->
        [0] لم تأت نصوص ولا صور.
        [one] جاء نص أو صورة أو دليل واحد.
        [two] جاء ملفان من النصوص والصور والأدلة.
        [few] جاءت { $count } ملفات من النصوص والصور والأدلة.
       *[other] جاء { $count } ملفًا من النصوص والصور والأدلة.
    }
cli-merge-conflict = تغيّر من الجهتين: { $kind } { $id }. يظهر التغيير الأحدث، ويُحفظ تغيير { $annotator }. يعرضه الأمر isnad check.
cli-merge-removal = تغيّر من جهة وحُذف من الأخرى: { $kind } { $id }. وقد بقي لأن { $annotator } لم ير التغيير، وذهب مع الحذف ما كان معلّقاً به. تعيده «التعارضات…» في النافذة، ويعرضه الأمر isnad check.
cli-merge-not-taken = تعذّر أخذ { $path }: { $detail }. ضُمّ ما سواه؛ أصلح الملف هناك ثم أعد الضم.
cli-recover-project-file = كُتب project.ron من جديد مما يُقرأ منه ومن السجلات. فإن لم يكن معرّفه مقروءاً فللمشروع معرّف جديد: لا تُضم إليه نسخة إلا إن كان لهما سجل مشترك، إلى أن يوضع هنا ملف project.ron منها.
cli-recover-snapshot = كُتب { $path } من جديد.
cli-recover-left = تُرك كما هو لأنه يروي تغييرات لا يرويها أي سجل هنا: { $path }
cli-recover-nothing = لا شيء يُصلح: كل نسخة مقروءة تقول ما تقوله السجلات.
cli-recover-remain = { $count ->
    [one] بقيت ملاحظة واحدة عن شيء تالف أو مفقود لا يمكن أن يُكتب من جديد من السجلات. للاطلاع عليها: isnad check { $project }
    [two] بقيت ملاحظتان عن أشياء تالفة أو مفقودة لا يمكن أن تُكتب من جديد من السجلات. للاطلاع عليهما: isnad check { $project }
    [few] بقيت { $count } ملاحظات عن أشياء تالفة أو مفقودة لا يمكن أن تُكتب من جديد من السجلات. للاطلاع عليها: isnad check { $project }
    [many] بقيت { $count } ملاحظة عن أشياء تالفة أو مفقودة لا يمكن أن تُكتب من جديد من السجلات. للاطلاع عليها: isnad check { $project }
   *[other] بقيت { $count } ملاحظة عن أشياء تالفة أو مفقودة لا يمكن أن تُكتب من جديد من السجلات. للاطلاع عليها: isnad check { $project }
}

## أخطاء البرنامج نفسه

mishap-report = توقف إسناد لخطأ في البرنامج نفسه. كل ما ظهر محفوظًا موجود على القرص، وتجده حين تفتح المشروع من جديد. كُتب تقرير للمطورين في { $path }، ولم يُرسل شيء إلى أحد.
mishap-no-report = توقف إسناد لخطأ في البرنامج نفسه. كل ما ظهر محفوظًا موجود على القرص. تعذّرت كتابة التقرير، وهذا نصه:

## ما فعله الآخرون في الأثناء

news = جديد هنا: { $people }.
list-comma = { "، " }
news-of = { $count } من { $name }
news-second-window = هذا المشروع مفتوح في نافذة أخرى أيضًا. ما تفعله في إحداهما يظهر في الأخرى بعد لحظة.
## ملاحظات الفحص في النافذة

cmd-view-findings = ملاحظات الفحص…
    .hint = كل ما يُستغرب في وسوم هذا المشروع، وموضعه، وما ينبغي فعله
findings-title = ملاحظات الفحص
findings-all = الكل
findings-errors = الأخطاء
findings-warnings = التحذيرات
findings-remarks = التنبيهات
findings-error = خطأ
findings-warning = تحذير
findings-remark = تنبيه
findings-kind = نوع الملاحظة
findings-every-kind = كل الأنواع
findings-article = مقال الملاحظة
findings-every-article = كل المقالات
findings-looking = الفحص جارٍ…
findings-none = لا شيء يُستغرب
findings-none-hint = كل وسم يخالف قاعدة أو ينقصه ما يطلبه دليل الترميز يُذكر هنا بموضعه وما ينبغي فعله.
findings-none-such = لا ملاحظة كهذه
status-findings = { $count ->
        [zero] لا أخطاء في الوسوم
        [one] خطأ واحد في الوسوم
        [two] خطآن في الوسوم
        [few] { $shown } أخطاء في الوسوم
        [many] { $shown } خطأً في الوسوم
       *[other] { $shown } خطأ في الوسوم
    }

## حشو الموقع

cmd-view-furniture = حشو الموقع
    .hint = إظهار ما هو للموقع لا للمقال أو طيّه: القوائم وأزرار المشاركة وروابط المقالات الأخرى
cmd-article-furniture = حشو موقع أم لا
    .hint = الكلمات المحددة للموقع لا للمقال؛ والتكرار يعيدها إلى المقال
refusal-no-furniture = لا شيء في هذا المقال موسوم بأنه من حشو الموقع.
furniture-fold = { $count ->
        [zero] حشو الموقع
        [one] حشو الموقع، سطر واحد
        [two] حشو الموقع، سطران
        [few] حشو الموقع، { $shown } أسطر
        [many] حشو الموقع، { $shown } سطراً
       *[other] حشو الموقع، { $shown } سطر
    }
finding-in-furniture = وسم في حشو الموقع لا في المقال: { $detail }
    .remedy = احذف الوسم، أو حدّد الكلمات وبيّن أنها ليست من حشو الموقع.
finding-names-alike = اسمان لشخصين يصعب التمييز بينهما. الآخر هو { $detail }
    .remedy = إن كانا شخصين فغيّر أحد الاسمين، لئلا تُنسب وسوم أحدهما إلى الآخر.

# غرفة المراجعة
review-letters = أ ب ج د ه و ز ح ط
review-gold = المرجع
review-unfinished = لم يُسلَّم بعد
review-rows = الصفوف
review-decided = بُتَّ في { $decided } من { $all }
review-four-panes = لأربعة منهم ألواح، والطبقات تعرضهم جميعًا.
review-as-layers = في طبقات
review-as-panes = في ألواح
review-layered = الوسوم كلها
review-line-0 = خط متصل
review-line-1 = خط متقطع
review-line-2 = نقاط سميكة
review-line-3 = نقاط دقيقة
review-show-all = الكل
review-show-open = المفتوح
review-show-boundary = الحدود
review-show-label = التصنيف
review-show-relation = العلاقة
review-show-attribute = السمة
review-show-only = عند واحد
review-show-same = المتفق عليه
review-show-every = اعرض الصفوف كلها
review-class-same = متفق عليه
review-class-boundary = الحدود مختلفة
review-class-label = التصنيف مختلف
review-class-relation = العلاقة مختلفة
review-class-attribute = السمة مختلفة
review-class-only = عند واحد:
review-outcome-open = مفتوح
review-outcome-reopened = أُعيد فتحه
review-outcome-elsewhere = ينتظر مراجعة مقال آخر
review-outcome-discussed = قيد النقاش
review-outcome-rejected = مرفوض
review-outcome-taken = اعتُمد:
review-nothing = لا شيء هنا
review-alike = المتفق عليه:
review-decided-by = القرار من { $name }
review-since = تغيّر بعد القرار
review-since-gone = حُذف وسم
review-since-new = له هنا وسم جديد
review-accept = اقبل { $letter }
review-note = ملاحظة
review-reason-guideline = الدليل
review-reason-boundary = الحدود
review-reason-overlooked = سهو
review-reason-interpretation = تأويل
review-reason-source-error = خطأ في المصدر
review-all-decided = بُتَّ في كل الصفوف، ويمكن إعلان اكتمال مرجع هذا المقال.
review-gold-complete = مرجع هذا المقال مكتمل.
review-no-rows = لا شيء يُقارن
review-no-rows-hint = لم يسم أحد من هؤلاء هذا المقال.
review-none-shown = لا صف كهذا
review-none-shown-hint = اختر مرشّحًا آخر، أو اضغط F للتالي.
review-no-row = لم يُختر صف
review-no-row-hint = اختر صفًّا من القائمة، أو اضغط السهم النازل.
review-editing = أنت تصحّح المرجع: ما تراه وتغيّره هنا وسومه هو، ولا تُمسّ وسوم أحد.

## ضبط الجودة

cmd-work-again = أعد وسم مقالات قديمة
    .hint = يُسحب ٤٪ من مقالات كل شخص مما مضى عليه أربعة أسابيع، ليسمها ثانيةً باسم ثانٍ من غير أن يرى وسمه الأول؛ فيقاس ثباته على رأيه
cmd-work-control = وزّع مقالات مرجعها معروف
    .hint = يُسحب ٥٪ من المقالات المكتملة المرجع لمن لم يرها قط؛ ويبقى المرجع محجوبًا حتى يسلّم
scheme-again = ثانيةً
scheme-control = ضبط

## نصوص صُحّحت

cmd-article-correct = نصّ مصحَّح…
    .hint = أعطِ المقال النص الذي صحّحته الوسيلة؛ وتنتقل الوسوم إلى مواضع كلماتها
cmd-article-older = النص الأقدم
    .hint = اقرأ النص السابق للمقال، أو عُد إلى نصه الحالي
cmd-tags-place = نقل وسومي إلى النص الجديد
    .hint = تُنقل الوسوم التي لا شك في مواضع كلماتها
cmd-unplaced-next = الوسم التالي المطلوب موضعه
    .hint = أظهر الوسم التالي الذي صُحّحت كلماته
cmd-unplaced-previous = الوسم السابق المطلوب موضعه
    .hint = أظهر الوسم السابق الذي صُحّحت كلماته
cmd-unplaced-accept = هذا موضعه
    .hint = ضع الوسم في الموضع المقترح
cmd-unplaced-here = موضعه ما حدّدتُه
    .hint = ضع الوسم على الكلمات المحددة في النص الجديد
cmd-unplaced-leave = لم يعد في النص
    .hint = أبقِ الوسم على النص الأقدم
cmd-unplaced-close = فيما بعد
    .hint = ما لم يُحسم يبقى في القائمة
deed-tag-place = نقل وسم إلى النص الجديد
deed-tag-leave = إبقاء وسم على النص الأقدم
form-corrected-path = مسار ملف النص
error-same-text = هذا هو نص «{ $title }» نفسه؛ لم يتغير شيء.
error-not-taken = لم يُؤخذ الملف { $file }: { $reason }
refusal-nothing-unplaced = لا وسم لك هنا يُطلب موضعه.
refusal-no-suggested-place = لا موضع مقترحاً له: حدّد كلماته في النص الجديد.
refusal-no-older-text = لم يكن للمقال نص آخر.
refusal-on-older-text = الوسم على نص أقدم: بيّن أولاً أين صارت كلماته.
corrected-done =
    { $count ->
        [0] صار للمقال «{ $title }» نصه الجديد.
        [one] صار للمقال «{ $title }» نصه الجديد، ونُقل إليه موضع واحد من وسومك.
        [two] صار للمقال «{ $title }» نصه الجديد، ونُقل إليه موضعان من وسومك.
        [few] صار للمقال «{ $title }» نصه الجديد، ونُقلت إليه { $shown } مواضع من وسومك.
        [many] صار للمقال «{ $title }» نصه الجديد، ونُقل إليه { $shown } موضعاً من وسومك.
       *[other] صار للمقال «{ $title }» نصه الجديد، ونُقل إليه { $shown } موضع من وسومك.
    }
corrected-doubtful =
    { $count ->
        [one] بقي موضع واحد ينتظر نظرك.
        [two] بقي موضعان ينتظران نظرك.
        [few] بقيت { $shown } مواضع تنتظر نظرك.
        [many] بقي { $shown } موضعاً تنتظر نظرك.
       *[other] بقي { $shown } موضع تنتظر نظرك.
    }
corrected-lost =
    { $count ->
        [one] موضع واحد لشرح صورة أو لحشو في الصفحة لم يعد مؤكداً.
        [two] موضعان لشروح صور أو لحشو في الصفحة لم يعودا مؤكدين.
        [few] { $shown } مواضع لشروح صور أو لحشو في الصفحة لم تعد مؤكدة.
        [many] { $shown } موضعاً لشروح صور أو لحشو في الصفحة لم تعد مؤكدة.
       *[other] { $shown } موضع لشروح صور أو لحشو في الصفحة لم تعد مؤكدة.
    }
unplaced-changed = تغيّرت كلماته
unplaced-ambiguous = قد يكون في أكثر من موضع
unplaced-context = كلماته باقية، وما كان يحيط بها تغيّر
unplaced-rewritten = تغيّر معظم المقال
unplaced-no-old-text = تعذّرت قراءة النص الذي وُضع عليه
unplaced-orphan = لم يبق منه شيء
unplaced-strip =
    { $count ->
        [one] موضع واحد من وسومك ما زال على نص أقدم.
        [two] موضعان من وسومك ما زالا على نص أقدم.
        [few] { $shown } مواضع من وسومك ما زالت على نص أقدم.
        [many] { $shown } موضعاً من وسومك ما زال على نص أقدم.
       *[other] { $shown } موضع من وسومك ما زال على نص أقدم.
    }
unplaced-put = انقل المؤكَّد ({ $shown })
unplaced-look = راجع ما يلزم ({ $shown })
unplaced-number = { $at } من { $count }
unplaced-old = في النص الأقدم
unplaced-new = في هذا النص
unplaced-none = لا موضع مقترحاً. حدّد كلماته في النص إن وُجدت.
unplaced-older-strip = هذا نص أقدم للمقال، يُقرأ ولا يُوسم.
inspector-older-text = على نص أقدم للمقال (Ctrl+K: «النص الأقدم»).
unplaced-own-text = العودة إلى النص الحالي
cli-correct-look = {"\u200F"}{ $id }  «{ $words }»: { $why }

## المشروع كما كان

cmd-history-look = عرض حال سابقة
    .hint = المشروع كما كان حينئذ، للقراءة دون التغيير
cmd-history-now = العودة إلى الآن
    .hint = ترك الحال السابقة والعودة إلى المشروع كما هو اليوم
cmd-history-restore-article = استعادة وسوم مقال…
    .hint = تعود وسومك في المقال كما كانت في وقت تختاره، والتراجع يلغي ذلك
refusal-still-reading = ما زالت وسوم هذا المشروع تُقرأ، ولك أن تقرأ المقالات في أثناء ذلك.
error-not-read = تعذّرت قراءة الوسوم لخطأ في البرنامج نفسه. لم يتغير شيء؛ أغلق المشروع وافتحه من جديد.
opening-progress = تُقرأ الوسوم: { $percent }٪
refusal-in-past = أنت ترى حالاً سابقة من المشروع، ولا يمكن تغيير شيء فيها. عُد إلى الآن أولاً.
refusal-not-in-past = هذا هو المشروع كما هو الآن.
past-banner = المشروع كما كان في { $moment }. لا يمكن تغيير شيء هنا.
past-restore = استعادة وسوم هذا المقال…
past-look = عرض المشروع كما كان حينئذ
past-progress = العودة إلى ذلك الوقت: قُرئ { $done } من { $total } من الأفعال
history-every-article = كل المقالات
history-article = المقال
history-none-such = لم يُفعل في هذا المقال شيء مما لك أن تراه
restore-title = أتُستعاد وسوم هذا المقال؟
restore-as-of = { $article }، كما كانت في { $moment }
restore-back = { $count ->
    [one] يعود وسم واحد
    [two] يعود وسمان
    [few] تعود { $shown } وسوم
    [many] يعود { $shown } وسماً
   *[other] يعود { $shown } وسم
}
restore-gone = { $count ->
    [one] يُحذف وسم واحد
    [two] يُحذف وسمان
    [few] تُحذف { $shown } وسوم
    [many] يُحذف { $shown } وسماً
   *[other] يُحذف { $shown } وسم
}
restore-changed = { $count ->
    [one] يرجع وسم واحد إلى ما كان عليه
    [two] يرجع وسمان إلى ما كانا عليه
    [few] ترجع { $shown } وسوم إلى ما كانت عليه
    [many] يرجع { $shown } وسماً إلى ما كان عليه
   *[other] يرجع { $shown } وسم إلى ما كان عليه
}
restore-shared = { $count ->
    [one] ويعود معها ما تذكره من السجل: مدخل واحد
    [two] ويعود معها ما تذكره من السجل: مدخلان
    [few] ويعود معها ما تذكره من السجل: { $shown } مداخل
    [many] ويعود معها ما تذكره من السجل: { $shown } مدخلاً
   *[other] ويعود معها ما تذكره من السجل: { $shown } مدخل
}
restore-left-out = { $count ->
    [one] ولا يعود وسم واحد لأنه يشير إلى ادعاء محذوف في مقال آخر
    [two] ولا يعود وسمان لأنهما يشيران إلى ادعاءات محذوفة في مقالات أخرى
    [few] ولا تعود { $shown } وسوم لأنها تشير إلى ادعاءات محذوفة في مقالات أخرى
    [many] ولا يعود { $shown } وسماً لأنها تشير إلى ادعاءات محذوفة في مقالات أخرى
   *[other] ولا يعود { $shown } وسم لأنها تشير إلى ادعاءات محذوفة في مقالات أخرى
}
restore-nothing = هذه هي وسوم المقال الآن، فلا شيء يُستعاد.
restore-hint = وسومك وحدك، أو المرجع إن كنت تصححه. وهو فعل واحد يلغيه Ctrl+Z.
restore-go = استعادة
restore-done = استُعيدت الوسوم، ويلغي ذلك Ctrl+Z.

## الإغلاق والقرص يأبى الحفظ

unsaved-title = { $count ->
    [one] تغيير واحد لم يُحفظ
    [two] تغييران لم يُحفظا
    [few] { $shown } تغييرات لم تُحفظ
    [many] { $shown } تغييراً لم يُحفظ
   *[other] { $shown } تغيير لم يُحفظ
}
unsaved-body = تعذّرت الكتابة على القرص: { $reason }. هذا كله في الذاكرة وحدها، ويضيع إذا انتهى البرنامج الآن.
unsaved-retry = حاول من جديد
unsaved-elsewhere = احفظ في مكان آخر…
unsaved-lose = { $count ->
    [one] أغلق واترك تغييراً واحداً يضيع
    [two] أغلق واترك تغييرين يضيعان
    [few] أغلق واترك { $shown } تغييرات تضيع
    [many] أغلق واترك { $shown } تغييراً يضيع
   *[other] أغلق واترك { $shown } تغيير يضيع
}
unsaved-stay = تابع العمل
unsaved-folder = مجلد على قرص آخر
unsaved-folder-hint = يُنشأ فيه مجلد جديد، ومنه يعيد أمر «ضمّ نسخة أخرى…» التغييرات إلى المشروع.
unsaved-save = احفظ هناك
unsaved-saved-title = حُفظت في مكان آخر
unsaved-saved-body = التغييرات محفوظة في المجلد المذكور أدناه. احتفظ به حتى تمكن الكتابة في المشروع من جديد، ثم افتح المشروع واضممها إليه بأمر «ضمّ نسخة أخرى…» أو isnad merge.
unsaved-close = أغلق المشروع
unsaved-quit = خروج
unsaved-sure-title = أتتركها تضيع حقاً؟
unsaved-sure-body = { $count ->
    [one] التغيير الذي لم يُحفظ لا يستطيع أحد أن يستعيده.
    [two] التغييران اللذان لم يُحفظا لا يستطيع أحد أن يستعيدهما.
    [few] التغييرات التي لم تُحفظ، وعددها { $shown }، لا يستطيع أحد أن يستعيدها.
    [many] التغييرات التي لم تُحفظ، وعددها { $shown }، لا يستطيع أحد أن يستعيدها.
   *[other] التغييرات التي لم تُحفظ، وعددها { $shown }، لا يستطيع أحد أن يستعيدها.
}
unsaved-sure-go = اتركها تضيع وأغلق
unsaved-sure-no = لا، أبقِها

## ضمّ النسخ وما تعارض

cmd-project-join = ضمّ نسخة أخرى…
    .hint = يأخذ ما تزيد به نسخة من هذا المشروع في مجلد آخر، ولا يغيّر فيها شيئاً
cmd-conflict-list = التعارضات…
    .hint = ما غيّره اثنان لا يعلم أحدهما بالآخر: الصيغتان كلتاهما، والاختيار بينهما
cmd-conflict-keep = أبقِ هذه
    .hint = يبقى ما يظهر، وتبقى الصيغة الأخرى في السجل وحده
cmd-conflict-take = خذ الأخرى
    .hint = تحلّ الصيغة الأخرى محلّ الظاهرة، والتراجع يلغي ذلك
form-copy-path = مجلد النسخة الأخرى
join-progress = الضم: نُظر في { $done } من { $total } من الملفات
join-title = ما جاء من النسخة الأخرى
join-from = ضُمّت من { $path }، ولم يُغيَّر فيها شيء.
join-stopped = أوقفتَ الضم. ما جاء حتى ذلك باقٍ، وتتابع إن ضممت من جديد.
join-deeds = { $count ->
    [one] { $name }: فعل واحد
    [two] { $name }: فعلان
    [few] { $name }: { $shown } أفعال
    [many] { $name }: { $shown } فعلاً
   *[other] { $name }: { $shown } فعل
}
join-files = { $count ->
    [one] نص أو صورة أو دليل واحد
    [two] ملفان من النصوص والصور والأدلة
    [few] { $shown } ملفات من النصوص والصور والأدلة
    [many] { $shown } ملفاً من النصوص والصور والأدلة
   *[other] { $shown } ملف من النصوص والصور والأدلة
}
conflict-title = ما غيّره اثنان لا يعلم أحدهما بالآخر
conflict-hint = تظهر صيغة واحدة من كل شيء، ويُحفظ ما سواها. اختر حيث لك أن تختار، وما لم تختره باقٍ في السجل.
conflict-none = لا تعارض
conflict-none-hint = إذا غيّر اثنان شيئاً واحداً لا يعلم أحدهما بالآخر وُضعت الصيغتان هنا جنباً إلى جنب.
conflict-more = { $count ->
    [one] وبقي واحد يظهر بعد أن يُحسم ما سبق.
    [two] وبقي اثنان يظهران بعد أن يُحسم ما سبق.
    [few] وبقيت { $shown } تظهر بعد أن يُحسم ما سبق.
    [many] وبقي { $shown } تظهر بعد أن يُحسم ما سبق.
   *[other] وبقي { $shown } تظهر بعد أن يُحسم ما سبق.
}
conflict-shown = الظاهرة الآن
conflict-other = الأخرى
conflict-go = انتقل إليه
conflict-blind = وسم زميل، تراه حين يُسلَّم عمله.
conflict-removed = محذوف
conflict-there = باقٍ بما غُيّر فيه
conflict-no-fields = تختلف الصيغتان فيما لا يُعرض هنا.
conflict-why-later = تظهر هذه لأنها الأحدث.
conflict-why-alive = تظهر هذه لأن من حذف لم يكن قد رأى التغيير، والحذف لا يذهب بما لم يُعلَم به.
conflict-why-clock = تظهر هذه لأن ساعة الأخرى تقدّمت أكثر من يوم.
conflict-gone = { $count ->
    [one] حُذف معه شيء واحد كان معلّقاً به ولم يعد. وإبقاء هذه يعيده.
    [two] حُذف معه شيئان كانا معلّقين به ولم يعودا. وإبقاء هذه يعيدهما.
    [few] حُذفت معه { $shown } أشياء كانت معلّقة به ولم تعد. وإبقاء هذه يعيدها.
    [many] حُذف معه { $shown } شيئاً كان معلّقاً به ولم يعد. وإبقاء هذه يعيدها.
   *[other] حُذف معه { $shown } شيء كان معلّقاً به ولم يعد. وإبقاء هذه يعيدها.
}
conflict-not-yours = لا يحسم هذا إلا { $name }.
field-article-title = العنوان
field-article-outlet = الوسيلة
field-article-date = التاريخ
deed-conflict-back = استعادة ما ذهب مع حذف
deed-conflict-keep = حسم تعارض
deed-conflict-take = أخذ الصيغة الأخرى
kind-annotator = شخص
kind-article = مقال
kind-actor = فاعل
kind-alias = اسم آخر لفاعل
kind-role = صفة فاعل
kind-affiliation = انتماء
kind-topic = موضوع
kind-canonical = ادعاء جامع
kind-bond = صلة بين ادعاءين جامعين
kind-edition = طبعة من الدليل
kind-mention = ذِكر
kind-claim = ادعاء
kind-attribution = إسناد
kind-stance = موقف
kind-relation = صلة بين ادعاءين
kind-comment = تعليق
kind-refusal = اقتراح مرفوض
kind-work = حال عمل واسم
kind-assignment = توزيع مقالات
kind-review = اطّلاع على مراجعة
kind-decision = قرار مراجعة
kind-spell = وقت عمل

## الإنذار بعمل مفقود

loss-title = يبدو أن عملاً مفقود هنا
loss-counts = في النسخ المقروءة { $known } من الوسوم، وفي السجلات الموجودة هنا { $found } في مواضعها.
loss-registry = في النسخ المقروءة عمل ليس في أي سجل هنا.
loss-journals = هذه السجلات مفقودة أو مبتورة:
loss-copies = هذه النسخ تعلم أكثر:
loss-more = وغيرها { $count }
loss-what = لعل مزامنة المجلد لم تنته بعد، فانتظر ثم انظر من جديد. وإلا فابحث عن هذه السجلات في الأجهزة الأخرى أو في سلة محذوفات المجلد المشترك أو في نسخة احتياطية، ثم ضمّ تلك النسخة. ولك أن تتابع العمل في هذه الأثناء: ما يعلم أكثر من النسخ محفوظ في history ولا يُكتب فوقه.
loss-again = انظر من جديد
loss-found = كل ما في النسخ المقروءة موجود في السجلات.
