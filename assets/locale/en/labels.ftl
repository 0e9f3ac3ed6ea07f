## Labels

label-new = New label
label-name-ar = Name in Arabic
label-name-en = Name in English
label-colour = Colour
label-line = Line
label-key = Key
label-key-none = None
label-add = Add label
label-name-needed = Give the label a name in at least one language.
label-key-taken = { $name } has that key already.
labels-title = Label set
labels-import = Import…
labels-export = Export…
labels-preview = How its marks look in light, dark and sepia
labels-words-ar = قالت الوزارة
labels-words-en = the ministry said
labels-new-ar = تصنيف جديد
labels-new-en = New label
labels-hex = Colour as a number
labels-to = To marks of
labels-relations = Relations its marks may have
labels-role = In an attribution
labels-role-none = Nothing
labels-role-claim = Claim
labels-role-source = Source
labels-role-cue = Cue
labels-role-fixed = { $role }. Attributions rely on it, so it stays.
labels-remove = Remove this label
labels-carried = { $count ->
    [one] { $count } mark carries this label, so it cannot be removed.
   *[other] { $count } marks carry this label, so it cannot be removed.
}
labels-give = Give its marks another label and remove it
labels-key-change = Press a key
labels-key-press = Press a digit or a letter. Esc leaves it as it is.
labels-key-unfit = Only digits and Latin letters can be keys of labels.
labels-key-label = { $key } is the key of “{ $other }”.
labels-key-command = { $key } does “{ $other }”. With this key the label comes first.
labels-pale = This colour is too pale for a line on the light page ({ $ratio } to 1). A darker shade of it is drawn.
labels-faint = { $theme }: the line stands out too little from the page ({ $ratio } to 1, at least 3 is needed).
labels-near = { $theme }: this line looks like that of “{ $other }” { $who }, and both have the same style. Choose another colour or another line.
vision-full = to everybody
vision-protan = to people who do not see red
vision-deutan = to people who do not see green
vision-tritan = to people who do not see blue
labels-join-in-use = { $count ->
    [one] { $count } relation “{ $kind }” relies on what “{ $label }” allows. Remove it first.
   *[other] { $count } relations “{ $kind }” rely on what “{ $label }” allows. Remove them first.
}
labels-in-use = { $count ->
    [one] { $count } mark carries “{ $label }”. Give it another label first.
   *[other] { $count } marks carry “{ $label }”. Give them another label first.
}
labels-role-in-use = Attributions rely on “{ $label }”, so its part in them stays.
labels-imported = { $file }: { $added } labels added, { $replaced } replaced.
labels-imported-keyless = Without a key, as another label has it: { $labels }
labels-imported-kept = Not changed in everything, as marks rely on it: { $labels }
labels-import-title = Import a label set
labels-import-body = The path of a label set, ending in .labels.ron. Labels with the same id are replaced.
labels-import-do = Import
labels-path-hint = /home/…/name.labels.ron
labels-export-title = Export the label set
labels-export-body = The path to write to, ending in .labels.ron.
color-blue = Blue
color-brown = Brown
color-plum = Plum
color-green = Green
color-violet = Violet
color-red = Red
color-teal = Teal
color-grey = Grey
color-pink = Pink
color-navy = Navy
color-olive = Olive
color-black = Black
line-solid = Solid
line-double = Double
line-dotted = Dotted
line-dashed = Dashed
line-dash-dot = Dash and dot
line-thick = Thick
line-double-dotted = Double dotted
relation-supports = supports
relation-contradicts = contradicts
relation-repeats = repeats
relation-updates = updates
command-labels = Edit the label set…
command-edit-label = Edit label
command-add-label = Add a label
command-label-up = Move the label up
command-label-down = Move the label down
command-label-in = Move the label under the one above
command-label-out = Move the label out
command-replace-label = Give the marks another label
command-import-labels = Import a label set…
command-export-labels = Export the label set…
family-labels = Label set
