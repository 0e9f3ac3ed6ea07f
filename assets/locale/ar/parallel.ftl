## العرض المتوازي

beside-view = بجانب المقال
beside-choose = ما يُعرض بجانب المقال
beside-english = الترجمة الإنجليزية
beside-arabic = الترجمة العربية
beside-no-other = ليس في المشروع مقال آخر. افتح مقالا لتقرأه بجانب هذا المقال.
beside-by-blocks = فقرة بفقرة
beside-by-parts = تمرير متناسب
beside-write = اكتب ترجمة
beside-field = ترجمة الفقرة { $block }
beside-progress = تُرجم { $done } من { $count ->
    [one] فقرة واحدة
    [two] فقرتين
    [few] { $count } فقرات
    [many] { $count } فقرة
   *[other] { $count } فقرة
  }
beside-progress-short = { $done } من { $count }
fill-title = في النص الملصق { $count ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $count } فقرات
    [many] { $count } فقرة
   *[other] { $count } فقرة
  }
fill-body = يمكن أن توضع بالترتيب في هذه الفقرة وما بعدها، واحدة في كل فقرة. وهي خطوة واحدة يمكن التراجع عنها.
fill-replaces = { $count ->
    [one] لإحدى هذه الفقرات ترجمة أخرى ستُستبدل.
    [two] لفقرتين من هذه الفقرات ترجمة أخرى ستُستبدل.
    [few] لـ { $count } من هذه الفقرات ترجمات أخرى ستُستبدل.
    [many] لـ { $count } من هذه الفقرات ترجمات أخرى ستُستبدل.
   *[other] لـ { $count } من هذه الفقرات ترجمات أخرى ستُستبدل.
  }
fill-beyond = { $count ->
    [one] تزيد فقرة واحدة على ما بقي من المقال، وستوضع في آخر فقرة أيضا.
    [two] تزيد فقرتان على ما بقي من المقال، وستوضعان في آخر فقرة أيضا.
    [few] تزيد { $count } فقرات على ما بقي من المقال، وستوضع في آخر فقرة أيضا.
    [many] تزيد { $count } فقرة على ما بقي من المقال، وستوضع في آخر فقرة أيضا.
   *[other] تزيد { $count } فقرة على ما بقي من المقال، وستوضع في آخر فقرة أيضا.
  }
fill-here = الكل في هذه الفقرة
fill-do = { $count ->
    [one] ملء فقرة واحدة
    [two] ملء فقرتين
    [few] ملء { $count } فقرات
    [many] ملء { $count } فقرة
   *[other] ملء { $count } فقرة
  }
notice-translation-filled = { $count ->
    [one] مُلئت فقرة واحدة.
    [two] مُلئت فقرتان.
    [few] مُلئت { $count } فقرات.
    [many] مُلئت { $count } فقرة.
   *[other] مُلئت { $count } فقرة.
  }
