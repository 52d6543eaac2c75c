//! What Stripe answers, in the shapes that its public reference documents for version 2024-06-20. The fields that the portal does
//! not read are there as well, so that none of them is in its way.

use serde_json::{Value, json};

use crate::world::{charge, refund, verification};

/// Where the stub's page is.
pub(crate) const PAGE: &str = "https://checkout.stripe.com/c/pay/cs_test_c1PortaL";

/// A page for a card, as it is made: what it refers to is named only, unless the request asks for more.
pub(crate) fn new_session() -> Value {
    let mut session = open_session();
    session["setup_intent"] = json!("seti_1QportaL3");
    session
}

/// The same where the member is at it.
pub(crate) fn open_session() -> Value {
    json!({
        "id": "cs_test_c1PortaL", "object": "checkout.session", "after_expiration": null,
        "allow_promotion_codes": null, "amount_subtotal": null, "amount_total": null,
        "automatic_tax": {"enabled": false, "liability": null, "status": null},
        "billing_address_collection": null,
        "cancel_url": "https://test.cps.example/checkout/finish?key=7&left=1",
        "client_reference_id": verification(1).id, "created": 1_780_315_200,
        "currency": null, "custom_fields": [], "customer": null, "customer_creation": "always",
        "customer_details": null, "customer_email": null, "expires_at": 1_780_401_600,
        "invoice": null, "livemode": false, "locale": null,
        "metadata": {"verification": verification(1).id}, "mode": "setup",
        "payment_intent": null, "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"], "payment_status": "no_payment_required",
        "setup_intent": setup_intent("requires_payment_method"), "shipping_options": [],
        "status": "open", "submit_type": null, "subscription": null,
        "success_url": "https://test.cps.example/checkout/finish?key=7", "total_details": null,
        "ui_mode": "hosted", "url": PAGE
    })
}

/// The same after a card was verified.
pub(crate) fn complete_session() -> Value {
    let mut session = open_session();
    session["status"] = json!("complete");
    session["url"] = Value::Null;
    session["customer"] = json!("cus_QportaL1");
    session["setup_intent"] = setup_intent("succeeded");
    session["setup_intent"]["customer"] = json!("cus_QportaL1");
    session["setup_intent"]["payment_method"] = payment_method();
    session
}

/// The same after a day, or after the member left.
pub(crate) fn expired_session() -> Value {
    let mut session = open_session();
    session["status"] = json!("expired");
    session["url"] = Value::Null;
    session
}

/// How a card is kept for later.
fn setup_intent(status: &str) -> Value {
    json!({
        "id": "seti_1QportaL3", "object": "setup_intent", "application": null,
        "automatic_payment_methods": null, "cancellation_reason": null,
        "client_secret": "seti_1QportaL3_secret_PortaL", "created": 1_780_315_200,
        "customer": null, "description": null, "flow_directions": null,
        "last_setup_error": null, "latest_attempt": null, "livemode": false, "mandate": null,
        "metadata": {}, "next_action": null, "on_behalf_of": null, "payment_method": null,
        "payment_method_options": {"card": {"mandate_options": null, "network": null,
            "request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"], "single_use_mandate": null, "status": status,
        "usage": "off_session"
    })
}

/// A card that is kept.
fn payment_method() -> Value {
    json!({
        "id": "pm_1QportaL2", "object": "payment_method",
        "billing_details": {"address": {"city": null, "country": "ES", "line1": null, "line2": null,
            "postal_code": null, "state": null}, "email": "accounts@test.cps.example",
            "name": "Accounts", "phone": null},
        "card": {"brand": "visa", "checks": {"address_line1_check": null,
            "address_postal_code_check": null, "cvc_check": "pass"}, "country": "US",
            "display_brand": "visa", "exp_month": 4, "exp_year": 2031, "fingerprint": "PortaL4",
            "funding": "credit", "generated_from": null, "last4": "4242",
            "networks": {"available": ["visa"], "preferred": null},
            "three_d_secure_usage": {"supported": true}, "wallet": null},
        "created": 1_780_315_200, "customer": "cus_QportaL1", "livemode": false, "metadata": {},
        "type": "card"
    })
}

/// An amount taken from a card, or not.
pub(crate) fn payment_intent(status: &str) -> Value {
    json!({
        "id": "pi_3QportaL5", "object": "payment_intent", "amount": 10_285,
        "amount_capturable": 0, "amount_details": {"tip": {}}, "amount_received": 0,
        "application": null, "automatic_payment_methods": null, "canceled_at": null,
        "cancellation_reason": null, "capture_method": "automatic",
        "client_secret": "pi_3QportaL5_secret_PortaL", "confirmation_method": "automatic",
        "created": 1_780_315_200, "currency": "eur", "customer": "cus_QportaL1",
        "description": "2026-000001", "invoice": null, "last_payment_error": null,
        "latest_charge": "ch_3QportaL6", "livemode": false, "metadata": {"charge": charge().id},
        "next_action": null, "payment_method": "pm_1QportaL2",
        "payment_method_options": {"card": {"installments": null, "mandate_options": null,
            "network": null, "request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"], "processing": null, "receipt_email": null,
        "review": null, "setup_future_usage": null, "statement_descriptor": null,
        "status": status, "transfer_data": null
    })
}

/// One that was made for something else.
pub(crate) fn other_intent(number: u32) -> Value {
    let mut intent = payment_intent("succeeded");
    intent["id"] = json!(format!("pi_3Qother{number}"));
    intent["metadata"] = json!({});
    intent
}

/// One that the card's bank refused.
pub(crate) fn refused_intent(code: &str) -> Value {
    let mut intent = payment_intent("requires_payment_method");
    intent["payment_method"] = Value::Null;
    intent["last_payment_error"] = card_error(code)["error"].clone();
    intent
}

/// The body of a 402.
pub(crate) fn card_error(code: &str) -> Value {
    json!({"error": {
        "charge": "ch_3QportaL6", "code": code, "decline_code": "generic_decline",
        "doc_url": "https://stripe.com/docs/error-codes/card-declined",
        "message": "Your card was declined.", "payment_method": payment_method(),
        "request_log_url": "https://dashboard.stripe.com/test/logs/req_PortaL",
        "type": "card_error"
    }})
}

/// The body of a 400 or a 404.
pub(crate) fn request_error(code: &str, param: &str) -> Value {
    json!({"error": {
        "code": code, "doc_url": "https://stripe.com/docs/error-codes", "message": "No such thing.",
        "param": param, "type": "invalid_request_error"
    }})
}

/// An amount given back, or not.
pub(crate) fn refund_shape(status: &str) -> Value {
    json!({
        "id": "re_3QportaL7", "object": "refund", "amount": 10_285,
        "balance_transaction": "txn_3QportaL8", "charge": "ch_3QportaL6", "created": 1_780_315_200,
        "currency": "eur", "destination_details": {"card": {"reference": null,
            "reference_status": "pending", "reference_type": "acquirer_reference_number",
            "type": "refund"}, "type": "card"},
        "metadata": {"refund": refund().id}, "payment_intent": "pi_3QportaL5", "reason": null,
        "receipt_number": null, "source_transfer_reversal": null, "status": status,
        "transfer_reversal": null
    })
}

/// One page of a list.
pub(crate) fn list(data: &[Value], has_more: bool) -> Value {
    json!({"object": "list", "url": "/v1/list", "has_more": has_more, "data": data})
}

/// What Stripe sends by itself.
pub(crate) fn event(kind: &str, object: &Value) -> Value {
    json!({
        "id": "evt_3QportaL9", "object": "event", "api_version": "2024-06-20",
        "created": 1_780_315_200, "data": {"object": object}, "livemode": false,
        "pending_webhooks": 1, "request": {"id": "req_PortaL", "idempotency_key": null},
        "type": kind
    })
}
