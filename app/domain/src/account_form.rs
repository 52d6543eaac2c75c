//! What a member may change about the account.

use serde::{Deserialize, Serialize};

use crate::form_reader::{FormReader, chosen, if_given};
use crate::{ContactName, Field, FieldProblem, Language, PostalAddress};

/// What was typed, untouched, so that it can be shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    /// Read by [`ContactName::parse`].
    pub contact: String,
    /// Read by [`PostalAddress::parse`]; may be empty.
    pub address: String,
    /// A [`Language`]'s code.
    pub language: String,
}

/// What the account is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountDetails {
    /// Whom to address.
    pub contact: ContactName,
    /// The address for invoices.
    pub address: Option<PostalAddress>,
    /// The language of mails, invoices and pages.
    pub language: Language,
}

impl AccountForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every problem at once, in the order of the controls.
    pub fn parse(&self) -> Result<AccountDetails, Vec<FieldProblem>> {
        let mut form = FormReader::default();
        let contact = form.read(Field::Contact, ContactName::parse(&self.contact));
        let address = if_given(PostalAddress::parse(&self.address));
        let address = form.read(Field::Address, address);
        let language = form.read(Field::Language, chosen(&self.language));
        form.finish(|| {
            Some(AccountDetails {
                contact: contact?,
                address: address?,
                language: language?,
            })
        })
    }
}
