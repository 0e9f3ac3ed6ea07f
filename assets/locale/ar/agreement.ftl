## Agreement between analysts

agree-people = الاتفاق بين { $people }
agree-person = { $name } ({ $marks ->
    [zero] بلا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $marks } علامات
    [many] { $marks } علامة
   *[other] { $marks } علامة
  })
agree-articles = { $articles ->
    [zero] لا مقال مشترك
    [one] مقال مشترك واحد
    [two] مقالان مشتركان
    [few] { $articles } مقالات مشتركة
    [many] { $articles } مقالا مشتركا
   *[other] { $articles } مقال مشترك
  }
agree-left-out = استُبعد لأنه ليس لدى الجميع: { $title } ({ $name })
agree-unplaced = { $marks ->
    [one] استُبعدت علامة لا موضع مؤكدا لها في نص الأول ({ $name })
    [two] استُبعدت علامتان لا موضع مؤكدا لهما في نص الأول ({ $name })
    [few] استُبعدت { $marks } علامات لا موضع مؤكدا لها في نص الأول ({ $name })
   *[other] استُبعدت { $marks } علامة لا موضع مؤكدا لها في نص الأول ({ $name })
  }
agree-spans = المقاطع
agree-spans-of = المقاطع: { $label }
agree-labels = تصنيف العلامات التي في الموضع نفسه
agree-labels-of = تصنيف العلامات التي في الموضع نفسه: { $label } أو غيره
agree-sources = إلى من تُسند الادعاءات
agree-manner = طريقة النقل
agree-credibility = مصداقية الادعاءات
agree-likelihood = احتمال الادعاءات
agree-confidence = الثقة
agree-reliability = موثوقية المصادر
agree-things = { $things ->
    [zero] لا وحدات
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $things } وحدات
    [many] { $things } وحدة
   *[other] { $things } وحدة
  }، { $places ->
    [zero] ولا خلاف
    [one] والخلاف في واحدة
    [two] والخلاف في اثنتين
   *[other] والخلاف في { $places }
  }
agree-cohen-kappa = معامل كوهين κ
agree-fleiss-kappa = معامل فلايس κ
agree-alpha-nominal = معامل كريبندورف α (اسمي)
agree-alpha-ordinal = معامل كريبندورف α (ترتيبي)
agree-alpha-interval = معامل كريبندورف α (فتري)
agree-alpha-u = معامل كريبندورف α للوحدات
agree-gamma = معامل ماتيه γ
agree-interval = من { $low } إلى { $high }، وعدد النصوص العشوائية { $samples }
agree-inexact = لا يقين في أن المقابلة هي الفضلى
agree-undefined = غير معرّف: { $why }
agree-undefined-sentence = غير معرّف: { $why }.
agree-one-person = أقل من شخصين
agree-nothing-shared = لم يحكم شخصان على شيء واحد
agree-no-variation = الجميع يقول الشيء نفسه دائما، فالمصادفة تفسر كل شيء
agree-unequal-counts = لم يحكم على كل شيء عدد متساو من الأشخاص
agree-no-units = لم يعلّم أحد شيئا
agree-overlap = علامات لشخص واحد بالتصنيف نفسه تتداخل
agree-too-many = علامات أكثر مما يحتمل تقع بعضها فوق بعض
agree-cancelled = أُوقف
agree-table = ما يقوله أحدهم وما يقابله عند غيره:
agree-table-two = في الصفوف ما عند { $first }، وفي الأعمدة ما عند { $second }:
agree-places = مواضع الخلاف:
agree-more = { $count ->
    [one] وواحد غيرها
    [two] واثنان غيرها
   *[other] و{ $count } غيرها
  }
agree-unmarked = بلا علامة
agree-other-label = تصنيف آخر
agree-untied = بلا إسناد

# The page
agree-people-title = الأشخاص
agree-me = أنا
agree-open-project = المشروع المفتوح
agree-count-people = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصا
   *[other] { $count } شخص
  }
agree-marks = { $marks ->
    [zero] بلا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $marks } علامات
    [many] { $marks } علامة
   *[other] { $marks } علامة
  }
agree-leave-out = القياس من دون { $name }
agree-old = تغيّر شيء منذ هذا القياس.
agree-measuring = يجري القياس: { $part }
agree-empty = قارن قراءتك بقراءة زملائك: أضف مشاريعهم للمقالات نفسها، أو أفلت الملفات هنا.
agree-empty-no-article = افتح أولا مشروعا أو مقالا، ثم يمكن أن تقارن قراءته بقراءة زملائك.
agree-empty-measuring = يجري القياس…
agree-empty-nothing-common = لا مقال لدى هؤلاء جميعا. استبعد من قرأ غيره.
agree-empty-not-measured = لم يُقس شيء بعد.
agree-details = مم جاء الرقم
agree-close = إغلاق
agree-group-spans = المقاطع
agree-group-labels = التصنيف في الموضع نفسه
agree-group-attributions = الإسناد
agree-group-grades = التقديرات
agree-all-labels = كل التصنيفات
agree-column-things = الوحدات
agree-column-places = الخلاف
agree-undefined-short = غير معرّف
agree-in-plot = في الرسم: { $what }
agree-sign-cohen-kappa = كوهين κ
agree-sign-fleiss-kappa = فلايس κ
agree-sign-alpha = كريبندورف α
agree-sign-alpha-u = كريبندورف α للوحدات، α U
agree-sign-gamma = ماتيه γ، مع مداه في النصوص العشوائية
agree-bands = المظلَّل: من 0.667 فصاعدا ومن 0.8 فصاعدا. يستخلص كريبندورف من مثل هذه القيم لمعامل α نتائج أولية ثم نتائج ثابتة. وهذان الحدّان عُرف وُضع لمعامل α، وتجاوزهما لا يجعل العمل جيدا.
agree-other-values = { $count ->
    [one] قيمة أخرى واحدة
    [two] قيمتان أخريان
    [few] { $count } قيم أخرى
    [many] { $count } قيمة أخرى
   *[other] { $count } قيمة أخرى
  }
agree-places-title = مواضع الخلاف
agree-places-all = كل مواضع الرقم
agree-places-none = لا خلاف في شيء.
agree-places-none-such = ليس بين هذه موضع خلاف.
agree-show-more = أظهر { $count } أخرى
agree-says = { $value }: { $names }
agree-path-title = قياس الاتفاق
agree-path-body = مسار مشروع زميل للمقالات نفسها.
agree-path-do = قياس

command-page-agreement = الاتفاق
command-agree-with = قياس الاتفاق مع مشاريع الزملاء…
command-agree-path = قياس الاتفاق مع مشروع بكتابة المسار…
command-agree-without = القياس من دون مشروع
command-agree-measure = إعادة القياس
command-agree-stop = إيقاف
command-agree-show = إظهار الموضع
family-agree = الاتفاق

# The report
agree-column-question = السؤال
agree-column-words = الكلمات
agree-column-said = من يقول ماذا
agree-name-cohen-kappa = كوهين κ
agree-name-fleiss-kappa = فلايس κ
agree-name-alpha = α
agree-name-alpha-u = α للوحدات
agree-name-gamma = γ
agree-disputes = مواضع الخلاف
agree-plot = المعاملات على محور واحد
agree-hidden = { $count ->
    [one] موضع خلاف واحد في مقال لا يظهر هنا
    [two] موضعا خلاف في مقالات لا تظهر هنا
    [few] { $count } مواضع خلاف في مقالات لا تظهر هنا
   *[other] { $count } موضع خلاف في مقالات لا تظهر هنا
  }
export-part-agreement = الاتفاق
export-part-agreement-old = الاتفاق كما قيس آخر مرة
export-part-agreement-none = الاتفاق (لم يُقس بعد)
