//! The attempts on schedule: on the due date, and 3, 7 and 14 days after it.

use cps_backend::jobs::run_due;
use cps_backend::service::show_invoice;
use cps_domain::view::ChargeTrouble;
use cps_domain::{Date, parse_date};

use super::{ATTEMPTS, CHARGED, due_tomorrow, invoice};
use crate::joining::journey::ACCEPTED;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

/// Verified at checkout; every charge is declined.
const DECLINES_CHARGES: &str = "4000 0000 0000 0341";

/// When the invoice's page says that the next attempt comes.
async fn next_on(studio: &Studio<'_>) -> Option<Date> {
    let id = invoice(studio).await;
    let page = show_invoice(&studio.world.portal, &studio.member, id).await;
    page.unwrap().card.unwrap().next_on
}

both_engines! {
    async fn each_is_announced_made_and_told_of(world: World) {
        let studio = due_tomorrow(world, DECLINES_CHARGES).await;
        assert_eq!(next_on(&studio).await, parse_date("2026-07-01"));
        for (day, next) in [("2026-07-01", "2026-07-04"), ("2026-07-04", "2026-07-08"), ("2026-07-08", "2026-07-15")] {
            studio.waits_until(day).await;
            assert_eq!(next_on(&studio).await, parse_date(next));
            assert_eq!(studio.mails().await, ["charge_failed"]);
        }
        studio.waits_until("2026-07-14").await;
        assert_eq!(world.count(ATTEMPTS).await, 3);
        studio.waits_until("2026-07-15").await;
        assert_eq!(world.count(ATTEMPTS).await, 4);
        assert_eq!(studio.mails().await, ["subscription_suspended", "credit_note_issued"]);
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        studio.nothing_more_is_due().await;
    }

    async fn a_portal_that_stood_still_does_not_hurry(world: World) {
        let studio = due_tomorrow(world, DECLINES_CHARGES).await;
        world.days_pass(20);
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count(ATTEMPTS).await, 1);
        assert_eq!(next_on(&studio).await, parse_date("2026-07-23"), "three days later, as always");
        studio.waits_until("2026-08-02").await;
        assert_eq!(world.count(ATTEMPTS).await, 3);
        assert!(studio.subscription().await.is_some());
        studio.waits_until("2026-08-03").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-08-03");
        studio.nothing_more_is_due().await;
    }

    async fn a_job_that_runs_twice_makes_one_attempt(world: World) {
        let studio = due_tomorrow(world, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-01").await;
        for _ in 0..2 {
            world.run("UPDATE jobs SET done_at = NULL WHERE kind = 'charge_card' AND done_at IS NOT NULL").await;
            run_due(&world.portal).await.unwrap();
        }
        assert_eq!(world.count(ATTEMPTS).await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE kind = 'charge_card' AND done_at IS NULL").await, 1);
        assert_eq!(studio.mails().await, ["charge_failed"]);
    }

    /// Cards that were verified before they could be charged have no name at the provider.
    async fn a_card_that_cannot_be_charged_counts_as_declined(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        world.run("UPDATE subscriptions SET card_token = NULL").await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(world.count(CHARGED).await, 0);
        assert_eq!(studio.mails().await, ["charge_failed"]);
        let id = invoice(&studio).await;
        let page = show_invoice(&world.portal, &studio.member, id).await.unwrap();
        let card = page.card.unwrap();
        assert_eq!((card.trouble, card.next_on), (Some(ChargeTrouble::Declined), parse_date("2026-07-04")));
        studio.pays_with_another_card("2026-000001", ACCEPTED).await;
        studio.nothing_more_is_due().await;
    }

    async fn a_card_that_has_expired_is_declined(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        world.run("UPDATE sandbox_verifications SET expires = '06/26'").await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.mails().await, ["charge_failed"]);
        studio.uses_another_card(ACCEPTED).await;
        studio.waits_until("2026-07-04").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }
}
