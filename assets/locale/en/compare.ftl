## A colleague’s project held against one’s own

command-compare = Review a colleague’s file…
command-compare-path = Review a colleague’s file by path…
command-compare-leave = Leave the comparison
command-next-difference = Next difference
command-previous-difference = Previous difference
command-choose-difference = Go to a difference
command-filter-differences = List only some differences
command-take-difference = Take theirs
command-take-all-differences = Take everything of theirs
command-stop-taking = Stop putting together
command-page-review = Review
step-take-difference = taking theirs
compare-with = Compare with { $name }
compare-mine = Mine
compare-line-below = line below
compare-line-above = line above
compare-more = More with this comparison
compare-differences = Differences
compare-same = Same in both
compare-equal = Nothing differs: whatever one of you marked and wrote, the other did too.
compare-none-listed = No difference is like that. Choose another kind or another person.
compare-choose = Choose a difference in the list or in the text.
compare-place = { $at } of { $count }
compare-status = { $count ->
    [0] No difference
    [one] { $count } difference
   *[other] { $count } differences
  }, { $same } the same
compare-whose-anybody = Show all differences
compare-whose-mine = Show those in mine
compare-whose-theirs = Show those in { $name }’s
compare-whose-author = Show what { $name } made
compare-not-mine = You have no such mark.
compare-not-theirs = { $name } has no such mark.
compare-alike = The same in both:
compare-by = by { $name }
compare-said-by = Said by
compare-show = Open mine in the article
compare-take-away = Remove mine, as they have none
compare-cannot-take = An article that only you have stays, and a conflict is settled by its two versions.
compare-nothing-to-take = The project has it already.
compare-no-place = The marked words are not in your text, or not in one certain place: mark them there by hand.
compare-no-place-for-note = The paragraph that this note is about is not in your text, or has a note already.
compare-again = The project has just changed and is being compared again. Try once more.
compare-taking = Putting { $file } and your work together…
compare-merged = { $file } and your work are put together.
compare-merged-conflicts = { $file } and your work are put together. { $count ->
    [one] In one place both say different things
   *[other] In { $count } places both say different things
  }: yours are shown, theirs are kept in the project as conflicts.
compare-no-article = No article in common
compare-no-article-body = { $file } has none of the articles of your project, in no version. Leave the comparison, or open the project that { $name } worked on.
compare-path-title = Review a colleague’s file
compare-path-body = The path of a project that a colleague worked on.
compare-path-do = Compare
compare-dropped-title = { $file } is a project
compare-dropped-body = Compare it with the one that is open, or open it in its place?
compare-dropped-open = Open it instead
compare-dropped-compare = Compare
difference-only-mine = Only mine
difference-only-theirs = Only { $name }’s
difference-label = Different label
difference-range = Different range
difference-attribution = Different source
difference-grade = Different grade
difference-note = Different note
difference-review = Verdicts and comments
difference-other = Something else
difference-tag-grade = Grade { $mine } / { $theirs }
difference-said-grade = grade { $mine } / { $theirs }
difference-said-values = { $mine } / { $theirs }
difference-said-only-mine = only in mine
difference-said-only-theirs = only in { $name }’s
difference-said-unplaced = { $name }’s has no certain place in your text
difference-said-attribution = attributed in another way
difference-said-conflict = a conflict left open
difference-said-text = another text
difference-said-signs = different only in signs or spaces
difference-said-shorter = { $less ->
    [one] mine is shorter by one word
   *[other] mine is shorter by { $less } words
  }
difference-said-longer = { $more ->
    [one] mine is longer by one word
   *[other] mine is longer by { $more } words
  }
difference-said-elsewhere = { $more ->
    [one] one word only in mine
   *[other] { $more } words only in mine
  }, { $less ->
    [one] one only in theirs
   *[other] { $less } only in theirs
  }
# The reviewer's verdicts on the page of the comparison
command-next-open-difference = Next difference without a verdict
compare-verdict-on = Verdict on { $name }’s mark
compare-proposal-to = Proposal to { $name }
compare-no-verdict = Verdicts are given on marks. What you think of this can be said in a comment.
compare-only-proposed = Only you have this mark, so there is nothing of theirs to judge. { $key } proposes it.
compare-nothing-to-propose = Only a mark that they lack can be proposed.
compare-no-change-of-source = Who says it is no part of the mark, so that a verdict cannot change it. Reject the mark, or say in a comment who it should be.
compare-accept = Accept
compare-change = Change
compare-reject = Reject
compare-propose = Propose this mark
compare-change-to = Change to
compare-mine-range = My range
compare-mine-label = My label
compare-mine-grade = My grade
compare-mine-note = My note
compare-mine-attribution = Whom I mean
compare-mine-other = What I have
compare-ungraded = No grade
compare-comments-article = Comments on the article
compare-left = { $count ->
    [one] One difference has no verdict yet.
   *[other] { $count } differences have no verdict yet.
  }
compare-finish = Finish review
compare-open-only = Without a verdict
compare-settled = { $settled } of { $count } verdicts
compare-settled-accept = Accepted
compare-settled-change = Change asked for
compare-settled-reject = Rejected
compare-settled-propose = Proposed
compare-unsaved = Review not saved
compare-restored = What you said of it until { $time } was in no file and is here again.
compare-all-settled = Every mark that differs has a verdict. { $key } finishes the review.
compare-cannot-propose = Their project has another mark under the id of this one. Say in a comment what is missing.
compare-no-place-there = The marked words are not in their text, or not in one certain place.
