use cps_backend::service::{
    PurchaseForm, check_out, finish_card_checkout, purchase, review_checkout,
};
use cps_domain::{
    CheckoutKey, Currency, Field, LevelCode, Money, PaymentMethod, Points, Problem, Renewal,
    VatTreatment,
};

use super::journey::{
    ACCEPTED, accept, enter, execute, filled, go_to_provider, is_not_found, join_by_transfer, open,
    rejected, silver_member, subscription,
};
use crate::world::both_engines;

/// What Silver costs in euros is raised.
const RAISE_FEE: &str =
    "UPDATE level_fees SET fee = 11000 WHERE level = 'silver' AND currency = 'EUR'";

both_engines! {
    async fn the_review_spells_out_the_price(world: World) {
        let member = silver_member(world, "Studio Een B.V.", "NL").await;
        let page = open(world, &member, LevelCode::Silver).await;
        assert_eq!(page.level, LevelCode::Silver);
        assert_eq!(page.price.net, Money::new(10_000, Currency::Eur));
        assert_eq!(page.price.gross, Money::new(12_100, Currency::Eur));
        assert_eq!(page.price.treatment, VatTreatment::Domestic);
        assert_eq!(page.company, "Studio Een B.V.");
        assert_eq!(page.renewal, Renewal::Automatic);
        assert!(!page.terms_accepted && !page.payment_open);
        let again = open(world, &member, LevelCode::Silver).await;
        assert_ne!(again.key, page.key, "every form has a key of its own");
    }

    async fn the_review_repeats_what_was_accepted(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let form = PurchaseForm {
            renewal: Renewal::EndsAtTerm,
            purchase_order: "  0123456789 ".to_owned(),
            ..filled(&page)
        };
        let key = purchase(&world.portal, &member, &form).await.unwrap();
        assert_eq!(key, page.key);
        assert_eq!(purchase(&world.portal, &member, &form).await.unwrap(), key);
        assert_eq!(world.count("SELECT COUNT(*) FROM checkouts").await, 1);
        let page = review_checkout(&world.portal, &member, LevelCode::Silver, Some(key), true);
        let page = page.await.unwrap();
        assert_eq!(page.key, key);
        assert_eq!(page.purchase_order, "0123456789");
        assert_eq!(page.renewal, Renewal::EndsAtTerm);
        assert!(page.terms_accepted && page.payment_open);
        check_out(&world.portal, &member, key, PaymentMethod::Transfer).await.unwrap();
        let live = subscription(world, &member).await.unwrap();
        assert_eq!(live.purchase_order.as_deref(), Some("0123456789"));
        assert_eq!(live.renewal, Renewal::EndsAtTerm);
    }

    async fn a_changed_plan_has_to_be_accepted_again(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        world.complete_product(&member, "EOS R1").await;
        let key = accept(world, &member).await;
        let page = review_checkout(&world.portal, &member, LevelCode::Gold, Some(key), true);
        let page = page.await.unwrap();
        assert_eq!((page.key, page.level, page.payment_open), (key, LevelCode::Gold, false));
        purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        check_out(&world.portal, &member, key, PaymentMethod::Transfer).await.unwrap();
        assert_eq!(subscription(world, &member).await.unwrap().level, LevelCode::Gold);
    }

    async fn every_problem_of_the_form_is_named_at_its_field(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let form = PurchaseForm {
            terms: false,
            purchase_order: "9".repeat(36),
            price_minor: 9_900,
            ..filled(&page)
        };
        let answer = rejected(purchase(&world.portal, &member, &form).await);
        let expected = [
            (Field::Form, Problem::PriceChanged),
            (Field::PurchaseOrder, Problem::TooLong { max: 35 }),
            (Field::Terms, Problem::TermsNotAccepted),
        ];
        assert_eq!(answer, expected);
        assert_eq!(world.count("SELECT COUNT(*) FROM checkouts").await, 0);
    }

    async fn a_level_out_of_reach_says_what_is_missing(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let missing = [(Field::Level, Problem::PointsMissing { points: Points(300) })];
        let page = review_checkout(&world.portal, &member, LevelCode::Gold, None, false).await;
        assert_eq!(rejected(page), missing);
        let page = open(world, &member, LevelCode::Silver).await;
        let form = PurchaseForm { level: LevelCode::Gold, ..filled(&page) };
        assert_eq!(rejected(purchase(&world.portal, &member, &form).await), missing);
    }

    async fn a_level_that_went_out_of_reach_cannot_be_paid(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        execute(world, "UPDATE accounts SET points = 499").await;
        let answer = check_out(&world.portal, &member, key, PaymentMethod::Transfer).await;
        let missing = [(Field::Level, Problem::PointsMissing { points: Points(1) })];
        assert_eq!(rejected(answer), missing);
        assert_eq!(subscription(world, &member).await, None);
    }

    async fn a_price_that_changed_is_shown_before_it_is_paid(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        execute(world, RAISE_FEE).await;
        let answer = check_out(&world.portal, &member, key, PaymentMethod::Transfer).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::PriceChanged)]);
        let page = review_checkout(&world.portal, &member, LevelCode::Silver, Some(key), true);
        let page = page.await.unwrap();
        assert_eq!(page.price.net.amount, 11_000);
        assert_eq!((page.problem, page.payment_open), (Some(Problem::PriceChanged), false));
        purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        check_out(&world.portal, &member, key, PaymentMethod::Transfer).await.unwrap();
        assert_eq!(subscription(world, &member).await.unwrap().fee.amount, 11_000);
    }

    async fn a_price_that_changed_while_the_card_was_verified_is_not_paid(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let id = go_to_provider(world, &member, key).await;
        enter(world, id, ACCEPTED).await;
        execute(world, RAISE_FEE).await;
        let answer = finish_card_checkout(&world.portal, &member, key).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::PriceChanged)]);
        assert_eq!(subscription(world, &member).await, None);
    }

    async fn anothers_checkout_answers_like_one_that_does_not_exist(world: World) {
        let owner = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let other = silver_member(world, "Estudio Dos S.L.", "ES").await;
        let foreign = accept(world, &owner).await;
        let unknown = CheckoutKey::from_uuid(world.portal.ids.uuid());
        for key in [foreign, unknown] {
            for method in PaymentMethod::ALL {
                assert!(is_not_found(check_out(&world.portal, &other, key, method).await));
            }
            assert!(is_not_found(finish_card_checkout(&world.portal, &other, key).await));
            let level = LevelCode::Silver;
            let page = review_checkout(&world.portal, &other, level, Some(key), true).await;
            assert!(is_not_found(page));
        }
        let page = open(world, &other, LevelCode::Silver).await;
        let form = PurchaseForm { key: foreign, ..filled(&page) };
        assert!(is_not_found(purchase(&world.portal, &other, &form).await));
        check_out(&world.portal, &owner, foreign, PaymentMethod::Transfer).await.unwrap();
        assert_eq!(subscription(world, &other).await, None);
    }

    async fn a_finished_checkout_leads_nowhere_new(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = open(world, &member, LevelCode::Silver).await;
        let key = purchase(&world.portal, &member, &filled(&page)).await.unwrap();
        check_out(&world.portal, &member, key, PaymentMethod::Transfer).await.unwrap();
        let changed = PurchaseForm { terms: false, ..filled(&page) };
        assert_eq!(purchase(&world.portal, &member, &changed).await.unwrap(), key);
        let level = LevelCode::Silver;
        let back = review_checkout(&world.portal, &member, level, Some(key), true).await;
        assert_eq!(rejected(back), [(Field::Form, Problem::AlreadySubscribed)]);
    }

    async fn joining_again_after_the_term_needs_a_new_checkout(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let old = join_by_transfer(world, &member).await;
        world.days_pass(366);
        let page = review_checkout(&world.portal, &member, LevelCode::Silver, Some(old), true);
        let page = page.await.unwrap();
        assert_ne!(page.key, old);
        assert!(!page.terms_accepted && !page.payment_open);
    }
}
