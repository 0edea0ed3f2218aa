# سلمى: القراءة الأولى للمقالات الثمانية كلها.
# قواعدها: «أنّ» و«إنّ» داخل الادعاء، وعلامات الاقتباس معه، ونقطة نهاية الجملة خارجه.
annotator salma
language ar

# صحيفة المرفأ: المؤتمر الصحفي
open 0001
select "مدير ميناء مرجانة سامر الحلو"
do tag.actor name="سامر الحلو" type=person name_en="Samer al-Helou"
do actor.alias name="سامر الحلو" alias="الحلو"
do actor.alias name="سامر الحلو" alias="سامر الحلوّ"
do actor.alias name="سامر الحلو" alias="مدير الميناء"
select "الحلو" #2
do tag.actor name="سامر الحلو" type=person
select "شركة نوردبورت (NordPort)"
do tag.actor name="نوردبورت" type=company name_en="NordPort"
do actor.alias name="نوردبورت" alias="نورد بورت"
do actor.alias name="نوردبورت" alias="NordPort"
select "مصدر مطّلع في الشركة"
do tag.actor name="مصدر مطّلع في نوردبورت" type=unnamed_source name_en="Informed source at NordPort"
select "وفد من الشركة"
do tag.actor name="نوردبورت" type=company
select "مصدراً نقابياً"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society name_en="Dock Workers' Union"
do actor.alias name="نقابة عمال الأرصفة" alias="النقابة"
select "الحلو" #3
do tag.actor name="سامر الحلو" type=person
select "الوزيرة ديمة الصيرفي"
do tag.actor name="ديمة الصيرفي" type=person name_en="Dima al-Sayrafi"
select "الناطقة باسم نوردبورت كارين فيستهولم"
do tag.actor name="كارين فيستهولم" type=person name_en="Karin Vestholm"
do actor.alias name="كارين فيستهولم" alias="فيستهولم"
select "وزارة النقل"
do tag.actor name="وزارة النقل" type=government name_en="Ministry of Transport"
do actor.alias name="وزارة النقل" alias="الوزارة"

select "إن «المحادثات مع الشركة ستنتهي باتفاق قبل الصيف»"
do tag.claim type=prediction certainty=certain
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "قال"
do tag.cue

select "أن الطرفين تجاوزا معظم النقاط الخلافية في ملف تشغيل الأرصفة الشرقية الثلاثة"
do tag.claim type=factual
do claim.claimant name="سامر الحلو" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "مضيفاً"
do tag.cue

select "أن الإيجار السنوي لن يقل عن 12.5 مليون دولار"
do tag.claim type=prediction certainty=certain polarity=negative
do claim.claimant name="مصدر مطّلع في نوردبورت" act=state quote_mode=indirect outlet_commitment=endorsing
do stance.set label=support
select "وكشف"
do tag.cue

select "تقييم الأضرار التي لحقت بالأرصفة الثلاثة في عاصفة شباط/فبراير 2023"
do tag.claim type=factual
do claim.claimant name="نوردبورت" act=other quote_mode=indirect outlet_commitment=distancing
do stance.set label=support
do note.set text="الصحيفة تنقل سبب الزيارة بعبارة متحفّظة ولا تتبنّاه."
select "بحجة"
do tag.cue

select "أن الوفد «جاء يعاين البضاعة قبل شرائها»"
do tag.claim type=evaluation
do claim.claimant name="نقابة عمال الأرصفة" act=believe quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
do note.set text="المصدر نقابي لم يُسمَّ، فربطته بالنقابة."
select "رأى"
do tag.cue

select "وجود أي نية للاستغناء عن أحد منهم"
do tag.claim type=commitment
do claim.claimant name="سامر الحلو" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
select "نفى"
do tag.cue

select "“لن يخسر عامل واحد رزقه بسبب هذا العقد”"
do tag.claim type=commitment certainty=certain polarity=negative
do claim.claimant name="ديمة الصيرفي" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
do note.set text="اقتباس داخل اقتباس: القول للوزيرة وإن نقله المدير."
select "أبلغتني حرفياً:"
do tag.cue

select "أن العقد، إذا وُقّع، قد يرفع طاقة الميناء من 310 آلاف حاوية سنوياً إلى 450 ألفاً في غضون أربع سنوات، «شرط أن تلتزم الحكومة تعميق الحوض إلى 16 متراً»"
do tag.claim type=prediction certainty=possible conditional=true
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "وأضاف"
do tag.cue
expect mentions 10
expect claims 8

# وكالة الجسر: النفي
open 0002
select "وزارة النقل" #2
do tag.actor name="وزارة النقل" type=government
select "لمدير الميناء سامر الحلوّ"
do tag.actor name="سامر الحلو" type=person
select "شركة نورد بورت"
do tag.actor name="نوردبورت" type=company
select "المتحدث باسم الوزارة فادي المنجد"
do tag.actor name="فادي المنجد" type=person name_en="Fadi al-Munajjid"
select "مصدر مطّلع في الشركة"
do tag.actor name="مصدر مطّلع في نوردبورت" type=unnamed_source
select "الوزارة" #3
do tag.actor name="وزارة النقل" type=government
select "الناطقة باسم نورد بورت كارين فيستهولم"
do tag.actor name="كارين فيستهولم" type=person
select "الوزيرة ديمة الصيرفي"
do tag.actor name="ديمة الصيرفي" type=person

select "التوصل إلى أي اتفاق على تأجير الرصيف الشرقي في ميناء مرجانة"
do tag.claim type=factual
do claim.claimant name="وزارة النقل" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
select "نفت"
do tag.cue

select "أن \"أي عقد جديد يجب أن يُعرض على البرلمان أولًا\""
do tag.claim type=policy
do claim.claimant name="وزارة النقل" act=confirm quote_mode=mixed outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "مؤكدةً"
do tag.cue

select "إن المحادثات مع شركة نورد بورت ستُختتم باتفاق \"في مطلع الصيف\""
do tag.claim type=prediction certainty=certain
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
do note.set text="الموعد هنا «مطلع الصيف»، وفي رواية المرفأ «قبل الصيف»."
select "قال"
do tag.cue

select "أن بدل الإيجار السنوي لن يقل عن 12.5 مليون دولار"
do tag.claim type=prediction certainty=certain polarity=negative
do claim.claimant name="مصدر مطّلع في نوردبورت" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
do note.set text="سلسلة من ثلاث حلقات: الوكالة عن صحيفة المرفأ عن مصدر مطّلع."
select "قد نقلت"
do tag.cue

select "التعليق على هذا الرقم"
do tag.claim type=other
do claim.claimant name="وزارة النقل" act=decline quote_mode=indirect outlet_commitment=neutral
do stance.set label=none
select "ورفضت"
do tag.cue

select "إن الشركة مستعدة لدفع 9 ملايين دولار سنويًّا"
do tag.claim type=commitment certainty=certain
do claim.claimant name="كارين فيستهولم" act=offer quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "قالت"
do tag.cue

select "أن الوزيرة ديمة الصيرفي طلبت من إدارة الميناء وقف التصريحات المنفردة"
do tag.claim type=factual certainty=unspecified
do claim.claimant visibility=unattributed
do note.set text="مصادر لم تسمّها وسائل الإعلام، والوكالة لم تتحقق."
select "ونقلت"
do tag.cue

select "أن تُحال مسودة العقد إلى اللجنة البرلمانية المختصة في أبريل (نيسان) المقبل إذا أنجزت الوزارة دراسة الجدوى في موعدها"
do tag.claim type=prediction certainty=probable conditional=true
do claim.claimant name="وزارة النقل" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "بحسب البيان"
do tag.cue
expect mentions 18
expect claims 16

# موقع الساحل: النقابة
open 0003
select "نقابة عمال الأرصفة"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society
select "رئيس النقابة منذر الحبال"
do tag.actor name="منذر الحبال" type=person name_en="Munzir al-Habbal"
do actor.alias name="منذر الحبال" alias="الحبال"
select "الحبال" #2
do tag.actor name="منذر الحبال" type=person
select "مدير الميناء سامِر الحلو"
do tag.actor name="سامر الحلو" type=person
do actor.alias name="سامر الحلو" alias="سامِر الحلو"
select "مسؤول في وزارة النقل"
do tag.actor name="وزارة النقل" type=government
select "شركة نورد بورت"
do tag.actor name="نوردبورت" type=company
select "الشركة"
do tag.actor name="نوردبورت" type=company
select "النقابة" #4
do tag.actor name="نقابة عمال الأرصفة" type=civil_society

select "أن مشروع تأجير الرصيف الشرقي سيؤدي إلى تسريح ما لا يقل عن ٦٤٠ عاملاً من أصل ١٨٥٠"
do tag.claim type=prediction certainty=certain
do claim.claimant name="نقابة عمال الأرصفة" act=warn quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "حذّرت"
do tag.cue

select "“لسنا ضد التطوير، لكننا لن نوقّع على بياض. ما يُعرض علينا اليوم بيع للميناء بالتقسيط"
do tag.claim type=evaluation
do claim.claimant name="منذر الحبال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
do note.set text="علامة الاقتباس فُتحت ولم تُغلق."
select "وقال"
do tag.cue

select "أن أحداً لن يُصرف من عمله"
do tag.claim type=commitment certainty=certain polarity=negative
do claim.claimant name="سامر الحلو" act=confirm quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "تأكيد"
do tag.cue

select "أن العدد الذي أعلنته النقابة مبالغ فيه"
do tag.claim type=evaluation
do claim.claimant name="وزارة النقل" act=confirm quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
do note.set text="المسؤول لم يُذكر اسمه، لكن جهته معروفة."
select "أكد"
do tag.cue

select "وأن الدراسة الأولية تتحدث عن نقل نحو ٤٠٠ عامل إلى وظائف أخرى لا عن تسريحهم"
do tag.claim type=factual
do claim.claimant name="وزارة النقل" act=confirm quote_mode=indirect outlet_commitment=neutral
do stance.set label=support

select "اشترطت شركة نورد بورت، التي تتفاوض مع الحكومة على تشغيل الرصيف، ألا يتجاوز عدد العاملين فيه ٩٠٠ عامل"
do tag.claim type=factual certainty=unspecified
do claim.claimant visibility=unattributed
select "وبحسب ما ورد"
do tag.cue

select "“ضمانات مكتوبة تشمل الأجور والتقاعد مدة ١٠ سنوات على الأقل”"
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
expect mentions 26
expect claims 24

# منبر الرصيف: مقال رأي
open 0004
select "منبر الرصيف"
do tag.actor name="منبر الرصيف" type=media name_en="Minbar al-Rasif"
select "مدير الميناء سامر الحلو"
do tag.actor name="سامر الحلو" type=person
select "وزارة النقل"
do tag.actor name="وزارة النقل" type=government
select "نوردبورت"
do tag.actor name="نوردبورت" type=company
select "الناطقة باسم الشركة"
do tag.actor name="كارين فيستهولم" type=person
select "وزارة النقل" #2
do tag.actor name="وزارة النقل" type=government

select "أن المحادثات مع الشركة الأجنبية ‘تسير على خير ما يرام’"
do tag.claim type=evaluation
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=distancing
do stance.set label=support
do note.set text="«زعم» تشكيك من كاتب المقال في القول."
select "فقد زعم"
do tag.cue

select "لا يمكن أن يكون الثلاثة صادقين في آن واحد"
do tag.claim type=evaluation polarity=negative
do claim.claimant name="منبر الرصيف" act=believe quote_mode=direct outlet_commitment=endorsing
do stance.set label=support

select "تقييم الأضرار"
do tag.claim type=factual
do claim.claimant name="نوردبورت" act=other quote_mode=indirect outlet_commitment=distancing
do stance.set label=support
select "بحجة"
do tag.cue

select "أن “عرضنا مسجّل لدى إدارة الميناء منذ شباط”"
do tag.claim type=factual certainty=certain
do claim.claimant name="كارين فيستهولم" act=state quote_mode=mixed outlet_commitment=distancing
do stance.set label=support
do note.set text="الاقتباس مختصر عمّا نشرته وكالة الجسر."
select "لتدّعي"
do tag.cue

# بالأرقام لا بالكلمات: في النص مسافة غير قابلة للكسر.
select 1045..1101
do tag.claim type=factual certainty=unspecified
do claim.claimant visibility=unattributed
do note.set text="المصدر جماعي مجهّل لا يُعرف عنه شيء."
select "ويقول"
do tag.cue

select "وإذا صحّ ذلك، فستخسر الخزينة، وفق تقديرنا، ما لا يقل عن 25 مليون دولار"
do tag.claim type=prediction certainty=probable conditional=true
do claim.claimant name="منبر الرصيف" act=believe quote_mode=direct outlet_commitment=endorsing
do stance.set label=support
select "وفق تقديرنا"
do tag.cue

select "تأجير مرفق عام من وراء ظهر أصحابه إهانة لكل من حمل كيساً على هذه الأرصفة"
do tag.claim type=evaluation
do claim.claimant name="منبر الرصيف" act=believe quote_mode=direct outlet_commitment=endorsing
do stance.set label=support dimension=evaluative

select "بنشر المسودة كاملة قبل نهاية هذا الشهر، وبجلسة علنية يُسأل فيها المدير والوزيرة أمام الناس"
do tag.claim type=policy
do claim.claimant name="منبر الرصيف" act=demand quote_mode=direct outlet_commitment=endorsing
do stance.set label=support dimension=evaluative
select "نطالب"
do tag.cue
expect mentions 32
expect claims 32

# صحيفة المرفأ: الخبير
open 0005
select "الخبير في اقتصاد الموانئ رائف الكيال"
do tag.actor name="رائف الكيال" type=person name_en="Raif al-Kayyal"
do actor.alias name="رائف الكيال" alias="الكيال"
select "الكيال" #2
do tag.actor name="رائف الكيال" type=person
select "الكيال" #3
do tag.actor name="رائف الكيال" type=person
select "الكيال" #5
do tag.actor name="رائف الكيال" type=person
select "النقابة"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society
select "وزارة النقل"
do tag.actor name="وزارة النقل" type=government
select "نوردبورت"
do tag.actor name="نوردبورت" type=company
expect mentions 39
undo
expect mentions 38
redo
expect mentions 39

select "أن عقد تشغيل الأرصفة الشرقية في ميناء مرجانة، الموقّع في العام 1998، «لم يعد صالحاً لزمن السفن العملاقة»"
do tag.claim type=evaluation
do claim.claimant name="رائف الكيال" act=believe quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "يرى"
do tag.cue

select "«العقد القديم يحتسب الرسوم على أساس وزن البضاعة لا عدد الحاويات، ولهذا خسرت الخزينة في السنوات العشر الأخيرة نحو 60 مليون دولار»"
do tag.claim type=causal certainty=certain
do claim.claimant name="رائف الكيال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "ويقول"
do tag.cue

select "أن إسناد التشغيل إلى شركة دولية قد يرفع الإنتاجية بنسبة تتراوح بين 25 و30 في المئة خلال خمس سنوات، إذا اقترن باستثمار فعلي في الرافعات والطرق المؤدية إلى الميناء"
do tag.claim type=prediction certainty=possible conditional=true
do claim.claimant name="رائف الكيال" act=believe quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "ويعتقد"
do tag.cue

select "أن 12.5 مليون دولار «سقف مرتفع، وإن لم يكن مستحيلاً»"
do tag.claim type=evaluation
do claim.claimant name="رائف الكيال" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "يلفت"
do tag.cue

select "«الأرجح أن رقم الملايين التسعة الذي أعلنته الشركة نقطة انطلاق لا نقطة وصول»"
do tag.claim type=prediction certainty=probable
do claim.claimant name="رائف الكيال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "ويضيف:"
do tag.cue

select "ربط الإيجار بعدد الحاويات، وإلى نشر المسودة قبل إحالتها إلى البرلمان"
do tag.claim type=policy
do claim.claimant name="رائف الكيال" act=demand quote_mode=indirect outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "ويدعو إلى"
do tag.cue

select "عدد الوظائف المهددة بما بين 300 و350 وظيفة"
do tag.claim type=prediction certainty=probable
do claim.claimant name="رائف الكيال" act=believe quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "يقدّر"
do tag.cue
expect mentions 39
expect claims 39

# وكالة الجسر: الوفد الفني
open 0006
select "شركة نورد بورت (NordPort)"
do tag.actor name="نوردبورت" type=company
select "مدير الميناء سامر الحلوّ"
do tag.actor name="سامر الحلو" type=person
select "الناطقة باسم الشركة كارين فيستهولم"
do tag.actor name="كارين فيستهولم" type=person
select "نقابة عمال الأرصفة"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society
select "النقابة"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society
select "رئيس النقابة منذر الحبال"
do tag.actor name="منذر الحبال" type=person
select "فيستهولم" #2
do tag.actor name="كارين فيستهولم" type=person
select "المتحدث باسم وزارة النقل فادي المنجد"
do tag.actor name="فادي المنجد" type=person

select "أن تكون للزيارة صلة بتوقيع وشيك"
do tag.claim type=factual
do claim.claimant name="سامر الحلو" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
select "نافيًا"
do tag.cue

select "أنه لم يحدد في أي وقت موعدًا للاتفاق"
do tag.claim type=factual polarity=negative
do claim.claimant name="سامر الحلو" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
do note.set text="يناقض ما نقلته عنه صحيفة المرفأ ثم الوكالة نفسها."
select "وأضاف"
do tag.cue

select "أن نورد بورت تعتزم استثمار 70 مليون دولار في السنوات الخمس الأولى إذا أُقرّ العقد"
do tag.claim type=commitment conditional=true
do claim.claimant name="كارين فيستهولم" act=intend quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "مشيرةً إلى"
do tag.cue

select "بألا يُسرَّح أي عامل خلال العامين الأولين"
do tag.claim type=commitment certainty=certain polarity=negative
do claim.claimant name="كارين فيستهولم" act=offer quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "وتعهّدت"
do tag.cue

select "إن نسبة المشاركة بلغت 90%"
do tag.claim type=factual certainty=certain
do claim.claimant name="نقابة عمال الأرصفة" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "وقالت"
do tag.cue

select "إن \"الوفد طلب خرائط لا علاقة لها بالأضرار\""
do tag.claim type=factual certainty=unspecified
do claim.claimant visibility=unattributed
do note.set text="الوكالة عن إذاعة محلية عن مصدر في الجمارك لم يُسمَّ."
select "قوله"
do tag.cue

select "إن \"الوفد طلب خرائط لا علاقة لها بالأضرار\""
do tag.claim type=factual
do claim.claimant name="كارين فيستهولم" act=deny quote_mode=indirect outlet_commitment=neutral
do stance.set label=oppose
do note.set text="القول نفسه على لسان من ينفيه."
select "نفته"
do tag.cue

select "التعليق على الأرقام التي أعلنتها الشركة"
do tag.claim type=other
do claim.claimant name="فادي المنجد" act=decline quote_mode=indirect outlet_commitment=neutral
do stance.set label=none
select "ورفض"
do tag.cue
expect mentions 47
expect claims 47

# مرجانة اليوم: من الرصيف
open 0007
select "مدير الميناء سامِر الحلو"
do tag.actor name="سامر الحلو" type=person
select "رئيس نقابة عمال الأرصفة منذر الحبال"
do tag.actor name="منذر الحبال" type=person
select "النقابة"
do tag.actor name="نقابة عمال الأرصفة" type=civil_society
select "شركة نوردبورت"
do tag.actor name="نوردبورت" type=company
select "وزيرة النقل ديمة الصيرفي"
do tag.actor name="ديمة الصيرفي" type=person
select "الخبير في اقتصاد الموانئ رائف الكيال"
do tag.actor name="رائف الكيال" type=person

select "إن إصلاح الرافعتين المعطّلتين «ينتظر قطع غيار ستصل في أيار/مايو»"
do tag.claim type=prediction certainty=certain
do claim.claimant name="سامر الحلو" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "وقال"
do tag.cue

select "«الرافعتان توقفتا بسبب إهمال الإدارة لا بسبب العاصفة"
do tag.claim type=causal certainty=certain
do claim.claimant name="منذر الحبال" act=state quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "يقول:"
do tag.cue

select "إن شركة نوردبورت تعتزم الاستغناء عن الرافعات السبع واستبدال أربع حديثة بها"
do tag.claim type=factual
do claim.claimant name="نقابة عمال الأرصفة" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
do note.set text="النقابة تنقل عن مهندس لم تسمّه."
select "وتقول"
do tag.cue

select "أن «عمال الميناء شركاء في القرار لا متفرجون عليه»"
do tag.claim type=evaluation
do claim.claimant name="ديمة الصيرفي" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "وكتبت"
do tag.cue

select "بزيارة الأرصفة قبل نهاية الشهر"
do tag.claim type=commitment certainty=certain
do claim.claimant name="ديمة الصيرفي" act=offer quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "ووعدت"
do tag.cue

select "«إذا لم يُعمَّق الحوض إلى ١٦ متراً فلن تأتي السفن الكبيرة، أياً كان اسم المشغّل»"
do tag.claim type=prediction certainty=certain polarity=negative conditional=true
do claim.claimant name="رائف الكيال" act=believe quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "ويرى"
do tag.cue

select "أن مشروع تعميق الحوض أُقرّ في عام ٢٠١٦، ولم يُنفَّذ منه حتى الآن سوى ١٥ في المئة"
do tag.claim type=factual certainty=unspecified
do claim.claimant visibility=unattributed
select "ويُذكر"
do tag.cue
expect mentions 53
expect claims 54

# موقع الساحل: جلسة البرلمان
open 0008
select "النائبة رباب السروجي"
do tag.actor name="رباب السروجي" type=person name_en="Rabab al-Suruji"
do actor.alias name="رباب السروجي" alias="السروجي"
select "السروجي" #2
do tag.actor name="رباب السروجي" type=person
select "وزيرة النقل ديمة الصيرفي"
do tag.actor name="ديمة الصيرفي" type=person
select "الوزيرة" #2
do tag.actor name="ديمة الصيرفي" type=person
select "مدير الميناء سامر الحلو"
do tag.actor name="سامر الحلو" type=person
select "رئيس نقابة عمال الأرصفة منذر الحبال"
do tag.actor name="منذر الحبال" type=person
select "نوردبورت" #2
do tag.actor name="نوردبورت" type=company
select "الخبير في اقتصاد الموانئ رائف الكيال"
do tag.actor name="رائف الكيال" type=person
# تحديد أوسع مما ينبغي: فعل القول دخل في الادعاء.
select "ورأت أن “عقداً كهذا يرهن الميناء لجيلين”"
do tag.claim type=evaluation
undo
expect claims 54

select "بنشر المسودة الكاملة لعقد تشغيل الرصيف الشرقي في ميناء مرجانة خلال سبعة أيام"
do tag.claim type=policy
do claim.claimant name="رباب السروجي" act=demand quote_mode=indirect outlet_commitment=neutral
do stance.set label=support dimension=evaluative
select "طالبت"
do tag.cue

select "تأجير الرصيف مدة ٢٥ عاماً قابلة للتجديد مرة واحدة، وعلى إعفاء الشركة من الضرائب خمس سنوات"
do tag.claim type=factual
do claim.claimant name="رباب السروجي" act=state quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
do note.set text="المصدر المباشر وثيقة، والنائبة هي التي تستند إليها."
select "تنص على"
do tag.cue

select "أن “عقداً كهذا يرهن الميناء لجيلين”"
do tag.claim type=evaluation
do claim.claimant name="رباب السروجي" act=believe quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "ورأت"
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
do tag.claim type=commitment certainty=certain polarity=negative
do claim.claimant name="ديمة الصيرفي" act=state quote_mode=mixed outlet_commitment=endorsing
do stance.set label=support
select "وأوضحت"
do tag.cue

select "بسحب عرضها إذا لم يُتخذ قرار في الأيام الـ ٣٠ التي تلي تسليم تقريرها الفني"
do tag.claim type=commitment conditional=true
do claim.claimant name="نوردبورت" act=warn quote_mode=indirect outlet_commitment=neutral
do stance.set label=support
select "لوّحت"
do tag.cue

select "إن الخلاف على المسودة “قد يؤخر العقد إلى الخريف”"
do tag.claim type=prediction certainty=possible
do claim.claimant name="رائف الكيال" act=state quote_mode=mixed outlet_commitment=neutral
do stance.set label=support
select "وقال" #3
do tag.cue

expect mentions 61
expect claims 62
