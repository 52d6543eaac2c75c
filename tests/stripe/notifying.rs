use cps_backend::payments::{CardProvider as _, Notification, NotificationError};
use cps_domain::Instant;
use hmac::{Hmac, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::shapes::{complete_session, event, payment_intent, refund_shape};
use crate::world::{NOW, WEBHOOK_SECRET, World, charge, verification};

const SECONDS: i64 = 1_780_315_200;

/// The header that this secret makes for a body at this time.
fn signed(secret: &str, seconds: i64, body: &str) -> String {
    format!("t={seconds},v1={}", signature(secret, seconds, body))
}

fn signature(secret: &str, seconds: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{seconds}.{body}").as_bytes());
    let bytes = mac.finalize().into_bytes();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the portal makes of a body with this header.
async fn read(header: Option<&str>, body: &str) -> Result<Vec<Notification>, NotificationError> {
    let world = World::hears([]).await;
    world.stripe.read_notification(header, body.as_bytes(), NOW)
}

/// What the portal makes of a body that Stripe signed.
async fn told(body: &Value) -> Result<Vec<Notification>, NotificationError> {
    let body = body.to_string();
    read(Some(&signed(WEBHOOK_SECRET, SECONDS, &body)), &body).await
}

#[tokio::test]
async fn a_charge_is_named_and_nothing_else_is_believed() {
    for kind in ["succeeded", "payment_failed", "processing", "canceled"] {
        let event = event(
            &format!("payment_intent.{kind}"),
            &payment_intent("succeeded"),
        );
        let expected = vec![Notification::Charge(charge().id)];
        assert_eq!(told(&event).await.unwrap(), expected, "{kind}");
    }
}

#[tokio::test]
async fn a_verification_is_named() {
    for kind in ["completed", "expired"] {
        let event = event(&format!("checkout.session.{kind}"), &complete_session());
        let expected = vec![Notification::Verification(verification(1).id)];
        assert_eq!(told(&event).await.unwrap(), expected, "{kind}");
    }
}

#[tokio::test]
async fn what_is_not_ours_is_about_nothing() {
    let mut of_another_program = payment_intent("succeeded");
    of_another_program["metadata"] = json!({"charge": "an order of theirs"});
    let without = json!({"id": "ba_1", "object": "balance"});
    let events = [
        event("payment_intent.succeeded", &of_another_program),
        event("payment_intent.succeeded", &complete_session()),
        event("refund.updated", &refund_shape("succeeded")),
        event("balance.available", &without),
        event("checkout.of_a_later_version", &complete_session()),
    ];
    for event in events {
        assert_eq!(told(&event).await.unwrap(), [], "{event}");
    }
}

#[tokio::test]
async fn a_signed_body_that_is_no_event_is_refused() {
    let not_events = [
        json!({}),
        json!([]),
        json!({"type": "payment_intent.succeeded"}),
    ];
    for body in not_events {
        assert_eq!(told(&body).await, Err(NotificationError::Malformed));
    }
}

#[tokio::test]
async fn what_stripe_did_not_sign_is_refused() {
    let body = event("payment_intent.succeeded", &payment_intent("succeeded")).to_string();
    let good = signature(WEBHOOK_SECRET, SECONDS, &body);
    let other = signature("whsec_another", SECONDS, &body);
    let headers = [
        String::new(),
        "t=1780315200".to_owned(),
        format!("v1={good}"),
        format!("t=1780315200,v1={other}"),
        format!("t=1780315200,v0={good}"),
        format!("t=1780315201,v1={good}"),
        format!("t=soon,v1={good}"),
        format!("t=1780315200,v1={}", &good[..62]),
        format!("t=1780315200,v1={good}00"),
        format!("t=1780315200,v1={}x", &good[..63]),
        "t=1780315200,v1=".to_owned(),
        "t=1780315200,v1=é".to_owned(),
    ];
    for header in headers {
        let refused = read(Some(&header), &body).await;
        assert_eq!(refused, Err(NotificationError::Signature), "{header}");
    }
    assert_eq!(read(None, &body).await, Err(NotificationError::Signature));
}

#[tokio::test]
async fn a_body_that_was_changed_on_the_way_is_refused() {
    let body = event("payment_intent.succeeded", &payment_intent("succeeded")).to_string();
    let header = signed(WEBHOOK_SECRET, SECONDS, &body);
    let changed = body.replace("succeeded", "canceled");
    let refused = read(Some(&header), &changed).await;
    assert_eq!(refused, Err(NotificationError::Signature));
}

#[tokio::test]
async fn a_signature_is_good_for_five_minutes() {
    let body = event("payment_intent.succeeded", &payment_intent("succeeded")).to_string();
    for (age, taken) in [
        (0, true),
        (300, true),
        (-300, true),
        (301, false),
        (-301, false),
    ] {
        let header = signed(WEBHOOK_SECRET, SECONDS - age, &body);
        let read = read(Some(&header), &body).await;
        assert_eq!(read.is_ok(), taken, "{age}");
    }
    let far = signed(WEBHOOK_SECRET, i64::MIN, &body);
    assert!(read(Some(&far), &body).await.is_err());
}

#[tokio::test]
async fn while_the_secret_is_changed_either_signature_will_do() {
    let body = event("payment_intent.succeeded", &payment_intent("succeeded")).to_string();
    let old = signature("whsec_former", SECONDS, &body);
    let new = signature(WEBHOOK_SECRET, SECONDS, &body);
    for (first, second) in [(&old, &new), (&new, &old)] {
        let header = format!("t={SECONDS},v1={first},v1={second},v0=whatever");
        assert!(read(Some(&header), &body).await.is_ok());
    }
}

#[tokio::test]
async fn the_signature_is_the_documented_one() {
    // HMAC-SHA256 of `1780315200.{}` under `whsec_portal`, by OpenSSL.
    let documented = "096c365eb55fa658db9dceef7ba1534f3e51f08d0620e5536663f008fa70cea8";
    assert_eq!(signature(WEBHOOK_SECRET, SECONDS, "{}"), documented);
    let world = World::hears([]).await;
    let header = format!("t={SECONDS},v1={documented}");
    let now = Instant::from_millis(SECONDS * 1000);
    let read = world.stripe.read_notification(Some(&header), b"{}", now);
    assert_eq!(
        read,
        Err(NotificationError::Malformed),
        "signed, and no event"
    );
}
