## Labels

label-new = تصنيف جديد
label-name-ar = الاسم بالعربية
label-name-en = الاسم بالإنجليزية
label-colour = اللون
label-line = الخط
label-key = المفتاح
label-key-none = بلا مفتاح
label-add = إضافة التصنيف
label-name-needed = اكتب اسما للتصنيف بإحدى اللغتين على الأقل.
label-key-taken = هذا المفتاح للتصنيف { $name }.
labels-title = مجموعة التصنيفات
labels-import = استيراد…
labels-export = تصدير…
labels-preview = مظهر علاماته في الفاتح والداكن والورقي
labels-words-ar = قالت الوزارة
labels-words-en = the ministry said
labels-new-ar = تصنيف جديد
labels-new-en = New label
labels-hex = اللون برقمه
labels-to = إلى علامات
labels-relations = العلاقات الممكنة بين علاماته وغيرها
labels-role = في الإسناد
labels-role-none = لا شيء
labels-role-claim = ادعاء
labels-role-source = مصدر
labels-role-cue = لفظ إسناد
labels-role-fixed = { $role }. تقوم عليه إسنادات فلا يتغير.
labels-remove = حذف هذا التصنيف
labels-carried = { $count ->
    [zero] لا علامة تحمل هذا التصنيف.
    [one] تحمل هذا التصنيف علامة واحدة، فلا يمكن حذفه.
    [two] تحمل هذا التصنيف علامتان، فلا يمكن حذفه.
    [few] تحمل هذا التصنيف { $count } علامات، فلا يمكن حذفه.
    [many] تحمل هذا التصنيف { $count } علامة، فلا يمكن حذفه.
   *[other] تحمل هذا التصنيف { $count } علامة، فلا يمكن حذفه.
}
labels-give = أعط علاماته تصنيفا آخر واحذفه
labels-key-change = اضغط مفتاحا
labels-key-press = اضغط رقما أو حرفا لاتينيا. يتركه Esc كما هو.
labels-key-unfit = مفاتيح التصنيفات أرقام وحروف لاتينية فقط.
labels-key-label = المفتاح { $key } للتصنيف «{ $other }».
labels-key-command = المفتاح { $key } للأمر «{ $other }». إن أخذه التصنيف تقدّم عليه.
labels-pale = هذا اللون أفتح من أن يكون خطا على الصفحة الفاتحة ({ $ratio } إلى 1). يُرسم بدرجة أغمق منه.
labels-faint = { $theme }: لا يبرز الخط عن الصفحة بما يكفي ({ $ratio } إلى 1، والأقل 3).
labels-near = { $theme }: يشبه هذا الخط خط «{ $other }» { $who }، ولهما شكل واحد. اختر لونا آخر أو خطا آخر.
vision-full = عند الجميع
vision-protan = عند من لا يرون الأحمر
vision-deutan = عند من لا يرون الأخضر
vision-tritan = عند من لا يرون الأزرق
labels-join-in-use = { $count ->
    [one] تقوم علاقة «{ $kind }» واحدة على ما يسمح به «{ $label }». احذفها أولا.
    [two] تقوم علاقتا «{ $kind }» على ما يسمح به «{ $label }». احذفهما أولا.
    [few] تقوم { $count } علاقات «{ $kind }» على ما يسمح به «{ $label }». احذفها أولا.
    [many] تقوم { $count } علاقة «{ $kind }» على ما يسمح به «{ $label }». احذفها أولا.
   *[other] تقوم { $count } علاقة «{ $kind }» على ما يسمح به «{ $label }». احذفها أولا.
}
labels-in-use = { $count ->
    [one] تحمل «{ $label }» علامة واحدة. أعطها تصنيفا آخر أولا.
    [two] تحمل «{ $label }» علامتان. أعطهما تصنيفا آخر أولا.
    [few] تحمل «{ $label }» { $count } علامات. أعطها تصنيفا آخر أولا.
    [many] تحمل «{ $label }» { $count } علامة. أعطها تصنيفا آخر أولا.
   *[other] تحمل «{ $label }» { $count } علامة. أعطها تصنيفا آخر أولا.
}
labels-role-in-use = تقوم إسنادات على «{ $label }» فلا يتغير دوره فيها.
labels-imported = { $file }: أضيفت { $added } من التصنيفات واستُبدلت { $replaced }.
labels-imported-keyless = بلا مفتاح لأنه لتصنيف آخر: { $labels }
labels-imported-kept = لم تتغير كلها لأن علامات تقوم عليها: { $labels }
labels-import-title = استيراد مجموعة تصنيفات
labels-import-body = مسار مجموعة تصنيفات آخره { "\u2066.labels.ron\u2069" }. ويُستبدل ما له المعرّف نفسه.
labels-import-do = استيراد
labels-path-hint = /home/…/name.labels.ron
labels-export-title = تصدير مجموعة التصنيفات
labels-export-body = المسار الذي تُكتب فيه، وآخره { "\u2066.labels.ron\u2069" }.
color-blue = أزرق
color-brown = بني
color-plum = برقوقي
color-green = أخضر
color-violet = بنفسجي
color-red = أحمر
color-teal = أزرق مخضر
color-grey = رمادي
color-pink = وردي
color-navy = كحلي
color-olive = زيتوني
color-black = أسود
line-solid = متصل
line-double = مزدوج
line-dotted = منقّط
line-dashed = متقطع
line-dash-dot = شرطة ونقطة
line-thick = سميك
line-double-dotted = منقّط مزدوج
relation-supports = يدعم
relation-contradicts = يناقض
relation-repeats = يكرر
relation-updates = يحدّث
command-labels = تحرير مجموعة التصنيفات…
command-edit-label = تحرير تصنيف
command-add-label = إضافة تصنيف
command-label-up = رفع التصنيف
command-label-down = خفض التصنيف
command-label-in = جعل التصنيف تحت الذي فوقه
command-label-out = إخراج التصنيف مما هو تحته
command-replace-label = إعطاء العلامات تصنيفا آخر
command-import-labels = استيراد مجموعة تصنيفات…
command-export-labels = تصدير مجموعة التصنيفات…
family-labels = مجموعة التصنيفات
