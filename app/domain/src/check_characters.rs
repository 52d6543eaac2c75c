//! The check of ISO 7064, MOD 97-10, with which bank accounts and creditor references begin.

/// How many characters stand before what they check: two letters and two digits.
pub(crate) const HEAD: usize = 4;

/// Whether a text that begins with its check digits, upper-case and without spaces, fits them.
pub(crate) fn fits(text: &str) -> bool {
    let (Some(head), Some(rest)) = (text.get(..HEAD), text.get(HEAD..)) else {
        return false;
    };
    let digits = head.as_bytes().get(2..).unwrap_or_default();
    digits.iter().all(u8::is_ascii_digit) && remainder(rest.bytes().chain(head.bytes())) == Some(1)
}

/// The two check digits of what follows `letters` and them.
pub(crate) fn of(letters: &str, rest: &str) -> Option<[char; 2]> {
    let unchecked = rest.bytes().chain(letters.bytes()).chain(*b"00");
    let digits = 98 - remainder(unchecked)?;
    Some([
        char::from_digit(digits / 10, 10)?,
        char::from_digit(digits % 10, 10)?,
    ])
}

/// The remainder by 97, a letter counting as two digits from `A` = 10 on; `None` if there is anything else.
fn remainder(characters: impl Iterator<Item = u8>) -> Option<u32> {
    let mut remainder = 0;
    for character in characters {
        remainder = match character {
            b'0'..=b'9' => remainder * 10 + u32::from(character - b'0'),
            b'A'..=b'Z' => remainder * 100 + u32::from(character - b'A') + 10,
            _ => return None,
        } % 97;
    }
    Some(remainder)
}

/// What someone typed or copied in the one form that is kept: upper-case, without spaces and line ends.
pub(crate) fn compact(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// In groups of four, as people read it.
pub(crate) fn grouped(text: &str) -> String {
    let mut grouped = String::new();
    for (position, character) in text.chars().enumerate() {
        if position > 0 && position % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(character);
    }
    grouped
}
