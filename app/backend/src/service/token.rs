//! Secrets that open something: a session's cookie, the link in a mail.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::clock::Ids;

/// A secret of 32 random bytes in hexadecimal. Whoever holds it gets in, so it is never logged or stored.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretToken(String);

impl SecretToken {
    /// A token that nobody has had before.
    pub(crate) fn mint(ids: &Ids) -> Self {
        Self(hexadecimal(&ids.secret::<32>()))
    }

    /// The text for the cookie.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored in its place.
    pub(crate) fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl std::fmt::Debug for SecretToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SecretToken(…)")
    }
}

/// What is stored in place of a token that a browser sent. The token is random, so a plain hash is as good as a slow one.
pub(crate) fn hash(token: &str) -> String {
    hexadecimal(&Sha256::digest(token.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
