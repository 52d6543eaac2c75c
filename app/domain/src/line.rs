//! Texts of one line: names that a person typed.

use crate::Problem;

/// Reads what someone typed: white space around it goes, inside it becomes a single space.
fn one_line(text: &str, max: u32) -> Result<String, Problem> {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_empty() {
        Err(Problem::Required)
    } else if line.chars().count() > max as usize {
        Err(Problem::TooLong { max })
    } else if line.contains(char::is_control) {
        Err(Problem::Malformed)
    } else {
        Ok(line)
    }
}

macro_rules! line_texts {
    ($($(#[$about:meta])* $name:ident up to $max:literal,)+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters.
            pub const MAX: u32 = $max;

            /// Reads what someone typed: white space around it goes, inside it becomes a single space.
            ///
            /// # Errors
            /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Malformed`] for control characters.
            pub fn parse(text: &str) -> Result<Self, Problem> {
                one_line(text, Self::MAX).map(Self)
            }
        }

        checked_text!($name);
    )+};
}

line_texts! {
    /// What a business is called.
    CompanyName up to 120,
    /// Whom to address at a business.
    ContactName up to 120,
    /// Where a product was bought, as the member calls it.
    Dealer up to 120,
}
