//! What the banks behind the test cards do when they are charged.

use cps_domain::{CardOnFile, Date, VerificationId};

use super::card;
use crate::payments::{CardToken, ChargeOutcome};
use crate::store::sandbox_verifications::SandboxState;
use crate::store::{Connection, StoreError, sandbox_verifications};

/// What the sandbox calls a card: the verification that it came of.
pub(super) fn token(id: VerificationId) -> CardToken {
    CardToken::new(id.to_string())
}

/// What the bank says to a charge today. A card that the sandbox does not know is declined, and so is one that has expired.
pub(super) async fn bank_says(
    connection: &mut Connection<'_>,
    token: &CardToken,
    today: Date,
) -> Result<ChargeOutcome, StoreError> {
    let card = card_of(connection, token).await?;
    Ok(match card {
        Some(card) if card::is_expired(&card.expires, today) => ChargeOutcome::Declined,
        Some(card) => card::when_charged(&card.last_four),
        None => ChargeOutcome::Declined,
    })
}

async fn card_of(
    connection: &mut Connection<'_>,
    token: &CardToken,
) -> Result<Option<CardOnFile>, StoreError> {
    let Ok(id) = token.as_str().parse() else {
        return Ok(None);
    };
    let found = sandbox_verifications::find(connection, id).await?;
    let verified = found.filter(|found| found.state == SandboxState::Verified);
    Ok(verified.and_then(|found| found.card))
}
