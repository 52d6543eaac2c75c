//! The invoice that follows within a few hours (guide, step 4), the worker that issues it, and the books that it is written into.

mod before_billing;
mod books;
mod files;
mod issue;
mod ledger;
mod many;
mod numbers;
mod pages;
mod standing;
mod vat;
mod worker;

use cps_backend::jobs::run_due;
use cps_backend::service::{Member, show_invoice};
use cps_backend::store::books as store;
use cps_domain::view::InvoicePage;
use cps_domain::{Book, Booking, DocumentKind, Entry, EntryId, Posting};

use crate::joining::journey::{invoices, join_by_transfer, silver_member};
use crate::world::World;

/// How many invoices and credit notes there are.
pub(crate) const ISSUED: &str = "SELECT COUNT(*) FROM documents";

/// Lets the delay pass and runs the worker once.
pub(crate) async fn wait_and_work(world: &World) -> usize {
    world
        .clock
        .advance_seconds(world.portal.settings.invoice_delay_seconds);
    run_due(&world.portal).await.unwrap()
}

/// A member who has joined by transfer, and to whom all mails have been delivered.
pub(crate) async fn joined(world: &World, company: &str, country: &str) -> Member {
    let member = silver_member(world, company, country).await;
    join_by_transfer(world, &member).await;
    run_due(&world.portal).await.unwrap();
    member
}

/// The member's only invoice; there may be credit notes.
pub(crate) async fn only_invoice(world: &World, member: &Member) -> InvoicePage {
    let mut rows = invoices(world, member).await;
    rows.retain(|row| row.number.kind == DocumentKind::Invoice);
    assert_eq!(rows.len(), 1);
    show_invoice(&world.portal, member, rows[0].id)
        .await
        .unwrap()
}

/// Books a transfer of so many minor units for the member's only invoice; what is more than is open becomes balance.
pub(crate) async fn receive(world: &World, member: &Member, minor: i64) {
    let invoice = only_invoice(world, member).await;
    let account_id = member.account_id();
    let money = |amount| cps_domain::Money::new(amount, invoice.open.currency);
    let paid = minor.min(invoice.open.amount);
    let postings = [
        Posting::of(Book::Bank, money(minor)),
        Posting::receivable(account_id, invoice.id, money(paid)).credited(),
        Posting::balance(account_id, money(minor - paid)).credited(),
    ];
    let entry = store::BookEntry {
        id: EntryId::from_uuid(world.portal.ids.uuid()),
        booked_on: world.clock.today(),
        booking: Booking::TransferReceived,
        subject: world.portal.ids.uuid().to_string(),
        entry: Entry::new(&postings).unwrap(),
    };
    let now = world.clock.now();
    let booked = world.write(async |connection| store::insert(connection, &entry, now).await);
    assert!(booked.await);
}

/// Pays the member's only invoice by transfer, to the cent.
pub(crate) async fn pay(world: &World, member: &Member) {
    let open = only_invoice(world, member).await.open.amount;
    receive(world, member, open).await;
}
