# What a merge left to be settled.

command-conflicts = Settle what two people changed…
command-settle-shown = Keep what is shown
command-settle-other = Take the other version
command-settle-base = Go back to what it was
command-settle-all-shown = Keep all that is shown
family-review = Review
step-settle = settling a conflict
conflicts-title = Changed by two people
conflicts-body = { $count ->
    [one] One record was changed in two ways.
   *[other] { $count } records were changed in two ways.
  } Both versions are kept in the project until you choose. Each choice can be undone.
conflicts-shown = Shown in the project
conflicts-of = { $author }’s version
conflicts-other = The other version
conflicts-keep = Keep this
conflicts-take = Take this
conflicts-empty = Nothing
conflicts-there = It is there
conflicts-removed = Removed
conflicts-otherwise = Another version, which does not fit beside the rest
conflicts-before = Before: { $text }
conflicts-before-empty = Before there was nothing.
conflicts-back = Restore { $text }
conflicts-back-long = Restore this
conflicts-show = Go to the mark
conflicts-more = … and { $count } more, which come up as these are settled.
status-conflicts = { $count ->
    [one] One conflict to settle
   *[other] { $count } conflicts to settle
  }
settle-done = Everything that two people changed is settled.
settle-no-base = It is not known what it was before.
settle-no-place = The marked words of that version are not in the article’s text, or not in one certain place: mark them anew, then keep what is shown.
verdict-no-place = The words that are meant are not in the article any more, or what stands beside them has changed, so that it is not certain which they are. Mark them yourself, then choose “Decline verdict”.
settle-unfit = That version does not fit the project any more: { $why }.
conflicts-kind-project = Project
conflicts-kind-label = Label
conflicts-kind-article = Article
conflicts-kind-source = Source
conflicts-kind-annotation = Mark
conflicts-kind-attribution = Attribution
conflicts-kind-relation = Relation
conflicts-kind-remarks = Notes
conflicts-kind-verdict = Verdict
conflicts-kind-comment = Comment
conflicts-kind-stage = Status of an article
conflicts-field-name = Name
conflicts-field-ar = Arabic name
conflicts-field-en = English name
conflicts-field-color = Colour
conflicts-field-line = Line
conflicts-field-key = Key
conflicts-field-role = Role
conflicts-field-role-ar = Role, in Arabic
conflicts-field-role-en = Role, in English
conflicts-field-parent = Belongs to
conflicts-field-joins = Relations it may have
conflicts-field-title = Title
conflicts-field-byline = Byline
conflicts-field-published = Published
conflicts-field-publisher = Publisher
conflicts-field-url = Address
conflicts-field-language = Language
conflicts-field-origin = File it was read from
conflicts-field-text = Text
conflicts-field-blocks = Paragraphs and headings
conflicts-field-transliteration = Transliteration
conflicts-field-aliases = Other names
conflicts-field-kind = Kind
conflicts-field-ratings = Reliability
conflicts-field-label = Label
conflicts-field-marks = Marked words
conflicts-field-refers-to = Who it is
conflicts-field-status = Status
conflicts-field-credibility = Credibility
conflicts-field-likelihood = Likelihood
conflicts-field-confidence = Confidence
conflicts-field-note-ar = Arabic note
conflicts-field-note-en = English note
conflicts-field-gloss-ar = Arabic translation
conflicts-field-gloss-en = English translation
conflicts-field-tags = Tags
conflicts-field-subject = What is attributed
conflicts-field-cue = Cue
conflicts-field-source = Source
conflicts-field-via = Through
conflicts-field-manner = Manner
conflicts-field-inside = Stands inside
conflicts-field-from = From
conflicts-field-to = To
conflicts-field-decision = Decision
conflicts-field-reason-ar = Arabic reason
conflicts-field-reason-en = English reason
conflicts-field-on = What it is about
conflicts-field-thread = Answers
conflicts-field-text-ar = Arabic text
conflicts-field-text-en = English text
conflicts-field-resolved = Resolved
conflicts-field-stage = Status
conflicts-field-author = Author
conflicts-field-extra = From a newer version of Isnad

# A verdict or comment whose mark is not there any more, kept as a comment on the article.
review-without-mark-accept = Accepted: “{ $quote }”. That mark is not here any more, or not for certain.
review-without-mark-change = Should be changed: “{ $quote }”. That mark is not here any more, or not for certain.
review-without-mark-reject = Rejected: “{ $quote }”. That mark is not here any more, or not for certain.
review-without-mark-propose = Missing: “{ $quote }”.
review-without-mark-comment = On “{ $quote }”, a mark that is not here any more, or not for certain:

# Verdicts
command-review-accept = Accept this mark
command-review-change = Change this mark
command-review-changed = That is how it should be
command-review-leave-change = Leave it as it was
command-review-reject = Reject this mark
command-review-propose = Propose a missing mark
command-review-show-proposal = Go to a proposed mark
command-review-withdraw = Take this verdict back
command-review-take = Follow verdict
command-review-decline = Decline verdict
command-review-reopen = Open again
command-review-comment = Comment
command-review-say = Add comment
command-review-unsay = Take this comment back
command-review-resolve = Resolve
command-review-unresolve = Reopen
command-review-next-open = Next open verdict or comment
command-review-previous-open = Previous open verdict or comment
command-review-stage-in-work = Article is in progress
command-review-stage-ready = Article is ready for a review
command-review-stage-reviewed = Article is reviewed
command-review-stage-settled = Article is settled
command-review-save = Save review…
command-review-apply = Apply review…
command-review-save-unreasoned = Save without reasons
command-review-show-unreasoned = Go to the first without a reason
step-verdict = making a verdict
step-withdraw = taking a verdict back
step-leave-change = leaving a mark as it was
step-take = following a verdict
step-answer-verdict = answering a verdict
step-reason = giving a reason
step-comment = a comment
step-unsay = taking a comment back
step-resolve = closing or opening a thread
step-stage = how far an article has come
step-review = applying a review
review = Review
review-proposals = Proposed marks
comments = Comments
review-changing = Change the mark as it should be; its author will see the change as your verdict.
review-none-open = No verdict or comment is open.
review-nothing-to-save = You have made no verdict and no comment in this project.
verdict-accept = Accepts this
verdict-change = Would change this
verdict-reject = Rejects this
verdict-propose = Proposes to mark this
verdict-answer-open = Open
verdict-answer-taken = Followed
verdict-answer-declined = Declined
verdict-say-why = Say why: the author will read it.
verdict-empty = nothing
verdict-instead = { $new }, not { $old }
field-reason = Reason
field-comment = Comment
comment-new = New comment
comment-hint = Write a comment
comment-answer = Answer
comment-edit = Edit this comment
comment-done = Done
comment-on-verdict = Comment on this verdict
stage = Status
stage-in-work = In progress
stage-ready = Ready
stage-reviewed = Reviewed
stage-settled = Settled
card-open = { $count ->
    [one] one open verdict or comment
   *[other] { $count } open verdicts and comments
}
card-proposed = Proposed
card-proposed-by = Proposed by { $author }
review-apply-title = Apply this review?
review-apply-body = { $author }: { $verdicts } verdicts and { $comments } comments.
review-apply-nameless = A reviewer without a name
review-apply-now = Apply
review-applied = Review applied: { $added } added, { $renewed } renewed, { $known } there already, { $older } left as they are because the project has newer ones.
review-applied-apart = { $count ->
    [one] One of them has no mark in the project any more, and is kept as a comment on the article or as a conflict.
   *[other] { $count } of them have no mark in the project any more, and are kept as comments on the article or as conflicts.
}
review-save-path = Save the review as
review-apply-path = Review to apply
review-no-reasons-title = { $count ->
    [one] One verdict has no reason
   *[other] { $count } verdicts have no reason
  }
review-no-reasons-save = { $count ->
    [one] Save without a reason
   *[other] Save without reasons
  }
review-no-reasons-show = { $count ->
    [one] Go to it
   *[other] Go to the first without a reason
  }
review-no-reasons-body = Whoever reads that a mark is rejected or is to be changed will ask why.
review-reason-elsewhere = The verdict without a reason is on a mark that no longer differs. Open the file itself to say why.
review-unsaved-title = Save your review?
review-unsaved-body = What you said of { $name }’s project is in no review file yet, and would be lost with the comparison.
review-unsaved-save = Save review
review-unsaved-discard = Discard
