app-name = Isnad

## Menus and panels

menu = Menu
menu-file = File
menu-edit = Edit
menu-mark = Mark
menu-view = View
menu-help = Help
menu-recent = Recent files
menu-block = Kind of block
menu-text = Text and theme
menu-encoding = Encoding
articles = Articles
outline = Outline
search-hint = Search or run a command
palette-article = Article
palette-source = Source
palette-empty = Nothing of that name. Type another word, in English or Arabic.
untitled-project = Untitled project
untitled-article = Untitled article
add-article = Add an article
more = More
face-naskh = Naskh
face-sans = Sans
face-amiri = Amiri
text-face = Typeface
text-size = Size
text-leading = Line height
text-column = Column
text-column-characters = { $count } characters
text-alignment = Alignment
align-start = Start
align-justify = Justified
text-theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
theme-sepia = Sepia
text-controls = Invisible characters
controls-show = Shown
controls-hide = Hidden
text-language = Interface
marks = Marks
marks-search = Quotes, notes, tags
marks-scope = This article
marks-here = This article
marks-everywhere = Whole project
marks-sort = Order
marks-by-place = By place
marks-by-time = By time
marks-by-label = By label
marks-by-grade = By grade
marks-sorted-place = By place
marks-sorted-time = By time
marks-sorted-label = By label
marks-sorted-grade = By grade
marks-label = Label
marks-any-label = Any label
marks-state = State
marks-any-state = Any state
marks-unresolved = Unresolved
marks-unidentified = Source not in the registry
marks-in-review = With an open verdict or comment
marks-unattributed = Unattributed
marks-without-source = Without a source
marks-in-verb = Source in the verb
marks-named = Source named
marks-source = Source
marks-any-source = Any source
marks-grade = Grade
marks-any-grade = Any grade
marks-grade-of = Grade { $grade }
marks-ungraded = Ungraded
marks-author = Author
marks-any-author = Any author
marks-clear = Clear filters
marks-count = { $found } of { $all ->
    [one] { $all } mark
   *[other] { $all } marks
}
marks-none = No marks yet. Select words in the article and press the key of a label.
marks-none-found = No mark is like that. Clear the filters to see all.
marks-unseen = Invisible characters
text-dim = Focus line
dim-nothing = Off
dim-paragraph = Paragraph
dim-line = Line
panel-list = List of articles and marks
panel-inspector = Inspector

## Files held over the window

drop-open = Drop to open
drop-agree = Drop to compare with your project
