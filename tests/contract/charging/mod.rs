//! Charging a card: once, whatever breaks. The stories in `scenarios` say what it leads to; here are the edges.

mod another_card;
mod by_hand;
mod giving_back;
mod interrupted;
mod notified;
mod on_schedule;
mod transfers;

use cps_domain::LevelCode::Silver;
use cps_domain::{DocumentId, DocumentKind};

use crate::joining::journey::invoices;
use crate::scenarios::studio::Studio;
use crate::world::World;

/// What the provider charged.
const CHARGED: &str = "SELECT COUNT(*) FROM sandbox_charges WHERE state = 'succeeded'";
/// Every attempt.
const ATTEMPTS: &str = "SELECT COUNT(*) FROM charges";
/// Attempts whose outcome is not known.
const OPEN: &str = "SELECT COUNT(*) FROM charges WHERE state IN ('sent', 'unknown')";

/// The lease of a worker that died is over after so many seconds.
const LEASE_SECONDS: i64 = 5 * 60;

/// A studio that has joined at Silver with this card, and whose invoice is due tomorrow.
async fn due_tomorrow<'w>(world: &'w World, card: &str) -> Studio<'w> {
    let studio = Studio::with_products(world, 1).await;
    studio.joins_by_card(Silver, card).await;
    studio.waits_until("2026-06-30").await;
    studio.mails().await;
    studio
}

/// Its first invoice.
async fn invoice(studio: &Studio<'_>) -> DocumentId {
    let rows = invoices(studio.world, &studio.member).await;
    let invoice = |row: &&cps_domain::view::InvoiceRow| row.number.kind == DocumentKind::Invoice;
    rows.iter().rfind(invoice).unwrap().id
}
