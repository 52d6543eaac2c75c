//! What tells one arrival of money from another, the same whenever the same statement is read again.

use std::collections::BTreeMap;

use cps_domain::{Date, Money};

use crate::sha256::sha256;

/// What a bank writes where it has no reference of its own.
const NO_REFERENCE: [&str; 3] = ["", "NONREF", "NOTPROVIDED"];

/// Takes the fingerprints of one file.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// How often what has no reference of the bank's was seen in this file.
    seen: BTreeMap<String, u32>,
}

/// What there is to tell it by.
pub(super) struct Features<'a> {
    /// To which of our accounts.
    pub(super) account: &'a str,
    /// The bank's own reference, and the place among those that share it.
    pub(super) reference: (&'a str, usize),
    pub(super) booked_on: Date,
    pub(super) amount: Money,
    /// What came with it.
    pub(super) text: &'a str,
}

impl Fingerprints {
    /// By the bank's reference if there is one. Otherwise by what it says; then two that are alike in one file are two, and so
    /// they are when it is read again.
    pub(super) fn take(&mut self, features: &Features<'_>) -> String {
        let (reference, place) = features.reference;
        if !NO_REFERENCE.contains(&reference) {
            return hash(features, reference, place.to_string());
        }
        let alike = hash(features, "", features.text.to_owned());
        let count = self.seen.entry(alike.clone()).or_default();
        *count += 1;
        hash(features, "", format!("{alike} {count}"))
    }
}

/// The parts are set apart by what stands in none of them.
fn hash(features: &Features<'_>, reference: &str, rest: String) -> String {
    let parts = [
        features.account.to_owned(),
        reference.to_owned(),
        features.booked_on.to_string(),
        features.amount.amount.to_string(),
        features.amount.currency.to_string(),
        rest,
    ];
    sha256(parts.join("\u{1f}").as_bytes())
}
