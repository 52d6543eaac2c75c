//! What a QR code says to a banking app, so that nothing of a transfer has to be typed.

use crate::{BankAccount, CreditorReference, Currency, Money, format_decimal};

/// The most characters of a holder's name.
const LONGEST_NAME: usize = 70;

/// The largest amount that the code can say.
const LARGEST: i64 = 99_999_999_999;

/// The text of the code (European Payments Council, EPC069-12, version 002 in UTF-8). `None` unless there is something to pay,
/// and in euros: the code knows no other currency.
#[must_use]
pub fn transfer_code(
    account: &BankAccount,
    amount: Money,
    reference: &CreditorReference,
) -> Option<String> {
    if amount.currency != Currency::Eur || !(1..=LARGEST).contains(&amount.amount) {
        return None;
    }
    let name: String = account
        .holder
        .chars()
        .filter(|character| !character.is_control())
        .take(LONGEST_NAME)
        .collect();
    let bic = account.bic.as_ref().map_or("", |bic| bic.as_str());
    let amount = ["EUR", &format_decimal(&amount)].concat();
    let parts = [
        "BCD",
        "002",
        "1",
        "SCT",
        bic,
        &name,
        account.iban.as_str(),
        &amount,
        // No purpose code.
        "",
        reference.as_str(),
    ];
    Some(parts.join("\n"))
}
