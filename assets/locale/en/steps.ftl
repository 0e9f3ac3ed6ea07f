## Steps, as undo names them

step-mark = marking
step-relabel = changing the label
step-delete = deleting a mark
step-edge = moving a mark’s end
step-add-range = adding a range
step-tie = tying
step-untie = untying
step-note = the note
step-block = the kind of block
step-article = adding an article
step-remove-article = removing an article
step-label = the label set
step-author = the author’s name
step-encoding = another encoding
undo-step = Undo { $step }
redo-step = Redo { $step }
text-author = Your name
text-author-hint = New marks carry it
step-import-labels = importing labels
