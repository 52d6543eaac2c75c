//! Passwords: argon2id hashes, made and checked where they cannot starve pages.

use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

use crate::clock::Ids;

/// Memory for one hash, in KiB, with two passes on one lane: OWASP's recommendation for argon2id, about 31 ms.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The hash of no password: what somebody has who has not set one yet, and what a sign-in with an unknown address is checked
/// against, so that it takes as long as a wrong password. Its salt is sixteen zero bytes and its hash matches nothing.
pub(crate) const NO_PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password could not be hashed or checked.
#[derive(Debug, Error)]
pub enum PasswordError {
    /// The stored hash is none, or argon2 refused its parameters.
    #[error("argon2: {0}")]
    Hash(argon2::password_hash::Error),
    /// The program is shutting down.
    #[error("no longer hashing passwords")]
    Stopped,
}

/// Hashes and checks passwords, a few at a time. Cheap to clone; clones share the limit.
#[derive(Clone, Debug)]
pub struct Passwords {
    ids: Ids,
    /// Half the cores: however many sign in at once, the other half serves pages.
    permits: Arc<Semaphore>,
}

impl Passwords {
    /// Hashes with salts from `ids`.
    #[must_use]
    pub fn new(ids: Ids) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::with_permits(ids, Arc::new(Semaphore::new((cores / 2).max(1))))
    }

    /// The same, working only while one of these permits is to be had.
    #[must_use]
    pub const fn with_permits(ids: Ids, permits: Arc<Semaphore>) -> Self {
        Self { ids, permits }
    }

    /// The hash to store, in PHC form with its parameters and salt.
    ///
    /// # Errors
    /// [`PasswordError`], never because of the password itself.
    pub async fn hash(&self, password: &str) -> Result<String, PasswordError> {
        let salt = SaltString::encode_b64(&self.ids.secret::<16>()).map_err(PasswordError::Hash)?;
        let password = password.to_owned();
        self.off_the_pages(move || {
            let hash = argon2id()?
                .hash_password(password.as_bytes(), &salt)
                .map_err(PasswordError::Hash)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether this is the password behind the stored hash. Without a hash (nobody has that address) the answer is no, after the
    /// same amount of work.
    ///
    /// # Errors
    /// [`PasswordError`] when the stored text is no hash.
    pub async fn matches(
        &self,
        password: &str,
        stored: Option<String>,
    ) -> Result<bool, PasswordError> {
        let password = password.to_owned();
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NO_PASSWORD.to_owned());
        let matched = self
            .off_the_pages(move || {
                let hash = PasswordHash::new(&stored).map_err(PasswordError::Hash)?;
                match argon2id()?.verify_password(password.as_bytes(), &hash) {
                    Ok(()) => Ok(true),
                    Err(argon2::password_hash::Error::Password) => Ok(false),
                    Err(error) => Err(PasswordError::Hash(error)),
                }
            })
            .await?;
        Ok(matched && known)
    }

    /// Whether a password is among those that attackers try first: common and leaked ones, walks over the keyboard, dates and
    /// repetitions, or a guess from these own words. The list and the estimate are zxcvbn's.
    ///
    /// # Errors
    /// [`PasswordError::Stopped`] while the program is shutting down.
    pub async fn is_common(
        &self,
        password: &str,
        own_words: Vec<String>,
    ) -> Result<bool, PasswordError> {
        let password = password.to_owned();
        self.off_the_pages(move || {
            let words: Vec<&str> = own_words.iter().map(String::as_str).collect();
            Ok(zxcvbn(&password, &words).score() < Score::Three)
        })
        .await
    }

    /// Runs `work` on a thread where blocking harms nobody, once its turn has come.
    async fn off_the_pages<T, F>(&self, work: F) -> Result<T, PasswordError>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, PasswordError> + Send + 'static,
    {
        let permit = Arc::clone(&self.permits)
            .acquire_owned()
            .await
            .map_err(|_| PasswordError::Stopped)?;
        let worked = tokio::task::spawn_blocking(move || {
            // Held until the work is done, even if whoever asked has gone away.
            let _permit = permit;
            work()
        });
        worked.await.map_err(|_| PasswordError::Stopped)?
    }
}

fn argon2id() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| PasswordError::Hash(argon2::password_hash::Error::from(error)))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests;
