//! Attempts to charge a card. A row is committed before the provider is called; its id is the key by which the provider knows it.

use cps_domain::{AccountId, CardOnFile, ChargeId, DocumentId, Instant, Money};

use super::column::{number, number_optional, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::stored_enum::stored_enum;
use super::{Connection, StoreError};
use crate::payments::{CardToken, ChargeOutcome, StoredCard};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account_id, document_id, ordinal, step, amount, currency, card_token, ",
            "card_brand, card_last_four, card_expires, state, created_at, settled_at ",
            "FROM charges WHERE ",
            $condition
        )
    };
}

statements! {
    FIND = select!("id = $1");
    OF_DOCUMENT = select!("document_id = $1 ORDER BY ordinal");
    COUNT_OPEN = "SELECT COUNT(*) FROM charges WHERE account_id = $1 AND state IN ('sent', 'unknown')";
    INSERT = "INSERT INTO charges (id, account_id, document_id, ordinal, step, amount, currency, card_token, card_brand,
              card_last_four, card_expires, state, created_at, settled_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    SET_UNKNOWN = "UPDATE charges SET state = 'unknown' WHERE id = $1 AND state = 'sent'";
    SETTLE = "UPDATE charges SET state = $2, settled_at = $3 WHERE id = $1 AND state IN ('sent', 'unknown')";
    /// Also one that was given up as lost: money that was taken was taken.
    SUCCEED = "UPDATE charges SET state = 'succeeded', settled_at = $2
               WHERE id = $1 AND state IN ('sent', 'unknown', 'dropped')";
    FORGET_CARDS = "UPDATE charges SET card_token = '', card_brand = '', card_last_four = '', card_expires = ''
                    WHERE account_id = $1";
}

stored_enum! {
    /// How far an attempt has come.
    ChargeState {
        /// The provider is being asked.
        Sent = "sent",
        /// Nobody knows whether the provider charged the card: it is asked until it tells.
        Unknown = "unknown",
        /// The card was charged.
        Succeeded = "succeeded",
        /// The card's bank said no.
        Declined = "declined",
        /// The card's bank wants to ask its owner.
        NeedsAuthentication = "needs_authentication",
        /// It never arrived at the provider, and when that was known there was nothing to charge any more.
        Dropped = "dropped",
    }
}

impl ChargeState {
    /// Whether the outcome is yet to come.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Sent | Self::Unknown)
    }
}

impl From<ChargeOutcome> for ChargeState {
    fn from(outcome: ChargeOutcome) -> Self {
        match outcome {
            ChargeOutcome::Succeeded => Self::Succeeded,
            ChargeOutcome::Declined => Self::Declined,
            ChargeOutcome::NeedsAuthentication => Self::NeedsAuthentication,
        }
    }
}

/// An attempt to charge a card for an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its id, by which the provider knows it.
    pub id: ChargeId,
    /// Whose card.
    pub account_id: AccountId,
    /// For which invoice.
    pub document_id: DocumentId,
    /// Its place among the attempts for that invoice, from 1.
    pub ordinal: u32,
    /// Which of the attempts on schedule it is, from 0; `None` if the member asked for it.
    pub step: Option<u8>,
    /// How much.
    pub amount: Money,
    /// From which card.
    pub card: StoredCard,
    /// How far it has come.
    pub state: ChargeState,
    /// When it was made.
    pub created_at: Instant,
    /// When its outcome was known.
    pub settled_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: String,
    document_id: String,
    ordinal: i64,
    step: Option<i64>,
    amount: i64,
    currency: String,
    card_token: String,
    card_brand: String,
    card_last_four: String,
    card_expires: String,
    state: String,
    created_at: i64,
    settled_at: Option<i64>,
}

impl TryFrom<Row> for Attempt {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let on_file = CardOnFile {
            brand: row.card_brand,
            last_four: row.card_last_four,
            expires: row.card_expires,
        };
        Ok(Self {
            id: parse("charges.id", &row.id)?,
            account_id: parse("charges.account_id", &row.account_id)?,
            document_id: parse("charges.document_id", &row.document_id)?,
            ordinal: number("charges.ordinal", row.ordinal)?,
            step: number_optional("charges.step", row.step)?,
            amount: Money::new(row.amount, parse("charges.currency", &row.currency)?),
            card: StoredCard {
                on_file,
                token: CardToken::new(row.card_token),
            },
            state: parse("charges.state", &row.state)?,
            created_at: Instant::from_millis(row.created_at),
            settled_at: row.settled_at.map(Instant::from_millis),
        })
    }
}

/// One attempt.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: ChargeId,
) -> Result<Option<Attempt>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    row.map(Attempt::try_from).transpose()
}

/// Every attempt for an invoice, in order.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_document(
    connection: &mut Connection<'_>,
    document_id: DocumentId,
) -> Result<Vec<Attempt>, StoreError> {
    let rows = fetch!(all Row, connection, OF_DOCUMENT, document_id.to_string())?;
    rows.into_iter().map(Attempt::try_from).collect()
}

/// How many attempts of an account have an outcome that is yet to come.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn count_open(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<i64, StoreError> {
    let (count,) = fetch!(one(i64,), connection, COUNT_OPEN, account_id.to_string())?;
    Ok(count)
}

/// Adds an attempt.
///
/// # Errors
/// [`StoreError::Unique`] if the invoice has an open attempt or one that succeeded, or this one of its schedule; other
/// [`StoreError`]s when the store fails.
pub async fn insert(connection: &mut Connection<'_>, attempt: &Attempt) -> Result<(), StoreError> {
    let card = &attempt.card.on_file;
    execute!(
        connection,
        INSERT,
        attempt.id.to_string(),
        attempt.account_id.to_string(),
        attempt.document_id.to_string(),
        i64::from(attempt.ordinal),
        attempt.step.map(i64::from),
        attempt.amount.amount,
        attempt.amount.currency.code(),
        attempt.card.token.as_str(),
        card.brand.as_str(),
        card.last_four.as_str(),
        card.expires.as_str(),
        attempt.state.code(),
        attempt.created_at.millis(),
        attempt.settled_at.map(Instant::millis),
    )?;
    Ok(())
}

/// Records that nobody knows what became of an attempt; does nothing if somebody does.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_unknown(connection: &mut Connection<'_>, id: ChargeId) -> Result<(), StoreError> {
    execute!(connection, SET_UNKNOWN, id.to_string())?;
    Ok(())
}

/// Records what became of an attempt. `false` if that was recorded before: then nothing changes.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn settle(
    connection: &mut Connection<'_>,
    id: ChargeId,
    state: ChargeState,
    now: Instant,
) -> Result<bool, StoreError> {
    let (id, now) = (id.to_string(), now.millis());
    let settled = match state {
        ChargeState::Succeeded => execute!(connection, SUCCEED, id, now)?,
        _ => execute!(connection, SETTLE, id, state.code(), now)?,
    };
    Ok(settled == 1)
}

/// Forgets the cards of an account that closes. What was charged is in the books.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn forget_cards(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    execute!(connection, FORGET_CARDS, account_id.to_string())?;
    Ok(())
}
