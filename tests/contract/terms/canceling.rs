use cps_backend::service::{cancel_subscription, change_renewal, export_account};
use cps_domain::{Field, Problem, Renewal};

use super::silver;
use crate::joining::journey::rejected;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

const KEPT: &str =
    "SELECT COALESCE(cancel_reason, '') || '/' || COALESCE(cancel_note, '') FROM subscriptions";

both_engines! {
    async fn the_reason_is_kept_and_what_was_added_to_it(world: World) {
        let studio = silver(world, 1).await;
        let note = "  We work with film now.\r\n\r\n\r\nThank you! ";
        cancel_subscription(&world.portal, &studio.member, "other", note).await.unwrap();
        assert_eq!(world.text(KEPT).await, "other/We work with film now.\n\nThank you!");
        let live = studio.subscription().await.unwrap();
        assert_eq!(live.renewal, Renewal::EndsAtTerm);
        assert_eq!(live.next_term.level, None);
        assert_eq!(studio.mails().await, ["cancellation_confirmed"]);
    }

    async fn canceling_twice_is_canceling_once(world: World) {
        let studio = silver(world, 1).await;
        for _ in 0..2 {
            cancel_subscription(&world.portal, &studio.member, "not_used", "").await.unwrap();
        }
        assert_eq!(studio.mails().await, ["cancellation_confirmed"]);
        let canceled = "SELECT COUNT(*) FROM audit WHERE action = 'subscription_canceled'";
        assert_eq!(world.count(canceled).await, 1);
        cancel_subscription(&world.portal, &studio.member, "too_expensive", "").await.unwrap();
        assert_eq!(world.text(KEPT).await, "too_expensive/", "the last word counts");
    }

    async fn staying_after_all_takes_it_back(world: World) {
        let studio = silver(world, 1).await;
        cancel_subscription(&world.portal, &studio.member, "other", "No.").await.unwrap();
        let off = change_renewal(&world.portal, &studio.member, Renewal::EndsAtTerm).await;
        off.unwrap();
        assert_eq!(world.text(KEPT).await, "other/No.", "it was off already");
        studio.stays_after_all().await;
        assert_eq!(world.text(KEPT).await, "/");
        assert_eq!(studio.next_term().await, "silver from 2027-06-01 for €100.00");
    }

    async fn a_form_that_is_not_filled_in_is_refused(world: World) {
        let studio = silver(world, 1).await;
        let long = "x".repeat(501);
        let cancel = cancel_subscription(&world.portal, &studio.member, "", &long).await;
        let problems = [
            (Field::Reason, Problem::Required),
            (Field::Note, Problem::TooLong { max: 500 }),
        ];
        assert_eq!(rejected(cancel), problems);
        let cancel = cancel_subscription(&world.portal, &studio.member, "because", "").await;
        assert_eq!(rejected(cancel), [(Field::Reason, Problem::Required)]);
        assert_eq!(studio.subscription().await.unwrap().renewal, Renewal::Automatic);
    }

    async fn without_a_subscription_there_is_nothing_to_cancel(world: World) {
        let studio = Studio::with_products(world, 1).await;
        let cancel = cancel_subscription(&world.portal, &studio.member, "other", "").await;
        assert_eq!(rejected(cancel), [(Field::Form, Problem::NoSubscription)]);
    }

    async fn the_member_can_take_along_what_was_said(world: World) {
        let studio = silver(world, 1).await;
        cancel_subscription(&world.portal, &studio.member, "other", "Film.").await.unwrap();
        let data = export_account(&world.portal, &studio.member).await.unwrap();
        let exported = &data["subscriptions"][0];
        assert_eq!((&exported["cancel_reason"], &exported["cancel_note"]), (&"other".into(), &"Film.".into()));
    }
}
