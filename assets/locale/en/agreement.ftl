## Agreement between analysts

agree-people = Agreement of { $people }
agree-person = { $name } ({ $marks ->
    [one] { $marks } mark
   *[other] { $marks } marks
  })
agree-articles = { $articles ->
    [one] { $articles } article in common
   *[other] { $articles } articles in common
  }
agree-left-out = Left out, as not everyone has it: { $title } ({ $name })
agree-unplaced = { $marks ->
    [one] { $marks } mark has no certain place in the first one's text and is left out ({ $name })
   *[other] { $marks } marks have no certain place in the first one's text and are left out ({ $name })
  }
agree-spans = Ranges
agree-spans-of = Ranges: { $label }
agree-labels = Labels of marks in the same place
agree-labels-of = Labels of marks in the same place: { $label } or another
agree-sources = Sources of claims
agree-manner = Manner of attribution
agree-credibility = Credibility of claims
agree-likelihood = Likelihood of claims
agree-confidence = Confidence
agree-reliability = Reliability of sources
agree-things = { $things ->
    [one] { $things } unit
   *[other] { $things } units
  }, { $places ->
    [0] none in dispute
    [one] { $places } in dispute
   *[other] { $places } in dispute
  }
agree-cohen-kappa = Cohen’s κ
agree-fleiss-kappa = Fleiss’ κ
agree-alpha-nominal = Krippendorff’s α (nominal)
agree-alpha-ordinal = Krippendorff’s α (ordinal)
agree-alpha-interval = Krippendorff’s α (interval)
agree-alpha-u = Krippendorff’s α over units
agree-gamma = Mathet’s γ
agree-interval = { $low } to { $high }, { $samples } random texts
agree-inexact = not certain to be the best alignment
agree-undefined = undefined: { $why }
agree-undefined-sentence = Undefined: { $why }.
agree-one-person = fewer than two people
agree-nothing-shared = nothing that two people judged
agree-no-variation = everybody always says the same, so that chance explains it all
agree-unequal-counts = not everything was judged by equally many people
agree-no-units = nobody marked anything
agree-overlap = marks of one person with the same label overlap
agree-too-many = too many marks lie over each other
agree-cancelled = stopped
agree-table = Which answer meets which:
agree-table-two = Rows: what { $first } says; columns: what { $second } says:
agree-places = In dispute:
agree-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
  }
agree-unmarked = not marked
agree-other-label = another label
agree-untied = no attribution

# The page
agree-people-title = People
agree-me = I
agree-open-project = the open project
agree-count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
agree-marks = { $marks ->
    [one] { $marks } mark
   *[other] { $marks } marks
  }
agree-leave-out = Measure without { $name }
agree-old = Something has changed since this was measured.
agree-measuring = Measuring: { $part }
agree-empty = Hold your reading against your colleagues’: add their projects of the same articles, or drop the files here.
agree-empty-no-article = Open a project or an article first. Then its reading can be held against your colleagues’.
agree-empty-measuring = Being measured…
agree-empty-nothing-common = There is no article that all of these people have. Leave out whoever read others.
agree-empty-not-measured = Nothing is measured yet.
agree-details = What the number came from
agree-close = Close
agree-group-spans = Ranges
agree-group-labels = Labels, in the same place
agree-group-attributions = Attributions
agree-group-grades = Grades
agree-all-labels = All labels
agree-column-things = Units
agree-column-places = Disputed
agree-undefined-short = undefined
agree-in-plot = In the plot: { $what }
agree-sign-cohen-kappa = Cohen’s κ
agree-sign-fleiss-kappa = Fleiss’ κ
agree-sign-alpha = Krippendorff’s α
agree-sign-alpha-u = Krippendorff’s α over units, α U
agree-sign-gamma = Mathet’s γ, with its range over random texts
agree-bands = Shaded: from 0.667 and from 0.8 on. Krippendorff draws tentative conclusions from such α, and firm ones. These bounds are a convention for α; passing them does not make the work good.
agree-other-values = { $count ->
    [one] { $count } other value
   *[other] { $count } other values
  }
agree-places-title = In dispute
agree-places-all = All places of the number
agree-places-none = Nothing is in dispute.
agree-places-none-such = No place in dispute is among these.
agree-show-more = Show { $count } more
agree-says = { $value }: { $names }
agree-path-title = Measure agreement
agree-path-body = The path of a colleague’s project of the same articles.
agree-path-do = Measure

command-page-agreement = Agreement
command-agree-with = Measure agreement with colleagues’ projects…
command-agree-path = Measure agreement with a project by its path…
command-agree-without = Measure without a project
command-agree-measure = Measure again
command-agree-stop = Stop
command-agree-show = Show the place
family-agree = Agreement

# The report
agree-column-question = Question
agree-column-words = Words
agree-column-said = Who says what
agree-name-cohen-kappa = Cohen’s κ
agree-name-fleiss-kappa = Fleiss’ κ
agree-name-alpha = α
agree-name-alpha-u = α over units
agree-name-gamma = γ
agree-disputes = Places in dispute
agree-plot = The coefficients on one axis
agree-hidden = { $count ->
    [one] { $count } place in dispute stands in an article that is not shown here
   *[other] { $count } places in dispute stand in articles that are not shown here
  }
export-part-agreement = Agreement
export-part-agreement-old = Agreement, as last measured
export-part-agreement-none = Agreement (not measured yet)
