//! "En pocas horas, recibirás una factura" (guide, step 4).

use cps_domain::view::Party;
use cps_domain::{Booking, DocumentId, DocumentKind, EndedBecause, Posting, TermId, due_on};

use super::book::book;
use super::collect::collect;
use super::line_text::line_text;
use super::number::next_number;
use super::pay_back::free_balance;
use super::publish::publish;
use super::{ServiceError, price};
use crate::portal::Portal;
use crate::store::accounts::{self, Account};
use crate::store::documents::{self, Document, Line};
use crate::store::subscriptions::{self, Subscription};
use crate::store::terms::{self, Term};
use crate::store::{Connection, StoreError, books};

/// Issues the invoice of a term, unless it has been issued or the term is not to be paid any more. What we owe the member pays as
/// much of it as it reaches; the rest is collected when it is due. This is a part of a unit of work, which keeps all of it or none.
///
/// # Errors
/// [`StoreError::Unique`] if another unit issued it first: run again, this one sees that. Other [`ServiceError`]s when the store
/// fails.
pub async fn issue_invoice(
    portal: &Portal,
    connection: &mut Connection<'_>,
    term_id: TermId,
) -> Result<(), ServiceError> {
    let term = terms::find(connection, term_id).await?;
    let term = term.ok_or(ServiceError::NotFound)?;
    let issued = documents::of_term(connection, term_id).await?;
    if issued.is_some() || term.withdrawn_at.is_some() {
        return Ok(());
    }
    let subscription = subscriptions::find(connection, term.subscription_id).await?;
    let subscription = subscription.ok_or(ServiceError::NotFound)?;
    if is_taken_back(&subscription) {
        terms::withdraw(connection, term_id, portal.clock.now()).await?;
        return Ok(());
    }
    let account = accounts::find(connection, term.account_id).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    let invoice = draw_up(portal, connection, account, subscription, term).await?;
    publish(portal, connection, &invoice).await?;
    apply_balance(portal, connection, &invoice).await?;
    if books::open_amount(connection, invoice.id).await?.amount > 0 {
        collect(portal, connection, &invoice).await?;
    }
    Ok(())
}

/// Whether nothing that was sold with a subscription is to be paid any more: an upgrade can wait for its invoice when the
/// subscription ends.
fn is_taken_back(subscription: &Subscription) -> bool {
    let because = subscription.ended.map(|ended| ended.because);
    matches!(
        because,
        Some(EndedBecause::Withdrawn | EndedBecause::Unpaid)
    )
}

/// The document: number, dates and amounts as of today, issuer and buyer as they stand today.
async fn draw_up(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account: Account,
    subscription: Subscription,
    term: Term,
) -> Result<Document, StoreError> {
    let kind = DocumentKind::Invoice;
    let (number, issued_on) = next_number(connection, kind, portal.clock.today()).await?;
    let price = price(portal, connection, &account, term.net).await?;
    Ok(Document {
        id: DocumentId::from_uuid(portal.ids.uuid()),
        number,
        account_id: account.id,
        subscription_id: subscription.id,
        term_id: term.id,
        corrects: None,
        corrected_number: None,
        reason: None,
        issued_on,
        due_on: due_on(issued_on),
        lines: vec![Line {
            description: line_text(&term, account.language),
            level: term.level,
            starts_on: term.starts_on,
            ends_on: term.ends_on,
            quantity: 1,
            unit_price: term.net,
            net: term.net,
        }],
        price,
        purchase_order: subscription.purchase_order,
        method: subscription.method,
        member_number: subscription.member_number,
        issuer: issuer(portal),
        bank: portal.settings.bank.clone(),
        language: account.language,
        buyer: buyer(account),
    })
}

fn issuer(portal: &Portal) -> Party {
    let settings = &portal.settings;
    Party {
        country: Some(settings.issuer_country),
        ..settings.issuer.clone()
    }
}

fn buyer(account: Account) -> Party {
    Party {
        name: account.company,
        address: account.address.lines().map(str::to_owned).collect(),
        vat_number: account.vat_number,
        country: Some(account.country),
    }
}

/// Lets what we owe the member pay an invoice, as far as it reaches.
async fn apply_balance(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
) -> Result<(), StoreError> {
    let (account_id, gross) = (invoice.account_id, invoice.price.gross);
    let mut paid = free_balance(connection, account_id, gross.currency).await?;
    if paid.amount <= 0 {
        return Ok(());
    }
    paid.amount = paid.amount.min(gross.amount);
    let postings = [
        Posting::balance(account_id, paid),
        Posting::receivable(account_id, invoice.id, paid).credited(),
    ];
    let subject = (Booking::BalanceApplied, invoice.id);
    book(portal, connection, subject, &postings).await?;
    Ok(())
}
