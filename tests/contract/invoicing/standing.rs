//! What is open for an invoice, and what the member sees of it.

use cps_backend::service::list_invoices;
use cps_domain::view::{InvoiceStanding, MovementKind};
use cps_domain::{Booking, Currency, Money};

use super::{joined, only_invoice, pay, receive, wait_and_work};
use crate::joining::journey::{invoices, join_by_transfer};
use crate::world::both_engines;

both_engines! {
    async fn an_invoice_is_open_until_it_is_due_then_overdue(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "NL").await;
        wait_and_work(world).await;
        let standing = async || invoices(world, &member).await[0].standing;
        assert_eq!(standing().await, InvoiceStanding::Open);
        world.days_pass(30);
        assert_eq!(standing().await, InvoiceStanding::Open, "the due date is the last day");
        world.days_pass(1);
        assert_eq!(standing().await, InvoiceStanding::Overdue);
        assert_eq!(only_invoice(world, &member).await.standing, InvoiceStanding::Overdue);
    }

    async fn a_transfer_has_where_to_go_and_what_to_quote(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "NL").await;
        wait_and_work(world).await;
        let transfer = only_invoice(world, &member).await.transfer.unwrap();
        assert_eq!(Some(transfer.account), world.portal.settings.bank);
        assert!(transfer.reference.as_str().ends_with("2026000001"), "{}", transfer.reference);
        assert!(transfer.has_code);
        pay(world, &member).await;
        let paid = only_invoice(world, &member).await;
        assert_eq!((paid.transfer, paid.card), (None, None));
    }

    async fn only_euros_have_a_code(world: World) {
        let member = joined(world, "Studio One Ltd", "GB").await;
        wait_and_work(world).await;
        assert!(!only_invoice(world, &member).await.transfer.unwrap().has_code);
    }

    async fn a_part_leaves_the_rest_open(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "NL").await;
        wait_and_work(world).await;
        receive(world, &member, 100_00).await;
        let invoice = only_invoice(world, &member).await;
        assert_eq!((invoice.standing, invoice.open.amount), (InvoiceStanding::Open, 21_00));
        let movement = &invoice.movements[0];
        assert_eq!((invoice.movements.len(), movement.kind), (1, MovementKind::Transfer));
        assert_eq!((movement.on, movement.amount.amount), (world.clock.today(), 100_00));
        receive(world, &member, 21_00).await;
        let invoice = only_invoice(world, &member).await;
        assert_eq!((invoice.standing, invoice.open.amount), (InvoiceStanding::Paid, 0));
    }

    /// What was paid too much pays the next invoice as far as it reaches.
    async fn the_next_invoice_takes_the_balance(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "NL").await;
        wait_and_work(world).await;
        receive(world, &member, 131_00).await;
        let page = list_invoices(&world.portal, &member, "").await.unwrap();
        assert_eq!(page.rows[0].standing, InvoiceStanding::Paid);
        assert_eq!(page.balance, Some(Money::new(10_00, Currency::Eur)));

        world.run("UPDATE subscriptions SET ended_at = 1, ended_because = 'term_over'").await;
        join_by_transfer(world, &member).await;
        wait_and_work(world).await;
        let page = list_invoices(&world.portal, &member, "").await.unwrap();
        assert_eq!((page.rows.len(), page.balance), (2, None));
        assert_eq!(page.rows[0].standing, InvoiceStanding::Open);
        let invoice = cps_backend::service::show_invoice(&world.portal, &member, page.rows[0].id).await.unwrap();
        assert_eq!(invoice.open.amount, 111_00);
        assert_eq!((invoice.movements[0].kind, invoice.movements[0].amount.amount), (MovementKind::Balance, 10_00));
        let applied = "SELECT COUNT(*) FROM entries WHERE occasion = 'balance_applied'";
        assert_eq!(world.count(applied).await, 1);
    }

    /// Where the balance pays an invoice whole, nothing is collected and what is left stays the member's.
    async fn a_balance_can_pay_an_invoice_whole(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "NL").await;
        wait_and_work(world).await;
        receive(world, &member, 300_00).await;
        world.run("UPDATE subscriptions SET ended_at = 1, ended_because = 'term_over'").await;
        world.run("DELETE FROM jobs").await;
        join_by_transfer(world, &member).await;
        wait_and_work(world).await;
        let page = list_invoices(&world.portal, &member, "").await.unwrap();
        assert_eq!(page.rows[0].standing, InvoiceStanding::Paid);
        assert_eq!(page.balance, Some(Money::new(58_00, Currency::Eur)));
        assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE kind = 'remind_transfer'").await, 0);
        assert_eq!(Booking::BalanceApplied.code(), "balance_applied");
    }
}
