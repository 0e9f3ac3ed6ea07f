## A newer version of an article's text

command-update-article = تحديث نص المقال…
command-update-article-path = تحديث نص المقال بكتابة المسار…
command-paste-version = تحديث نص المقال من الحافظة
command-update-choose = اختيار
command-update-next = العلامة التالية
command-update-previous = العلامة السابقة
command-update-accept = قبول
command-update-place = تعيين الموضع
command-update-drop = إسقاط
command-update-accept-certain = قبول كل العلامات المطابقة والمنقولة
command-update-show = عرض
command-update-next-place = الموضع التالي
command-update-previous-place = الموضع السابق
command-update-confirm = ضعها هنا
command-update-back = العودة إلى القائمة
command-update-apply = تطبيق
command-update-cancel = إلغاء
path-update-title = تحديث نص المقال
path-update-body = مسار نسخته الأحدث (txt أو html أو docx أو md).
path-update = مقارنة
step-update = تحديث النص
update-title = ما آلت إليه العلامات
update-title-encoding = ما تؤول إليه العلامات بهذا الترميز
update-all = الكل
update-exact = مطابقة
update-moved = منقولة
update-fuzzy = تقريبية
update-ambiguous = ملتبسة
update-orphan = بلا موضع
update-exact-why = الكلمات والموضع والسياق كما كانت
update-moved-why = الكلمات والسياق كما كانت، والموضع آخر
update-fuzzy-why = تغيّرت الكلمات أو ما حولها
update-ambiguous-why = مواضع عدة محتملة بالقدر نفسه
update-orphan-why = لا موضع يشبهها
update-old = النص الحالي
update-new = النص الجديد
update-accepted = مقبولة
update-placed = عُيّن موضعها
update-dropped = ستُسقط
update-open = تنتظر قرارك
update-left = { $count ->
    [zero] لم تبق علامة تنتظر قرارك
    [one] علامة واحدة تنتظر قرارك
    [two] علامتان تنتظران قرارك
    [few] { $count } علامات تنتظر قرارك
    [many] { $count } علامة تنتظر قرارك
   *[other] { $count } علامة تنتظر قرارك
}
update-ready = بُتّ في كل العلامات
update-drops = { $count ->
    [zero] لن تُسقط أي علامة
    [one] ستُسقط علامة واحدة
    [two] ستُسقط علامتان
    [few] ستُسقط { $count } علامات
    [many] ستُسقط { $count } علامة
   *[other] ستُسقط { $count } علامة
}
update-ties-gone = { $count ->
    [zero] لا يزول معها أي إسناد
    [one] يزول معها إسناد واحد
    [two] يزول معها إسنادان
    [few] تزول معها { $count } إسنادات
    [many] يزول معها { $count } إسنادا
   *[other] يزول معها { $count } إسناد
}
update-ties-loosened = { $count ->
    [zero] لا يفقد أي إسناد مصدره أو لفظه
    [one] يفقد إسناد واحد مصدره أو لفظه
    [two] يفقد إسنادان المصدر أو اللفظ
    [few] تفقد { $count } إسنادات المصدر أو اللفظ
    [many] يفقد { $count } إسنادا المصدر أو اللفظ
   *[other] يفقد { $count } إسناد المصدر أو اللفظ
}
update-relations-gone = { $count ->
    [zero] لا تزول أي علاقة
    [one] تزول علاقة واحدة
    [two] تزول علاقتان
    [few] تزول { $count } علاقات
    [many] تزول { $count } علاقة
   *[other] تزول { $count } علاقة
}
update-places = { $count ->
    [zero] لا موضع
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعا
   *[other] { $count } موضع
}
update-none = لا موضع في النص الجديد يشبهها.
update-none-shown = لا علامة على هذه الحال.
update-later = الإلغاء يبقي النص الحالي وعلاماته كلها، ويمكنك العودة إلى هذا متى شئت.
update-row = { $label }، { $state }، { $decision }: { $quote }
update-act = { $action }: { $quote }
update-place-title = أين موضع هذه العلامة؟
update-place-hint = حدّد الكلمات الصحيحة في النص الجديد.
update-place-part = الجزء { $number } من { $count }
update-place-candidate = الموضع { $number } من { $count }
update-same = النص الجديد هو النص الحالي نفسه، فلا تغيير.
update-cancelled = بقي المقال على نصه وعلاماته.
update-first = طبّق النص الجديد أو ألغه أولا.
update-overlap = سيقع جزءان من هذه العلامة على الكلمات نفسها، فبقيت كما هي.
update-undecided-notice = ما زالت علامات تنتظر قرارك.
update-done = { $dropped ->
    [0] حُدّث النص وبقيت العلامات كلها، وعددها { $kept }.
   *[other] حُدّث النص؛ العلامات الباقية { $kept } والمُسقطة { $dropped }.
}
