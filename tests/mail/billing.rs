//! What a letter about money or a term says depends on how things stand.

use cps_backend::mail::Message;
use cps_domain::view::ChargeTrouble;
use cps_domain::{CreditReason, Language, LevelCode, PaymentMethod};

use crate::letters::check;
use crate::samples::billing::{
    charge_failed, credit_note, invoice_issued, payment_received, transfer_reminder,
};
use crate::samples::membership::{ended, renewal_notice};

fn in_both(name: &str, message: &Message) {
    for language in Language::ALL {
        check(name, message, language);
    }
}

#[test]
fn an_invoice_by_card() {
    in_both(
        "invoice_issued_card",
        &invoice_issued(PaymentMethod::Card, 181_50),
    );
}

/// What the balance paid is not asked for again.
#[test]
fn an_invoice_that_took_the_balance() {
    in_both(
        "invoice_issued_partly_paid",
        &invoice_issued(PaymentMethod::Card, 80_00),
    );
    in_both(
        "invoice_issued_paid",
        &invoice_issued(PaymentMethod::Transfer, 0),
    );
}

#[test]
fn a_credit_note_for_what_was_not_paid() {
    in_both(
        "credit_note_issued_unpaid",
        &credit_note(CreditReason::Unpaid),
    );
}

#[test]
fn a_card_that_needs_its_holder() {
    let message = charge_failed(ChargeTrouble::NeedsAuthentication, true);
    in_both("charge_failed_authentication", &message);
}

#[test]
fn a_card_that_is_not_tried_again() {
    let message = charge_failed(ChargeTrouble::Declined, false);
    in_both("charge_failed_last", &message);
}

#[test]
fn a_transfer_that_is_late() {
    in_both("transfer_reminder_overdue", &transfer_reminder(true));
}

#[test]
fn a_transfer_of_too_little() {
    in_both("payment_received_partly", &payment_received(12_50, 0));
}

#[test]
fn a_term_that_ends() {
    in_both("renewal_notice_ends", &renewal_notice(None, None));
    let offer = Some(LevelCode::Silver);
    in_both("renewal_notice_offer", &renewal_notice(None, offer));
    in_both("subscription_ended_alone", &ended(None));
}
