//! Finding the invoices that money pays by itself.

use cps_domain::{DocumentKind, DocumentNumber, Money};

use crate::bank::{Credit, named};
use crate::store::documents::{self, Document};
use crate::store::{Connection, StoreError, accounts, books};

/// The invoices that a payer names, all of one account: by the creditor reference, or by their printed numbers if the amount is
/// what is open for them. Nothing where only people can tell: no such invoice, another currency, a closed account, several
/// payments in one.
pub(super) async fn match_credit(
    connection: &mut Connection<'_>,
    credit: &Credit,
) -> Result<Vec<Document>, StoreError> {
    if credit.bundled {
        return Ok(Vec::new());
    }
    let reference = named::by_reference(&credit.remittance);
    let mut numbers: Vec<DocumentNumber> = reference.into_iter().collect();
    for number in named::by_number(&credit.remittance) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let invoices = find(connection, &numbers).await?;
    let matches = fits(connection, &invoices, credit).await?
        && (reference.is_some_and(|number| names(&invoices, number))
            || open(connection, &invoices).await? == credit.amount.amount);
    Ok(if matches { invoices } else { Vec::new() })
}

/// Those that there are: payers quote numbers of their own too.
async fn find(
    connection: &mut Connection<'_>,
    numbers: &[DocumentNumber],
) -> Result<Vec<Document>, StoreError> {
    let mut invoices = Vec::new();
    for number in numbers {
        invoices.extend(find_invoice(connection, *number).await?);
    }
    Ok(invoices)
}

/// The invoice of this number.
pub(super) async fn find_invoice(
    connection: &mut Connection<'_>,
    number: DocumentNumber,
) -> Result<Option<Document>, StoreError> {
    let found = documents::find_by_number(connection, number).await?;
    Ok(found.filter(|document| document.kind() == DocumentKind::Invoice))
}

/// Whether money can go to all of them alike.
async fn fits(
    connection: &mut Connection<'_>,
    invoices: &[Document],
    credit: &Credit,
) -> Result<bool, StoreError> {
    let Some(first) = invoices.first() else {
        return Ok(false);
    };
    let alike = invoices
        .iter()
        .all(|invoice| invoice.account_id == first.account_id && takes(invoice, credit.amount));
    Ok(alike && accounts::is_open(connection, first.account_id).await?)
}

/// Whether an invoice can be paid in this currency.
pub(super) fn takes(invoice: &Document, arrived: Money) -> bool {
    invoice.price.gross.currency == arrived.currency
}

fn names(invoices: &[Document], number: DocumentNumber) -> bool {
    invoices.iter().any(|invoice| invoice.number == number)
}

/// What is to be paid for all of them.
async fn open(connection: &mut Connection<'_>, invoices: &[Document]) -> Result<i64, StoreError> {
    let mut open = 0;
    for invoice in invoices {
        open += books::open_amount(connection, invoice.id)
            .await?
            .amount
            .max(0);
    }
    Ok(open)
}
