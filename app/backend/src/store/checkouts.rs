//! Checkouts: from PURCHASE on the review page to a subscription, or to why there is none.

use cps_domain::{
    AccountId, CheckoutKey, FieldProblem, Instant, LevelCode, Money, PaymentMethod, PurchaseOrder,
    Renewal, SubscriptionId, VerificationId,
};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "SELECT level, fee, currency, purchase_order, renewal, state, verification_id, problem
            FROM checkouts WHERE key = $1 AND account_id = $2";
    OF_VERIFICATION = "SELECT account_id, key FROM checkouts WHERE verification_id = $1";
    REVIEW = "INSERT INTO checkouts (key, account_id, level, fee, currency, purchase_order, renewal,
              terms_accepted_at, state, created_at, updated_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'reviewed', $8, $8)
              ON CONFLICT (key) DO UPDATE SET level = $3, fee = $4, currency = $5,
              purchase_order = $6, renewal = $7, terms_accepted_at = $8, state = 'reviewed',
              method = NULL, verification_id = NULL, problem = NULL, updated_at = $8
              WHERE checkouts.account_id = $2 AND checkouts.state <> 'finished'";
    VERIFY = "UPDATE checkouts SET state = 'verifying', method = 'card', verification_id = $2,
              problem = NULL, updated_at = $3 WHERE key = $1";
    FAIL = "UPDATE checkouts SET state = 'failed', problem = $2, updated_at = $3 WHERE key = $1";
    FINISH = "UPDATE checkouts SET state = 'finished', method = $2, subscription_id = $3,
              problem = NULL, updated_at = $4 WHERE key = $1";
}

/// What the member reviewed and accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The chosen level.
    pub level: LevelCode,
    /// The year's fee before VAT that the member saw.
    pub fee: Money,
    /// The number the invoice is to bear.
    pub purchase_order: Option<PurchaseOrder>,
    /// The subscription type.
    pub renewal: Renewal,
}

/// How far a checkout has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckoutState {
    /// The terms are accepted, payment is open.
    Reviewed,
    /// A card is being verified.
    Verifying(VerificationId),
    /// There is a subscription.
    Finished,
    /// Paying did not work; the member can try again.
    Failed(FieldProblem),
}

/// A checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    /// Minted with the form.
    pub key: CheckoutKey,
    /// Whose.
    pub account_id: AccountId,
    /// Of what.
    pub reviewed: Reviewed,
    /// How far it has come.
    pub state: CheckoutState,
}

#[derive(sqlx::FromRow)]
struct Row {
    level: String,
    fee: i64,
    currency: String,
    purchase_order: Option<String>,
    renewal: String,
    state: String,
    verification_id: Option<String>,
    problem: Option<String>,
}

impl Row {
    fn reviewed(&self) -> Result<Reviewed, StoreError> {
        let purchase_order = self.purchase_order.as_deref();
        Ok(Reviewed {
            level: parse("checkouts.level", &self.level)?,
            fee: Money::new(self.fee, parse("checkouts.currency", &self.currency)?),
            purchase_order: parse_optional("checkouts.purchase_order", purchase_order)?,
            renewal: parse("checkouts.renewal", &self.renewal)?,
        })
    }

    fn state(&self) -> Result<CheckoutState, StoreError> {
        match (self.state.as_str(), &self.verification_id, &self.problem) {
            ("reviewed", ..) => Ok(CheckoutState::Reviewed),
            ("verifying", Some(id), _) => {
                parse("checkouts.verification_id", id).map(CheckoutState::Verifying)
            }
            ("finished", ..) => Ok(CheckoutState::Finished),
            ("failed", _, Some(problem)) => serde_json::from_str(problem)
                .map(CheckoutState::Failed)
                .map_err(|_| StoreError::corrupt("checkouts.problem", problem)),
            (state, ..) => Err(StoreError::corrupt("checkouts.state", state)),
        }
    }
}

/// An account's checkout. One of another account is not found, like one that does not exist.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    key: CheckoutKey,
) -> Result<Option<Checkout>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, key.to_string(), account_id.to_string())?;
    row.map(|row| {
        Ok(Checkout {
            key,
            account_id,
            reviewed: row.reviewed()?,
            state: row.state()?,
        })
    })
    .transpose()
}

/// Whose checkout, and which, waits for this verification, or went on without waiting for it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_verification(
    connection: &mut Connection<'_>,
    id: VerificationId,
) -> Result<Option<(AccountId, CheckoutKey)>, StoreError> {
    let row = fetch!(
        optional(String, String),
        connection,
        OF_VERIFICATION,
        id.to_string()
    )?;
    row.map(|(account_id, key)| {
        Ok((
            parse("checkouts.account_id", &account_id)?,
            parse("checkouts.key", &key)?,
        ))
    })
    .transpose()
}

/// Keeps what the member accepted, over what this key said before. `false` if the key is another account's, or finished.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn review(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    key: CheckoutKey,
    reviewed: &Reviewed,
    now: Instant,
) -> Result<bool, StoreError> {
    let rows = execute!(
        connection,
        REVIEW,
        key.to_string(),
        account_id.to_string(),
        reviewed.level.code(),
        reviewed.fee.amount,
        reviewed.fee.currency.code(),
        reviewed.purchase_order.as_ref().map(PurchaseOrder::as_str),
        reviewed.renewal.code(),
        now.millis(),
    )?;
    Ok(rows == 1)
}

/// Records which verification decides about the card.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn verify(
    connection: &mut Connection<'_>,
    key: CheckoutKey,
    verification_id: VerificationId,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        VERIFY,
        key.to_string(),
        verification_id.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// Records why paying did not work.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn fail(
    connection: &mut Connection<'_>,
    key: CheckoutKey,
    problem: FieldProblem,
    now: Instant,
) -> Result<(), StoreError> {
    let problem = serde_json::to_string(&problem)
        .map_err(|_| StoreError::corrupt("checkouts.problem", problem))?;
    execute!(connection, FAIL, key.to_string(), problem, now.millis())?;
    Ok(())
}

/// Records the subscription that came of it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn finish(
    connection: &mut Connection<'_>,
    key: CheckoutKey,
    method: PaymentMethod,
    subscription_id: SubscriptionId,
    now: Instant,
) -> Result<(), StoreError> {
    let (key, subscription_id) = (key.to_string(), subscription_id.to_string());
    execute!(
        connection,
        FINISH,
        key,
        method.code(),
        subscription_id,
        now.millis()
    )?;
    Ok(())
}
