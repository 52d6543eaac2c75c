//! "En pocas horas, recibirás una factura" (guide, step 4).

use cps_domain::view::Party;
use cps_domain::{Date, InvoiceId, InvoiceNumber, SubscriptionId, due_on};
use serde::Deserialize;

use super::JobError;
use crate::portal::Portal;
use crate::service::{ServiceError, first_wins, price, record_unattended};
use crate::store::accounts::{self, Account};
use crate::store::audit::Action;
use crate::store::counters::{self, Counter};
use crate::store::invoices::{self, Invoice};
use crate::store::subscriptions::{self, Subscription};
use crate::store::{Connection, StoreError};

/// Which term to invoice: the payload of the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct IssueInvoice {
    pub(crate) subscription_id: SubscriptionId,
    pub(crate) term_starts_on: Date,
}

impl IssueInvoice {
    /// The payload as it is stored.
    pub(crate) fn to_payload(self) -> String {
        let Self {
            subscription_id,
            term_starts_on,
        } = self;
        serde_json::json!({ "subscription_id": subscription_id, "term_starts_on": term_starts_on })
            .to_string()
    }
}

/// Issues the invoice of a term, unless it has been issued.
pub(super) async fn issue_invoice(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let job: IssueInvoice = serde_json::from_str(payload)?;
    first_wins(portal, async |connection| {
        let subscription = subscriptions::find(connection, job.subscription_id).await?;
        let subscription = subscription.ok_or(ServiceError::NotFound)?;
        let issued = invoices::of_term(connection, subscription.id, job.term_starts_on).await?;
        if issued.is_some() {
            return Ok(());
        }
        let account = accounts::find(connection, subscription.account_id).await?;
        let account = account.ok_or(ServiceError::NotFound)?;
        let invoice = draw_up(portal, connection, account, subscription).await?;
        invoices::insert(connection, &invoice, portal.clock.now()).await?;
        let (account_id, action) = (invoice.account_id, Action::InvoiceIssued);
        record_unattended(portal, connection, account_id, action, invoice.id).await?;
        Ok(())
    })
    .await?;
    Ok(())
}

/// The document: number, dates and amounts as of today, issuer and buyer as they stand today.
async fn draw_up(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account: Account,
    subscription: Subscription,
) -> Result<Invoice, StoreError> {
    let issued_on = date_of_issue(connection, portal.clock.today()).await?;
    let series = issued_on.year();
    let number = counters::next(connection, Counter::Invoices { series }).await?;
    Ok(Invoice {
        id: InvoiceId::from_uuid(portal.ids.uuid()),
        account_id: account.id,
        subscription_id: subscription.id,
        number: InvoiceNumber::new(issued_on, number),
        issued_on,
        due_on: due_on(issued_on),
        level: subscription.level,
        term: (subscription.starts_on, subscription.ends_on),
        price: price(portal, connection, &account, subscription.fee).await?,
        purchase_order: subscription.purchase_order,
        method: subscription.method,
        member_number: subscription.member_number,
        issuer: portal.settings.issuer.clone(),
        language: account.language,
        buyer: buyer(account),
    })
}

/// Today, or the date of the series' last invoice if that is later: dates in a series never go back, even when the clocks of
/// two instances disagree around midnight.
async fn date_of_issue(connection: &mut Connection<'_>, today: Date) -> Result<Date, StoreError> {
    let last = invoices::last_issued_on(connection, today.year()).await?;
    Ok(last.map_or(today, |last| last.max(today)))
}

fn buyer(account: Account) -> Party {
    Party {
        name: account.company,
        address: account.address.lines().map(str::to_owned).collect(),
        vat_number: account.vat_number,
    }
}
