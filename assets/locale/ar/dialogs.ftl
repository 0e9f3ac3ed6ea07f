## Dialogs and messages

unsaved-title = أتحفظ التغييرات؟
unsaved-body = في هذا المشروع تغييرات ليست في أي ملف بعد.
unsaved-save = حفظ
unsaved-discard = عدم الحفظ
unsaved-cancel = إلغاء
quit-arrived = { $count ->
    [one] وصل في هذه الأثناء { $file } وهو ينتظر: يُفتح إن بقيت، ولا يُفتح إن أغلقت إسناد.
    [two] وصل في هذه الأثناء ملفان أولهما { $file } وهما ينتظران: يُفتحان إن بقيت، ولا يُفتحان إن أغلقت إسناد.
    [few] وصلت في هذه الأثناء { $count } ملفات أولها { $file } وهي تنتظر: تُفتح إن بقيت، ولا تُفتح إن أغلقت إسناد.
    [many] وصل في هذه الأثناء { $count } ملفا أولها { $file } وهي تنتظر: تُفتح إن بقيت، ولا تُفتح إن أغلقت إسناد.
   *[other] وصل في هذه الأثناء { $count } ملف أولها { $file } وهي تنتظر: تُفتح إن بقيت، ولا تُفتح إن أغلقت إسناد.
}
path-open-title = فتح ملف
path-open-body = مسار مقال (txt أو html أو docx أو md) أو مشروع (ron).
path-save-title = حفظ المشروع
path-save-body = المسار الذي يُحفظ فيه، وآخره { "\u2066.isnad.ron\u2069" }.
review-path-body = مسار مراجعة، وآخره { "\u2066.review.ron\u2069" }.
path-hint = /home/…/article.txt
path-project-hint = /home/…/project.isnad.ron
path-review-hint = /home/…/name.review.ron
path-open = فتح
path-save = حفظ
path-browse = استعراض…
dialog-close = إغلاق
shortcuts-title = كل الاختصارات
about-title = عن إسناد
about-body = قارئ لمحللي الأخبار العربية: من قال ماذا، ونقلا عمّن، وما مدى الثقة به.
about-version = الإصدار { $version }
about-licence = إسناد: رخصة MIT أو Apache-2.0. الخطوط (Noto وAmiri وIBM Plex): رخصة SIL Open Font License 1.1. الأيقونات (Lucide): رخصة ISC.
about-parts = صُنع بهذه الحزم
about-parts-body = { $count ->
    [zero] لا حزم برمجية
    [one] حزمة برمجية واحدة
    [two] حزمتان برمجيتان
    [few] { $count } حزم برمجية
    [many] { $count } حزمة برمجية
   *[other] { $count } حزمة برمجية
}، ونص رخصة كل حزمة في مصدرها.
notice-saved = حُفظ { $file }.
notice-saved-in = حُفظ { $file } في { $folder }.
notice-pasted-nothing = ليس في الحافظة نص. انسخ نص مقال أولا ثم ألصقه هنا.
notice-clipboard-unreadable = تعذّرت قراءة الحافظة. احفظ المقال في ملف وافتحه.
dialog-title = { $what } – إسناد
dialog-all-files = كل الملفات
notice-no-dialog = لا تستجيب نافذة اختيار الملفات في هذا النظام. اكتب المسار بدلا من ذلك.
notice-open-project = { $file } مفتوح من قبل.
notice-open-article = { $name } موجود في المشروع من قبل.
notice-dialog-open = نافذة اختيار ملفات مفتوحة من قبل. لعلها وراء هذه النافذة.
notice-no-random = لا يعطي النظام أعدادا عشوائية، فلا يُصنع شيء جديد.
notice-deleted = حُذفت العلامة.
notice-settings-reset = عادت الإعدادات كلها إلى ما كانت عليه أول مرة.
notice-keys-reset = عادت لكل الأوامر مفاتيحها الأصلية.
notice-article-removed = أُخرج المقال من المشروع مع علاماته.
notice-unsaid = سُحب التعليق.
notice-taken-away = حُذف من مشروعك لعدم وجوده عند { $name }: { $what }
notice-rejection-taken = حُذفت العلامة عملا برفض { $name }.
notice-tied = أُسند إلى { $source }.
notice-cue-picked = لفظ الإسناد «{ $cue }». اختر المصدر الآن.
notice-not-a-source = اختر مصدرا أو لفظ إسناد: هذه ليست أيا منهما.
notice-mark-needs-selection = حدّد نصا أولا ثم اضغط { $key }.
notice-opened-with = قُرئ الملف بترميز { $encoding }. إن بدت الحروف خاطئة فاختر ترميزا آخر من شريط الحالة.
notice-cannot-undo-open = لا يمكن التراجع عن هذا.
error-open = تعذّر فتح { $file }: { $why }.
error-save = تعذّر حفظ { $file }: { $why } عملك ما زال هنا.
error-edit = هذا التغيير غير ممكن: { $why }.
warning-open = { $file }: { $what }.
notice-show-mark = عرض العلامة
save-not-permitted = لا يُسمح بالكتابة في الملف أو في مجلده.
save-read-only-disk = القرص للقراءة فقط.
save-disk-full = القرص ممتلئ. أفسح مكانا ثم احفظ مرة أخرى، أو احفظ في مكان آخر.
save-folder-gone = مجلده غير موجود.
save-is-folder = هذا مجلد. أضف إلى المسار اسم ملف.
save-not-in-folder = جزء من مساره ليس مجلدا.
save-name-too-long = اسمه أو مساره أطول مما يُسمح به.
save-no-file = هذا اسم جهاز أو نحوه.
save-too-large = حجمه أكبر من غيغابايت واحد فلن يمكن فتحه ثانية. انقل مقالات منه إلى مشروع آخر.
save-other = يقول النظام: «{ $said }».
warning-backup = حُفظ المشروع، لكن تعذّر إبقاء نسخته السابقة باسم { $file }: { $why }
warning-held = { $file } مفتوح أيضا في نافذة أخرى لإسناد. احفظ في إحداهما فقط؛ ومن يحفظ ثانيا يُسأل أي نسخة يُبقي.
warning-held-by = { $file } مفتوح أيضا في نافذة أخرى لإسناد منذ { $time } (العملية { $process }). احفظ في إحداهما فقط؛ ومن يحفظ ثانيا يُسأل أي نسخة يُبقي.
changed-title = تغيّر الملف على القرص
changed-body = كتب برنامج آخر أو نافذة أخرى في ملف هذا المشروع بعد أن فتحته أو حفظته آخر مرة. لم يُستبدل شيء بعد. أي نسخة تريد أن تُبقي؟
changed-keep = إبقاء نسختي
changed-take = أخذ نسخة الملف
changed-reload = إعادة الفتح
changed-elsewhere = حفظ في مكان آخر…
changed-keep-body = يُحفظ ما هو مفتوح هنا، بعد أن توضع إلى جانبه صورة من النسخة التي على القرص.
changed-take-body = تُفتح النسخة التي على القرص، بعد أن توضع إلى جانبها صورة من عملك غير المحفوظ.
changed-reload-body = تُفتح النسخة التي على القرص. ليس لديك عمل غير محفوظ تحل محله.
changed-elsewhere-body = يُحفظ ما هو مفتوح هنا باسم آخر، ويبقى الملف كما هو.
notice-changed = غيّر برنامج آخر { $file }. أي نسخة تريد أن تُبقي؟
notice-gone = لم يعد { $file } على القرص. عملك ما زال هنا؛ والحفظ يكتب الملف من جديد.
notice-kept-beside = أُبقيت النسخة التي كانت على القرص باسم { $copy }.
notice-unsaved-beside = أُبقي عملك غير المحفوظ باسم { $copy }.
notice-reloaded = أُعيد فتح { $file }.
notice-replaced = كان { $file } موجودا؛ وأُبقي ما كان فيه باسم { $copy }.
read-only-title = ما تعذّرت قراءته
read-only-body = كتب هذا المشروعَ إصدارٌ أحدث من إسناد (الصيغة { $schema }). { $count ->
    [0] قُرئ كل ما يعرفه هذا الإصدار.
    [one] فيه شيء واحد لا يعرفه هذا الإصدار ولا يظهر:
    [two] فيه شيئان لا يعرفهما هذا الإصدار ولا يظهران:
    [few] فيه { $count } أشياء لا يعرفها هذا الإصدار ولا تظهر:
    [many] فيه { $count } شيئا لا يعرفها هذا الإصدار ولا تظهر:
   *[other] فيه { $count } شيء لا يعرفها هذا الإصدار ولا تظهر:
}
read-only-more = … و{ $count } غيرها؛ يسردها كلها الأمر «isnad check».
read-only-refused = لا يمكن هنا إلا قراءة هذا المشروع، لأن إصدارا أحدث من إسناد كتبه (الصيغة { $schema })؛ افتحه بذلك الإصدار لتغيّره.
notice-read-only = كتب { $file } إصدارٌ أحدث من إسناد (الصيغة { $schema }، وهذا الإصدار يعرف حتى { $known }). هو مفتوح للقراءة: يمكنك البحث فيه والنسخ منه وتصديره، ولا يُغيَّر شيء ولا يُحفظ. { $count ->
    [0] قُرئ كل ما يعرفه هذا الإصدار.
    [one] تعذّرت قراءة شيء واحد فيه.
    [two] تعذّرت قراءة شيئين فيه.
    [few] تعذّرت قراءة { $count } أشياء فيه.
    [many] تعذّرت قراءة { $count } شيئا فيه.
   *[other] تعذّرت قراءة { $count } شيء فيه.
}
saving-title = لم ينتهِ الحفظ
saving-body = ما زال { $file } يُحفظ، فقرصه أو شبكته بطيئة الاستجابة. سيتم ما طلبته بعد حفظه.
saving-body-quit = ما زال { $file } يُحفظ، فقرصه أو شبكته بطيئة الاستجابة. يُغلق إسناد بعد حفظه. إن أغلقته الآن يُحتفظ بعملك على حدة ويُعرض عليك عند التشغيل التالي.
saving-quit-now = الإغلاق الآن
notice-saving-late = ما زال { $file } يُحفظ، فقرصه أو شبكته بطيئة الاستجابة. عملك ما زال هنا، ويمكنك المتابعة.
notice-opening-late = ما زال { $file } يُفتح، فقرصه أو شبكته بطيئة الاستجابة. يمكنك المتابعة في أثناء ذلك.
notice-updating-late = ما زال البحث جاريا عن العلامات في النص الجديد لـ{ $file }. يمكنك المتابعة في أثناء ذلك.
notice-saved-late = حُفظ { $file } أخيرا، كما كان العمل حينئذ.
warning-changed-late = لم يُحفظ { $file } الذي تأخر: فقد تغيّر على القرص.
error-save-late = تعذّر حفظ { $file } الذي تأخر: { $why }
error-stopped = توقفت قراءة { $file } أو كتابته لخلل في إسناد. عملك ما زال هنا؛ حاول مرة أخرى.
changed-merge = دمج
changed-merge-body = يُجمع ما هو مفتوح هنا والنسخة التي على القرص في خطوة واحدة يمكن التراجع عنها. وحيث غيّرتما الشيء نفسه تظهر نسختك وتُحفظ الأخرى تعارضا.
notice-merged = جُمعت نسخة { $file } التي على القرص وعملك. احفظ لكتابتهما معا.
notice-merged-conflicts = جُمعت نسخة { $file } التي على القرص وعملك. { $count ->
    [one] غيّرتما الشيء نفسه في موضع واحد: تظهر نسختك، والأخرى محفوظة في المشروع تعارضا.
    [two] غيّرتما الشيء نفسه في موضعين: تظهر نسختك، والأخرى محفوظة في المشروع تعارضين.
    [few] غيّرتما الشيء نفسه في { $count } مواضع: تظهر نسختك، والأخرى محفوظة في المشروع تعارضات.
    [many] غيّرتما الشيء نفسه في { $count } موضعا: تظهر نسختك، والأخرى محفوظة في المشروع تعارضات.
   *[other] غيّرتما الشيء نفسه في { $count } موضع: تظهر نسختك، والأخرى محفوظة في المشروع تعارضات.
} احفظ لكتابتهما معا.

## Settings

settings-title = الإعدادات
settings-search = ابحث عن إعداد
settings-none = لا إعداد بهذا الاسم. اكتب كلمة أخرى بالعربية أو الإنجليزية.
settings-reset-words = إعادة الضبط الافتراضي الافتراضية الأصلي استعادة استرجاع
settings-window = النافذة
settings-text = المقال
settings-work = العمل
settings-language = لغة الواجهة
settings-language-about = القوائم واللوحات والرسائل. وفي العربية تنعكس النافذة كلها.
settings-language-words = اللغة عربي إنجليزي ترجمة
settings-english = English
settings-arabic = العربية
settings-digits = الأرقام
settings-digits-about = ما تُكتب به أعداد الواجهة وتواريخها. أما المقال فيبقى كما هو.
settings-digits-words = الأعداد هندية
digits-european = 0123
digits-arabic = ٠١٢٣
text-theme-about = ألوان النافذة. واختيار «النظام» يتبع مظهر الجهاز، فاتحا كان أو داكنا.
text-theme-words = ليلي نهاري الوضع السمة ألوان سطوع
settings-zoom = حجم كل شيء
settings-zoom-about = النصوص والأزرار معا، حتى ثلاثة أضعاف.
settings-zoom-words = تكبير تصغير مقياس
settings-motion = الحركة
settings-motion-about = انزلاق التمرير وتدرّج الألوان.
settings-motion-words = رسوم متحركة مؤثرات تقليل
settings-on = نعم
settings-off = لا
text-face-about = ما يُصفّ به المقال بحروفه العربية واللاتينية معا.
text-face-words = خطوط الحروف
text-size-about = حجم فقرات المقال بالنقاط، والعناوين تتبعه.
text-size-words = تكبير تصغير الخط
settings-latin = الحروف اللاتينية
settings-latin-about = حجم الحروف اللاتينية إلى جانب العربية.
settings-latin-words = خط حجم إنجليزية
text-leading-about = من سطر إلى سطر، بأضعاف الحجم.
text-leading-words = تباعد المسافة بين السطور الأسطر
text-column-about = عرض العمود. وأيسر القراءة ما بين 60 و75 محرفا.
text-column-words = عرض هوامش
text-alignment-about = انتهاء الأسطر حيث تنتهي كلماتها أو بلوغها كلها الحافة.
text-alignment-words = ضبط الأطراف هوامش
text-controls-about = علامات الاتجاه والوصل والمسافات الخاصة التي تكثر في النصوص المنسوخة.
text-controls-words = مخفية مسافات علامات
text-dim-about = يخفت كل شيء إلا الفقرة المقروءة أو السطر المقروء.
text-dim-words = تركيز إبراز تعتيم مسطرة
text-author-about = تحمل العلامات والملاحظات والأحكام الجديدة هذا الاسم.
text-author-words = المؤلف الكاتب المستخدم توقيع هوية
settings-keys = المفاتيح
settings-keys-about = ما يفعله كل مفتاح، وكيف يُبدَّل.
settings-keys-words = اختصارات لوحة المفاتيح
settings-recent = الملفات الأخيرة
settings-recent-about = ما يظهر في الصفحة الأولى؛ ونسيانها لا يحذف ملفا.
settings-recent-words = السجل محو نسيان خصوصية
settings-welcome = الترحيب
settings-welcome-about = ثلاثة أشياء تُجرَّب إلى جانب المشروع النموذجي.
settings-welcome-words = شرح مساعدة مقدمة بداية

## Welcome

welcome-title = أهلا بك في إسناد
welcome-body = هذا مشروع نموذجي: خبران مختلَقان عن ناقلة جنحت، معلَّمان بالكامل. جرّب ثلاثة أشياء:
welcome-choose = انقر علامة ملوّنة: تُظهر لوحة التفاصيل من قال ذلك وعمّن نقله.
welcome-mark = حدّد كلمات واضغط { $key } لتعليمها ادعاءً، واضغط Ctrl Z للتراجع.
welcome-palette = اضغط { $key } واكتب كلمة: فكل أمر ومقال ومصدر هناك.
welcome-tried = (جُرّب)
welcome-open = افتح مقالا…
welcome-close = البقاء في النموذج
command-print = طباعة…
notice-printing = يجري إعداد الصفحات للطباعة…
notice-printed = تُعرض الصفحات في عارض PDF في النظام. اطبعها منه.
print-no-viewer = لا يوجد برنامج يعرض ملفات PDF. الصفحات في { $file }: افتحها بأي عارض PDF واطبعها منه.
print-not-made = تعذّر إعداد الصفحات: { $why }.
print-not-written = تعذّرت كتابة الصفحات في { $folder }: { $why }. صدّرها بصيغة PDF إلى مجلد آخر.
print-no-folder = ليس في هذا النظام مجلد لملفاتك المؤقتة. صدّر المقال بصيغة PDF واطبعه.
