## Agreement between analysts

agree-people = Agreement of { $people }
agree-person = { $name } ({ $marks ->
    [one] { $marks } mark
   *[other] { $marks } marks
  })
agree-articles = { $articles ->
    [one] { $articles } article that all have
   *[other] { $articles } articles that all have
  }
agree-left-out = Left out, as not all have it: { $title } ({ $name })
agree-unplaced = { $marks ->
    [one] { $marks } mark has no certain place in the first one's text and is left out ({ $name })
   *[other] { $marks } marks have no certain place in the first one's text and are left out ({ $name })
  }
agree-spans = Ranges
agree-spans-of = Ranges: { $label }
agree-labels = Labels of marks in the same place
agree-labels-of = Labels of marks in the same place: { $label } or another
agree-sources = Whom claims are attributed to
agree-manner = Manner of attribution
agree-credibility = Credibility of claims
agree-likelihood = Likelihood of claims
agree-confidence = Confidence
agree-reliability = Reliability of sources
agree-things = { $things ->
    [one] { $things } thing
   *[other] { $things } things
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
agree-alpha-u = Krippendorff’s α_U
agree-gamma = Mathet’s γ
agree-interval = { $low } to { $high }, { $samples } random texts
agree-inexact = not certain to be the best alignment
agree-undefined = undefined: { $why }
agree-one-person = fewer than two people
agree-nothing-shared = nothing that two people judged
agree-no-variation = all always say the same, so that chance explains it all
agree-unequal-counts = not everything was judged by equally many people
agree-no-units = nobody marked anything
agree-overlap = marks of one person with one label overlap
agree-too-many = too many marks lie over each other
agree-cancelled = stopped
agree-table = Who says what meets what:
agree-table-two = { $first } says, and how often { $second } says:
agree-places = In dispute:
agree-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
  }
agree-unmarked = not marked
agree-other-label = another label
agree-untied = no attribution
