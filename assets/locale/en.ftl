### The interface in English.

app-name = Isnad

## Commands

command-new = New project
command-open = Open…
command-open-path = Open by path…
command-open-sample = Open the sample article
command-paste-article = Paste as a new article
command-read-as = Read again with another encoding
command-remove-article = Remove this article
command-save = Save
command-save-as = Save as…
command-save-path = Save by path…
command-quit = Quit
command-discard = Don’t save
command-cancel = Cancel
command-undo = Undo
command-redo = Redo
command-set-author = Set the author’s name
command-block-title = This block is a title
command-block-byline = This block is a byline
command-block-dateline = This block is a dateline
command-block-caption = This block is a caption
command-block-heading = This block is a heading
command-block-paragraph = This block is a paragraph
command-block-quote = This block is a quotation
command-block-list-item = This block is a list item
command-block-credit = This block is a credit line
command-direction-auto = Direction: as the text says
command-direction-rtl = Direction: right to left
command-direction-ltr = Direction: left to right
command-select = Select
command-select-all = Select all
command-copy = Copy
command-peel = Peel a clitic off the start
command-unpeel = Put the clitic back
command-show-article = Show the article
command-show-block = Show the block
command-escape = Leave, select nothing
command-mark = Mark
command-add-range = Add the selection to the chosen mark
command-choose = Choose the mark
command-next-mark = Next mark
command-previous-mark = Previous mark
command-delete-mark = Delete the chosen mark
command-start-earlier = Move the mark’s start earlier
command-start-later = Move the mark’s start later
command-end-earlier = Move the mark’s end earlier
command-end-later = Move the mark’s end later
command-drag-edge = Move a mark’s end
command-attribute = Tie the claim to its source
command-pick = Pick
command-untie = Untie the claim
command-note = Write a note
command-new-label = New label…
command-put-label = Change a label
command-remove-label = Remove the label
command-palette = Search or run a command
command-shortcuts = All shortcuts
command-about = About Isnad
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Zoom to 100 %
command-theme-system = Theme: as the system
command-theme-light = Theme: light
command-theme-dark = Theme: dark
command-theme-sepia = Theme: sepia
command-language-english = English interface
command-language-arabic = الواجهة بالعربية
command-face-naskh = Typeface: Naskh
command-face-sans = Typeface: Sans
command-face-amiri = Typeface: Amiri
command-larger = Larger text
command-smaller = Smaller text
command-looser-lines = Looser lines
command-tighter-lines = Tighter lines
command-wider-column = Wider column
command-narrower-column = Narrower column
command-justify = Justify lines
command-align-start = Align lines at the start
command-show-controls = Show invisible characters
command-hide-controls = Hide invisible characters
command-show-list = Show the list of articles
command-hide-list = Hide the list of articles
command-close = Close
command-dismiss = Dismiss
command-move-left = Caret left
command-move-right = Caret right
command-move-word-left = Caret a word left
command-move-word-right = Caret a word right
command-move-up = Caret up
command-move-down = Caret down
command-move-page-up = Caret a page up
command-move-page-down = Caret a page down
command-move-line-start = Caret to the line’s start
command-move-line-end = Caret to the line’s end
command-move-article-start = Caret to the article’s start
command-move-article-end = Caret to the article’s end
command-extend-left = Extend left
command-extend-right = Extend right
command-extend-word-left = Extend a word left
command-extend-word-right = Extend a word right
command-extend-up = Extend up
command-extend-down = Extend down
command-extend-page-up = Extend a page up
command-extend-page-down = Extend a page down
command-extend-line-start = Extend to the line’s start
command-extend-line-end = Extend to the line’s end
command-extend-article-start = Extend to the article’s start
command-extend-article-end = Extend to the article’s end
command-anchor-left = Move the other end left
command-anchor-right = Move the other end right
command-anchor-word-left = Move the other end a word left
command-anchor-word-right = Move the other end a word right

## Menus and panels

menu = Menu
menu-file = File
menu-edit = Edit
menu-mark = Mark
menu-view = View
menu-help = Help
menu-recent = Recent files
menu-block = Kind of block
menu-text = Text and theme
menu-encoding = Encoding
articles = Articles
outline = Outline
search-hint = Search or run a command
palette-empty = No command of that name. Type another word, in English or Arabic.
untitled-project = Untitled project
untitled-article = Untitled article
add-article = Add an article
more = More
face-naskh = Naskh
face-sans = Sans
face-amiri = Amiri
text-face = Typeface
text-size = Size
text-leading = Line height
text-column = Column
text-column-characters = { $count } characters
text-alignment = Alignment
align-start = Start
align-justify = Justified
text-theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
theme-sepia = Sepia
text-controls = Invisible characters
controls-show = Shown
controls-hide = Hidden
text-language = Interface

## Start

start-heading = Start with an article
start-body = Mark who says what, on whose word, and how far to believe it. Everything stays in one file on your computer.
start-open = Open an article or project
start-paste = Paste text
start-sample = Try the sample article
start-drop = Or drop a file here: txt, html, docx, md, ron
start-recent = Recent files
start-claim = what is said
start-source = who says it
start-cue = how it is said
status-empty = No file open
file-missing = not found

## Status line

status-saved = Saved
status-unsaved = Not saved
status-new = Not saved yet
status-block = Block { $block } of { $count }
status-marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
status-selected = Selected: { $words ->
    [one] { $words } word
   *[other] { $words } words
  }, { $characters ->
    [one] { $characters } character
   *[other] { $characters } characters
  }
status-selected-much = Selected: { $characters ->
    [one] { $characters } character
   *[other] { $characters } characters
  }
status-extend = Extend by word
status-cancel = Cancel
status-pick = Pick the source of this claim: click it, or go to it with ] and press Enter
status-next = Next mark
status-drop = Drop to open
status-claims-untied = { $count ->
    [one] { $count } claim without a source
   *[other] { $count } claims without a source
}

## Cards and marks

card-untied = no source yet
card-said-by = { $source }
card-with-cue = “{ $cue }”
card-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
card-note-hint = Write a note…
card-tie = Tie to a source
card-untie = Untie
card-delete = Delete
card-change-label = Change label
card-said-of = { $count ->
    [one] says { $count } claim
   *[other] says { $count } claims
}
bar-add = Add to mark
article-view = Article

## Labels

label-new = New label
label-name-ar = Name in Arabic
label-name-en = Name in English
label-colour = Colour
label-line = Line
label-key = Key
label-key-none = None
label-add = Add label
label-name-needed = Give the label a name in at least one language.
label-key-taken = { $name } has that key already.

## Dialogs and messages

unsaved-title = Save the changes?
unsaved-body = This project has changes that are in no file yet.
unsaved-save = Save
unsaved-discard = Don’t save
unsaved-cancel = Cancel
path-open-title = Open a file
path-open-body = The path of an article (txt, html, docx, md) or a project (ron).
path-save-title = Save the project
path-save-body = The path to save to, ending in .isnad.ron
path-hint = /home/…/article.txt
path-open = Open
path-save = Save
path-browse = Browse…
dialog-close = Close
shortcuts-title = All shortcuts
about-title = About Isnad
about-body = A reader for analysts of Arabic news: who says what, on whose word, and how far to believe it.
about-version = Version { $version }
about-licence = Isnad: MIT or Apache-2.0. Fonts (Noto, Amiri, IBM Plex): SIL Open Font License 1.1. Icons (Lucide): ISC.
notice-saved = Saved { $file }.
notice-pasted-nothing = The clipboard holds no text. Copy an article’s text first, then paste it here.
notice-no-dialog = No file dialog answers on this system. Type the path instead.
notice-deleted = Mark deleted.
notice-tied = Tied to { $source }.
notice-not-a-source = Pick a source or a cue: this is neither.
notice-mark-needs-selection = Select some text first, then press { $key }.
notice-opened-with = Read as { $encoding }. If letters look wrong, choose another encoding in the status line.
notice-reread-marked = This article has marks already. Undo them first, or open the file anew: another encoding would change the text beneath them.
notice-cannot-undo-open = This cannot be undone.
error-open = { $file } could not be opened. { $why }
error-save = { $file } could not be saved. { $why } Your work is still here; save it elsewhere.
error-settings = The settings could not be kept. { $why }
error-edit = That change is not possible. { $why }
warning-open = { $file }: { $what }

## Steps, as undo names them

step-mark = marking
step-relabel = changing the label
step-delete = deleting a mark
step-edge = moving a mark’s end
step-add-range = adding a range
step-tie = tying
step-untie = untying
step-note = the note
step-block = the kind of block
step-article = adding an article
step-remove-article = removing an article
step-label = the label set
step-author = the author’s name
step-encoding = another encoding
undo-step = Undo { $step }
redo-step = Redo { $step }
text-author = Your name
text-author-hint = New marks carry it
