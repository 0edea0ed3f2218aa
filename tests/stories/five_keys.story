# A claim with claimant and stance in five keys.
open 0001
select "الوزيرة ليلى الحسن"
press 2
press 1
press Enter
expect mentions 1
expect actors 1
select "«الأسعار ستنخفض»"
press 1
press 1
press +
press Enter
select "«الأسعار ستنخفض»"
do claim.change type=prediction
expect claims 1
expect attributions 1
expect stances 1
expect mentions 1
