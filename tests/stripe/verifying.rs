use cps_backend::payments::{CardProvider as _, CardToken, Outcome, ProviderError, StoredCard};
use cps_domain::CardOnFile;
use serde_json::{Value, json};

use crate::shapes::{
    PAGE, complete_session, expired_session, new_session, open_session, request_error,
};
use crate::stub::{Answer, ok, says};
use crate::world::{TOKEN, World, is_pending, is_unreachable, verification};

const BACK: &str = "https://test.cps.example/checkout/finish?key=7";

/// The outcome when Stripe says this about the session.
async fn outcome_of(session: &Value) -> Result<Outcome, ProviderError> {
    let world = World::hears([ok(&new_session()), ok(session)]).await;
    let verification = verification(1);
    world.stripe.begin(&verification).await.unwrap();
    world.stripe.outcome(verification.id).await
}

/// What Stripe said of the last card when the page closed.
fn with_error(mut session: Value, code: &str) -> Value {
    session["setup_intent"]["last_setup_error"] = json!({
        "code": code, "message": "No.", "type": "card_error"
    });
    session
}

#[tokio::test]
async fn a_card_is_entered_on_stripes_own_page() {
    let world = World::hears([ok(&new_session())]).await;
    let verification = verification(1);
    assert_eq!(world.stripe.begin(&verification).await.unwrap(), PAGE);
    let asked = world.stub.asked_once();
    assert_eq!(asked.what, "POST /v1/checkout/sessions");
    assert_eq!(asked.headers["authorization"], "Bearer sk_test_portal");
    assert_eq!(asked.headers["stripe-version"], "2024-06-20");
    assert_eq!(asked.key(), format!("verification-{}", verification.id));
    let id = verification.id.to_string();
    let fields = [
        (
            "cancel_url",
            "https://test.cps.example/checkout/finish?key=7&left=1",
        ),
        ("client_reference_id", &id),
        ("customer_creation", "always"),
        ("metadata[verification]", &id),
        ("mode", "setup"),
        ("payment_method_types[]", "card"),
        ("success_url", BACK),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(asked.fields, fields.into());
}

#[tokio::test]
async fn the_same_verification_again_leads_to_the_same_page() {
    let world = World::hears([ok(&new_session()), ok(&open_session())]).await;
    let verification = verification(1);
    world.stripe.begin(&verification).await.unwrap();
    assert_eq!(world.stripe.begin(&verification).await.unwrap(), PAGE);
    let asked = world.stub.asked();
    assert_eq!(asked[1].what, "GET /v1/checkout/sessions/cs_test_c1PortaL");
    assert_eq!(asked[1].fields["expand[]"], "setup_intent.payment_method");
}

#[tokio::test]
async fn a_page_whose_address_was_lost_is_asked_for_under_the_same_key() {
    let world = World::hears([Answer::HangsUp, ok(&new_session())]).await;
    let verification = verification(1);
    assert!(is_unreachable(world.stripe.begin(&verification).await));
    assert_eq!(world.stripe.begin(&verification).await.unwrap(), PAGE);
    let asked = world.stub.asked();
    assert_eq!(asked[0].key(), asked[1].key());
    assert_eq!(asked[0].fields, asked[1].fields);
}

#[tokio::test]
async fn a_page_that_has_served_leads_back() {
    for session in [complete_session(), expired_session()] {
        let world = World::hears([ok(&new_session()), ok(&session)]).await;
        let verification = verification(1);
        world.stripe.begin(&verification).await.unwrap();
        assert_eq!(world.stripe.begin(&verification).await.unwrap(), BACK);
    }
}

#[tokio::test]
async fn a_verified_card_is_named_by_customer_and_payment_method() {
    let card = CardOnFile {
        brand: "Visa".to_owned(),
        last_four: "4242".to_owned(),
        expires: "04/31".to_owned(),
    };
    let stored = StoredCard {
        on_file: card,
        token: CardToken::new(TOKEN),
    };
    let outcome = outcome_of(&complete_session()).await.unwrap();
    assert_eq!(outcome, Outcome::Verified(stored));
}

#[tokio::test]
async fn a_brand_stands_as_on_the_card() {
    let brands = [
        ("amex", "American Express"),
        ("mastercard", "Mastercard"),
        ("diners", "Diners Club"),
        ("unknown", "Card"),
    ];
    for (code, brand) in brands {
        let mut session = complete_session();
        session["setup_intent"]["payment_method"]["card"]["brand"] = json!(code);
        let Outcome::Verified(card) = outcome_of(&session).await.unwrap() else {
            panic!("{brand} was not verified");
        };
        assert_eq!(card.on_file.brand, brand);
    }
}

#[tokio::test]
async fn nothing_is_decided_while_the_member_is_at_the_page() {
    let declined = with_error(open_session(), "card_declined");
    for session in [open_session(), declined] {
        assert_eq!(outcome_of(&session).await.unwrap(), Outcome::Pending);
    }
}

#[tokio::test]
async fn a_card_whose_bank_has_not_answered_is_asked_about_again() {
    let mut session = complete_session();
    session["setup_intent"]["status"] = json!("processing");
    assert!(is_pending(outcome_of(&session).await));
}

#[tokio::test]
async fn a_closed_page_says_why_there_is_no_card() {
    let closed = [
        (expired_session(), Outcome::Canceled),
        (
            with_error(expired_session(), "card_declined"),
            Outcome::Declined,
        ),
        (
            with_error(expired_session(), "setup_intent_authentication_failure"),
            Outcome::AuthenticationFailed,
        ),
    ];
    for (session, expected) in closed {
        assert_eq!(outcome_of(&session).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn a_card_without_its_customer_is_of_no_use() {
    let mut session = complete_session();
    session["customer"] = Value::Null;
    assert!(is_unreachable(outcome_of(&session).await));
}

#[tokio::test]
async fn what_was_never_begun_is_unknown() {
    let world = World::hears([]).await;
    let id = verification(1).id;
    let unknown = |error| matches!(error, ProviderError::Unknown(found) if found == id);
    assert!(unknown(world.stripe.outcome(id).await.unwrap_err()));
    assert!(unknown(world.stripe.leave(id).await.unwrap_err()));
}

#[tokio::test]
async fn leaving_closes_the_page() {
    let world = World::hears([ok(&new_session()), ok(&expired_session())]).await;
    let verification = verification(1);
    world.stripe.begin(&verification).await.unwrap();
    world.stripe.leave(verification.id).await.unwrap();
    let closed = "POST /v1/checkout/sessions/cs_test_c1PortaL/expire";
    assert_eq!(world.stub.asked()[1].what, closed);
}

#[tokio::test]
async fn leaving_a_page_that_has_served_changes_nothing() {
    let too_late = request_error("resource_missing", "session");
    let world = World::hears([
        ok(&new_session()),
        says(400, &too_late),
        says(503, &json!({})),
    ])
    .await;
    let verification = verification(1);
    world.stripe.begin(&verification).await.unwrap();
    world.stripe.leave(verification.id).await.unwrap();
    assert!(is_unreachable(world.stripe.leave(verification.id).await));
}

#[tokio::test]
async fn no_key_is_shown_and_no_redirect_followed() {
    let elsewhere = Answer::Says(302, String::new());
    let world = World::hears([elsewhere]).await;
    assert!(is_unreachable(world.stripe.begin(&verification(1)).await));
    assert_eq!(world.stub.asked().len(), 1);
    let shown = format!("{:?}", world.stripe);
    assert!(
        !shown.contains("sk_test") && !shown.contains("whsec"),
        "{shown}"
    );
}
