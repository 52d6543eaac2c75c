//! Paid by transfer, more or less.

use cps_domain::LevelCode::{Gold, Silver};

use super::settled::Left;
use super::studio::Studio;
use crate::world::both_engines;

both_engines! {
    async fn transfer_arrives_in_time(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued", "payment_received"]);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_arrives_after_a_reminder(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-25").await;
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued", "transfer_reminder"]);
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.mails().await, ["payment_received"]);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_arrives_a_day_before_the_end(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-07-14").await;
        let reminders = studio.mails().await;
        let reminders = reminders.iter().filter(|kind| *kind == "transfer_reminder");
        assert_eq!(reminders.count(), 3);
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn transfer_in_two_parts(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(100_00, "2026-000001").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 open"]);
        studio.waits_until("2026-07-02").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 overdue"]);
        studio.transfers(21_00, "2026-000001").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_of_too_much_and_the_next_invoice_takes_it(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(150_00, "2026-000001").await;
        studio.waits_until("2026-12-01").await;
        studio.upgrades_to(Gold).await;
        studio.waits_until("2026-12-02").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2026-000002 €60.33 open"]);
        studio.transfers(60_33 - 29_00, "2026-000002").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2026-000002 €60.33 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_paid_twice_and_the_renewal_is_paid_with_it(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-06-21").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2027-06-02").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        studio.waits_until("2027-07-20").await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn transfer_of_a_cent_too_much_stays_as_balance(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_01, "2026-000001").await;
        studio.only_this_is_left(Left { balance: 1, ..Left::default() }).await;
    }

    async fn statement_read_twice_and_booked_once(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        for _ in 0..2 {
            studio.transfers(121_00, "2026-000001").await;
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM bank_transactions").await, 1);
        studio.nothing_more_is_due().await;
    }
}
