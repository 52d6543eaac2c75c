//! How banks write amounts. All our currencies have two decimals.

/// What sets thousands apart besides point and comma: a space of any width, or what Swiss banks write.
const GAPS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '’'];

/// An amount as XML writes it, `121.5`, in minor units; never negative.
pub(super) fn read_plain(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    minor_units(whole, decimals)
}

/// An amount as a spreadsheet writes it, `1.234,50`, `1,234.5`, `-20,00` or `20,00-`, in minor units. The last mark is the
/// decimal one if one or two digits follow it; three digits are thousands.
pub(super) fn read_local(text: &str) -> Option<i64> {
    let text: String = text
        .chars()
        .filter(|letter| !GAPS.contains(letter))
        .collect();
    let (text, negative) = match (text.strip_prefix(['-', '−']), text.strip_suffix('-')) {
        (Some(rest), _) | (None, Some(rest)) => (rest, true),
        (None, None) => (text.strip_prefix('+').unwrap_or(&text), false),
    };
    let decimal = text
        .rfind(['.', ','])
        .filter(|place| matches!(text.len() - place, 2 | 3));
    let (whole, mark, decimals) = match decimal {
        Some(place) => (
            text.get(..place)?,
            text.get(place..=place)?.chars().next(),
            text.get(place + 1..)?,
        ),
        None => (text, None, ""),
    };
    let amount = minor_units(&ungrouped(whole, mark)?, decimals)?;
    Some(if negative { -amount } else { amount })
}

/// The digits of a whole number, whose thousands may be set apart by the mark that is not the decimal one.
fn ungrouped(whole: &str, decimal_mark: Option<char>) -> Option<String> {
    let Some(mark) = whole.chars().find(|letter| matches!(letter, '.' | ',')) else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let apart = Some(mark) != decimal_mark;
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let follow = groups.all(|group| group.len() == 3);
    (apart && begins && follow).then(|| whole.replace(mark, ""))
}

/// Digits only; decimals beyond the second must be zero.
fn minor_units(whole: &str, decimals: &str) -> Option<i64> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let mut decimals = decimals.bytes().map(|byte| i64::from(byte - b'0'));
    let tenths = decimals.next().unwrap_or_default();
    let hundredths = decimals.next().unwrap_or_default();
    if decimals.any(|digit| digit != 0) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    whole
        .checked_mul(100)?
        .checked_add(10 * tenths + hundredths)
}

#[cfg(test)]
mod tests;
