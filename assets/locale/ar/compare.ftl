## مشروع زميل إلى جانب مشروعك

command-compare = مراجعة ملف زميل…
command-compare-path = مراجعة ملف زميل بكتابة المسار…
command-compare-leave = إنهاء المقارنة
command-next-difference = الاختلاف التالي
command-previous-difference = الاختلاف السابق
command-choose-difference = الذهاب إلى اختلاف
command-filter-differences = عرض بعض الاختلافات فقط
command-take-difference = أخذ نسخة الزميل
command-take-all-differences = أخذ كل ما عند الزميل
command-stop-taking = إيقاف الجمع
command-page-review = المراجعة
step-take-difference = أخذ نسخة الزميل
compare-with = مقارنة مع { $name }
compare-mine = عندي
compare-line-below = خط تحت النص
compare-line-above = خط فوق النص
compare-more = المزيد في هذه المقارنة
compare-differences = الاختلافات
compare-same = متطابق عند الطرفين
compare-equal = لا اختلاف: كل ما علّمه أحدكما أو كتبه فعله الآخر أيضا.
compare-none-listed = لا اختلاف كهذا. اختر نوعا آخر أو شخصا آخر.
compare-choose = اختر اختلافا من القائمة أو من النص.
compare-place = { $at } من { $count }
compare-status = { $count ->
    [0] لا اختلاف
    [one] اختلاف واحد
    [two] اختلافان
    [few] { $count } اختلافات
    [many] { $count } اختلافا
   *[other] { $count } اختلاف
  }، والمتطابق { $same }
compare-whose-anybody = عرض كل الاختلافات
compare-whose-mine = عرض ما كان فيما عندي
compare-whose-theirs = عرض ما كان فيما عند { $name }
compare-whose-author = عرض ما كان من عمل { $name }
compare-not-mine = ليس عندك علامة كهذه.
compare-not-theirs = ليس عند { $name } علامة كهذه.
compare-alike = وهذا متطابق عند الطرفين:
compare-by = من { $name }
compare-said-by = القائل:
compare-show = فتح ما عندي في المقال
compare-take-away = حذف ما عندي إذ ليس عند الزميل
compare-cannot-take = المقال الذي عندك وحدك يبقى، والتعارض يُبتّ فيه من نسختيه.
compare-nothing-to-take = هو في المشروع من قبل.
compare-no-place = الكلمات المعلَّمة ليست في نصك، أو ليست في موضع واحد مؤكد: علّمها هناك بيدك.
compare-no-place-for-note = الفقرة التي تخصها هذه الملاحظة ليست في نصك، أو عليها ملاحظة من قبل.
compare-again = تغيّر المشروع للتوّ وتجري مقارنته من جديد. أعد المحاولة.
compare-taking = يُجمع { $file } وعملك…
compare-merged = جُمع { $file } وعملك معا.
compare-merged-conflicts = جُمع { $file } وعملك معا. { $count ->
    [one] في موضع واحد يختلف القولان
    [two] في موضعين يختلف القولان
    [few] في { $count } مواضع يختلف القولان
    [many] في { $count } موضعا يختلف القولان
   *[other] في { $count } موضع يختلف القولان
  }: يظهر ما عندك، ويُحفظ ما عند زميلك في المشروع تعارضا.
compare-no-article = لا مقال مشترك
compare-no-article-body = ليس في { $file } أي من مقالات مشروعك، بأي نسخة. أنه المقارنة، أو افتح المشروع الذي عمل عليه { $name }.
compare-path-title = مراجعة ملف زميل
compare-path-body = مسار مشروع عمل عليه زميل.
compare-path-do = مقارنة
compare-dropped-title = { $file } مشروع
compare-dropped-body = أتقارنه بالمشروع المفتوح أم تفتحه مكانه؟
compare-dropped-open = فتحه مكانه
compare-dropped-compare = مقارنة
difference-only-mine = عندي فقط
difference-only-theirs = عند { $name } فقط
difference-label = تصنيف آخر
difference-range = مقطع آخر
difference-attribution = مصدر آخر
difference-grade = تقدير آخر
difference-note = ملاحظة أخرى
difference-review = الأحكام والتعليقات
difference-other = غير ذلك
difference-tag-grade = التقدير { $mine } / { $theirs }
difference-said-grade = التقدير { $mine } / { $theirs }
difference-said-values = { $mine } / { $theirs }
difference-said-only-mine = عندي فقط
difference-said-only-theirs = عند { $name } فقط
difference-said-unplaced = ليس لعلامة { $name } موضع مؤكد في نصك
difference-said-attribution = منسوب على وجه آخر
difference-said-conflict = تعارض لم يُبتّ فيه
difference-said-text = نص آخر
difference-said-signs = لا يفرق بينهما إلا علامات أو فراغات
difference-said-shorter = { $less ->
    [one] علامتي أقصر بكلمة
    [two] علامتي أقصر بكلمتين
    [few] علامتي أقصر بـ{ $less } كلمات
    [many] علامتي أقصر بـ{ $less } كلمة
   *[other] علامتي أقصر بـ{ $less } كلمة
  }
difference-said-longer = { $more ->
    [one] علامتي أطول بكلمة
    [two] علامتي أطول بكلمتين
    [few] علامتي أطول بـ{ $more } كلمات
    [many] علامتي أطول بـ{ $more } كلمة
   *[other] علامتي أطول بـ{ $more } كلمة
  }
difference-said-elsewhere = { $more ->
    [one] كلمة عندي فقط
    [two] كلمتان عندي فقط
    [few] { $more } كلمات عندي فقط
    [many] { $more } كلمة عندي فقط
   *[other] { $more } كلمة عندي فقط
  }، و{ $less ->
    [one] كلمة عنده فقط
    [two] كلمتان عنده فقط
    [few] { $less } كلمات عنده فقط
    [many] { $less } كلمة عنده فقط
   *[other] { $less } كلمة عنده فقط
  }
# أحكام المراجع في صفحة المقارنة
command-next-open-difference = الاختلاف التالي الذي لا حكم عليه
compare-verdict-on = الحكم على علامة { $name }
compare-proposal-to = اقتراح على { $name }
compare-no-verdict = الأحكام على العلامات. ما تراه في هذا يُقال في تعليق.
compare-only-proposed = هذه العلامة عندك وحدك، فلا شيء عند زميلك يُحكم عليه. بالمفتاح{ "\u00A0" }{ $key } تقترحها.
compare-nothing-to-propose = لا تُقترح إلا علامة ليست عند زميلك.
compare-no-change-of-source = القائل ليس جزءا من العلامة، فلا يعدّله حكم. ارفض العلامة، أو اذكر في تعليق من ينبغي أن يكون.
compare-accept = قبول
compare-change = تعديل
compare-reject = رفض
compare-propose = اقتراح هذه العلامة
compare-change-to = تعديلها إلى
compare-mine-range = المقطع الذي عندي
compare-mine-label = التصنيف الذي عندي
compare-mine-grade = التقدير الذي عندي
compare-mine-note = الملاحظة التي عندي
compare-mine-attribution = من أقصده
compare-mine-other = ما عندي
compare-ungraded = بلا تقدير
compare-comments-article = التعليقات على المقال
compare-left = { $count ->
    [zero] لم يبق اختلاف بلا حكم.
    [one] بقي اختلاف واحد بلا حكم.
    [two] بقي اختلافان بلا حكم.
    [few] بقيت { $count } اختلافات بلا حكم.
    [many] بقي { $count } اختلافا بلا حكم.
   *[other] بقي { $count } اختلاف بلا حكم.
  }
compare-finish = إنهاء المراجعة
compare-open-only = ما لا حكم عليه
compare-settled = حُكم في { $settled } من { $count }
compare-settled-accept = مقبولة
compare-settled-change = طُلب تعديلها
compare-settled-reject = مرفوضة
compare-settled-propose = مقترحة
compare-unsaved = المراجعة غير محفوظة
compare-restored = عاد إلى هنا ما قلته عنه حتى { $time } ولم يكن في أي ملف.
compare-all-settled = لكل علامة مختلفة حكم. بالمفتاح{ "\u00A0" }{ $key } تُنهى المراجعة.
compare-cannot-propose = في مشروع زميلك علامة أخرى بمعرّف هذه. اذكر الناقص في تعليق.
compare-no-place-there = الكلمات المعلَّمة ليست في نص زميلك، أو ليست في موضع واحد مؤكد.
