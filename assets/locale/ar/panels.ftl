app-name = إسناد

## Menus and panels

menu = القائمة
menu-file = الملف
menu-edit = التحرير
menu-mark = علامات
menu-view = العرض
menu-help = المساعدة
menu-recent = الملفات الأخيرة
menu-block = نوع الفقرة
menu-text = النص والمظهر
menu-encoding = الترميز
articles = المقالات
outline = المخطط
search-hint = ابحث أو نفّذ أمرا
palette-article = مقال
palette-source = مصدر
palette-empty = لا شيء بهذا الاسم. اكتب كلمة أخرى بالعربية أو الإنجليزية.
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
marks = العلامات
marks-search = نصوص وملاحظات ووسوم
marks-scope = هذا المقال
marks-here = هذا المقال
marks-everywhere = المشروع كله
marks-sort = الترتيب
marks-by-place = بحسب الموضع
marks-by-time = بحسب الوقت
marks-by-label = بحسب التصنيف
marks-by-grade = بحسب التقدير
marks-sorted-place = الموضع
marks-sorted-time = الوقت
marks-sorted-label = التصنيف
marks-sorted-grade = التقدير
marks-label = التصنيف
marks-any-label = أي تصنيف
marks-state = الحالة
marks-any-state = أي حالة
marks-unresolved = لم تكتمل
marks-unidentified = مصدر ليس في السجل
marks-in-review = عليها حكم أو تعليق مفتوح
marks-unattributed = بلا إسناد
marks-without-source = بلا مصدر
marks-in-verb = المصدر في الفعل
marks-named = المصدر مذكور
marks-source = المصدر
marks-any-source = أي مصدر
marks-grade = التقدير
marks-any-grade = أي تقدير
marks-grade-of = التقدير { $grade }
marks-ungraded = بلا تقدير
marks-author = المحلّل
marks-any-author = أي محلّل
marks-clear = مسح المرشحات
marks-count = { $all ->
    [zero] لا علامات
    [one] { $found } من علامة واحدة
    [two] { $found } من علامتين
    [few] { $found } من { $all } علامات
    [many] { $found } من { $all } علامة
   *[other] { $found } من { $all } علامة
}
marks-none = لا علامات بعد. حدّد كلمات في المقال واضغط مفتاح تصنيف.
marks-none-found = لا علامة كهذه. امسح المرشحات لترى الكل.
marks-unseen = محارف خفية
text-dim = سطر التركيز
dim-nothing = لا
dim-paragraph = الفقرة
dim-line = السطر
panel-list = قائمة المقالات والعلامات
panel-inspector = لوحة التفاصيل

## Files held over the window

drop-open = أفلت للفتح
drop-agree = أفلت للمقارنة بمشروعك
