//! What staff see of transfers: money that nobody knows whose it is, and money to pay back.

use serde::{Deserialize, Serialize};

use crate::{AccountId, BankTransactionId, Date, Instant, Money, PayoutId};

/// One page of money that waits for staff to find out what it pays, first come first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentsPage {
    /// The money.
    pub rows: Vec<PaymentRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// Money that arrived at the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// Which.
    pub id: BankTransactionId,
    /// When the bank booked it.
    pub booked_on: Date,
    /// How much.
    pub amount: Money,
    /// Who paid, as far as the bank says.
    pub debtor: String,
    /// What came with it, line by line.
    pub remittance: String,
}

/// One page of money that staff are to pay back, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutsPage {
    /// The payouts.
    pub rows: Vec<PayoutRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// Money to pay back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutRow {
    /// Which.
    pub id: PayoutId,
    /// To which company.
    pub company: String,
    /// Where to ask for its account number.
    pub email: String,
    /// How much.
    pub amount: Money,
    /// Since when it is owed.
    pub created_at: Instant,
}

/// One page of what members have left with us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalancesPage {
    /// The balances.
    pub rows: Vec<BalanceRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// What a member has left with us: it pays the next invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceRow {
    /// Whose.
    pub account_id: AccountId,
    /// Which company that is.
    pub company: String,
    /// Where to write.
    pub email: String,
    /// How much, without what is on its way back.
    pub amount: Money,
}
