# Scalar offsets, identical spans, notes, removal with all that depends on it.
open 0001
select 28..32
do tag.claim type=other
do note.set text="ملاحظة مع \"اقتباس\" = وفاصلة، وسطر"
select 28..32
do tag.claim type=other
expect claims 2
do claim.claimant visibility=unattributed
expect attributions 1
do tag.remove
expect claims 1
expect attributions 0
undo
expect claims 2
expect attributions 1
