//! The request for a business account (guide: "la solicitud de la cuenta empresarial").

use serde::{Deserialize, Serialize};

use crate::form_reader::{FormReader, chosen, if_given, ticked};
use crate::{
    CompanyName, ContactName, CountryCode, EmailAddress, Field, FieldProblem, Language, Problem,
    VatNumber,
};

coded_enum! {
    /// What became of an application.
    ApplicationState by code {
        /// Nobody has decided yet.
        Pending = "pending",
        /// There is an account.
        Approved = "approved",
        /// There will be none, for a reason that the applicant was told.
        Rejected = "rejected",
    }
}

/// What was typed, untouched, so that it can be shown again. A control that was not sent is empty or unticked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationForm {
    /// Read by [`CompanyName::parse`].
    pub company: String,
    /// Read by [`VatNumber::parse`].
    pub vat_number: String,
    /// Read by [`CountryCode::parse`].
    pub country: String,
    /// Read by [`ContactName::parse`].
    pub contact: String,
    /// Read by [`EmailAddress::parse`].
    pub email: String,
    /// A [`Language`]'s code.
    pub language: String,
    /// The e-mail address of an account of the former programme; may be empty.
    pub old_email: String,
    /// Whether the terms were accepted.
    pub terms: bool,
    /// Whether the privacy notice was accepted.
    pub privacy: bool,
}

/// A complete application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApplication {
    /// The company.
    pub company: CompanyName,
    /// Its VAT number.
    pub vat_number: VatNumber,
    /// Where it is.
    pub country: CountryCode,
    /// Whom to address.
    pub contact: ContactName,
    /// The address to sign in with.
    pub email: EmailAddress,
    /// In which language to write.
    pub language: Language,
    /// The address of an old account.
    pub old_email: Option<EmailAddress>,
}

impl ApplicationForm {
    /// Reads the form, for a business in one of these countries.
    ///
    /// # Errors
    /// Every problem at once, in the order of the controls.
    pub fn parse(&self, countries: &[CountryCode]) -> Result<NewApplication, Vec<FieldProblem>> {
        let mut form = FormReader::default();
        let company = form.read(Field::Company, CompanyName::parse(&self.company));
        let country = CountryCode::parse_one_of(&self.country, countries);
        let country = form.read(Field::Country, country);
        let vat_number = form.read(Field::VatNumber, self.parse_vat_number(country));
        let contact = form.read(Field::Contact, ContactName::parse(&self.contact));
        let email = form.read(Field::Email, EmailAddress::parse(&self.email));
        let language = form.read(Field::Language, chosen(&self.language));
        let old_email = if_given(EmailAddress::parse(&self.old_email));
        let old_email = form.read(Field::OldEmail, old_email);
        let terms = ticked(self.terms, Problem::TermsNotAccepted);
        form.read(Field::Terms, terms);
        let privacy = ticked(self.privacy, Problem::PrivacyNotAccepted);
        form.read(Field::Privacy, privacy);
        form.finish(|| {
            Some(NewApplication {
                company: company?,
                vat_number: vat_number??,
                country: country?,
                contact: contact?,
                email: email?,
                language: language?,
                old_email: old_email?,
            })
        })
    }

    /// Without its country a VAT number cannot be judged; that there is none can be said all the same.
    fn parse_vat_number(&self, country: Option<CountryCode>) -> Result<Option<VatNumber>, Problem> {
        match country {
            Some(country) => VatNumber::parse(&self.vat_number, country).map(Some),
            None if self.vat_number.trim().is_empty() => Err(Problem::Required),
            None => Ok(None),
        }
    }
}
