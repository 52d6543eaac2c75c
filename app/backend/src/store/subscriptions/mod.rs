//! Subscriptions: one row a membership, at most one of them live per account, by a unique index.

mod change;
mod row;

use cps_domain::{
    AccountId, CancelNote, CancelReason, CardOnFile, CheckoutKey, Date, EndedBecause, Instant,
    LevelCode, MemberNumber, Money, PaymentMethod, PurchaseOrder, Renewal, SubscriptionId,
};

use self::row::Row;
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};
use crate::payments::{CardToken, StoredCard};

pub use change::{
    cancel, change_level, change_renewal, choose_next_level, close_lapsed, end, end_of_account,
    insert, move_on, replace_card,
};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account_id, level, member_number, starts_on, ends_on, renewal, ",
            "purchase_order, method, card_brand, card_last_four, card_expires, card_token, fee, ",
            "currency, checkout_key, next_level, cancel_reason, cancel_note, ended_at, ",
            "ended_because FROM subscriptions WHERE ",
            $condition
        )
    };
}

statements! {
    FIND = select!("id = $1");
    OF_ACCOUNT = select!("account_id = $1 ORDER BY id");
    /// A term starts on the day it is written, so one that starts tomorrow was written by an instance whose clock is ahead.
    LIVE = select!("account_id = $1 AND ended_at IS NULL AND ends_on >= $2");
    LAST_ENDED = select!("account_id = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT 1");
    INSERT = "INSERT INTO subscriptions (id, account_id, level, member_number, starts_on, ends_on,
              renewal, purchase_order, method, card_brand, card_last_four, card_expires, card_token,
              fee, currency, checkout_key, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    CLOSE_LAPSED = "UPDATE subscriptions SET ended_at = $3, ended_because = 'term_over'
                    WHERE account_id = $1 AND ended_at IS NULL AND ends_on < $2";
    END = "UPDATE subscriptions SET ended_at = $3, ended_because = $2 WHERE id = $1 AND ended_at IS NULL";
    /// The card is forgotten with all terms, and what the member wrote; the live one ends.
    END_OF_ACCOUNT = "
        UPDATE subscriptions SET ended_because = CASE WHEN ended_at IS NULL THEN 'account_closed' ELSE ended_because END,
            ended_at = COALESCE(ended_at, $2), renewal = 'ends_at_term', card_brand = NULL, card_last_four = NULL,
            card_expires = NULL, card_token = NULL, cancel_note = NULL
        WHERE account_id = $1";
    /// What was said on canceling is forgotten when the member stays after all.
    CHANGE_RENEWAL = "
        UPDATE subscriptions SET renewal = $2, cancel_reason = CASE WHEN $2 = 'automatic' THEN NULL ELSE cancel_reason END,
            cancel_note = CASE WHEN $2 = 'automatic' THEN NULL ELSE cancel_note END
        WHERE id = $1";
    CANCEL = "UPDATE subscriptions SET renewal = 'ends_at_term', cancel_reason = $2, cancel_note = $3 WHERE id = $1";
    CHOOSE_NEXT_LEVEL = "UPDATE subscriptions SET next_level = $2 WHERE id = $1";
    CHANGE_LEVEL = "UPDATE subscriptions SET level = $2, fee = $3, currency = $4 WHERE id = $1";
    MOVE_ON = "UPDATE subscriptions SET level = $2, fee = $3, currency = $4, starts_on = $5, ends_on = $6, next_level = NULL
               WHERE id = $1 AND ended_at IS NULL AND ends_on < $5";
    REPLACE_CARD = "UPDATE subscriptions SET card_brand = $2, card_last_four = $3, card_expires = $4, card_token = $5
                    WHERE id = $1";
}

/// A membership and its current term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Whose.
    pub account_id: AccountId,
    /// At which level.
    pub level: LevelCode,
    /// The number given with it.
    pub member_number: MemberNumber,
    /// The term's first day.
    pub starts_on: Date,
    /// The term's last day. A paid term is never cut short: nothing moves this to an earlier day.
    pub ends_on: Date,
    /// What happens after it.
    pub renewal: Renewal,
    /// The number the invoice is to bear.
    pub purchase_order: Option<PurchaseOrder>,
    /// How the fee is paid.
    pub method: PaymentMethod,
    /// With which card, if by card.
    pub card: Option<CardOnFile>,
    /// The provider's name for that card. A card from before cards were charged has none.
    pub card_token: Option<CardToken>,
    /// The year's fee before VAT.
    pub fee: Money,
    /// The checkout it came of.
    pub checkout_key: CheckoutKey,
    /// The level that the member chose for the next term.
    pub next_level: Option<LevelCode>,
    /// Why the member canceled, if it was said.
    pub cancellation: Option<Cancellation>,
    /// When and why it ended, if it did.
    pub ended: Option<Ended>,
}

/// What a member said on canceling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancellation {
    /// Why.
    pub reason: CancelReason,
    /// In the member's own words.
    pub note: Option<CancelNote>,
}

/// How a subscription ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Instant,
    /// Why.
    pub because: EndedBecause,
}

impl Subscription {
    /// The card that can be charged.
    #[must_use]
    pub fn stored_card(&self) -> Option<StoredCard> {
        Some(StoredCard {
            on_file: self.card.clone()?,
            token: self.card_token.clone()?,
        })
    }
}

/// One subscription.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
) -> Result<Option<Subscription>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    row.map(Subscription::try_from).transpose()
}

/// The account's subscription that holds on this day.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn live(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    today: Date,
) -> Result<Option<Subscription>, StoreError> {
    let (account_id, today) = (account_id.to_string(), today.to_string());
    let row = fetch!(optional Row, connection, LIVE, account_id, today)?;
    row.map(Subscription::try_from).transpose()
}

/// The account's subscription that ended last.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn last_ended(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Option<Subscription>, StoreError> {
    let row = fetch!(optional Row, connection, LAST_ENDED, account_id.to_string())?;
    row.map(Subscription::try_from).transpose()
}

/// What an account has and had.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<Subscription>, StoreError> {
    let rows = fetch!(all Row, connection, OF_ACCOUNT, account_id.to_string())?;
    rows.into_iter().map(Subscription::try_from).collect()
}
