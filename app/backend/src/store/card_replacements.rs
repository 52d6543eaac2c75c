//! Another card for a subscription, perhaps to pay an invoice with. The id is that of its verification at the provider.

use cps_domain::{AccountId, DocumentId, Instant, Problem, SubscriptionId, VerificationId};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "SELECT account_id, subscription_id, document_id, state, problem FROM card_replacements WHERE id = $1";
    INSERT = "INSERT INTO card_replacements (id, account_id, subscription_id, document_id, state, created_at)
              VALUES ($1, $2, $3, $4, 'verifying', $5)";
    FINISH = "UPDATE card_replacements SET state = 'finished' WHERE id = $1 AND state = 'verifying'";
    FAIL = "UPDATE card_replacements SET state = 'failed', problem = $2 WHERE id = $1 AND state = 'verifying'";
}

/// How far a replacement has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplacementState {
    /// The card is being verified.
    Verifying,
    /// The subscription has the card.
    Finished,
    /// There is no other card; the member can try again.
    Failed(Problem),
}

/// Another card for a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardReplacement {
    /// Its verification.
    pub id: VerificationId,
    /// Whose.
    pub account_id: AccountId,
    /// For which subscription.
    pub subscription_id: SubscriptionId,
    /// Which invoice it is to pay at once.
    pub document_id: Option<DocumentId>,
    /// How far it has come.
    pub state: ReplacementState,
}

#[derive(sqlx::FromRow)]
struct Row {
    account_id: String,
    subscription_id: String,
    document_id: Option<String>,
    state: String,
    problem: Option<String>,
}

impl Row {
    fn state(&self) -> Result<ReplacementState, StoreError> {
        match (self.state.as_str(), self.problem.as_deref()) {
            ("verifying", _) => Ok(ReplacementState::Verifying),
            ("finished", _) => Ok(ReplacementState::Finished),
            ("failed", Some(problem)) => serde_json::from_str(problem)
                .map(ReplacementState::Failed)
                .map_err(|_| StoreError::corrupt("card_replacements.problem", problem)),
            (state, _) => Err(StoreError::corrupt("card_replacements.state", state)),
        }
    }
}

/// One replacement.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: VerificationId,
) -> Result<Option<CardReplacement>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    row.map(|row| {
        Ok(CardReplacement {
            id,
            account_id: parse("card_replacements.account_id", &row.account_id)?,
            subscription_id: parse("card_replacements.subscription_id", &row.subscription_id)?,
            document_id: parse_optional(
                "card_replacements.document_id",
                row.document_id.as_deref(),
            )?,
            state: row.state()?,
        })
    })
    .transpose()
}

/// Adds a replacement whose card is being verified.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    replacement: &CardReplacement,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        replacement.id.to_string(),
        replacement.account_id.to_string(),
        replacement.subscription_id.to_string(),
        replacement.document_id.map(|id| id.to_string()),
        now.millis(),
    )?;
    Ok(())
}

/// Records that the subscription has the card. `false` if there was an outcome before: then nothing changes.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn finish(
    connection: &mut Connection<'_>,
    id: VerificationId,
) -> Result<bool, StoreError> {
    Ok(execute!(connection, FINISH, id.to_string())? == 1)
}

/// Records why there is no other card. `false` if there was an outcome before: then nothing changes.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn fail(
    connection: &mut Connection<'_>,
    id: VerificationId,
    problem: Problem,
) -> Result<bool, StoreError> {
    let problem = serde_json::to_string(&problem)
        .map_err(|_| StoreError::corrupt("card_replacements.problem", problem))?;
    Ok(execute!(connection, FAIL, id.to_string(), problem)? == 1)
}
