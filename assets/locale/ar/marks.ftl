## Cards and marks

card-untied = بلا مصدر بعد
card-said-by = { $source }
card-with-cue = «{ $cue }»
card-more = { $count ->
    [one] واحدة أخرى
    [two] اثنتان أخريان
    [few] { $count } أخرى
    [many] { $count } أخرى
   *[other] { $count } أخرى
}
card-more-above = { $count ->
    [one] واحدة أخرى في الأعلى
    [two] اثنتان أخريان في الأعلى
    [few] { $count } أخرى في الأعلى
    [many] { $count } أخرى في الأعلى
   *[other] { $count } أخرى في الأعلى
}
card-more-below = { $count ->
    [one] واحدة أخرى في الأسفل
    [two] اثنتان أخريان في الأسفل
    [few] { $count } أخرى في الأسفل
    [many] { $count } أخرى في الأسفل
   *[other] { $count } أخرى في الأسفل
}
card-list = العلامات الظاهرة
card-note-hint = اكتب ملاحظة…
card-tie = أسنده إلى مصدر
card-untie = فك الإسناد
card-delete = حذف
card-change-label = تغيير التصنيف
card-said-of = { $count ->
    [zero] لا ادعاء منسوبا إليه
    [one] يُنسب إليه ادعاء واحد
    [two] يُنسب إليه ادعاءان
    [few] تُنسب إليه { $count } ادعاءات
    [many] يُنسب إليه { $count } ادعاء
   *[other] يُنسب إليه { $count } ادعاء
}
bar-add = ضمّ إلى العلامة
article-view = المقال
notice-copied-mark = نُسخت العلامة مع ترجمتها ومصدرها وموضعها.
copied-via = عبر
copied-block = الفقرة
card-ungraded = بلا تقدير
card-contradicted = { $count ->
    [zero] لا يناقضه شيء
    [one] يناقضه ادعاء واحد
    [two] يناقضه ادعاءان
    [few] تناقضه { $count } ادعاءات
   *[other] يناقضه { $count } ادعاء
}
notice-source-first = أسند الادعاء إلى مصدر أولا بـ{ "\u00A0" }{ $key }، ثم حدّد من نُقل عن طريقه.
notice-not-a-cue = اختر لفظا من ألفاظ الإسناد.
notice-not-joinable = لا يمكن ربط هذين بهذه العلاقة: مجموعة التصنيفات تحدد ما يجوز ربطه.
notice-all-attributed = كل ادعاءات المشروع مسندة.
