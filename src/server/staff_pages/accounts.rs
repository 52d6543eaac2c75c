use super::AtDesk;
use axum::extract::Query;
use axum::response::{Html, IntoResponse, Response};
use cps_backend::service::list_accounts;
use cps_web::staff::{self, AccountsList};
use serde::Deserialize;

/// What the list is asked for.
#[derive(Deserialize)]
pub(super) struct AccountsQuery {
    #[serde(default)]
    search: String,
    #[serde(default)]
    after: String,
}

/// `/staff/accounts`: the business accounts.
pub(super) async fn list(
    at_desk: AtDesk,
    Query(AccountsQuery { search, after }): Query<AccountsQuery>,
) -> Response {
    let is_first = after.is_empty();
    let behind = (!is_first).then_some(after.as_str());
    match list_accounts(&at_desk.portal, &at_desk.staff, &search, behind).await {
        Ok(page) => {
            let list = AccountsList {
                search,
                is_first,
                page,
            };
            Html(staff::accounts(at_desk.desk(), list)).into_response()
        }
        Err(error) => at_desk.trouble(error),
    }
}
