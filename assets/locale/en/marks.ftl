## Cards and marks

card-untied = no source yet
card-said-by = { $source }
card-with-cue = “{ $cue }”
card-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
card-more-above = { $count ->
    [one] { $count } more above
   *[other] { $count } more above
}
card-more-below = { $count ->
    [one] { $count } more below
   *[other] { $count } more below
}
card-list = Marks in view
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
copied-via = via
copied-block = block
card-ungraded = ungraded
card-contradicted = { $count ->
    [one] contradicted by { $count } claim
   *[other] contradicted by { $count } claims
}
notice-source-first = Tie the claim to a source first by { $key }, then say whom it came through.
notice-not-a-cue = Pick words that attribute, marked as a cue.
notice-not-joinable = These two cannot be joined in this way: the label set says which labels may be.
notice-all-attributed = Every claim of the project has an attribution.
