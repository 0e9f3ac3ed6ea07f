## عمل تركته نافذة أُغلقت من غير أن يُطلب ذلك

recovery-title = لم يُغلق إسناد على الوجه الصحيح
recovery-title-kept = عمل غير محفوظ تُرك جانبا
recovery-work = عمل غير محفوظ في { $name }، { $time }
recovery-untitled = مشروع بلا ملف
recovery-against-file = ما تغيّره الاستعادة
recovery-against-nothing = ما يحويه
recovery-articles = المقالات:{" "}
recovery-marks = العلامات:{" "}
recovery-notes = الملاحظات:{" "}
recovery-ties = الروابط:{" "}
recovery-reviews = الأحكام والتعليقات:{" "}
recovery-sources = المصادر:{" "}
recovery-labels = التصنيفات:{" "}
recovery-added = إضافة { $count }
recovery-changed = تعديل { $count }
recovery-removed = حذف { $count }
recovery-other = تفاصيل المشروع وحدها، كاسمه.
recovery-example-added = ما أُضيف
recovery-example-changed = ما عُدّل
recovery-example-removed = ما حُذف
recovery-more = { $count ->
    [one] ينتظر عمل آخر يُعرض بعد هذا.
    [two] ينتظر عملان آخران يُعرضان بعد هذا.
    [few] تنتظر { $count } أعمال أخرى تُعرض بعد هذا.
    [many] ينتظر { $count } عملا آخر يُعرض بعد هذا.
   *[other] ينتظر { $count } عمل آخر يُعرض بعد هذا.
}
recovery-file-changed = تغيّر الملف منذ بدء هذا العمل. تعرض الاستعادة العمل غير محفوظ، ويبقى الملف كما هو حتى تحفظ.
recovery-file-gone = لم يعد الملف موجودا. يمكن حفظ العمل المستعاد من جديد.
recovery-file-unreadable = لا يمكن قراءة الملف مشروعا.
recovery-restore = استعادة
recovery-keep = إبقاء الملف كما هو
recovery-keep-untitled = تركه جانبا
recovery-delete = حذف هذا العمل
recovery-restored = عاد العمل بوصفه تغييرات غير محفوظة. احفظه ليبقى.
recovery-nothing = لا عمل غير محفوظ تُرك جانبا.
recovery-damaged = تُرك عمل غير محفوظ ولا يمكن استعادته: { $why }. وملفه باق.
recovery-not-kept = لا يمكن الاحتفاظ بالعمل غير المحفوظ تحسبا لتعطل: { $why }. احفظ كثيرا.
recovery-not-done = تعذّر ترك العمل المحتفظ به جانبا أو حذفه: { $why }.
