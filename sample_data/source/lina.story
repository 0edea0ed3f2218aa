# لينا: المشرفة. توزّع المقالات، ثم تراجع المقال الأول حتى يكتمل مرجعه.
annotator lina
language ar
do annotator.set id=lina role=lead
do work.assign scheme=random seed=7 percent=60 annotators=omar,salma

# سلّم الاثنان المقالين الأولين؛ يُراجع أولهما ويبقى الثاني للتجربة.
open 0001
do review.open
do review.accept-same
do review.filter show=boundary
do review.note text="«أنّ» و«إنّ» داخل الادعاء كما يقول الدليل."
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.reason code=boundary
press 2
do review.filter show=label
do review.reason code=interpretation
press 2
do review.reason code=interpretation
press 2
do review.reason code=interpretation
press 2
do review.reason code=interpretation
press 2
do review.filter show=relation
do review.reason code=guideline
press 2
do review.filter show=attribute
do review.reason code=guideline
press 2
do review.reason code=guideline
press 2
do review.reason code=guideline
press 2
do review.reason code=guideline
press 2
do review.filter show=only
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 2
do review.reason code=overlooked
press 1
do review.reason code=overlooked
press 1
do review.reason code=overlooked
press 1
do review.filter show=all
press S
press 2
press 2
press 2
press 2
press 2
expect undecided 0
press Ctrl+Enter
do review.close
