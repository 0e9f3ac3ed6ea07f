## التصدير والاستيراد

report-author = إعداد
report-made = التاريخ
report-holds = المحتوى
report-counts = { $articles ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $articles } مقالات
    [many] { $articles } مقالا
   *[other] { $articles } مقال
  }، { $claims ->
    [zero] لا ادعاءات
    [one] ادعاء واحد
    [two] ادعاءان
    [few] { $claims } ادعاءات
    [many] { $claims } ادعاء
   *[other] { $claims } ادعاء
  }، { $sources ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $sources } مصادر
    [many] { $sources } مصدرا
   *[other] { $sources } مصدر
  }
report-byline = بقلم
report-published = تاريخ النشر
report-publisher = الناشر
report-url = العنوان
report-claims = الادعاءات
report-sheets = صفحات المصادر
report-notes = الملاحظات
report-contents = المحتويات
report-number = الرقم
report-gloss-ar = الترجمة العربية
report-gloss-en = الترجمة الإنجليزية
report-place = الموضع
report-block = الفقرة { $block }
report-part = دوره فيه
report-own = قوله هو
report-passed-on = نقله عن غيره
loss-no-span = { $name }: لا يعلّم نصا
loss-outside-text = { $name }: يقع خارج النص
loss-other-words = { $name }: في النص هناك كلمات أخرى
loss-ambiguous = { $name }: كلماته ترد في أكثر من موضع
loss-property = { $name }: لا مقابل له هنا
loss-tie = { $name }: رابط لا مقابل له هنا
loss-dangling = { $name }: يشير إلى ما ليس في الملف
loss-part = { $name }: تُرك
loss-unfitting = { $name }: لا تسمح به قواعد المشروع
# لمن يقرأ: HTML وMarkdown وWord وExcel
report-articles = المقالات
report-attributions = الإسنادات
report-marks = العلامات
report-manner = طريقة النقل
report-whole-article = المقال كله
report-about-block = عن هذه الفقرة
