## A newer version of an article's text

command-update-article = Update article text…
command-update-article-path = Update article text by path…
command-paste-version = Update article text from the clipboard
command-update-choose = Choose
command-update-next = Next mark
command-update-previous = Previous mark
command-update-accept = Accept
command-update-place = Place by hand
command-update-drop = Drop
command-update-accept-certain = Accept all exact and moved
command-update-show = Show
command-update-next-place = Next place
command-update-previous-place = Previous place
command-update-confirm = Place it here
command-update-back = Back to the list
command-update-apply = Apply
command-update-cancel = Cancel
path-update-title = Update the article’s text
path-update-body = The path of its newer version (txt, html, docx, md).
path-update = Compare
step-update = updating the text
update-title = What became of the marks
update-title-encoding = What becomes of the marks in this encoding
update-all = All
update-exact = Exact
update-moved = Moved
update-fuzzy = Similar
update-ambiguous = Several places
update-orphan = Not found
update-exact-why = Same words, same position, same surroundings
update-moved-why = Same words, same surroundings, another position
update-fuzzy-why = Words or surroundings have changed
update-ambiguous-why = Several places are equally likely
update-orphan-why = No place is like it
update-old = Text so far
update-new = New text
update-accepted = Accepted
update-placed = Placed by hand
update-dropped = Will be dropped
update-open = To be decided
update-left = { $count ->
    [one] 1 mark is still to be decided
   *[other] { $count } marks are still to be decided
}
update-ready = All marks are decided
update-drops = { $count ->
    [one] 1 mark will be dropped
   *[other] { $count } marks will be dropped
}
update-ties-gone = { $count ->
    [one] 1 attribution goes with it
   *[other] { $count } attributions go with them
}
update-ties-loosened = { $count ->
    [one] 1 attribution loses its source or cue
   *[other] { $count } attributions lose their source or cue
}
update-relations-gone = { $count ->
    [one] 1 relation goes
   *[other] { $count } relations go
}
update-places = { $count ->
    [one] 1 place
   *[other] { $count } places
}
update-none = No place in the new text is like it.
update-none-shown = No mark is in this state.
update-later = Cancel keeps the old text with all its marks; you can come back to this at any time.
update-row = { $label }, { $state }, { $decision }: { $quote }
update-act = { $action }: { $quote }
update-place-title = Where does this mark go?
update-place-hint = Select the right words in the new text.
update-place-part = Part { $number } of { $count }
update-place-candidate = Place { $number } of { $count }
update-same = The new text is the same as the old one. Nothing changes.
update-cancelled = The article keeps its text and its marks.
update-first = Apply or cancel the new text first.
update-overlap = Two parts of this mark would stand on the same words. It stays as it was.
update-undecided-notice = Some marks are still to be decided.
update-done = { $dropped ->
    [0] The text is updated; { $kept ->
        [one] 1 mark was kept.
       *[other] { $kept } marks were kept.
    }
   *[other] The text is updated; { $kept } marks were kept and { $dropped } dropped.
}
