//! The sizes and faces of the interface's text, by what it is for.

use crate::text::Direction;
use crate::typeset::{Embedded, Stack, Style};
use std::sync::Arc;

/// What a text is for; decides face, size and line height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// The interface.
    #[default]
    Body,
    /// The interface, for what is chosen, and for buttons.
    BodyMedium,
    /// The interface, for names and values that lead a line.
    Strong,
    /// Counts, hints, feet of cards.
    Small,
    /// A section's heading; painted in muted text.
    Section,
    /// A panel's heading.
    Panel,
    /// A page's or dialog's heading.
    Page,
    /// A note or a title in a list, which often runs over several lines.
    Note,
    /// A key in its box.
    Key,
    /// A grade in its box.
    Grade,
    /// An article's words, quoted in a panel.
    Quotation,
    /// An article's words, quoted in a row.
    QuotationSmall,
    /// The sentence shown on the welcome page.
    Sample,
    /// The program's name on the welcome page.
    Welcome,
    /// An article's text.
    Article,
    /// An article's title.
    ArticleTitle,
    /// A heading inside an article.
    ArticleHeading,
    /// A credit or caption of an article.
    ArticleCredit,
}

/// Which family a role is set in, and how heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Family {
    Regular,
    Medium,
    SemiBold,
    Text,
    TextBold,
    Welcome,
}

/// One row of the design's table of type, in points.
struct Row {
    family: Family,
    /// The Latin size (for article families: the Arabic size).
    size: f32,
    /// The size of the family's second face, divided by `size`.
    second: f32,
    /// From baseline to baseline where the text starts with Arabic.
    line_rtl: f32,
    /// From baseline to baseline where it starts with Latin.
    line_ltr: f32,
}

const fn row(family: Family, size: f32, second: f32, line_rtl: f32, line_ltr: f32) -> Row {
    Row { family, size, second, line_rtl, line_ltr }
}

/// How large Noto Sans stands beside Noto Naskh Arabic.
const LATIN_IN_ARTICLE: f32 = 0.90;

impl Role {
    fn row(self) -> Row {
        use Family::*;
        const NOTO: f32 = LATIN_IN_ARTICLE;
        match self {
            Role::Body => row(Regular, 13.0, 13.5 / 13.0, 20.0, 20.0),
            Role::BodyMedium => row(Medium, 13.0, 13.5 / 13.0, 20.0, 20.0),
            Role::Strong => row(SemiBold, 13.0, 13.5 / 13.0, 20.0, 20.0),
            Role::Small => row(Regular, 12.0, 13.0 / 12.0, 20.0, 18.0),
            Role::Section => row(SemiBold, 12.0, 13.0 / 12.0, 18.0, 18.0),
            Role::Panel => row(SemiBold, 14.0, 14.5 / 14.0, 24.0, 24.0),
            Role::Page => row(SemiBold, 18.0, 19.0 / 18.0, 28.0, 28.0),
            Role::Note => row(Regular, 13.0, 14.0 / 13.0, 22.0, 20.0),
            Role::Key => row(Medium, 11.0, 1.0, 16.0, 16.0),
            Role::Grade => row(SemiBold, 12.0, 1.0, 16.0, 16.0),
            Role::Quotation => row(Text, 17.0, NOTO, 29.0, 29.0),
            Role::QuotationSmall => row(Text, 15.0, NOTO, 25.0, 25.0),
            Role::Sample => row(Text, 24.0, NOTO, 44.0, 44.0),
            Role::Welcome => row(Welcome, 64.0, 1.0, 92.0, 92.0),
            Role::Article => row(Text, 19.0, NOTO, 38.0, 38.0),
            Role::ArticleTitle => row(TextBold, 25.0, NOTO, 44.0, 44.0),
            Role::ArticleHeading => row(TextBold, 20.0, NOTO, 36.0, 36.0),
            Role::ArticleCredit => row(Text, 15.5, NOTO, 30.0, 30.0),
        }
    }

    /// The em of its first face, in points.
    pub fn size(self) -> f32 {
        self.row().size
    }

    /// From baseline to baseline of a text that runs in `direction`, in points.
    pub fn line_height(self, direction: Direction) -> f32 {
        let row = self.row();
        if direction.is_rtl() { row.line_rtl } else { row.line_ltr }
    }
}

/// The embedded faces as stacks, one for each family and size factor.
#[derive(Clone)]
pub struct Faces {
    stacks: Vec<((Family, u32), Arc<Stack>)>,
}

/// Every role; for building the stacks once.
const ROLES: [Role; 18] = [
    Role::Body,
    Role::BodyMedium,
    Role::Strong,
    Role::Small,
    Role::Section,
    Role::Panel,
    Role::Page,
    Role::Note,
    Role::Key,
    Role::Grade,
    Role::Quotation,
    Role::QuotationSmall,
    Role::Sample,
    Role::Welcome,
    Role::Article,
    Role::ArticleTitle,
    Role::ArticleHeading,
    Role::ArticleCredit,
];

impl Faces {
    /// The stacks of all roles.
    pub fn embedded() -> Faces {
        let mut stacks: Vec<((Family, u32), Arc<Stack>)> = Vec::new();
        for role in ROLES {
            let row = role.row();
            let key = (row.family, row.second.to_bits());
            if stacks.iter().all(|(k, _)| *k != key) {
                stacks.push((key, Arc::new(stack(row.family, row.second))));
            }
        }
        Faces { stacks }
    }

    /// The style of `role` for a text that runs in `direction`, where a point has `scale` physical pixels.
    pub fn style(&self, role: Role, direction: Direction, scale: f32) -> Style {
        let row = role.row();
        let key = (row.family, row.second.to_bits());
        let stack = self.stacks.iter().find(|(k, _)| *k == key).map(|(_, stack)| Arc::clone(stack));
        Style {
            stack: stack.unwrap_or_else(|| Arc::new(Stack { faces: Vec::new(), system: true })),
            size: row.size * scale,
            line_height: (role.line_height(direction) * scale).round(),
        }
    }
}

/// The faces of a family in the order they are tried, the second one scaled by `second`.
///
/// The interface's Latin face comes first, so that Latin letters, digits and
/// punctuation are its own and Arabic falls through to the Arabic face; the
/// article's Arabic face comes first, as the article's text is Arabic.
fn stack(family: Family, second: f32) -> Stack {
    use Embedded::*;
    let faces: [(Embedded, f32); 4] = match family {
        Family::Regular => [(PlexSans, 1.0), (PlexSansArabic, second), (NotoSans, 1.0), (NotoSansHebrew, 1.0)],
        Family::Medium => {
            [(PlexSansMedium, 1.0), (PlexSansArabicMedium, second), (NotoSans, 1.0), (NotoSansHebrew, 1.0)]
        }
        Family::SemiBold => {
            [(PlexSansSemiBold, 1.0), (PlexSansArabicSemiBold, second), (NotoSansBold, 1.0), (NotoSansHebrew, 1.0)]
        }
        Family::Text => [(NotoNaskhArabic, 1.0), (NotoSans, second), (NotoSansArabic, 1.0), (NotoSansHebrew, 1.0)],
        Family::TextBold => {
            [(NotoNaskhArabicBold, 1.0), (NotoSansBold, second), (NotoSansArabicBold, 1.0), (NotoSansHebrew, 1.0)]
        }
        Family::Welcome => [(Amiri, 1.0), (NotoNaskhArabic, 1.0), (NotoSans, 1.0), (NotoSansHebrew, 1.0)],
    };
    Stack { faces: faces.iter().map(|&(face, factor)| (face.face(), factor)).collect(), system: true }
}
