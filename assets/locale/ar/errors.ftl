## What went wrong; see app/told.rs. A message is a clause that another one ends, or whole sentences with their full stop.

error-io-not-found = لا ملف في هذا المسار
error-io-denied = لا يُسمح لك به
error-io-full = القرص ممتلئ
error-io-folder = هذا مجلد لا ملف
error-io-no-folder = في المسار ما ليس مجلدا
error-io-read-only = لا يُكتب في هذا القرص
error-io-late = لم يُجب القرص
error-io-other = رفض النظام ذلك

error-details = { $what } — التفاصيل: { $detail }

error-open-io = تعذّرت قراءة { $file }: { $why }. تحقّق من المسار ومن أن لديك إذنا بقراءة الملف.
error-open-too-large = { $file } أكبر من { $limit } ميغابايت، وهو أكثر ما يُقرأ. قسّمه أو اكتفِ بنصه.
error-open-too-long = في { $file } أكثر من { $limit } فقرة، وهو أكثر ما يُقرأ. قسّمه.
error-open-unsupported = { $file } ليس مما يقرؤه إسناد: { $what }. { $advice }
error-open-misnamed = { $file } ليس مستند Word وإن دلّ اسمه على ذلك: ليس فيه جزء يحمل نص مستند، ويبدو أنه { $what }. { $advice }
error-open-no-text = { $file } ليس فيه نص. اختر الملف الذي فيه المقال.
error-open-no-text-page = { $file } صفحة ليس فيها نص. لعل نصها صورة أو لا يظهر إلا بنصوصها البرمجية: افتحها في متصفح، وانسخ النص وألصقه مقالا جديدا.
error-open-no-text-document = { $file } مستند ليس فيه نص. لعله صفحة مصورة أو صورة: ألصق نصه مقالا جديدا.
error-open-encrypted = { $file } محمي بكلمة سر أو مستند من Word 97–2003. احفظه بصيغة docx بلا حماية.
error-open-damaged = { $file } تالف: { $what }. افتحه في البرنامج الذي أنشأه واحفظه من جديد.
error-open-encoding = { $file }: لا ترميز باسم «{ $label }». جرّب UTF-8 أو windows-1256 أو ISO-8859-6.
error-open-project = { $file } مشروع لا مقال. افتحه مشروعا.

error-read-malformed = { $count ->
    [one] موضع واحد في السطر { $line } لم يُقرأ بترميز { $encoding }
    [two] موضعان أولهما في السطر { $line } لم يُقرآ بترميز { $encoding }
    [few] { $count } مواضع أولها في السطر { $line } لم تُقرأ بترميز { $encoding }
    [many] { $count } موضعا أولها في السطر { $line } لم تُقرأ بترميز { $encoding }
   *[other] { $count } موضع أولها في السطر { $line } لم تُقرأ بترميز { $encoding }
}؛ إن بدت الحروف خاطئة فاختر ترميزا آخر من شريط الحالة
error-read-declared = يقول الملف إن ترميزه { $declared }، ونصه بترميز { $used }
error-read-whole-page = لم يتميّز المقال من سائر الصفحة، فعُرض نصها كله
error-read-nesting = تتداخل أجزاء الملف أكثر مما ينبغي، فسُوّي أعمقها
error-read-notes = { $count ->
    [zero] لم تُترك حواش
    [one] تُركت حاشية واحدة
    [two] تُركت حاشيتان
    [few] تُركت { $count } حواش
    [many] تُركت { $count } حاشية
   *[other] تُركت { $count } حاشية
}
error-read-deletions = { $count ->
    [zero] لم يُترك محذوف
    [one] تُرك نص محذوف واحد
    [two] تُرك نصان محذوفان
    [few] تُركت { $count } نصوص محذوفة
    [many] تُرك { $count } نصا محذوفا
   *[other] تُرك { $count } نص محذوف
}

error-project-io = تعذّرت قراءة { $file }: { $why }
error-problem = السطر { $line }، المحرف { $column }: { $what }
error-problem-cut = الملف مقطوع داخل نص يبدأ في السطر { $line }، المحرف { $column }؛ افتح نسخة أقدم منه، مثل التي ينتهي اسمها بالعلامة { "\u2066~\u2069" }
error-flaw-too-large = الملف أكبر مما يحتاج إليه أي مشروع
error-flaw-not-text = ليس هذا نصا بترميز UTF-8، وملف المشروع كذلك؛ فهو من نوع آخر أو تالف
error-flaw-no-project = ليس هذا مشروعا من إسناد: لا يبدأ بالكلمة IsnadProject
error-flaw-no-label-set = ليست هذه مجموعة تصنيفات من إسناد: لا تبدأ بالكلمة IsnadLabels
error-flaw-no-review = ليست هذه مراجعة من إسناد: لا تبدأ بالكلمة IsnadReview
error-flaw-too-new = كتبه إصدار أحدث من إسناد (الصيغة { $schema }، وهذا يعرف حتى { $newest }): يُقرأ منه ما هو معروف هنا، ولا يعدّله إلا الأحدث
error-flaw-no-schema = لم تكن هناك قط صيغة { $schema }
error-flaw-missing = ينقص الحقل { $name }
error-flaw-twice = ورد الحقل { $name } مرتين
error-flaw-both = يجوز { $name } أو { $other } لا كلاهما؛ احذف أحدهما
error-flaw-taken-id = المعرّف { $name } للسجل في السطر { $line }؛ احذف أحدهما أو أعطه معرّفا آخر
error-flaw-taken-place = لهذا الموضع ملاحظات قبل هذه؛ احذف إحداهما
error-flaw-taken-stage = حالة هذا المقال مذكورة قبل هذا؛ احذف أحدهما
error-flaw-quote = علامة وُضعت على «{ $quote }» تقع الآن على «{ $found }»؛ علّم الكلمات الصحيحة من جديد
error-flaw-context = ما حول هذه العلامة ليس ما سُجّل معها
error-flaw-line-break = في الفقرة سطر جديد: كل فقرة سطر واحد
error-flaw-unknown = الحقل { $name } غير معروف هنا، ولا يبقى عند حفظ المشروع
error-flaw-kept = الحقل { $name } من إصدار أحدث؛ يبقى كما هو
error-flaw-left-out = تُرك لأنه يشير إلى ما تعذّر أخذه: { $kind ->
    [label] التصنيف { $id }
    [article] المقال { $id }
    [annotation] العلامة { $id }
    [source] المصدر { $id }
    [attribution] الإسناد { $id }
    [verdict] الحكم { $id }
   *[comment] التعليق { $id }
}
error-flaw-more = { $count ->
    [zero] ولا غيرها
    [one] ومشكلة أخرى
    [two] ومشكلتان أخريان
    [few] و{ $count } مشكلات أخرى
    [many] و{ $count } مشكلة أخرى
   *[other] و{ $count } مشكلة أخرى
}
error-flaw-other = ما هنا لا يُقرأ
error-too-many = فيه أكثر من { $most } من نوع واحد، ولا يحتاج إلى ذلك مشروع
error-too-deep = التداخل أعمق من { $most }، ولا يحتاج إلى ذلك مشروع

error-form-cut = الملف مقطوع داخل نص؛ افتح نسخة أقدم منه، مثل التي ينتهي اسمها بالعلامة { "\u2066~\u2069" }
error-form-string = النص الذي يبدأ هنا لا يُغلق في سطره؛ أغلقه بعلامة تنصيص، واكتب السطر الجديد فيه { "\u2066\\n\u2069" }
error-form-comment = التعليق الذي يبدأ هنا لا يُغلق بالعلامة { "\u2066*/\u2069" }
error-form-character = يُكتب المحرف بين علامتين هكذا: { "\u2066'a'\u2069" }
error-form-slash = لا معنى لعلامة / وحدها هنا؛ يبدأ التعليق بالعلامة { "\u2066//\u2069" } أو { "\u2066/*\u2069" }
error-form-open = القوس { $found } لا يُغلق: الملف مقطوع أو ينقصه قوس
error-form-lone = القوس { $found } لا يُغلق شيئا
error-form-other = القوس { $found } لا يُغلق القوس المفتوح { $open }
error-form-deep = الأقواس متداخلة أعمق مما يحتاج إليه أي مشروع
error-form-expected = { $what ->
    [record] يُنتظر هنا سجل بين قوسين مستديرين
    [field] يُنتظر هنا اسم حقل
    [colon] تُنتظر نقطتان رأسيتان بعد اسم الحقل
    [list] تُنتظر هنا قائمة بين قوسين مربعين
    [end] لا يُنتظر هنا شيء بعد القوس الأخير؛ احذف الزائد
    [value] تُنتظر هنا قيمة
   *[comma] تُنتظر هنا فاصلة أو قيمة
}

error-value-color = يُكتب اللون هكذا: { "\u2066\"#1A62A5\"\u2069" }، وليس هذا لونا
error-value-key = المفتاح محرف واحد
error-value-credibility = المصداقية عدد صحيح من 1 إلى 6، وليس هذا منها
error-value-version = معرّف النسخة { $count } رقما ستة عشريا بحروف صغيرة
error-value-word = ليست هذه الكلمة مما يقبله هذا الحقل
error-value-number = هذا الحقل عدد، وليس هنا عدد يصلح له
error-value-text = هذا الحقل نص بين علامتي تنصيص، وليس هنا نص سليم
error-value-other = ليست هذه القيمة مما يقبله هذا الحقل

error-edit-missing = { $kind ->
    [annotation] لا علامة بالمعرّف { $id }
    [attribution] لا إسناد بالمعرّف { $id }
    [source] لا مصدر بالمعرّف { $id }
    [relation] لا علاقة بالمعرّف { $id }
    [verdict] لا حكم بالمعرّف { $id }
    [comment] لا تعليق بالمعرّف { $id }
    [conflict] لا تعارض بالمعرّف { $id }
    [label] لا تصنيف بالمعرّف { $id }
   *[article] لا مقال بالمعرّف { $id }
}
error-edit-nameless = المعرّف فارغ
error-edit-other-verdict = الحكم { $id } ليس كما يقتضيه صاحبه وعلامته، أو يحمل صورة من علامة أخرى
error-edit-other-thread = التعليق { $id } يردّ على ما لا يفتتح حوارا في الأمر نفسه
error-edit-no-stage = لم تُذكر حالة هذا المقال
error-edit-other-record = التعارض { $id } يحمل صورة من سجل غير الذي هو عنه
error-edit-no-remarks = لم يُكتب شيء عن هذا الموضع
error-edit-source-circle = يصير المصدر { $id } تابعا لنفسه
error-edit-label-circle = يصير التصنيف { $id } تحت نفسه
error-edit-attribution-circle = يصير الإسناد { $id } داخل نفسه
error-edit-self-relation = تربط العلاقة { $id } علامة بنفسها
error-edit-unjoinable = لا تجمع العلاقة «{ $kind }» بين التصنيفين { $from } و{ $to }
error-edit-label-in-use = التصنيف { $id } مستعمل في { $count ->
    [one] موضع واحد
    [two] موضعين
    [few] { $count } مواضع
    [many] { $count } موضعا
   *[other] { $count } موضع
}
error-edit-role-in-use = لا يتبدّل دور التصنيف { $id } ما دامت إسنادات تعتمد عليه
error-edit-no-block = ليس في المقال { $id } فقرة رقمها { $block }
error-edit-article-exists = في المشروع مقال بالمعرّف { $id }
error-edit-no-place = لا موضع رقمه { $at } في القائمة
error-edit-bad-key = المفتاح { $key } ليس رقما ولا حرفا لاتينيا صغيرا
error-edit-key-taken = المفتاح { $key } للتصنيف { $id }
error-edit-unmarked = العلامة { $id } بلا موضع
error-edit-empty-range = موضع العلامة { $id } فارغ
error-edit-range-order = موضع من مواضع العلامة { $id } يداخل ما قبله أو ليس في ترتيبه
error-edit-outside = موضع العلامة { $id } خارج النص
error-edit-unfitting = { $role ->
    [claim] لا تكون العلامة { $id } ادعاء في إسناد: تصنيفها غير ذلك
    [source] لا تكون العلامة { $id } مصدرا في إسناد: تصنيفها غير ذلك
   *[cue] لا تكون العلامة { $id } لفظ إسناد: تصنيفها غير ذلك
}
error-edit-other-article = العلامة { $id } من مقال آخر

error-settle-no-base = لا يُعرف ما كان قبلُ
error-settle-no-place = ليست الكلمات المعلَّمة في نص المقال، أو ليس لها فيه موضع واحد مؤكد؛ علّمها فيه من جديد
error-stopped-by-user = أُوقف العمل
error-export-read-only = يُقرأ { $format } ولا يُكتب
error-export-failed = في المشروع ما لا يُكتب بهذه الصيغة
error-import-write-only = يُكتب { $format } ولا يُقرأ.
error-import-unreadable = لا يمكن استيراد { $file } بصيغة { $format }: { $why }.
error-import-no-text = ليس في { $file } نص المقال. ضع ملف نصه إلى جانبه.
error-import-too-much = لا يمكن استيراد { $file }: فيه أكثر من { $limit }، وهو أكثر ما يُقرأ من نوعه.
error-storage-read = تعذّرت قراءة الإعدادات من { $file }: { $why }. هي الآن كما كانت أول مرة.
error-storage-kept = تعذّر حفظ الإعدادات في { $file }: { $why }. لن تبقى للتشغيل التالي.
error-storage-form = ليست مكتوبة كما تُكتب الإعدادات
error-journal-damaged = العمل المحفوظ تالف
error-journal-too-new = كتبه إصدار أحدث من إسناد

error-advice-save-as = احفظه في برنامجه بصيغة docx أو html أو txt.
error-advice-unpack = فُكّه وافتح المقال الذي فيه.
error-advice-opens = يفتح إسناد النصوص (txt) وصفحات الويب (html) ومستندات Word (docx) وملفات Markdown (md).
error-advice-paste = انسخ نصه وألصقه مقالا جديدا؛ فإن لم يكن فيه ما يُنسخ فهو مصوّر لا نص فيه.
error-advice-page = احفظ الصفحة في المتصفح بصيغة HTML وحدها.
error-advice-inside = اختر فيه ملف المقال.

error-kind-named = { $kind } { $name }
error-kind-folder = مجلد
error-kind-device = جهاز لا ملف
error-kind-pdf = مستند PDF
error-kind-rtf = مستند RTF
error-kind-picture = صورة
error-kind-recording = صورة أو صوت أو فيلم
error-kind-film-or-picture = فيلم أو صورة
error-kind-sound = ملف صوت
error-kind-film = فيلم
error-kind-compressed = ملف مضغوط
error-kind-archive = أرشيف
error-kind-database = قاعدة بيانات
error-kind-program = برنامج
error-kind-web-archive = أرشيف صفحة ويب
error-kind-open-document = مستند OpenDocument
error-kind-book = كتاب إلكتروني
error-kind-spreadsheet = جدول بيانات
error-kind-presentation = عرض شرائح
error-kind-binary = ملف ليس نصا

error-damage-cut = ينقطع نصه قبل نهايته
error-damage-part = ينقصه الجزء { $part }
error-damage-archive = أرشيفه معطوب
error-damage-xml = فيه خطأ XML عند البايت { $byte }

error-fault-encoding = ليس نصا بترميز UTF-8
error-fault-text = نص تابع له ليس بترميز UTF-8
error-fault-json = ليس مكتوبا كما تقتضي JSON
error-fault-xml = ليس مكتوبا كما تقتضي XML
error-fault-archive = أرشيفه معطوب
error-fault-empty = ليس فيه ما يُستورد
error-fault-newer = كتبه إصدار أحدث من إسناد
error-fault-other = ليس فيه ما تقتضيه الصيغة
