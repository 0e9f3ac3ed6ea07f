//! What things of a project are called, in the words of the project or of the program.

use super::Locale;
use crate::annotation::{
    Annotation, Attribution, Bilingual, Credibility, Label, Likelihood, Party, Project, Source, SourceKind, Verdict,
};
use crate::text::controls;

impl Locale {
    /// What `text` says in this language, else in the other.
    pub fn bilingual<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.either(self.is_arabic())
    }

    /// What `text` says in the interface's language alone; empty where it says nothing in it.
    pub fn own<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.is_arabic() { &text.ar } else { &text.en }
    }

    /// A label's name in this language, else in the other.
    pub fn label(&self, label: &Label) -> String {
        self.bilingual(&label.name).to_owned()
    }

    /// A source's name in this language, else in the other, else any other it goes by, else words for having none.
    pub fn source(&self, source: &Source) -> String {
        let own = Some(self.bilingual(&source.name)).filter(|name| controls::is_seen(name));
        let name = own.or_else(|| source.names().next());
        name.map_or_else(|| self.text("sources-unnamed").to_string(), str::to_owned)
    }

    /// The same within a sentence, where what only describes somebody, such as `An official`, begins small.
    pub fn source_within(&self, source: &Source) -> String {
        let name = self.source(source);
        let describes = source.kind == SourceKind::Anonymous && ["A ", "An "].iter().any(|a| name.starts_with(a));
        if describes { name.replacen('A', "a", 1) } else { name }
    }

    /// What to call a party of an attribution: its entry's name, else the words of the text, else words for having none.
    pub fn party(&self, project: &Project, party: &Party) -> String {
        match (project.party_name(party, self.is_arabic()), project.entry_of(party)) {
            (name, Some(entry)) if name.is_empty() => self.source(entry),
            (name, _) => name,
        }
    }

    /// The same within a sentence.
    pub fn party_within(&self, project: &Project, party: &Party) -> String {
        match project.entry_of(party) {
            Some(entry) if entry.kind == SourceKind::Anonymous => self.source_within(entry),
            _ => self.party(project, party),
        }
    }

    /// In both languages, Arabic first: on what a verdict or comment was whose mark is not there any more, and what the
    /// verdict was.
    pub fn without_mark(both: &[Locale; 2], seen: &Annotation, verdict: Option<&Verdict>) -> Bilingual {
        let kind = verdict.map_or("comment", |verdict| verdict.decision.kind().key());
        let key = format!("review-without-mark-{kind}");
        let [ar, en] = both.each_ref().map(|locale| locale.text_with(&key, &[("quote", seen.quote().into())]));
        Bilingual { ar, en }
    }

    /// Who says it and through whom it came, in one line: each name isolated.
    pub fn chain(&self, project: &Project, attribution: &Attribution) -> String {
        self.chain_from(project, attribution, Locale::party)
    }

    /// The same of an attribution that another one stands in, as whoever tells that one.
    pub fn told_by(&self, project: &Project, outer: &Attribution) -> String {
        format!("{} {}", self.text("sources-inside"), self.chain_from(project, outer, Locale::party_within))
    }

    /// The line of a chain, its source called as `call` says.
    fn chain_from(
        &self,
        project: &Project,
        attribution: &Attribution,
        call: impl Fn(&Locale, &Project, &Party) -> String,
    ) -> String {
        let source = match &attribution.source {
            Some(source) => self.list([call(self, project, source)]),
            None => self.text("chain-nobody").to_string(),
        };
        if attribution.via.is_empty() {
            return source;
        }
        let via = self.list(attribution.via.iter().map(|party| self.party_within(project, party)));
        let via = self.text_with("chain-via", &[("names", via.into())]);
        format!("{source}{}{via}", self.comma())
    }

    /// A grade of credibility in figure and words, such as `5 · Improbable`.
    pub fn credibility(&self, grade: Credibility) -> String {
        format!("{} · {}", grade.key(), self.text(&format!("credibility-{}", grade.key())))
    }

    /// A band of likelihood in words and figures, such as `Likely, 55–80%`.
    pub fn likelihood(&self, band: Likelihood) -> String {
        let (from, to) = band.percent();
        let word = self.text(&format!("likelihood-{}", band.key()));
        format!("{word}{}{}", self.comma(), self.percent(format_args!("{from:02}–{to}")))
    }
}
