//! E-mail addresses.

use crate::Problem;

/// The longest local part (RFC 5321, 4.5.3.1.1).
const MAX_LOCAL: usize = 64;
/// The longest label of a domain name (RFC 1035, 2.3.4).
const MAX_LABEL: usize = 63;

/// An address that mail can be sent to, in lower case: the key by which a user signs in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The most characters an address can have (RFC 5321, 4.5.3.1.3, less the brackets of a path).
    pub const MAX: u32 = 254;

    /// Reads what someone typed: white space around it and upper case are forgiven.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Malformed`] if no mail server would take it.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::Required);
        }
        if text.len() > Self::MAX as usize {
            return Err(Problem::TooLong { max: Self::MAX });
        }
        match text.split_once('@') {
            Some((local, domain)) if is_local(local) && is_domain(domain) => {
                Ok(Self(text.to_ascii_lowercase()))
            }
            _ => Err(Problem::Malformed),
        }
    }
}

checked_text!(EmailAddress);

/// Words of RFC 5322's "atext" joined by single dots; the quoted form is not worth its traps.
fn is_local(local: &str) -> bool {
    local.len() <= MAX_LOCAL
        && local.split('.').all(|word| {
            !word.is_empty()
                && word.bytes().all(|byte| {
                    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
                })
        })
}

/// At least two labels of letters, digits and inner hyphens.
fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.split('.').all(|label| {
            (1..=MAX_LABEL).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}
