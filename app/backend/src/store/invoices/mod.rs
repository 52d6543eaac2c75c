//! Issued invoices: written once, never changed.

use cps_domain::view::{InvoiceRow, Party};
use cps_domain::{
    AccountId, Date, Instant, InvoiceId, InvoiceNumber, Language, LevelCode, MemberNumber,
    PaymentMethod, Price, PurchaseOrder, SubscriptionId,
};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

mod row;

use row::{ListRow, Row};

statements! {
    INSERT = "INSERT INTO invoices (id, account_id, subscription_id, series, number, issued_on,
              due_on, currency, net, vat_basis_points, vat, gross, treatment, level,
              term_starts_on, term_ends_on, purchase_order, method, member_number, issuer, buyer,
              language, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
              $18, $19, $20, $21, $22, $23)";
    OF_TERM = "SELECT id FROM invoices WHERE subscription_id = $1 AND term_starts_on = $2";
    LAST_ISSUED_ON = "SELECT issued_on FROM invoices WHERE series = $1
                      ORDER BY number DESC LIMIT 1";
    LIST = "SELECT id, series, number, issued_on, due_on, level, gross, currency FROM invoices
            WHERE account_id = $1 ORDER BY id DESC";
    FIND = "SELECT id, account_id, subscription_id, series, number, issued_on, due_on, currency,
            net, vat_basis_points, vat, gross, treatment, level, term_starts_on, term_ends_on,
            purchase_order, method, member_number, issuer, buyer, language
            FROM invoices WHERE id = $1 AND account_id = $2";
}

/// An invoice as it was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// Who owes it.
    pub account_id: AccountId,
    /// For which subscription.
    pub subscription_id: SubscriptionId,
    /// Its number, without gaps in its series.
    pub number: InvoiceNumber,
    /// When it was issued; never before an earlier number of the series.
    pub issued_on: Date,
    /// By when it is to be paid.
    pub due_on: Date,
    /// For which level.
    pub level: LevelCode,
    /// For which term: its first and last day.
    pub term: (Date, Date),
    /// The amounts.
    pub price: Price,
    /// The buyer's purchase order number.
    pub purchase_order: Option<PurchaseOrder>,
    /// How it is paid.
    pub method: PaymentMethod,
    /// The buyer's member number.
    pub member_number: MemberNumber,
    /// Who issued it, as of that day.
    pub issuer: Party,
    /// Who owes it, as of that day.
    pub buyer: Party,
    /// In which language it was issued.
    pub language: Language,
}

/// Adds an invoice.
///
/// # Errors
/// [`StoreError::Unique`] if the term has one or the number is taken; other [`StoreError`]s when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    invoice: &Invoice,
    now: Instant,
) -> Result<(), StoreError> {
    let price = &invoice.price;
    execute!(
        connection,
        INSERT,
        invoice.id.to_string(),
        invoice.account_id.to_string(),
        invoice.subscription_id.to_string(),
        row::series(invoice.number.series),
        i64::from(invoice.number.number),
        invoice.issued_on.to_string(),
        invoice.due_on.to_string(),
        price.net.currency.code(),
        price.net.amount,
        i64::from(price.rate.basis_points()),
        price.vat.amount,
        price.gross.amount,
        price.treatment.code(),
        invoice.level.code(),
        invoice.term.0.to_string(),
        invoice.term.1.to_string(),
        invoice.purchase_order.as_ref().map(PurchaseOrder::as_str),
        invoice.method.code(),
        invoice.member_number.to_string(),
        row::freeze("invoices.issuer", &invoice.issuer)?,
        row::freeze("invoices.buyer", &invoice.buyer)?,
        invoice.language.code(),
        now.millis(),
    )?;
    Ok(())
}

/// The invoice of a term, if it has been issued.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_term(
    connection: &mut Connection<'_>,
    subscription_id: SubscriptionId,
    term_starts_on: Date,
) -> Result<Option<InvoiceId>, StoreError> {
    let (subscription_id, starts_on) = (subscription_id.to_string(), term_starts_on.to_string());
    let row = fetch!(
        optional(String,),
        connection,
        OF_TERM,
        subscription_id,
        starts_on
    )?;
    row.map(|(id,)| parse("invoices.id", &id)).transpose()
}

/// The date of the last invoice of a series.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn last_issued_on(
    connection: &mut Connection<'_>,
    series: i16,
) -> Result<Option<Date>, StoreError> {
    let row = fetch!(
        optional(String,),
        connection,
        LAST_ISSUED_ON,
        row::series(series)
    )?;
    row.map(|(issued_on,)| parse("invoices.issued_on", &issued_on))
        .transpose()
}

/// The account's invoices, latest first. There is about one a year, so the list is not paged.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn list(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<InvoiceRow>, StoreError> {
    let rows = fetch!(all ListRow, connection, LIST, account_id.to_string())?;
    rows.into_iter().map(InvoiceRow::try_from).collect()
}

/// An account's invoice. One of another account is not found, like one that does not exist.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    id: InvoiceId,
) -> Result<Option<Invoice>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string(), account_id.to_string())?;
    row.map(Invoice::try_from).transpose()
}
