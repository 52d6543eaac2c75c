//! What can be wrong with a form, and at which field it is said.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Points};

coded_enum! {
    /// A control of a form. Its name is the control's `name` attribute.
    Field by name {
        /// The e-mail address to sign in with.
        Email = "email",
        /// The password to sign in with.
        Password = "password",
        /// A product's model, by name.
        Model = "model",
        /// A product's serial number.
        SerialNumber = "serial_number",
        /// When a product was bought.
        PurchaseDate = "purchase_date",
        /// Where a product was bought.
        PurchaseCountry = "purchase_country",
        /// From whom a product was bought.
        Dealer = "dealer",
        /// The chosen level.
        Level = "level",
        /// The member's purchase order number.
        PurchaseOrder = "purchase_order",
        /// Acceptance of the terms.
        Terms = "terms",
        /// Card or transfer.
        PaymentMethod = "payment_method",
        /// A company's name.
        Company = "company",
        /// A VAT number.
        VatNumber = "vat_number",
        /// Where a business is.
        Country = "country",
        /// Whom to address.
        Contact = "contact",
        /// The address for invoices.
        Address = "address",
        /// In which language to write.
        Language = "language",
        /// The e-mail address of an account of the former programme.
        OldEmail = "old_email",
        /// Acceptance of the privacy notice.
        Privacy = "privacy",
        /// A password to have from now on.
        NewPassword = "new_password",
        /// What a message to support is about.
        Topic = "topic",
        /// A message to support.
        Message = "message",
        /// Why an application is rejected, or a subscription canceled.
        Reason = "reason",
        /// What is added to a reason.
        Note = "note",
        /// That the account shall really be closed.
        Confirmed = "confirmed",
        /// No single control: the form as a whole.
        Form = "form",
    }
}

/// Why an input was refused. The code keys the message in the locale files; the numbers go into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was entered.
    Required,
    /// Longer than the field takes.
    TooLong {
        /// The most characters it takes.
        max: u32,
    },
    /// Shorter than the field takes.
    TooShort {
        /// The fewest characters it takes.
        min: u32,
    },
    /// Not the form that such a value has.
    Malformed,
    /// Not the form that VAT numbers of this country have.
    VatNumberForm {
        /// The country.
        country: CountryCode,
    },
    /// The check digits do not fit the rest of the VAT number: one digit is mistyped.
    VatNumberCheckDigits,
    /// The catalogue has no model of that name.
    UnknownModel,
    /// Not a participating country.
    UnknownCountry,
    /// A date that has not come yet.
    InTheFuture,
    /// Bought before the model existed.
    BeforeLaunch {
        /// The year the model came out.
        year: i16,
    },
    /// Another account holds this serial number; whose is not said.
    SerialTaken,
    /// The member has registered this serial number already.
    SerialAlreadyYours,
    /// The e-mail or the password is wrong; which is not said.
    WrongCredentials,
    /// The current password is wrong.
    WrongPassword,
    /// Too many tries: the next one is heard later.
    TooManyAttempts {
        /// In how many minutes.
        minutes: u32,
    },
    /// A common password, or one that has leaked.
    PasswordCommon,
    /// The password holds the company's own words.
    PasswordOwnWords,
    /// The link from the mail has run out, was used, or is none of ours.
    LinkUnusable,
    /// The privacy notice must be accepted.
    PrivacyNotAccepted,
    /// It must be confirmed that this is meant.
    NotConfirmed,
    /// The account has an invoice that is still to be issued.
    InvoicePending,
    /// Something is to be paid, or to be paid back.
    MoneyOpen,
    /// There is no such level.
    UnknownLevel,
    /// The level is out of reach.
    PointsMissing {
        /// How many points are missing to it.
        points: Points,
    },
    /// The level takes fewer products than the account has.
    TooManyProducts {
        /// The most products it takes.
        max: u32,
    },
    /// The terms must be accepted.
    TermsNotAccepted,
    /// The fee is no longer what the member saw.
    PriceChanged,
    /// The checkout is over or was never opened.
    CheckoutStale,
    /// The provider declined the card.
    CardDeclined,
    /// The card's holder did not confirm.
    AuthenticationFailed,
    /// The member left the provider's page.
    PaymentCanceled,
    /// The account has a live subscription.
    AlreadySubscribed,
    /// The account has no live subscription.
    NoSubscription,
    /// The term began too long ago to withdraw from it.
    WithdrawalOver,
    /// An invoice is overdue, and comes first.
    InvoiceOverdue,
    /// There is no old account with products.
    NothingToMigrate,
    /// The old account's products were moved before.
    AlreadyMigrated,
}

impl Problem {
    /// The stable code: the message's key in the locale files, and the tag in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong { .. } => "too_long",
            Self::TooShort { .. } => "too_short",
            Self::Malformed => "malformed",
            Self::VatNumberForm { .. } => "vat_number_form",
            Self::VatNumberCheckDigits => "vat_number_check_digits",
            Self::UnknownModel => "unknown_model",
            Self::UnknownCountry => "unknown_country",
            Self::InTheFuture => "in_the_future",
            Self::BeforeLaunch { .. } => "before_launch",
            Self::SerialTaken => "serial_taken",
            Self::SerialAlreadyYours => "serial_already_yours",
            Self::WrongCredentials => "wrong_credentials",
            Self::WrongPassword => "wrong_password",
            Self::TooManyAttempts { .. } => "too_many_attempts",
            Self::PasswordCommon => "password_common",
            Self::PasswordOwnWords => "password_own_words",
            Self::LinkUnusable => "link_unusable",
            Self::PrivacyNotAccepted => "privacy_not_accepted",
            Self::NotConfirmed => "not_confirmed",
            Self::InvoicePending => "invoice_pending",
            Self::MoneyOpen => "money_open",
            Self::UnknownLevel => "unknown_level",
            Self::PointsMissing { .. } => "points_missing",
            Self::TooManyProducts { .. } => "too_many_products",
            Self::TermsNotAccepted => "terms_not_accepted",
            Self::PriceChanged => "price_changed",
            Self::CheckoutStale => "checkout_stale",
            Self::CardDeclined => "card_declined",
            Self::AuthenticationFailed => "authentication_failed",
            Self::PaymentCanceled => "payment_canceled",
            Self::AlreadySubscribed => "already_subscribed",
            Self::NoSubscription => "no_subscription",
            Self::WithdrawalOver => "withdrawal_over",
            Self::InvoiceOverdue => "invoice_overdue",
            Self::NothingToMigrate => "nothing_to_migrate",
            Self::AlreadyMigrated => "already_migrated",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl std::error::Error for Problem {}

/// A problem and the control it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Where the message stands.
    pub field: Field,
    /// What it says.
    pub problem: Problem,
}

impl FieldProblem {
    /// A problem at a control.
    #[must_use]
    pub const fn new(field: Field, problem: Problem) -> Self {
        Self { field, problem }
    }
}
