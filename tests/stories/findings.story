# What is odd comes with a deed and goes with the next; undoing brings it back.
open 0001
expect findings 0
select 28..32
do tag.claim type=other
press Enter
expect findings 0
select 28..32
do tag.here
do field.set field=claim.type value=""
expect findings 1
select 28..32
do tag.here
do field.set field=claim.type value=policy
expect findings 0
undo
expect findings 1
undo
expect findings 0
