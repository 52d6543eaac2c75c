use cps_backend::payments::{CardProvider as _, ProviderError, RefundOutcome};
use serde_json::json;

use crate::shapes::{
    card_error, list, payment_intent, refund_shape, refused_intent, request_error,
};
use crate::stub::{Answer, ok, says};
use crate::world::{World, is_pending, is_unreachable, refund};

/// A portal whose charge took money, of which nothing was given back; then Stripe answers this.
async fn after_a_charge(answer: Answer) -> World {
    let charged = list(&[payment_intent("succeeded")], false);
    World::hears([ok(&charged), ok(&list(&[], false)), answer]).await
}

async fn refunded(answer: Answer) -> Result<RefundOutcome, ProviderError> {
    after_a_charge(answer).await.stripe.refund(&refund()).await
}

#[tokio::test]
async fn money_goes_back_to_the_card_it_came_from() {
    let world = after_a_charge(ok(&refund_shape("succeeded"))).await;
    let refund = refund();
    let outcome = world.stripe.refund(&refund).await.unwrap();
    assert_eq!(outcome, RefundOutcome::Succeeded);
    let asked = world.stub.asked().pop().unwrap();
    assert_eq!(asked.what, "POST /v1/refunds");
    assert_eq!(asked.key(), refund.id.to_string());
    let id = refund.id.to_string();
    let fields = [
        ("amount", "10285"),
        ("metadata[refund]", &id),
        ("payment_intent", "pi_3QportaL5"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(asked.fields, fields.into());
}

#[tokio::test]
async fn what_was_given_back_before_is_not_given_again() {
    let mut other = refund_shape("succeeded");
    other["id"] = json!("re_3Qother1");
    other["metadata"] = json!({});
    let world = World::hears([
        ok(&list(&[payment_intent("succeeded")], false)),
        ok(&list(&[other], true)),
        ok(&list(&[refund_shape("succeeded")], false)),
    ])
    .await;
    let outcome = world.stripe.refund(&refund()).await.unwrap();
    assert_eq!(outcome, RefundOutcome::Succeeded);
    let asked = world.stub.asked();
    assert_eq!(asked[2].what, "GET /v1/refunds");
    assert_eq!(asked[2].fields["starting_after"], "re_3Qother1");
}

#[tokio::test]
async fn a_card_that_can_get_nothing_refuses() {
    for status in ["failed", "canceled"] {
        let outcome = refunded(ok(&refund_shape(status))).await.unwrap();
        assert_eq!(outcome, RefundOutcome::Refused, "{status}");
    }
    let outcome = refunded(says(402, &card_error("expired_card"))).await;
    assert_eq!(outcome.unwrap(), RefundOutcome::Refused);
}

#[tokio::test]
async fn what_somebody_gave_back_by_hand_is_given_back() {
    let by_hand = request_error("charge_already_refunded", "");
    let outcome = refunded(says(400, &by_hand)).await.unwrap();
    assert_eq!(outcome, RefundOutcome::Succeeded);
}

#[tokio::test]
async fn nothing_goes_back_of_what_was_not_taken() {
    for intents in [vec![], vec![refused_intent("card_declined")]] {
        let world = World::hears([ok(&list(&intents, false))]).await;
        let outcome = world.stripe.refund(&refund()).await.unwrap();
        assert_eq!(outcome, RefundOutcome::Refused);
        assert_eq!(world.stub.asked().len(), 1);
    }
}

#[tokio::test]
async fn a_refund_that_is_not_decided_is_asked_about_again() {
    assert!(is_pending(refunded(ok(&refund_shape("pending"))).await));
}

#[tokio::test]
async fn nobody_knows_what_happened_when_the_answer_is_none() {
    let answers = [
        Answer::HangsUp,
        says(500, &json!({})),
        says(400, &request_error("balance_insufficient", "")),
        ok(&refund_shape("of_a_later_version")),
    ];
    for answer in answers {
        assert!(is_unreachable(refunded(answer).await));
    }
}
