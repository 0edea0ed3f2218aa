# Every kind of deed is taken back and done again.
open 0001
select "الوزيرة ليلى الحسن"
do tag.actor name="ليلى الحسن" type=person
do actor.alias name="ليلى الحسن" alias="الحسن"
select "«الأسعار ستنخفض»"
do tag.claim type=prediction
do claim.claimant name="ليلى الحسن" act=state
do stance.set label=support
do note.set text="ملاحظة"
select "قالت"
do tag.cue
expect claims 1
expect stances 1
undo
undo
expect claims 0
expect stances 0
expect attributions 0
undo
undo
expect mentions 0
redo
redo
redo
redo
expect mentions 1
expect claims 1
expect stances 1
expect attributions 1
