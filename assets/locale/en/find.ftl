## Finding words

command-find = Find in the article
command-find-in-project = Find in the project
command-find-query = Look for other words
command-find-next = Next hit
command-find-previous = Previous hit
command-find-exact = Find exactly or whatever way it is written
command-find-go = Go to the hit
command-find-mark-all = Mark every hit
command-find-close = Close the find bar
step-mark-all = marking every hit
find-hint = Find in this article
find-in-project-hint = Find in the project
find-count = { $at } of { $count }
find-count-all = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
find-count-here = { $hits } in this article
find-none = Not found
find-none-here = Not in this article
find-searching = Searching…
find-nothing-left = No letters
find-exact = Exact
find-exact-tooltip = Only the same letters and marks. Otherwise hamzas, vowel marks, tatweel, ى and ي, ة and ه, digits and capitals make no difference.
find-mark-all = Mark all
find-mark-all-tooltip = Mark every hit with a label, in one step
find-close = Close
find-results = Found in the project
find-results-hint = Type what to look for in all articles.
find-results-count = { $hits ->
    [0] Nothing found. { $exact ->
        [yes] Try other words, or turn Exact off.
       *[other] Try other words.
    }
    [one] { $hits } hit in { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }
   *[other] { $hits } hits in { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }
}
find-more = { $count ->
    [one] and { $count } more hit
   *[other] and { $count } more hits
}
notice-marked-all = { $count ->
    [0] Nothing was marked
    [one] { $count } place marked
   *[other] { $count } places marked
}{ $known ->
    [0] .
    [one] ; { $known } was marked already.
   *[other] ; { $known } were marked already.
}
