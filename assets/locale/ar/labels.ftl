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
