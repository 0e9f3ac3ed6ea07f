//! What there is to say about the project, its articles and their blocks.

use super::desk::{Desk, bilingual};
use isnad::annotation::{Place, Project};
use isnad::article::ArticleId;

pub fn write(mut desk: Desk) -> Project {
    desk.remark(
        Place::Project,
        bilingual(
            "سؤال الملف: متى يُفتح مضيق الصدف فعلا، ومن أين تأتي الأرقام؟\nحتى 15 مايو: كل ما يقال عن نسبة الحطام يعود إلى مصدرين، الوزارة والتقرير الهندسي. ما عداهما تكرار.",
            "The question: when will the Sadaf Strait really open, and where do the figures come from?\nAs of 15 May all that is said about the wreckage goes back to two origins, the ministry and the engineers’ report. The rest is repetition.",
        ),
        bilingual("", "The Sadaf Strait"),
        &["شحن", "قمح"],
    );
    articles(&mut desk);
    blocks(&mut desk);
    desk.project
}

fn articles(desk: &mut Desk) {
    desk.remark(
        Place::Article(ArticleId("strait".into())),
        bilingual(
            "تقرير متوازن يسمّي أكثر مصادره. نقطة ضعفه: أهم أرقامه تمر بمسؤولين بلا أسماء عبر «أفق برس».",
            "A balanced report that names most of its sources. Its weak point: its most important figures come from unnamed officials by way of Ufuq Press.",
        ),
        bilingual("", "Sadaf Strait awaits the ships’ return “within weeks” amid differing accounts"),
        &["حادث Amber Star"],
    );
    desk.remark(
        Place::Article(ArticleId("report".into())),
        bilingual(
            "مبني على وثيقة واحدة لم تُنشر، لكن الوزارة ردّت على مضمونها. العنوان يبالغ.",
            "Built on one unpublished document, but the ministry answered its substance. The headline overstates.",
        ),
        bilingual("", "Engineers’ report: half of the wreckage still in the Sadaf Strait"),
        &["حادث Amber Star"],
    );
}

fn blocks(desk: &mut Desk) {
    let strait = |block| Place::Block(ArticleId("strait".into()), block);
    let report = |block| Place::Block(ArticleId("report".into()), block);
    desk.remark(
        strait(4),
        bilingual("", ""),
        bilingual(
            "",
            "The Ministry of Transport of the Republic of al-Sahil said that shipping through the Sadaf Strait would be back to its usual level “within weeks”, 11 days after the tanker Amber Star ran aground at its northern entrance, while the maritime pilots’ union and shipping companies doubted that this date was realistic.",
        ),
        &[],
    );
    desk.remark(
        strait(5),
        bilingual(
            "سلسلة كاملة في جملة واحدة: «أفق برس» ← مسؤول بلا اسم ← الوزير. نسمع الوزير من وراء بابين.",
            "A whole chain in one sentence: Ufuq Press, an unnamed official, the minister. We hear the minister through two doors.",
        ),
        bilingual("", ""),
        &["سلاسل"],
    );
    desk.remark(
        strait(8),
        bilingual(
            "الكاتبة نفسها تنبّه: لم يتسنّ التحقق من التسجيل من مصدر مستقل.",
            "The writer herself cautions that the recording could not be verified independently.",
        ),
        bilingual("", ""),
        &["تحذيرات"],
    );
    desk.remark(
        strait(19),
        bilingual(
            "سطر المصدر يذكر «المرفأ»، والصحيفة مذكورة في المتن أيضا: لا نعدّها شاهدين.",
            "The credit line names Al-Marfa, which the text cites too: do not count it as two witnesses.",
        ),
        bilingual("", "Source: Ufuq Press + Al-Marfa newspaper + agencies"),
        &[],
    );
    desk.remark(
        report(3),
        bilingual(
            "«لا 70%»: الصحيفة تقابل رقمين قد لا يقيسان شيئا واحدا؛ راجع ردّ الوزارة في الفقرة التالية.",
            "“Not 70%”: the paper sets two figures against each other that may not measure one thing; see the ministry’s answer in the next paragraph.",
        ),
        bilingual("", ""),
        &["أرقام"],
    );
}
