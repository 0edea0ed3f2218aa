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
refusal-nothing-selected = Select a tag first.
refusal-not-yours = This tag belongs to somebody else.
refusal-read-only = This project was written by a newer version and can only be read here.
refusal-nothing-offered = Nothing is offered under this number.
refusal-no-hits = Nothing was found.

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
error-dead-key = The key { $key } does nothing here.
error-store = The disk did not take it: { $detail }. What was shown as saved is safe; the rest is still in memory.
error-read = Could not read { $file }: { $detail }
error-not-found = { $id } is not there any more.
error-not-yours = This tag belongs to { $owner }. Only its annotator can change it.
error-unknown-code = The codebook has no “{ $code }” in { $set }.
error-name-needed = A name is needed.
error-in-use = { $count ->
    [one] One tag uses this actor. Remove it or give it another actor first.
   *[other] { $count } tags use this actor. Remove them or give them another actor first.
}
error-anchor = This is no place in the text: { $detail }
error-rule = This would break a rule, so nothing was changed: { $detail }
error-changed-since = { $by } changed this in the meantime ({ $id }), so it was left as it is.

## Files of a project

store-not-found = There is no such file or folder: { $path }
store-not-a-project = This folder is no Isnad project: { $path }. Nothing was changed. Open a folder that holds a project.ron, or make a new project.
store-not-empty = The folder is not empty: { $path }. Nothing was changed. Choose a new or an empty folder.
store-too-new = A newer version of Isnad wrote this project: { $path }. Update Isnad to open it; nothing was changed.
store-damaged = This file is damaged and was left as it is: { $path } ({ $detail })
store-not-regular = This is no ordinary file, so it was not read: { $path }
store-too-large = The file is larger than { $limit } MB, so it was not read: { $path }
store-changed = This file was changed outside Isnad, so its tags might not fit any more: { $path }. Bring back the original file.
store-not-utf8 = The file is not UTF-8 from byte { $byte } on: { $path }
store-not-saved = { $count ->
    [one] One change could not be saved and is still in memory: { $detail }. Make room or reconnect the disk, then try again.
   *[other] { $count } changes could not be saved and are still in memory: { $detail }. Make room or reconnect the disk, then try again.
}
