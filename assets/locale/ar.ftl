### واجهة البرنامج بالعربية.

app-name = إسناد

## Commands

command-new = مشروع جديد
command-open = فتح…
command-open-path = فتح بكتابة المسار…
command-open-sample = فتح المقال النموذجي
command-paste-article = لصق كمقال جديد
command-read-as = إعادة القراءة بترميز آخر
command-remove-article = إزالة هذا المقال
command-save = حفظ
command-save-as = حفظ باسم…
command-save-path = حفظ بكتابة المسار…
command-quit = إنهاء
command-discard = عدم الحفظ
command-cancel = إلغاء
command-undo = تراجع
command-redo = إعادة
command-set-author = تحديد اسم المحلّل
command-block-title = هذه الفقرة عنوان رئيسي
command-block-byline = هذه الفقرة اسم كاتب
command-block-dateline = هذه الفقرة مكان وتاريخ
command-block-caption = هذه الفقرة تعليق صورة
command-block-heading = هذه الفقرة عنوان فرعي
command-block-paragraph = هذه الفقرة متن
command-block-quote = هذه الفقرة اقتباس
command-block-list-item = هذه الفقرة بند في قائمة
command-block-credit = هذه الفقرة سطر مصدر
command-direction-auto = الاتجاه: بحسب النص
command-direction-rtl = الاتجاه: من اليمين إلى اليسار
command-direction-ltr = الاتجاه: من اليسار إلى اليمين
command-select = تحديد
command-select-all = تحديد الكل
command-copy = نسخ
command-peel = نزع السابقة من أول الكلمة
command-unpeel = ردّ السابقة
command-show-article = عرض المقال
command-show-block = عرض الفقرة
command-escape = خروج وإلغاء التحديد
command-mark = وسم
command-add-range = ضمّ التحديد إلى العلامة المختارة
command-choose = اختيار العلامة
command-next-mark = العلامة التالية
command-previous-mark = العلامة السابقة
command-delete-mark = حذف العلامة المختارة
command-start-earlier = تقديم بداية العلامة
command-start-later = تأخير بداية العلامة
command-end-earlier = تقديم نهاية العلامة
command-end-later = تأخير نهاية العلامة
command-drag-edge = نقل طرف العلامة
command-attribute = إسناد الادعاء إلى مصدره
command-pick = اختيار
command-untie = فك الإسناد
command-note = كتابة ملاحظة
command-new-label = تصنيف جديد…
command-put-label = تعديل تصنيف
command-remove-label = حذف التصنيف
command-palette = ابحث أو نفّذ أمرا
command-shortcuts = كل الاختصارات
command-about = عن إسناد
command-zoom-in = تكبير العرض
command-zoom-out = تصغير العرض
command-zoom-reset = العرض بنسبة 100 %
command-theme-system = المظهر: مظهر النظام
command-theme-light = المظهر: فاتح
command-theme-dark = المظهر: داكن
command-theme-sepia = المظهر: ورقي
command-language-english = English interface
command-language-arabic = الواجهة بالعربية
command-face-naskh = الخط: نسخ
command-face-sans = الخط: بلا زوائد
command-face-amiri = الخط: أميري
command-larger = تكبير النص
command-smaller = تصغير النص
command-looser-lines = توسيع ما بين السطور
command-tighter-lines = تضييق ما بين السطور
command-wider-column = توسيع العمود
command-narrower-column = تضييق العمود
command-justify = ضبط السطور من الطرفين
command-align-start = محاذاة السطور إلى أولها
command-show-controls = إظهار المحارف الخفية
command-hide-controls = إخفاء المحارف الخفية
command-show-list = إظهار قائمة المقالات
command-hide-list = إخفاء قائمة المقالات
command-close = إغلاق
command-dismiss = إخفاء
command-move-left = المؤشر يسارا
command-move-right = المؤشر يمينا
command-move-word-left = المؤشر كلمة يسارا
command-move-word-right = المؤشر كلمة يمينا
command-move-up = المؤشر إلى أعلى
command-move-down = المؤشر إلى أسفل
command-move-page-up = المؤشر صفحة إلى أعلى
command-move-page-down = المؤشر صفحة إلى أسفل
command-move-line-start = المؤشر إلى أول السطر
command-move-line-end = المؤشر إلى آخر السطر
command-move-article-start = المؤشر إلى أول المقال
command-move-article-end = المؤشر إلى آخر المقال
command-extend-left = مدّ التحديد يسارا
command-extend-right = مدّ التحديد يمينا
command-extend-word-left = مدّ التحديد كلمة يسارا
command-extend-word-right = مدّ التحديد كلمة يمينا
command-extend-up = مدّ التحديد إلى أعلى
command-extend-down = مدّ التحديد إلى أسفل
command-extend-page-up = مدّ التحديد صفحة إلى أعلى
command-extend-page-down = مدّ التحديد صفحة إلى أسفل
command-extend-line-start = مدّ التحديد إلى أول السطر
command-extend-line-end = مدّ التحديد إلى آخر السطر
command-extend-article-start = مدّ التحديد إلى أول المقال
command-extend-article-end = مدّ التحديد إلى آخر المقال
command-anchor-left = نقل الطرف الآخر يسارا
command-anchor-right = نقل الطرف الآخر يمينا
command-anchor-word-left = نقل الطرف الآخر كلمة يسارا
command-anchor-word-right = نقل الطرف الآخر كلمة يمينا

## Menus and panels

menu = القائمة
menu-file = ملف
menu-edit = تحرير
menu-mark = وسم
menu-view = عرض
menu-help = مساعدة
menu-recent = ملفات حديثة
menu-block = نوع الفقرة
menu-text = النص والمظهر
menu-encoding = الترميز
articles = المقالات
outline = المخطط
search-hint = ابحث أو نفّذ أمرا
palette-empty = لا أمر بهذا الاسم. اكتب كلمة أخرى بالعربية أو الإنجليزية.
untitled-project = مشروع بلا اسم
untitled-article = مقال بلا عنوان
add-article = إضافة مقال
more = المزيد
face-naskh = نسخ
face-sans = بلا زوائد
face-amiri = أميري
text-face = الخط
text-size = الحجم
text-leading = ارتفاع السطر
text-column = العمود
text-column-characters = { $count ->
    [one] محرف واحد
    [two] محرفان
    [few] { $count } محارف
    [many] { $count } محرفا
   *[other] { $count } محرف
}
text-alignment = المحاذاة
align-start = أول السطر
align-justify = من الطرفين
text-theme = المظهر
theme-system = النظام
theme-light = فاتح
theme-dark = داكن
theme-sepia = ورقي
text-controls = المحارف الخفية
controls-show = ظاهرة
controls-hide = مخفية
text-language = الواجهة

## Start

start-heading = ابدأ بمقال
start-body = حدّد من قال ماذا، ونقلا عن مَن، وما مدى الثقة به. كل شيء يبقى في ملف واحد على جهازك.
start-open = افتح مقالا أو مشروعا
start-paste = ألصق نصا
start-sample = جرّب المقال النموذجي
start-drop = أو أفلت ملفا هنا: txt, html, docx, md, ron
start-recent = ملفات حديثة
start-claim = ما يُقال
start-source = من يقوله
start-cue = كيف يُقال
status-empty = لا ملف مفتوحا
file-missing = غير موجود

## Status line

status-saved = حُفظ
status-unsaved = لم يُحفظ
status-new = لم يُحفظ بعد
status-block = الفقرة { $block } من { $count }
status-marks = { $count ->
    [zero] لا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $count } علامات
    [many] { $count } علامة
   *[other] { $count } علامة
}
status-selected = المحدد: { $words ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $words } كلمات
    [many] { $words } كلمة
   *[other] { $words } كلمة
  }، { $characters ->
    [zero] لا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $characters } محارف
    [many] { $characters } محرفا
   *[other] { $characters } محرف
  }
status-selected-much = المحدد: { $characters ->
    [zero] لا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $characters } محارف
    [many] { $characters } محرفا
   *[other] { $characters } محرف
  }
status-extend = مدّ بالكلمة
status-cancel = إلغاء
status-pick = اختر مصدر هذا الادعاء: انقر عليه، أو انتقل إليه بالمفتاح ] واضغط Enter
status-next = العلامة التالية
status-drop = أفلت للفتح
status-claims-untied = { $count ->
    [zero] لا ادعاء بلا مصدر
    [one] ادعاء واحد بلا مصدر
    [two] ادعاءان بلا مصدر
    [few] { $count } ادعاءات بلا مصدر
    [many] { $count } ادعاء بلا مصدر
   *[other] { $count } ادعاء بلا مصدر
}

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

## Labels

label-new = تصنيف جديد
label-name-ar = الاسم بالعربية
label-name-en = الاسم بالإنجليزية
label-colour = اللون
label-line = الخط
label-key = المفتاح
label-key-none = بلا
label-add = إضافة التصنيف
label-name-needed = اكتب اسما للتصنيف بإحدى اللغتين على الأقل.
label-key-taken = هذا المفتاح للتصنيف { $name }.

## Dialogs and messages

unsaved-title = أتحفظ التغييرات؟
unsaved-body = في هذا المشروع تغييرات ليست في أي ملف بعد.
unsaved-save = حفظ
unsaved-discard = عدم الحفظ
unsaved-cancel = إلغاء
path-open-title = فتح ملف
path-open-body = مسار مقال (txt أو html أو docx أو md) أو مشروع (ron).
path-save-title = حفظ المشروع
path-save-body = المسار الذي يُحفظ فيه، وآخره .isnad.ron
path-hint = /home/…/article.txt
path-open = فتح
path-save = حفظ
path-browse = استعراض…
dialog-close = إغلاق
shortcuts-title = كل الاختصارات
about-title = عن إسناد
about-body = قارئ لمحللي الأخبار العربية: من قال ماذا، ونقلا عن من، وما مدى الثقة به.
about-version = الإصدار { $version }
about-licence = إسناد: رخصة MIT أو Apache-2.0. الخطوط (Noto وAmiri وIBM Plex): رخصة SIL Open Font License 1.1. الأيقونات (Lucide): رخصة ISC.
notice-saved = حُفظ { $file }.
notice-pasted-nothing = ليس في الحافظة نص. انسخ نص مقال أولا ثم ألصقه هنا.
notice-no-dialog = لا تستجيب نافذة اختيار الملفات في هذا النظام. اكتب المسار بدلا من ذلك.
notice-deleted = حُذفت العلامة.
notice-tied = أُسند إلى { $source }.
notice-not-a-source = اختر مصدرا أو لفظ إسناد: هذه ليست أيا منهما.
notice-mark-needs-selection = حدّد نصا أولا ثم اضغط { $key }.
notice-opened-with = قُرئ بترميز { $encoding }. إن بدت الحروف خاطئة فاختر ترميزا آخر من شريط الحالة.
notice-reread-marked = في هذا المقال علامات. تراجع عنها أولا أو افتح الملف من جديد، فالترميز الآخر يغيّر النص من تحتها.
notice-cannot-undo-open = لا يمكن التراجع عن هذا.
error-open = تعذّر فتح { $file }. { $why }
error-save = تعذّر حفظ { $file }. { $why } عملك ما زال هنا؛ احفظه في مكان آخر.
error-settings = تعذّر حفظ الإعدادات. { $why }
error-edit = هذا التغيير غير ممكن. { $why }
warning-open = { $file }: { $what }

## Steps, as undo names them

step-mark = الوسم
step-relabel = تغيير التصنيف
step-delete = حذف العلامة
step-edge = نقل طرف العلامة
step-add-range = ضمّ مدى
step-tie = الإسناد
step-untie = فك الإسناد
step-note = الملاحظة
step-block = نوع الفقرة
step-article = إضافة مقال
step-remove-article = إزالة مقال
step-label = التصنيفات
step-author = اسم المحلّل
step-encoding = ترميز آخر
undo-step = تراجع عن { $step }
redo-step = إعادة { $step }
text-author = اسمك
text-author-hint = تحمله العلامات الجديدة
