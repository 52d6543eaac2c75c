//! VAT numbers: each participating country's form and check digits. Whether a number was ever given to somebody, and to whom,
//! only that country's register knows.

mod check_digits;
mod forms;

use std::{fmt, str::FromStr};

use crate::{CountryCode, Problem};

/// A VAT number in the one form in which it is stored and stands on invoices: upper case, without separators, with the
/// country's prefix.
///
/// A Norwegian one ends with `MVA`, `NO123456785MVA`, as every invoice there must say it (bokføringsforskriften, § 5-1-2). A
/// Swiss one is only `CHE123456788`: whether MWST, TVA, IVA or TPV follows depends on the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatNumber(String);

impl VatNumber {
    /// Reads what someone in this country typed: lower case, white space, dots, hyphens and slashes are forgiven, and so is a
    /// missing prefix.
    ///
    /// # Errors
    /// [`Problem::Required`] for nothing, [`Problem::VatNumberForm`] if it has not the country's form,
    /// [`Problem::VatNumberCheckDigits`] if its check digits do not fit the rest.
    pub fn parse(text: &str, country: CountryCode) -> Result<Self, Problem> {
        let typed: String = text
            .chars()
            .filter(|character| !separates(*character))
            .map(|character| character.to_ascii_uppercase())
            .collect();
        if typed.is_empty() {
            return Err(Problem::Required);
        }
        let country_forms = forms::of(country.as_str());
        let (number, fits) = country_forms
            .and_then(|forms| forms.recognise(&typed))
            .ok_or(Problem::VatNumberForm { country })?;
        if fits(&number) {
            Ok(Self([country.as_str(), &number].concat()))
        } else {
            Err(Problem::VatNumberCheckDigits)
        }
    }

    /// A number of this country that passes, to show what they look like; empty for a country that does not take part.
    #[must_use]
    pub fn example(country: CountryCode) -> &'static str {
        forms::of(country.as_str()).map_or("", |forms| forms.example)
    }

    /// The text in the one form it is stored in.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VatNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for VatNumber {
    type Err = Problem;

    /// Reads a stored number: its prefix names the country.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let prefix = text.get(..2).unwrap_or(text);
        Self::parse(text, CountryCode::parse(prefix)?)
    }
}

travels_as_text!(VatNumber);

/// What is written between the digits, on letterheads too: `BE 0403.019.261`, `CZ 710319/2745`, and the dashes of typesetters.
fn separates(character: char) -> bool {
    character.is_whitespace() || matches!(character, '.' | '-' | '/' | '\u{2010}'..='\u{2015}')
}
