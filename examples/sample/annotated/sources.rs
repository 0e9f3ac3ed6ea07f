//! The source registry: everyone whose word the two articles give.

use super::desk::Desk;
use isnad::annotation::Reliability::{A, B, C, D, E, F};
use isnad::annotation::SourceKind::{Anonymous, Document, Government, Media, Organisation, Person};

pub fn enter(desk: &mut Desk) {
    state(desk);
    ports(desk);
    media(desk);
    shipping(desk);
    city(desk);
    inquiry(desk);
}

fn state(desk: &mut Desk) {
    desk.enter("government", Government, "حكومة جمهورية الساحل", "Government of the Republic of al-Sahil")
        .latin("Ḥukūmat Jumhūriyyat al-Sāḥil")
        .aliases(&["مجلس الوزراء", "the cabinet"])
        .rated("2030-05-14", C, "صادقة في الوقائع، متفائلة في المواعيد.", "Sound on facts, hopeful about dates.")
        .done();
    desk.enter("transport", Government, "وزارة النقل", "Ministry of Transport")
        .latin("Wizārat al-Naql")
        .aliases(&["وزارة النقل في جمهورية الساحل", "الوزارة"])
        .under("government")
        .note(
            "طرف في القضية: تتبعها هيئة الموانئ، ويتبع الهيئةَ برج المراقبة.",
            "A party to the case: the Ports Authority answers to it, and the control tower to the authority.",
        )
        .rated("2029-11-03", B, "أرقامها عن إعادة فتح الجسر الشرقي ثبتت.", "Its figures on reopening the eastern bridge held.")
        .rated(
            "2030-05-15",
            C,
            "أخّرت موعد الناقلات أسبوعا بعد يوم واحد من إعلانه، واختلفت أرقامها مع تقرير رُفع إلى هيئتها.",
            "Put the tankers off by a week the day after the date was out, and its figures differ from a report to its own authority.",
        )
        .done();
    desk.enter("attar", Person, "سامر العطّار", "Samer al-Attar")
        .latin("Sāmir al-ʿAṭṭār")
        .aliases(&["الوزير سامر العطّار", "وزير النقل سامر العطّار", "وزير النقل"])
        .role("وزير النقل", "Minister of Transport")
        .under("transport")
        .rated("2029-11-03", B, "دقيق في ما يعلنه بنفسه.", "Accurate in what he announces himself.")
        .reviewed(
            "2030-05-15",
            C,
            "لم يُسمع الرقم منه مباشرة، لكنه لم ينفِه.",
            "The figure was not heard from him directly, but he has not denied it.",
        )
        .done();
    desk.enter("sairafi", Person, "نادر الصيرفي", "Nader al-Sairafi")
        .latin("Nādir al-Ṣayrafī")
        .aliases(&["المتحدث باسم الوزارة نادر الصيرفي", "المتحدث باسم الوزارة"])
        .role("المتحدث باسم وزارة النقل", "Spokesman of the Ministry of Transport")
        .under("transport")
        .rated("2030-05-14", B, "يكرر ما لدى الوزارة بأمانة.", "Repeats faithfully what the ministry has.")
        .rated(
            "2030-05-15",
            C,
            "أكّد نسبة ثم قال إنها تقيس شيئا آخر.",
            "Confirmed a percentage, then said it measured something else.",
        )
        .done();
    desk.enter("supply", Government, "وزارة التموين", "Ministry of Supply")
        .latin("Wizārat al-Tamwīn")
        .under("government")
        .rated(
            "2030-05-14",
            B,
            "تنشر المخزون كل يوم، وأرقامها متسقة منذ سنة.",
            "Publishes the stock every day; its figures have been consistent for a year.",
        )
        .done();
}

fn ports(desk: &mut Desk) {
    desk.enter("ports", Government, "هيئة الموانئ", "Ports Authority")
        .latin("Hayʾat al-Mawāniʾ")
        .under("transport")
        .rated(
            "2030-05-14",
            C,
            "مصدر أغلب التسريبات، ولا تصدر بيانات.",
            "Where most leaks come from; it issues no statements.",
        )
        .done();
    desk.enter("port-official", Anonymous, "مسؤول في هيئة الموانئ", "An official at the Ports Authority")
        .aliases(&["مسؤول في هيئة الموانئ، طلب عدم نشر اسمه"])
        .under("ports")
        .rated("2030-05-14", F, "لا اسم ولا سجلّ سابق.", "No name and no record to go by.")
        .done();
    desk.enter("port-officials", Anonymous, "مسؤولان في هيئة الموانئ", "Two officials at the Ports Authority")
        .under("ports")
        .rated(
            "2030-05-14",
            F,
            "قد يكون أحدهما المسؤول المذكور في الفقرة الثانية؛ لا سبيل إلى معرفة ذلك.",
            "One of them may be the official of the second paragraph; there is no telling.",
        )
        .done();
    desk.enter("tower", Government, "برج المراقبة", "Port control tower")
        .latin("Burj al-Murāqaba")
        .under("ports")
        .rated("2030-05-14", B, "جهة فنية تُسجَّل اتصالاتها.", "A technical body whose calls are recorded.")
        .done();
    desk.enter("recording", Document, "تسجيل برج المراقبة", "Recording of the control tower")
        .aliases(&["تسجيل"])
        .under("tower")
        .note("لم يُنشر. لا نعرف طوله ولا من سرّبه.", "Unpublished. Neither its length nor who leaked it is known.")
        .rated("2030-05-14", F, "لم يسمعه أحد غير الصحيفة.", "Nobody but the paper has heard it.")
        .done();
    desk.enter("plan", Document, "خطة هيئة الموانئ الداخلية", "Internal plan of the Ports Authority")
        .aliases(&["خطة داخلية"])
        .under("ports")
        .rated(
            "2030-05-14",
            B,
            "أكدها مسؤولان، وتفاصيلها محددة.",
            "Two officials vouch for it and its details are specific.",
        )
        .rated("2030-05-15", C, "تأجّلت مرحلتها الثالثة.", "Its third stage has been put off.")
        .done();
    desk.enter("engineers", Document, "التقرير الهندسي", "The engineers’ report")
        .aliases(&["تقرير هندسي", "التقرير"])
        .under("ports")
        .note(
            "رُفع إلى هيئة الموانئ مساء الاثنين 13 مايو.",
            "Handed to the Ports Authority on the evening of Monday 13 May.",
        )
        .rated(
            "2030-05-15",
            B,
            "وثيقة فنية بتاريخ، والوزارة لم تنفِ وجودها.",
            "A dated technical document whose existence the ministry does not deny.",
        )
        .done();
}

fn media(desk: &mut Desk) {
    desk.enter("ufuq", Media, "أفق برس", "Ufuq Press")
        .latin("Ufuq Bris")
        .aliases(&["وكالة «أفق برس»", "وكالة أفق برس"])
        .role("وكالة أنباء", "news agency")
        .rated("2029-06-20", B, "تصحّح أخطاءها وتؤرّخ التصحيح.", "Corrects its errors and dates the corrections.")
        .reviewed(
            "2030-05-14",
            B,
            "تعتمد كثيرا على مصادر بلا أسماء في هذه القضية.",
            "Leans heavily on unnamed sources in this case; the grade stands.",
        )
        .done();
    desk.enter("marfa", Media, "المرفأ", "Al-Marfa")
        .latin("al-Marfaʾ")
        .aliases(&["صحيفة المرفأ", "صحيفة «المرفأ»", "«المرفأ»"])
        .role("صحيفة يومية", "daily newspaper")
        .rated(
            "2029-02-11",
            C,
            "سبق أن نشرت وثيقة تبيّن أنها مسودة.",
            "Once printed a document that proved to be a draft.",
        )
        .rated(
            "2030-05-15",
            B,
            "تقريرها عن الحطام ثبت جزئيا: الوزارة ردّت عليه ولم تنكره.",
            "Its report on the wreckage is partly borne out: the ministry answered it and did not deny it.",
        )
        .done();
    desk.enter("agencies", Media, "وكالات", "News agencies (unnamed)")
        .rated("2030-05-14", F, "لا يُعرف أيّها.", "There is no telling which.")
        .done();
    desk.enter("sea-lanes", Media, "سي لينز", "Sea Lanes")
        .aliases(&["مجلة Sea Lanes"])
        .role("مجلة متخصصة في الشحن", "shipping trade magazine")
        .rated("2030-05-14", B, "مجلة مهنية تنقل الأقوال كاملة.", "A trade magazine that prints interviews in full.")
        .done();
    desk.enter("haddad", Person, "ليلى حدّاد", "Layla Haddad")
        .latin("Laylā Ḥaddād")
        .role("مراسلة", "reporter")
        .rated("2030-05-14", B, "تميّز بين ما رأته وما نُقل إليها.", "Tells what she saw from what she was told.")
        .done();
    desk.enter("najjar", Person, "باسل النجّار", "Basel al-Najjar")
        .latin("Bāsil al-Najjār")
        .role("مراسل الشؤون البحرية", "maritime reporter")
        .under("marfa")
        .rated("2030-05-15", C, "يبني على وثيقة واحدة.", "Builds on a single document.")
        .done();
}

fn shipping(desk: &mut Desk) {
    desk.enter("pilots", Organisation, "نقابة المرشدين البحريين", "Maritime Pilots’ Union")
        .latin("Naqābat al-Murshidīn al-Baḥriyyīn")
        .aliases(&["المرشدون", "نقابة المرشدين"])
        .rated(
            "2030-05-14",
            B,
            "أهل خبرة، لكنهم طرف: الممر لا يُفتح إلا بتوقيعهم.",
            "They know, but they are a party: nothing opens without their signature.",
        )
        .done();
    desk.enter("bu-risha", Person, "عدنان بو ريشة", "Adnan Bu Risha")
        .latin("ʿAdnān Bū Rīsha")
        .aliases(&["نقيب المرشدين عدنان بو ريشة", "نقيب المرشدين"])
        .role("نقيب المرشدين البحريين", "Head of the Maritime Pilots’ Union")
        .under("pilots")
        .rated(
            "2030-05-14",
            B,
            "ثابت على تقديره، ويذكر على ماذا بناه.",
            "Keeps to his estimate and says what it rests on.",
        )
        .done();
    desk.enter("shippers", Anonymous, "شركات شحن", "Shipping companies (unnamed)")
        .rated("2030-05-14", F, "لا أسماء ولا عدد.", "Neither named nor counted.")
        .done();
    desk.enter("northwind", Organisation, "نورثويند مارين", "Northwind Marine")
        .aliases(&["الشركة المشغّلة للناقلة، Northwind Marine", "الشركة المشغّلة، Northwind Marine"])
        .role("الشركة المشغّلة للناقلة Amber Star", "operator of the tanker Amber Star")
        .rated(
            "2030-05-14",
            D,
            "صاحبة مصلحة في أن يكون السبب عطلا لا خطأ.",
            "Stands to gain if the cause is a fault and not a mistake.",
        )
        .done();
    desk.enter("captain", Person, "قبطان الناقلة Amber Star", "Captain of the Amber Star")
        .aliases(&["القبطان"])
        .role("قبطان", "captain")
        .under("northwind")
        .rated("2030-05-15", D, "متهم، وكلامه يصل عبر غيره.", "Under suspicion, and heard only through others.")
        .done();
    desk.enter("ward", Person, "هاني الورد", "Hani al-Ward")
        .latin("Hānī al-Ward")
        .aliases(&["هاني الورد، محامي القبطان", "محاميه هاني الورد"])
        .role("محامي القبطان", "the captain’s lawyer")
        .rated("2030-05-14", D, "يتكلم باسم موكله ولمصلحته.", "Speaks for his client and in his interest.")
        .done();
    desk.enter("delta", Organisation, "مركز دلتا للمسح البحري", "Delta Survey")
        .aliases(&["مركز Delta Survey"])
        .rated(
            "2029-09-30",
            A,
            "مسوحه منشورة بخرائطها وهامش خطئها.",
            "Publishes its surveys with charts and margins of error.",
        )
        .done();
    desk.enter("survey", Document, "مسح الممر", "Survey of the channel")
        .aliases(&["مسح أجراه مركز Delta Survey"])
        .under("delta")
        .rated("2030-05-14", B, "لم نره، لكن صاحبه معروف.", "Not seen, but whoever made it is known.")
        .done();
    desk.enter("moreau", Person, "دانيال مورو", "Daniel Moreau")
        .aliases(&["الباحث Daniel Moreau"])
        .role("باحث في اقتصاد النقل البحري", "researcher in shipping economics")
        .rated(
            "2030-05-14",
            B,
            "تقديراته السابقة للأجور أصابت الاتجاه.",
            "His earlier estimates of rates got the direction right.",
        )
        .done();
}

fn city(desk: &mut Desk) {
    desk.enter("kilani", Person, "مها الكيلاني", "Maha al-Kilani")
        .latin("Mahā al-Kīlānī")
        .role("صاحبة مخبز في حي الميناء", "bakery owner in the port district")
        .rated("2030-05-14", C, "شاهدة على حال الحي، لا على الحادث.", "A witness to the district, not to the accident.")
        .done();
    desk.enter("chamber", Organisation, "غرفة التجارة", "Chamber of Commerce")
        .latin("Ghurfat al-Tijāra")
        .aliases(&["تقديرات غرفة التجارة"])
        .rated("2030-05-14", B, "تقديراتها سنوية ومنشورة.", "Its estimates are yearly and published.")
        .done();
    desk.enter("accounts", Anonymous, "حسابات على منصات التواصل", "Accounts on social media")
        .rated(
            "2030-05-14",
            E,
            "أنذرت بنقص الخبز ثلاث مرات هذا العام ولم يقع.",
            "Warned of a shortage three times this year; none came.",
        )
        .done();
    desk.enter("traders", Anonymous, "تجار حبوب", "Grain traders (unnamed)")
        .aliases(&["تجار"])
        .rated("2030-05-14", C, "الأسعار يمكن التحقق منها في السوق.", "Prices can be checked on the market.")
        .done();
    desk.enter("two-traders", Anonymous, "تاجران", "Two grain traders")
        .rated("2030-05-15", C, "لا يُعرف أهما ممن تكلموا قبل يوم.", "Perhaps among those who spoke a day earlier.")
        .done();
}

fn inquiry(desk: &mut Desk) {
    desk.enter("inquiry", Government, "لجنة التحقيق", "Commission of inquiry")
        .latin("Lajnat al-Taḥqīq")
        .note("يرأسها القاضي المتقاعد يوسف الدغيم.", "Headed by the retired judge Yusuf al-Dughaim.")
        .rated(
            "2030-05-14",
            B,
            "رئيسها مستقل، ولم تُعلن شيئا بعد.",
            "Its head is independent; it has announced nothing yet.",
        )
        .done();
    desk.enter("near-inquiry", Anonymous, "مصدر قريب من لجنة التحقيق", "A source close to the commission of inquiry")
        .aliases(&["مصدر قريب من اللجنة"])
        .under("inquiry")
        .rated("2030-05-14", F, "يقرّ بأنه لم يقرأ التقرير.", "Admits not having read the report.")
        .done();
    desk.enter("member", Anonymous, "عضو في لجنة التحقيق", "A member of the commission of inquiry")
        .aliases(&["عضو في لجنة التحقيق، اشترط عدم كشف هويته"])
        .under("inquiry")
        .rated("2030-05-15", C, "سمع الإفادة بنفسه، لكن بلا اسم.", "Heard the testimony himself, but gives no name.")
        .done();
}
