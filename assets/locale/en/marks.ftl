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
notice-copied-mark = Copied the mark with its translation, source and place.
copied-via-ar = عبر
copied-via-en = via
copied-block-ar = الفقرة
copied-block-en = block
