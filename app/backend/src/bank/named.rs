//! Which invoices a payer names.

use cps_domain::{CreditorReference, DocumentKind, DocumentNumber};

/// What may stand between year and number where an invoice's number was typed by hand.
const JOINTS: [char; 5] = ['-', '–', '/', '.', ' '];

/// How many digits a number's two parts have.
const YEAR: usize = 4;
const PLACE: usize = 6;

/// The invoice of the creditor reference within a text. Its check digits tell a slip of the keyboard, so it can be relied on.
pub(crate) fn by_reference(text: &str) -> Option<DocumentNumber> {
    let number = CreditorReference::find_in(text)?.document_number()?;
    (number.kind == DocumentKind::Invoice).then_some(number)
}

/// The invoices whose numbers stand in a text as they are printed, `2026-000001`. A wrong digit names another one, so they are to
/// be doubted. What a credit note's number names, `R2026-000001`, was never to be paid.
pub(crate) fn by_number(text: &str) -> Vec<DocumentNumber> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for start in 0..letters.len() {
        let (before, rest) = letters.split_at(start);
        let number = begins_word(before).then(|| read(rest)).flatten();
        found.extend(number.filter(|number| !found.contains(number)));
    }
    found
}

/// Whether a number can begin behind these letters.
fn begins_word(before: &[char]) -> bool {
    match before {
        [.., other, 'R' | 'r'] => other.is_alphabetic(),
        ['R' | 'r'] => false,
        [.., last] => !last.is_ascii_digit(),
        [] => true,
    }
}

/// The number with which these letters begin.
fn read(letters: &[char]) -> Option<DocumentNumber> {
    let (year, rest) = letters.split_at_checked(YEAR)?;
    let (joint, rest) = rest.split_first()?;
    let (place, after) = rest.split_at_checked(PLACE)?;
    let goes_on = after.first().is_some_and(char::is_ascii_digit);
    if goes_on || !JOINTS.contains(joint) {
        return None;
    }
    let digits = |part: &[char]| part.iter().collect::<String>();
    format!("{}-{}", digits(year), digits(place)).parse().ok()
}

#[cfg(test)]
mod tests;
