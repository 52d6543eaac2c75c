//! Every movement is a balanced entry, made once.

use cps_backend::service::{list_invoices, show_invoice, withdraw_subscription};
use cps_backend::store::books::{self, BookEntry};
use cps_domain::view::{InvoiceStanding, MovementKind};
use cps_domain::{Book, Booking, CreditReason, Currency, Entry, EntryId, Money, Posting};

use super::{joined, only_invoice, pay, wait_and_work};
use crate::world::{World, both_engines};

/// Entries whose postings do not add up to zero in each currency.
pub(super) const UNBALANCED: &str = "
    SELECT COUNT(*) FROM (SELECT entry_id FROM postings GROUP BY entry_id, currency HAVING SUM(amount) <> 0) AS unbalanced";

/// What a book holds, in minor units of all currencies.
async fn holds(world: &World, book: &'static str) -> i64 {
    match book {
        "receivable" => world.count("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'receivable'").await,
        "revenue" => world.count("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'revenue'").await,
        "vat" => world.count("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'vat'").await,
        "bank" => world.count("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'bank'").await,
        other => panic!("{other} is not looked at"),
    }
}

both_engines! {
    async fn an_invoice_is_booked_with_its_issue(world: World) {
        joined(world, "Studio Een B.V.", "NL").await;
        assert_eq!(world.count("SELECT COUNT(*) FROM entries").await, 0);
        wait_and_work(world).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM entries WHERE occasion = 'invoice_issued'").await, 1);
        assert_eq!(holds(world, "receivable").await, 121_00);
        assert_eq!((holds(world, "revenue").await, holds(world, "vat").await), (-100_00, -21_00));
        assert_eq!(world.count(UNBALANCED).await, 0);
    }

    /// Without VAT there is nothing to post in its book.
    async fn nothing_is_posted_of_nothing(world: World) {
        joined(world, "Studio One Ltd", "GB").await;
        wait_and_work(world).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM postings WHERE book = 'vat'").await, 0);
        assert_eq!(world.count("SELECT COUNT(*) FROM postings").await, 2);
        assert_eq!(world.count(UNBALANCED).await, 0);
    }

    async fn the_same_is_never_booked_twice(world: World) {
        let member = joined(world, "Studio Een B.V.", "NL").await;
        wait_and_work(world).await;
        let invoice = only_invoice(world, &member).await;
        let entry = |subject: &str| {
            let amount = Money::new(5_00, Currency::Eur);
            let postings = [
                Posting::of(Book::Bank, amount),
                Posting::receivable(member.account_id(), invoice.id, amount).credited(),
            ];
            BookEntry {
                id: EntryId::from_uuid(world.portal.ids.uuid()),
                booked_on: world.clock.today(),
                booking: Booking::TransferReceived,
                subject: subject.to_owned(),
                entry: Entry::new(&postings).unwrap(),
            }
        };
        let now = world.clock.now();
        for (subject, booked) in [("one", true), ("one", false), ("two", true), ("two", false)] {
            let entry = entry(subject);
            assert_eq!(world.write(async |connection| books::insert(connection, &entry, now).await).await, booked, "{subject}");
        }
        assert_eq!(holds(world, "bank").await, 10_00);
        assert_eq!(only_invoice(world, &member).await.open.amount, 111_00);
    }

    /// Withdrawing takes back what was earned and taxed, and nothing is open any more.
    async fn a_credit_note_takes_back_an_unpaid_invoice(world: World) {
        let member = joined(world, "Studio Een B.V.", "NL").await;
        wait_and_work(world).await;
        withdraw_subscription(&world.portal, &member, true).await.unwrap();
        for book in ["receivable", "revenue", "vat"] {
            assert_eq!(holds(world, book).await, 0, "{book}");
        }
        assert_eq!(world.count(UNBALANCED).await, 0);

        let invoice = only_invoice(world, &member).await;
        assert_eq!((invoice.standing, invoice.open.amount, invoice.transfer), (InvoiceStanding::Credited, 0, None));
        let movement = &invoice.movements[0];
        assert_eq!((movement.kind, movement.amount), (MovementKind::Credit, invoice.price.gross));
        let link = invoice.corrected_by[0].clone();
        let note = show_invoice(&world.portal, &member, link.id).await.unwrap();
        assert_eq!(note.number.to_string(), "R2026-000001");
        assert_eq!(note.corrects.map(|link| (link.id, link.number)), Some((invoice.id, invoice.number)));
        assert_eq!((note.standing, note.reason), (InvoiceStanding::CreditNote, Some(CreditReason::Withdrawal)));
        assert_eq!((note.price, note.lines), (invoice.price, invoice.lines), "it gives back what the invoice took");
        assert_eq!((note.issuer, note.buyer), (invoice.issuer, invoice.buyer));
        assert_eq!(note.movements, []);
        let rows = list_invoices(&world.portal, &member, "").await.unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.standing).collect::<Vec<_>>(), [InvoiceStanding::CreditNote, InvoiceStanding::Credited]);
    }

    /// What was paid is the member's again: it waits to be paid back.
    async fn a_credit_note_gives_back_a_paid_invoice(world: World) {
        let member = joined(world, "Studio Een B.V.", "NL").await;
        wait_and_work(world).await;
        pay(world, &member).await;
        withdraw_subscription(&world.portal, &member, true).await.unwrap();
        let page = list_invoices(&world.portal, &member, "").await.unwrap();
        assert_eq!(page.balance, Some(Money::new(121_00, Currency::Eur)));
        let invoice = only_invoice(world, &member).await;
        assert_eq!((invoice.standing, invoice.open.amount), (InvoiceStanding::Credited, 0));
        let sum: i64 = invoice.movements.iter().map(|movement| movement.amount.amount).sum();
        assert_eq!(sum, invoice.price.gross.amount, "paid, credited, and moved to the balance: {:?}", invoice.movements);
        assert_eq!((holds(world, "receivable").await, holds(world, "bank").await), (0, 121_00));
        assert_eq!(world.count(UNBALANCED).await, 0);
        assert_eq!(world.count("SELECT COUNT(*) FROM payouts WHERE state = 'waiting'").await, 1);
    }
}
