use cps_backend::service::{check_out, show_membership};
use cps_domain::view::CheckOutNext;
use cps_domain::{LevelCode, Money, PaymentMethod, Renewal, term_end};

use super::journey::{accept, execute, invoices, join_by_transfer, silver_member, subscription};
use crate::world::both_engines;

both_engines! {
    async fn a_transfer_starts_the_subscription_at_once(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        assert_eq!(subscription(world, &member).await, None);
        join_by_transfer(world, &member).await;
        let live = subscription(world, &member).await.unwrap();
        assert_eq!(live.level, LevelCode::Silver);
        assert_eq!(live.starts_on, world.clock.today());
        assert_eq!(live.ends_on, term_end(world.clock.today()));
        assert_eq!((live.method, live.card), (PaymentMethod::Transfer, None));
        assert_eq!(live.renewal, Renewal::Automatic);
        assert_eq!(live.fee, Money::new(10_000, live.fee.currency));
        assert!(live.invoice_expected);
        assert!(invoices(world, &member).await.is_empty());
    }

    async fn the_same_checkout_again_gets_the_first_result(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = join_by_transfer(world, &member).await;
        let first = subscription(world, &member).await;
        for method in PaymentMethod::ALL {
            let again = check_out(&world.portal, &member, key, method).await.unwrap();
            assert_eq!(again, CheckOutNext::Done);
        }
        assert_eq!(subscription(world, &member).await, first);
    }

    async fn every_membership_gets_a_number_of_its_own(world: World) {
        let mut numbers = Vec::new();
        for company in ["Uno S.L.", "Dos S.L.", "Tres S.L."] {
            let member = silver_member(world, company, "ES").await;
            join_by_transfer(world, &member).await;
            numbers.push(subscription(world, &member).await.unwrap().member_number.to_string());
        }
        assert_eq!(numbers, ["CPS0000001", "CPS0000002", "CPS0000003"]);
    }

    async fn an_old_number_stays_visible_beside_the_new_one(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        execute(world, "UPDATE accounts SET old_member_number = 'ES-4471'").await;
        join_by_transfer(world, &member).await;
        let live = subscription(world, &member).await.unwrap();
        assert_eq!(live.old_member_number.as_deref(), Some("ES-4471"));
        assert_eq!(live.member_number.to_string(), "CPS0000001");
    }

    async fn a_subscription_says_who_pays_what_in_the_audit(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        accept(world, &member).await;
        join_by_transfer(world, &member).await;
        let started = "SELECT COUNT(*) FROM audit WHERE action = 'subscription_started'
                       AND user_id IS NOT NULL AND account_id IS NOT NULL";
        assert_eq!(world.count(started).await, 1);
        assert!(show_membership(&world.portal, &member).await.unwrap().subscription.is_some());
    }
}
