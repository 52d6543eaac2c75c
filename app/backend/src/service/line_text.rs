//! What a line of an invoice says.

use cps_domain::{Language, LevelCode};

use crate::store::terms::Term;

/// What the programme is called on invoices, in every language.
const PROGRAMME: &str = "Canon Professional Services";

/// What was sold, in the buyer's language.
pub(super) fn line_text(term: &Term, language: Language) -> String {
    let level = term.level.name();
    match (term.former_level.map(LevelCode::name), language) {
        (None, _) => format!("{PROGRAMME} : {level}"),
        (Some(former), Language::Spanish) => {
            format!("{PROGRAMME} : {level}, diferencia con {former} por los días que quedan")
        }
        (Some(former), Language::English) => {
            format!("{PROGRAMME} : {level}, difference from {former} for the days left")
        }
    }
}
