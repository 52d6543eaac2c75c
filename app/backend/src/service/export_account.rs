//! All one's data, to take along (Regulation (EU) 2016/679, articles 15 and 20).

use cps_domain::Instant;
use cps_domain::view::{AccountPage, InvoicePage, ProductQuery, ProductRow};
use serde_json::{Value, json};

use super::record::record;
use super::{Member, ServiceError, list_invoices, list_products, show_account, show_invoice};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::subscriptions::Subscription;
use crate::store::{audit, mails, product_uploads, subscriptions, support_requests};

/// What the portal keeps about the member's account, as JSON.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn export_account(portal: &Portal, member: &Member) -> Result<Value, ServiceError> {
    let account = account(portal, member).await?;
    let products = products(portal, member).await?;
    let invoices = invoices(portal, member).await?;
    portal
        .db
        .write(async |connection| {
            let (action, id) = (Action::AccountExported, member.account_id);
            record(portal, connection, member, action, id).await?;
            Ok(json!({
                "exported_at": time(portal.clock.now()),
                "account": account,
                "products": products,
                "loaded_products": product_uploads::cells_of_account(connection, id).await?,
                "invoices": invoices,
                "subscriptions": of_account(subscriptions::of_account(connection, id).await?, subscription),
                "mails": of_account(mails::of_account(connection, id).await?, mail),
                "support_requests": support_requests::of_account(connection, id).await?,
                "history": of_account(audit::of_account(connection, id).await?, entry),
            }))
        })
        .await
}

/// The business, with every page of its sessions.
async fn account(portal: &Portal, member: &Member) -> Result<AccountPage, ServiceError> {
    let mut account = show_account(portal, member, None, "").await?;
    while let Some(after) = account.more_sessions.take() {
        let page = show_account(portal, member, None, &after).await?;
        account.sessions.extend(page.sessions);
        account.more_sessions = page.more_sessions;
    }
    Ok(account)
}

/// Every page of the list.
async fn products(portal: &Portal, member: &Member) -> Result<Vec<ProductRow>, ServiceError> {
    let mut query = ProductQuery::default();
    let mut products = Vec::new();
    loop {
        let page = list_products(portal, member, &query).await?;
        products.extend(page.rows);
        query.after = page.next_page;
        if query.after.is_none() {
            return Ok(products);
        }
    }
}

async fn invoices(portal: &Portal, member: &Member) -> Result<Vec<InvoicePage>, ServiceError> {
    let mut after = String::new();
    let mut invoices = Vec::new();
    loop {
        let page = list_invoices(portal, member, &after).await?;
        for row in page.rows {
            invoices.push(show_invoice(portal, member, row.id).await?);
        }
        match page.next_page {
            Some(next) => after = next,
            None => return Ok(invoices),
        }
    }
}

fn of_account<T>(rows: Vec<T>, row: impl Fn(T) -> Value) -> Vec<Value> {
    rows.into_iter().map(row).collect()
}

fn subscription(subscription: Subscription) -> Value {
    json!({
        "member_number": subscription.member_number,
        "level": subscription.level,
        "starts_on": subscription.starts_on,
        "ends_on": subscription.ends_on,
        "renewal": subscription.renewal,
        "purchase_order": subscription.purchase_order,
        "method": subscription.method,
        "card": subscription.card,
        "fee": subscription.fee,
        "next_level": subscription.next_level,
        "cancel_reason": subscription.cancellation.as_ref().map(|said| said.reason),
        "cancel_note": subscription.cancellation.and_then(|said| said.note),
        "ended_at": subscription.ended.map(|ended| time(ended.at)),
    })
}

fn mail((kind, written, sent): (String, Instant, Option<Instant>)) -> Value {
    json!({ "kind": kind, "written_at": time(written), "sent_at": sent.map(time) })
}

fn entry((at, action): (Instant, audit::Action)) -> Value {
    json!({ "at": time(at), "action": action.code() })
}

/// A moment as a person reads it (RFC 3339, to the second).
fn time(at: Instant) -> String {
    let seconds = at.millis().div_euclid(1000).rem_euclid(24 * 60 * 60);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{}T{hours:02}:{minutes:02}:{:02}Z", at.date(), seconds % 60)
}
