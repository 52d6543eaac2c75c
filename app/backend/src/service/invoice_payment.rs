//! How an invoice is paid, while something is to be paid for it.

use cps_domain::view::{CardPayment, ChargeTrouble, TransferDetails};
use cps_domain::{
    BankAccount, CollectionStep, CreditorReference, Currency, Date, Money, PaymentMethod,
};

use crate::portal::Portal;
use crate::store::charges::{self, Attempt, ChargeState};
use crate::store::documents::Document;
use crate::store::{Connection, StoreError, subscriptions};

/// Where a transfer goes. Documents of the first weeks don't say it: for those it is where it goes today.
pub(super) fn paid_into<'a>(portal: &'a Portal, document: &'a Document) -> Option<&'a BankAccount> {
    document.bank.as_ref().or(portal.settings.bank.as_ref())
}

/// Where a transfer goes and what it quotes.
pub(super) fn transfer_details(
    portal: &Portal,
    invoice: &Document,
    open: Money,
) -> Option<TransferDetails> {
    if open.amount <= 0 || invoice.method != PaymentMethod::Transfer {
        return None;
    }
    paid_into(portal, invoice).map(|account| TransferDetails {
        account: account.clone(),
        reference: CreditorReference::of(invoice.number),
        has_code: open.currency == Currency::Eur,
    })
}

/// Which card is charged and when, and what came of it so far.
pub(super) async fn card_payment(
    connection: &mut Connection<'_>,
    invoice: &Document,
    open: Money,
) -> Result<Option<CardPayment>, StoreError> {
    if open.amount <= 0 || invoice.method != PaymentMethod::Card {
        return Ok(None);
    }
    let subscription = subscriptions::find(connection, invoice.subscription_id).await?;
    let Some(card) = subscription.and_then(|subscription| subscription.card) else {
        return Ok(None);
    };
    let attempts = charges::of_document(connection, invoice.id).await?;
    let settling = attempts.iter().any(|attempt| attempt.state.is_open());
    Ok(Some(CardPayment {
        card,
        trouble: attempts.last().and_then(trouble),
        next_on: next_on(&attempts, invoice.due_on).filter(|_| !settling),
        settling,
    }))
}

fn trouble(last: &Attempt) -> Option<ChargeTrouble> {
    match last.state {
        ChargeState::Declined => Some(ChargeTrouble::Declined),
        ChargeState::NeedsAuthentication => Some(ChargeTrouble::NeedsAuthentication),
        ChargeState::Sent
        | ChargeState::Unknown
        | ChargeState::Succeeded
        | ChargeState::Dropped => None,
    }
}

/// The day of the next attempt on schedule, if there is one; what the member tried in between does not move it.
fn next_on(attempts: &[Attempt], due_on: Date) -> Option<Date> {
    let on_schedule = |attempt: &Attempt| {
        let step = CollectionStep::ChargeCard(attempt.step?);
        Some((step, attempt.created_at.date()))
    };
    let (next, day) = match attempts.iter().rev().find_map(on_schedule) {
        Some((step, day)) => step.following(due_on, day)?,
        None => (CollectionStep::CARD, CollectionStep::CARD.first_on(due_on)),
    };
    matches!(next, CollectionStep::ChargeCard(_)).then_some(day)
}
