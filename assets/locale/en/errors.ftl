## What went wrong; see app/told.rs. A message is a clause that another one ends, or whole sentences with their full stop.

error-io-not-found = there is no file at this path
error-io-denied = you have no permission for it
error-io-full = the disk is full
error-io-folder = this is a folder, not a file
error-io-no-folder = a part of the path is not a folder
error-io-read-only = the disk is read-only
error-io-late = the disk did not answer in time
error-io-other = the system refused it

error-details = { $what }. Details: { $detail }

error-open-io = { $file } could not be read: { $why }. Check the path, and that you may read the file.
error-open-too-large = { $file } is larger than { $limit } MiB, the most that is read. Split it, or keep only its text.
error-open-too-long = { $file } has more than { $limit } paragraphs, the most that is read. Split it.
error-open-unsupported = Isnad cannot read { $file }: it is { $what }. { $advice }
error-open-misnamed = { $file } is no Word document, whatever its name says: it has no part with a document’s text, and seems to be { $what }. { $advice }
error-open-no-text = There is no text in { $file }. Choose the file that holds the article.
error-open-no-text-page = There is no text in the page { $file }. It may be in a picture, or appear only when scripts run: open the page in a browser, copy the text and paste it as a new article.
error-open-no-text-document = There is no text in the document { $file }. It may be a scanned page or a picture: paste its text as a new article.
error-open-encrypted = { $file } is protected by a password, or is a document of Word 97–2003. Save it as a .docx file without protection.
error-open-damaged = { $file } is damaged: { $what }. Open it in the program it comes from and save it again.
error-open-encoding = { $file } could not be read: there is no encoding called “{ $label }”. Try UTF-8, windows-1256 or ISO-8859-6.
error-open-project = { $file } is a project, not an article. Open it as a project.

error-read-malformed = { $count ->
    [one] one place, in line { $line }, could not be read as { $encoding }
   *[other] { $count } places, the first in line { $line }, could not be read as { $encoding }
}; if letters look wrong, choose another encoding in the status line
error-read-declared = the file says that its encoding is { $declared }, but its text is in { $used }
error-read-whole-page = the article could not be told from the rest of the page, so all of its text is shown
error-read-nesting = the parts of the file are nested too deeply, so the deepest were flattened
error-read-notes = { $count ->
    [one] one footnote or endnote was left out
   *[other] { $count } footnotes or endnotes were left out
}
error-read-deletions = { $count ->
    [one] one tracked deletion was left out
   *[other] { $count } tracked deletions were left out
}

error-project-io = { $file } could not be read: { $why }
error-problem = line { $line }, character { $column }: { $what }
error-problem-cut = the file is cut off inside a text that begins at line { $line }, character { $column }; open an earlier copy of it, such as the one whose name ends in ~
error-flaw-too-large = the file is larger than any project needs
error-flaw-not-text = this is not text in UTF-8, as a project file is; it is another kind of file, or damaged
error-flaw-no-project = this is not an Isnad project: it does not begin with the word IsnadProject
error-flaw-no-label-set = this is not an Isnad label set: it does not begin with the word IsnadLabels
error-flaw-no-review = this is not an Isnad review: it does not begin with the word IsnadReview
error-flaw-too-new = a newer version of Isnad wrote this (format { $schema }; this one knows up to { $newest }): what is known here can be read, but only the newer one can change it
error-flaw-no-schema = there has never been a format { $schema }
error-flaw-missing = the field “{ $name }” is missing
error-flaw-twice = the field “{ $name }” is given twice
error-flaw-both = there may be “{ $name }” or “{ $other }”, but not both; take one of them out
error-flaw-taken-id = the record in line { $line } has the id “{ $name }” already; take one of the two out, or give it another id
error-flaw-taken-place = there are notes on this place already; take one of the two out
error-flaw-taken-stage = the status of this article is given already; take one of the two out
error-flaw-quote = a mark that was made on “{ $quote }” stands on “{ $found }” now; mark the right words anew
error-flaw-context = the text around this mark is not what was noted with it
error-flaw-line-break = there is a line break in this paragraph: each paragraph is one line
error-flaw-unknown = the field “{ $name }” is unknown here and is lost when the project is saved
error-flaw-kept = the field “{ $name }” comes from a newer version of Isnad and is kept as it is
error-flaw-left-out = left out, because it refers to { $kind ->
    [label] the label
    [article] the article
    [annotation] the mark
    [source] the source
    [attribution] the attribution
    [verdict] the verdict
   *[comment] the comment
} “{ $id }”, which could not be taken in
error-flaw-more = and { $count ->
    [one] one more problem
   *[other] { $count } more problems
}
error-flaw-other = what stands here cannot be read
error-too-many = there are more than { $most } of one kind, which no project needs
error-too-deep = it is nested more than { $most } deep, which no project needs

error-form-cut = the file is cut off inside a text; open an earlier copy of it, such as the one whose name ends in ~
error-form-string = the text that opens here is not closed on its line; close it with a quotation mark, and write a line break in it as \n
error-form-comment = the comment that opens here is never closed with */
error-form-character = a character is written between two quotes, as in 'a'
error-form-slash = a single / means nothing here; a comment opens with // or /*
error-form-open = the bracket { $found } is never closed: the file is cut short, or a bracket is missing
error-form-lone = the bracket { $found } closes nothing
error-form-other = the bracket { $found } does not close the bracket { $open } that is open
error-form-deep = brackets are nested deeper than any project needs
error-form-expected = { $what ->
    [record] a record in round brackets is expected here
    [field] the name of a field is expected here
    [colon] a colon is expected after the field’s name
    [list] a list in square brackets is expected here
    [end] nothing is expected after the last bracket; take the rest out
    [value] a value is expected here
   *[comma] a comma or a value is expected here
}

error-value-color = a colour is written like { "\"#1A62A5\"" }, and this is not one
error-value-key = a key is one character
error-value-credibility = a credibility is a whole number from 1 to 6, and this is not one
error-value-version = the id of a version is { $count } hexadecimal digits in small letters
error-value-word = this is none of the words that this field can hold
error-value-number = this field holds a number, and this is none that fits
error-value-text = this field holds a text in quotation marks, and this is no sound one
error-value-other = this is no value that this field can hold

error-edit-missing = there is no { $kind ->
    [annotation] mark
    [attribution] attribution
    [source] source
    [relation] relation
    [verdict] verdict
    [comment] comment
    [conflict] conflict
    [label] label
   *[article] article
} with the id “{ $id }”
error-edit-nameless = the id is empty
error-edit-other-verdict = the verdict “{ $id }” does not belong to its author and mark, or holds a version of another mark
error-edit-other-thread = the comment “{ $id }” answers one that begins no thread about the same
error-edit-no-stage = the status of this article was not given
error-edit-other-record = the conflict “{ $id }” holds a version of another record than it is about
error-edit-no-remarks = nothing was written about this place
error-edit-source-circle = the source “{ $id }” would belong to itself
error-edit-label-circle = the label “{ $id }” would stand under itself
error-edit-attribution-circle = the attribution “{ $id }” would stand inside itself
error-edit-self-relation = the relation “{ $id }” joins a mark to itself
error-edit-unjoinable = the relation “{ $kind }” may not join the labels “{ $from }” and “{ $to }”
error-edit-label-in-use = the label “{ $id }” is in use in { $count ->
    [one] one place
   *[other] { $count } places
}
error-edit-role-in-use = the label “{ $id }” cannot change its role while attributions rely on it
error-edit-no-block = the article “{ $id }” has no paragraph number { $block }
error-edit-article-exists = the project has an article with the id “{ $id }” already
error-edit-no-place = there is no place number { $at } in the list
error-edit-bad-key = the key { $key } is neither a digit nor a small Latin letter
error-edit-key-taken = the key { $key } belongs to the label “{ $id }”
error-edit-unmarked = the mark “{ $id }” has no place
error-edit-empty-range = the place of the mark “{ $id }” is empty
error-edit-range-order = a place of the mark “{ $id }” overlaps the one before it, or stands out of order
error-edit-outside = the place of the mark “{ $id }” is outside the text
error-edit-unfitting = { $role ->
    [claim] the mark “{ $id }” cannot be the claim of an attribution: its label is of another role
    [source] the mark “{ $id }” cannot be the source of an attribution: its label is of another role
   *[cue] the mark “{ $id }” cannot be the cue of an attribution: its label is of another role
}
error-edit-other-article = the mark “{ $id }” belongs to another article

error-settle-no-base = it is not known what it was before
error-settle-no-place = the marked words are not in the article’s text, or not in one certain place; mark them there anew
error-stopped-by-user = it was stopped
error-export-read-only = { $format } can be read, but not written
error-export-failed = something in the project cannot be written in this format
error-import-write-only = { $format } can be written, but not read.
error-import-unreadable = { $file } cannot be imported as { $format }: { $why }.
error-import-no-text = { $file } does not hold the article’s text. Put its text file beside it.
error-import-too-much = { $file } cannot be imported: it holds { $what }, and at most { $limit } are read.
error-storage-read = The settings in { $file } could not be read: { $why }. They are as at the first start.
error-storage-kept = The settings could not be kept in { $file }: { $why }. They will be lost at the next start.
error-storage-form = they are not written as settings are
error-journal-damaged = the kept work is damaged
error-journal-too-new = a newer version of Isnad wrote it

error-advice-save-as = Save it in its program as .docx, .html or .txt.
error-advice-unpack = Unpack it and open the article inside.
error-advice-opens = Isnad opens text (.txt), web pages (.html), Word documents (.docx) and Markdown (.md).
error-advice-paste = Copy its text and paste it as a new article; if none can be copied, it is scanned and holds no text.
error-advice-page = In the browser, save the page as HTML only.
error-advice-inside = Choose an article’s file in it.

error-kind-named = { $kind } ({ $name })
error-kind-folder = a folder
error-kind-device = a device
error-kind-pdf = a PDF document
error-kind-rtf = an RTF document
error-kind-picture = a picture
error-kind-recording = a picture, sound or film
error-kind-film-or-picture = a film or picture
error-kind-sound = a sound file
error-kind-film = a film
error-kind-compressed = a compressed file
error-kind-archive = an archive
error-kind-database = a database
error-kind-program = a program
error-kind-web-archive = a web archive
error-kind-open-document = an OpenDocument text
error-kind-book = an electronic book
error-kind-spreadsheet = a spreadsheet
error-kind-presentation = a presentation
error-kind-binary = a file that is not text

error-damage-cut = its text breaks off
error-damage-part = the part { $part } is missing
error-damage-archive = its archive is broken
error-damage-xml = there is an XML fault at byte { $byte }

error-fault-encoding = it is not text in UTF-8
error-fault-text = a text that belongs to it is not in UTF-8
error-fault-json = it is not written as JSON requires
error-fault-xml = it is not written as XML requires
error-fault-archive = its archive is broken
error-fault-empty = there is nothing in it to import
error-fault-newer = a newer version of Isnad wrote it
error-fault-other = it does not hold what the format requires
