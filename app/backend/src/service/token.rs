//! Secrets that open something: a session's cookie, the link in a mail.

use crate::clock::Ids;
use crate::sha256::{hexadecimal, sha256};

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
    sha256(token.as_bytes())
}
