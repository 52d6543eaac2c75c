//! What comes after a year.

use cps_domain::LevelCode::{Gold, Platinum, Silver};
use cps_domain::Renewal;

use super::money::DECLINES_CHARGES;
use super::studio::Studio;
use crate::joining::journey::ACCEPTED;
use crate::world::both_engines;

both_engines! {
    async fn renewed_year_after_year(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-04-30").await;
        studio.mails().await;
        let number = studio.subscription().await.unwrap().member_number;
        studio.waits_until("2027-05-01").await;
        assert_eq!(studio.mails().await, ["renewal_notice"]);
        assert_eq!(studio.next_term().await, "silver from 2027-06-01 for €100.00");
        studio.waits_until("2027-05-31").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2027-06-01").await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
        assert_eq!(studio.mails().await, ["subscription_renewed", "invoice_issued"]);
        studio.waits_until("2029-07-01").await;
        assert_eq!(studio.membership().await, "silver until 2030-05-31");
        assert_eq!(studio.subscription().await.unwrap().member_number, number);
        let documents = [
            "2026-000001 €121.00 paid",
            "2027-000001 €121.00 paid",
            "2028-000001 €121.00 paid",
            "2029-000001 €121.00 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn canceled_and_ended_with_the_term(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-09-01").await;
        studio.mails().await;
        studio.cancels().await;
        assert_eq!(studio.next_term().await, "nothing");
        studio.waits_until("2027-05-31").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2027-06-02").await;
        assert_eq!(studio.membership().await, "term_over since 2027-05-31");
        let mails = ["cancellation_confirmed", "renewal_notice", "subscription_ended"];
        assert_eq!(studio.mails().await, mails);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn canceled_and_stayed_after_all(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-09-01").await;
        studio.cancels().await;
        studio.waits_until("2027-05-20").await;
        studio.stays_after_all().await;
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn joined_for_one_year_only(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer_for(Silver, Renewal::EndsAtTerm).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2027-06-01").await;
        assert_eq!(studio.membership().await, "term_over since 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn ended_and_joined_again_with_another_number(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        let first = studio.subscription().await.unwrap().member_number;
        studio.cancels().await;
        studio.waits_until("2027-08-01").await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        assert_ne!(studio.subscription().await.unwrap().member_number, first);
        studio.waits_until("2027-09-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn points_no_longer_reach_and_it_ends(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.sells_one().await;
        studio.waits_until("2027-05-31").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31", "a paid term is never cut short");
        studio.waits_until("2027-06-01").await;
        assert_eq!(studio.membership().await, "term_over since 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn points_no_longer_reach_and_the_best_that_they_reach_is_accepted(world: World) {
        let studio = Studio::with_products(world, 3).await;
        studio.joins_by_card(Platinum, ACCEPTED).await;
        studio.sells_one().await;
        studio.waits_until("2027-05-01").await;
        assert_eq!(studio.next_term().await, "nothing");
        studio.chooses_next(Gold).await;
        assert_eq!(studio.next_term().await, "gold from 2027-06-01 for €200.00");
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.membership().await, "gold until 2028-05-31");
        assert_eq!(studio.documents().await, ["2026-000001 €423.50 paid", "2027-000001 €242.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn points_came_back_before_the_end(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.sells_one().await;
        studio.waits_until("2027-05-10").await;
        assert_eq!(studio.next_term().await, "nothing");
        studio.registers(1).await;
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn cheaper_level_chosen_for_the_next_year(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Gold, ACCEPTED).await;
        studio.waits_until("2027-02-01").await;
        studio.chooses_next(Silver).await;
        assert_eq!(studio.membership().await, "gold until 2027-05-31");
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
        assert_eq!(studio.documents().await, ["2026-000001 €242.00 paid", "2027-000001 €121.00 paid"]);
        assert_eq!(studio.next_term().await, "silver from 2028-06-01 for €100.00");
        studio.nothing_more_is_due().await;
    }

    async fn dearer_level_chosen_and_then_out_of_reach(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.chooses_next(Gold).await;
        assert_eq!(studio.next_term().await, "gold from 2027-06-01 for €200.00");
        studio.waits_until("2027-05-10").await;
        studio.sells_one().await;
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn renewal_not_paid_and_the_year_before_stays_paid(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-07-02").await;
        studio.uses_another_card(DECLINES_CHARGES).await;
        studio.waits_until("2027-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2027-07-15");
        let documents = [
            "2026-000001 €121.00 paid",
            "2027-000001 €121.00 credited",
            "R2027-000001 €121.00",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }
}
