## البحث

command-find = البحث في المقال
command-find-in-project = البحث في المشروع
command-find-query = البحث عن كلمات أخرى
command-find-next = الموضع التالي
command-find-previous = الموضع السابق
command-find-exact = البحث المطابق أو بأي رسم
command-find-go = الانتقال إلى الموضع
command-find-mark-all = تعليم المواضع كلها
command-find-close = إغلاق شريط البحث
step-mark-all = تعليم المواضع كلها
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
find-count-here = { $hits } في هذا المقال
find-none = لا نتائج
find-none-here = ليس في هذا المقال
find-searching = جارٍ البحث…
find-nothing-left = لا حروف
find-exact = مطابقة تامة
find-exact-tooltip = الحروف والحركات نفسها فقط. وإلا فلا فرق بين صور الهمزة والحركات والتطويل والألف المقصورة والياء، والتاء المربوطة والهاء، والأرقام، والحروف اللاتينية كبيرها وصغيرها.
find-mark-all = تعليم الكل
find-mark-all-tooltip = تعليم المواضع كلها بتصنيف واحد في خطوة واحدة
find-close = إغلاق
find-results = نتائج البحث في المشروع
find-results-hint = اكتب ما تبحث عنه في المقالات كلها.
find-results-count = { $hits ->
    [0] لم يُعثر على شيء. { $exact ->
        [yes] جرّب كلمات أخرى، أو ألغِ «مطابقة تامة».
       *[other] جرّب كلمات أخرى.
    }
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
    [0] لم يُعلَّم شيء
    [one] عُلّم موضع واحد
    [two] عُلّم موضعان
    [few] عُلّمت { $count } مواضع
    [many] عُلّم { $count } موضعا
   *[other] عُلّم { $count } موضع
}{ $known ->
    [0] .
    [one] ؛ وكان موضع واحد معلَّما من قبل.
    [two] ؛ وكان موضعان معلَّمين من قبل.
    [few] ؛ وكانت { $known } مواضع معلَّمة من قبل.
    [many] ؛ وكان { $known } موضعا معلَّما من قبل.
   *[other] ؛ وكان { $known } موضع معلَّما من قبل.
}
