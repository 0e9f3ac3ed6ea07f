# ما تركه الدمج ليُبتّ فيه.

command-conflicts = البتّ فيما غيّره اثنان…
command-settle-shown = إبقاء المعروض
command-settle-other = أخذ النسخة الأخرى
command-settle-base = العودة إلى ما كان
command-settle-all-shown = إبقاء كل المعروض
family-review = المراجعة
step-settle = البتّ في تعارض
conflicts-title = ما غيّره اثنان
conflicts-body = { $count ->
    [one] غُيِّر عنصر واحد على وجهين.
    [two] غُيِّر عنصران على وجهين.
    [few] غُيِّرت { $count } عناصر على وجهين.
    [many] غُيِّر { $count } عنصرًا على وجهين.
   *[other] غُيِّر { $count } عنصر على وجهين.
  } يحفظ المشروع النسختين إلى أن تختار، ويمكن التراجع عن كل اختيار.
conflicts-shown = المعروض في المشروع
conflicts-of = نسخة { $author }
conflicts-other = النسخة الأخرى
conflicts-keep = أبقِ هذه
conflicts-take = خذ هذه
conflicts-empty = لا شيء
conflicts-there = موجود
conflicts-removed = محذوف
conflicts-otherwise = نسخة أخرى لا تستقيم مع سائر المشروع
conflicts-before = كان: { $text }
conflicts-before-empty = لم يكن هناك شيء.
conflicts-back = العودة إليه
conflicts-show = إظهاره في النص
conflicts-more = … و{ $count } غيرها تظهر كلما بُتّ في هذه.
status-conflicts = { $count ->
    [one] تعارض واحد للبتّ فيه
    [two] تعارضان للبتّ فيهما
    [few] { $count } تعارضات للبتّ فيها
    [many] { $count } تعارضًا للبتّ فيها
   *[other] { $count } تعارض للبتّ فيها
  }
settle-done = بُتّ في كل ما غيّره اثنان.
settle-no-base = لا يُعرف ما كان قبل ذلك.
settle-no-place = كلمات تلك النسخة المعلَّمة ليست في نص المقال، أو ليست في موضع واحد مؤكد: علّمها من جديد ثم أبقِ المعروض.
settle-unfit = لم تعد تلك النسخة تستقيم مع المشروع: { $why }
conflicts-kind-project = المشروع
conflicts-kind-label = تصنيف
conflicts-kind-article = مقال
conflicts-kind-source = مصدر
conflicts-kind-annotation = علامة
conflicts-kind-attribution = إسناد
conflicts-kind-relation = علاقة
conflicts-kind-remarks = ملاحظات
conflicts-field-name = الاسم
conflicts-field-ar = الاسم العربي
conflicts-field-en = الاسم الإنجليزي
conflicts-field-color = اللون
conflicts-field-line = الخط
conflicts-field-key = المفتاح
conflicts-field-role = الدور
conflicts-field-role-ar = الصفة بالعربية
conflicts-field-role-en = الصفة بالإنجليزية
conflicts-field-parent = يتبع
conflicts-field-joins = العلاقات الجائزة
conflicts-field-title = العنوان
conflicts-field-byline = الكاتب
conflicts-field-published = تاريخ النشر
conflicts-field-publisher = الناشر
conflicts-field-url = الرابط
conflicts-field-language = اللغة
conflicts-field-origin = الملف الذي قُرئ منه
conflicts-field-text = النص
conflicts-field-blocks = الفقرات والعناوين
conflicts-field-transliteration = النقحرة
conflicts-field-aliases = الأسماء الأخرى
conflicts-field-kind = النوع
conflicts-field-ratings = الموثوقية
conflicts-field-label = التصنيف
conflicts-field-marks = الكلمات المعلَّمة
conflicts-field-refers-to = المقصود
conflicts-field-status = الحالة
conflicts-field-credibility = المصداقية
conflicts-field-likelihood = الاحتمال
conflicts-field-confidence = الثقة
conflicts-field-note-ar = الملاحظة العربية
conflicts-field-note-en = الملاحظة الإنجليزية
conflicts-field-gloss-ar = الترجمة العربية
conflicts-field-gloss-en = الترجمة الإنجليزية
conflicts-field-tags = الوسوم
conflicts-field-subject = المُسنَد
conflicts-field-cue = لفظ الإسناد
conflicts-field-source = المصدر
conflicts-field-via = عبر
conflicts-field-manner = الطريقة
conflicts-field-inside = داخل إسناد
conflicts-field-from = من
conflicts-field-to = إلى
conflicts-field-author = الكاتب
conflicts-field-extra = من نسخة أحدث من إسناد
