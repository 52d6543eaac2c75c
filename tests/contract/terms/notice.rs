use cps_backend::mail::Message;
use cps_domain::LevelCode::{Gold, Silver};
use cps_domain::{Currency, LevelCode, Money};

use crate::joining::journey::ACCEPTED;
use crate::scenarios::studio::Studio;
use crate::world::{World, both_engines};

/// What the only notice says: at which level it renews, for how much, and what is offered instead.
async fn notice(world: &World) -> (Option<LevelCode>, Option<Money>, Option<LevelCode>) {
    const NOTICE: &str = "SELECT message FROM mails WHERE kind = 'renewal_notice'";
    match serde_json::from_str(&world.text(NOTICE).await).unwrap() {
        Message::RenewalNotice {
            renews_at,
            fee,
            offered,
            ..
        } => (renews_at, fee, offered),
        other => panic!("{other:?}"),
    }
}

async fn joined(world: &World, level: LevelCode, products: usize) -> Studio<'_> {
    let studio = Studio::with_products(world, products).await;
    studio.joins_by_card(level, ACCEPTED).await;
    studio
}

both_engines! {
    async fn it_says_at_which_level_and_for_how_much(world: World) {
        let studio = joined(world, Silver, 2).await;
        studio.chooses_next(Gold).await;
        studio.waits_until("2027-04-30").await;
        let sent = "SELECT COUNT(*) FROM mails WHERE kind = 'renewal_notice'";
        assert_eq!(world.count(sent).await, 0);
        studio.waits_until("2027-05-01").await;
        let fee = Money::new(200_00, Currency::Eur);
        assert_eq!(notice(world).await, (Some(Gold), Some(fee), None));
    }

    async fn it_offers_what_the_points_still_reach(world: World) {
        let studio = joined(world, Gold, 2).await;
        studio.sells_one().await;
        studio.waits_until("2027-05-01").await;
        assert_eq!(notice(world).await, (None, None, Some(Silver)));
    }

    async fn it_offers_nothing_where_the_points_reach_nothing(world: World) {
        let studio = joined(world, Silver, 1).await;
        studio.sells_one().await;
        studio.waits_until("2027-05-01").await;
        assert_eq!(notice(world).await, (None, None, None));
    }

    async fn it_offers_nothing_to_whoever_canceled(world: World) {
        let studio = joined(world, Gold, 2).await;
        studio.cancels().await;
        studio.waits_until("2027-05-01").await;
        assert_eq!(notice(world).await, (None, None, None));
    }

    async fn it_goes_out_once_a_term_whatever_the_worker_remembers(world: World) {
        let studio = joined(world, Silver, 1).await;
        studio.waits_until("2027-05-01").await;
        for _ in 0..3 {
            studio.worker_forgets_what_it_did().await;
        }
        studio.waits_until("2028-05-02").await;
        studio.worker_forgets_what_it_did().await;
        let sent = "SELECT COUNT(*) FROM mails WHERE kind = 'renewal_notice'";
        assert_eq!(world.count(sent).await, 2, "one for each of two terms");
    }

    async fn whoever_withdrew_gets_none(world: World) {
        let studio = joined(world, Silver, 1).await;
        studio.withdraws().await;
        studio.waits_until("2027-07-01").await;
        let sent = "SELECT COUNT(*) FROM mails WHERE kind IN ('renewal_notice', 'subscription_ended')";
        assert_eq!(world.count(sent).await, 0);
    }
}
