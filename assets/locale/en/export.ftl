## Export

command-export = Export…
export-title = Export
export-where = Export…
export-by-path = By path…
export-do = Export
export-path-title = Export to
export-path-body = The path of the file to write.
export-path-hint = /home/…/note.docx
export-tab-format = Format
export-tab-contents = Contents
export-for-people = For people
export-for-programs = For programs
export-format-html = Web page (HTML)
export-about-html = One file, notes beside the text
export-format-md = Markdown
export-about-md = Plain text with footnotes
export-format-docx = Word (DOCX)
export-about-docx = Highlights and real comments
export-format-pdf = PDF
export-about-pdf = Set like the page here, to print
export-format-csv = Tables (CSV)
export-about-csv = A file for each table
export-format-xlsx = Excel (XLSX)
export-about-xlsx = A sheet for each table, with filters
export-format-w3c = W3C Web Annotation
export-about-w3c = JSON-LD, the web’s standard
export-format-brat = brat
export-about-brat = Standoff files beside the texts
export-format-cas-json = UIMA CAS JSON
export-about-cas-json = For INCEpTION and dkpro-cassis
export-format-qdpx = REFI-QDA
export-about-qdpx = NVivo, MAXQDA, ATLAS.ti, QualCoder
export-format-claimreview = ClaimReview
export-about-claimreview = schema.org, claims with a verdict
export-format-json = JSON
export-about-json = All of it, with a published schema
export-format-jsonl = JSON Lines
export-about-jsonl = One annotation a line
export-language = Language of the export
export-language-ar = Arabic
export-language-en = English
export-language-both = Both
export-parts = Parts
export-part-article = Annotated articles
export-part-claims = Table of claims
export-part-sources = Sources sheet
export-part-reviews = Verdicts and comments
report-reviews = Verdicts and comments
report-review-on = On
report-review-what = What
report-review-said = Said
report-review-time = When
report-review-rest = other notes or grades
report-review-comment = Comment
report-review-answer = Answer
report-review-resolved = Comment, resolved
export-bom = Mark as UTF-8, for Excel
export-remarks = Notes and translations
export-remarks-all = All
export-remarks-glosses = Translations only
export-remarks-nothing = None
export-grades = Grades
export-articles = Articles
export-all-articles = { $count ->
    [one] Its one article
    [2] Both articles
   *[other] All { $count } articles
}
export-unnamed-articles = (untitled)
export-labels = Labels
export-all-labels = { $count ->
    [one] Its one label
    [2] Both labels
   *[other] All { $count } labels
}
export-unnamed-labels = (unnamed)
export-authors = Authors
export-all-authors = { $count ->
    [one] Its one author
    [2] Both authors
   *[other] All { $count } authors
}
export-unnamed-authors = (nobody named)
export-marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
export-preview = Preview
export-preview-waits = Preparing the preview…
export-preview-none = Nothing would be written.
export-counts = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} · { $annotations ->
    [one] { $annotations } mark
   *[other] { $annotations } marks
} · { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
} · { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}
export-more-blocks = { $count ->
    [one] … and one more paragraph
   *[other] … and { $count } more paragraphs
}
export-more-rows = { $count ->
    [one] … and one more row
   *[other] … and { $count } more rows
}
export-more-sheets = { $count ->
    [one] … and one more source
   *[other] … and { $count } more sources
}
export-more-lines = { $count ->
    [one] … and one more line
   *[other] … and { $count } more lines
}
export-more-files = { $count ->
    [one] … and one more file
   *[other] … and { $count } more files
}
export-files = { $count } files: { $names }
export-no-article = Choose an article: none goes in.
export-no-table = Choose the table of claims or the sources sheet: a table shows one of them or both.
export-no-part = Choose at least one part of the report.
export-making = Making { $file }: { $part }
export-saving = Writing { $file } to the disk…
export-replace-title = Replace files?
export-replace-body = { $count ->
    [one] A file of this name is there already. Its content would be lost.
   *[other] Files of these names are there already. Their content would be lost.
}
export-replace-more = … and { $count } more
export-replace = Replace
export-not-made = { $format } could not be made: { $why }.
export-not-written = { $file } could not be written: { $why } Nothing has changed on the disk.
notice-exported = { $others ->
    [0] Exported { $file }.
    [one] Exported { $file } and one more file beside it.
   *[other] Exported { $file } and { $others } more files beside it.
}
