//! The page's texts. They stand apart from the portal's: it is no part of it.

mod english;
mod spanish;

use cps_domain::Language;

/// What the page says.
pub(super) struct Words {
    pub(super) portal: &'static str,
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) now: &'static str,
    pub(super) next_job: &'static str,
    pub(super) day: &'static str,
    pub(super) week: &'static str,
    pub(super) month: &'static str,
    pub(super) year: &'static str,
    pub(super) next: &'static str,
    pub(super) nothing_waits: &'static str,
    pub(super) lately: &'static str,
    pub(super) nothing_happened: &'static str,
    pub(super) membership: &'static str,
    pub(super) invoices: &'static str,
    pub(super) mail: &'static str,
    /// What waits, by the code of the job's kind.
    jobs: &'static [(&'static str, &'static str)],
    /// What happened, by the code of its record.
    events: &'static [(&'static str, &'static str)],
}

impl Words {
    /// What a job will do; of a kind without words, its code.
    pub(super) fn job(&self, kind: String) -> String {
        in_words(self.jobs, kind)
    }

    /// What happened; without words, its code.
    pub(super) fn event(&self, action: String) -> String {
        in_words(self.events, action)
    }
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::Spanish => &spanish::WORDS,
        Language::English => &english::WORDS,
    }
}

fn in_words(words: &[(&str, &str)], code: String) -> String {
    let found = words.iter().find(|(known, _)| *known == code);
    found.map_or(code, |(_, words)| (*words).to_string())
}
