//! The second article: another paper has another figure, a day later.

use super::desk::{Desk, judged};
use isnad::annotation::ClaimKind::{Denial, Event, Figure, Forecast, Intention, Judgement};
use isnad::annotation::ClaimStatus::{Disputed, Open};
use isnad::annotation::Confidence::{High, Low, Moderate};
use isnad::annotation::Likelihood::{AlmostCertain, EvenChance, Likely, Unlikely, VeryLikely};
use isnad::annotation::Manner::{Direct, Indirect, Mixed};
use isnad::annotation::RelationKind::{Contradicts, Repeats, Supports, Updates};

pub fn annotate(desk: Desk) -> Desk {
    let bytes = include_bytes!("../../../assets/sample-2.txt");
    let mut desk = desk.open("report", "sample-2.txt", bytes, "صحيفة المرفأ", "2030-05-15");
    engineers(&mut desk);
    ministry(&mut desk);
    captain(&mut desk);
    operator(&mut desk);
    market(&mut desk);
    desk.credit("[بقلم]: باسل", "najjar", "بقلم: [باسل النجّار]");
    desk.credit("[المصدر]: المرفأ", "marfa", "المصدر: [المرفأ] +");
    desk.credit("[المصدر]: المرفأ", "agencies", "المرفأ + [وكالات]");
    relate_within(&mut desk);
    relate_across(&mut desk);
    desk
}

fn engineers(desk: &mut Desk) {
    desk.claim(
        "half",
        "هندسي: [نصف الحطام ما زال في مضيق الصدف]",
        "Half of the wreckage is still in the Sadaf Strait.",
        judged(Figure, Open, 3, Unlikely, High),
    )
    .note(
        "العنوان يرفع 45% إلى النصف. التقرير نفسه لا يقول ذلك.",
        "The headline rounds 45% up to a half. The report itself does not say so.",
    )
    .tags(&["عنوان", "حطام"])
    .said(Indirect)
    .cue("هندسي[:] نصف")
    .by("engineers", "[تقرير هندسي]: نصف");
    desk.claim(
        "fifty-five",
        "منه، أن [فرق الغوص لم ترفع سوى 55% من حطام الناقلة Amber Star]، لا",
        "The divers have raised no more than 55% of the wreckage of the Amber Star.",
        judged(Figure, Disputed, 2, Likely, Moderate),
    )
    .note(
        "وثيقة فنية مؤرخة، والوزارة تجادل في معنى الرقم لا في وجود التقرير.",
        "A dated technical document; the ministry argues about what the figure means, not that the report exists.",
    )
    .tags(&["حطام", "أرقام"])
    .said(Indirect)
    .cue("[أظهر] تقرير")
    .by("engineers", "أظهر [تقرير هندسي] رُفع")
    .via("marfa", "واطّلعت [«المرفأ»] على");
    desk.claim("seventy", "لا [70%] كما", "70%", judged(Figure, Disputed, 4, Unlikely, Moderate))
        .note(
            "«نُقل» بلا ناقل: الأصل خبر «أفق برس» قبل يوم.",
            "“It was reported”, by nobody: it goes back to Ufuq Press a day earlier.",
        )
        .tags(&["حطام", "أرقام"])
        .said(Indirect)
        .cue("كما [نُقل عن] وزير")
        .by("attar", "عن [وزير النقل سامر العطّار].");
    desk.claim(
        "cost",
        "التقرير [كلفة الأعمال بنحو 4.1 ملايين دولار حتى يوم الاثنين].",
        "The work has cost some 4.1 million dollars up to Monday.",
        judged(Figure, Open, 2, Likely, Moderate),
    )
    .note(
        "يوم واحد بين الرقمين لا يفسّر 700 ألف دولار.",
        "The one day between the two figures does not account for 700,000 dollars.",
    )
    .tags(&["كلفة", "أرقام"])
    .said(Indirect)
    .cue("و[قدّر] التقرير")
    .by("engineers", "وقدّر [التقرير] كلفة")
    .via("marfa", "واطّلعت [«المرفأ»] على");
}

fn ministry(desk: &mut Desk) {
    desk.claim(
        "measure",
        "ب[أن الرقمين \"لا يقيسان الشيء نفسه\"]، موضحا",
        "The two figures “do not measure the same thing”.",
        judged(Judgement, Open, 2, VeryLikely, Moderate),
    )
    .tags(&["حطام", "أرقام"])
    .said(Mixed)
    .cue("و[ردّ] المتحدث")
    .by("sairafi", "وردّ [المتحدث باسم الوزارة نادر الصيرفي] بأن");
    desk.claim(
        "includes",
        "أن [نسبة السبعين تشمل ما قُطّع تحت الماء ولم يُنتشل بعد]. وقال",
        "The seventy per cent take in what has been cut up under water and not yet been raised.",
        judged(Event, Open, 2, VeryLikely, Moderate),
    )
    .note(
        "تفسير معقول، لكنه يأتي بعد أن أكّد المتحدث نفسه «النسبة نفسها» بلا تحفّظ.",
        "Plausible, but it comes after the same spokesman had confirmed “the same percentage” without a word of reserve.",
    )
    .tags(&["حطام"])
    .said(Indirect)
    .cue("نفسه\"، [موضحا] أن")
    .by_verb("sairafi");
    desk.claim(
        "on-plan",
        "إن [الوزارة ماضية في خطتها]، لكنه",
        "The ministry is going ahead with its plan.",
        judged(Intention, Disputed, 4, Unlikely, Moderate),
    )
    .tags(&["خطة"])
    .said(Indirect)
    .cue("بعد. و[قال] إن")
    .by_verb("sairafi");
    desk.claim(
        "put-off",
        "ب[أن موعد عبور الناقلات أُرجئ من 1 إلى 8 يونيو].",
        "The date for tankers has been put off from 1 to 8 June.",
        judged(Event, Open, 2, AlmostCertain, High),
    )
    .note(
        "إقرار على خلاف مصلحة قائله، لذلك نرفع درجته.",
        "Admitted against the speaker’s own interest, and graded the higher for it.",
    )
    .tags(&["مواعيد", "خطة"])
    .said(Indirect)
    .cue("لكنه [أقرّ] بأن")
    .by_verb("sairafi");
}

fn captain(desk: &mut Desk) {
    desk.claim(
        "testified",
        "إن [القبطان أبلغ اللجنة أنه سمع تحذيرا واحدا لا تحذيرين، وأنه ظنّه موجّها إلى سفينة أخرى].",
        "The captain told the commission that he had heard one warning, not two, and had taken it to be meant for another ship.",
        judged(Event, Disputed, 3, Likely, Moderate),
    )
    .note(
        "عضو اللجنة سمع بنفسه، لكن بلا اسم ولا محضر موقّع.",
        "The member heard it himself, but without a name and without signed minutes.",
    )
    .tags(&["تحقيق", "تحذيرات"])
    .said(Indirect)
    .cue("و[قال] عضو")
    .by("member", "وقال [عضو في لجنة التحقيق، اشترط عدم كشف هويته]، إن");
    desk.claim(
        "one-warning",
        "اللجنة [أنه سمع تحذيرا واحدا لا تحذيرين]، وأنه",
        "that he had heard one warning, not two",
        judged(Event, Open, 3, Likely, Low),
    )
    .tags(&["تحذيرات"])
    .said(Indirect)
    .cue("القبطان [أبلغ] اللجنة")
    .by("captain", "إن [القبطان] أبلغ")
    .inside("testified");
    desk.claim(
        "another-ship",
        "و[أنه ظنّه موجّها إلى سفينة أخرى].",
        "and that he had taken it to be meant for another ship",
        judged(Judgement, Open, 6, EvenChance, Low),
    )
    .note("ما ظنّه لا يشهد عليه غيره.", "What he took it for, nobody else can witness.")
    .tags(&["تحذيرات"])
    .said(Indirect)
    .cue("القبطان [أبلغ] اللجنة")
    .by("captain", "إن [القبطان] أبلغ")
    .inside("testified");
    desk.claim(
        "knows",
        "الورد [علمه بهذه الإفادة]، وقال",
        "that he knows of this testimony",
        judged(Denial, Open, 4, EvenChance, Low),
    )
    .tags(&["تحقيق"])
    .said(Indirect)
    .cue("و[نفى] محاميه")
    .by("ward", "ونفى [محاميه هاني الورد] علمه");
    desk.claim(
        "minutes",
        "لـ«المرفأ»: [\"لم يوقّع موكلي أي محضر حتى الآن\"].",
        "“My client has signed no minutes so far.”",
        judged(Denial, Open, 3, Likely, Low),
    )
    .note("لا يناقض الإفادة: قد يتكلم المرء ولا يوقّع.", "No contradiction of the testimony: one may speak and not sign.")
    .tags(&["تحقيق"])
    .said(Direct)
    .cue("الإفادة، و[قال] لـ")
    .by_verb("ward");
}

fn operator(desk: &mut Desk) {
    desk.claim(
        "checked",
        "ثانٍ أن [أجهزة الناقلة فُحصت قبل الرحلة]، وقالت",
        "The tanker’s equipment was checked before the voyage.",
        judged(Event, Open, 3, Likely, Low),
    )
    .note("فُحصت، ولا يُذكر بأي نتيجة.", "Checked; with what result is not said.")
    .tags(&["حادث"])
    .said(Indirect)
    .cue("ف[أعلنت] في بيان ثانٍ")
    .by("northwind", "أما [الشركة المشغّلة، Northwind Marine]، فأعلنت");
    desk.claim(
        "log",
        "وقالت [إنها سلّمت سجلّ صيانة النظام SG-40 إلى شركة التأمين Harbor & Lyle في 28 أبريل].",
        "that it handed the maintenance log of the SG-40 system to the insurer, Harbor & Lyle, on 28 April",
        judged(Event, Disputed, 3, Likely, Moderate),
    )
    .note(
        "التاريخ يوافق ما قاله محامي القبطان، وهو خصم الشركة في القضية.",
        "The date agrees with what the captain’s lawyer said, who is against the company in this matter.",
    )
    .tags(&["تأمين", "SG-40"])
    .said(Indirect)
    .cue("الرحلة، و[قالت] إنها")
    .by_verb("northwind");
    desk.claim(
        "incomplete",
        "إن [السجل ناقص]، غير",
        "The log is incomplete.",
        judged(Event, Disputed, 6, EvenChance, Low),
    )
    .note(
        "قيل: من قال؟ الصحيفة نفسها لا تجد ما يثبته.",
        "It is said: by whom? The paper itself finds nothing to bear it out.",
    )
    .tags(&["شائعات", "SG-40"])
    .said(Indirect)
    .cue("و[قيل] إن");
}

fn market(desk: &mut Desk) {
    desk.pledge(
        "sign",
        "[«سنوقّع حين نرى القاع، لا حين نرى الجدول»]",
        "“We shall sign when we see the seabed, not when we see the timetable.”",
        judged(Intention, Open, 2, VeryLikely, High),
    )
    .tags(&["تعهدات", "مرشدون"])
    .said(Direct)
    .cue("[بهذه الكلمات ردّ] نقيب")
    .by("bu-risha", "ردّ [نقيب المرشدين عدنان بو ريشة] على");
    desk.claim(
        "mid-june",
        "وتوقّع [أن يُفتح الممر بالكامل \"في منتصف يونيو/حزيران على أقرب تقدير\"].",
        "The channel will be open in full “in the middle of June at the earliest”.",
        judged(Forecast, Open, 2, Likely, Moderate),
    )
    .tags(&["مواعيد", "مرشدون"])
    .said(Mixed)
    .cue("و[توقّع] أن")
    .by_verb("bu-risha");
    desk.claim(
        "price",
        "أن [سعر طن القمح بلغ 1,340 دينارا صباح الأربعاء]، في",
        "A tonne of wheat stood at 1,340 dinars on Wednesday morning.",
        judged(Figure, Open, 3, Likely, Moderate),
    )
    .tags(&["قمح", "أسعار", "أرقام"])
    .said(Indirect)
    .cue("السوق، [ذكر] تاجران")
    .by("two-traders", "ذكر [تاجران] أن");
    desk.claim(
        "stock",
        "ب[أن المخزون يكفي 93 يوما].",
        "The stock will last 93 days.",
        judged(Figure, Open, 2, VeryLikely, High),
    )
    .tags(&["قمح", "أرقام"])
    .said(Indirect)
    .cue("حين [أفادت] وزارة")
    .by("supply", "أفادت [وزارة التموين] في");
}

fn relate_within(desk: &mut Desk) {
    desk.relate(Repeats, "strait-headline", "strait-weeks", "العنوان يلخّص.", "The headline sums it up.");
    desk.relate(
        Contradicts,
        "strait-realistic",
        "strait-weeks",
        "الشك في الموعد نفسه.",
        "It is this very date that is doubted.",
    );
    desk.relate(
        Contradicts,
        "strait-mid-june",
        "strait-weeks",
        "منتصف يونيو شهر كامل، لا «أسابيع» قليلة.",
        "The middle of June is a whole month away.",
    );
    desk.relate(
        Repeats,
        "strait-same",
        "strait-seventy",
        "المصدر واحد: الوزارة.",
        "One and the same origin: the ministry.",
    );
    desk.relate(
        Contradicts,
        "strait-warned",
        "strait-procedures",
        "من يُحذَّر مرتين ويمضي لم يتبع الإجراءات.",
        "Whoever is warned twice and goes on has not followed procedure.",
    );
    desk.relate(
        Contradicts,
        "strait-ignored",
        "strait-warned",
        "نفي التجاهل، لا نفي التحذير.",
        "Denied is the ignoring, not the warning.",
    );
    desk.relate(
        Contradicts,
        "strait-insurer",
        "strait-fault",
        "عطل عُرف قبل يومين ليس مفاجئا.",
        "A fault known two days before is not sudden.",
    );
    desk.relate(Contradicts, "strait-stock", "strait-shortage", "مخزون ثلاثة أشهر.", "Three months’ stock.");
    desk.relate(Supports, "strait-sand", "strait-mid-june", "علّة التأخير المتوقع.", "Why the delay is expected.");
    desk.relate(Supports, "report-includes", "report-measure", "يبيّن أين الفرق.", "Says where the difference lies.");
    desk.relate(
        Contradicts,
        "report-put-off",
        "report-on-plan",
        "خطة أُرجئ موعدها ليست ماضية كما هي.",
        "A plan whose date is put off is not going ahead as it was.",
    );
}

fn relate_across(desk: &mut Desk) {
    desk.relate(
        Contradicts,
        "report-fifty-five",
        "strait-seventy",
        "55 مقابل 70؛ والفرق في تعريف «الرفع».",
        "55 against 70; the difference is in what “raising” means.",
    );
    desk.relate(
        Repeats,
        "report-seventy",
        "strait-seventy",
        "الرقم نفسه عن الوزير نفسه.",
        "The same figure from the same minister.",
    );
    desk.relate(
        Updates,
        "report-cost",
        "strait-cost",
        "من 3.4 إلى 4.1 ملايين دولار.",
        "From 3.4 to 4.1 million dollars.",
    );
    desk.relate(
        Updates,
        "report-includes",
        "strait-same",
        "المتحدث يوضح ما أكّده أمس.",
        "The spokesman explains what he confirmed the day before.",
    );
    desk.relate(Updates, "report-put-off", "strait-tankers", "من 1 إلى 8 يونيو.", "From 1 to 8 June.");
    desk.relate(
        Supports,
        "report-put-off",
        "strait-optimistic",
        "أول تأجيل يأتي بعد يوم واحد.",
        "The first delay comes a day later.",
    );
    desk.relate(Contradicts, "report-one-warning", "strait-keep-off", "تحذير واحد لا تحذيران.", "One warning, not two.");
    desk.relate(Supports, "report-log", "strait-insurer", "التاريخ يسبق الإبحار.", "The date lies before the sailing.");
    desk.relate(Repeats, "report-mid-june", "strait-mid-june", "القائل نفسه بعد يوم.", "The same man a day later.");
    desk.relate(
        Repeats,
        "report-sign",
        "strait-no-ship",
        "الشرط نفسه ممن يملكه.",
        "The same condition, from those who hold it.",
    );
    desk.relate(Updates, "report-price", "strait-price", "من 1,310 إلى 1,340 دينارا.", "From 1,310 to 1,340 dinars.");
    desk.relate(Updates, "report-stock", "strait-stock", "يوم مضى.", "One day on.");
}
