//! What the sandbox would send by itself: the name of something, signed with a secret that it never tells. It sends nothing; a test
//! has it sign notifications and delivers them, twice or in the wrong order. Nobody else can sign one.

use cps_domain::{ChargeId, VerificationId};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::payments::{Notification, NotificationError};

/// How long the secret is.
pub(super) const SECRET_BYTES: usize = 32;

const CHARGE: &str = "charge ";
const VERIFICATION: &str = "verification ";

/// A notification as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedNotification {
    /// The signature, in hexadecimal digits.
    pub signature: String,
    /// What is signed.
    pub body: String,
}

/// Signs a notification.
pub(super) fn sign(
    secret: &[u8; SECRET_BYTES],
    notification: Notification,
) -> Result<SignedNotification, NotificationError> {
    let body = match notification {
        Notification::Charge(id) => format!("{CHARGE}{id}"),
        Notification::Verification(id) => format!("{VERIFICATION}{id}"),
    };
    let tag = keyed(secret)?.chain_update(&body).finalize().into_bytes();
    let signature = tag.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(SignedNotification { signature, body })
}

/// Reads a notification that this secret signed.
pub(super) fn read(
    secret: &[u8; SECRET_BYTES],
    signature: Option<&str>,
    body: &[u8],
) -> Result<Notification, NotificationError> {
    let tag = signature
        .and_then(from_hexadecimal)
        .ok_or(NotificationError::Signature)?;
    let signed = keyed(secret)?.chain_update(body).verify_slice(&tag);
    signed.map_err(|_| NotificationError::Signature)?;
    let text = std::str::from_utf8(body).map_err(|_| NotificationError::Malformed)?;
    let charge = text.strip_prefix(CHARGE).map(str::parse::<ChargeId>);
    let verification = text.strip_prefix(VERIFICATION);
    match (charge, verification.map(str::parse::<VerificationId>)) {
        (Some(Ok(id)), _) => Ok(Notification::Charge(id)),
        (_, Some(Ok(id))) => Ok(Notification::Verification(id)),
        _ => Err(NotificationError::Malformed),
    }
}

fn keyed(secret: &[u8; SECRET_BYTES]) -> Result<Hmac<Sha256>, NotificationError> {
    Hmac::new_from_slice(secret).map_err(|_| NotificationError::Signature)
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|start| u8::from_str_radix(text.get(start..start + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests;
