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
    [zero] لا مقال لدى الجميع
    [one] مقال واحد لدى الجميع
    [two] مقالان لدى الجميع
    [few] { $articles } مقالات لدى الجميع
    [many] { $articles } مقالا لدى الجميع
   *[other] { $articles } مقال لدى الجميع
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
agree-manner = طريقة الإسناد
agree-credibility = مصداقية الادعاءات
agree-likelihood = احتمال الادعاءات
agree-confidence = الثقة
agree-reliability = موثوقية المصادر
agree-things = { $things ->
    [zero] لا شيء
    [one] شيء واحد
    [two] شيئان
    [few] { $things } أشياء
    [many] { $things } شيئا
   *[other] { $things } شيء
  }، { $places ->
    [zero] ولا خلاف
    [one] والخلاف في واحد
    [two] والخلاف في اثنين
   *[other] والخلاف في { $places }
  }
agree-cohen-kappa = κ كوهين
agree-fleiss-kappa = κ فلايس
agree-alpha-nominal = α كريبندورف (اسمي)
agree-alpha-ordinal = α كريبندورف (ترتيبي)
agree-alpha-interval = α كريبندورف (فتري)
agree-alpha-u = α_U كريبندورف
agree-gamma = γ ماتيه
agree-interval = من { $low } إلى { $high }، { $samples } من النصوص العشوائية
agree-inexact = لا يقين في أن المقابلة هي الفضلى
agree-undefined = غير معرّف: { $why }
agree-one-person = أقل من شخصين
agree-nothing-shared = لم يحكم شخصان على شيء واحد
agree-no-variation = الجميع يقول الشيء نفسه دائما، فالمصادفة تفسر كل شيء
agree-unequal-counts = لم يحكم على كل شيء عدد متساو من الأشخاص
agree-no-units = لم يعلّم أحد شيئا
agree-overlap = علامات شخص واحد بتصنيف واحد تتداخل
agree-too-many = علامات أكثر مما يحتمل تقع بعضها فوق بعض
agree-cancelled = أُوقف
agree-table = أي قول يقابل أي قول:
agree-table-two = يقول { $first }، وكم مرة يقول { $second }:
agree-places = مواضع الخلاف:
agree-more = { $count ->
    [one] وواحد غيرها
    [two] واثنان غيرها
   *[other] و{ $count } غيرها
  }
agree-unmarked = بلا علامة
agree-other-label = تصنيف آخر
agree-untied = بلا إسناد
