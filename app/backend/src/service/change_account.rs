//! Changing contact, address and language.

use cps_domain::{AccountForm, Language};

use super::record::record;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::{accounts, users};

/// Writes what the member changed: whom mails address, where invoices go, and the language of mails, invoices and pages. Says
/// which language that is.
///
/// # Errors
/// [`ServiceError::Rejected`] with every problem of the form at once; [`ServiceError::NotFound`] when the account was just closed.
pub async fn change_account(
    portal: &Portal,
    member: &Member,
    form: &AccountForm,
) -> Result<Language, ServiceError> {
    let details = form.parse().map_err(ServiceError::Rejected)?;
    portal
        .db
        .write(async |connection| {
            if !accounts::set_details(connection, member.account_id, &details).await? {
                return Err(ServiceError::NotFound);
            }
            users::set_language(connection, member.user_id, details.language).await?;
            let action = Action::AccountChanged;
            record(portal, connection, member, action, member.account_id).await?;
            Ok(details.language)
        })
        .await
}
