## Start

start-heading = Start with an article
start-body = Mark who says what, on whose word, and how far to believe it. Everything stays in one file on your computer.
start-open = Open an article or project
start-paste = Paste text
start-sample = Try the sample project
start-drop = Or drop a file here: txt, html, docx, md, ron
start-recent = Recent files
start-claim = what is said
start-source = who says it
start-cue = how it is said
status-empty = No file open
project-new = New project
file-missing = not found
