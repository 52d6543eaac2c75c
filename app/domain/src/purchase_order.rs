//! Purchase order numbers.

use crate::Problem;

/// The number under which the member's own books expect the invoice (guide, step 4: `eg-0123456789`). Optional: who has none
/// leaves the field empty, and the caller asks only for what is not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PurchaseOrder(String);

impl PurchaseOrder {
    /// The most characters: what order systems exchange (UN/EDIFACT data element 1154, `an..35` in its early editions).
    pub const MAX: u32 = 35;

    /// Reads what someone typed; white space around it goes.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Malformed`] for characters that cannot be printed.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            Err(Problem::Required)
        } else if text.chars().count() > Self::MAX as usize {
            Err(Problem::TooLong { max: Self::MAX })
        } else if text.contains(char::is_control) {
            Err(Problem::Malformed)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

checked_text!(PurchaseOrder);
