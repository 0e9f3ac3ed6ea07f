## Dialogs and messages

unsaved-title = Save the changes?
unsaved-body = This project has changes that are in no file yet.
unsaved-save = Save
unsaved-discard = Don’t save
unsaved-cancel = Cancel
quit-arrived = { $count ->
    [one] { $file } came meanwhile and waits: it is opened if you stay, and not if you quit.
   *[other] { $count } files came meanwhile and wait, { $file } the first: they are opened if you stay, and not if you quit.
}
path-open-title = Open a file
path-open-body = The path of an article (txt, html, docx, md) or a project (ron).
path-save-title = Save the project
path-save-body = The path to save to, ending in .isnad.ron.
review-path-body = The path of a review, ending in .review.ron.
path-hint = /home/…/article.txt
path-project-hint = /home/…/project.isnad.ron
path-review-hint = /home/…/name.review.ron
path-open = Open
path-save = Save
path-browse = Browse…
dialog-close = Close
shortcuts-title = All shortcuts
about-title = About Isnad
about-body = A reader for analysts of Arabic news: who says what, on whose word, and how far to believe it.
about-version = Version { $version }
about-licence = Isnad: MIT or Apache-2.0. Fonts (Noto, Amiri, IBM Plex): SIL Open Font License 1.1. Icons (Lucide): ISC.
about-parts = Made with
about-parts-body = { $count } software packages; each package’s source contains its licence text.
notice-saved = Saved { $file }.
notice-saved-in = Saved { $file } in { $folder }.
notice-pasted-nothing = The clipboard holds no text. Copy an article’s text first, then paste it here.
notice-clipboard-unreadable = The clipboard cannot be read. Save the article as a file and open that.
dialog-title = { $what } – Isnad
dialog-all-files = All files
notice-no-dialog = No file dialog answers on this system. Type the path instead.
notice-open-project = { $file } is open already.
notice-open-article = { $name } is in the project already.
notice-dialog-open = A file dialog is open already. It may lie behind this window.
notice-no-random = The system gives no random numbers, so nothing new can be made.
notice-deleted = Mark deleted.
notice-settings-reset = All settings are as they were at first.
notice-keys-reset = All commands have their own keys again.
notice-article-removed = Article taken out of the project, with its marks.
notice-unsaid = Comment taken back.
notice-taken-away = Removed from your project, as { $name } has none: { $what }
notice-rejection-taken = Mark removed, as { $name } rejected it.
notice-tied = Tied to { $source }.
notice-cue-picked = “{ $cue }” attributes it. Now pick the source.
notice-not-a-source = Pick a source or a cue: this is neither.
notice-mark-needs-selection = Select some text first, then press { $key }.
notice-opened-with = The file was read as { $encoding }. If letters look wrong, choose another encoding in the status line.
notice-cannot-undo-open = This cannot be undone.
error-open = { $file } could not be opened: { $why }.
error-save = { $file } could not be saved: { $why } Your work is still here.
error-edit = That change is not possible: { $why }.
warning-open = { $file }: { $what }.
notice-show-mark = Show the mark
save-not-permitted = the file or its folder may not be written to.
save-read-only-disk = the disk is read-only.
save-disk-full = the disk is full. Make room and save again, or save elsewhere.
save-folder-gone = its folder does not exist.
save-is-folder = it is a folder. Add a file name to the path.
save-not-in-folder = a part of its path is not a folder.
save-name-too-long = its name or path is too long.
save-no-file = this name belongs to a device or the like.
save-too-large = it is larger than 1 GiB and could not be opened again. Move articles to another project.
save-other = the system says “{ $said }”.
warning-backup = The project is saved, but the version before could not be kept as { $file }: { $why }
warning-held = { $file } is open in another Isnad window too. Save in one of them only; whoever saves second is asked which version to keep.
warning-held-by = { $file } is open in another Isnad window too, since { $time } (process { $process }). Save in one of them only; whoever saves second is asked which version to keep.
changed-title = The file has changed on disk
changed-body = Another program or window has written this project’s file since you opened or last saved it. Nothing has been overwritten. Which version do you want to keep?
changed-keep = Keep mine
changed-take = Take theirs
changed-reload = Reload
changed-elsewhere = Save elsewhere…
changed-keep-body = Saves what is open here. The version on disk is put beside it as a copy first.
changed-take-body = Opens the version on disk. Your unsaved work is put beside it as a copy first.
changed-reload-body = Opens the version on disk. You have no unsaved work that it would replace.
changed-elsewhere-body = Saves what is open here under another name and leaves the file as it is.
notice-changed = { $file } was changed by another program. Which version do you want to keep?
notice-gone = { $file } is no longer on disk. Your work is still here; saving writes the file again.
notice-kept-beside = The version that was on disk is kept as { $copy }.
notice-unsaved-beside = Your unsaved work is kept as { $copy }.
notice-reloaded = Reloaded { $file }.
notice-replaced = { $file } was there already; what it held is kept as { $copy }.
read-only-title = What could not be read
read-only-body = A newer version of Isnad wrote this project (format { $schema }). { $count ->
    [0] Everything that this version knows of was read.
    [one] One thing in it is unknown to this version and is not shown:
   *[other] { $count } things in it are unknown to this version and are not shown:
}
read-only-more = … and { $count } more; “isnad check” lists them all.
read-only-refused = This project can only be read here, because a newer version of Isnad wrote it (format { $schema }); open it with that version to change it.
notice-read-only = { $file } was written by a newer version of Isnad (format { $schema }; this one knows up to { $known }). It is open for reading: search, copy and export it, but nothing is changed or saved. { $count ->
    [0] All that this version knows of was read.
    [one] One thing in it could not be read.
   *[other] { $count } things in it could not be read.
}
saving-title = Saving is not finished
saving-body = { $file } is still being saved: its disk or network answers late. What you asked for comes when it is saved.
saving-body-quit = { $file } is still being saved: its disk or network answers late. Isnad closes when it is saved. If you quit now, your work is kept apart and offered at the next start.
saving-quit-now = Quit now
notice-saving-late = { $file } is still being saved: its disk or network answers late. Your work is still here, and you can go on.
notice-opening-late = { $file } is still being opened: its disk or network answers late. You can go on meanwhile.
notice-updating-late = The marks are still being looked for in the new text of { $file }. You can go on meanwhile.
notice-saved-late = { $file } was saved after all, as the work was then.
warning-changed-late = { $file }, which took long, was not saved: it has changed on disk.
error-save-late = { $file }, which took long, could not be saved: { $why }
error-stopped = Reading or writing { $file } came to a stop through a fault in Isnad. Your work is still here; try again.
changed-merge = Merge
changed-merge-body = Puts what is open here and the version on disk together, as one step that can be undone. Where both changed the same thing, yours is shown and theirs is kept as a conflict.
notice-merged = The version of { $file } on disk and your work are put together. Save to write both.
notice-merged-conflicts = The version of { $file } on disk and your work are put together. { $count ->
    [one] In one place both changed the same thing: yours is shown, theirs is kept in the project as a conflict.
   *[other] In { $count } places both changed the same thing: yours are shown, theirs are kept in the project as conflicts.
} Save to write both.

## Settings

settings-title = Settings
settings-search = Find a setting
settings-none = No setting of that name. Type another word, in English or Arabic.
settings-reset-words = default defaults restore original factory
settings-window = Window
settings-text = Article
settings-work = Work
settings-language = Language of the interface
settings-language-about = Menus, panels and messages. In Arabic the whole window is mirrored.
settings-language-words = language Arabic English translation
settings-english = English
settings-arabic = العربية
settings-digits = Digits
settings-digits-about = How numbers and dates in the interface are written. The article stays as it is.
settings-digits-words = numbers numerals figures
digits-european = 0123
digits-arabic = ٠١٢٣
text-theme-about = The colours of the window. “System” follows the computer’s own setting, light or dark.
text-theme-words = night dark mode appearance colors brightness
settings-zoom = Size of everything
settings-zoom-about = Text and controls alike, up to three times as large.
settings-zoom-words = zoom scale bigger smaller
settings-motion = Motion
settings-motion-about = Whether scrolling glides and colours fade.
settings-motion-words = animation animations effects reduce
settings-on = On
settings-off = Off
text-face-about = What the article is set in, Arabic and Latin letters together.
text-face-words = font type letters
text-size-about = Of the article’s paragraphs, in points. Headings follow.
text-size-words = font bigger smaller larger zoom
settings-latin = Latin letters
settings-latin-about = How large Latin letters are beside Arabic ones.
settings-latin-words = font size English
text-leading-about = From line to line, as a multiple of the size.
text-leading-words = spacing space leading between lines
text-column-about = How wide the column is. 60 to 75 characters read best.
text-column-words = width margins measure
text-alignment-about = Whether lines end where their words do or all at the edge.
text-alignment-words = justify justified margins
text-controls-about = Direction marks, joiners and special spaces, which some copied texts are full of.
text-controls-words = hidden whitespace nonprinting zero-width marks
text-dim-about = Dims everything but the paragraph or the line being read.
text-dim-words = focus highlight concentrate reading ruler
text-author-about = New marks, notes and verdicts carry this name.
text-author-words = author user signature identity
settings-keys = Keys
settings-keys-about = What every key does, and how to change it.
settings-keys-words = shortcuts keyboard hotkeys
settings-recent = Recent files
settings-recent-about = The files on the first page; forgetting them deletes no file.
settings-recent-words = history clear forget privacy
settings-welcome = Welcome
settings-welcome-about = Three things to try, beside the sample.
settings-welcome-words = tutorial help introduction start

## Welcome

welcome-title = Welcome to Isnad
welcome-body = This is a sample: two invented reports of one tanker that ran aground, marked throughout. Three things to try:
welcome-choose = Click a coloured mark: the inspector shows who says it, on whose word.
welcome-mark = Select some words and press { $key } to mark a claim. Ctrl Z takes it back.
welcome-palette = Press { $key } and type a word: every command, article and source is there.
welcome-tried = (tried)
welcome-open = Open an article…
welcome-close = Stay with the sample
command-print = Print…
notice-printing = Making the pages to print…
notice-printed = The pages are shown by the system’s PDF viewer. Print them from there.
print-no-viewer = No program answers that shows PDF files. The pages are in { $file }: open them with any PDF viewer and print them there.
print-not-made = The pages could not be made: { $why }.
print-not-written = The pages could not be written to { $folder }: { $why }. Export them as PDF to another folder.
print-no-folder = This system has no folder for temporary files of yours. Export the article as PDF and print that.
