//! What becomes of a subscription.

use cps_domain::{
    AccountId, CancelNote, Date, EndedBecause, Instant, LevelCode, Money, PurchaseOrder, Renewal,
    SubscriptionId,
};

use super::{
    CANCEL, CHANGE_LEVEL, CHANGE_RENEWAL, CHOOSE_NEXT_LEVEL, CLOSE_LAPSED, Cancellation, END,
    END_OF_ACCOUNT, INSERT, MOVE_ON, REPLACE_CARD, Subscription,
};
use crate::payments::{CardToken, StoredCard};
use crate::store::connection::execute;
use crate::store::{Connection, StoreError};

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
        subscription.card_token.as_ref().map(CardToken::as_str),
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

/// Ends a subscription. Whether it had not ended before.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn end(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    because: EndedBecause,
    now: Instant,
) -> Result<bool, StoreError> {
    let (id, because) = (id.to_string(), because.code());
    Ok(execute!(connection, END, id, because, now.millis())? == 1)
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

/// Switches what happens after the term. Whoever goes on takes back what was said on canceling.
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

/// Lets a subscription end with its term, and keeps why.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn cancel(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    cancellation: &Cancellation,
) -> Result<(), StoreError> {
    let note = cancellation.note.as_ref().map(CancelNote::as_str);
    let (id, reason) = (id.to_string(), cancellation.reason.code());
    execute!(connection, CANCEL, id, reason, note)?;
    Ok(())
}

/// Keeps the level for the next term; none is the level that it has now.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn choose_next_level(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    level: Option<LevelCode>,
) -> Result<(), StoreError> {
    let level = level.map(LevelCode::code);
    execute!(connection, CHOOSE_NEXT_LEVEL, id.to_string(), level)?;
    Ok(())
}

/// Puts a subscription on another level, with that level's fee, in the midst of its term.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn change_level(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    level: LevelCode,
    fee: Money,
) -> Result<(), StoreError> {
    let (id, currency) = (id.to_string(), fee.currency.code());
    execute!(
        connection,
        CHANGE_LEVEL,
        id,
        level.code(),
        fee.amount,
        currency
    )?;
    Ok(())
}

/// Moves a subscription to its next term. Whether it had not ended, and its term was over by then.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn move_on(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    (level, fee): (LevelCode, Money),
    (starts_on, ends_on): (Date, Date),
) -> Result<bool, StoreError> {
    let moved = execute!(
        connection,
        MOVE_ON,
        id.to_string(),
        level.code(),
        fee.amount,
        fee.currency.code(),
        starts_on.to_string(),
        ends_on.to_string(),
    )?;
    Ok(moved == 1)
}

/// Replaces the card with which a subscription is paid.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn replace_card(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
    card: &StoredCard,
) -> Result<(), StoreError> {
    execute!(
        connection,
        REPLACE_CARD,
        id.to_string(),
        card.on_file.brand.as_str(),
        card.on_file.last_four.as_str(),
        card.on_file.expires.as_str(),
        card.token.as_str(),
    )?;
    Ok(())
}
