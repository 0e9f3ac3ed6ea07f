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
    [many] غُيِّر { $count } عنصرا على وجهين.
   *[other] غُيِّر { $count } عنصر على وجهين.
  } يحفظ المشروع النسختين إلى أن تختار، ويمكن التراجع عن كل اختيار.
conflicts-shown = المعروض في المشروع
conflicts-of = نسخة { $author }
conflicts-other = النسخة الأخرى
conflicts-keep = الاحتفاظ بهذه
conflicts-take = أخذ هذه
conflicts-empty = لا شيء
conflicts-there = موجود
conflicts-removed = محذوف
conflicts-otherwise = نسخة أخرى لا تستقيم مع سائر المشروع
conflicts-before = كان: { $text }
conflicts-before-empty = لم يكن هناك شيء.
conflicts-back = إعادة { $text }
conflicts-back-long = إعادة ذلك
conflicts-show = الانتقال إلى العلامة
conflicts-more = … و{ $count } غيرها تظهر كلما بُتّ في هذه.
status-conflicts = { $count ->
    [one] تعارض واحد للبتّ فيه
    [two] تعارضان للبتّ فيهما
    [few] { $count } تعارضات للبتّ فيها
    [many] { $count } تعارضا للبتّ فيها
   *[other] { $count } تعارض للبتّ فيها
  }
settle-done = بُتّ في كل ما غيّره اثنان.
settle-no-base = لا يُعرف ما كان قبل ذلك.
settle-no-place = كلمات تلك النسخة المعلَّمة ليست في نص المقال، أو ليست في موضع واحد مؤكد: علّمها من جديد ثم أبقِ المعروض.
verdict-no-place = الكلمات المقصودة لم تعد في المقال، أو تغيّر ما يحيط بها فلم يعد مؤكدا أيها المقصود. علّمها بنفسك، ثم اختر «عدم الأخذ بالحكم».
settle-unfit = لم تعد تلك النسخة تستقيم مع المشروع: { $why }.
conflicts-kind-project = المشروع
conflicts-kind-label = تصنيف
conflicts-kind-article = مقال
conflicts-kind-source = مصدر
conflicts-kind-annotation = علامة
conflicts-kind-attribution = إسناد
conflicts-kind-relation = علاقة
conflicts-kind-remarks = ملاحظات
conflicts-kind-verdict = حكم مراجع
conflicts-kind-comment = تعليق
conflicts-kind-stage = حالة مقال
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
conflicts-field-manner = طريقة النقل
conflicts-field-inside = داخل إسناد
conflicts-field-from = من
conflicts-field-to = إلى
conflicts-field-decision = القرار
conflicts-field-reason-ar = السبب بالعربية
conflicts-field-reason-en = السبب بالإنجليزية
conflicts-field-on = موضوعه
conflicts-field-thread = جواب عن
conflicts-field-text-ar = النص العربي
conflicts-field-text-en = النص الإنجليزي
conflicts-field-resolved = أُغلق
conflicts-field-stage = الحالة
conflicts-field-author = المحلّل
conflicts-field-extra = من إصدار أحدث من إسناد

# حكم أو تعليق لم تعد علامته موجودة، يُحفظ تعليقا على المقال
review-without-mark-accept = مقبولة: «{ $quote }». لم تعد هذه العلامة هنا، أو لا يُعرف موضعها يقينا.
review-without-mark-change = ينبغي تعديلها: «{ $quote }». لم تعد هذه العلامة هنا، أو لا يُعرف موضعها يقينا.
review-without-mark-reject = مرفوضة: «{ $quote }». لم تعد هذه العلامة هنا، أو لا يُعرف موضعها يقينا.
review-without-mark-propose = ناقصة: «{ $quote }».
review-without-mark-comment = عن «{ $quote }»، وهي علامة لم تعد هنا، أو لا يُعرف موضعها يقينا:

# أحكام المراجعين
command-review-accept = قبول هذه العلامة
command-review-change = تعديل هذه العلامة
command-review-changed = هكذا ينبغي أن تكون
command-review-leave-change = إبقاؤها كما كانت
command-review-reject = رفض هذه العلامة
command-review-propose = اقتراح علامة ناقصة
command-review-show-proposal = الذهاب إلى علامة مقترحة
command-review-withdraw = سحب هذا الحكم
command-review-take = الأخذ بالحكم
command-review-decline = عدم الأخذ بالحكم
command-review-reopen = فتحه من جديد
command-review-comment = تعليق
command-review-say = إضافة التعليق
command-review-unsay = سحب هذا التعليق
command-review-resolve = إغلاق النقاش
command-review-unresolve = فتح النقاش من جديد
command-review-next-open = الحكم أو التعليق المفتوح التالي
command-review-previous-open = الحكم أو التعليق المفتوح السابق
command-review-stage-in-work = المقال قيد العمل
command-review-stage-ready = المقال جاهز للمراجعة
command-review-stage-reviewed = المقال مُراجَع
command-review-stage-settled = المقال منجز
command-review-save = حفظ المراجعة…
command-review-apply = تطبيق مراجعة…
command-review-save-unreasoned = الحفظ بلا أسباب
command-review-show-unreasoned = الذهاب إلى أول حكم بلا سبب
step-verdict = إصدار حكم
step-withdraw = سحب حكم
step-leave-change = إبقاء علامة كما كانت
step-take = الأخذ بحكم
step-answer-verdict = الرد على حكم
step-reason = بيان السبب
step-comment = تعليق
step-unsay = سحب تعليق
step-resolve = إغلاق نقاش أو فتحه
step-stage = حالة مقال
step-review = تطبيق مراجعة
review = المراجعة
review-proposals = علامات مقترحة
comments = التعليقات
review-changing = عدّل العلامة كما ينبغي أن تكون؛ سيرى صاحبها التعديل حكما منك.
review-none-open = لا حكم مفتوح ولا تعليق.
review-nothing-to-save = لم تُصدر حكما ولم تكتب تعليقا في هذا المشروع.
verdict-accept = يقبلها
verdict-change = يرى تعديلها
verdict-reject = يرفضها
verdict-propose = يقترح هذه العلامة
verdict-answer-open = مفتوح
verdict-answer-taken = أُخذ به
verdict-answer-declined = لم يؤخذ به
verdict-say-why = اذكر السبب: سيقرؤه المحلّل.
verdict-empty = لا شيء
verdict-instead = { $new } بدلا من { $old }
field-reason = السبب
field-comment = تعليق
comment-new = تعليق جديد
comment-hint = اكتب تعليقا
comment-answer = رد
comment-edit = تحرير هذا التعليق
comment-done = تم
comment-on-verdict = تعليق على هذا الحكم
stage = الحالة
stage-in-work = قيد العمل
stage-ready = جاهز
stage-reviewed = مُراجَع
stage-settled = منجز
card-open = { $count ->
    [zero] لا حكم مفتوح ولا تعليق
    [one] حكم أو تعليق مفتوح واحد
    [two] حكمان أو تعليقان مفتوحان
    [few] { $count } أحكام وتعليقات مفتوحة
    [many] { $count } حكما وتعليقا مفتوحا
   *[other] { $count } حكم وتعليق مفتوح
}
card-proposed = مقترحة
card-proposed-by = اقتراح { $author }
review-apply-title = هل تُطبَّق هذه المراجعة؟
review-apply-body = { $author }: الأحكام { $verdicts }، والتعليقات { $comments }.
review-apply-nameless = مراجع بلا اسم
review-apply-now = تطبيق
review-applied = طُبّقت المراجعة: المضاف { $added }، والمجدَّد { $renewed }، والموجود من قبل { $known }، والمتروك لأن في المشروع ما هو أحدث { $older }.
review-applied-apart = { $count ->
    [zero] ولكل منها علامة في المشروع.
    [one] واحد منها لم تعد له علامة في المشروع، وحُفظ تعليقا على المقال أو تعارضا.
    [two] اثنان منها لم تعد لهما علامة في المشروع، وحُفظا تعليقين على المقال أو تعارضين.
    [few] { $count } منها لم تعد لها علامة في المشروع، وحُفظت تعليقات على المقال أو تعارضات.
    [many] { $count } منها لم تعد لها علامة في المشروع، وحُفظت تعليقات على المقال أو تعارضات.
   *[other] { $count } منها لم تعد لها علامة في المشروع، وحُفظت تعليقات على المقال أو تعارضات.
}
review-save-path = حفظ المراجعة باسم
review-apply-path = المراجعة المطلوب تطبيقها
review-no-reasons-title = { $count ->
    [zero] لا حكم بلا سبب
    [one] حكم واحد بلا سبب
    [two] حكمان بلا سبب
    [few] { $count } أحكام بلا سبب
    [many] { $count } حكما بلا سبب
   *[other] { $count } حكم بلا سبب
  }
review-no-reasons-save = { $count ->
    [zero] الحفظ بلا أسباب
    [one] الحفظ بلا سبب
    [two] الحفظ بلا أسباب
    [few] الحفظ بلا أسباب
    [many] الحفظ بلا أسباب
   *[other] الحفظ بلا أسباب
  }
review-no-reasons-show = { $count ->
    [zero] الذهاب إلى أول حكم بلا سبب
    [one] الذهاب إليه
    [two] الذهاب إلى أول حكم بلا سبب
    [few] الذهاب إلى أول حكم بلا سبب
    [many] الذهاب إلى أول حكم بلا سبب
   *[other] الذهاب إلى أول حكم بلا سبب
  }
review-no-reasons-body = من يقرأ أن علامته مرفوضة أو يُطلب تعديلها سيسأل عن السبب.
review-reason-elsewhere = الحكم الذي لا سبب له على علامة لم تعد تختلف. افتح الملف نفسه لتذكر السبب.
review-unsaved-title = هل تُحفظ مراجعتك؟
review-unsaved-body = ما قلته في مشروع { $name } ليس في ملف مراجعة بعد، وسيضيع مع انتهاء المقارنة.
review-unsaved-save = حفظ المراجعة
review-unsaved-discard = تجاهلها
