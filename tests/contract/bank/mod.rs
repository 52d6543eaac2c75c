//! What arrives at the bank: it finds its invoice, or staff find it.

mod importing;
mod paying_back;
mod queue;

use cps_backend::jobs::run_due;
use cps_backend::service::{
    Member, StatementImported, import_statement, list_payments, show_invoice,
};
use cps_domain::view::{InvoicePage, InvoiceRow, PaymentRow};
use cps_domain::{BankTransactionId, CreditorReference};

use crate::joining::journey::{invoices, join_by_transfer, silver_member};
use crate::staff::staff;
use crate::world::World;

/// A member who has joined by transfer, and the invoice.
async fn billed(world: &World, company: &str, country: &str) -> (Member, InvoiceRow) {
    let member = silver_member(world, company, country).await;
    join_by_transfer(world, &member).await;
    let delay = world.portal.settings.invoice_delay_seconds;
    world.clock.advance_seconds(delay);
    run_due(&world.portal).await.unwrap();
    let invoice = invoices(world, &member).await.remove(0);
    (member, invoice)
}

/// What a transfer for this invoice quotes.
fn reference(invoice: &InvoiceRow) -> String {
    CreditorReference::of(invoice.number).grouped()
}

/// A statement with these amounts in euro and texts, all of one day.
fn statement(lines: &[(i64, &str)]) -> String {
    statement_in("EUR", lines)
}

fn statement_in(currency: &str, lines: &[(i64, &str)]) -> String {
    let mut file = "date;amount;currency;text\n".to_owned();
    for (amount, text) in lines {
        let (whole, cents) = (amount / 100, amount % 100);
        file += &format!("2026-06-30;{whole},{cents:02};{currency};{text}\n");
    }
    file
}

/// Imports a statement, as the operator does.
async fn import(world: &World, file: &str) -> StatementImported {
    import_statement(&world.portal, None, file.as_bytes())
        .await
        .unwrap()
}

/// The invoice as its page shows it.
async fn page(world: &World, member: &Member, invoice: &InvoiceRow) -> InvoicePage {
    show_invoice(&world.portal, member, invoice.id)
        .await
        .unwrap()
}

/// What waits for staff.
async fn queue(world: &World) -> Vec<PaymentRow> {
    let staff = staff(world).await;
    list_payments(&world.portal, &staff, "").await.unwrap().rows
}

/// The only money that waits.
async fn waiting(world: &World) -> BankTransactionId {
    let [payment] = queue(world).await.try_into().unwrap();
    payment.id
}

/// What the bank's book, the unallocated and the balances hold, in cents; and that every entry is balanced.
async fn books(world: &World) -> [i64; 3] {
    let unbalanced =
        "SELECT COUNT(*) FROM (SELECT entry_id FROM postings GROUP BY entry_id, currency
                      HAVING SUM(amount) <> 0) AS wrong";
    assert_eq!(world.count(unbalanced).await, 0);
    [
        world.count("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'bank'").await,
        world.count("SELECT CAST(COALESCE(-SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'unallocated'").await,
        world.count("SELECT CAST(COALESCE(-SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'balance'").await,
    ]
}

/// How many members were told that their money is here.
async fn thanked(world: &World) -> i64 {
    world
        .count("SELECT COUNT(*) FROM mails WHERE kind = 'payment_received'")
        .await
}
