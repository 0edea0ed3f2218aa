# Words of the interface, English. Every message here exists in ar/isnad.ftl and the other way round.

## Months

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Groups of commands

group-project = Project
group-edit = Edit
group-tag = Tag
group-link = Link
group-view = View
group-go = Go

## Commands

cmd-project-open = Open project…
    .hint = Open a project folder
cmd-project-new = New project…
    .hint = Make an empty project in a new folder
cmd-project-sample = Explore the sample
    .hint = Open a working copy of the sample project; trying things out is safe
cmd-project-reset-sample = Reset the sample
    .hint = Throw away the working copy of the sample and make a fresh one
cmd-library-add = Add articles…
    .hint = Read text files into this project
cmd-article-change = Article details…
    .hint = Correct title, outlet and date
cmd-article-image = Attach a picture…
    .hint = Add a PNG, JPEG or WebP to the open article
cmd-annotator-switch = Work as another annotator
    .hint = Tags made from now on belong to that person
cmd-project-close = Close project
    .hint = Back to the welcome screen; everything is saved
cmd-app-quit = Quit
    .hint = Close the program; everything is saved
cmd-edit-undo = Undo
    .hint = Take back the last deed
cmd-edit-redo = Redo
    .hint = Do again what was taken back
cmd-tag-remove = Remove
    .hint = Remove the selected tag with what depends on it; can be undone
cmd-note-set = Note…
    .hint = Write a note on the selected tag or actor
cmd-gesture-done = Keep and go on
    .hint = Keep the tag and close the small palette
cmd-gesture-cancel = Step back
    .hint = Close the small palette, keep the tag; then let go of the selection
cmd-tag-claim = Claim
    .hint = Tag the selected words as a claim
cmd-tag-actor = Actor
    .hint = Tag the selected words as a mention of an actor
cmd-tag-stance = Stance
    .hint = Set the claimant's stance on the claim
cmd-tag-cue = Cue
    .hint = Mark the selected words as the cue of the last claim
cmd-claim-change = Change claim
    .hint = Change type, certainty, polarity or condition of the claim
cmd-tag-move = Move the last claim here
    .hint = Give the claim tagged last the selected words as its new span
cmd-offer-pick = Pick an offer
    .hint = Take what the small palette offers under this number
cmd-claim-claimant = Claimant…
    .hint = Say who makes the selected claim
cmd-stance-support = Supports
    .hint = The claimant supports the claim
cmd-stance-oppose = Opposes
    .hint = The claimant opposes the claim
cmd-stance-neutral = Neutral
    .hint = The claimant only reports the claim
cmd-stance-query = Questions
    .hint = The claimant questions the claim
cmd-stance-mixed = Mixed stance
    .hint = The claimant supports the claim on conditions
cmd-stance-none = No stance
    .hint = The claimant takes no stance on the claim
cmd-stance-set = Set stance
    .hint = Set label and dimension of the stance on the claim
cmd-mention-actor = Actor of the mention…
    .hint = Say which actor the selected mention stands for
cmd-tag-evidence = Evidence
    .hint = The selected words bear the claim out
cmd-tag-hedge = Hedge
    .hint = The selected words weaken the claim: “possibly”, “it seems”
cmd-tag-condition = Condition
    .hint = The claim holds only if the selected words do
cmd-tag-extend = Add to tag
    .hint = The selected words become a further piece of the tag made last
cmd-field-set = Set field
    .hint = Writes any field of a tag or actor
cmd-field-label = Toggle label
    .hint = Adds a label to a field that takes several, or takes it away
cmd-field-place = Add place
    .hint = The selected words become a place of a field; once more takes them away
cmd-field-place-remove = Remove place
    .hint = Takes a place out of a field
cmd-chain-add = Who reported it…
    .hint = Adds the next link of the chain: who reported this source
cmd-chain-source = Source…
    .hint = Says who the source of this link is
cmd-chain-select = Along the chain
    .hint = From a claim to its source, from there outwards, and back
cmd-chain-cut = Take out of chain
    .hint = Takes one link out; what was beyond it joins to what was before
cmd-claim-relate = Relate to…
    .hint = Links the claim to another, here or in a pane beside
cmd-claim-canonical = Canonical claim…
    .hint = Says which proposition the claim asserts or denies
cmd-canonical-sign = Asserts or denies
    .hint = Turns round whether the claim asserts or denies its canonical claim
cmd-canonical-leave = Leave canonical claim
    .hint = The claim belongs to no canonical claim any more
cmd-canonical-add = New canonical claim
    .hint = A proposition, worded once and positively
cmd-canonical-merge = Merge canonical claims
    .hint = Two wordings of one proposition become one
cmd-canonical-topic = Set topic
    .hint = Puts a canonical claim under a topic
cmd-canonical-bond = Relate propositions
    .hint = Says how two canonical claims stand to each other
cmd-topic-add = New topic
    .hint = A topic, perhaps below another
cmd-topic-move = Move topic
    .hint = Puts a topic below another or at the top
cmd-actor-add = New actor
    .hint = Enters an actor in the registry
cmd-actor-merge = Merge actor…
    .hint = Two entries of one actor become one; the tags stay
cmd-actor-unmerge = Part again
    .hint = Takes back that an actor was merged into another
cmd-actor-split = Split actor…
    .hint = Some of the mentions name somebody else
cmd-actor-role = Role
    .hint = An office or title of an actor, with its dates
cmd-actor-role-remove = Remove role
    .hint = Takes a role away
cmd-actor-affiliation = Affiliation
    .hint = The actor belongs to, speaks for or leads another
cmd-actor-affiliation-remove = Remove affiliation
    .hint = Takes an affiliation away
cmd-actor-alias-change = Change alias
    .hint = Changes words, kind or ambiguity of another name
cmd-actor-alias-remove = Remove alias
    .hint = Takes another name away
cmd-actor-external = External id
    .hint = The actor’s id in another register, such as Wikidata
cmd-item-show = Show
    .hint = Selects a tag or an actor and shows its place
cmd-comment-add = Comment…
    .hint = Begins a thread on what is selected
cmd-comment-settle = Settle thread
    .hint = Marks a thread as settled, or opens it again
cmd-comment-remove = Take comment back
    .hint = Takes one’s own comment back
cmd-suggestion-next = Next suggestion
    .hint = To the next suggestion in the article; Enter accepts, Backspace refuses
cmd-suggestion-previous = Previous suggestion
    .hint = To the suggestion before
cmd-suggestion-accept = Accept suggestion
    .hint = Enter at a suggestion: makes it a tag that knows where it came from
cmd-suggestion-refuse = Refuse suggestion
    .hint = Backspace at a suggestion: it is not offered again
cmd-suggestion-switch = Suggestions on or off
    .hint = For your work on this article; a sample that is tagged twice needs them off
cmd-mention-all = Tag all mentions…
    .hint = Every place that names the actor, to be ticked and tagged as one deed
cmd-tag-here = Tag here
    .hint = Selects the narrowest tag at the caret
cmd-sentence-untagged = Next untagged sentence
    .hint = Selects the next sentence without a claim of yours
cmd-sentence-untagged-before = Previous untagged sentence
    .hint = Selects the sentence before that has no claim of yours
cmd-select-clause = Extend to end of clause
    .hint = Takes the selection on to the next comma or semicolon
cmd-select-sentence = Extend to end of sentence
    .hint = Takes the selection on to the end of the sentence
cmd-select-quotation = Extend to closing quote
    .hint = Takes the selection on to the closing quotation mark
cmd-history-open = History…
    .hint = Every deed in this project, who did it and when, and the way back
cmd-history-back = Go back to here
    .hint = Your tags become what they were then; undo takes that back
cmd-actor-change = Change actor
    .hint = Change names or type of an actor
cmd-actor-alias = Add alias
    .hint = Add another way of writing an actor's name
cmd-view-palette = All commands…
    .hint = Find any command by name
cmd-view-help = Help and shortcuts
    .hint = All commands with their keys
cmd-view-language = العربية / English
    .hint = Switch the language of the interface
cmd-view-theme = Light / dark
    .hint = Switch between the light and the dark theme
cmd-view-larger = Larger text
    .hint = Make the text of articles larger
cmd-view-smaller = Smaller text
    .hint = Make the text of articles smaller
cmd-view-size-reset = Ordinary text size
    .hint = Set the text of articles back to 100 %
cmd-view-face = Another typeface
    .hint = Change between naskh, made for long reading, and the plainer Vazirmatn
cmd-view-justify = Justified / ragged
    .hint = Make both edges of the text straight, or only the one where lines begin
cmd-view-lines-apart = Lines further apart
    .hint = More room between the lines of articles
cmd-view-lines-together = Lines closer together
    .hint = Less room between the lines of articles
cmd-view-invisibles = Invisible characters
    .hint = Show or hide small labels where direction marks, joiners and no-break spaces are
cmd-go-library = Go to the library
    .hint = Type to filter articles
cmd-pane-next = Next pane
    .hint = Move to the next article on the desk
cmd-pane-previous = Previous pane
    .hint = Move to the previous article on the desk
cmd-pane-split = Article beside
    .hint = Open the next article beside this one
cmd-pane-close = Close pane
    .hint = Put this article back into the library
cmd-article-next = Next article
    .hint = Show the next article of the library here
cmd-article-previous = Previous article
    .hint = Show the previous article of the library here
cmd-article-open = Open article
    .hint = Show an article on the desk
cmd-tag-next = Next tag
    .hint = Select the next claim or mention
cmd-tag-previous = Previous tag
    .hint = Select the previous claim or mention
cmd-find-open = Find in the article…
    .hint = Find words in the open article, forgiving of spelling
cmd-find-next = Next hit
    .hint = Go to the next place that was found
cmd-find-previous = Previous hit
    .hint = Go to the previous place that was found
cmd-find-close = Close search
    .hint = Close the search of the article

## Why a command cannot be carried out now

refusal-no-article = Open an article first.
refusal-no-selection = Select some words first.
refusal-no-claim = Select a claim first.
refusal-no-claimant = Say who makes the claim first.
refusal-no-canonical = The claim belongs to no canonical claim yet.
refusal-other-article = The selected words lie in another article than the tag.
refusal-no-suggestions = Nothing is suggested here.
refusal-ambiguous = Several actors are called so: choose one by its number.
refusal-no-untagged = No further sentence without a claim of yours.
refusal-no-quotation = The selection does not end inside a quotation that is closed.
refusal-nothing-selected = Select a tag first.
refusal-not-yours = This tag belongs to somebody else.
refusal-read-only = This project was written by a newer version and can only be read here.
refusal-nothing-offered = Nothing is offered under this number.
refusal-no-hits = Nothing was found.
refusal-has-draft = You are working on a draft of the codebook. Publish it or discard it first.

## Errors

error-bad-annotator = “{ $id }” cannot name an annotator. Use small Latin letters, digits and hyphens.
error-no-article = There is no article “{ $id }”. Nothing was changed.
error-many-articles = { $count } articles end with “{ $id }”. Type more of the id.
error-out-of-text = { $start }–{ $end } is empty or lies outside the text. Nothing was changed.
error-no-such-words = The open article has no such words: “{ $text }”.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to redo.
error-no-command = There is no command “{ $id }”.
error-bad-argument = The command { $command } does not know “{ $argument }”.
error-missing-argument = The command { $command } needs “{ $argument }”.
error-no-actor = No actor is called “{ $name }”.
error-no-name = Nothing was called “{ $name }” before this line.
error-dead-key = The key { $key } does nothing here.
error-store = The disk did not take it: { $detail }. What was shown as saved is safe; the rest is still in memory.
error-too-much = This would change { $count } things in one deed, { $mebibytes } MiB, and a deed has room for 18. Nothing was changed. Do it in parts, for example article by article.
error-read = Could not read { $file }: { $detail }
error-project-file-missing = project.ron is missing in { $path }, so the project can only be read; nothing was changed. Bring the file back from another copy, or have it written anew: isnad check --repair { $path }
error-project-file-damaged = project.ron in { $path } is damaged, so the project can only be read; nothing was changed. Bring the file back from another copy, or have it written anew: isnad check --repair { $path }
error-no-folder = { $path } is a file and so no project. Nothing was changed. Name a folder; that of a project holds a project.ron.
error-in-project = { $file } lies in the folder of the project { $project }, which holds nothing but the project itself. Nothing was written; name a place outside of it.
error-not-found = { $id } is not there any more.
error-not-yours = This tag belongs to { $owner }. Only its annotator can change it.
error-unknown-code = The codebook has no “{ $code }” in { $set }.
error-name-needed = A name is needed.
error-in-use = { $count ->
    [one] One tag uses this actor. Remove it or give it another actor first.
   *[other] { $count } tags use this actor. Remove them or give them another actor first.
}
error-no-field = There is no field called { $field }.
error-wrong-value = The field { $field } does not take this value.
error-undecided = Gold does not have the claim this belongs to yet. Decide about the claim first.
error-rejected = The claim this belongs to was rejected, so this cannot stand in gold. Reject it too, or decide about the claim again.
error-attributed-twice = Gold has an attribution of this claim already; a claim has one. Choose one of them.
error-with-itself = A thing cannot be joined with itself. Choose another one.
error-topic-circle = A topic cannot lie below itself. Choose another place.
error-place-out-of-text = The place ends at { $end }, but the article has only { $scalars } characters. Nothing was changed.
error-published = A published codebook is never changed. Begin a draft instead.
error-draft-outdated = Somebody published another codebook since this draft was begun. Put the draft on top of it, then publish again.
fault-no-version = The codebook has no version.
fault-set-twice = The set { $set } stands twice in the codebook, or has no name.
fault-code-twice = The label { $code } stands twice in { $set }, or has no code.
fault-key-unfit = The key of the label { $code } of { $set } must be one letter from A to Z; it is pressed together with Alt.
fault-key-twice = The key of the label { $code } of { $set } already picks { $other } of the same tag. Choose another letter.
fault-merged-nowhere = The label { $code } of { $set } was merged into one that is not there.
error-anchor = This is no place in the text: { $detail }
error-rule = This would break a rule, so nothing was changed: { $detail }
error-changed-since = { $by } changed this in the meantime ({ $id }), so it was left as it is.

## Files of a project

store-not-found = There is no such file or folder: { $path }
store-not-a-project = This folder is no Isnad project: { $path }. Nothing was changed. Open a folder that holds a project.ron, or make a new project.
store-not-empty = The folder is not empty: { $path }. Nothing was changed. Choose a new or an empty folder.
store-too-new = A newer version of Isnad wrote this: { $path }. Update Isnad to open it; nothing was changed.
store-damaged = This file is damaged and was left as it is: { $path } ({ $detail })
store-not-regular = This is no ordinary file, so it was not read: { $path }
store-too-large = The file is larger than { $limit } MB, so it was not read: { $path }
store-changed = This file was changed outside Isnad, so its tags might not fit any more: { $path }. Bring back the original file.
store-not-utf8 = The file is not UTF-8 from byte { $byte } on: { $path }
store-not-saved = { $count ->
    [one] One change could not be saved and is still in memory: { $detail }. Make room or reconnect the disk, then try again.
   *[other] { $count } changes could not be saved and are still in memory: { $detail }. Make room or reconnect the disk, then try again.
}

# Said when the program ends with it: then nothing is in memory any more.
ended-not-saved = { $count ->
    [one] One change could not be saved and is gone: { $detail }. What was told as done is safe. Make room or reconnect the disk, then do it again.
   *[other] { $count } changes could not be saved and are gone: { $detail }. What was told as done is safe. Make room or reconnect the disk, then do them again.
}
ended-store = The disk did not take it: { $detail }. What was told as done is safe; this is not saved. Do it again once the disk takes it.
ended-unread = The disk could not be read: { $detail }. See that it is there and may be read, then try again.

## Command line

cli-error = isnad: { $message }
cli-output-failed = The output could not be written: { $detail }. The project is as it was.
cli-no-gui = This build of Isnad has no window. Build it with the feature “gui”, or use the other verbs: isnad --help
cli-no-annotator = No annotator of this project is called “{ $id }”. See them with: isnad articles PROJECT
cli-nobody = project.ron does not say who made this project, so nobody is known to work here. Name who works: --annotator ID
cli-damaged = { $count ->
    [one] One finding says that something is damaged or missing in this project; what follows is only what could be read. See it with: isnad check { $project }
   *[other] { $count } findings say that something is damaged or missing in this project; what follows is only what could be read. See them with: isnad check { $project }
}
cli-no-moment = “{ $text }” is no moment. Write a date as 2026-03-14, a time as 2026-03-14T10:30 (UTC, or with an offset such as +03:00), or milliseconds since 1970.
cli-no-split = Splitting files is not possible in this version. Nothing was changed; leave out --split to add the files whole.
cli-new-done = Made the project { $path } for { $annotator }. Add articles with: isnad add { $path } FILE…
cli-codebook-unknown = There is no file { $path }, and no ready codebook of that version. Ready are: { $ready }
cli-codebook-written = Wrote { $version } to { $path } ({ $bytes } bytes)
cli-codebook-published = The codebook { $version } is in force now. Former tags keep the version they were made under.
cli-codebook-same = Nothing was changed: the codebook { $version } in force says the same.
cli-codebook-retired = retired
cli-codebook-required = Required: { $fields }
cli-codebook-editions = Versions
cli-codebook-in-force = in force
cli-codebook-draft = draft
cli-sample-done = Wrote the sample project to { $path }. Open it with: isnad { $path }
cli-no-articles = This project has no articles yet. Add some with: isnad add PROJECT FILE…
cli-progress = { $annotator }: { $state }{ $assigned ->
    [yes] , assigned
   *[other] {""}
}; { $claims } claims, { $mentions } mentions, { $stances } stances
cli-add-done = { $file } is now article { $id }
cli-add-already = { $file } is already there as article { $id }; nothing was changed
cli-add-failed = { $file }: { $reason }
cli-add-unsaved = it could not be saved and is not in the project. Add it again.
cli-find-count = { $count ->
    [one] One place
   *[other] { $count } places
}
check-not-repaired = It could not be repaired. { $why }
cli-check-repairable = isnad check --repair does this by itself.
cli-repaired-project-file = Written anew from what is legible of it and from the journals: { $file }. If its id was not legible, the project has a new one: a copy can then be joined only if it shares a journal with this one, until its project.ron is put here.
cli-repaired-snapshot = Written anew from the journals: { $file }
cli-repaired-temporary = Removed: { $file }
cli-repaired-git-file = Completed: { $file }
cli-repaired-nothing = There was nothing that could be repaired without you.
cli-check-count = { $count ->
    [0] Nothing to mend.
    [one] One finding to look at.
   *[other] { $count } findings to look at.
}
cli-export-file = Wrote { $path } ({ $bytes } bytes) and read it back
cli-export-done = { $articles } articles, { $claims } claims, { $mentions } mentions
cli-export-loss = Not in this format: { $what } ({ $count })
cli-text-unfit = { $path } is no text: not an ordinary file, or larger than 64 MB.
cli-text-not-utf8 = { $path }, line { $line }: not UTF-8 from byte { $byte } on. Save the file as UTF-8 and try again.
cli-story-unfit = { $path } is no story: not an ordinary file, or larger than 16 MB. Nothing was changed.
cli-story-line = { $file }, line { $line }: { $what }
cli-story-not-run = { $count ->
    [one] One line cannot be read, so no step was run and nothing was changed.
   *[other] { $count } lines cannot be read, so no step was run and nothing was changed.
}
cli-story-stopped = { $file }, line { $line }: “{ $text }” was not done. { $reason } Everything before this line is saved; mend the line and go on from there.
cli-story-failed = { $file }, line { $line }: “{ $text }” was not done. { $reason }
cli-story-unmet = { $file }, line { $line }: “{ $text }” is not met; there are { $found }.

severity-error = Error
severity-warning = Warning
severity-info = Note

## Adding files

add-missing = there is no such file. Check the path.
add-folder = this is a folder. Name the files in it.
add-not-regular = this is no ordinary file (a pipe or device), so it was not opened.
add-empty = the file holds no words, so it was not added.
add-too-large = the file has { $size } MB, more than the { $limit } MB an article may have. Split it first.
add-not-utf8 = line { $line }, column { $column }: not UTF-8 (byte { $byte }). Save the file as UTF-8 and add it again.
add-unreadable = the file could not be read: { $detail }

note-byte-order-mark = begins with a byte order mark, which is kept
note-crlf = has Windows line ends, which are kept
note-no-final-newline = does not end with a line end; kept so
note-no-break-spaces = holds no-break spaces, which are kept
note-direction-controls = holds invisible direction marks, which are kept
note-unpaired-controls = holds direction controls without a partner: words may stand in another order than they are read
note-control-characters = holds control characters, which are kept
note-title-guessed = headline guessed from the text: please confirm
note-date-guessed = date guessed from the text: please confirm
note-date-unknown = no date found
note-outlet-guessed = outlet guessed from the text: please confirm
note-outlet-unknown = no outlet found

## Export

export-is-folder = { $path } is a folder. Name a file to write; nothing was written.
export-write-failed = Could not write { $path }: { $detail }. What stood there is as it was.
export-read-back-failed = { $path } was written but does not read back as it should: { $detail }. Do not use it; the project is safe.
export-format-failed = This cannot be written in this format: { $detail }. Nothing was written.

loss-texts = the words of the articles
loss-outer-attributions = who passed a claim on, beyond the nearest source
loss-more-stances = further stances on a claim
loss-stances-on-actors = stances on actors
loss-evidence = spans that show a stance
loss-images = pictures
loss-aliases = other names of actors
loss-stances-on-issues = stances on canonical claims and topics
loss-actor-details = offices, affiliations, outside ids and notes of actors
loss-remarks = notes, flags and confidence of attributions and stances
loss-claim-evidence = spans by which a claim can be judged
loss-relations = relations between claims
loss-canonical-details = times, notes and links of canonical claims, or whole ones without members
loss-topics = topics and their order
loss-comments = comments
loss-unplaced = actors, canonical claims and topics that no tag in the file names
loss-older-texts = that tags rest on an older text of their article

## Sample project

sample-not-empty = The folder is not empty: { $path }. Nothing was written. Choose a new or an empty folder.
sample-no-data-folder = There is no folder for your data. Name one in the variable { $variable }.
sample-write-failed = Could not write { $path }: { $detail }

## Stories

story-help-steps = Steps, one a line; # begins a comment:
story-help-counts = WHAT can be:
story-help-commands = Commands for “do”, with their key and arguments:
story-step-annotator = go on as this annotator; a new one is entered
story-step-language = language of messages
story-step-open = open the article with this id or ending
story-step-select = select these words of the open article; #2 is the second place
story-step-select-range = select by character offsets
story-step-do = carry out a command
story-step-press = press a key
story-step-type = type into the small palette
story-step-call = name what is selected, for @NAME in later arguments
story-step-moment = name the moment up to now, for at=@NAME in later lines
story-step-undo = take back the last deed
story-step-redo = do it again
story-step-crash = drop everything without closing, open again from disk
story-step-expect = count the current annotator’s tags in the project
story-unknown-step = there is no step “{ $step }”. See the steps with: isnad story --help
story-unknown-command = there is no command “{ $id }”. See the commands with: isnad story --help
story-unknown-argument = the command { $command } does not know “{ $argument }”. It knows: { $known }
story-missing = something is missing: { $what }
story-bad-key = “{ $key }” is no key. Write keys like: 1, +, Enter, Ctrl+Z
story-bad-number = “{ $text }” is no number or range. Write ranges like 583..636.
story-bad-language = “{ $text }” is no language of the interface. Write ar or en.
story-unclosed-quote = a quotation mark is not closed. Write \" for a quotation mark inside.
story-left-over = “{ $text }” is too much on this line. Put words with spaces in quotation marks.

## Findings of a check

finding-torn-tail = The last line of a journal is not whole. { $detail }
    .remedy = If the program or the computer stopped at that moment, the line was never shown as saved and nothing is missing. If the file was copied or restored, look for a longer copy and put it beside this one; both will be joined.
finding-damaged-tail = The last lines, or all of them, are damaged. { $detail }
    .remedy = If you have another copy of this file, put it beside this one; both will be joined.
finding-damaged-line = Damaged lines lie between good ones; the good ones were read. { $detail }
    .remedy = Bring back this file from a copy, or put the copy beside it; both will be joined.
finding-chain-break = Lines were removed or moved. { $detail }
    .remedy = Bring back this file from a copy. Journals must not be edited by hand.
finding-sequence-gap = Changes are missing. { $detail }
    .remedy = Bring back the missing journal from a copy or from the colleague who made it.
finding-forked-session = Two different changes stand under one number. { $detail }
    .remedy = Two copies of one journal were both continued. Keep both files and look at the tags named.
finding-wrong-folder = The journal names another annotator than its folder; it was not applied. { $detail }
    .remedy = Move the file to the folder of the annotator it names.
finding-foreign-tag = A change to somebody else’s tag was not applied. { $detail }
    .remedy = Ask the owner of the journal which program wrote it.
finding-bad-id = A change names something by what cannot be an id; it was not applied. { $detail }
    .remedy = Ask the owner of the journal which program wrote it.
finding-future-clock = Changes come from more than a day ahead. They are shown, but lose every conflict. { $detail }
    .remedy = Set the clock of the computer that wrote them.
finding-too-new = A newer version wrote this and says that this one must not read it. { $detail }
    .remedy = Update Isnad.
finding-read-only = A newer version wrote this project; here it can only be read. { $detail }
    .remedy = Update Isnad to go on working.
finding-unreadable-record = A line is whole but cannot be understood. { $detail }
    .remedy = Update Isnad; if that does not help, report the line.
finding-broken-entry = An entry cannot be understood; it is kept as it is. { $detail }
    .remedy = Update Isnad; if that does not help, report the line.
finding-unknown-entry = Entries of a newer version are kept but not shown. { $detail }
    .remedy = Update Isnad to see them.
finding-incomplete-bulk = A large change was not finished and does not count. { $detail }
    .remedy = Do it again.
finding-conflict-copy = A file synchroniser left a copy; it was read and joined. { $detail }
    .remedy = Nothing to do.
finding-empty-journal = A journal without a single whole line. { $detail }
    .remedy = If the program or the computer stopped when this journal was begun, nothing is missing. If the file was copied or restored, look for a longer copy and put it beside this one; both will be joined.
finding-no-header = The first line of a journal is missing or damaged; its file name was used instead. { $detail }
    .remedy = Bring back this file from a copy if you have one.
finding-line-ends = Another program changed the line ends; everything was read. { $detail }
    .remedy = Tell version control to leave *.ronl files as they are.
finding-bad-name = A name does not belong here. { $detail }
    .remedy = A folder in journal is called like its annotator, and a journal by the 26 characters of its session and .ronl. If it holds work, give it such a name; else move it out of the project.
finding-not-regular = A link, pipe or device, or a file where a folder belongs, was not opened. { $detail }
    .remedy = Put the file or folder itself here, or remove it.
finding-unreadable = This could not be read. { $detail }
    .remedy = Check who may read the file, then check the disk.
finding-too-large = Larger than any file of its kind, so it was not read. { $detail }
    .remedy = Bring back this file from a copy.
finding-many-findings = There are more findings in this file. { $detail }
    .remedy = Mend what is listed, then check again.
finding-project-file-missing = project.ron is missing; the journals were read all the same. { $detail }
    .remedy = Bring it back from a copy. If there is none, it can be written anew from the journals, but the project gets a new id: a copy can then be joined only if it shares a journal with this one, until its project.ron is put here.
finding-project-file-damaged = project.ron cannot be understood; the journals were read all the same. { $detail }
    .remedy = Bring it back from a copy. If there is none, it can be written anew from what is legible of it and from the journals; the damaged one is kept in history. If its id is not legible, the project gets a new one: a copy can then be joined only if it shares a journal with this one, until its project.ron is put here.
finding-bad-creator = project.ron names as who made the project what cannot be an annotator's name. { $detail }
    .remedy = Write after created_by the annotator who made it, as their folder in journal is called. Until then say who you are whenever you open the project.
finding-codebook-missing = No codebook can be read, so the built-in one is used. { $detail }
    .remedy = Bring back the folder codebook from a copy.
finding-codebook-damaged = A codebook cannot be understood. { $detail }
    .remedy = Bring it back from a copy.
finding-text-missing = The words of an article are missing. { $detail }
    .remedy = Bring back the file from a copy; the tags are kept.
finding-text-damaged = The words of an article are not those that were stored. { $detail }
    .remedy = Bring back the file from a copy; the tags are kept.
finding-text-not-utf8 = The words of an article are not UTF-8. { $detail }
    .remedy = Bring back the file from a copy; the tags are kept.
finding-text-length = The words of an article have another length than was noted. { $detail }
    .remedy = Bring back the file from a copy.
finding-import-record-missing = The note on where an article came from is missing. { $detail }
    .remedy = Bring it back from a copy; tags are not affected.
finding-import-record-damaged = The note on where an article came from cannot be understood. { $detail }
    .remedy = Bring it back from a copy; tags are not affected.
finding-image-missing = A picture is missing. { $detail }
    .remedy = Bring it back from a copy, or attach it again.
finding-image-damaged = A picture is not the one that was stored. { $detail }
    .remedy = Bring it back from a copy, or attach it again.
finding-stray-temporary = A program ended while it wrote this file, which nothing needs. { $detail }
    .remedy = It may be removed once it is a day old and no program writes it any more.
finding-snapshot-damaged = A readable copy is damaged; the journals are the truth. { $detail }
    .remedy = It is written anew from the journals; the damaged one is kept in history.
finding-snapshot-differs = A readable copy says something else than the journals, which are the truth. { $detail }
    .remedy = If somebody edited it by hand, make the same change in Isnad. It is then written anew from the journals, and this one is kept in history.
finding-snapshot-stale = A readable copy is older than the journals. { $detail }
    .remedy = Nothing to do; it is written anew when work goes on.
finding-snapshot-merged = Version control laid two readable copies over each other; the journals hold both. { $detail }
    .remedy = Nothing is lost. It is written anew from the journals.
finding-generation-regress = A readable copy is older than one that was kept: an old file was put back. { $detail }
    .remedy = Look whether journals were put back with it; bring back the newer ones. It is then written anew from the journals, and this one is kept in history.
finding-sudden-drop = A readable copy has tags that no journal tells of, though nobody removed them. { $detail }
    .remedy = Bring back the damaged or shortened journal from a copy. Until then the readable copy stays as it is, since it alone tells what is missing. If nobody has the journal any more, move the readable copy out of the project.
finding-journal-missing = A readable copy knows changes that no journal here has. { $detail }
    .remedy = Bring back the missing journal from a copy. Until then the readable copy stays as it is, since it alone tells what is missing. If nobody has the journal any more, move the readable copy out of the project.
finding-newer-file = A newer version wrote this file, from which nothing is read back; it is left as it is. { $detail }
    .remedy = Nothing to do. Update Isnad to have it kept up to date here too.
finding-duplicate-id = One id stands for two things. { $detail }
    .remedy = Look at both and make one of them again.
finding-unread-journal = This file beside the journals may hold changes that no journal has; it is not read, since its name does not end in .ronl or begins with a dot. { $detail }
    .remedy = Put a copy of it into its annotator's folder in journal, under a name that begins with the same 26 characters and ends in “ (copy).ronl”: it is read then, and nothing counts twice. If nothing of it is wanted, move it out of the project.
finding-unknown-file = This file is no part of a project. { $detail }
    .remedy = It does no harm; move it if you like.
finding-git-file = Version control is not told how to treat this folder. { $detail }
    .remedy = The lines that are missing are added; what is there stays.
finding-no-article = The tag lies in an article that is not there: { $detail }
    .remedy = Bring back the article’s files and the journal that entered it.
finding-no-actor = It names an actor who is not there: { $detail }
    .remedy = Give it another actor.
finding-no-content = The attribution belongs to a tag that is not there: { $detail }
    .remedy = Remove the attribution or bring the tag back by undo.
finding-no-source = The attribution names a source mention that is not there: { $detail }
    .remedy = Say again who makes the claim.
finding-no-attribution = The stance is told through an attribution that is not there: { $detail }
    .remedy = Set the stance again.
finding-no-target = A stance or relation names a claim that is not there: { $detail }
    .remedy = Remove it, or bring the claim back by undo.
finding-no-canonical = It belongs to a canonical claim that is not there: { $detail }
    .remedy = Take the claim out of it, or bring the canonical claim back by undo.
finding-no-topic = It lies under a topic that is not there: { $detail }
    .remedy = Choose another topic, or bring the topic back by undo.
finding-no-thread = The comment answers a thread that is not there: { $detail }
    .remedy = Nothing is lost: the comment is kept and shown with its tag. Write it anew if it should stand in a thread.
finding-with-itself = It joins a thing with itself.
    .remedy = Remove it.
finding-published = A published codebook was changed.
    .remedy = The edition published first counts. Publish a new one for the change.
finding-codebook-fault = A codebook in the journals cannot be worked with: { $detail }
    .remedy = Publish a corrected edition of it.
finding-topic-circle = Topics lie below each other in a circle.
    .remedy = Move one of them to the top.
finding-foreign = It is tied to a tag of another annotator or article: { $detail }
    .remedy = Make it again within your own tags.
finding-not-about = A decision takes over a tag it was not about: { $detail }
    .remedy = Decide about the tag again in the review room.
finding-attributed-twice = One claim has two attributions. { $detail }
    .remedy = Remove one of them.
finding-circle = A chain of attributions runs in a circle. { $detail }
    .remedy = Remove one attribution of the circle.
finding-merge-circle = Actors were merged in a circle. { $detail }
    .remedy = Change one of the actors, so that the circle opens.
finding-no-revision = The article does not say which words it means. { $detail }
    .remedy = Add the article’s file again.
finding-in-use = Something still points at what was removed. { $detail }
    .remedy = Bring it back by undo.
finding-bad-anchor = The place of the tag makes no sense: { $detail }
    .remedy = Tag the words again.
finding-out-of-text = The tag ends beyond the text: { $detail }
    .remedy = Tag the words again.
finding-unknown-code = The codebook does not have this label: { $detail }
    .remedy = Choose a label of the codebook, or add it there.
finding-anchor-differs = The words of the tag are not those that stand there: { $detail }
    .remedy = Bring back the article’s text, or tag the words again.
finding-anchor-revision = The tag was made in another version of the text: { $detail }
    .remedy = Open the article: what is certain is put into its text, for the rest look yourself (F7).
finding-mark-cut = The tag cuts a letter from its mark: { $detail }
    .remedy = Move the edge of the tag by one character.
finding-no-type = A claim has no type yet: { $detail }
    .remedy = Choose its type.
finding-no-holder = A stance has no holder yet. { $detail }
    .remedy = Say whose stance it is.
finding-no-source-said = An attribution says neither who nor that nobody is named. { $detail }
    .remedy = Say who makes the claim, or that nobody is named.
finding-retired-code = The codebook no longer offers this label: { $detail }
    .remedy = Nothing needs to be done; the label stays readable. Choose another one if the codebook says so.
finding-required-missing = The codebook asks for what is not said yet: { $detail }
    .remedy = Say it, or publish a codebook that does not ask for it.
finding-orphan-comment = A comment is about something that was removed: “{ $detail }”
    .remedy = Nothing needs to be done. Bring the thing back by undo if the comment asked for it.
finding-overruled = Two changes were made without knowing of each other. The one that does not show is by { $detail }.
    .remedy = Look at it, and change it once more if the other one was right. Both stay in the journals.
finding-overruled-removal = { $detail } removed this without knowing of a change of it, so it stays. What hung on it was removed with it and may still be gone.
    .remedy = Look at it under “Conflicts…”. To keep it brings back what went with it; to take the other removes it as well.
finding-word-cut = A mention cuts a word: { $detail }
    .remedy = Take the whole word, with what clings to it, unless two words were glued together by mistake.

## The window

app-name = Isnad
app-wordmark = إسناد
app-title = Isnad
cancel = Cancel
close = Close
dismiss = Dismiss
not-said = Not said
outlet-unknown = Outlet unknown
claim-untyped = No type yet
claimant-missing = No claimant yet
claims-count = { $count ->
    [0] no claims
    [one] 1 claim
   *[other] { $shown } claims
}
top-search = Search commands…
refusal-no-project = Open a project first.

welcome-tagline = Who said what, and on whose authority
welcome-recent = Recent projects
welcome-drop = You can also drop text files or a project folder onto this window.

library-title = Articles
library-filter = Filter articles…
library-empty = No articles yet
library-empty-hint = Drop text files here, or press Ctrl+I to add some.
library-none-found = No article matches
library-row-hint = Click to open, Ctrl+click to open beside
library-actors = Actors in the open articles

desk-empty = Nothing is open
desk-empty-hint = Choose an article in the library; Ctrl+click puts it beside.
desk-no-articles = This project has no articles yet
desk-no-articles-hint = Drop text files onto the window, or add them here.
pane-grip = Width of the panes
pane-unreadable = The text of this article cannot be read
pane-settling = Setting a very long paragraph
pane-unpaired =
    { $count ->
        [one] One unpaired direction control: words may appear out of order.
       *[other] { $shown } unpaired direction controls: words may appear out of order.
    }
pane-unpaired-hint = The text is kept as it came. Invisible characters can be shown as small labels.
pane-unpaired-show = Show
pane-unpaired-dismiss = Dismiss

picture-name = Picture of the article
picture-loading = Reading the picture…
picture-broken = The picture cannot be shown: { $reason }
picture-file = its file is missing or was changed ({ $file })
picture-unknown = This is no PNG, JPEG or WebP picture.

find-name = Find in the article
find-hint = Find in this article…
find-none = Nothing found
find-searching = Searching…
find-count = { $current } of { $total }
find-exact = Exact

palette-type-actor = or type an actor’s name…
palette-filter-claimant = Who says it?
palette-filter-actor = Which actor?
palette-filter-outer = Who reported it?
palette-filter-relate = Related to which claim?
palette-filter-relation = How are they related?
palette-filter-canonical = Which proposition?
palette-no-claims = No other claim to relate it to
palette-new-canonical = New: “{ $wording }”
suggestion-spoken = Suggestion
palette-suggestion-accept = Accept
palette-suggestion-refuse = Refuse
palette-suggestion-next = Next
palette-suggested-mention = A mention of { $name }?
palette-suggested-ambiguous = Several bear this name. Whom does it mean?
palette-suggested-statement = A claim by { $who }, told with “{ $cue }”?
palette-suggested-unsourced = A claim told with “{ $cue }”, without a source?
palette-nothing = Nobody is called so
palette-new-actor = New actor “{ $name }”
palette-nobody = Nobody is named

inspector-empty = Nothing is selected
inspector-empty-hint = Select words in an article and press 1 for a claim or 2 for an actor; click a highlight to see it here.
inspector-claim = Claim
inspector-mention = Mention
inspector-actor = Actor
inspector-actor-type = Kind of actor
inspector-chain = Chain of attribution
inspector-add-claimant = Say who makes it…
inspector-change-claimant = Change the source…
inspector-stance = The claimant’s stance
inspector-no-holder = The holder is not known yet
inspector-unresolved = Not known yet who this is
inspector-aliases = Also written
inspector-statements = Claims made
inspector-no-statements = No claims yet

status-saved = All changes saved
status-saving = Saving…
status-not-saved = NOT SAVED: { $reason }
status-retry = Try again
status-undone = Taken back: { $deed }
status-redone = Done again: { $deed }
status-can-undo = Undo: { $deed }
status-language = ع / En
status-theme = Light / dark
status-percent = { $percent } %

intake-progress = { $done } of { $total } files
intake-failed = { $file } was not added: { $reason }
intake-done = { $count ->
    [one] One article is in the project.
   *[other] { $shown } articles are in the project.
}
intake-left = { $count ->
    [one] One file was not added: its project was closed before its turn came.
   *[other] { $shown } files were not added: their project was closed before their turn came.
}

commands-name = Command
commands-hint = Type a command…
commands-none = No command is called so
help-intro = Every command can also be found with Ctrl+K. Shortcuts are the same keys under every keyboard layout.

form-ok = OK
form-save = Save
form-create = Create project
form-browse = Choose with the file dialog…
form-new-title = New project
form-new-name = Name
form-new-folder = Folder (new or empty)
form-choose-folder = Choose a folder…
form-new-annotator = Your annotator id
form-new-annotator-hint = Small Latin letters, digits and hyphens, for example salma
form-new-files = { $count ->
    [0] No articles chosen yet; they can also be added later.
    [one] One article will be added.
   *[other] { $shown } articles will be added.
}
form-choose-files = Choose articles…
form-project-path = Folder of the project
form-article-paths = Text file
form-image-path = Picture (PNG, JPEG or WebP)
form-path-hint = Type or paste a path.
form-note-title = Note
form-note-text = Text of the note
form-details-title = Article details
form-details-headline = Headline
form-details-outlet = Outlet
form-details-date = Date
form-details-date-hint = Year-month-day, for example 2025-03-14
form-annotator-title = Work as another annotator


launch-no-display = There is no display here, so no window can be opened. “isnad picture PROJECT --out FILE.png” draws the same screen without one; all other commands work as well (“isnad --help”).
launch-graphics = The window could not be opened: { $detail }. Isnad needs X11 or Wayland with OpenGL; on Debian and Ubuntu: apt install libgl1 libegl1 libgl1-mesa-dri libxkbcommon-x11-0 libxcursor1 libxi6. “isnad picture” works without.
launch-write = The picture could not be written to { $path }: { $detail }

## Deeds that are no commands

deed-article-add = Add article
deed-relation-set = Relation
deed-canonical-join = Canonical claim
deed-actor-affiliate = Affiliation
deed-comment-answer = Answer
deed-comment-reopen = Reopen thread
deed-actor-add = New actor
deed-review-decide = Decision in review
deed-review-see = Look at colleagues' tags
deed-review-reopen = Reopen the review
deed-work-time = Time at work

## Ribbons, locked panes, folded chips

chips-more = { $count ->
    [one] One more claim here
   *[other] { $shown } more claims here
}
chips-fewer = Fewer

inspector-relation = Relation
ribbon-name = Linked ({ $kind }): “{ $from }” – “{ $to }”
ribbon-open = Show in the inspector
ribbon-remove = Remove the relation
ribbon-above = { $count ->
    [one] The linked claim is further up
   *[other] { $shown } linked claims are further up
}
ribbon-below = { $count ->
    [one] The linked claim is further down
   *[other] { $shown } linked claims are further down
}

cmd-view-lock = Lock scrolling
    .hint = Scroll all panes together, so that linked claims lie side by side
panes-unlock = Scrolling is locked; click to let each pane scroll on its own
status-locked = Scrolling locked

## The codebook

group-codebook = Codebook

cmd-codebook-open = Codebook
    .hint = Label sets, their meanings, and what is required
cmd-codebook-ready = Ready codebooks
    .hint = Begin with a codebook of the field
cmd-codebook-editions = Editions of the codebook
    .hint = Who published which version when and why
cmd-codebook-recheck = Tags to look at again
    .hint = Your tags that were made under an older rule
cmd-codebook-review = Publish…
    .hint = Look at the changes of your draft before they are published
cmd-codebook-add-label = Add label
    .hint = A new label in a set, in your draft
cmd-codebook-change-label = Change label
    .hint = Names, definitions, examples, colour and key of a label, in your draft
cmd-codebook-up = Move label up
    .hint = One place towards the beginning of its set
cmd-codebook-down = Move label down
    .hint = One place towards the end of its set
cmd-codebook-move-label = Move label
    .hint = To a place in its set, counted from 1
cmd-codebook-retire-label = Retire label
    .hint = Tags keep it; it is no longer offered
cmd-codebook-restore-label = Bring label back
    .hint = A retired or merged label is offered again
cmd-codebook-merge-labels = Merge labels
    .hint = Tags with one label count as tagged with another
cmd-codebook-require = Required field
    .hint = Whether a tag may lack this field
cmd-codebook-describe = Names and rules of the codebook
    .hint = What the codebook is called, and its rules for people
cmd-codebook-note = Note on the changes
    .hint = What changed and why, for those who come later
cmd-codebook-publish = Publish codebook
    .hint = Your draft comes into force and is never changed again
cmd-codebook-renew = Put the draft on top of the codebook in force
    .hint = Somebody published another one since the draft was begun
cmd-codebook-discard = Discard draft
    .hint = Throws your unpublished changes away; undo brings them back
cmd-codebook-republish = Publish this edition again
    .hint = An older edition comes into force under a new version
cmd-codebook-import = Import…
    .hint = A codebook from a file takes the place of your draft
cmd-codebook-export = Export…
    .hint = Writes the codebook that is shown to a file
cmd-codebook-rechecked = Checked: the tag stands
    .hint = You looked at the tag under the codebook in force
cmd-codebook-show-tag = Go to the tag
    .hint = Leaves the codebook and shows the tag in its article
deed-codebook-edit = Change in the codebook's draft

refusal-no-draft = There is no draft of the codebook. It begins with the first change.
refusal-no-label = No label is chosen. Choose one in the codebook first.
error-write = { $file } could not be written: { $detail }
error-codebook-faulty = { $file } cannot be worked with. { $fault } Nothing was changed.
error-codebook-unfit = { $file } is no codebook: not an ordinary file, or larger than 4 MB. Nothing was changed.
error-codebook-damaged = { $file }, line { $line }, column { $column }: this is no codebook ({ $detail }). Nothing was changed.
form-codebook-path = File of the codebook (RON)

codebook-title = Codebook
codebook-back = Back
codebook-in-force = In force: { $version }
codebook-reading = Reading { $version }, which is not changed
codebook-unpublished = { $count ->
    [0] Draft without changes
    [one] One change not yet published
   *[other] { $shown } changes not yet published
}
codebook-page-labels = Labels
codebook-page-ready = Ready codebooks
codebook-page-editions = Editions
codebook-page-recheck = To look at again
codebook-page-review = Before publishing
codebook-whole = The codebook as a whole
codebook-group-claim = Claims
codebook-group-attribution = Attribution
codebook-group-stance = Stance
codebook-group-relation = Relations
codebook-group-actor = Actors and mentions
codebook-group-other = Every tag
codebook-required = required
codebook-set-required = A tag needs one of these labels
codebook-no-labels = This set has no labels yet.
codebook-labels-hint = Up and Down choose a label, Alt+Up and Alt+Down move it. Where this set is asked for, the order is the same.
codebook-new-label = New label
codebook-retired = retired
codebook-merged-into = counts as “{ $label }”
codebook-uses = { $count ->
    [0] not used
    [one] used once
   *[other] used { $shown } times
}
codebook-tags = { $count ->
    [0] no tags
    [one] one tag
   *[other] { $shown } tags
}
codebook-shared = shared
codebook-name-ar = Name in Arabic
codebook-name-en = Name in English
codebook-definition-ar = Definition in Arabic
codebook-definition-en = Definition in English
codebook-examples-ar = Examples in Arabic, one a line
codebook-examples-en = Examples in English, one a line
codebook-rules-ar = Rules in Arabic
codebook-rules-en = Rules in English
codebook-code = Code
codebook-code-is = Code { $code }. Files know the label by it, so it stays.
codebook-code-taken = The set has a label with the code { $code } already.
codebook-shortcut = Key
codebook-colour = Colour
codebook-colour-own = The program chooses
codebook-colour-number = Colour { $number }
codebook-nothing-chosen = No label is chosen.
codebook-nothing-chosen-hint = Choose one in the middle to see its definition, examples and colour.
codebook-meaning-changed = The meaning has changed
codebook-meaning-changed-hint = Once published, older tags with this label are to be looked at again.
codebook-standing = Out of use
codebook-retire-hint = Tags keep the label, but it is no longer offered.
codebook-retired-hint = This label is retired: tags keep it, but it is no longer offered.
codebook-merge-into = Merge into
codebook-merge-nobody = Choose a label…
codebook-merge-preview = { $count ->
    [0] No tag has “{ $label }”. It will no longer be offered, and “{ $winner }” takes its place.
    [one] One tag with “{ $label }” will count as “{ $winner }”.
   *[other] { $shown } tags with “{ $label }” will count as “{ $winner }”.
}
codebook-merge-kept = What people tagged stays as it was written; it is read as the new label.
codebook-required-fields = Required fields without labels
codebook-required-hint = A tag that lacks one of these is shown as not complete.
codebook-field-mention-actor = Actor of a mention
codebook-field-attribution-source = Source of an attribution
codebook-field-attribution-cue = Words of an attribution
codebook-field-stance-holder = Who takes the stance
codebook-field-stance-evidence = Evidence of a stance
codebook-field-claim-evidence = Evidence of a claim
codebook-field-claim-canonical = Canonical claim
codebook-will-be = It will be version { $version }. Tags made from then on name it; older tags keep theirs.
codebook-changes = Changes
codebook-no-changes = Nothing differs from the codebook in force.
codebook-to-recheck = Tags to look at again
codebook-nothing-to-recheck = No meaning has changed, so no tag has to be looked at again.
codebook-note = What changed and why
codebook-keep-editing = Keep editing
codebook-publish-hint = A published version is never changed. The way back is to publish an older one again.
codebook-change-described = Names or rules of the codebook
codebook-change-set-added = { $set }: new set
codebook-change-set-removed = { $set }: the set goes, and its field is no longer asked for
codebook-change-reordered = { $set }: another order
codebook-change-added = { $set }: new label “{ $label }”
codebook-change-removed = { $set }: “{ $label }” is not there any more
codebook-change-changed = { $set }: “{ $label }” is described differently
codebook-change-renamed = { $set }: “{ $was }” is now called “{ $label }”
codebook-change-retired = { $set }: “{ $label }” is retired
codebook-change-restored = { $set }: “{ $label }” is offered again
codebook-change-merged = { $set }: “{ $label }” counts as “{ $winner }”
codebook-change-required = { $field }: required from now on
codebook-change-optional = { $field }: no longer required
codebook-ready-hint = Taking one makes it your draft. Nothing changes for anybody before you publish.
codebook-about-isnad = Claims, attribution chains, actors and stances in news: everything Isnad can tag.
codebook-about-dna = Who agrees with whom: statements of people and organizations, a concept, for or against (Discourse Network Analyzer).
codebook-about-polnear = Who said what in political news: source, cue and content of each attribution.
codebook-about-mawqif = In favour, against or neither towards a topic, with sentiment beside it (SemEval-2016, Mawqif).
codebook-about-arastance = What a whole article thinks of a claim: agree, disagree, discuss or unrelated.
codebook-about-checkthat = What is worth checking, of public interest or harmful (CheckThat!, ClaimBuster).
codebook-size = Label sets: { $sets }, labels: { $labels }
codebook-this-is-in-force = in force
codebook-take = Take { $name } as draft
codebook-take-short = Take as draft
codebook-editions-hint = Published versions never change. Choose one to read it.
codebook-founding = The project began with it.
codebook-by = by { $name }
codebook-recheck-hint = A label of these tags means something else since they were made. Go to the tag, correct it if need be, and say that it is checked.
codebook-recheck-empty = Nothing has to be looked at again.
codebook-recheck-empty-hint = Tags appear here when a published edition changes the meaning of their label.
codebook-under = under { $version }
codebook-checked = Checked
codebook-checked-tag = Checked: { $tag }
codebook-exported = The codebook was written to { $file }.
codebook-published = Version { $version } is in force.
codebook-discarded = The draft was discarded. Ctrl+Z brings it back.
codebook-kind-claim = Claim
codebook-kind-mention = Mention
codebook-kind-attribution = Attribution
codebook-kind-stance = Stance
codebook-kind-relation = Relation

## Every place that names an actor

everywhere-title = Every place that names { $name }
everywhere-progress = { $done } of { $total } articles looked at
everywhere-unread = { $count ->
    [one] one article could not be read
   *[other] { $shown } articles could not be read
}
everywhere-cut = there are more places than fit this list
everywhere-only-open = Only the articles on the desk
everywhere-nothing = Every place is tagged already
everywhere-nothing-hint = No article names this actor where you have no mention yet.
everywhere-doubtful = others bear this name too
everywhere-tag = { $count ->
    [0] Tag
    [one] Tag one place
   *[other] Tag { $shown } places
}

## Inspector: fields, chain, stances, links, comments, history

field-mention-actor = Actor
field-mention-form = Form of the mention
field-mention-role-as-stated = Role as this article words it
field-claim-type = Type
field-claim-certainty = Certainty
field-claim-polarity = Affirmed or negated
field-claim-hedges = Words that weaken it
field-claim-conditional = Under a condition
field-claim-condition = Words of the condition
field-claim-event-time = Time of the event, as worded
field-claim-event-from = Event from (date)
field-claim-event-to = Event until (date)
field-claim-evidence = Evidence
field-claim-check-worthiness = Worth checking
field-claim-object-actors = Whose interests it touches
field-claim-frames = Frames
field-claim-gloss-ar = Gloss in Arabic
field-claim-gloss-en = Gloss in English
field-claim-canonical = Canonical claim
field-claim-denies = Denies the canonical claim
field-attribution-source = Source
field-attribution-visibility = How the source is named
field-attribution-cue = Words of attribution
field-attribution-cue-kind = Kind of these words
field-attribution-act = Act
field-attribution-quote-mode = Way of quoting
field-attribution-outlet-commitment = The outlet’s commitment
field-attribution-addressees = Spoken to
field-attribution-date = When it was said, as worded
field-attribution-venue = Where it was said, as worded
field-stance-holder = Holder
field-stance-label = Stance
field-stance-dimension = Dimension
field-stance-intensity = Intensity
field-stance-explicitness = Said or implied
field-stance-evidence = Evidence
field-stance-sentiment = Sentiment
field-stance-via = Told through
field-relation-kind = Kind of relation
field-tag-confidence = Confidence
field-tag-confidence-1 = low
field-tag-confidence-2 = medium
field-tag-confidence-3 = high
field-tag-flags = Flags
field-tag-note = Note
field-tag-place = Place in the text
field-actor-type = Kind of actor
field-actor-name-ar = Name in Arabic
field-actor-name-en = Name in English
field-actor-note = Note
field-actor-merged-into = Merged into
field-actor-external-ids = Ids elsewhere
field-actor-aliases = Other name
field-actor-roles = Role
field-actor-affiliations = Affiliation
field-canonical-proposition-ar = Proposition in Arabic
field-canonical-proposition-en = Proposition in English
field-canonical-from = Holds from (date)
field-canonical-to = Holds until (date)
field-canonical-note = Note
field-canonical-merged-into = Merged into
field-canonical-topic = Topic
field-topic-code = Number
field-topic-name-ar = Name in Arabic
field-topic-name-en = Name in English
field-topic-parent = Below
field-needed = { $name } – needed

quoted = “{ $words }”
yes = yes
no = no
moment = { $date }, { $time } UTC

inspector-colleague = A tag of { $name }: to read and to comment on, not to change.
inspector-more = { $count ->
    [0] More fields
   *[other] More fields ({ $shown } filled)
}
inspector-rows-more = { $count ->
    [one] One more
   *[other] { $shown } more
}
inspector-take-away = Take away
inspector-add = Add
inspector-choose-hint = Type a name…
inspector-choose-none = Nothing to choose from yet
inspector-choose-new = New: “{ $name }”
inspector-actor-choose = Choose an actor…
inspector-actor-change = Another actor…
inspector-actor-add = Add an actor…
inspector-place-add = Add the selected words
inspector-place-hint = To add words, select them in the article.
inspector-place-key = To add words, select them in the article and press { $key }.
inspector-set = Set { $number }
inspector-outlet = the outlet
inspector-attribution = Attribution
inspector-link = This link
inspector-link-name = Link { $level } of { $levels }: { $name } { $cue }
inspector-chain-add = Add who reported it…
inspector-chain-between = Put a source in between…
inspector-chain-source = Change the source…
inspector-chain-cut = Take out of the chain
inspector-one-stance = Stance
inspector-stance-on = On
inspector-holder-unknown = Holder not known
inspector-via = Told through { $name }
inspector-implicit = Understood, not named in the text
inspector-says = What it is the source of
inspector-relations = Relations
inspector-relation-to = from this to the other
inspector-relation-from = from the other to this
inspector-relate = Relate to another claim…
inspector-canonical = Across articles
inspector-canonical-one = Canonical claim
inspector-no-canonical = Not yet joined with claims of other articles
inspector-canonical-choose = Join a canonical claim…
inspector-canonical-change = Another canonical claim…
inspector-canonical-leave = Leave it
inspector-canonical-merge = Merge into another…
inspector-members-count = { $count ->
    [one] One claim
   *[other] { $shown } claims
}
inspector-members = Members
inspector-members-none = No claims belong to it yet
inspector-says-same = Says the same
inspector-denies = Denies it
inspector-rivals = May contradict each other
inspector-rivals-confirm = Confirm the contradiction
inspector-bonds = Other canonical claims
inspector-bond-add = { $kind }…
inspector-topic = Topic
inspector-topic-choose = Choose a topic…
inspector-topic-parent = Below
inspector-topics-below = Topics below
inspector-canonicals = Canonical claims
inspector-mentions-count = { $count ->
    [one] One mention
   *[other] { $shown } mentions
}
inspector-scope-project = Known in the whole project
inspector-scope-article = Only in “{ $title }”
inspector-merged-into = Was merged into
inspector-merged-here = Merged into this one
inspector-unmerge = Part again
inspector-merge = Merge into another…
inspector-split = Split…
inspector-roles = Roles
inspector-role-add = Add a role
inspector-role-title-ar = Title in Arabic
inspector-role-title-en = Title in English
inspector-from = From (date)
inspector-to = Until (date)
inspector-affiliations = Affiliations
inspector-affiliation-add = Add an affiliation
inspector-affiliation-kind = Kind of affiliation
inspector-affiliation-back = of the other to this one
inspector-alias-add = Add another name
inspector-alias-surface = Other name
inspector-alias-kind = Kind of name
inspector-alias-shared = ambiguous
inspector-alias-ambiguous = Others are called so too
inspector-external = Ids elsewhere
inspector-external-add = Add an id
inspector-external-key = Register, such as wikidata
inspector-external-value = Id there
inspector-comments = Comments
inspector-comment-add = Comment…
inspector-comment-remove = Take this comment back
inspector-answer = Answer…
inspector-settle = Settle
inspector-reopen = Open again
inspector-settled = { $count ->
    [one] Settled, one comment
   *[other] Settled, { $shown } comments
}
inspector-was-settled = Settled the thread
inspector-was-reopened = Opened the thread again
inspector-history = History ({ $shown })
inspector-past-made = Made
inspector-past-removed = Removed
inspector-past-change = { $field }: from { $before } to { $after }
inspector-go-back = Go back to here

form-merge-title = Merge “{ $name }”
form-merge-into = Into
form-merge-count = { $count ->
    [0] No tags are affected; “{ $name }” stays.
    [one] One tag will name “{ $name }”:
   *[other] { $shown } tags will name “{ $name }”:
}
form-merge-count-nobody = { $count ->
    [0] No tags name this actor yet.
    [one] One tag is affected:
   *[other] { $shown } tags are affected:
}
form-merge-hint = Nobody’s tags are rewritten; both can be parted again at any time.
form-merge-go = Merge
form-split-title = Split “{ $name }”
form-split-name = Name of the new actor
form-split-count = { $count ->
    [0] Tick the mentions that mean the new actor ({ $total }):
    [one] One of { $total } mentions goes to the new actor:
   *[other] { $shown } of { $total } mentions go to the new actor:
}
form-split-others = { $count ->
    [one] One mention is a colleague’s and stays.
   *[other] { $shown } mentions are colleagues’ and stay.
}
form-split-go = Split
form-comment-title = Comment
form-answer-title = Answer
form-comment-text = Text of the comment
form-comment-go = Send

## History of the project

cmd-history-restore = Bring this back
    .hint = The tag becomes what it was then; undo takes that back
history-title = History of the project
history-hint = The latest first. Going back makes your tags what they were then, and is a deed like any other: Ctrl+Z takes it back. Colleagues’ tags stay.
back-progress = Going back: { $done } of { $total } deeds read
history-empty = Nothing was done yet

## Comments

cmd-comment-list = Comments…
    .hint = Search every comment of the project and go to what it is about
comments-title = Comments
comments-filter = Words of a comment, or who wrote it
comments-only-open = Only open threads
comments-nothing = No comment is like that
comments-nothing-hint = T writes one on what is selected.
comments-open = open
comments-settled = settled
comments-show = Show

group-team = Team
group-review = Review

cmd-work-submit = Submit my work on this article
    .hint = Says that you are done here; your colleagues' tags stay hidden until everybody is
cmd-work-withdraw = Take my work back
    .hint = Goes on with an article you had submitted
cmd-team-open = People and work
    .hint = Who does what, what is handed out to whom, and how far it is
cmd-annotator-set = Set a person's role
    .hint = Annotator, reviewer or lead; and whether a person, a rule set or a model makes the tags
cmd-work-assign = Hand articles out
    .hint = By a scheme and a seed, so that anyone can check the lists
cmd-review-open = Review this article
    .hint = Compares what everybody tagged here, once all have submitted
cmd-review-early = Review unfinished work
    .hint = Compares before everybody has submitted; that you looked is put on record
cmd-review-resume = Back to the review
    .hint = Ends correcting gold
cmd-review-first = Accept A
    .hint = Takes over what the first annotator has
cmd-review-second = Accept B
    .hint = Takes over what the second annotator has
cmd-review-third = Accept the third
    .hint = Takes over what the third annotator has
cmd-review-fourth = Accept the fourth
    .hint = Takes over what the fourth annotator has
cmd-review-accept = Accept these annotators
    .hint = Takes over what each of the named annotators has
cmd-review-both = Accept both
    .hint = Takes over everything in this row
cmd-review-neither = Accept neither
    .hint = Rejects everything in this row
cmd-review-edit = Correct in gold
    .hint = Takes it over and shows what gold has of it, to be corrected
cmd-review-discuss = Discuss
    .hint = Leaves it open and begins a thread on it
cmd-review-skip = Skip
    .hint = On to the next that waits for a decision
cmd-review-next = Next row
    .hint = The next of those shown
cmd-review-previous = Previous row
    .hint = The one before of those shown
cmd-review-show = Show a row
    .hint = Goes to the row that has this tag
cmd-review-reason = Reason
    .hint = Why you decide so: guideline, boundary, overlooked, interpretation, source error
cmd-review-note = Note on the decision
    .hint = A word to go with the next decision
cmd-review-accept-same = Accept all that agree
    .hint = Takes over every row in which everybody has the same
cmd-review-filter = Show other rows
    .hint = All, open ones, or those of one kind of difference
cmd-review-layers = Layers or panes
    .hint = All tags over one text, or one text for each annotator
cmd-review-settle = Declare gold complete
    .hint = Ends the review of this article
cmd-review-unsettle = Open the review again
    .hint = Gold of this article is no longer complete
cmd-review-close = Close the review
    .hint = Back to the desk; decisions stay

refusal-blind = Not everybody has submitted this article yet, so their tags stay hidden. To look all the same, choose "Review unfinished work"; that is put on record.
refusal-one-annotator = Fewer than two people tagged this article, so there is nothing to compare.
refusal-no-review = No review is open.
refusal-no-units = There is no row to decide about.
refusal-only-reading = Gold is among what is compared here, so nothing can be decided.
refusal-units-open = Some rows still wait for a decision.
refusal-not-settled = Gold of this article was not declared complete.
refusal-nothing-there = This annotator has nothing in this row.
error-too-few-people =
    { $least ->
        [one] At least one person is needed.
       *[other] At least { $least } people are needed. Add people first.
    }
error-nothing-to-assign = Every article is handed out already. Name the articles to hand out again.

progress-untouched = not begun
progress-draft = in work
progress-submitted = submitted
progress-in_review = in review
progress-gold = gold
role-annotator = Annotator
role-reviewer = Reviewer
role-lead = Lead
maker-person = Person
maker-rules = Rules
maker-model = Model
scheme-double = Everything twice
scheme-double-hint = Two people tag every article; pairs by the seed
scheme-random = A share twice
scheme-random-hint = One person tags each article; a share, drawn by the seed, is tagged by a second
scheme-pairs = Pairs in turn
scheme-pairs-hint = Two people tag every article, in the order of the list, each pair in its turn
scheme-common = Common articles
scheme-common-hint = Everybody tags a few articles, drawn by the seed: those of a week, say
team-title = People and work
team-work = Progress
team-people = People
team-hand-out = Hand out
team-article = Article
team-my-time = My time
team-my-time-sum = My time at work: { $time } (only you see this; pauses of more than a minute are left out)
team-sum = All articles
team-submitted-of = { $done } of { $all } submitted
team-nothing-yet = nothing yet
team-not-assigned = extra
team-me = you
team-role = Role
team-maker = Made by
team-add = Add a person
team-add-id = Short name in Latin letters
team-add-name = Name
team-add-go = Add person
team-seed = Seed
team-percent = Tagged twice (%)
team-count = Articles
team-again = Also what was handed out before
team-preview = What comes of it
team-hand-out-go = Hand these out
team-past = Handed out before
team-past-none = Nothing was handed out yet.
team-seed-was = seed { $seed }
team-percent-was = { $percent } % twice
articles-count = { $count ->
    [one] 1 article
   *[other] { $shown } articles
}
time-under-a-minute = under a minute
time-minutes = { $minutes } min
time-hours = { $hours } h { $minutes } min
cmd-annotator-add = Add a person
    .hint = Enters somebody in the project, or gives them another name
cmd-library-show = Articles to do
    .hint = Goes on from all articles to those that are mine to do, then to those to be reviewed
library-show-all = All
library-show-mine = Mine to do
library-show-review = To review
library-open = Open
library-open-beside = Open beside
work-submit-short = Submit
work-withdraw-short = Take back
pane-submitted-hint = a change now reopens what was decided about it
cmd-review-file = Open a colleague's file…
    .hint = Takes in the tags of a file that was sent to you, under their maker's name, and opens its review
form-tags-path = Path of the file (annotations/…/….ron of the colleague's project)
sent-taken = From { $annotator }: { $taken } taken in, { $same } there already, { $removed } gone, { $refused } refused.
sent-damaged = Line { $line } of the file is damaged ({ $detail }); what stands before it was looked at, nothing after it.
sent-torn = The file breaks off after line { $line }; what stands before was looked at.
sent-checksum = Something in the file was changed after it was written; look closely at what came in.
sent-book = Some of these tags were made with codebook { $version }, which this project never had; agreement keeps them apart.
sent-refused = Line { $line }, { $id }: { $why }
sent-more = …and { $count } more; “isnad import” tells all of them.
sent-owner = it is { $annotator }'s
sent-other-article = it lies in another article
sent-gold-tag = it belongs to gold, which only reviewing makes
sent-other-text = it was made in another version of the article's text
sent-other-words = other words than “{ $words }” stand at its place
sent-newer = the project has a version of it that the file does not know
sent-none = { $file } holds no tags of Isnad. Ask for the file annotations/…/….ron of your colleague's project.
sent-gold = { $file } holds gold. Gold is made by reviewing; ask for the tags of a person.
sent-no-article = { $file } holds tags in article { $article }, which is not in this project. Add the article first, from the same project.

## Agreement

agree-heading-agreement = Agreement
agree-heading-name = Project
agree-heading-annotators = Compared
agree-heading-articles = Articles compared
agree-heading-articles-of-one = Articles on which only one of them worked (not compared)
agree-heading-guidelines = Versions of the codebook (tags)
agree-heading-furniture = Tags in site furniture (left out)
agree-heading-older = Tags that rest on an older text (left out)
agree-heading-samples = Draws of articles for 95 % intervals
agree-heading-layers = Layers
agree-heading-fields = Fields
agree-heading-confusion = Who took what for what
agree-heading-directional = Which part of the tags of the first the second found too
agree-heading-mixed-guidelines = Tags made under different versions of the codebook are compared here. Their rules may differ; choose one version to compare like with like.
agree-layer-mention = Mentions
agree-layer-claim = Claims
agree-layer-cue = Words of attribution
agree-layer-source = Sources
agree-layer-stance = Evidence of stances
agree-layer-attribution = Attributions
agree-layer-relation = Relations between claims
agree-layer-canonical = Canonical claims
agree-measure-exact-f1 = F1, same place
agree-measure-exact-label-f1 = F1, same place and label
agree-measure-overlap-f1 = F1, places overlap
agree-measure-overlap-label-f1 = F1, places overlap, same label
agree-measure-half-f1 = F1, places share half
agree-measure-half-label-f1 = F1, places share half, same label
agree-measure-char-f1 = F1 of characters
agree-measure-char-label-f1 = F1 of characters, same label
agree-measure-token-f1 = F1 of words
agree-measure-agr = agr (mean of both directions)
agree-measure-u-alpha = uα (units and labels)
agree-measure-bar-u-alpha = |uα (tagged or not)
agree-measure-cu-alpha = cuα (labels where units meet)
agree-measure-coverage = Part of the text that cuα looks at
agree-measure-k-u-alpha = (k)uα
agree-measure-gamma = γ
agree-measure-f1 = F1
agree-measure-label-f1 = F1, same label
agree-measure-given-f1 = F1 where both ends are tagged by both
agree-measure-given-label-f1 = F1 where both ends are tagged by both, same label
agree-measure-b3-f1 = B³ F1
agree-measure-b3-precision = B³ precision
agree-measure-b3-recall = B³ recall
agree-measure-ari = Adjusted Rand index
agree-measure-alpha-nominal = Krippendorff’s α, nominal
agree-measure-alpha-ordinal = Krippendorff’s α, ordinal
agree-measure-alpha-interval = Krippendorff’s α, interval
agree-measure-alpha-masi = Krippendorff’s α, MASI
agree-measure-alpha-jaccard = Krippendorff’s α, Jaccard
agree-measure-alpha-dice = Krippendorff’s α, Dice
agree-measure-kappa = Cohen’s κ
agree-measure-kappa-se = Standard error of κ
agree-measure-kappa-linear = Weighted κ, linear
agree-measure-kappa-quadratic = Weighted κ, quadratic
agree-measure-pi = Scott’s π
agree-measure-fleiss = Fleiss’ κ
agree-measure-s = S (Bennett)
agree-measure-ac1 = Gwet’s AC1
agree-measure-percent = Agreement in percent
agree-why-fewer-than-two-annotators = n/a: fewer than two annotators
agree-why-nothing-to-compare = n/a: nothing to compare
agree-why-no-variation = n/a: no variation
agree-why-more-than-two-annotators = n/a: for two annotators only
agree-why-no-fixed-labels = n/a: no fixed number of labels
agree-why-overlapping-tags-of-one-annotator = n/a: tags of one annotator overlap
agree-why-fewer-than-two-articles = n/a: fewer than two articles
agree-why-not-asked-for = n/a: not asked for
agree-why-cancelled = n/a: stopped
agree-not-said = not said
agree-empty-set = none
agree-yes = yes
agree-no = no
field-claim-claimant = Claimant
cli-agree-no-annotator = No annotator of this project is called “{ $id }”. There are: { $known }
cli-agree-written = Wrote { $path } ({ $bytes } bytes)
cli-agree-compared = Compared: { $annotators }; { $articles } articles, and { $alone } on which only one of them worked
cli-agree-guideline = Codebook { $version }: { $count } tags

# The room of agreement.
cmd-agreement-open = Agreement
    .hint = How alike colleagues tagged, where they differ, and how it develops
cmd-agreement-close = Close agreement
    .hint = Back to the articles
cmd-agreement-compare = Choose what is compared
    .hint = Annotators, version of the codebook, draws for intervals, seed, γ
cmd-agreement-unfinished = Unfinished work too
    .hint = Compares work that is not handed in; it is put on record that you saw it
cmd-agreement-show = Look at a layer or a field
    .hint = Its matrix, boundaries, habits and weeks
cmd-agreement-cell = Look at a cell of the matrix
    .hint = The tags behind it
cmd-agreement-go = Go to a tag that differs
    .hint = In the review room if everybody has handed in, else in the article
cmd-agreement-stop = Stop computing agreement
    .hint = What is there already stays
cmd-agreement-export = Save the agreement report…
    .hint = As a page, a table or JSON; figures as SVG or PNG
refusal-no-agreement = Open agreement first.
refusal-no-report-coming = Nothing is being computed.
refusal-no-report = There is no report yet.
refusal-only-reviewers = Only those who review or lead may look at unfinished work.
refusal-no-figure = There is nothing to draw here.
agree-heading-cell = Cell
agree-heading-rows = Rows
agree-heading-columns = Columns
agree-heading-bias = Labels given more or less often than the mean
agree-heading-offsets = How far boundaries are apart
agree-heading-in-words = in words
agree-heading-in-letters = in letters
agree-heading-start = Start
agree-heading-end = End
agree-heading-drift = Week by week
agreement-title = Agreement
agreement-back = Back
agreement-people = Compared
agreement-everybody = All who share articles
agreement-gold = Gold
agreement-guideline = Codebook
agreement-all-versions = All versions
agreement-samples = 95 % intervals
agreement-samples-none = None
agreement-samples-of = { $shown } draws
agreement-seed = Seed
agreement-gamma = γ (takes long)
agreement-overview = All layers and fields
agreement-articles = { $count ->
    [0] No article compared
    [one] One article compared
   *[other] { $shown } articles compared
}
agreement-alone = { $count ->
    [one] one more by a single annotator
   *[other] { $shown } more by a single annotator
}
agreement-left-out = Left out because they are not handed in, or you have not handed in yours: work of { $people } on { $articles }.
agreement-people-count = { $count ->
    [one] one colleague
   *[other] { $shown } colleagues
}
agreement-articles-count = { $count ->
    [one] one article
   *[other] { $shown } articles
}
agreement-some-unfinished = { $count ->
    [one] One piece of unfinished work is compared here; it may still change.
   *[other] { $shown } pieces of unfinished work are compared here; they may still change.
}
agreement-unread = { $count ->
    [one] The text of one article could not be read; its words are not compared.
   *[other] The texts of { $shown } articles could not be read; their words are not compared.
}
agreement-working = Computing…
agreement-stopped = Computing was stopped.
agreement-again = Compute again
agreement-few = Nobody to compare
agreement-few-hint = Agreement needs two annotators who tagged the same article.
agreement-nothing-common = No article in common
agreement-nothing-common-hint = Those chosen did not tag the same article, or what they tagged is not handed in yet.
agreement-layer = Layer
agreement-field = Field
agreement-tags = Tags
agreement-n = n
agreement-percent = Percent
agreement-col-exact-f1 = Same place
agreement-col-overlap-f1 = Overlap
agreement-col-overlap-label-f1 = Overlap and label
agreement-col-char-f1 = Characters
agreement-col-u-alpha = uα
agreement-col-bar-u-alpha = |uα
agreement-col-cu-alpha = cuα
agreement-col-f1 = F1
agreement-col-label-f1 = Same label
agreement-col-given-f1 = Shared ends
agreement-col-given-label-f1 = Shared ends, label
agreement-col-b3-f1 = B³ F1
agreement-col-b3-precision = B³ precision
agreement-col-b3-recall = B³ recall
agreement-col-ari = Rand index
agreement-col-alpha = α
agreement-col-kappa = κ
agreement-col-pi = π
agreement-col-ac1 = AC1
agreement-part-spans = Layers of stretches (F1 and uα)
agreement-part-edges = Layers of links (F1)
agreement-part-groups = Canonical claims
agreement-reliable = reliable, .800 or more
agreement-tentative = tentative, from .667
agreement-weak = too low for conclusions
agreement-interval = 95 %: { $low } to { $high }
agreement-all-pairs = All pairs together
agreement-whose-rows = Rows
agreement-whose-columns = Columns
agreement-pick-cell = Click a cell to see the tags behind it.
agreement-instances = { $count ->
    [0] No tag behind this cell
    [one] One tag behind this cell
   *[other] { $shown } tags behind this cell
}
agreement-no-words = no words of its own
agreement-labels = Labels one by one, { $measure }
agreement-measures = Measures
agreement-worst = Articles with least agreement
agreement-no-drift = It is not known when these tags were made.
agreement-no-pairs = No two annotators said anything here of the same tag.
agreement-save-as = Save as { $format }
agreement-save-figure = Save “{ $title }” as { $format }
agreement-stances = Stances
form-agreement-path = File to write

## Joining copies

error-other-project = { $theirs } is not a copy of { $ours }: they are two projects, and nothing was joined. Export the tags of one and import them into the other instead.
cli-merge-nothing = The other copy knows nothing that is not here.
cli-merge-records =
    { $count ->
        [one] One deed of { $annotator } came.
       *[other] { $count } deeds of { $annotator } came.
    }
cli-merge-kind = { $kind }: { $added } new, { $changed } changed, { $removed } removed
cli-merge-files =
    { $count ->
        [0] No texts or pictures came.
        [one] One text, picture or codebook came.
       *[other] { $count } texts, pictures and codebooks came.
    }
cli-merge-conflict = Changed on both sides: { $kind } { $id }. The later change shows; { $annotator }'s is kept. `isnad check` lists it.
cli-merge-removal = Changed on one side and removed on the other: { $kind } { $id }. It stays, since { $annotator } had not seen the change; what hung on it went with the removal. “Conflicts…” in the window brings that back; `isnad check` lists it.
cli-merge-not-taken = { $path } could not be taken: { $detail }. The rest was joined; mend the file there and join again.
cli-recover-project-file = Wrote project.ron anew from what is legible of it and from the journals. If its id was not legible, the project has a new one: a copy can then be joined only if it shares a journal with this one, until its project.ron is put here.
cli-recover-snapshot = Wrote { $path } anew.
cli-recover-left = Left as it is, since it tells of deeds that no journal here does: { $path }
cli-recover-nothing = Nothing to mend: every readable copy says what the journals say.
cli-recover-remain = { $count ->
    [one] One finding remains: something is damaged or missing that cannot be written anew from the journals. See it with: isnad check { $project }
   *[other] { $count } findings remain: something is damaged or missing that cannot be written anew from the journals. See them with: isnad check { $project }
}

## Errors of the program itself

mishap-report = Isnad failed by an error of its own. Everything that was shown as saved is on disk, and is there when you open the project again. A report for the developers lies at { $path }; nothing was sent.
mishap-no-report = Isnad failed by an error of its own. Everything that was shown as saved is on disk. No report could be written, so here it is:

## What others did meanwhile

news = New here: { $people }.
list-comma = { ", " }
news-of = { $count } by { $name }
news-second-window = This project is open in another window too. What you do in either shows in both after a moment.
## Findings in the window

cmd-view-findings = Findings…
    .hint = Everything odd about the tags of this project, where it is and what to do
findings-title = Findings
findings-all = All
findings-errors = Errors
findings-warnings = Warnings
findings-remarks = Remarks
findings-error = Error
findings-warning = Warning
findings-remark = Remark
findings-kind = Kind of finding
findings-every-kind = Every kind
findings-article = Article of the finding
findings-every-article = Every article
findings-looking = Looking…
findings-none = Nothing is odd
findings-none-hint = A tag that breaks a rule, or does not say what the codebook asks for, is listed here with its place and what to do.
findings-none-such = No finding is like that
status-findings = { $count ->
        [one] { $shown } error in the tags
       *[other] { $shown } errors in the tags
    }

## Site furniture

cmd-view-furniture = Site furniture
    .hint = Shows or folds away what is the site’s: menus, share buttons, links to other articles
cmd-article-furniture = Site furniture or not
    .hint = The selected words are the site’s and not the article’s; once more takes that back
refusal-no-furniture = Nothing in this article is marked as the site’s.
furniture-fold = { $count ->
        [one] Site furniture, one line
       *[other] Site furniture, { $shown } lines
    }
finding-in-furniture = A tag lies in what is the site’s, not the article’s: { $detail }
    .remedy = Remove the tag, or select the words and say that they are no site furniture.
finding-names-alike = Two people bear names that look alike. The other one is { $detail }
    .remedy = If they are two people, change one of the names, so that nobody’s tags are taken for another’s.

# The review room
review-letters = A B C D E F G H I
review-gold = Gold
review-unfinished = not submitted
review-rows = Rows
review-decided = { $decided } of { $all } decided
review-four-panes = Four of them have a pane; layers show all.
review-as-layers = In layers
review-as-panes = In panes
review-layered = All tags
review-line-0 = solid line
review-line-1 = dashes
review-line-2 = thick dots
review-line-3 = fine dots
review-show-all = All
review-show-open = Open
review-show-boundary = Boundary
review-show-label = Label
review-show-relation = Relation
review-show-attribute = Attribute
review-show-only = Only one
review-show-same = Same
review-show-every = Show all rows
review-class-same = same
review-class-boundary = boundary differs
review-class-label = label differs
review-class-relation = relation differs
review-class-attribute = attribute differs
review-class-only = only
review-outcome-open = open
review-outcome-reopened = reopened
review-outcome-elsewhere = waits for the review of another article
review-outcome-discussed = discussed
review-outcome-rejected = rejected
review-outcome-taken = taken:
review-nothing = nothing here
review-alike = The same with all:
review-decided-by = Decided by { $name }
review-since = Changed since
review-since-gone = a tag was removed
review-since-new = has a new tag here
review-accept = Accept { $letter }
review-note = Note
review-reason-guideline = guideline
review-reason-boundary = boundary
review-reason-overlooked = overlooked
review-reason-interpretation = interpretation
review-reason-source-error = error in the source
review-all-decided = Every row is decided. Gold of this article can be declared complete.
review-gold-complete = Gold of this article is complete.
review-no-rows = Nothing to compare
review-no-rows-hint = None of these annotators has tagged this article.
review-none-shown = No row is like that
review-none-shown-hint = Choose another filter, or F for the next.
review-no-row = No row is chosen
review-no-row-hint = Choose one in the list, or press Down.
review-editing = You are correcting gold. What you see and change here are its tags; nobody's own are touched.

## Control of quality

cmd-work-again = Tag older articles again
    .hint = Draws 4 % of each person's articles of more than four weeks ago, to be tagged again under a second name without seeing the first; agreement then tells how steady one is
cmd-work-control = Hand out articles with known gold
    .hint = Draws 5 % of the articles whose gold is complete for people who never saw them; gold stays hidden until they have handed in
scheme-again = Again
scheme-control = Control

## Corrected texts

cmd-article-correct = Corrected text…
    .hint = Give the article the text that its outlet corrected; tags go where their words are now
cmd-article-older = Older text
    .hint = Read the text that the article had before, or its own again
cmd-tags-place = Put my tags into the new text
    .hint = Tags whose words are certainly there again are put there
cmd-unplaced-next = Next tag to be looked for
    .hint = Show the next tag whose words were corrected
cmd-unplaced-previous = Tag to be looked for before
    .hint = Show the one before whose words were corrected
cmd-unplaced-accept = It is here
    .hint = Put the tag where it is suggested
cmd-unplaced-here = It is what I selected
    .hint = Put the tag at the words that are selected in the new text
cmd-unplaced-leave = It is not there any more
    .hint = Leave the tag on the older text
cmd-unplaced-close = Look later
    .hint = What was not settled stays on the list
deed-tag-place = Put a tag into the new text
deed-tag-leave = Leave a tag on the older text
form-corrected-path = Path of the text file
error-same-text = “{ $title }” has this very text already; nothing was changed.
error-not-taken = { $file } was not taken: { $reason }
refusal-nothing-unplaced = No tag of yours here waits to be looked for.
refusal-no-suggested-place = Nothing is suggested for it: select its words in the new text.
refusal-no-older-text = The article had no other text before.
refusal-on-older-text = The tag rests on an older text: first say where its words are now.
corrected-done =
    { $count ->
        [0] “{ $title }” has its new text.
        [one] “{ $title }” has its new text; one place of your tags was put into it.
       *[other] “{ $title }” has its new text; { $shown } places of your tags were put into it.
    }
corrected-doubtful =
    { $count ->
        [one] One place waits for you to look.
       *[other] { $shown } places wait for you to look.
    }
corrected-lost =
    { $count ->
        [one] One caption or marked stretch of the page is not certain any more.
       *[other] { $shown } captions or marked stretches of the page are not certain any more.
    }
unplaced-changed = its words were changed
unplaced-ambiguous = it could be one of several places
unplaced-context = its words are there, but not what stood beside them
unplaced-rewritten = most of the article is another one
unplaced-no-old-text = the text it was made in cannot be read
unplaced-orphan = nothing of it is there any more
unplaced-strip =
    { $count ->
        [one] One place of your tags rests on an older text.
       *[other] { $shown } places of your tags rest on an older text.
    }
unplaced-put = Put { $shown } that are certain
unplaced-look = Look at { $shown }
unplaced-number = { $at } of { $count }
unplaced-old = In the older text
unplaced-new = In this text
unplaced-none = Nothing is suggested. Select its words in the text, if they are there.
unplaced-older-strip = This is an older text of the article. It can be read, not tagged.
inspector-older-text = It rests on an older text of the article (Ctrl+K: “Older text”).
unplaced-own-text = Back to the text of now
cli-correct-look = { $id }  “{ $words }”: { $why }

## The project as of an earlier moment

cmd-history-look = See an earlier moment
    .hint = The project as it was then, to be read and not changed
cmd-history-now = Back to now
    .hint = Leave the earlier moment and see the project of today
cmd-history-restore-article = Restore an article’s tags…
    .hint = Your tags in the article become what they were at a moment you choose; undo takes that back
refusal-still-reading = The tags of this project are still being read. You can read the articles meanwhile.
error-not-read = The tags could not be read, by an error of the program itself. Nothing was changed; close the project and open it again.
opening-progress = Reading the tags: { $percent } %
refusal-in-past = You are looking at an earlier moment; nothing can be changed there. Go back to now first.
refusal-not-in-past = This is the project of today already.
past-banner = The project as it was on { $moment }. Nothing can be changed here.
past-restore = Restore this article’s tags…
past-look = See the project as of then
past-progress = Going there: { $done } of { $total } deeds read
history-every-article = All articles
history-article = Article
history-none-such = Nothing was done in this article that you may see
restore-title = Restore the tags of this article?
restore-as-of = { $article }, as of { $moment }
restore-back = { $count ->
    [one] One tag comes back
   *[other] { $shown } tags come back
}
restore-gone = { $count ->
    [one] One tag goes
   *[other] { $shown } tags go
}
restore-changed = { $count ->
    [one] One tag becomes what it was
   *[other] { $shown } tags become what they were
}
restore-shared = { $count ->
    [one] One actor, canonical claim or topic that they name comes back too
   *[other] { $shown } actors, canonical claims or topics that they name come back too
}
restore-left-out = { $count ->
    [one] One stays away: it points at a claim of another article that is gone
   *[other] { $shown } stay away: they point at claims of other articles that are gone
}
restore-nothing = The article has just these tags now; there is nothing to restore.
restore-hint = Only your own tags, or gold while you correct it. It is one deed: Ctrl+Z takes it back.
restore-go = Restore
restore-done = Tags restored. Ctrl+Z takes it back.

## Closing while the disk refuses

unsaved-title = { $count ->
    [one] One change is not saved
   *[other] { $shown } changes are not saved
}
unsaved-body = The disk refused them: { $reason }. They are in memory only and would be gone once the program ends.
unsaved-retry = Try again
unsaved-elsewhere = Save elsewhere…
unsaved-lose = { $count ->
    [one] Close and lose one change
   *[other] Close and lose { $shown } changes
}
unsaved-stay = Go on working
unsaved-folder = A folder on another disk
unsaved-folder-hint = A new folder is made in it. “Join another copy…” takes the changes home from there.
unsaved-save = Save there
unsaved-saved-title = Saved elsewhere
unsaved-saved-body = The changes are safe in the folder below. Keep it until the project can be written again; then open the project and take them in with “Join another copy…” or isnad merge.
unsaved-close = Close the project
unsaved-quit = Quit
unsaved-sure-title = Really lose them?
unsaved-sure-body = { $count ->
    [one] The change that is not saved cannot be brought back by anybody.
   *[other] The { $shown } changes that are not saved cannot be brought back by anybody.
}
unsaved-sure-go = Lose them and close
unsaved-sure-no = No, keep them

## Joining copies, and what disagrees

cmd-project-join = Join another copy…
    .hint = Takes in what a copy of this project in another folder knows more; nothing in that copy is changed
cmd-conflict-list = Conflicts…
    .hint = What two people changed without knowing of each other: both versions, and the choice
cmd-conflict-keep = Keep this one
    .hint = What shows stays; the other version stays in the history only
cmd-conflict-take = Take the other
    .hint = The other version takes its place; undo takes that back
form-copy-path = Folder of the other copy
join-progress = Joining: { $done } of { $total } files looked at
join-title = What came from the other copy
join-from = Joined from { $path }. Nothing in it was changed.
join-stopped = You stopped it. What had come by then stays; join again to go on.
join-deeds = { $count ->
    [one] { $name }: one deed
   *[other] { $name }: { $shown } deeds
}
join-files = { $count ->
    [one] One text, picture or codebook
   *[other] { $shown } texts, pictures and codebooks
}
conflict-title = Changed by two who did not know of each other
conflict-hint = One version of each shows; the others are kept. Choose where you may; what you do not choose stays in the history.
conflict-none = Nothing disagrees
conflict-none-hint = When two people change one thing without knowing of each other, both versions stand here side by side.
conflict-more = { $count ->
    [one] One more comes when these are settled.
   *[other] { $shown } more come when these are settled.
}
conflict-shown = Shows now
conflict-other = The other
conflict-go = Go to it
conflict-blind = A colleague’s tag, which you see once its work is handed in.
conflict-removed = removed
conflict-there = there, as changed
conflict-no-fields = The two versions differ in what is not shown here.
conflict-why-later = It shows because it is the later one.
conflict-why-alive = It shows because whoever removed the other had not seen this change: a removal takes nothing away that it did not know.
conflict-why-clock = It shows because the clock of the other ran more than a day ahead.
conflict-gone = { $count ->
    [one] One thing that hung on it was removed with it and is gone. Keeping this one brings it back.
   *[other] { $shown } things that hung on it were removed with it and are gone. Keeping this one brings them back.
}
conflict-not-yours = Only { $name } can settle this.
field-article-title = Title
field-article-outlet = Outlet
field-article-date = Date
deed-conflict-back = What went with a removal brought back
deed-conflict-keep = Conflict settled
deed-conflict-take = Other version taken
kind-annotator = Person
kind-article = Article
kind-actor = Actor
kind-alias = Other name of an actor
kind-role = Role of an actor
kind-affiliation = Affiliation
kind-topic = Topic
kind-canonical = Canonical claim
kind-bond = Relation of canonical claims
kind-edition = Edition of the codebook
kind-mention = Mention
kind-claim = Claim
kind-attribution = Attribution
kind-stance = Stance
kind-relation = Relation
kind-comment = Comment
kind-refusal = Refused suggestion
kind-work = State of somebody’s work
kind-assignment = Hand-out of articles
kind-review = Look into a review
kind-decision = Decision of the review
kind-spell = Time at work

## The alarm for work that is gone

loss-title = Work seems to be missing here
loss-counts = Readable copies hold { $known } tags where the journals that are here give { $found }.
loss-registry = Readable copies know of work that no journal here holds.
loss-journals = These journals are missing or too short:
loss-copies = These copies know more:
loss-more = and { $count } more
loss-what = Perhaps the folder is still being synchronised: then wait and look again. Else look for these journals on other devices, in the wastebasket of the shared folder or in a backup, and join that copy. You may work on meanwhile: copies that know more are kept in history and never overwritten.
loss-again = Look again
loss-found = Everything the readable copies know is in the journals.
