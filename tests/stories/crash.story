# What was done is there after a crash, and can still be taken back.
open 0002
select "برفع الأجور" #2
do tag.claim type=policy
expect claims 1
undo
expect claims 0
redo
crash
expect claims 1
undo
expect claims 0
crash
expect claims 0
redo
expect claims 1
