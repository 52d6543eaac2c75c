//! Whether the check digits of a number fit the rest. Each number is without the country's prefix and has one of the country's
//! forms ([`super::forms`]). The rules are the tax authorities' own, as the documentation of python-stdnum collects them.

/// The letters of Spanish identity cards, by the remainder of 23.
const SPANISH_LETTERS: &str = "TRWAGMYFPDXBNJZSQVHLCKE";
/// The letters of Irish numbers, by the remainder of 23; as a second letter by the value.
const IRISH_LETTERS: &str = "WABCDEFGHIJKLMNOPQRSTUV";
/// The characters of French keys, by their value.
const FRENCH_KEYS: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Has none.
pub(super) fn nothing(_: &str) -> bool {
    true
}

/// Luhn's sum, which starts beside the check digit instead of at it, and from 4 instead of 0.
pub(super) fn austria(number: &str) -> bool {
    (luhn(part(number, 1, 8)) + last(number) + 4).is_multiple_of(10)
}

/// 97 less the remainder of 97.
pub(super) fn belgium(number: &str) -> bool {
    let number = value(number);
    97 - number / 100 % 97 == number % 100
}

/// Weighted, modulo 11.
pub(super) fn switzerland(number: &str) -> bool {
    weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 1]).is_multiple_of(11)
}

/// Weighted, modulo 11; 10 and 11 are written 0 and 1.
pub(super) fn czech_company(number: &str) -> bool {
    let sum = weighted(number, &[8, 7, 6, 5, 4, 3, 2]);
    (11 - sum % 11) % 10 == last(number)
}

/// Weighted behind the 6, modulo 11; the check digit is 2 less than the remainder.
pub(super) fn czech_person(number: &str) -> bool {
    let sum = weighted(part(number, 1, 8), &[8, 7, 6, 5, 4, 3, 2]);
    (sum % 11 + 8) % 10 == last(number)
}

/// Divisible by 11; until 1985 a remainder of 10 was written 0.
pub(super) fn czech_birth_number(number: &str) -> bool {
    let number = value(number);
    number.is_multiple_of(11) || (number / 10 % 11 == 10 && number.is_multiple_of(10))
}

/// ISO 7064, MOD 11,10.
pub(super) fn germany(number: &str) -> bool {
    let product = digits(number).take(8).fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        if sum == 0 { 9 } else { sum * 2 % 11 }
    });
    (11 - product) % 10 == last(number)
}

/// Weighted, modulo 11.
pub(super) fn denmark(number: &str) -> bool {
    weighted(number, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// A letter by the remainder of 23; X, Y and Z stand for 0, 1 and 2, the other letters for nothing.
pub(super) fn spanish_person(number: &str) -> bool {
    let first = match number.as_bytes().first() {
        Some(b'Y') => 10_000_000,
        Some(b'Z') => 20_000_000,
        _ => 0,
    };
    ends_with_nth(number, SPANISH_LETTERS, (first + value(number)) % 23)
}

/// Luhn's digit, or a letter for it. Which kinds of company have which is told differently everywhere, so either will do.
pub(super) fn spanish_company(number: &str) -> bool {
    let sum = luhn(&[part(number, 1, 8), "0"].concat());
    let digit = (10 - sum % 10) % 10;
    ends_with_nth(number, "0123456789", digit) || ends_with_nth(number, "JABCDEFGHI", digit)
}

/// Weighted, modulo 11.
pub(super) fn finland(number: &str) -> bool {
    weighted(number, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11)
}

/// A key of two characters before a company number, the SIREN, whose last digit is Luhn's. Numbers of Monaco have 000 for its
/// beginning, and no SIREN.
pub(super) fn france(number: &str) -> bool {
    let siren = part(number, 2, 11);
    let known = siren.starts_with("000") || luhn(siren).is_multiple_of(10);
    known && french_key(part(number, 0, 2), value(siren)).unwrap_or(false)
}

/// Two digits are a remainder of 97; a key with a letter counts in 24s or 34s, modulo 11. No key has an I or an O.
fn french_key(key: &str, siren: u64) -> Option<bool> {
    let mut characters = key.chars();
    let mut next = || position(FRENCH_KEYS, characters.next()?);
    let (first, second) = (next()?, next()?);
    let count = match (first, second) {
        (0..10, 0..10) => return Some((siren * 100 + 12) % 97 == first * 10 + second),
        (0..10, _) => first * 24 + second - 10,
        _ => first * 34 + second - 100,
    };
    Some((siren + 1 + count / 11) % 11 == count % 11)
}

/// Weighted, modulo 97; since 2009 numbers from 100 on may have a check that is 55 less.
pub(super) fn united_kingdom(number: &str) -> bool {
    let remainder = weighted(number, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
    remainder == 0 || (remainder == 42 && !number.starts_with('0'))
}

/// Weighted, modulo 10.
pub(super) fn hungary(number: &str) -> bool {
    weighted(number, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10)
}

/// Seven digits, and a letter by the remainder of 23; a second letter adds nine times its value.
pub(super) fn ireland(number: &str) -> bool {
    let second = number.chars().nth(8);
    let second = second.and_then(|letter| position(IRISH_LETTERS, letter));
    let sum = weighted(number, &[8, 7, 6, 5, 4, 3, 2]) + 9 * second.unwrap_or_default();
    ends_with_nth(part(number, 0, 8), IRISH_LETTERS, sum % 23)
}

/// Six digits around a letter, of which the first counts as if it stood behind the others.
pub(super) fn old_ireland(number: &str) -> bool {
    let sum = weighted(number, &[2, 7, 6, 5, 4, 3]);
    ends_with_nth(number, IRISH_LETTERS, sum % 23)
}

/// Luhn's digit; before it stands the number of a province or an office, and before that the business's own, which is not 0.
pub(super) fn italy(number: &str) -> bool {
    let office = matches!(value(part(number, 7, 10)), 1..=100 | 120 | 121 | 888 | 999);
    office && value(part(number, 0, 7)) > 0 && luhn(number).is_multiple_of(10)
}

/// The remainder of 89.
pub(super) fn luxembourg(number: &str) -> bool {
    let number = value(number);
    number / 100 % 89 == number % 100
}

/// Weighted, modulo 11, as all were until 2019; since then persons' numbers, with the prefix and with letters counted from 10
/// on, leave 1 by 97 (ISO 7064, MOD 97-10).
pub(super) fn netherlands(number: &str) -> bool {
    let new = ["NL", number]
        .concat()
        .chars()
        .fold(0, |remainder, character| {
            let value = u64::from(character.to_digit(36).unwrap_or_default());
            (remainder * if value < 10 { 10 } else { 100 } + value) % 97
        });
    new == 1 || weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11)
}

/// Weighted, modulo 11.
pub(super) fn norway(number: &str) -> bool {
    weighted(number, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Weighted, modulo 11.
pub(super) fn poland(number: &str) -> bool {
    weighted(number, &[6, 5, 7, 2, 3, 4, 5, 6, 7, 10]).is_multiple_of(11)
}

/// Weighted, modulo 11; 10 is written 0.
pub(super) fn portugal(number: &str) -> bool {
    let remainder = weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    remainder == 0 || (remainder == 1 && last(number) == 0)
}

/// Luhn's digit, before the two digits that say which of the company's numbers it is.
pub(super) fn sweden(number: &str) -> bool {
    luhn(part(number, 0, 10)).is_multiple_of(10)
}

/// Divisible by 11.
pub(super) fn slovakia(number: &str) -> bool {
    value(number).is_multiple_of(11)
}

/// The place of a character in a list, from 0.
fn position(characters: &str, sought: char) -> Option<u64> {
    let mut places = (0..).zip(characters.chars());
    places.find_map(|(place, character)| (character == sought).then_some(place))
}

/// Whether the number ends with the character at this place of a list.
fn ends_with_nth(number: &str, characters: &str, place: u64) -> bool {
    let last = number.chars().next_back();
    last.and_then(|last| position(characters, last)) == Some(place)
}

/// From one place up to another; the form has been checked, so it is there.
fn part(number: &str, from: usize, to: usize) -> &str {
    number.get(from..to).unwrap_or_default()
}

/// The digits from left to right; other characters are passed over.
fn digits(number: &str) -> impl DoubleEndedIterator<Item = u64> {
    let digits = number.bytes().filter(u8::is_ascii_digit);
    digits.map(|digit| u64::from(digit - b'0'))
}

/// All digits as one number; the longest form has twelve.
fn value(number: &str) -> u64 {
    digits(number).fold(0, |value, digit| value * 10 + digit)
}

/// The last digit.
fn last(number: &str) -> u64 {
    digits(number).next_back().unwrap_or_default()
}

/// The sum of the digits, each times its weight.
fn weighted(number: &str, weights: &[u64]) -> u64 {
    let weighted = digits(number).zip(weights);
    weighted.map(|(digit, weight)| digit * weight).sum()
}

/// The sum of the digits, every second one from the right doubled, and 9 less where that makes two digits (ISO/IEC 7812-1).
fn luhn(number: &str) -> u64 {
    let weighted = digits(number).rev().zip([1, 2].into_iter().cycle());
    weighted
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum()
}
