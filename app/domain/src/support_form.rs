//! Writing to priority support (guide: "el servicio de asistencia prioritaria de CPS").

use serde::{Deserialize, Serialize};

use crate::form_reader::{FormReader, chosen};
use crate::{EmailAddress, Field, FieldProblem, SupportMessage};

coded_enum! {
    /// What it is about.
    SupportTopic by code {
        /// Applying, signing in, changing the account.
        Account = "account",
        /// Registering and migrating products.
        Products = "products",
        /// Somebody else holds the serial number.
        SerialNumber = "serial_number",
        /// Points and levels.
        Membership = "membership",
        /// Invoices and payments.
        Payment = "payment",
        /// Anything else.
        Other = "other",
    }
}

/// What was typed, untouched, so that it can be shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupportForm {
    /// Read by [`EmailAddress::parse`].
    pub email: String,
    /// A [`SupportTopic`]'s code.
    pub topic: String,
    /// Read by [`SupportMessage::parse`].
    pub message: String,
}

/// A complete request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSupportRequest {
    /// Where to answer.
    pub email: EmailAddress,
    /// What it is about.
    pub topic: SupportTopic,
    /// What it says.
    pub message: SupportMessage,
}

impl SupportForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every problem at once, in the order of the controls.
    pub fn parse(&self) -> Result<NewSupportRequest, Vec<FieldProblem>> {
        let mut form = FormReader::default();
        let email = form.read(Field::Email, EmailAddress::parse(&self.email));
        let topic = form.read(Field::Topic, chosen(&self.topic));
        let message = form.read(Field::Message, SupportMessage::parse(&self.message));
        form.finish(|| {
            Some(NewSupportRequest {
                email: email?,
                topic: topic?,
                message: message?,
            })
        })
    }
}
