//! The page that a link from a mail leads to.

use cps_domain::view::{LinkPage, LinkState};
use cps_domain::{ApplicationId, UserId};

use super::{LinkPurpose, ServiceError, link};
use crate::portal::Portal;
use crate::store::links::LinkTarget;
use crate::store::{Connection, accounts, applications, users};

/// Whether the link with this token can be used for this, and whom it concerns. A link for something else is none.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn open_link(
    portal: &Portal,
    token: Option<&str>,
    purpose: LinkPurpose,
) -> Result<LinkPage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let link = link::of_token(connection, token).await?;
            let Some(link) = link.filter(|link| LinkPurpose::from(link.target) == purpose) else {
                return Ok(closed(LinkState::Unknown));
            };
            match (link::state(portal, &link), link.target) {
                (LinkState::Open, LinkTarget::Password(user)) => of_user(connection, user).await,
                (LinkState::Open, LinkTarget::ConfirmOldEmail(application)) => {
                    of_application(connection, application).await
                }
                (state, _) => Ok(closed(state)),
            }
        })
        .await
}

fn closed(state: LinkState) -> LinkPage {
    LinkPage {
        state,
        email: None,
        company: None,
    }
}

async fn of_user(connection: &mut Connection<'_>, id: UserId) -> Result<LinkPage, ServiceError> {
    let user = users::find(connection, id).await?;
    let user = user.ok_or(ServiceError::NotFound)?;
    let account = match user.account_id {
        Some(account_id) => accounts::find(connection, account_id).await?,
        None => None,
    };
    Ok(LinkPage {
        state: LinkState::Open,
        email: Some(user.email.to_string()),
        company: account.map(|account| account.company),
    })
}

async fn of_application(
    connection: &mut Connection<'_>,
    id: ApplicationId,
) -> Result<LinkPage, ServiceError> {
    Ok(match applications::pending(connection, id).await? {
        Some(application) => LinkPage {
            state: LinkState::Open,
            email: Some(application.details.email.to_string()),
            company: Some(application.details.company.to_string()),
        },
        // Staff decided without waiting for the confirmation.
        None => closed(LinkState::Used),
    })
}
