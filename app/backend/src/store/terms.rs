//! Terms: what is sold. Each is invoiced once, unless it is withdrawn first.

use cps_domain::{AccountId, Date, Instant, LevelCode, Money, Occasion, SubscriptionId, TermId};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account_id, subscription_id, occasion, level, former_level, starts_on, ",
            "ends_on, net, currency, withdrawn_at FROM terms WHERE ",
            $condition
        )
    };
}

statements! {
    FIND = select!("id = $1");
    OF_SUBSCRIPTION = select!("subscription_id = $1 ORDER BY starts_on, id");
    INSERT = "INSERT INTO terms (id, account_id, subscription_id, occasion, level, former_level, starts_on, ends_on, net,
              currency, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    COUNT_UNINVOICED = "
        SELECT COUNT(*) FROM terms WHERE account_id = $1 AND withdrawn_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM documents WHERE documents.term_id = terms.id AND documents.kind = 'invoice')";
    WITHDRAW = "UPDATE terms SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";
}

/// A period sold at a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// To whom.
    pub account_id: AccountId,
    /// In which subscription.
    pub subscription_id: SubscriptionId,
    /// Why.
    pub occasion: Occasion,
    /// At which level.
    pub level: LevelCode,
    /// From which level, for an upgrade.
    pub former_level: Option<LevelCode>,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Its price before VAT.
    pub net: Money,
    /// When the member withdrew from it, if so.
    pub withdrawn_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: String,
    subscription_id: String,
    occasion: String,
    level: String,
    former_level: Option<String>,
    starts_on: String,
    ends_on: String,
    net: i64,
    currency: String,
    withdrawn_at: Option<i64>,
}

impl TryFrom<Row> for Term {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("terms.id", &row.id)?,
            account_id: parse("terms.account_id", &row.account_id)?,
            subscription_id: parse("terms.subscription_id", &row.subscription_id)?,
            occasion: parse("terms.occasion", &row.occasion)?,
            level: parse("terms.level", &row.level)?,
            former_level: parse_optional("terms.former_level", row.former_level.as_deref())?,
            starts_on: parse("terms.starts_on", &row.starts_on)?,
            ends_on: parse("terms.ends_on", &row.ends_on)?,
            net: Money::new(row.net, parse("terms.currency", &row.currency)?),
            withdrawn_at: row.withdrawn_at.map(Instant::from_millis),
        })
    }
}

/// One term.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(connection: &mut Connection<'_>, id: TermId) -> Result<Option<Term>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    row.map(Term::try_from).transpose()
}

/// What was sold in a subscription, first things first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_subscription(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
) -> Result<Vec<Term>, StoreError> {
    let rows = fetch!(all Row, connection, OF_SUBSCRIPTION, id.to_string())?;
    rows.into_iter().map(Term::try_from).collect()
}

/// Adds a term, which is not withdrawn.
///
/// # Errors
/// [`StoreError::Unique`] if the subscription has one at this level from this day; other [`StoreError`]s when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    term: &Term,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        term.id.to_string(),
        term.account_id.to_string(),
        term.subscription_id.to_string(),
        term.occasion.code(),
        term.level.code(),
        term.former_level.map(LevelCode::code),
        term.starts_on.to_string(),
        term.ends_on.to_string(),
        term.net.amount,
        term.net.currency.code(),
        now.millis(),
    )?;
    Ok(())
}

/// Marks a term as withdrawn from: it is not invoiced any more. Whether it was not before.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn withdraw(
    connection: &mut Connection<'_>,
    id: TermId,
    now: Instant,
) -> Result<bool, StoreError> {
    let touched = execute!(connection, WITHDRAW, id.to_string(), now.millis())?;
    Ok(touched > 0)
}

/// How many of an account's terms wait for their invoice.
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
