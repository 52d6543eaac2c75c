//! The rules of the membership portal: what a product counts, which level is within reach, what a year costs.
//!
//! No I/O, no clock, no SQL. The server decides by these rules and the browser repeats them for instant feedback, so this
//! crate compiles to WebAssembly and stays small: dates, numbers and money are written by hand rather than by `format!`.
//!
//! | question | file |
//! |---|---|
//! | which details make a product count? | [`ProductDetails`], [`ProductForm`] |
//! | which levels can be chosen, what is missing? | [`Level`], [`next_level`], [`shows_corporate`] |
//! | what does it cost, with VAT? | [`Price`], [`vat_treatment`] |
//! | how long does a term run, when is an invoice due? | [`term_end`], [`due_on`] |
//! | what does every movement of money look like in the books? | [`Entry`], [`Posting`] |
//! | what does an upgrade cost, how does a term renew, who can withdraw? | [`upgrade_difference`], [`renewal_level`], [`can_withdraw`] |
//! | under which reference is an invoice paid, and into which account? | [`CreditorReference`], [`BankAccount`], [`transfer_code`] |
//! | how does a file list products, and what can be wrong with a line? | [`ProductLine`], [`LineProblem`] |
//! | what can be wrong with a form? | [`Problem`], [`Field`] |
//! | who may get an account, and by which password? | [`ApplicationForm`], [`VatNumber`], [`check_password`] |
//! | what does a page show? | [`view`] |

#[macro_use]
mod text;

mod account_form;
mod application;
mod bank_account;
mod books;
mod check_characters;
mod collection;
mod country;
mod creditor_reference;
mod date;
mod device;
mod document;
mod email;
mod form_reader;
mod format;
mod id;
mod instant;
mod language;
mod level;
mod line;
mod model;
mod money;
mod paragraphs;
mod password;
mod points;
mod problem;
mod product;
mod product_file;
mod product_form;
mod purchase_date;
mod purchase_order;
mod search;
mod serial_number;
mod subscription;
mod support_form;
mod term;
mod throttle;
mod transfer_code;
mod vat;
mod vat_number;
pub mod view;

pub use account_form::{AccountDetails, AccountForm};
pub use application::{ApplicationForm, ApplicationState, NewApplication};
pub use bank_account::{BankAccount, Bic, Iban};
pub use books::{Book, Booking, Entry, Posting};
pub use collection::{CollectionStep, collected_at};
pub use country::CountryCode;
pub use creditor_reference::CreditorReference;
pub use date::{Date, parse_date, parse_local_date};
pub use device::device_name;
pub use document::{CreditReason, DocumentKind, DocumentNumber, PAYMENT_DAYS, due_on};
pub use email::EmailAddress;
pub use format::{
    format_date, format_decimal, format_money, format_money_exact, format_month, format_number,
    format_percent_basis_points,
};
pub use id::{
    AccountId, ApplicationId, BankTransactionId, ChargeId, CheckoutKey, DocumentId, EntryId,
    InvalidId, JobId, LinkId, MailId, ModelId, OldAccountId, PayoutId, ProductId, ProductUploadId,
    RefundId, SessionId, SubscriptionId, SupportRequestId, TermId, UserId, VerificationId,
};
pub use instant::Instant;
pub use language::Language;
pub use level::{
    Family, Level, LevelCode, Loan, Reach, best_within, invitation_threshold, next_level,
    shows_corporate,
};
pub use line::{CompanyName, ContactName, Dealer};
pub use model::{ModelKind, only_model_with};
pub use money::{Currency, Money};
pub use paragraphs::{CancelNote, PostalAddress, RejectionReason, SupportMessage};
pub use password::{PASSWORD_MAX, PASSWORD_MIN, check_password, own_words};
pub use points::Points;
pub use problem::{Field, FieldProblem, Problem};
pub use product::{Detail, ProductDetails};
pub use product_file::{
    LineProblem, PRODUCT_FILE_BYTES, PRODUCT_FILE_LINES, ProductColumn, ProductLine, guard_cell,
    read_cell,
};
pub use product_form::{Completeness, ProductForm};
pub use purchase_date::parse_purchase_date;
pub use purchase_order::PurchaseOrder;
pub use search::SearchText;
pub use serial_number::SerialNumber;
pub use subscription::{
    CardOnFile, EndedBecause, MemberNumber, PaymentMethod, Renewal, is_live, term_end,
};
pub use support_form::{NewSupportRequest, SupportForm, SupportTopic};
pub use term::{
    CancelReason, NOTICE_DAYS, Occasion, WITHDRAWAL_DAYS, can_withdraw, notice_on, renewal_level,
    upgrade_difference, withdraw_until,
};
pub use text::Unrecognized;
pub use throttle::{FORGOTTEN_AFTER_SECONDS, wait_seconds};
pub use transfer_code::transfer_code;
pub use vat::{Buyer, Price, VatRate, VatTreatment, vat_treatment};
pub use vat_number::VatNumber;
