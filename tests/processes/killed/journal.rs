//! What the portal has acknowledged, as its members remember it.

use std::collections::BTreeMap;

use crate::browser::Browser;

/// A product that was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// From whom it was bought, as last said.
    pub(super) dealer: Option<String>,
    /// Whether it was taken off.
    pub(super) is_removed: bool,
}

/// One member's memory, or what all of them remember.
#[derive(Default)]
pub(super) struct Journal {
    /// Products, by serial number.
    pub(super) products: BTreeMap<String, Kept>,
    /// Checkouts that were paid, by key, with who paid.
    pub(super) joined: BTreeMap<String, String>,
    /// Invoices that were charged.
    pub(super) paid: Vec<String>,
    /// Messages to support.
    pub(super) written: Vec<String>,
    /// Messages that nobody answered.
    pub(super) perhaps_written: Vec<String>,
    /// Browsers in which somebody is signed in.
    pub(super) signed_in: Vec<Browser>,
    /// Browsers that were signed out.
    pub(super) signed_out: Vec<Browser>,
    /// How many requests were acknowledged.
    pub(super) acknowledged: usize,
    /// How many requests nobody answered.
    pub(super) unanswered: usize,
}

impl Journal {
    /// Takes over what another member remembers.
    pub(super) fn add(&mut self, other: Self) {
        self.products.extend(other.products);
        self.joined.extend(other.joined);
        self.paid.extend(other.paid);
        self.written.extend(other.written);
        self.perhaps_written.extend(other.perhaps_written);
        self.signed_in.extend(other.signed_in);
        self.signed_out.extend(other.signed_out);
        self.acknowledged += other.acknowledged;
        self.unanswered += other.unanswered;
    }
}
