//! What money that arrived at the bank pays: one rule for what names its invoice and for what staff assign.

use cps_domain::{AccountId, DocumentId, Money, Posting};

use super::ServiceError;
use super::post::{Recipient, post};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::documents::Document;
use crate::store::{Connection, StoreError, accounts, books};

/// Whose the money is, and which invoice it pays first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allotted {
    pub(super) account_id: AccountId,
    pub(super) document_id: DocumentId,
}

/// The postings that give money to invoices of one account, in their order, as far as it reaches; what is left is the member's
/// balance. Nothing if there is no invoice.
pub(super) async fn allot(
    connection: &mut Connection<'_>,
    invoices: &[Document],
    arrived: Money,
) -> Result<Option<(Allotted, Vec<Posting>)>, StoreError> {
    let Some(first) = invoices.first() else {
        return Ok(None);
    };
    let (mut postings, mut left) = (Vec::new(), arrived.amount);
    let money = |amount| Money::new(amount, arrived.currency);
    for invoice in invoices {
        let open = books::open_amount(connection, invoice.id).await?;
        let paid = open.amount.clamp(0, left);
        postings.push(Posting::receivable(invoice.account_id, invoice.id, money(paid)).credited());
        left -= paid;
    }
    postings.push(Posting::balance(first.account_id, money(left)).credited());
    let allotted = Allotted {
        account_id: first.account_id,
        document_id: first.id,
    };
    Ok(Some((allotted, postings)))
}

/// Tells the member that the money is here, once it is booked.
pub(super) async fn thank(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    arrived: Money,
) -> Result<(), ServiceError> {
    let account = accounts::find(connection, invoice.account_id).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    let open = books::open_amount(connection, invoice.id).await?;
    let message = Message::PaymentReceived {
        contact: account.contact.clone(),
        document: invoice.id,
        number: invoice.number,
        amount: arrived,
        // A credited invoice can be owed to the member; there is nothing to pay for it.
        open: Money::new(open.amount.max(0), open.currency),
        balance: books::balance(connection, account.id, arrived.currency).await?,
    };
    let recipient = Recipient::of(&account)?;
    Ok(post(portal, connection, recipient, &message).await?)
}
