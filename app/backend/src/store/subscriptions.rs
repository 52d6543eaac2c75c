//! Subscriptions: one row a membership, at most one of them live per account, by a unique index.

use cps_domain::{
    AccountId, CardOnFile, CheckoutKey, Date, Instant, LevelCode, MemberNumber, Money,
    PaymentMethod, PurchaseOrder, Renewal, SubscriptionId,
};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account_id, level, member_number, starts_on, ends_on, renewal, ",
            "purchase_order, method, card_brand, card_last_four, card_expires, fee, currency, ",
            "checkout_key FROM subscriptions WHERE ",
            $condition
        )
    };
}

statements! {
    FIND = select!("id = $1");
    OF_ACCOUNT = select!("account_id = $1 ORDER BY id");
    /// A term starts on the day it is written, so one that starts tomorrow was written by an instance whose clock is ahead.
    LIVE = select!("account_id = $1 AND ended_at IS NULL AND ends_on >= $2");
    INSERT = "INSERT INTO subscriptions (id, account_id, level, member_number, starts_on, ends_on,
              renewal, purchase_order, method, card_brand, card_last_four, card_expires, fee,
              currency, checkout_key, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    CLOSE_LAPSED = "UPDATE subscriptions SET ended_at = $3
                    WHERE account_id = $1 AND ended_at IS NULL AND ends_on < $2";
    /// The card is forgotten with all terms; the live one ends.
    END_OF_ACCOUNT = "
        UPDATE subscriptions SET ended_at = COALESCE(ended_at, $2), renewal = 'ends_at_term', card_brand = NULL,
            card_last_four = NULL, card_expires = NULL
        WHERE account_id = $1";
    COUNT_UNINVOICED = "
        SELECT COUNT(*) FROM subscriptions WHERE account_id = $1 AND NOT EXISTS (
            SELECT 1 FROM invoices WHERE invoices.subscription_id = subscriptions.id
                AND invoices.term_starts_on = subscriptions.starts_on)";
    CHANGE_RENEWAL = "UPDATE subscriptions SET renewal = $2 WHERE id = $1";
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
    /// The year's fee before VAT.
    pub fee: Money,
    /// The checkout it came of.
    pub checkout_key: CheckoutKey,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: String,
    level: String,
    member_number: String,
    starts_on: String,
    ends_on: String,
    renewal: String,
    purchase_order: Option<String>,
    method: String,
    card_brand: Option<String>,
    card_last_four: Option<String>,
    card_expires: Option<String>,
    fee: i64,
    currency: String,
    checkout_key: String,
}

impl TryFrom<Row> for Subscription {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let purchase_order = row.purchase_order.as_deref();
        let card = match (row.card_brand, row.card_last_four, row.card_expires) {
            (Some(brand), Some(last_four), Some(expires)) => Some(CardOnFile {
                brand,
                last_four,
                expires,
            }),
            _ => None,
        };
        Ok(Self {
            id: parse("subscriptions.id", &row.id)?,
            account_id: parse("subscriptions.account_id", &row.account_id)?,
            level: parse("subscriptions.level", &row.level)?,
            member_number: parse("subscriptions.member_number", &row.member_number)?,
            starts_on: parse("subscriptions.starts_on", &row.starts_on)?,
            ends_on: parse("subscriptions.ends_on", &row.ends_on)?,
            renewal: parse("subscriptions.renewal", &row.renewal)?,
            purchase_order: parse_optional("subscriptions.purchase_order", purchase_order)?,
            method: parse("subscriptions.method", &row.method)?,
            card,
            fee: Money::new(row.fee, parse("subscriptions.currency", &row.currency)?),
            checkout_key: parse("subscriptions.checkout_key", &row.checkout_key)?,
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

/// Adds a subscription.
///
/// # Errors
/// [`StoreError::Unique`] if the account has a live one, or the checkout has led to one; other [`StoreError`]s when the
/// store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    subscription: &Subscription,
    now: Instant,
) -> Result<(), StoreError> {
    let card = subscription.card.as_ref();
    execute!(
        connection,
        INSERT,
        subscription.id.to_string(),
        subscription.account_id.to_string(),
        subscription.level.code(),
        subscription.member_number.to_string(),
        subscription.starts_on.to_string(),
        subscription.ends_on.to_string(),
        subscription.renewal.code(),
        subscription
            .purchase_order
            .as_ref()
            .map(PurchaseOrder::as_str),
        subscription.method.code(),
        card.map(|card| card.brand.as_str()),
        card.map(|card| card.last_four.as_str()),
        card.map(|card| card.expires.as_str()),
        subscription.fee.amount,
        subscription.fee.currency.code(),
        subscription.checkout_key.to_string(),
        now.millis(),
    )?;
    Ok(())
}

/// Ends the account's subscription if its term is over, so that there can be another.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn close_lapsed(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    now: Instant,
) -> Result<(), StoreError> {
    let (account_id, today) = (account_id.to_string(), now.date().to_string());
    execute!(connection, CLOSE_LAPSED, account_id, today, now.millis())?;
    Ok(())
}

/// Switches what happens after the term.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn change_renewal(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    renewal: Renewal,
) -> Result<(), StoreError> {
    execute!(connection, CHANGE_RENEWAL, id.to_string(), renewal.code())?;
    Ok(())
}

/// Ends what an account has, and forgets its cards.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn end_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        END_OF_ACCOUNT,
        account_id.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// How many of an account's terms have no invoice yet.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn count_uninvoiced(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<i64, StoreError> {
    let (count,) = fetch!(
        one(i64,),
        connection,
        COUNT_UNINVOICED,
        account_id.to_string()
    )?;
    Ok(count)
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
