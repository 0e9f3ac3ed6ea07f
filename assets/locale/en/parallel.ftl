## The parallel view

beside-view = Beside the article
beside-choose = What stands beside the article
beside-english = English translation
beside-arabic = Arabic translation
beside-no-other = The project has no other article. Open one to read it beside this one.
beside-by-blocks = paragraph by paragraph
beside-by-parts = scrolled in proportion
beside-write = Write a translation
beside-field = Translation of paragraph { $block }
beside-progress = { $done } of { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
  } translated
beside-progress-short = { $done } of { $count }
fill-title = The pasted text has { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
  }
fill-body = They can go in order into this paragraph and those after it, one each. It is one step that can be undone.
fill-replaces = { $count ->
    [one] { $count } of these paragraphs has another translation, which would be replaced.
   *[other] { $count } of these paragraphs have other translations, which would be replaced.
  }
fill-beyond = { $count ->
    [one] { $count } paragraph more than the article has left; it would stand in the last one too.
   *[other] { $count } paragraphs more than the article has left; they would stand in the last one too.
  }
fill-here = All into this one
fill-do = { $count ->
    [one] Fill { $count } paragraph
   *[other] Fill { $count } paragraphs
  }
notice-translation-filled = { $count ->
    [one] { $count } paragraph filled.
   *[other] { $count } paragraphs filled.
  }
