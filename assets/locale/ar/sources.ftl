## The source registry

sources-title = المصادر
sources-add = مصدر جديد
sources-search = الاسم بأي من اللغتين
sources-empty = لا مصادر بعد. علّم مصدرا في مقال بالمفتاح{ "\u00A0" }2، أو أضف مدخلا بعلامة{ "\u00A0" }+.
sources-none-found = لا مصدر بهذا الاسم.
sources-unnamed = مصدر بلا اسم
sources-entry = مدخل في سجل المصادر
sources-new-entry = مدخل جديد: { $name }
sources-alike = مدخلان متشابهان:
sources-alike-pairs = { $count ->
    [one] زوج واحد من المداخل متشابه:
    [two] زوجان من المداخل متشابهان:
    [few] { $count } أزواج من المداخل متشابهة:
    [many] { $count } زوجا من المداخل متشابها:
   *[other] { $count } زوج من المداخل متشابه:
}
sources-compare = قارن وادمج
sources-read = عودة إلى القراءة
sources-open-claim = فتح في المقال
sources-grade-claim = التقدير
sources-grades = المصداقية { $credibility }، الاحتمال { $likelihood }
sources-details = تفاصيل المصدر
sources-details-close = إغلاق التفاصيل
sources-count = { $count ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرا
   *[other] { $count } مصدر
}
sources-claims = { $count ->
    [zero] لا ادعاءات
    [one] ادعاء واحد
    [two] ادعاءان
    [few] { $count } ادعاءات
    [many] { $count } ادعاء
   *[other] { $count } ادعاء
}
sources-in-articles = { $count ->
    [zero] بلا مقالات
    [one] في مقال واحد
    [two] في مقالين
    [few] في { $count } مقالات
    [many] في { $count } مقالا
   *[other] في { $count } مقال
}
sources-no-claims-in = { $count ->
    [zero] لا ادعاءات ولا مقالات
    [one] لا ادعاءات في المقال
    [two] لا ادعاءات في المقالين
   *[other] لا ادعاءات في المقالات
}
sources-claims-title = الادعاءات
sources-claims-from = { $count ->
    [zero] لا شيء مسند إلى { $name }
    [one] واحد مسند إلى { $name }
    [two] اثنان مسندان إلى { $name }
   *[other] { $count } مسندة إلى { $name }
}
sources-claims-all = { $count } في كل المقالات
sources-show-all = إظهار ادعاءات كل المصادر
sources-filter-all = الكل
sources-filter-ungraded = بلا تقدير
sources-filter-contradicted = يناقضه غيره
sources-filter-unattributed = بلا إسناد
sources-column-claim = الادعاء
sources-column-chain = السلسلة
sources-column-credibility = المصداقية
sources-column-likelihood = الاحتمال
sources-column-corroboration = التعاضد
sources-column-date = التاريخ
sources-via = عبر
sources-inside = برواية
sources-nobody = دون تسمية مصدر
sources-unattributed = بلا إسناد
sources-more = و{ $count } غيرها
sources-independent = { $independent } من { $reports } مستقلة
sources-contradicted = { $count ->
    [one] يناقضه ادعاء
    [two] يناقضه ادعاءان
    [few] تناقضه { $count } ادعاءات
    [many] يناقضه { $count } ادعاء
   *[other] يناقضه { $count } ادعاء
}
sources-no-claims = لا ادعاءات بعد. علّم ادعاء في مقال بالمفتاح{ "\u00A0" }1 وأسنده إلى مصدره بالمفتاح{ "\u00A0" }A.
sources-no-claims-of = لم يُسند إلى هذا المصدر ادعاء بعد. اختر ادعاء في مقال وأسنده بالمفتاح{ "\u00A0" }A.
sources-no-claims-such = لا ادعاءات كهذه هنا.
sources-edit = تعديل المدخل
sources-edit-done = إنهاء التعديل
sources-delete = حذف المدخل
sources-kind = النوع
sources-kind-person = شخص
sources-kind-organisation = منظمة
sources-kind-government = جهة حكومية
sources-kind-media = وسيلة إعلام
sources-kind-anonymous = مصدر لم يُسمَّ
sources-kind-document = وثيقة
sources-role = الصفة
sources-role-ar = الصفة بالعربية
sources-role-en = الصفة بالإنجليزية
sources-name-ar = الاسم العربي
sources-name-en = الاسم الإنجليزي
sources-transliteration = باللاتينية
sources-aliases = أسماء أخرى
sources-alias-add = اسم آخر
sources-alias-remove = إزالة الاسم { $name }
sources-parent = يتبع
sources-parent-none = لا أحد
sources-children = يتبع له
sources-note-ar = ملاحظة بالعربية
sources-note-en = ملاحظة بالإنجليزية
sources-grade = الموثوقية
sources-reliability = الموثوقية عبر الزمن
sources-admiralty = الأدميرالية
sources-unrated = لم تُقدَّر بعد.
sources-rate = تقدير جديد بدءا من اليوم
sources-rate-add = إضافة التقدير
sources-reason = السبب
sources-record = ادعاءاته حتى الآن
sources-mentions = مواضع الذكر
sources-no-mentions = لا علامة تشير إليه بعد.
sources-merge = دمج
sources-merge-title = جعل المدخلين مدخلا واحدا
sources-merge-keep = أيهما يبقى؟
sources-merge-stays = يبقى مدخل { $name }، ويصير { $gone } جزءا منه.
sources-merge-moves = ينتقل إلى { $name }: مواضع الذكر { $mentions }، الإسنادات { $attributions }.
sources-merge-under = مداخل كانت تتبع الآخر وتتبعه الآن: { $count }.
sources-merge-names = وسيُعرف أيضا باسم: { $names }.
sources-merge-undo = خطوة واحدة، يتراجع عنها Ctrl Z.
sources-refers-to = المقصود { $name }.
sources-created-from = { $count ->
    [one] مصدر جديد: { $name }.
    [two] مصدر جديد: { $name }، يشير إليه موضعان.
    [few] مصدر جديد: { $name }، تشير إليه { $count } مواضع.
    [many] مصدر جديد: { $name }، يشير إليه { $count } موضعا.
   *[other] مصدر جديد: { $name }، يشير إليه { $count } موضع.
}
sources-removed = حُذف { $name }. يعيده Ctrl Z.
sources-merged = صار { $gone } جزءا من { $name }.
sources-not-a-mention = علامة المصدر وحدها تشير إلى مدخل.
sources-credits-take = خذ مصادره
sources-credits-none = سطر المصدر لا يسمّي أحدا.
sources-credits-no-label = ليس في التصنيفات تصنيف للمصادر.
sources-credits-known = المقال مسند إلى مصادر سطره من قبل: { $count }.
sources-credits-done = أُسند المقال إلى مصادر سطره: { $count }، والجديد منها في السجل: { $made }.
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
