use cps_backend::payments::sandbox::{self, SandboxError, Step};
use cps_backend::service::{check_out, finish_card_checkout, purchase, review_checkout};
use cps_domain::view::CheckOutNext;
use cps_domain::{CardOnFile, Field, LevelCode, PaymentMethod, Problem, VerificationId};

use super::journey::{
    ACCEPTED, AUTHENTICATES, DECLINED, accept, enter, filled, go_to_provider, open,
    page_of_provider, rejected, silver_member, subscription,
};
use crate::world::both_engines;

fn visa(last_four: &str) -> CardOnFile {
    let last_four = last_four.to_owned();
    CardOnFile {
        brand: "Visa".to_owned(),
        last_four,
        expires: "12/35".to_owned(),
    }
}

both_engines! {
    async fn an_accepted_card_starts_the_subscription(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        assert_eq!(sandbox::show(&world.portal, id).await.unwrap(), Step::EnterCard);
        assert_eq!(subscription(world, &member).await, None);
        let back = enter(world, id, ACCEPTED).await;
        assert_eq!(back, Step::Return(format!("/checkout/finish?key={key}")));
        assert_eq!(subscription(world, &member).await, None, "only asking the provider counts");
        for _ in 0..2 {
            let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
            assert_eq!(next, CheckOutNext::Done);
        }
        let live = subscription(world, &member).await.unwrap();
        assert_eq!((live.method, live.card), (PaymentMethod::Card, Some(visa("4242"))));
        assert!(live.invoice_expected);
    }

    async fn a_declined_card_can_be_followed_by_a_transfer(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        enter(world, id, DECLINED).await;
        for _ in 0..2 {
            let finish = finish_card_checkout(&world.portal, &member, key).await;
            assert_eq!(rejected(finish), [(Field::PaymentMethod, Problem::CardDeclined)]);
        }
        let page = review_checkout(&world.portal, &member, LevelCode::Silver, Some(key), true);
        let page = page.await.unwrap();
        assert_eq!((page.problem, page.payment_open), (Some(Problem::CardDeclined), true));
        let next = check_out(&world.portal, &member, key, PaymentMethod::Transfer).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
        assert_eq!(subscription(world, &member).await.unwrap().card, None);
    }

    async fn a_declined_card_can_be_followed_by_another(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let first = go_to_provider(world, &member, key).await;
        enter(world, first, DECLINED).await;
        rejected(finish_card_checkout(&world.portal, &member, key).await);
        let second = go_to_provider(world, &member, key).await;
        assert_ne!(second, first);
        enter(world, second, ACCEPTED).await;
        let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
    }

    async fn a_failed_checkout_is_open_again_after_purchase(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let key = purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        let id = go_to_provider(world, &member, key).await;
        enter(world, id, DECLINED).await;
        rejected(finish_card_checkout(&world.portal, &member, key).await);
        assert_eq!(purchase(&world.portal, &member, &filled(&page)).await.unwrap(), key);
        let page = review_checkout(&world.portal, &member, LevelCode::Silver, Some(key), true);
        assert_eq!(page.await.unwrap().problem, None);
    }

    async fn an_authenticated_card_starts_the_subscription(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        let question = enter(world, id, AUTHENTICATES).await;
        assert_eq!(question, Step::Authenticate(visa("3155")));
        let early = finish_card_checkout(&world.portal, &member, key).await;
        assert_eq!(page_of_provider(early), id, "nothing is decided yet");
        sandbox::authenticate(&world.portal, id, true).await.unwrap();
        let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
        assert_eq!(subscription(world, &member).await.unwrap().card, Some(visa("3155")));
    }

    async fn a_card_that_is_not_authenticated_is_refused(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        enter(world, id, AUTHENTICATES).await;
        sandbox::authenticate(&world.portal, id, false).await.unwrap();
        sandbox::authenticate(&world.portal, id, true).await.unwrap();
        let finish = finish_card_checkout(&world.portal, &member, key).await;
        assert_eq!(rejected(finish), [(Field::PaymentMethod, Problem::AuthenticationFailed)]);
        assert_eq!(subscription(world, &member).await, None);
    }

    async fn leaving_the_providers_page_cancels_the_payment(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        let back = sandbox::cancel(&world.portal, id).await.unwrap();
        assert_eq!(back, Step::Return(format!("/checkout/finish?key={key}")));
        assert_eq!(enter(world, id, ACCEPTED).await, back, "too late for a card");
        let finish = finish_card_checkout(&world.portal, &member, key).await;
        assert_eq!(rejected(finish), [(Field::PaymentMethod, Problem::PaymentCanceled)]);
    }

    async fn the_same_checkout_again_leads_to_the_same_page_of_the_provider(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        assert_eq!(go_to_provider(world, &member, key).await, id);
        enter(world, id, ACCEPTED).await;
        assert_eq!(go_to_provider(world, &member, key).await, id, "the page leads back by itself");
        finish_card_checkout(&world.portal, &member, key).await.unwrap();
        let again = check_out(&world.portal, &member, key, PaymentMethod::Card).await.unwrap();
        assert_eq!(again, CheckOutNext::Done);
    }

    async fn a_transfer_chosen_meanwhile_drops_the_card(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        let next = check_out(&world.portal, &member, key, PaymentMethod::Transfer).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
        enter(world, id, ACCEPTED).await;
        let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
        assert_eq!(subscription(world, &member).await.unwrap().card, None);
    }

    async fn nothing_is_bought_that_was_changed_while_the_card_was_verified(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let key = purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        let id = go_to_provider(world, &member, key).await;
        let mut changed = filled(&page);
        changed.purchase_order = "PO-2".to_owned();
        purchase(&world.portal, &member, &changed).await.unwrap();
        enter(world, id, ACCEPTED).await;
        let finish = finish_card_checkout(&world.portal, &member, key).await;
        assert_eq!(rejected(finish), [(Field::Form, Problem::CheckoutStale)]);
        assert_eq!(subscription(world, &member).await, None);
    }

    async fn a_doubled_purchase_leaves_the_card_alone(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let key = purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        let id = go_to_provider(world, &member, key).await;
        purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        enter(world, id, ACCEPTED).await;
        let next = finish_card_checkout(&world.portal, &member, key).await.unwrap();
        assert_eq!(next, CheckOutNext::Done);
    }

    async fn no_card_number_is_kept_anywhere(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        enter(world, id, ACCEPTED).await;
        finish_card_checkout(&world.portal, &member, key).await.unwrap();
        let kept = "SELECT COUNT(*) FROM sandbox_verifications
                    WHERE length(brand) + length(last_four) + length(expires) > 13";
        assert_eq!(world.count(kept).await, 0);
        let kept = "SELECT COUNT(*) FROM subscriptions WHERE length(card_last_four) <> 4";
        assert_eq!(world.count(kept).await, 0);
    }

    async fn a_verification_that_does_not_exist_has_no_page(world: World) {
        let id = VerificationId::from_uuid(world.portal.ids.uuid());
        let missing = |result| matches!(result, Err(SandboxError::NotFound));
        assert!(missing(sandbox::show(&world.portal, id).await));
        assert!(missing(sandbox::enter_card(&world.portal, id, ACCEPTED, "12/35", "123").await));
        assert!(missing(sandbox::authenticate(&world.portal, id, true).await));
        assert!(missing(sandbox::cancel(&world.portal, id).await));
    }
}
