//! The invoice that follows within a few hours (guide, step 4), and the worker that issues it.

mod issue;
mod numbers;
mod vat;
mod worker;

use cps_backend::jobs::run_due;
use cps_backend::service::{Member, show_invoice};
use cps_domain::view::InvoicePage;

use crate::joining::journey::{invoices, join_by_transfer, silver_member};
use crate::world::World;

/// Lets the delay pass and runs the worker once.
async fn wait_and_work(world: &World) -> usize {
    world
        .clock
        .advance_seconds(world.portal.settings.invoice_delay_seconds);
    run_due(&world.portal).await.unwrap()
}

/// A member who has joined by transfer, and whose invitation has been delivered.
async fn joined(world: &World, company: &str, country: &str) -> Member {
    let member = silver_member(world, company, country).await;
    join_by_transfer(world, &member).await;
    run_due(&world.portal).await.unwrap();
    member
}

/// The member's only invoice.
async fn only_invoice(world: &World, member: &Member) -> InvoicePage {
    let rows = invoices(world, member).await;
    assert_eq!(rows.len(), 1);
    show_invoice(&world.portal, member, rows[0].id)
        .await
        .unwrap()
}
