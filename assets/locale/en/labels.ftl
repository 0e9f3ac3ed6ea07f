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
