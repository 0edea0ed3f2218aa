# What is odd comes with a deed and goes with the next; undoing brings it back.
open 0001
expect findings 0
select 28..32
do tag.claim type=other
expect findings 0
do field.set field=claim.type value=""
expect findings 1
do field.set field=claim.type value=policy
expect findings 0
undo
expect findings 1
select 28..32
do tag.here
do tag.remove
expect findings 0
