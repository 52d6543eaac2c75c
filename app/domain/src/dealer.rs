//! Dealers.

use crate::Problem;

/// Where a product was bought, as the member calls it: one line, single spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dealer(String);

impl Dealer {
    /// The most characters.
    pub const MAX: u32 = 120;

    /// Reads what someone typed: white space around it goes, inside it becomes a single space.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Malformed`] for control characters.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut dealer = String::new();
        for word in text.split_whitespace() {
            if !dealer.is_empty() {
                dealer.push(' ');
            }
            dealer.push_str(word);
        }
        if dealer.is_empty() {
            Err(Problem::Required)
        } else if dealer.chars().count() > Self::MAX as usize {
            Err(Problem::TooLong { max: Self::MAX })
        } else if dealer.contains(char::is_control) {
            Err(Problem::Malformed)
        } else {
            Ok(Self(dealer))
        }
    }
}

checked_text!(Dealer);
