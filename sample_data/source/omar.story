# عمر: القراءة الثانية لخمسة مقالات، من دون الاطلاع على وسوم سلمى.
# يترك «أنّ» و«إنّ» خارج الادعاء في المقالين الأولين، ثم يلتزم الدليل من الثالث.
annotator omar
language ar

# صحيفة المرفأ: المؤتمر الصحفي
open 0001
select "مدير ميناء مرجانة سامر الحلو"
do tag.actor name="سامر الحلو" type=person
select "الحلو" #2
do tag.actor name="سامر الحلو" type=person
select "مصدر مطّلع في الشركة"
do tag.actor name="مصدر مطّلع في نوردبورت" type=unnamed_source
select "شركة نوردبورت"
do tag.actor name="نوردبورت" type=company
select "الحلو" #3
do tag.actor name="سامر الحلو" type=person
select "ديمة الصيرفي"
do tag.actor name="ديمة الصيرفي" type=person
select "كارين فيستهولم"
do tag.actor name="كارين فيستهولم" type=person

select "«المحادثات مع الشركة ستنتهي باتفاق قبل الصيف»"
do tag.claim type=prediction
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "قال"
do tag.cue

select "الطرفين تجاوزا معظم النقاط الخلافية"
do tag.claim type=factual
do claim.claimant name="سامر الحلو" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "مضيفاً"
do tag.cue

select "خبراء الجانبين أنجزوا نحو 80 في المئة من الملاحق الفنية"
do tag.claim type=factual
do claim.claimant name="سامر الحلو" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "مشيراً إلى"
do tag.cue

select "الإيجار السنوي لن يقل عن 12.5 مليون دولار"
do tag.claim type=factual certainty=probable
do claim.claimant name="مصدر مطّلع في نوردبورت" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=neutral
select "وكشف"
do tag.cue

select "الوفد «جاء يعاين البضاعة قبل شرائها»"
do tag.claim type=evaluation
do claim.claimant visibility=unattributed
do note.set text="«مصدر نقابي» لا يكفي لنسبة القول إلى النقابة."
select "رأى"
do tag.cue

select "وجود أي نية للاستغناء عن أحد منهم"
do tag.claim type=factual
do claim.claimant name="سامر الحلو" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
select "نفى"
do tag.cue

select "«الوزيرة ديمة الصيرفي أبلغتني حرفياً: “لن يخسر عامل واحد رزقه بسبب هذا العقد”»"
do tag.claim type=commitment polarity=negative
do claim.claimant name="سامر الحلو" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
do note.set text="المتكلم أمام الصحفيين هو المدير."
select "وقال" #2
do tag.cue

select "العقد، إذا وُقّع، قد يرفع طاقة الميناء من 310 آلاف حاوية سنوياً إلى 450 ألفاً في غضون أربع سنوات"
do tag.claim type=prediction certainty=probable conditional=true
do claim.claimant name="سامر الحلو" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=mixed
select "وأضاف"
do tag.cue
expect mentions 7
expect claims 8

# وكالة الجسر: النفي
open 0002
select "وزارة النقل" #2
do tag.actor name="وزارة النقل" type=government
select "لمدير الميناء سامر الحلوّ"
do tag.actor name="سامر الحلو" type=person
select "المتحدث باسم الوزارة فادي المنجد"
do tag.actor name="فادي المنجد" type=person
select "مصدر مطّلع في الشركة"
do tag.actor name="مصدر مطّلع في نوردبورت" type=unnamed_source
select "نورد بورت" #2
do tag.actor name="نوردبورت" type=company

select "التوصل إلى أي اتفاق على تأجير الرصيف الشرقي في ميناء مرجانة"
do tag.claim type=factual
do claim.claimant name="وزارة النقل" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
select "نفت"
do tag.cue

select "\"أي عقد جديد يجب أن يُعرض على البرلمان أولًا\""
do tag.claim type=policy
do claim.claimant name="وزارة النقل" act=confirm quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "مؤكدةً"
do tag.cue

select "المحادثات مع شركة نورد بورت ستُختتم باتفاق \"في مطلع الصيف\""
do tag.claim type=prediction
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "قال"
do tag.cue

select "حديث الحلوّ \"تعبير عن تفاؤل شخصي لا يُلزم الوزارة\""
do tag.claim type=evaluation
do claim.claimant name="فادي المنجد" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "بالقول"
do tag.cue

select "بدل الإيجار السنوي لن يقل عن 12.5 مليون دولار"
do tag.claim type=factual certainty=probable
do claim.claimant name="مصدر مطّلع في نوردبورت" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=neutral
select "قد نقلت"
do tag.cue

select "الشركة مستعدة لدفع 9 ملايين دولار سنويًّا"
do tag.claim type=commitment
do claim.claimant name="نوردبورت" act=offer quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
do note.set text="الناطقة تتكلم باسم الشركة، فالقول للشركة."
select "قالت"
do tag.cue

select "\"عرضنا مكتوب ومسجّل لدى إدارة الميناء منذ فبراير (شباط) الماضي، ومن يتحدث عن رقم آخر فليسأل نفسه من أين جاء به\""
do tag.claim type=factual certainty=certain
do claim.claimant name="نوردبورت" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "وأضافت:"
do tag.cue

select "تُحال مسودة العقد إلى اللجنة البرلمانية المختصة في أبريل (نيسان) المقبل"
do tag.claim type=prediction certainty=probable
do claim.claimant name="وزارة النقل" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "بحسب البيان"
do tag.cue
expect mentions 12
expect claims 16

# موقع الساحل: النقابة
open 0003
select "نقابة عمال الأرصفة"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society
select "رئيس النقابة منذر الحبال"
do tag.actor name="منذر الحبال" type=person
select "مدير الميناء سامِر الحلو"
do tag.actor name="سامر الحلو" type=person
select "شركة نورد بورت"
do tag.actor name="نوردبورت" type=company
select "النقابة" #4
do tag.actor name="نقابة عمال الأرصفة" type=civil_society

select "أن مشروع تأجير الرصيف الشرقي سيؤدي إلى تسريح ما لا يقل عن ٦٤٠ عاملاً من أصل ١٨٥٠"
do tag.claim type=causal
do claim.claimant name="نقابة عمال الأرصفة" act=warn quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "حذّرت"
do tag.cue

select "“لسنا ضد التطوير، لكننا لن نوقّع على بياض"
do tag.claim type=commitment polarity=negative
do claim.claimant name="منذر الحبال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "وقال"
do tag.cue

select "ما يُعرض علينا اليوم بيع للميناء بالتقسيط"
do tag.claim type=evaluation
do claim.claimant name="منذر الحبال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
do note.set text="فصلتُ الجملتين: الأولى موقف، والثانية حكم."

select "أن العدد الذي أعلنته النقابة مبالغ فيه، وأن الدراسة الأولية تتحدث عن نقل نحو ٤٠٠ عامل إلى وظائف أخرى لا عن تسريحهم"
do tag.claim type=factual
do claim.claimant visibility=unattributed
do note.set text="مسؤول مجهول الاسم، فلا أنسب قوله إلى الوزارة."
select "أكد"
do tag.cue

select "اشترطت شركة نورد بورت، التي تتفاوض مع الحكومة على تشغيل الرصيف، ألا يتجاوز عدد العاملين فيه ٩٠٠ عامل"
do tag.claim type=policy certainty=unspecified
do claim.claimant name="نوردبورت" act=demand quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "وبحسب ما ورد"
do tag.cue

select "بـ “ضمانات مكتوبة تشمل الأجور والتقاعد مدة ١٠ سنوات على الأقل”"
do tag.claim type=policy
do claim.claimant name="نقابة عمال الأرصفة" act=demand quote_mode=mixed outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "طالبت"
do tag.cue

select "باللجوء إلى إضراب مفتوح إذا وُقّع العقد من دون موافقتها"
do tag.claim type=commitment conditional=true
do claim.claimant name="نقابة عمال الأرصفة" act=warn quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "وهدّدت"
do tag.cue
expect mentions 17
expect claims 23

# صحيفة المرفأ: الخبير
open 0005
select "الخبير في اقتصاد الموانئ رائف الكيال"
do tag.actor name="رائف الكيال" type=person
select "الكيال" #2
do tag.actor name="رائف الكيال" type=person
select "الكيال" #3
do tag.actor name="رائف الكيال" type=person

select "أن عقد تشغيل الأرصفة الشرقية في ميناء مرجانة، الموقّع في العام 1998، «لم يعد صالحاً لزمن السفن العملاقة»"
do tag.claim type=evaluation
do claim.claimant name="رائف الكيال" act=believe quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "يرى"
do tag.cue

select "«العقد القديم يحتسب الرسوم على أساس وزن البضاعة لا عدد الحاويات، ولهذا خسرت الخزينة في السنوات العشر الأخيرة نحو 60 مليون دولار»"
do tag.claim type=factual certainty=certain
do claim.claimant name="رائف الكيال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "ويقول"
do tag.cue

select "أن إسناد التشغيل إلى شركة دولية قد يرفع الإنتاجية بنسبة تتراوح بين 25 و30 في المئة خلال خمس سنوات، إذا اقترن باستثمار فعلي في الرافعات والطرق المؤدية إلى الميناء"
do tag.claim type=prediction certainty=possible conditional=true
do claim.claimant name="رائف الكيال" act=believe quote_mode=indirect outlet_commitment=neutral
do stance.set label=mixed
select "ويعتقد"
do tag.cue

select "أن 12.5 مليون دولار «سقف مرتفع، وإن لم يكن مستحيلاً»"
do tag.claim type=evaluation certainty=possible
do claim.claimant name="رائف الكيال" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=query
select "يلفت"
do tag.cue

select "ربط الإيجار بعدد الحاويات، وإلى نشر المسودة قبل إحالتها إلى البرلمان"
do tag.claim type=policy
do claim.claimant name="رائف الكيال" act=demand quote_mode=indirect outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "ويدعو إلى"
do tag.cue

select "عدد الوظائف المهددة بما بين 300 و350 وظيفة، أي نحو نصف الرقم الذي أعلنته النقابة"
do tag.claim type=prediction certainty=probable
do claim.claimant name="رائف الكيال" act=believe quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "يقدّر"
do tag.cue
expect mentions 20
expect claims 29

# موقع الساحل: جلسة البرلمان
open 0008
select "النائبة رباب السروجي"
do tag.actor name="رباب السروجي" type=person
select "وزيرة النقل ديمة الصيرفي"
do tag.actor name="ديمة الصيرفي" type=person
select "مدير الميناء سامر الحلو"
do tag.actor name="سامر الحلو" type=person
select "رئيس نقابة عمال الأرصفة منذر الحبال"
do tag.actor name="منذر الحبال" type=person
select "نوردبورت" #2
do tag.actor name="نوردبورت" type=company
select "الخبير في اقتصاد الموانئ رائف الكيال"
do tag.actor name="رائف الكيال" type=person

select "بنشر المسودة الكاملة لعقد تشغيل الرصيف الشرقي في ميناء مرجانة خلال سبعة أيام"
do tag.claim type=policy
do claim.claimant name="رباب السروجي" act=demand quote_mode=indirect outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "طالبت"
do tag.cue

select "أن “عقداً كهذا يرهن الميناء لجيلين”"
do tag.claim type=prediction
do claim.claimant name="رباب السروجي" act=believe quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "ورأت"
do tag.cue

select "بأن الوثيقة “نسخة عمل لا قيمة قانونية لها”"
do tag.claim type=evaluation
do claim.claimant name="ديمة الصيرفي" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "وردّت"
do tag.cue

select "أن تكون الوزارة قد وافقت على أي إعفاء ضريبي"
do tag.claim type=factual
do claim.claimant name="ديمة الصيرفي" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
select "ونفت"
do tag.cue

select "“سأضع النص بين أيديكم قبل أي توقيع، وفي موعد لا يتجاوز نهاية نيسان/أبريل”"
do tag.claim type=commitment certainty=certain
do claim.claimant name="ديمة الصيرفي" act=offer quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "وقالت:"
do tag.cue

select "وأن الوزارة “لن تقبل بأقل من ١١ مليوناً”"
do tag.claim type=policy
do claim.claimant name="ديمة الصيرفي" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "وأوضحت"
do tag.cue

select "بسحب عرضها إذا لم يُتخذ قرار في الأيام الـ ٣٠ التي تلي تسليم تقريرها الفني"
do tag.claim type=commitment conditional=true
do claim.claimant name="نوردبورت" act=warn quote_mode=indirect outlet_commitment=neutral
do stance.set label=mixed
select "لوّحت"
do tag.cue

select "إن الخلاف على المسودة “قد يؤخر العقد إلى الخريف”"
do tag.claim type=prediction certainty=probable
do claim.claimant name="رائف الكيال" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "وقال" #3
do tag.cue

expect mentions 26
expect claims 37

# سُلّم المقالان الأولان للمراجعة.
open 0001
do work.submit
open 0002
do work.submit
