## The source registry

sources-title = Sources
sources-add = New source
sources-search = Name, either language
sources-empty = No sources yet. Mark one in an article with{ "\u00A0" }2, or add one with{ "\u00A0" }+.
sources-none-found = No source goes by that name.
sources-unnamed = Unnamed source
sources-entry = Entry of the source registry
sources-new-entry = New entry: { $name }
sources-alike = Two entries look alike:
sources-alike-pairs = { $count } pairs of entries look alike:
sources-compare = Compare and merge
sources-read = Back to reading
sources-open-claim = Open in the article
sources-grade-claim = Grade
sources-grades = Credibility { $credibility }, likelihood { $likelihood }
sources-details = Details of the source
sources-details-close = Close the details
sources-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
sources-claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
sources-in-articles = { $count ->
    [one] in { $count } article
   *[other] in { $count } articles
}
sources-no-claims-in = { $count ->
    [0] no claims and no articles
    [one] no claims in the article
   *[other] no claims in { $count } articles
}
sources-claims-title = Claims
sources-claims-from = { $count } from { $name }
sources-claims-all = { $count } in all articles
sources-show-all = Show the claims of all sources
sources-filter-all = All
sources-filter-ungraded = Ungraded
sources-filter-contradicted = Contradicted
sources-filter-unattributed = Unattributed
sources-column-claim = Claim
sources-column-chain = Chain
sources-column-credibility = Credibility
sources-column-likelihood = Likelihood
sources-column-corroboration = Corroboration
sources-column-date = Date
sources-via = via
sources-inside = told by
sources-nobody = no source named
sources-unattributed = unattributed
sources-more = { $count } more
sources-independent = { $independent } of { $reports } independent
sources-contradicted = contradicted by { $count }
sources-no-claims = No claims yet. Mark one in an article with{ "\u00A0" }1 and tie it to its source with{ "\u00A0" }A.
sources-no-claims-of = No claim is attributed to this source yet. Choose a claim in an article and tie it with{ "\u00A0" }A.
sources-no-claims-such = No such claims here.
sources-edit = Edit the entry
sources-edit-done = Done editing
sources-delete = Delete the entry
sources-kind = Kind
sources-kind-person = Person
sources-kind-organisation = Organisation
sources-kind-government = Government body
sources-kind-media = Media
sources-kind-anonymous = Anonymous source
sources-kind-document = Document
sources-role = Role
sources-role-ar = Role, Arabic
sources-role-en = Role, English
sources-name-ar = Arabic name
sources-name-en = English name
sources-transliteration = Latin letters
sources-aliases = Also known as
sources-alias-add = Another name
sources-alias-remove = Remove the name { $name }
sources-parent = Belongs to
sources-parent-none = Nobody
sources-children = Part of it
sources-note-ar = Note, Arabic
sources-note-en = Note, English
sources-grade = Reliability
sources-reliability = Reliability over time
sources-admiralty = Admiralty
sources-unrated = Not rated yet.
sources-rate = Rate from today on
sources-rate-add = Add rating
sources-reason = Reason
sources-record = Claims so far
sources-mentions = Mentions
sources-no-mentions = No mark refers to it yet.
sources-merge = Merge
sources-merge-title = Make one entry of two
sources-merge-keep = Which one stays?
sources-merge-stays = { $name } stays, and { $gone } becomes part of it.
sources-merge-moves = { $mentions ->
    [one] { $mentions } mention
   *[other] { $mentions } mentions
  } and { $attributions ->
    [one] { $attributions } attribution
   *[other] { $attributions } attributions
  } pass to { $name }.
sources-merge-under = { $count ->
    [one] { $count } entry that belonged to the other belongs to it.
   *[other] { $count } entries that belonged to the other belong to it.
}
sources-merge-names = It also goes by { $names } afterwards.
sources-merge-undo = One step; Ctrl Z takes it back.
sources-refers-to = Refers to { $name }.
sources-created-from = { $count ->
    [one] New source: { $name }.
   *[other] New source: { $name }; { $count } mentions refer to it.
}
sources-removed = Deleted { $name }. Ctrl Z brings it back.
sources-merged = { $gone } is now part of { $name }.
sources-not-a-mention = Only the mark of a source can refer to an entry.
sources-credits-take = Take its sources
sources-credits-none = The credit line names nobody.
sources-credits-no-label = The label set has no label for sources.
sources-credits-known = { $count ->
    [one] The article is attributed to the { $count } source of its credit line already.
   *[other] The article is attributed to the { $count } sources of its credit line already.
}
sources-credits-done = { $count ->
    [one] Attributed to { $count } source of the credit line
   *[other] Attributed to { $count } sources of the credit line
  }; new in the registry: { $made }.
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
