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
//! | what can be wrong with a form? | [`Problem`], [`Field`] |
//! | what does a page show? | [`view`] |

#[macro_use]
mod text;

mod country;
mod date;
mod dealer;
mod email;
mod format;
mod id;
mod instant;
mod invoice;
mod language;
mod level;
mod model;
mod money;
mod points;
mod problem;
mod product;
mod product_form;
mod purchase_date;
mod purchase_order;
mod serial_number;
mod subscription;
mod vat;
pub mod view;

pub use country::CountryCode;
pub use date::{Date, parse_date};
pub use dealer::Dealer;
pub use email::EmailAddress;
pub use format::{
    format_date, format_money, format_money_exact, format_month, format_number,
    format_percent_basis_points,
};
pub use id::{
    AccountId, CheckoutKey, InvalidId, InvoiceId, JobId, ModelId, OldAccountId, ProductId,
    SubscriptionId, UserId, VerificationId,
};
pub use instant::Instant;
pub use invoice::{InvoiceNumber, PAYMENT_DAYS, due_on};
pub use language::Language;
pub use level::{
    Family, Level, LevelCode, Loan, Reach, best_within, invitation_threshold, next_level,
    shows_corporate,
};
pub use model::{ModelKind, only_model_with};
pub use money::{Currency, Money};
pub use points::Points;
pub use problem::{Field, FieldProblem, Problem};
pub use product::{Detail, ProductDetails};
pub use product_form::{Completeness, ProductForm};
pub use purchase_date::parse_purchase_date;
pub use purchase_order::PurchaseOrder;
pub use serial_number::SerialNumber;
pub use subscription::{CardOnFile, MemberNumber, PaymentMethod, Renewal, is_live, term_end};
pub use text::Unrecognized;
pub use vat::{Buyer, Price, VatRate, VatTreatment, vat_treatment};
