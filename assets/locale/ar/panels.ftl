app-name = إسناد

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
