## إدخال عمل الأدوات الأخرى

command-import = استيراد علامات…
command-import-path = استيراد علامات بكتابة المسار…
command-import-as = اختيار الصيغة
command-import-text = اختيار النص
command-import-accept = استيراد
step-import = الاستيراد
import-title = استيراد { $file }
import-reading = تجري قراءة الملف والبحث عن مواضعه… { $part }
import-which = لا شيء في الملف يدل على الأداة التي كتبته. اختر صيغته.
import-which-of = قد يكون الملف بإحدى هذه الصيغ. اختر صيغته منها.
import-format-w3c = ملفات JSON-LD باقتباسات أو مواضع
import-format-brat = العلامات في NAME.ann والنص في NAME.txt إلى جانبه
import-format-cas-json = ملفات JSON من UIMA كما يكتبها INCEpTION
import-format-cas-xmi = ملفات XML من UIMA كما تكتبها برامج أقدم
import-format-webanno-tsv = كلمة في كل سطر كما يكتبها WebAnno وINCEpTION
import-format-qdpx = مشاريع NVivo وATLAS.ti وMAXQDA وQualCoder
import-format-label-studio = ملف JSON فيه المهام ونتائجها
import-format-doccano = ملف JSON فيه نص في كل سطر
import-format-hypothesis = ملاحظات على صفحات الويب من واجهته البرمجية
import-text-body = يذكر الملف ما عُلّم ولا يذكر في أي نص، وليس في المشروع مقال واحد بعينه فيه هذه الكلمات. اختر ملف النص الذي يتحدث عنه.
import-text-choose = اختيار النص…
import-text-path = كتابة مساره
import-path-title = استيراد علامات
import-path-body = مسار ملف كتبته أداة أخرى.
import-path-do = استيراد
import-path-text-title = النص
import-path-text-body = مسار ملف النص الذي تخصه العلامات.
import-path-text-do = استعمال هذا النص
import-into-open = صيغة الملف { $format }. يُضاف ما فيه إلى المشروع المفتوح في خطوة واحدة يمكن التراجع عنها.
import-into-new = صيغة الملف { $format }. يصير ما فيه مشروعا جديدا.
import-text-of = ليس في الملف نص؛ وكل ما يقتبسه وارد في المقال { $title }.
import-nothing = كله في المشروع من قبل.
import-articles = المقالات
import-fate-new = جديد
import-fate-same = موجود في المشروع
import-fate-version = موجود في المشروع بنسخة أخرى
import-fate-beside = يدخل إلى جانب نسخته الأخرى في المشروع
import-comes = ما يدخل
import-annotations = العلامات:
import-attributions = الإسنادات:
import-relations = العلاقات:
import-labels = التصنيفات:
import-sources = المصادر:
import-remarks = ملاحظات على المقالات:
import-added = { $count ->
    [zero] لا يُضاف شيء
    [one] يُضاف { $count }
    [two] يُضاف { $count }
    [few] تُضاف { $count }
    [many] يُضاف { $count }
   *[other] يُضاف { $count }
}
import-known = والموجود من قبل { $count }
import-filled = { $count ->
    [zero] لا يُكمَّل شيء
    [one] يُكمَّل { $count }
    [two] يُكمَّل { $count }
    [few] تُكمَّل { $count }
    [many] يُكمَّل { $count }
   *[other] يُكمَّل { $count }
}
import-beside = { $count ->
    [one] علامة واحدة تقع على كلمات عُلّمت في المشروع بالتصنيف نفسه، لكن علّمها شخص آخر أو قيل فيها غير ذلك. تبقى العلامتان معا.
    [two] علامتان تقعان على كلمات عُلّمت في المشروع بالتصنيف نفسه، لكن علّمها شخص آخر أو قيل فيها غير ذلك. تبقى هذه وتلك معا.
    [few] { $count } علامات تقع على كلمات عُلّمت في المشروع بالتصنيف نفسه، لكن علّمها شخص آخر أو قيل فيها غير ذلك. تبقى هذه وتلك معا.
    [many] { $count } علامة تقع على كلمات عُلّمت في المشروع بالتصنيف نفسه، لكن علّمها شخص آخر أو قيل فيها غير ذلك. تبقى هذه وتلك معا.
   *[other] { $count } علامة تقع على كلمات عُلّمت في المشروع بالتصنيف نفسه، لكن علّمها شخص آخر أو قيل فيها غير ذلك. تبقى هذه وتلك معا.
  }
import-unplaced = بلا موضع مؤكد: { $count }
import-unplaced-body = في مقال المشروع كلمات أخرى هناك. تدخل هذه العلامات مع المقال كما هو في الملف، إلى جانب الآخر.
import-state-exact = وُجد
import-state-moved = وُجد
import-state-fuzzy = هناك ما يشبهه
import-state-ambiguous = وُجد في أكثر من موضع
import-state-orphan = لم يوجد
import-lost = لم يدخل: { $count }
import-lost-no-span = لا يعلّم نصا
import-lost-outside-text = خارج النص
import-lost-other-words = في النص هناك كلمات أخرى
import-lost-ambiguous = كلمات ترد في أكثر من موضع
import-lost-property = خصائص لا مقابل لها
import-lost-tie = روابط لا مقابل لها
import-lost-dangling = إشارات إلى ما ليس في الملف
import-lost-part = أجزاء لا نفع لها هنا
import-lost-unfitting = ما لا تسمح به قواعد المشروع
import-lost-one = { $name } × { $count }
import-more = … و{ $count } غيرها.
notice-imported = { $file }: { $count ->
    [zero] لم تدخل علامات
    [one] دخلت علامة واحدة
    [two] دخلت علامتان
    [few] دخلت { $count } علامات
    [many] دخلت { $count } علامة
   *[other] دخلت { $count } علامة
}. للتراجع: { $key }
import-unread = لا يمكن استيراد { $file }. { $why }
import-text-encoding = ليس { $file } نصا بترميز UTF-8. احفظه بهذا الترميز أولا.
