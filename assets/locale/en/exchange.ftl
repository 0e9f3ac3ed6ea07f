## Exports and imports

report-author = Author
report-made = Made
report-holds = Holds
report-counts = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
  }, { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
  }, { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
  }
report-byline = By
report-published = Published
report-publisher = Publisher
report-url = Address
report-claims = Claims
report-sheets = Source sheets
report-notes = Notes
report-contents = Contents
report-number = No.
report-gloss-ar = Arabic translation
report-gloss-en = English translation
report-place = Place
report-block = Block { $block }
report-part = Part in it
report-own = its own word
report-passed-on = passed on
loss-no-span = { $name }: marks no text
loss-outside-text = { $name }: stands outside the text
loss-other-words = { $name }: the text has other words there
loss-ambiguous = { $name }: its words stand in several places
loss-property = { $name }: has no counterpart
loss-tie = { $name }: a tie that has no counterpart
loss-dangling = { $name }: refers to what is not there
loss-part = { $name }: left out
loss-unfitting = { $name }: the project’s rules do not allow it
# For people: HTML, Markdown, Word, Excel
report-articles = Articles
report-attributions = Attributions
report-marks = Marks
report-manner = Manner
report-whole-article = The article as a whole
report-about-block = About this paragraph
