//! Texts of several lines that a person typed.

use crate::Problem;

/// Reads what someone typed or pasted: white space around each line goes, tabs become spaces, and of empty lines only one between
/// others is left.
fn several_lines(text: &str, max: u32) -> Result<String, Problem> {
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    let text = lines.join("\n").replace('\t', " ");
    let text = text.trim_matches('\n');
    if text.is_empty() {
        Err(Problem::Required)
    } else if text.chars().count() > max as usize {
        Err(Problem::TooLong { max })
    } else if text.contains(|letter: char| letter.is_control() && letter != '\n') {
        Err(Problem::Malformed)
    } else {
        Ok(text.to_owned())
    }
}

macro_rules! paragraph_texts {
    ($($(#[$about:meta])* $name:ident up to $max:literal,)+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters.
            pub const MAX: u32 = $max;

            /// Reads what someone typed or pasted: white space around each line goes, tabs become spaces, and of empty lines
            /// only one between others is left.
            ///
            /// # Errors
            /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Malformed`] for control characters.
            pub fn parse(text: &str) -> Result<Self, Problem> {
                several_lines(text, Self::MAX).map(Self)
            }
        }

        checked_text!($name);
    )+};
}

paragraph_texts! {
    /// Where a business is, line by line, as it stands on an invoice.
    PostalAddress up to 300,
    /// Why an application was rejected, in the applicant's language.
    RejectionReason up to 1000,
    /// What a member adds to the reason for canceling.
    CancelNote up to 500,
    /// What someone writes to priority support.
    SupportMessage up to 4000,
}
