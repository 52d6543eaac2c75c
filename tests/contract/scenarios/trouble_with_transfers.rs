//! Transfers that are late, too small, or whose purpose nobody can read.

use cps_domain::LevelCode::Silver;

use super::settled::Left;
use super::studio::Studio;
use crate::world::both_engines;

both_engines! {
    async fn transfer_never_arrives_and_the_subscription_ends(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-07-14").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        let mails = [
            "welcome",
            "invoice_issued",
            "transfer_reminder",
            "transfer_reminder",
            "transfer_reminder",
            "subscription_suspended",
            "credit_note_issued",
        ];
        assert_eq!(studio.mails().await, mails);
        let documents = ["2026-000001 €121.00 credited", "R2026-000001 €121.00"];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_arrives_after_the_end_and_stays_as_balance(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-07-20").await;
        studio.transfers(121_00, "2026-000001").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        studio.only_this_is_left(Left { balance: 121_00, ..Left::default() }).await;
    }

    async fn transfer_arrives_after_the_end_and_is_paid_back(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-07-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-08-01").await;
        studio.staff_pay_back_balance().await;
        studio.nothing_more_is_due().await;
    }

    async fn transfer_arrives_after_the_end_and_pays_for_joining_again(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-07-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-07-21").await;
        let documents = [
            "2026-000001 €121.00 credited",
            "R2026-000001 €121.00",
            "2026-000002 €121.00 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_of_too_little_and_the_rest_is_credited(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(100_00, "2026-000001").await;
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        let documents = ["2026-000001 €121.00 credited", "R2026-000001 €21.00"];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_without_reference_assigned_by_staff(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers_saying(121_00, "for the membership").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 open"]);
        studio.staff_assign("2026-000001").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_without_reference_and_too_large_assigned_by_staff(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers_saying(130_00, "for the membership").await;
        studio.staff_assign("2026-000001").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.only_this_is_left(Left { balance: 9_00, ..Left::default() }).await;
    }

    async fn transfer_of_a_stranger_set_aside_by_staff(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers_saying(80_00, "rent for June").await;
        studio.staff_set_aside().await;
        studio.transfers(121_00, "2026-000001").await;
        studio.only_this_is_left(Left { unallocated: 80_00, ..Left::default() }).await;
    }

    async fn transfer_quotes_the_number_instead_of_the_reference(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers_saying(121_00, "Factuur 2026-000001, met dank").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }
}
