//! What Stripe sends by itself ("webhooks"), and how it proves that it did.

use std::str::FromStr;

use cps_domain::Instant;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::secret::Secret;
use super::shapes::{Event, Metadata};
use crate::payments::{Notification, NotificationError};

/// A signature is good for so long, so that what was overheard once cannot be sent again later. Stripe signs each attempt anew.
const TOLERANCE_SECONDS: i64 = 5 * 60;

/// Checks the header `Stripe-Signature`: `t=…` is when, and each `v1=…` is the HMAC-SHA256 of that, a full stop and the body. While
/// the operator changes the secret there is one for the old and one for the new.
pub(super) fn verify(
    secret: &Secret,
    header: Option<&str>,
    body: &[u8],
    now: Instant,
) -> Result<(), NotificationError> {
    let header = header.ok_or(NotificationError::Signature)?;
    let parts = || {
        header
            .split(',')
            .filter_map(|part| part.trim().split_once('='))
    };
    let time = parts()
        .find(|(scheme, _)| *scheme == "t")
        .map(|(_, time)| time);
    let time = time.ok_or(NotificationError::Signature)?;
    let signatures = parts().filter(|(scheme, _)| *scheme == "v1");
    let mut signed = false;
    for (_, signature) in signatures {
        signed |= is_signature(secret, time, body, signature);
    }
    if signed && is_recent(time, now) {
        Ok(())
    } else {
        Err(NotificationError::Signature)
    }
}

fn is_recent(time: &str, now: Instant) -> bool {
    let age = time
        .parse::<i64>()
        .ok()
        .and_then(|seconds| (now.millis() / 1000).checked_sub(seconds));
    age.is_some_and(|age| {
        age.checked_abs()
            .is_some_and(|age| age <= TOLERANCE_SECONDS)
    })
}

/// The comparison takes the same time wherever the two differ.
fn is_signature(secret: &Secret, time: &str, body: &[u8], signature: &str) -> bool {
    let Some(signature) = bytes(signature) else {
        return false;
    };
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_str().as_bytes()) else {
        return false;
    };
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

/// Bytes written as two hexadecimal digits each.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digits = digits.as_bytes();
    let (pairs, rest) = digits.as_chunks::<2>();
    let value = |digit: u8| {
        char::from(digit)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    rest.is_empty().then_some(())?;
    pairs
        .iter()
        .map(|[high, low]| Some(value(*high)? << 4 | value(*low)?))
        .collect()
}

/// What a signed body is about. Events of other kinds, and those of other programs that share the operator's account, are about
/// nothing of ours.
pub(super) fn read(body: &[u8]) -> Result<Vec<Notification>, NotificationError> {
    let event: Event = serde_json::from_slice(body).map_err(|_| NotificationError::Malformed)?;
    let metadata = event.data.object.metadata.unwrap_or_default();
    let about = match event.kind.split_once('.') {
        Some(("payment_intent", _)) => id(&metadata, "charge").map(Notification::Charge),
        Some(("checkout", kind)) if kind.starts_with("session.") => {
            id(&metadata, "verification").map(Notification::Verification)
        }
        _ => None,
    };
    Ok(about.into_iter().collect())
}

fn id<T: FromStr>(metadata: &Metadata, name: &str) -> Option<T> {
    metadata.get(name)?.parse().ok()
}
