## Work that a window left when it ended unasked

recovery-title = Isnad did not close properly
recovery-title-kept = Unsaved work that was set aside
recovery-work = Unsaved work in { $name }, { $time }
recovery-untitled = a project without a file
recovery-against-file = What restoring it changes
recovery-against-nothing = What it holds
recovery-articles = Articles:{" "}
recovery-marks = Marks:{" "}
recovery-notes = Notes:{" "}
recovery-ties = Ties:{" "}
recovery-reviews = Verdicts and comments:{" "}
recovery-sources = Sources:{" "}
recovery-labels = Labels:{" "}
recovery-added = { $count } added
recovery-changed = { $count } changed
recovery-removed = { $count } removed
recovery-other = Only particulars of the project, such as its name.
recovery-example-added = Added
recovery-example-changed = Changed
recovery-example-removed = Removed
recovery-more = { $count ->
    [one] One more piece of work waits and is offered next.
   *[other] { $count } more pieces of work wait and are offered next.
}
recovery-file-changed = The file has been changed since this work began. Restoring shows the work as unsaved; the file stays as it is until you save.
recovery-file-gone = The file is no longer there. Restored work can be saved anew.
recovery-file-unreadable = The file can’t be read as a project.
recovery-restore = Restore
recovery-keep = Keep the file as it is
recovery-keep-untitled = Set it aside
recovery-delete = Delete this work
recovery-restored = The work is back, as unsaved changes. Save it to keep it.
recovery-nothing = No unsaved work was set aside.
recovery-damaged = Unsaved work was left but can’t be restored: { $why }. Its file is kept.
recovery-not-kept = Unsaved work can’t be kept in case of a crash: { $why }. Save often.
recovery-not-done = The kept work could not be set aside or deleted: { $why }.
