# Two people tag the same words; each counts and undoes only their own.
annotator salma
open 0001
select "الأسعار ستنخفض"
do tag.claim type=prediction
annotator omar
expect claims 0
open 0001
select "الأسعار ستنخفض"
do tag.claim type=factual
select "الأسعار قد ارتفعت"
do tag.claim type=factual
expect claims 2
undo
expect claims 1
annotator salma
expect claims 1
undo
expect claims 0
annotator omar
expect claims 1
