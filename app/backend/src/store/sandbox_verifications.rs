//! The sandbox payment provider's own ledger, which the portal's use cases never read: they ask the provider.

use cps_domain::{CardOnFile, Instant, VerificationId};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    OPEN = "INSERT INTO sandbox_verifications (id, return_path, state, created_at)
            VALUES ($1, $2, 'pending', $3) ON CONFLICT (id) DO NOTHING";
    FIND = "SELECT return_path, state, brand, last_four, expires FROM sandbox_verifications
            WHERE id = $1";
    ENTER_CARD = "UPDATE sandbox_verifications SET state = $2, brand = $3, last_four = $4,
                  expires = $5 WHERE id = $1 AND state = 'pending'";
    AUTHENTICATE = "UPDATE sandbox_verifications SET state = $2
                    WHERE id = $1 AND state = 'authentication'";
    CANCEL = "UPDATE sandbox_verifications SET state = 'canceled'
              WHERE id = $1 AND state IN ('pending', 'authentication')";
}

/// How far a verification has come. The last four are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SandboxState {
    /// The card has yet to be entered.
    Pending,
    /// The bank asks who is paying.
    Authentication,
    /// The card can be charged.
    Verified,
    /// The bank said no.
    Declined,
    /// The bank was not convinced of who is paying.
    Failed,
    /// The member left.
    Canceled,
}

impl SandboxState {
    const ALL: [Self; 6] = [
        Self::Pending,
        Self::Authentication,
        Self::Verified,
        Self::Declined,
        Self::Failed,
        Self::Canceled,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Authentication => "authentication",
            Self::Verified => "verified",
            Self::Declined => "declined",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
        }
    }
}

impl std::str::FromStr for SandboxState {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|state| state.code() == code)
            .ok_or(())
    }
}

/// A verification as the sandbox knows it.
#[derive(Clone, Debug)]
pub struct SandboxVerification {
    /// Where the browser goes afterwards.
    pub return_path: String,
    /// How far it has come.
    pub state: SandboxState,
    /// The card, once entered. Its number is never kept.
    pub card: Option<CardOnFile>,
}

#[derive(sqlx::FromRow)]
struct Row {
    return_path: String,
    state: String,
    brand: Option<String>,
    last_four: Option<String>,
    expires: Option<String>,
}

/// Opens a verification; does nothing if it is open already.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn open(
    connection: &mut Connection<'_>,
    id: VerificationId,
    return_path: &str,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(connection, OPEN, id.to_string(), return_path, now.millis())?;
    Ok(())
}

/// One verification.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: VerificationId,
) -> Result<Option<SandboxVerification>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    row.map(|row| {
        let card = match (row.brand, row.last_four, row.expires) {
            (Some(brand), Some(last_four), Some(expires)) => Some(CardOnFile {
                brand,
                last_four,
                expires,
            }),
            _ => None,
        };
        let state = parse("sandbox_verifications.state", &row.state)?;
        Ok(SandboxVerification {
            return_path: row.return_path,
            state,
            card,
        })
    })
    .transpose()
}

/// Records the card that was entered and what its bank says; does nothing if one was entered before.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn enter_card(
    connection: &mut Connection<'_>,
    id: VerificationId,
    state: SandboxState,
    card: &CardOnFile,
) -> Result<(), StoreError> {
    let (brand, last_four) = (card.brand.as_str(), card.last_four.as_str());
    let (state, expires) = (state.code(), card.expires.as_str());
    execute!(
        connection,
        ENTER_CARD,
        id.to_string(),
        state,
        brand,
        last_four,
        expires
    )?;
    Ok(())
}

/// Records the bank's verdict on who is paying; does nothing unless it was asked.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn authenticate(
    connection: &mut Connection<'_>,
    id: VerificationId,
    state: SandboxState,
) -> Result<(), StoreError> {
    execute!(connection, AUTHENTICATE, id.to_string(), state.code())?;
    Ok(())
}

/// Records that the member left; does nothing once there is an outcome.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn cancel(connection: &mut Connection<'_>, id: VerificationId) -> Result<(), StoreError> {
    execute!(connection, CANCEL, id.to_string())?;
    Ok(())
}
