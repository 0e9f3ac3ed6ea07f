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
status-pick = Pick the source of this claim
status-pick-how = Click, or go there with ] and press Enter
status-pick-how-short = Click, or ] and Enter
status-next = Next mark
status-claims-untied = { $count ->
    [one] { $count } claim without a source
   *[other] { $count } claims without a source
}
status-pick-hop = Pick whom it came through
status-pick-cue = Pick the words that attribute
status-pick-related = Pick the claim that this one { $relation ->
    [supports] supports
    [contradicts] contradicts
    [repeats] repeats
   *[updates] updates
  }, here or in another article
status-read-only = Read only
status-saving = Saving { $file }…
status-opening = Opening { $file }…
status-updating = Finding the marks in the new text of { $file }…
