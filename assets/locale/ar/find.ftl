## البحث

command-find = البحث في المقال
command-find-in-project = البحث في المشروع
command-find-query = البحث عن كلمات أخرى
command-find-next = الموضع التالي
command-find-previous = الموضع السابق
command-find-exact = البحث المطابق أو بأي رسم
command-find-go = الانتقال إلى الموضع
command-find-mark-all = وسم المواضع كلها
command-find-close = إغلاق شريط البحث
step-mark-all = وسم المواضع كلها
find-hint = البحث في هذا المقال
find-in-project-hint = البحث في المشروع
find-count = { $at } من { $count }
find-count-all = { $count ->
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعا
   *[other] { $count } موضع
}
find-none = لا نتائج
find-searching = جارٍ البحث…
find-nothing-left = لا حروف
find-exact = مطابق
find-exact-tooltip = الحروف والحركات نفسها فقط. وإلا فلا فرق بين صور الهمزة والحركات والتطويل والألف المقصورة والياء، والتاء المربوطة والهاء، والأرقام، والحروف اللاتينية كبيرها وصغيرها.
find-mark-all = وسم الكل
find-mark-all-tooltip = وسم المواضع كلها بتصنيف واحد في خطوة واحدة
find-close = إغلاق
find-results = نتائج البحث في المشروع
find-results-hint = اكتب ما تبحث عنه في المقالات كلها.
find-results-count = { $hits ->
    [0] لا نتائج
    [one] موضع واحد
    [two] موضعان
    [few] { $hits } مواضع
    [many] { $hits } موضعا
   *[other] { $hits } موضع
}{ $articles ->
    [0] { "" }
    [one] { " " }في مقال واحد
    [two] { " " }في مقالين
    [few] { " " }في { $articles } مقالات
    [many] { " " }في { $articles } مقالا
   *[other] { " " }في { $articles } مقال
}
find-more = { $count ->
    [one] وموضع آخر
    [two] وموضعان آخران
    [few] و{ $count } مواضع أخرى
    [many] و{ $count } موضعا آخر
   *[other] و{ $count } موضع آخر
}
notice-marked-all = { $count ->
    [0] لم يوسم شيء
    [one] وُسم موضع واحد
    [two] وُسم موضعان
    [few] وُسمت { $count } مواضع
    [many] وُسم { $count } موضعا
   *[other] وُسم { $count } موضع
}{ $known ->
    [0] .
    [one] ؛ وكان موضع واحد موسوما من قبل.
    [two] ؛ وكان موضعان موسومين من قبل.
    [few] ؛ وكانت { $known } مواضع موسومة من قبل.
    [many] ؛ وكان { $known } موضعا موسوما من قبل.
   *[other] ؛ وكان { $known } موضع موسوما من قبل.
}
