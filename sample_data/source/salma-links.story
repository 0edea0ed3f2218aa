# سلمى: الجلسة الثانية. بعد وسم المقالات الثمانية تعود إليها فتصل بعضها ببعض:
# سجل الفاعلين، والمواضيع والقضايا، وسلاسل الإسناد، والعلاقات، والمواقف، والنقاش مع عمر.
annotator salma
language ar

# التسميات أولاً: «الشركة» تسمية مشتركة في مدينة فيها أكثر من شركة.
do actor.alias name="نوردبورت" alias="الشركة" kind=name
do actor.alias-change alias=-0001 ambiguous=true from=2025-01 to=2025-12

# سؤال سلمى عن النسبة إلى النقابة، وجواب عمر، ثم الاتفاق.
open 0001
select "جاء يعاين البضاعة"
do tag.here kind=claim
call goods
do comment.add text="المصدر نقابي غير مسمّى. هل يكفي ذلك لنسبة القول إلى النقابة نفسها؟"
annotator omar
do item.show id=@goods
do comment.add thread=-0004 text="لا أرى ذلك. «مصدر نقابي» شخص واحد، والنقابة لم تُصدر شيئاً."
annotator salma
do item.show id=@goods
do comment.settle thread=-0004 text="صحيح. أُبقي الربط مع علامة «غير متأكد» إلى أن يقول الدليل غير ذلك."
do field.label id=@goods field=flags code=unsure
do field.set id=@goods field=confidence value=1
expect comments 2

# الفاعلون: صفات وروابط وتسميات ومعرّفات، وفاعل سُجّل مرتين فدُمج.
do item.show name="سامر الحلو"
call helou
do item.show name="نوردبورت"
call nordport
do item.show name="نقابة عمال الأرصفة"
call union
do item.show name="ديمة الصيرفي"
call minister
do item.show name="وزارة النقل"
call ministry
do item.show name="كارين فيستهولم"
call vestholm
do item.show name="منذر الحبال"
call habbal
do item.show name="رائف الكيال"
call kayyal
do item.show name="رباب السروجي"
call suruji
do item.show name="فادي المنجد"
call munajjid
do item.show name="منبر الرصيف"
call minbar
do actor.add name="إدارة ميناء مرجانة" name_en="Marjana Port Authority" type=government
call port
do actor.add name="إدارة الميناء" type=government
call port2
do actor.merge actor=@port2 into=@port
do actor.add name="صحيفة المرفأ" name_en="Al-Marfa" type=media
call marfa
do actor.alias name="صحيفة المرفأ" alias="المرفأ" kind=name
do actor.add name="البرلمان" name_en="Parliament" type=government
call parliament
do actor.add name="لجنة النقل في البرلمان" name_en="Transport Committee of Parliament" type=government
call committee
do actor.add name="عمال الميناء" name_en="Port workers" type=population
call workers
do actor.role actor=@helou title="مدير ميناء مرجانة" title_en="Director of the port of Marjana"
do actor.role actor=@minister title="وزيرة النقل" title_en="Minister of Transport"
do actor.role actor=@habbal title="رئيس نقابة عمال الأرصفة" title_en="President of the Dock Workers' Union"
do actor.role actor=@kayyal title="مستشار سابق في تخطيط النقل البحري" title_en="Former adviser on maritime transport planning" to=2025-03
do actor.role actor=@suruji title="نائبة" title_en="Member of Parliament" from=2025
do actor.affiliation actor=@helou other=@port kind=leads
do actor.affiliation actor=@minister other=@ministry kind=leads
do actor.affiliation actor=@habbal other=@union kind=leads
do actor.affiliation actor=@vestholm other=@nordport kind=speaks_for
do actor.affiliation actor=@munajjid other=@ministry kind=speaks_for
do actor.affiliation actor=@suruji other=@parliament kind=member_of
do actor.affiliation actor=@committee other=@parliament kind=part_of
do actor.alias name="ديمة الصيرفي" alias="وزيرة النقل" kind=title
do actor.alias name="سامر الحلو" alias="الحلوّ" kind=spelling
do actor.alias name="وزارة النقل" alias="الدولة" kind=metonym
do actor.alias name="وزارة النقل" alias="من يبيع البحر" kind=pejorative
do actor.external actor=@nordport key=sample value=np-1998
do field.set id=@nordport field=note value="يُكتب اسمها متصلاً في «المرفأ» و«منبر الرصيف»، ومنفصلاً عند الآخرين."
do field.set id=@helou field=note value="تختلف أقواله في الموعد من مقال إلى آخر؛ انظر العلاقات."
expect roles 5
expect affiliations 7

# المواضيع والقضايا.
do topic.add name="عقد الرصيف" name_en="The quay contract" code=1
call contract
do topic.add name="الاتفاق وموعده" name_en="The agreement and its date" code=1.1 parent=@contract
call date
do topic.add name="الإيجار والضرائب" name_en="Rent and taxes" code=1.2 parent=@contract
call rent
do topic.add name="العمال" name_en="The workers" code=2
call labour
do topic.add name="تعميق الحوض" name_en="Deepening the basin" code=3
call basin
expect topics 5
do canonical.add wording="يُبرم اتفاق على تأجير الرصيف الشرقي قبل الصيف" wording_en="An agreement on leasing the eastern quay is concluded before summer" topic=@date
call k_summer
do field.set id=@k_summer field=from value=2025-03
do field.set id=@k_summer field=to value=2025-06
do canonical.add wording="جرى التوصل إلى اتفاق على تأجير الرصيف الشرقي" wording_en="An agreement on leasing the eastern quay has been reached" topic=@date
call k_agreed
do canonical.add wording="يُعرض العقد على البرلمان قبل توقيعه" wording_en="The contract is put before Parliament before it is signed" topic=@contract
call k_parliament
do canonical.add wording="لا يقل الإيجار السنوي عن 12.5 مليون دولار" wording_en="The annual rent is at least 12.5 million dollars" topic=@rent
call k_rent
do field.set id=@k_rent field=note value="الأرقام المتداولة الأخرى (9 و10.5 و11 مليوناً) لا تدخل هنا، بل تُربط بعلاقات."
do canonical.add wording="الإيجار 12.5 مليون دولار أو أكثر" topic=@rent
call k_rent2
do canonical.add wording="تُعفى الشركة المشغّلة من الضرائب" wording_en="The operator is exempt from taxes" topic=@rent
call k_tax
do canonical.add wording="يؤدي تأجير الرصيف إلى تسريح عمال" wording_en="Leasing the quay leads to dismissals" topic=@labour
call k_jobs
do canonical.bond id=@k_parliament other=@k_summer kind=precedes
do canonical.bond id=@k_summer other=@k_agreed kind=implies

# صحيفة المرفأ: المؤتمر الصحفي
select "إن «المحادثات مع الشركة"
do tag.here kind=claim
call summer
do claim.canonical id=@summer canonical=@k_summer relation=same
do field.set id=@summer field=event_time value="قبل الصيف"
do field.set id=@summer field=event_from value=2025-03
do field.set id=@summer field=event_to value=2025-06
do field.set id=@summer field=check_worthiness value=cfs
do field.set id=@summer field=object_actors value=@nordport,@ministry
do field.label id=@summer field=frames code=economic
do field.label id=@summer field=frames code=political
do field.set id=@summer field=gloss_ar value="تنتهي المفاوضات مع نوردبورت إلى عقد قبل حلول الصيف."
do field.set id=@summer field=gloss_en value="The talks with NordPort will end in a contract before summer."
do field.set id=@summer field=confidence value=3
do chain.select id=@summer link=1
call summer_said
do field.set field=cue_kind value=verb
do field.set field=visibility value=named
do field.set field=date value="أمس الخميس"
do field.set field=venue value="مؤتمر صحفي"
do field.set field=confidence value=3
do field.label field=flags code=discuss
do note.set id=@summer_said text="الموعد في العنوان أيضاً، لكن العنوان بلا فعل قول."
select "مدير ميناء مرجانة سامر الحلو"
do tag.here kind=mention
call helou_mention
do field.set field=form value=title
do field.set field=role_as_stated value="مدير ميناء مرجانة"
do field.set field=confidence value=3
do field.label field=flags code=discuss

select "الإيجار السنوي لن يقل"
do tag.here kind=claim
call rent_marfa
do claim.canonical id=@rent_marfa canonical=@k_rent relation=same
do field.set id=@rent_marfa field=check_worthiness value=cfs
do chain.select id=@rent_marfa link=1
do field.set field=visibility value=anonymous
do field.set field=cue_kind value=verb

select "وجود أي نية للاستغناء"
do tag.here kind=claim
call no_dismissal
do claim.canonical id=@no_dismissal canonical=@k_jobs denies=true
do field.set id=@no_dismissal field=object_actors value=@workers

# سلسلة من حلقتين: الوزيرة كما نقل عنها المدير.
select "“لن يخسر عامل واحد"
do tag.here kind=claim
call no_worker
do claim.canonical id=@no_worker canonical=@k_jobs denies=true relation=same
do chain.select id=@no_worker link=1
call told_helou
do field.set field=cue_kind value=verb
do field.set field=addressees value=@helou
do chain.add id=@no_worker name="سامر الحلو" act=state quote_mode=direct outlet_commitment=neutral
call helou_tells
select "وقال" #2
do tag.cue id=@helou_tells
do field.set id=@helou_tells field=cue_kind value=verb
do field.set id=@helou_tells field=visibility value=named

select "قد يرفع طاقة الميناء"
do tag.here kind=claim
call capacity
select "قد" #6
do tag.hedge id=@capacity
select "إذا وُقّع"
do tag.condition id=@capacity
do field.set id=@capacity field=event_time value="في غضون أربع سنوات"
do field.set id=@capacity field=frames value=capacity_resources

# وكالة الجسر: النفي
open 0002
select "التوصل إلى أي اتفاق"
do tag.here kind=claim
call denied
do claim.canonical id=@denied canonical=@k_agreed denies=true relation=same
do chain.select id=@denied link=1
do field.set field=venue value="بيان"
do field.set field=date value="مساء أمس الجمعة"
do field.set field=visibility value=document
select "أي عقد جديد يجب"
do tag.here kind=claim
call first_parliament
do claim.canonical id=@first_parliament canonical=@k_parliament relation=same
do field.set id=@first_parliament field=frames value=legality
select "ستُختتم باتفاق"
do tag.here kind=claim
call summer_jisr
do claim.canonical id=@summer_jisr canonical=@k_summer relation=unsure
do item.show id=@summer_jisr
do claim.relate id=@summer_jisr other=@summer kind=qualifies

# سلسلة من حلقتين: الصحيفة عن مصدر مطّلع، والوكالة فوقهما.
select "بدل الإيجار السنوي"
do tag.here kind=claim
call rent_jisr
do claim.canonical id=@rent_jisr canonical=@k_rent2 relation=same
do canonical.merge id=@k_rent2 into=@k_rent
do chain.select id=@rent_jisr link=1
call informed
do field.set field=visibility value=anonymous
select "عن" #2
do tag.cue id=@informed
do field.set id=@informed field=cue_kind value=preposition
do chain.add id=@rent_jisr name="صحيفة المرفأ" visibility=media act=state quote_mode=indirect outlet_commitment=neutral
call paper
select "قد نقلت"
do tag.cue id=@paper
do field.set id=@paper field=cue_kind value=verb
do field.set id=@paper field=date value="أمس"
do item.show id=@rent_jisr
do claim.relate id=@rent_jisr other=@rent_marfa kind=same_as

select "مستعدة لدفع 9 ملايين"
do tag.here kind=claim
call nine
do field.set id=@nine field=check_worthiness value=cfs
do chain.select id=@nine link=1
do field.set field=venue value="اتصال هاتفي"
do field.set field=cue_kind value=verb
do item.show id=@nine
do claim.relate id=@nine other=@rent_jisr kind=in_tension

# مصادر بلا اسم، ووسائل إعلام بلا اسم.
select "طلبت من إدارة الميناء وقف"
do tag.here kind=claim
call told_off
do chain.select id=@told_off link=1
call unnamed
do field.set field=visibility value=anonymous
select "عن" #5
do tag.cue id=@unnamed
do field.set id=@unnamed field=cue_kind value=preposition
do chain.add id=@told_off visibility=collective act=state quote_mode=indirect outlet_commitment=distancing
call local_media
select "ونقلت"
do tag.cue id=@local_media
do field.set id=@local_media field=cue_kind value=verb

select "تُحال مسودة العقد"
do tag.here kind=claim
call referred
do claim.canonical id=@referred canonical=@k_parliament relation=unsure
select "إذا أنجزت الوزارة دراسة الجدوى في موعدها"
do tag.condition id=@referred
select "ومن المرجح"
do tag.hedge id=@referred
do field.set id=@referred field=event_time value="أبريل (نيسان) المقبل"
do field.set id=@referred field=event_from value=2025-04
do field.set id=@referred field=event_to value=2025-04

# موقع الساحل: النقابة
open 0003
select "سيؤدي إلى تسريح"
do tag.here kind=claim
call sixhundred
do claim.canonical id=@sixhundred canonical=@k_jobs relation=narrower
do field.set id=@sixhundred field=object_actors value=@workers
do field.set id=@sixhundred field=frames value=economic,fairness_equality
do chain.select id=@sixhundred link=1
do field.set field=cue_kind value=verb
select "لسنا ضد التطوير"
do tag.here kind=claim
call blank
do field.label id=@blank field=flags code=unbalanced
do chain.select id=@blank link=1
call blank_said
do field.set field=addressees value=@workers
do field.set field=venue value="عند البوابة الرئيسية"
select "لسنا ضد التطوير"
do stance.set target=@contract holder=@union label=mixed dimension=evaluative intensity=-1 explicitness=explicit evidence=selected
call union_stance
do field.set field=confidence value=2
do field.label field=flags code=discuss
do note.set id=@union_stance text="ليست ضد التطوير، لكنها ضد العقد بصيغته."
do field.set id=@union_stance field=sentiment value=negative
select "أن أحداً لن يُصرف"
do tag.here kind=claim
call nobody
do claim.canonical id=@nobody canonical=@k_jobs denies=true
do chain.select id=@nobody link=1
do field.set field=cue_kind value=noun
select "أن العدد الذي أعلنته"
do tag.here kind=claim
call exaggerated
do chain.select id=@exaggerated link=1
do field.set field=visibility value=anonymous
do field.set field=cue_kind value=verb
do item.show id=@exaggerated
do claim.relate id=@exaggerated other=@sixhundred kind=responds_to
call answer
do field.set field=confidence value=2
do field.label field=flags code=discuss
do note.set id=@answer text="يردّ على العدد، لا على التسريح نفسه."
select "نقل نحو ٤٠٠ عامل"
do tag.here kind=claim
call fourhundred
do claim.canonical id=@fourhundred canonical=@k_jobs denies=true relation=unsure
do item.show id=@fourhundred
do claim.relate id=@fourhundred other=@exaggerated kind=supports

# منبر الرصيف: موقف الصحيفة نفسها.
open 0004
select "من يبيع البحر"
do tag.actor name="من يبيع البحر"
do field.set field=form value=nominal
do note.set text="من العنوان: وصف قدحي للوزارة، بلا اسم."
select "إهانة لكل من حمل كيساً"
do stance.set target=@ministry holder=@minbar label=oppose dimension=evaluative intensity=-2 explicitness=explicit evidence=selected
call minbar_stance
do field.set id=@minbar_stance field=sentiment value=negative
select "تسير على خير"
do tag.here kind=claim
call fine
do chain.select id=@fine link=1
call fine_said
do field.set field=cue_kind value=verb
select "فقد زعم"
do stance.set id=@fine holder=@minbar label=query explicitness=implied intensity=-1 evidence=selected
select 1045..1101
do tag.here kind=claim
call tax_minbar
do claim.canonical id=@tax_minbar canonical=@k_tax relation=narrower
do chain.select id=@tax_minbar link=1
do field.set field=visibility value=collective
select "فستخسر الخزينة"
do tag.here kind=claim
call treasury
select "وفق تقديرنا"
do tag.hedge id=@treasury
select "وإذا صحّ ذلك"
do tag.condition id=@treasury
do chain.select id=@treasury link=1
do field.set field=cue_kind value=noun
do field.set field=visibility value=author
do item.show id=@treasury
do claim.relate id=@treasury other=@tax_minbar kind=supports

# صحيفة المرفأ: الخبير. ادعاء من قطعتين، وعبارة الإسناد بينهما.
open 0005
select "أما إذا اكتفى المشغّل بـ«طلاء الرافعات القديمة»"
do tag.claim type=prediction certainty=certain polarity=negative conditional=true
call paint
select "فلن يتغيّر شيء سوى اسم من يقبض الرسوم"
do tag.extend id=@paint
select "إذا اكتفى المشغّل"
do tag.condition id=@paint
do item.show id=@paint
do claim.claimant id=@paint name="رائف الكيال" act=believe quote_mode=mixed outlet_commitment=neutral
do item.show id=@paint
do stance.set id=@paint label=support
select "على حد قوله"
do tag.cue id=@paint
do chain.select id=@paint link=1
do field.set field=cue_kind value=preposition
select "سقف مرتفع"
do tag.here kind=claim
call ceiling
do chain.select id=@ceiling link=1
call ceiling_said
select "وإن لم يكن مستحيلاً"
do stance.set target=@k_rent holder=@kayyal label=mixed intensity=-1 explicitness=implied via=@ceiling_said evidence=selected
do item.show id=@ceiling
do claim.relate id=@ceiling other=@rent_marfa kind=qualifies
select "الأرجح" #1
do tag.hedge id=@ceiling
undo
select "رقم الملايين التسعة"
do tag.here kind=claim
call opening_bid
select "الأرجح" #1
do tag.hedge id=@opening_bid
do item.show id=@opening_bid
do claim.relate id=@opening_bid other=@nine kind=qualifies
select "الوظائف المهددة"
do tag.here kind=claim
call threehundred
do claim.canonical id=@threehundred canonical=@k_jobs relation=narrower
do item.show id=@threehundred
do claim.relate id=@threehundred other=@sixhundred kind=in_tension

# وكالة الجسر: سلسلة من ثلاث حلقات. الوفد طلب، كما قال مصدر، كما نقلت إذاعة.
open 0006
select "لم يحدد في أي وقت"
do tag.here kind=claim
call never_said
do item.show id=@never_said
do claim.relate id=@never_said other=@summer kind=contradicts
call contradiction
select "بألا يُسرَّح أي عامل"
do tag.here kind=claim
call two_years
do claim.canonical id=@two_years canonical=@k_jobs denies=true relation=narrower
do item.show id=@no_worker
do claim.relate id=@no_worker other=@two_years kind=entails
open 0006
select "وفد فني من شركة نورد بورت"
do tag.actor name="الوفد الفني" name_en="The technical delegation" type=other
do field.set field=form value=nominal
select "مصدر في الجمارك"
do tag.actor name="مصدر في الجمارك" name_en="A source in the customs" type=unnamed_source
do field.set field=role_as_stated value="مصدر في الجمارك"
select "إذاعة محلية"
do tag.actor name="إذاعة محلية" name_en="A local radio station" type=unnamed_source
select "خرائط لا علاقة لها بالأضرار"
do tag.claim type=policy
call maps
do claim.claimant id=@maps name="الوفد الفني" act=demand quote_mode=mixed outlet_commitment=neutral
select "طلب" #1
do tag.cue id=@maps
do chain.add id=@maps name="مصدر في الجمارك" visibility=anonymous act=state quote_mode=mixed outlet_commitment=neutral
call customs
select "قوله"
do tag.cue id=@customs
do field.set id=@customs field=cue_kind value=noun
do chain.add id=@customs name="إذاعة محلية" visibility=media act=state quote_mode=indirect outlet_commitment=distancing
call radio
select "ونقلت"
do tag.cue id=@radio
do field.set id=@radio field=cue_kind value=verb
do item.show id=@maps
do stance.set id=@maps label=support dimension=evaluative
select "نفته"
do stance.set id=@maps holder=@vestholm label=oppose intensity=-2 explicitness=explicit evidence=selected
select "\"الوعد بعامين يعني أن التسريح سيبدأ في الثالث\""
do tag.claim type=prediction certainty=certain
call third_year
do claim.claimant id=@third_year name="منذر الحبال" act=warn quote_mode=direct outlet_commitment=neutral
do stance.set label=support
select "قال" #3
do tag.cue id=@third_year
do claim.canonical id=@third_year canonical=@k_jobs relation=unsure
do claim.relate id=@third_year other=@two_years kind=responds_to
do item.show id=@third_year
do chain.select id=@third_year link=1
call habbal_said
select "يعني أن التسريح سيبدأ في الثالث"
do stance.set id=@two_years holder=@habbal label=oppose intensity=-2 explicitness=explicit via=@habbal_said evidence=selected

# مرجانة اليوم: مجموعتان من الأدلة، واحدة لكل رواية.
open 0007
select "بسبب إهمال الإدارة"
do tag.here kind=claim
call neglect
select "كتبنا إليهم في خريف ٢٠٢٢، أي قبل العاصفة بأشهر"
do tag.evidence id=@neglect
select "فجاءنا الرد: “لا اعتمادات”"
do tag.evidence id=@neglect set=last
select "إنها «أربكت برنامج الصيانة كله»"
do tag.evidence id=@neglect
do field.set id=@neglect field=check_worthiness value=cfs
do field.set id=@neglect field=object_actors value=@port
do chain.select id=@neglect link=1
do field.set field=cue_kind value=punctuation
select "إذا لم يُعمَّق"
do tag.here kind=claim
call deepen
select "إذا لم يُعمَّق الحوض إلى ١٦ متراً"
do tag.condition id=@deepen
do stance.set target=@basin holder=@kayyal label=support dimension=evaluative intensity=2 explicitness=implied evidence=selected
select "أن مشروع تعميق الحوض"
do tag.here kind=claim
call dredged
do field.set id=@dredged field=event_time value="عام ٢٠١٦"
do field.set id=@dredged field=event_from value=2016
do field.set id=@dredged field=check_worthiness value=cfs
do field.label id=@dredged field=flags code=source_error
do note.set id=@dredged text="«ويُذكر» بلا مصدر؛ الرقم يحتاج إلى تحقّق."

# موقع الساحل: جلسة البرلمان
open 0008
select "وعلى إعفاء الشركة من الضرائب"
do tag.here kind=claim
call lease
do claim.canonical id=@lease canonical=@k_tax relation=broader
do chain.select id=@lease link=1
do field.set field=visibility value=document
select "قد وافقت على أي إعفاء"
do tag.here kind=claim
call no_tax
do claim.canonical id=@no_tax canonical=@k_tax denies=true relation=same
do item.show id=@no_tax
do claim.relate id=@no_tax other=@lease kind=contradicts
open 0008
select "أن العرض المطروح حالياً يبلغ ١٠٫٥ ملايين دولار سنوياً"
do tag.claim type=factual certainty=certain
call current
do claim.claimant id=@current name="ديمة الصيرفي" act=state quote_mode=indirect outlet_commitment=endorsing
do stance.set label=support
select "وأوضحت"
do tag.cue id=@current
do item.show id=@current
do claim.relate id=@current other=@nine kind=updates
open 0008
select "لن تقبل بأقل"
do tag.here kind=claim
call eleven
do item.show id=@eleven
do claim.relate id=@eleven other=@current kind=qualifies
expect canonical 6

# ما بقي مفتوحاً للنقاش.
do item.show id=@k_jobs
do comment.add text="هل النقل إلى وظائف أخرى تسريح؟ رقم الوزارة ورقم النقابة لا يقيسان الشيء نفسه."
do item.show id=@two_years
do comment.add text="عامان فقط: هل يكفي ذلك لعدّه نفياً للتسريح؟"
expect comments 4

# الاقتراحات: قول يُقبل ثم يُكمَل، وتسمية مشتركة يُختار صاحبها، وتسمية تُرفض لأن «الدولة» هنا
# ليست الوزارة. ولا اقتراح في مقال يُوسم مرتين.
open 0007
press Tab
press Enter
call maintenance
do field.set id=@maintenance field=type value=causal
do claim.claimant id=@maintenance name="سامر الحلو"
do chain.select id=@maintenance link=1
do field.set field=visibility value=named
do item.show id=@maintenance
do stance.set id=@maintenance label=support
do claim.relate id=@neglect other=@maintenance kind=responds_to
do suggestion.next at=1013
do suggestion.accept actor=@nordport
expect claims 67
open 0005
do suggestion.next at=1699
do suggestion.refuse
expect refusals 1
open 0008
do suggestion.switch off=true

# سُلّم المقالان الأولان للمراجعة.
open 0001
do work.submit
open 0002
do work.submit
