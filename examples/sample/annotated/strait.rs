//! The first article: the strait waits for the ships.

use super::desk::{Desk, judged};
use isnad::annotation::ClaimKind::{Accusation, Denial, Event, Figure, Forecast, Intention, Judgement};
use isnad::annotation::ClaimStatus::{BorneOut, Disputed, Open, Refuted, Withdrawn};
use isnad::annotation::Confidence::{High, Low, Moderate};
use isnad::annotation::Likelihood::{AlmostCertain, EvenChance, Likely, Unlikely, VeryLikely, VeryUnlikely};
use isnad::annotation::Manner::{Direct, Indirect, Mixed};

pub fn annotate(desk: Desk) -> Desk {
    let bytes = include_bytes!("../../../assets/sample.txt");
    let mut desk = desk.open("strait", "sample.txt", bytes, "بوابة النخيل", "2030-05-14");
    ministry(&mut desk);
    wreck(&mut desk);
    accident(&mut desk);
    lawyer(&mut desk);
    wheat(&mut desk);
    plan(&mut desk);
    doubts(&mut desk);
    inquiry(&mut desk);
    desk.credit("[بقلم]: ليلى", "haddad", "بقلم: [ليلى حدّاد]");
    desk.credit("[المصدر]: أفق", "ufuq", "المصدر: [أفق برس] +");
    desk.credit("[المصدر]: أفق", "marfa", "+ [صحيفة المرفأ] +");
    desk.credit("[المصدر]: أفق", "agencies", "المرفأ + [وكالات]");
    desk
}

fn ministry(desk: &mut Desk) {
    desk.claim(
        "headline",
        "يترقب [عودة السفن \"خلال أسابيع\"] وسط",
        "the return of the ships “within weeks”",
        judged(Forecast, Disputed, 4, Unlikely, Moderate),
    )
    .note(
        "العنوان يقتبس ولا ينسب. القائل هو الوزارة في الفقرة الأولى.",
        "The headline quotes and names nobody. The words are the ministry’s, in the first paragraph.",
    )
    .tags(&["عنوان", "مواعيد"])
    .said(Mixed);
    desk.claim(
        "weeks",
        "إن [حركة السفن في مضيق الصدف ستعود إلى مستواها المعتاد \"خلال أسابيع\"]، بعد",
        "Shipping through the Sadaf Strait will be back to its usual level “within weeks”.",
        judged(Forecast, Disputed, 4, Unlikely, Moderate),
    )
    .note(
        "«خلال أسابيع» لا تُقاس: أسبوعان أم عشرة؟ خطة الهيئة نفسها لا تسمح للناقلات قبل يونيو.",
        "“Within weeks” cannot be measured: two, or ten? The authority’s own plan lets no tanker through before June.",
    )
    .tags(&["مواعيد"])
    .said(Mixed)
    .cue("[قالت] وزارة النقل في")
    .by("transport", "قالت [وزارة النقل في جمهورية الساحل] إن");
    desk.claim(
        "realistic",
        "في [واقعية هذا الموعد].",
        "how realistic this date is",
        judged(Judgement, Open, 2, Likely, Moderate),
    )
    .note("المقدَّر هنا هو الشك: أن الموعد غير واقعي.", "What is graded is the doubt: that the date is not realistic.")
    .tags(&["مواعيد", "مرشدون"])
    .said(Indirect)
    .cue("في حين [شككت] نقابة")
    .by("pilots", "شككت [نقابة المرشدين البحريين] وشركات")
    .also(Indirect)
    .cue("في حين [شككت] نقابة")
    .by("shippers", "و[شركات شحن] في واقعية");
}

fn wreck(desk: &mut Desk) {
    desk.claim(
        "told",
        "قوله إن [الوزير سامر العطّار أبلغ مجلس الوزراء أن فرق الغوص أنجزت 70% من أعمال رفع الحطام، وأن كلفتها بلغت نحو 3.4 ملايين دولار حتى مساء الأحد].",
        "The minister, Samer al-Attar, told the cabinet that the divers had done 70% of the work of raising the wreckage, and that it had cost some 3.4 million dollars up to Sunday evening.",
        judged(Event, Open, 3, VeryLikely, Moderate),
    )
    .note(
        "هل قال الوزير ذلك؟ سؤال غير: هل ما قاله صحيح؟ التقدير هنا للسؤال الأول وحده.",
        "Whether the minister said so is one question, whether it is so another. Graded here is the first alone.",
    )
    .tags(&["حطام"])
    .said(Indirect)
    .cue("و[نقلت] وكالة")
    .by("port-official", "عن [مسؤول في هيئة الموانئ، طلب عدم نشر اسمه]، قوله")
    .via("ufuq", "ونقلت [وكالة «أفق برس»] عن");
    desk.claim(
        "seventy",
        "الوزراء أن [فرق الغوص أنجزت 70% من أعمال رفع الحطام]، وأن",
        "The divers have done 70% of the work of raising the wreckage.",
        judged(Figure, Disputed, 4, Unlikely, Moderate),
    )
    .note(
        "ثلاث أيادٍ بيننا وبين الرقم: الوزير، فمسؤول بلا اسم، فالوكالة. التقرير الهندسي يقول 55% في اليوم التالي، والفرق على ما يبدو في التعريف: أَيُحسب ما قُطّع ولم يُنتشل؟",
        "Three hands lie between us and the figure: the minister, an unnamed official, the agency. A day later the engineers’ report says 55%; the gap seems to be one of definition: does wreckage count that is cut but not raised?",
    )
    .tags(&["حطام", "أرقام"])
    .said(Indirect)
    .cue("العطّار [أبلغ] مجلس")
    .by("attar", "إن [الوزير سامر العطّار] أبلغ")
    .inside("told");
    desk.claim(
        "cost",
        "وأن [كلفتها بلغت نحو 3.4 ملايين دولار حتى مساء الأحد].",
        "It had cost some 3.4 million dollars up to Sunday evening.",
        judged(Figure, Open, 3, Likely, Low),
    )
    .tags(&["كلفة", "أرقام"])
    .said(Indirect)
    .cue("العطّار [أبلغ] مجلس")
    .by("attar", "إن [الوزير سامر العطّار] أبلغ")
    .inside("told");
    desk.claim(
        "same",
        "الصيرفي [النسبة نفسها]، لكنه",
        "the same percentage",
        judged(Figure, Disputed, 4, Unlikely, Moderate),
    )
    .note("ليس تأكيدا مستقلا: الوزارة تؤكد وزيرها.", "No independent confirmation: the ministry confirms its minister.")
    .tags(&["حطام", "أرقام"])
    .said(Indirect)
    .cue("و[أكد] المتحدث")
    .by("sairafi", "وأكد [المتحدث باسم الوزارة نادر الصيرفي] النسبة");
    desk.pledge(
        "no-ship",
        "للصحفيين: [\"لن نفتح الممر أمام أي سفينة قبل أن يوقّع المرشدون على سلامته\"].",
        "“We will not open the channel to any ship before the pilots have signed that it is safe.”",
        judged(Intention, Open, 2, VeryLikely, Moderate),
    )
    .note(
        "تعهّد يمكن محاسبة الوزارة عليه: التوقيع قبل العبور.",
        "A pledge the ministry can be held to: the signature first, then the ships.",
    )
    .tags(&["تعهدات", "مرشدون"])
    .said(Direct)
    .cue("بعينه، و[قال] للصحفيين")
    .by_verb("sairafi");
}

fn accident(desk: &mut Desk) {
    desk.claim(
        "fault",
        "عزت [الجنوح] في بيان أصدرته في 4 مايو/أيار [إلى عطل مفاجئ في نظام التوجيه SG-40]، مشيرة",
        "The grounding was due to a sudden fault in the SG-40 steering system.",
        judged(Event, Disputed, 3, EvenChance, Low),
    )
    .note(
        "لا يذكر البيان متى وقع العطل. محامي القبطان يقول إنه كان معروفا قبل الإبحار، أي إنه لم يكن مفاجئا.",
        "The statement does not say when the fault occurred. The captain’s lawyer says it was known before sailing: then it was not sudden.",
    )
    .tags(&["حادث", "SG-40"])
    .said(Indirect)
    .cue("قد [عزت] الجنوح")
    .by("northwind", "وكانت [الشركة المشغّلة للناقلة، Northwind Marine]، قد");
    desk.claim(
        "procedures",
        "إلى أن [الطاقم \"اتبع جميع الإجراءات المقررة\"].",
        "The crew “followed every prescribed procedure”.",
        judged(Judgement, Disputed, 4, Unlikely, Moderate),
    )
    .tags(&["حادث"])
    .said(Mixed)
    .cue("SG-40، [مشيرة إلى] أن")
    .by_verb("northwind");
    desk.claim(
        "warned",
        "اطّلعت عليه، أن [برج المراقبة حذّر القبطان مرتين من الاقتراب من الضفة قبل الجنوح بنحو 18 دقيقة].",
        "The control tower warned the captain twice against coming near the bank, some 18 minutes before the grounding.",
        judged(Event, Disputed, 3, Likely, Moderate),
    )
    .note(
        "الإفادة المنشورة في اليوم التالي تثبت تحذيرا واحدا على الأقل. يبقى العدد والتوقيت.",
        "The testimony published a day later bears out one warning at least. The number and the time remain open.",
    )
    .tags(&["حادث", "تحذيرات"])
    .said(Indirect)
    .cue("«المرفأ» [ذكرت]، استنادا")
    .by("recording", "استنادا إلى [تسجيل] قالت")
    .via("marfa", "غير أن [صحيفة «المرفأ»] ذكرت");
    desk.claim("seen", "قالت [إنها اطّلعت عليه]، أن", "that it had examined it", judged(Event, Open, 3, Likely, Low))
        .note(
            "تسجيل «اطّلعت عليه»: سمعته أم قرأت نصّه؟",
            "A recording it “examined”: did it hear it, or read a transcript?",
        )
        .said(Indirect)
        .cue("تسجيل [قالت] إنها")
        .by_verb("marfa");
    desk.claim(
        "keep-off",
        "حذّر [القبطان مرتين من الاقتراب من الضفة] قبل",
        "the captain, twice, against coming near the bank",
        judged(Judgement, Disputed, 3, Likely, Moderate),
    )
    .tags(&["تحذيرات"])
    .said(Indirect)
    .cue("المراقبة [حذّر] القبطان")
    .by("tower", "أن [برج المراقبة] حذّر")
    .inside("warned");
}

fn lawyer(desk: &mut Desk) {
    desk.claim(
        "ignored",
        "القبطان، [أن يكون موكله قد تجاهل أي تحذير]، وقال",
        "that his client had ignored any warning",
        judged(Denial, Disputed, 4, Unlikely, Moderate),
    )
    .note(
        "ينفي التجاهل لا السماع. الصياغة تترك الباب مفتوحا.",
        "He denies that it was ignored, not that it was heard. The wording leaves the door open.",
    )
    .tags(&["حادث", "تحذيرات"])
    .said(Indirect)
    .cue("و[نفى] هاني")
    .by("ward", "ونفى [هاني الورد، محامي القبطان]، أن");
    desk.claim(
        "insurer",
        "إن [شركة التأمين Harbor & Lyle أُبلغت بالعطل \"قبل الإبحار بيومين على الأقل\"]، وهو",
        "The insurer, Harbor & Lyle, was told of the fault “at least two days before sailing”.",
        judged(Accusation, Open, 3, Likely, Low),
    )
    .note("رفضت شركة التأمين التعليق.", "The insurer declined to comment.")
    .tags(&["تأمين", "SG-40"])
    .said(Mixed)
    .cue("تحذير، و[قال] إن")
    .by_verb("ward");
}

fn wheat(desk: &mut Desk) {
    desk.claim(
        "next-ship",
        "[«لا أحد هنا يسأل من المخطئ بقدر ما يسأل متى تصل سفينة القمح التالية»]",
        "“Nobody here asks so much who is to blame as when the next wheat ship comes in.”",
        judged(Judgement, Open, 3, Likely, Low),
    )
    .tags(&["قمح", "شهادات"])
    .said(Direct)
    .cue("[بهذه العبارة لخّصت] مها")
    .by("kilani", "لخّصت [مها الكيلاني]، وهي");
    desk.claim(
        "share",
        "مدينة [يمر عبر مضيقها نحو 62 في المئة من واردات البلاد من الحبوب]، وفقا",
        "Some 62 per cent of the country’s grain imports pass through its strait.",
        judged(Figure, Open, 2, VeryLikely, High),
    )
    .note(
        "تقدير سنوي منشور؛ طابقناه بنشرة العام الماضي.",
        "A published yearly estimate; it agrees with last year’s bulletin.",
    )
    .tags(&["قمح", "أرقام"])
    .said(Indirect)
    .cue("الحبوب، [وفقا ل]تقديرات")
    .by("chamber", "وفقا ل[تقديرات غرفة التجارة].");
    desk.claim(
        "stock",
        "إن [مخزون القمح يكفي 94 يوما]، ونفت",
        "The wheat in stock will last 94 days.",
        judged(Figure, Open, 2, VeryLikely, High),
    )
    .note("تكرّر في نشرة اليوم التالي متسقا: 93 يوما.", "The next day’s bulletin agrees with it: 93 days.")
    .tags(&["قمح", "أرقام"])
    .said(Indirect)
    .cue("التموين ف[قالت] إن")
    .by("supply", "أما [وزارة التموين] فقالت");
    desk.claim(
        "denied",
        "ونفت [ما تداولته حسابات على منصات التواصل عن نقص وشيك]، في",
        "what accounts on social media had been passing around about a shortage to come",
        judged(Denial, Open, 2, VeryLikely, High),
    )
    .note("المقدَّر هنا هو النفي: أن لا نقص وشيك.", "What is graded is the denial: that no shortage is to come.")
    .tags(&["قمح", "شائعات"])
    .said(Indirect)
    .cue("يوما، و[نفت] ما")
    .by_verb("supply");
    desk.claim("shortage", "عن [نقص وشيك]، في", "a shortage to come", judged(Forecast, Refuted, 5, VeryUnlikely, High))
        .tags(&["قمح", "شائعات"])
        .said(Indirect)
        .cue("ما [تداولته] حسابات")
        .by("accounts", "تداولته [حسابات على منصات التواصل] عن")
        .inside("denied");
    desk.claim(
        "price",
        "أن [سعر الطن ارتفع من 1,250 إلى 1,310 دنانير خلال أسبوع].",
        "The price of a tonne rose from 1,250 to 1,310 dinars within a week.",
        judged(Figure, Open, 2, VeryLikely, Moderate),
    )
    .note("زيادة 4.8 في المئة.", "A rise of 4.8 per cent.")
    .tags(&["قمح", "أسعار", "أرقام"])
    .said(Indirect)
    .cue("وقت [أكد] فيه")
    .by("traders", "فيه [تجار] أن");
}

fn plan(desk: &mut Desk) {
    let stage = |desk: &mut Desk, name: &str, words: &str, gloss: &str, assessment| {
        desk.claim(name, words, gloss, assessment)
            .tags(&["خطة", "مواعيد"])
            .said(Indirect)
            .cue("و[وفقا ل]خطة")
            .by("plan", "ووفقا ل[خطة داخلية] اطّلعت")
            .via("ufuq", "عليها [«أفق برس»] وقال");
    };
    stage(
        desk,
        "stages",
        "الماضي، [يُفترض أن تعود الملاحة على ثلاث مراحل]:",
        "Navigation is to resume in three stages.",
        judged(Intention, Open, 2, Likely, Moderate),
    );
    stage(
        desk,
        "boats",
        "- [من 16 إلى 20 مايو: زوارق الصيد والسفن التي يقل غاطسها عن ستة أمتار، نهارا فقط]",
        "16 to 20 May: fishing boats, and ships that draw less than six metres, in daylight only.",
        judged(Intention, Open, 2, VeryLikely, Moderate),
    );
    stage(
        desk,
        "grain",
        "- [من 21 إلى 31 مايو: سفن الحبوب والأدوية، برفقة قاطرتين]",
        "21 to 31 May: ships with grain and medicines, escorted by two tugs.",
        judged(Intention, Open, 3, Likely, Low),
    );
    stage(
        desk,
        "tankers",
        "- [ابتداء من 1 يونيو: الناقلات، إذا وافق المرشدون]",
        "From 1 June: tankers, if the pilots agree.",
        judged(Intention, Withdrawn, 5, VeryUnlikely, High),
    );
    desk.claim(
        "approved",
        "إن [الوزير أقرّها الخميس الماضي]، يُفترض",
        "The minister approved it last Thursday.",
        judged(Event, Open, 3, Likely, Moderate),
    )
    .tags(&["خطة"])
    .said(Indirect)
    .cue("برس» و[قال] مسؤولان")
    .by("port-officials", "وقال [مسؤولان في هيئة الموانئ] إن");
}

fn doubts(desk: &mut Desk) {
    desk.claim(
        "optimistic",
        "أن [الخطة \"متفائلة أكثر مما ينبغي\"]، ورجّح",
        "The plan is “more hopeful than it should be”.",
        judged(Judgement, BorneOut, 1, AlmostCertain, High),
    )
    .note(
        "أثبتته الوزارة نفسها في اليوم التالي حين أرجأت موعد الناقلات.",
        "Borne out a day later by the ministry itself, when it put the tankers off.",
    )
    .tags(&["خطة", "مرشدون"])
    .said(Mixed)
    .cue("ريشة [رأى] أن")
    .by("bu-risha", "لكن [نقيب المرشدين عدنان بو ريشة] رأى");
    desk.claim(
        "mid-june",
        "ورجّح [ألا يُفتح الممر بالكامل قبل منتصف يونيو/حزيران].",
        "The channel will probably not be open in full before the middle of June.",
        judged(Forecast, Open, 2, Likely, Moderate),
    )
    .note(
        "تقدير من يملك التوقيع: إن لم يوقّع لم يُفتح. هو توقّع وشرط معا.",
        "The estimate of a man who holds the pen: unless he signs, nothing opens. Forecast and condition in one.",
    )
    .tags(&["مواعيد", "مرشدون"])
    .said(Indirect)
    .cue("ينبغي\"، و[رجّح] ألا")
    .by_verb("bu-risha");
    desk.claim(
        "sand",
        "أن [الرمال تراكمت بارتفاع مترين في الجانب الشرقي من الممر].",
        "Sand has piled up two metres high on the eastern side of the channel.",
        judged(Figure, Open, 2, Likely, Moderate),
    )
    .note("نطلب المسح نفسه من المركز.", "Ask the centre for the survey itself.")
    .tags(&["ممر", "أرقام"])
    .said(Indirect)
    .cue("و[أضاف]، نقلا")
    .by("survey", "عن [مسح أجراه مركز Delta Survey]، أن")
    .via_verb("bu-risha");
    desk.claim(
        "believes",
        "Sea Lanes [إنه يعتقد أن المستوردين \"سيدفعون الثمن مرتين\"]، متوقعا",
        "that he believes importers “will pay the price twice”",
        judged(Judgement, Open, 2, VeryLikely, Moderate),
    )
    .said(Mixed)
    .cue("الذي [قال] لمجلة")
    .by("moreau", "معه [الباحث Daniel Moreau]، الذي")
    .via("sea-lanes", "قال ل[مجلة Sea Lanes] إنه");
    desk.claim(
        "twice",
        "يعتقد أن [المستوردين \"سيدفعون الثمن مرتين\"]، متوقعا",
        "Importers “will pay the price twice”.",
        judged(Forecast, Open, 3, EvenChance, Low),
    )
    .tags(&["أسعار"])
    .said(Mixed)
    .cue("إنه [يعتقد] أن")
    .by_verb("moreau")
    .inside("believes");
    desk.claim(
        "rates",
        "متوقعا [ارتفاع أجور الشحن بين 8% و12% إذا استمر الإغلاق حتى نهاية الشهر].",
        "Freight rates will rise by 8% to 12% if the closure lasts to the end of the month.",
        judged(Forecast, Open, 3, Likely, Low),
    )
    .tags(&["أسعار", "أرقام"])
    .said(Indirect)
    .cue("مرتين\"، [متوقعا] ارتفاع")
    .by_verb("moreau")
    .via("sea-lanes", "قال ل[مجلة Sea Lanes] إنه");
}

fn inquiry(desk: &mut Desk) {
    desk.claim(
        "due",
        "أن [تعلن لجنة التحقيق، التي يرأسها القاضي المتقاعد يوسف الدغيم، نتائجها الأولية في 28 مايو].",
        "The commission of inquiry, headed by the retired judge Yusuf al-Dughaim, will announce its first findings on 28 May.",
        judged(Intention, Open, 3, Likely, Moderate),
    )
    .note("من قرّر؟ لا أحد مذكور.", "Who decided it? Nobody is named.")
    .tags(&["تحقيق", "مواعيد"])
    .said(Indirect)
    .cue("و[من المقرر] أن");
    desk.claim(
        "blame",
        "إن [التقرير \"لن يحمّل طرفا واحدا المسؤولية كاملة\"]، مستدركا",
        "The report “will not lay the whole responsibility on one side”.",
        judged(Forecast, Open, 4, Likely, Low),
    )
    .note(
        "مصدر لم يقرأ ما يصفه. نحفظ القول ولا نبني عليه.",
        "A source who has not read what he describes. Kept on file; nothing to build on.",
    )
    .tags(&["تحقيق"])
    .said(Mixed)
    .cue("مايو. و[قال] مصدر")
    .by("near-inquiry", "وقال [مصدر قريب من اللجنة] لوكالة")
    .via("ufuq", "اللجنة ل[وكالة «أفق برس»] إن");
    desk.claim(
        "not-read",
        "ب[أنه لم يطّلع على نسخته النهائية].",
        "that he had not seen its final version",
        judged(Denial, Open, 2, VeryLikely, Moderate),
    )
    .said(Indirect)
    .cue("كاملة\"، [مستدركا] بأنه")
    .by_verb("near-inquiry")
    .via("ufuq", "اللجنة ل[وكالة «أفق برس»] إن");
}
