//! New passwords: long rather than complicated (NIST SP 800-63B, 3.1.1.2: length, no composition rules, a blocklist).

use crate::Problem;

/// The fewest characters of a new password.
pub const PASSWORD_MIN: u32 = 12;
/// The most characters of a new password.
pub const PASSWORD_MAX: u32 = 128;

/// Shorter words, like "S.L.", are in too many passwords to say anything.
const SHORTEST_OWN_WORD: usize = 4;

/// Whether a text can be a new password of somebody whose own words are these ([`own_words`]). That it is not a common or a
/// leaked one only the server knows, which holds the list.
///
/// # Errors
/// [`Problem::Required`], [`Problem::TooShort`], [`Problem::TooLong`], or [`Problem::PasswordOwnWords`].
pub fn check_password(password: &str, own_words: &[String]) -> Result<(), Problem> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    if password.is_empty() {
        Err(Problem::Required)
    } else if length < PASSWORD_MIN as usize {
        Err(Problem::TooShort { min: PASSWORD_MIN })
    } else if length > PASSWORD_MAX as usize {
        Err(Problem::TooLong { max: PASSWORD_MAX })
    } else if own_words.iter().any(|word| folded.contains(word.as_str())) {
        Err(Problem::PasswordOwnWords)
    } else {
        Ok(())
    }
}

/// What a stranger would try first: the words of these texts (company, contact, address), in lower case.
#[must_use]
pub fn own_words(texts: &[&str]) -> Vec<String> {
    texts
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.chars().count() >= SHORTEST_OWN_WORD)
        .map(str::to_lowercase)
        .collect()
}
