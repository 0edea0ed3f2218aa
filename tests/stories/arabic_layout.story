# Work in the Arabic interface, with the keys of the small palette.
language ar
open 0002
select "النقابة" #2
do tag.actor name="النقابة" type=civil_society
select "برفع الأجور" #2
press 1
do claim.change type=policy
press 1
press +
press Enter
expect claims 1
expect stances 1
expect attributions 1
