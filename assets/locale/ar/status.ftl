## Status line

status-saved = حُفظ
status-unsaved = لم يُحفظ
status-new = لم يُحفظ بعد
status-block = الفقرة { $block } من { $count }
status-marks = { $count ->
    [zero] لا علامات
    [one] علامة واحدة
    [two] علامتان
    [few] { $count } علامات
    [many] { $count } علامة
   *[other] { $count } علامة
}
status-selected = المحدد: { $words ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $words } كلمات
    [many] { $words } كلمة
   *[other] { $words } كلمة
  }، { $characters ->
    [zero] لا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $characters } محارف
    [many] { $characters } محرفا
   *[other] { $characters } محرف
  }
status-selected-much = المحدد: { $characters ->
    [zero] لا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $characters } محارف
    [many] { $characters } محرفا
   *[other] { $characters } محرف
  }
status-extend = مدّ بالكلمة
status-cancel = إلغاء
status-pick = اختر مصدر هذا الادعاء
status-pick-how = انقر، أو انتقل بالمفتاح{ "\u00A0\u2066]\u2069" } ثم اضغط Enter
status-pick-how-short = بنقرة، أو{ "\u00A0\u2066]\u2069" } ثم Enter
status-next = العلامة التالية
status-claims-untied = { $count ->
    [zero] لا ادعاء بلا مصدر
    [one] ادعاء واحد بلا مصدر
    [two] ادعاءان بلا مصدر
    [few] { $count } ادعاءات بلا مصدر
    [many] { $count } ادعاء بلا مصدر
   *[other] { $count } ادعاء بلا مصدر
}
status-pick-hop = اختر من نُقل عن طريقه
status-pick-cue = اختر لفظ الإسناد
status-pick-related = اختر الادعاء الذي { $relation ->
    [supports] يدعمه
    [contradicts] يناقضه
    [repeats] يكرره
   *[updates] يحدّثه
  } هذا الادعاء، هنا أو في مقال آخر
status-read-only = للقراءة فقط
status-saving = يُحفظ { $file }…
status-opening = يُفتح { $file }…
status-updating = يُبحث عن العلامات في النص الجديد لـ{ $file }…
