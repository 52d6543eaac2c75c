//! What somebody types on the sandbox's page, and which test card it is.

use cps_domain::{CardOnFile, Date};

use crate::payments::ChargeOutcome;

/// What is wrong with a field of the card form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardProblem {
    /// The number is not that of a card: wrong length or check digit.
    Number,
    /// The number may be that of a real card, which has no business here.
    NotATestCard,
    /// The expiry is not `MM/YY`.
    Expires,
    /// The card has expired.
    Expired,
    /// The security code does not have the digits this brand prints.
    SecurityCode,
}

impl CardProblem {
    /// Stable name, for the page that words it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::NotATestCard => "not_a_test_card",
            Self::Expires => "expires",
            Self::Expired => "expired",
            Self::SecurityCode => "security_code",
        }
    }

    /// The inverse of [`CardProblem::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Number,
            Self::NotATestCard,
            Self::Expires,
            Self::Expired,
            Self::SecurityCode,
        ]
        .into_iter()
        .find(|problem| problem.code() == code)
    }
}

/// How the bank behind a test card behaves when the card is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behaviour {
    Accepts,
    Declines,
    Authenticates,
}

/// A card as typed, without its number.
#[derive(Debug)]
pub(super) struct EnteredCard {
    pub(super) behaviour: Behaviour,
    pub(super) on_file: CardOnFile,
}

/// The test cards, see the table in [`super`].
const TEST_CARDS: [(&str, Behaviour); 7] = [
    ("4242424242424242", Behaviour::Accepts),
    ("5555555555554444", Behaviour::Accepts),
    ("378282246310005", Behaviour::Accepts),
    ("4000000000000002", Behaviour::Declines),
    ("4000002500003155", Behaviour::Authenticates),
    ("4000000000000341", Behaviour::Accepts),
    ("4000002760003184", Behaviour::Authenticates),
];

/// How the bank behind a verified test card behaves when the card is charged. Its last four digits tell the test cards apart.
pub(super) fn when_charged(last_four: &str) -> ChargeOutcome {
    match last_four {
        "0341" => ChargeOutcome::Declined,
        "3184" => ChargeOutcome::NeedsAuthentication,
        _ => ChargeOutcome::Succeeded,
    }
}

/// Reads the card form. The number is compared and forgotten: it appears in no value that leaves this function.
pub(super) fn parse(
    number: &str,
    expires: &str,
    security_code: &str,
    today: Date,
) -> Result<EnteredCard, Vec<CardProblem>> {
    let mut problems = Vec::new();
    let test_card = parse_number(number).map_err(|problem| problems.push(problem));
    let expires = parse_expiry(expires, today).map_err(|problem| problems.push(problem));
    let security_code_length = match test_card {
        Ok((digits, _)) if brand(digits) == AMERICAN_EXPRESS => 4,
        _ => 3,
    };
    let security_code = security_code.trim();
    if security_code.len() != security_code_length
        || !security_code.bytes().all(|byte| byte.is_ascii_digit())
    {
        problems.push(CardProblem::SecurityCode);
    }
    let (Ok((digits, behaviour)), Ok(expires), true) = (test_card, expires, problems.is_empty())
    else {
        return Err(problems);
    };
    let last_four = digits
        .get(digits.len().saturating_sub(4)..)
        .unwrap_or_default()
        .to_owned();
    Ok(EnteredCard {
        behaviour,
        on_file: CardOnFile {
            brand: brand(digits).to_owned(),
            last_four,
            expires,
        },
    })
}

/// The test card with this number, typed with or without spaces and hyphens.
fn parse_number(text: &str) -> Result<(&'static str, Behaviour), CardProblem> {
    let digits: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '-')
        .collect();
    let well_formed =
        (12..=19).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !well_formed || !passes_luhn(&digits) {
        return Err(CardProblem::Number);
    }
    TEST_CARDS
        .into_iter()
        .find(|(number, _)| *number == digits)
        .ok_or(CardProblem::NotATestCard)
}

/// The check digit of ISO/IEC 7812-1, annex B: from the right, every second digit counts double.
fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|byte| u32::from(byte.wrapping_sub(b'0')))
        .enumerate()
        .map(|(position, digit)| match (position % 2, digit * 2) {
            (0, _) => digit,
            (_, double @ 10..) => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

const AMERICAN_EXPRESS: &str = "American Express";

/// The brand, by the prefix that ISO/IEC 7812 gives its issuers.
fn brand(digits: &str) -> &'static str {
    match digits.get(..2) {
        Some("34" | "37") => AMERICAN_EXPRESS,
        Some("51" | "52" | "53" | "54" | "55") => "Mastercard",
        _ if digits.starts_with('4') => "Visa",
        _ => "Card",
    }
}

/// `MM/YY`, also without the slash; a card is good to the end of its month. Returned as `MM/YY`.
fn parse_expiry(text: &str, today: Date) -> Result<String, CardProblem> {
    let digits: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '/')
        .collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CardProblem::Expires);
    }
    let (month, year) = digits.split_at(2);
    let month: i8 = month.parse().map_err(|_| CardProblem::Expires)?;
    let year: i16 = year.parse::<i16>().map_err(|_| CardProblem::Expires)? + 2000;
    if !(1..=12).contains(&month) {
        return Err(CardProblem::Expires);
    }
    let expires = format!("{month:02}/{:02}", year - 2000);
    if is_expired(&expires, today) {
        return Err(CardProblem::Expired);
    }
    Ok(expires)
}

/// Whether the month `MM/YY` is over.
pub(super) fn is_expired(expires: &str, today: Date) -> bool {
    let month_and_year = expires.split_once('/').and_then(|(month, year)| {
        let year: i16 = year.parse().ok()?;
        Some((year + 2000, month.parse::<i8>().ok()?))
    });
    month_and_year.is_none_or(|last| last < (today.year(), today.month()))
}

#[cfg(test)]
mod tests;
