use cps_backend::payments::{CardProvider as _, CardToken, Charge, ChargeOutcome, ProviderError};
use serde_json::json;

use crate::shapes::{card_error, payment_intent, request_error};
use crate::stub::{Answer, ok, says};
use crate::world::{World, charge, is_pending, is_unreachable};

/// What becomes of the charge when Stripe answers this.
async fn charged(answer: Answer) -> Result<ChargeOutcome, ProviderError> {
    let world = World::hears([answer]).await;
    world.stripe.charge(&charge()).await
}

#[tokio::test]
async fn a_card_is_charged_while_its_owner_is_away() {
    let world = World::hears([ok(&payment_intent("succeeded"))]).await;
    let charge = charge();
    let outcome = world.stripe.charge(&charge).await.unwrap();
    assert_eq!(outcome, ChargeOutcome::Succeeded);
    let asked = world.stub.asked_once();
    assert_eq!(asked.what, "POST /v1/payment_intents");
    assert_eq!(asked.key(), charge.id.to_string());
    assert_eq!(
        asked.headers["content-type"],
        "application/x-www-form-urlencoded"
    );
    let id = charge.id.to_string();
    let fields = [
        ("amount", "10285"),
        ("confirm", "true"),
        ("currency", "eur"),
        ("customer", "cus_QportaL1"),
        ("description", "2026-000001"),
        ("metadata[charge]", &id),
        ("off_session", "true"),
        ("payment_method", "pm_1QportaL2"),
        ("payment_method_types[]", "card"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(asked.fields, fields.into());
}

#[tokio::test]
async fn a_bank_that_says_no_declines() {
    for code in ["card_declined", "expired_card", "processing_error"] {
        let outcome = charged(says(402, &card_error(code))).await.unwrap();
        assert_eq!(outcome, ChargeOutcome::Declined, "{code}");
    }
}

#[tokio::test]
async fn a_bank_that_wants_to_see_the_owner_needs_authentication() {
    let by_code = card_error("authentication_required");
    let mut by_reason = card_error("card_declined");
    by_reason["error"]["decline_code"] = json!("authentication_required");
    for error in [by_code, by_reason] {
        let outcome = charged(says(402, &error)).await.unwrap();
        assert_eq!(outcome, ChargeOutcome::NeedsAuthentication);
    }
    let outcome = charged(ok(&payment_intent("requires_action"))).await;
    assert_eq!(outcome.unwrap(), ChargeOutcome::NeedsAuthentication);
}

#[tokio::test]
async fn a_card_that_stripe_no_longer_keeps_is_declined() {
    for (status, param) in [(400, "payment_method"), (404, "customer")] {
        let gone = request_error("resource_missing", param);
        let outcome = charged(says(status, &gone)).await.unwrap();
        assert_eq!(outcome, ChargeOutcome::Declined, "{param}");
    }
}

#[tokio::test]
async fn a_card_of_another_provider_is_declined_unasked() {
    for token in ["", "sandbox:4242", "cus_1", "cus_1/", "/pm_1", "pm_1/cus_1"] {
        let world = World::hears([]).await;
        let charge = Charge {
            token: CardToken::new(token),
            ..charge()
        };
        let outcome = world.stripe.charge(&charge).await.unwrap();
        assert_eq!(outcome, ChargeOutcome::Declined, "{token}");
        assert!(world.stub.asked().is_empty());
    }
}

#[tokio::test]
async fn nobody_knows_what_happened_when_the_answer_is_none() {
    let answers = [
        Answer::HangsUp,
        Answer::Says(200, "{\"id\"".to_owned()),
        Answer::Says(200, "{}".to_owned()),
        Answer::Says(502, "<html>".to_owned()),
        says(500, &json!({"error": {"type": "api_error"}})),
        says(429, &request_error("rate_limit", "")),
        says(409, &request_error("idempotency_key_in_use", "")),
        says(401, &json!({"error": {"type": "invalid_request_error"}})),
        says(400, &request_error("parameter_invalid_integer", "amount")),
        says(400, &request_error("resource_missing", "on_behalf_of")),
        ok(&payment_intent("of_a_later_version")),
    ];
    for answer in answers {
        assert!(is_unreachable(charged(answer).await));
    }
}

#[tokio::test]
async fn a_bank_that_has_not_answered_is_asked_about_again() {
    for status in ["processing", "requires_confirmation"] {
        assert!(is_pending(charged(ok(&payment_intent(status))).await));
    }
}

#[tokio::test]
async fn what_went_wrong_is_told_to_the_operator_without_the_card() {
    let refusal = request_error("parameter_invalid_integer", "amount");
    let Err(error) = charged(says(400, &refusal)).await else {
        panic!("it was charged");
    };
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(
        cause,
        "Stripe answered 400: invalid_request_error, parameter_invalid_integer, amount"
    );
    let Err(error) = charged(Answer::HangsUp).await else {
        panic!("it was charged");
    };
    let shown = format!("{error:?}");
    assert!(!shown.contains("cus_") && !shown.contains("pm_"), "{shown}");
}
