//! What the card provider tells by itself.

use std::sync::Arc;

use cps_backend::jobs::run_due;
use cps_backend::payments::stripe::{Secret, StripeProvider, StripeSettings};
use cps_backend::payments::{Notification, ProviderError, sandbox};
use cps_backend::portal::Portal;
use cps_backend::service::{
    CardPage, Member, ServiceError, close_account, finish_card_checkout, leave_card_page, purchase,
    replace_card, review_checkout, take_notification,
};
use cps_domain::view::CheckOutNext;
use cps_domain::{ChargeId, CheckoutKey, LevelCode, Problem, VerificationId};

use crate::joining::journey::{
    ACCEPTED, AUTHENTICATES, DECLINED, accept, enter, filled, go_to_provider, invoices, open,
    page_of_provider, silver_member, subscription,
};
use crate::world::{PASSWORD, World, both_engines};

/// Has the provider say that something happened to a card, and what follows from it done.
async fn told(world: &World, id: VerificationId) {
    let notification = Notification::Verification(id);
    take_notification(&world.portal, notification)
        .await
        .unwrap();
    run_due(&world.portal).await.unwrap();
}

/// A member whose browser is on the provider's page.
async fn at_the_provider(world: &World) -> (Member, CheckoutKey, VerificationId) {
    let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
    let key = accept(world, &member).await;
    let id = go_to_provider(world, &member, key).await;
    (member, key, id)
}

/// The same portal with Stripe as its provider, which nobody can reach.
fn with_stripe(portal: &Portal) -> Portal {
    let settings = StripeSettings {
        url: "http://127.0.0.1:1".to_owned(),
        secret_key: Secret::new("sk_test_portal"),
        webhook_secret: Secret::new("whsec_portal"),
        public_url: portal.settings.public_url.clone(),
    };
    let stripe = StripeProvider::new(portal.db.clone(), portal.clock.clone(), settings).unwrap();
    Portal {
        provider: Arc::new(stripe),
        ..portal.clone()
    }
}

const UNATTENDED: &str =
    "SELECT COUNT(*) FROM audit WHERE action = 'subscription_started' AND user_id IS NULL";

both_engines! {
    /// The browser was closed on the provider's page, or the way back got lost.
    async fn a_card_whose_browser_never_came_back_starts_the_subscription(world: World) {
        let (member, key, id) = at_the_provider(world).await;
        enter(world, id, ACCEPTED).await;
        for _ in 0..2 {
            told(world, id).await;
            let live = subscription(world, &member).await.unwrap();
            assert_eq!(live.card.unwrap().last_four, "4242");
        }
        assert_eq!(world.count(UNATTENDED).await, 1);
        let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
        assert_eq!(next, CheckOutNext::Done, "the browser comes back after all");
        world.days_pass(1);
        run_due(&world.portal).await.unwrap();
        assert_eq!(invoices(world, &member).await.len(), 1);
    }

    async fn a_notification_after_the_browser_changes_nothing(world: World) {
        let (member, key, id) = at_the_provider(world).await;
        enter(world, id, ACCEPTED).await;
        finish_card_checkout(&world.portal, &member, key).await.unwrap();
        told(world, id).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM subscriptions").await, 1);
        assert_eq!(world.count(UNATTENDED).await, 0);
    }

    async fn both_at_once_start_one_subscription(world: World) {
        let (member, key, id) = at_the_provider(world).await;
        enter(world, id, ACCEPTED).await;
        let (next, ()) = tokio::join!(
            finish_card_checkout(&world.portal, &member, key),
            told(world, id)
        );
        assert_eq!(next.unwrap(), CheckOutNext::Done);
        assert_eq!(world.count("SELECT COUNT(*) FROM subscriptions").await, 1);
    }

    async fn a_declined_card_is_told_when_the_member_comes_back(world: World) {
        let (member, key, id) = at_the_provider(world).await;
        enter(world, id, DECLINED).await;
        told(world, id).await;
        assert_eq!(subscription(world, &member).await, None);
        let page = review_checkout(&world.portal, &member, LevelCode::Silver, Some(key), true);
        assert_eq!(page.await.unwrap().problem, Some(Problem::CardDeclined));
    }

    async fn nothing_happens_while_the_member_is_at_the_page(world: World) {
        let (member, key, id) = at_the_provider(world).await;
        told(world, id).await;
        enter(world, id, AUTHENTICATES).await;
        told(world, id).await;
        assert_eq!(subscription(world, &member).await, None);
        sandbox::authenticate(&world.portal, id, true).await.unwrap();
        let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
    }

    async fn nothing_is_bought_that_was_changed_meanwhile(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let key = purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        let id = go_to_provider(world, &member, key).await;
        enter(world, id, ACCEPTED).await;
        let mut changed = filled(&page);
        changed.purchase_order = "PO-2".to_owned();
        purchase(&world.portal, &member, &changed).await.unwrap();
        told(world, id).await;
        assert_eq!(subscription(world, &member).await, None);
    }

    async fn a_closed_account_does_not_join(world: World) {
        let (member, _, id) = at_the_provider(world).await;
        enter(world, id, ACCEPTED).await;
        close_account(&world.portal, &member, PASSWORD, true).await.unwrap();
        told(world, id).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM subscriptions").await, 0);
    }

    async fn another_card_needs_no_browser_either(world: World) {
        let (member, _, id) = at_the_provider(world).await;
        enter(world, id, ACCEPTED).await;
        told(world, id).await;
        let page = replace_card(&world.portal, &member, None).await.unwrap();
        let other = page_of_provider(Ok(CheckOutNext::Visit(page)));
        enter(world, other, "5555 5555 5555 4444").await;
        for _ in 0..2 {
            told(world, other).await;
            let live = subscription(world, &member).await.unwrap();
            assert_eq!(live.card.unwrap().last_four, "4444");
        }
    }

    /// Several portals may share an account at the provider.
    async fn what_another_portal_did_is_nothing_to_us(world: World) {
        told(world, VerificationId::from_uuid(world.portal.ids.uuid())).await;
        let charge = Notification::Charge(ChargeId::from_uuid(world.portal.ids.uuid()));
        take_notification(&world.portal, charge).await.unwrap();
        let failed = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL";
        assert_eq!(world.count(failed).await, 0);
    }

    /// Stripe does not know these pages, so whoever has it asked about one hears that.
    async fn nobody_leaves_anothers_page(world: World) {
        let (member, key, id) = at_the_provider(world).await;
        let other = silver_member(world, "Estudio Dos S.L.", "ES").await;
        let portal = with_stripe(&world.portal);
        for page in [CardPage::Checkout(key), CardPage::Replacement(id)] {
            leave_card_page(&portal, &other, page).await.unwrap();
        }
        let own = leave_card_page(&portal, &member, CardPage::Checkout(key)).await;
        assert!(matches!(own, Err(ServiceError::Provider(ProviderError::Unknown(_)))));
    }
}
