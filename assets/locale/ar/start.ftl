## Start

start-heading = ابدأ بمقال
start-body = حدّد من قال ماذا، ونقلا عمّن، وما مدى الثقة به. كل شيء يبقى في ملف واحد على جهازك.
start-open = افتح مقالا أو مشروعا
start-paste = ألصق نصا
start-sample = جرّب المشروع النموذجي
start-drop = أو أفلت ملفا هنا: txt, html, docx, md, ron
start-recent = الملفات الأخيرة
start-claim = ما يُقال
start-source = من يقوله
start-cue = كيف يُقال
status-empty = لا ملف مفتوح
project-new = مشروع جديد
file-missing = غير موجود
