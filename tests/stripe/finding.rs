use cps_backend::payments::{CardProvider as _, ChargeOutcome, ProviderError};
use serde_json::{Value, json};

use crate::shapes::{list, other_intent, payment_intent, refused_intent, request_error};
use crate::stub::{Answer, ok, says};
use crate::world::{World, charge, is_pending, is_unreachable};

/// What became of the charge when these are the customer's intents.
async fn found(intents: &[Value]) -> Result<Option<ChargeOutcome>, ProviderError> {
    let world = World::hears([ok(&list(intents, false))]).await;
    world.stripe.find_charge(&charge()).await
}

#[tokio::test]
async fn a_charge_is_found_by_what_it_bears() {
    let intents = [other_intent(1), payment_intent("succeeded")];
    let world = World::hears([ok(&list(&intents, false))]).await;
    let outcome = world.stripe.find_charge(&charge()).await.unwrap();
    assert_eq!(outcome, Some(ChargeOutcome::Succeeded));
    let asked = world.stub.asked_once();
    assert_eq!(asked.what, "GET /v1/payment_intents");
    let fields = [("customer", "cus_QportaL1"), ("limit", "100")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(asked.fields, fields.into());
}

#[tokio::test]
async fn every_page_is_looked_through() {
    let world = World::hears([
        ok(&list(&[other_intent(1), other_intent(2)], true)),
        ok(&list(&[payment_intent("succeeded")], false)),
    ])
    .await;
    let outcome = world.stripe.find_charge(&charge()).await.unwrap();
    assert_eq!(outcome, Some(ChargeOutcome::Succeeded));
    let asked = world.stub.asked();
    assert_eq!(asked[1].fields["starting_after"], "pi_3Qother2");
}

#[tokio::test]
async fn a_charge_that_never_arrived_is_not_found() {
    assert_eq!(found(&[]).await.unwrap(), None);
    assert_eq!(found(&[other_intent(1)]).await.unwrap(), None);
    let untried = payment_intent("requires_confirmation");
    assert_eq!(found(&[untried]).await.unwrap(), None, "it took nothing");
}

#[tokio::test]
async fn a_refused_charge_says_why() {
    let refused = [
        ("card_declined", ChargeOutcome::Declined),
        (
            "authentication_required",
            ChargeOutcome::NeedsAuthentication,
        ),
    ];
    for (code, expected) in refused {
        let outcome = found(&[refused_intent(code)]).await.unwrap();
        assert_eq!(outcome, Some(expected));
    }
    let canceled = found(&[payment_intent("canceled")]).await.unwrap();
    assert_eq!(canceled, Some(ChargeOutcome::Declined));
}

#[tokio::test]
async fn a_charge_that_is_not_decided_is_asked_about_again() {
    assert!(is_pending(found(&[payment_intent("processing")]).await));
}

#[tokio::test]
async fn money_that_was_taken_counts_first() {
    let refused = || refused_intent("card_declined");
    let intents = [
        refused(),
        payment_intent("processing"),
        payment_intent("succeeded"),
    ];
    assert_eq!(
        found(&intents).await.unwrap(),
        Some(ChargeOutcome::Succeeded)
    );
    assert!(is_pending(
        found(&[refused(), payment_intent("processing")]).await
    ));
}

#[tokio::test]
async fn a_charge_is_not_taken_for_lost_when_stripe_does_not_tell() {
    let answers = [
        Answer::HangsUp,
        says(500, &json!({})),
        says(400, &request_error("resource_missing", "customer")),
        ok(&list(&[payment_intent("of_a_later_version")], false)),
    ];
    for answer in answers {
        let world = World::hears([answer]).await;
        assert!(is_unreachable(world.stripe.find_charge(&charge()).await));
    }
}

#[tokio::test]
async fn a_lost_answer_is_found_and_nothing_charged_twice() {
    let world = World::hears([
        Answer::HangsUp,
        ok(&list(&[payment_intent("succeeded")], false)),
    ])
    .await;
    assert!(is_unreachable(world.stripe.charge(&charge()).await));
    let outcome = world.stripe.find_charge(&charge()).await.unwrap();
    assert_eq!(outcome, Some(ChargeOutcome::Succeeded));
    assert_eq!(world.stub.asked().len(), 2);
}
