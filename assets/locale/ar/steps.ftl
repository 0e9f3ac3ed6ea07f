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
step-import-labels = استيراد تصنيفات
