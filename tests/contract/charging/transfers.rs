//! Reminding of transfers.

use cps_backend::jobs::run_due;
use cps_domain::LevelCode::Silver;

use crate::scenarios::studio::Studio;
use crate::world::{World, both_engines};

/// A studio whose transfer is expected by 1 July.
async fn waiting<'w>(world: &'w World) -> Studio<'w> {
    let studio = Studio::with_products(world, 1).await;
    studio.joins_by_transfer(Silver).await;
    studio.waits_until("2026-06-23").await;
    studio.mails().await;
    studio
}

both_engines! {
    async fn three_times_and_then_it_is_over(world: World) {
        let studio = waiting(world).await;
        for day in ["2026-06-24", "2026-07-04", "2026-07-08"] {
            studio.waits_until(day).await;
            assert_eq!(studio.mails().await, ["transfer_reminder"], "{day}");
        }
        studio.waits_until("2026-07-14").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        studio.nothing_more_is_due().await;
    }

    async fn once_each_whatever_the_worker_remembers(world: World) {
        let studio = waiting(world).await;
        for day in ["2026-06-24", "2026-07-04", "2026-07-08"] {
            studio.waits_until(day).await;
            studio.worker_forgets_what_it_did().await;
        }
        let reminders = "SELECT COUNT(*) FROM mails WHERE kind = 'transfer_reminder'";
        assert_eq!(world.count(reminders).await, 3);
        studio.transfers(12_100, "2026-000001").await;
        studio.worker_forgets_what_it_did().await;
        studio.nothing_more_is_due().await;
    }

    async fn nobody_is_reminded_of_what_has_arrived(world: World) {
        let studio = waiting(world).await;
        studio.transfers(12_100, "2026-000001").await;
        studio.mails().await;
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.mails().await, [""; 0]);
        studio.nothing_more_is_due().await;
    }

    async fn a_portal_that_stood_still_does_not_hurry(world: World) {
        let studio = waiting(world).await;
        world.days_pass(40);
        run_due(&world.portal).await.unwrap();
        assert_eq!(studio.mails().await, ["transfer_reminder"]);
        assert!(studio.subscription().await.is_some());
        studio.waits_until("2026-08-11").await;
        assert_eq!(studio.mails().await, [""; 0], "ten days after the first");
        studio.waits_until("2026-08-12").await;
        assert_eq!(studio.mails().await, ["transfer_reminder"]);
        studio.transfers(12_100, "2026-000001").await;
        studio.nothing_more_is_due().await;
    }
}
