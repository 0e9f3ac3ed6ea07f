## التصدير

command-export = تصدير…
export-title = تصدير
export-where = تصدير…
export-by-path = بالمسار…
export-do = تصدير
export-path-title = التصدير إلى
export-path-body = مسار الملف المراد كتابته.
export-path-hint = /home/…/note.docx
export-tab-format = الصيغة
export-tab-contents = المحتوى
export-for-people = لمن يقرأ
export-for-programs = للبرامج
export-format-html = صفحة ويب (HTML)
export-about-html = ملف واحد، والملاحظات بجانب النص
export-format-md = Markdown
export-about-md = نص بسيط مع حواشٍ
export-format-docx = وورد (DOCX)
export-about-docx = إبراز وتعليقات حقيقية
export-format-pdf = PDF
export-about-pdf = كما تُصفّ الصفحة هنا، للطباعة
export-format-csv = جداول (CSV)
export-about-csv = ملف لكل جدول
export-format-xlsx = إكسل (XLSX)
export-about-xlsx = ورقة لكل جدول، مع مرشحات
export-format-w3c = W3C Web Annotation
export-about-w3c = { "\u200F" }JSON-LD، معيار الويب
export-format-brat = brat
export-about-brat = ملفات علامات بجانب النصوص
export-format-cas-json = UIMA CAS JSON
export-about-cas-json = لـ INCEpTION وdkpro-cassis
export-format-qdpx = REFI-QDA
export-about-qdpx = { "\u200F" }NVivo وMAXQDA وATLAS.ti وQualCoder
export-format-claimreview = ClaimReview
export-about-claimreview = { "\u200F" }schema.org، لادعاءات صدر فيها حكم
export-format-json = JSON
export-about-json = المشروع كله، بمخطط منشور
export-format-jsonl = JSON Lines
export-about-jsonl = علامة في كل سطر
export-language = لغة التصدير
export-language-ar = العربية
export-language-en = الإنجليزية
export-language-both = كلتاهما
export-parts = الأجزاء
export-part-article = المقالات بعلاماتها
export-part-claims = جدول الادعاءات
export-part-sources = صفحات المصادر
export-part-reviews = الأحكام والتعليقات
report-reviews = الأحكام والتعليقات
report-review-on = عن
report-review-what = نوعه
report-review-said = النص
report-review-time = الوقت
report-review-rest = ملاحظات أو تقديرات أخرى
report-review-comment = تعليق
report-review-answer = رد
report-review-resolved = تعليق أُغلق نقاشه
export-bom = علامة UTF-8 لأجل إكسل
export-remarks = الملاحظات والترجمات
export-remarks-all = كلها
export-remarks-glosses = الترجمات فقط
export-remarks-nothing = من دونها
export-grades = التقديرات
export-articles = المقالات
export-all-articles = { $count ->
    [zero] لا مقالات
    [one] المقال الوحيد
    [two] المقالان معا
    [few] المقالات الـ{ $count } كلها
    [many] المقالات الـ{ $count } كلها
   *[other] المقالات الـ{ $count } كلها
}
export-unnamed-articles = (بلا عنوان)
export-labels = التصنيفات
export-all-labels = { $count ->
    [zero] لا تصنيفات
    [one] التصنيف الوحيد
    [two] التصنيفان معا
    [few] التصنيفات الـ{ $count } كلها
    [many] التصنيفات الـ{ $count } كلها
   *[other] التصنيفات الـ{ $count } كلها
}
export-unnamed-labels = (بلا اسم)
export-authors = المحلّلون
export-all-authors = { $count ->
    [zero] لا أحد
    [one] المحلّل الوحيد
    [two] المحلّلان معا
    [few] المحلّلون الـ{ $count } كلهم
    [many] المحلّلون الـ{ $count } كلهم
   *[other] المحلّلون الـ{ $count } كلهم
}
export-unnamed-authors = (لم يُسمَّ أحد)
export-marks = { $count ->
    [zero] لا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $count } علامات
    [many] { $count } علامة
   *[other] { $count } علامة
}
export-preview = معاينة
export-preview-waits = تُعَدّ المعاينة…
export-preview-none = لن يُكتب شيء.
export-counts = { $articles ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $articles } مقالات
    [many] { $articles } مقالا
   *[other] { $articles } مقال
} · { $annotations ->
    [zero] لا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $annotations } علامات
    [many] { $annotations } علامة
   *[other] { $annotations } علامة
} · { $claims ->
    [zero] لا ادعاءات
    [one] ادعاء واحد
    [two] ادعاءان
    [few] { $claims } ادعاءات
    [many] { $claims } ادعاء
   *[other] { $claims } ادعاء
} · { $sources ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $sources } مصادر
    [many] { $sources } مصدرا
   *[other] { $sources } مصدر
}
export-more-blocks = { $count ->
    [zero] …
    [one] … وفقرة أخرى
    [two] … وفقرتان أخريان
    [few] … و{ $count } فقرات أخرى
    [many] … و{ $count } فقرة أخرى
   *[other] … و{ $count } فقرة أخرى
}
export-more-rows = { $count ->
    [zero] …
    [one] … وصف آخر
    [two] … وصفّان آخران
    [few] … و{ $count } صفوف أخرى
    [many] … و{ $count } صفا آخر
   *[other] … و{ $count } صف آخر
}
export-more-sheets = { $count ->
    [zero] …
    [one] … ومصدر آخر
    [two] … ومصدران آخران
    [few] … و{ $count } مصادر أخرى
    [many] … و{ $count } مصدرا آخر
   *[other] … و{ $count } مصدر آخر
}
export-more-lines = { $count ->
    [zero] …
    [one] … وسطر آخر
    [two] … وسطران آخران
    [few] … و{ $count } أسطر أخرى
    [many] … و{ $count } سطرا آخر
   *[other] … و{ $count } سطر آخر
}
export-more-files = { $count ->
    [zero] …
    [one] … وملف آخر
    [two] … وملفان آخران
    [few] … و{ $count } ملفات أخرى
    [many] … و{ $count } ملفا آخر
   *[other] … و{ $count } ملف آخر
}
export-files = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفا
   *[other] { $count } ملف
}: { $names }
export-no-article = اختر مقالا: لم يُختر أي منها.
export-no-table = اختر جدول الادعاءات أو صفحات المصادر: لا يعرض الجدول سواهما.
export-no-part = اختر جزءا واحدا على الأقل من التقرير.
export-making = يُعَدّ { $file }: { $part }
export-saving = يُكتب { $file } على القرص…
export-replace-title = أتُستبدل الملفات؟
export-replace-body = { $count ->
    [zero] لا ملفات.
    [one] هناك ملف بهذا الاسم، وسيُفقد ما فيه.
    [two] هناك ملفان بهذين الاسمين، وسيُفقد ما فيهما.
    [few] هناك ملفات بهذه الأسماء، وسيُفقد ما فيها.
    [many] هناك ملفات بهذه الأسماء، وسيُفقد ما فيها.
   *[other] هناك ملفات بهذه الأسماء، وسيُفقد ما فيها.
}
export-replace-more = … و{ $count } غيرها
export-replace = استبدال
export-not-made = تعذّر إعداد { $format }: { $why }.
export-not-written = تعذّرت كتابة { $file }: { $why } لم يتغيّر شيء على القرص.
notice-exported = { $others ->
    [zero] صُدِّر { $file }.
    [one] صُدِّر { $file } ومعه ملف آخر بجانبه.
    [two] صُدِّر { $file } ومعه ملفان آخران بجانبه.
    [few] صُدِّر { $file } ومعه { $others } ملفات أخرى بجانبه.
    [many] صُدِّر { $file } ومعه { $others } ملفا آخر بجانبه.
   *[other] صُدِّر { $file } ومعه { $others } ملف آخر بجانبه.
}
