//! Calendars, prices and workers that do not behave as usual.

use cps_domain::LevelCode::{self, Gold, Silver};
use cps_domain::{Currency, Money, parse_date};

use cps_backend::store::levels;

use super::studio::Studio;
use super::time::run_to;
use crate::joining::journey::ACCEPTED;
use crate::world::{World, both_engines};

/// From this day on a level costs this much.
async fn fee_changes(world: &World, level: LevelCode, day: &str, cents: i64) {
    let (day, fee) = (parse_date(day).unwrap(), Money::new(cents, Currency::Eur));
    let change = world.write(async |connection| levels::add_fee(connection, level, day, fee).await);
    change.await;
}

both_engines! {
    async fn fee_raised_before_the_renewal(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        fee_changes(world, Silver, "2027-06-01", 110_00).await;
        studio.waits_until("2027-05-01").await;
        assert_eq!(studio.next_term().await, "silver from 2027-06-01 for €110.00");
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €133.10 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn fee_raised_on_the_day_after_the_renewal(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        fee_changes(world, Silver, "2027-06-02", 110_00).await;
        studio.waits_until("2027-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn fee_raised_before_an_upgrade(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        fee_changes(world, Gold, "2026-09-01", 246_00).await;
        studio.waits_until("2026-12-01").await;
        // What was paid for Silver counts: 146.00 × 182 / 365 = 72.80, and 15.29 VAT.
        studio.upgrades_to(Gold).await;
        studio.waits_until("2026-12-31").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2026-000002 €88.09 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn joined_on_29_february(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.waits_until("2028-02-29").await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        assert_eq!(studio.membership().await, "silver until 2029-02-28");
        studio.waits_until("2029-03-01").await;
        assert_eq!(studio.membership().await, "silver until 2030-02-28");
        studio.waits_until("2029-04-01").await;
        assert_eq!(studio.documents().await, ["2028-000001 €121.00 paid", "2029-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn portal_stood_still_at_the_end_of_the_term(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-05-31").await;
        world.days_pass(5);
        run_to(world, world.clock.now()).await;
        assert_eq!(studio.membership().await, "silver until 2028-05-31", "the term loses no day");
        studio.waits_until("2027-07-20").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn portal_stood_still_and_the_member_joined_anew_meanwhile(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-05-31").await;
        world.days_pass(5);
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-07-20").await;
        assert_eq!(studio.membership().await, "silver until 2028-06-04");
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn portal_stood_still_on_the_due_date(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-30").await;
        world.days_pass(30);
        studio.waits_until("2026-07-31").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn every_job_runs_twice_and_nothing_happens_twice(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        for day in ["2026-06-02", "2026-07-01", "2027-05-02", "2027-06-01", "2027-07-02"] {
            studio.waits_until(day).await;
            studio.worker_forgets_what_it_did().await;
        }
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"]);
        let mails = [
            "welcome",
            "invoice_issued",
            "card_charged",
            "renewal_notice",
            "subscription_renewed",
            "invoice_issued",
            "card_charged",
        ];
        assert_eq!(studio.mails().await, mails);
        studio.nothing_more_is_due().await;
    }
}
