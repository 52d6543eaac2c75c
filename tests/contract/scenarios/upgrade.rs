//! Going on at a dearer level.

use cps_domain::LevelCode::{Gold, Platinum, Silver};

use super::money::DECLINES_CHARGES;
use super::studio::Studio;
use crate::joining::journey::ACCEPTED;
use crate::world::both_engines;

both_engines! {
    async fn upgraded_on_the_first_day_before_the_first_invoice(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.upgrades_to(Gold).await;
        assert_eq!(studio.membership().await, "gold until 2027-05-31");
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2026-000002 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn upgraded_in_the_midst_for_the_days_left(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-12-01").await;
        studio.mails().await;
        // 100.00 × 182 / 365 = 49.86, and 10.47 VAT.
        studio.upgrades_to(Gold).await;
        assert_eq!(studio.membership().await, "gold until 2027-05-31");
        studio.waits_until("2026-12-31").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2026-000002 €60.33 paid"]);
        assert_eq!(studio.mails().await, ["subscription_upgraded", "invoice_issued", "card_charged"]);
        studio.nothing_more_is_due().await;
    }

    async fn upgraded_twice_in_a_year(world: World) {
        let studio = Studio::with_products(world, 3).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-12-01").await;
        studio.upgrades_to(Gold).await;
        studio.waits_until("2027-03-01").await;
        // 150.00 × 92 / 365 = 37.81, and 7.94 VAT.
        studio.upgrades_to(Platinum).await;
        studio.waits_until("2027-03-31").await;
        let documents = [
            "2026-000001 €121.00 paid",
            "2026-000002 €60.33 paid",
            "2027-000001 €45.75 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        assert_eq!(studio.membership().await, "platinum until 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn upgraded_and_renewed_at_the_dearer_level(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-12-01").await;
        studio.upgrades_to(Gold).await;
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.membership().await, "gold until 2028-05-31");
        let documents = [
            "2026-000001 €121.00 paid",
            "2026-000002 €60.33 paid",
            "2027-000001 €242.00 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn upgrade_not_paid_and_undone(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-12-01").await;
        studio.upgrades_to(Gold).await;
        studio.uses_another_card(DECLINES_CHARGES).await;
        studio.waits_until("2027-01-13").await;
        assert_eq!(studio.membership().await, "gold until 2027-05-31");
        studio.waits_until("2027-01-14").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        let documents = [
            "2026-000001 €121.00 paid",
            "2026-000002 €60.33 credited",
            "R2027-000001 €60.33",
        ];
        assert_eq!(studio.documents().await, documents);
        assert!(studio.mails().await.contains(&"upgrade_undone".to_owned()));
        assert_eq!(studio.subscription().await.unwrap().fee.amount, 100_00);
        studio.nothing_more_is_due().await;
    }

    async fn upgrade_undone_and_tried_again(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-12-01").await;
        studio.upgrades_to(Gold).await;
        studio.uses_another_card(DECLINES_CHARGES).await;
        studio.waits_until("2027-01-20").await;
        studio.uses_another_card(ACCEPTED).await;
        studio.upgrades_to(Gold).await;
        studio.waits_until("2027-03-01").await;
        assert_eq!(studio.membership().await, "gold until 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn first_of_two_upgrades_not_paid(world: World) {
        let studio = Studio::with_products(world, 3).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-12-01").await;
        studio.upgrades_to(Gold).await;
        studio.uses_another_card(DECLINES_CHARGES).await;
        studio.waits_until("2026-12-20").await;
        studio.upgrades_to(Platinum).await;
        studio.waits_until("2027-02-10").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn upgraded_on_the_last_day_and_charged_after_the_renewal(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-05-31").await;
        // 100.00 / 365 = 0.27, and 0.06 VAT.
        studio.upgrades_to(Gold).await;
        studio.waits_until("2027-07-01").await;
        let documents = [
            "2026-000001 €121.00 paid",
            "2027-000001 €0.33 paid",
            "2027-000002 €242.00 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        assert_eq!(studio.membership().await, "gold until 2028-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn upgraded_shortly_before_it_ends_and_charged_after_it_ended(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.cancels().await;
        studio.waits_until("2027-05-22").await;
        // 100.00 × 10 / 365 = 2.74, and 0.58 VAT.
        studio.upgrades_to(Gold).await;
        studio.waits_until("2027-06-21").await;
        assert_eq!(studio.membership().await, "term_over since 2027-05-31");
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €3.32 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn upgraded_shortly_before_the_renewal_and_not_paid(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-05-22").await;
        studio.upgrades_to(Gold).await;
        studio.uses_another_card(DECLINES_CHARGES).await;
        studio.waits_until("2027-06-30").await;
        assert_eq!(studio.membership().await, "gold until 2028-05-31");
        studio.uses_another_card(ACCEPTED).await;
        studio.waits_until("2027-08-01").await;
        assert_eq!(studio.membership().await, "gold until 2028-05-31");
        studio.nothing_more_is_due().await;
    }
}
