# A letter with Alt picks a label of the selected tag, once the codebook gives it one.
open 0001
do codebook.change-label set=claim.type label=policy shortcut=p
do codebook.change-label set=flag label=discuss shortcut=d
do codebook.publish
select 28..32
press 1
press Alt+P
press Enter
expect claims 1
expect findings 0
select 28..32
do tag.here
do field.set field=claim.type value=""
expect findings 1
press Alt+P
press Alt+D
expect findings 0
