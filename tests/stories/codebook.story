# A codebook is drafted, published, and its older tags are looked at again.
open 0001
select "«الأسعار ستنخفض»"
do tag.claim type=prediction
call first
expect claims 1
# Nothing is tagged with a label that is only in the draft.
do codebook.add-label set=claim.type name_ar="وعد" name_en="Promise"
do codebook.move-label set=claim.type label=promise place=1
do codebook.change-label set=claim.type label=prediction definition_en="Only with a date." recheck=true
do codebook.merge-labels set=claim.type label=causal into=other
do codebook.require field=claim.evidence required=true
do codebook.note text="التوقعات تحتاج إلى تاريخ"
undo
redo
do codebook.publish
crash
# The tag of before stands, and a new one may be a promise.
expect claims 1
select "«الأسعار ستنخفض»"
do tag.claim type=promise
expect claims 2
# Both need evidence now.
select "قريبًا"
do tag.evidence
select "قريبًا"
do tag.evidence id=@first
do codebook.import version=dna-1.0
do codebook.discard
expect claims 2
