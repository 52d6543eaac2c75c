//! Choosing the language of the pages.

use cps_domain::Language;

use super::{ServiceError, SignedIn};
use crate::portal::Portal;
use crate::store::users;

/// From the next page on, the user reads this language. In which language mail and invoices are written is the account's affair.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn change_language(
    portal: &Portal,
    signed_in: &SignedIn,
    language: Language,
) -> Result<(), ServiceError> {
    let user_id = signed_in.user_id();
    portal
        .db
        .write(async |connection| Ok(users::set_language(connection, user_id, language).await?))
        .await
}
