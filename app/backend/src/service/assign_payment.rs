//! Staff found out which invoice money pays.

use cps_domain::view::PaymentRow;
use cps_domain::{BankTransactionId, Book, Booking, CreditorReference, DocumentNumber, Posting};

use super::allot::{allot, thank};
use super::book::book;
use super::match_credit::{find_invoice, takes};
use super::record::record_entry;
use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::bank_transactions::{self, Settled, TransactionState};
use crate::store::documents::Document;
use crate::store::{Connection, accounts};

/// What became of the attempt to assign money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assignment {
    /// The invoice is paid with it, as far as it reaches.
    Assigned,
    /// There is no invoice of that number.
    NoInvoice,
    /// The invoice is in another currency.
    OtherCurrency,
    /// The invoice's account was closed.
    AccountClosed,
}

/// Gives money that waits to the invoice of this number or creditor reference. What is more than is open for it becomes the
/// member's balance.
///
/// # Errors
/// [`ServiceError::NotFound`] when no such money waits, or no longer.
pub async fn assign_payment(
    portal: &Portal,
    staff: &Staff,
    id: BankTransactionId,
    typed: &str,
) -> Result<Assignment, ServiceError> {
    let number = read_number(typed);
    portal
        .db
        .write(async |connection| {
            let payment = bank_transactions::find_waiting(connection, id).await?;
            let payment = payment.ok_or(ServiceError::NotFound)?;
            let found = match number {
                Some(number) => find_invoice(connection, number).await?,
                None => None,
            };
            let Some(invoice) = found else {
                return Ok(Assignment::NoInvoice);
            };
            if !takes(&invoice, payment.amount) {
                return Ok(Assignment::OtherCurrency);
            }
            if !accounts::is_open(connection, invoice.account_id).await? {
                return Ok(Assignment::AccountClosed);
            }
            assign(portal, connection, staff, &payment, &invoice).await?;
            Ok(Assignment::Assigned)
        })
        .await
}

/// An invoice's number, or the reference under which it is paid, however it was typed.
fn read_number(typed: &str) -> Option<DocumentNumber> {
    let typed = typed.trim().to_uppercase();
    let by_reference = || CreditorReference::parse(&typed).ok()?.document_number();
    typed.parse().ok().or_else(by_reference)
}

async fn assign(
    portal: &Portal,
    connection: &mut Connection<'_>,
    staff: &Staff,
    payment: &PaymentRow,
    invoice: &Document,
) -> Result<(), ServiceError> {
    let (id, amount) = (payment.id, payment.amount);
    let allotted = allot(connection, std::slice::from_ref(invoice), amount).await?;
    let (pays, mut postings) = allotted.ok_or(ServiceError::NotFound)?;
    postings.insert(0, Posting::of(Book::Unallocated, amount));
    let settled = Settled {
        state: TransactionState::Assigned,
        pays: Some((pays.account_id, pays.document_id)),
        by: Some(staff.user_id),
    };
    if !bank_transactions::settle(connection, id, settled, portal.clock.now()).await? {
        return Err(ServiceError::NotFound);
    }
    book(
        portal,
        connection,
        (Booking::TransferAssigned, id),
        &postings,
    )
    .await?;
    let who = (Some(pays.account_id), Some(staff.user_id));
    record_entry(portal, connection, who, Action::TransferAssigned, id).await?;
    thank(portal, connection, invoice, amount).await
}
