use super::AtDesk;
use axum::extract::{Path, Query};
use axum::response::{Html, IntoResponse, Response};
use cps_backend::service::{ServiceError, list_refused_mails, send_mail_again};
use cps_web::staff::{self, RefusedMailsList};
use serde::Deserialize;

/// What the list is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MailQuery {
    after: String,
    done: String,
}

/// `/staff/mail`: the mails that were refused for good.
pub(super) async fn list(at_desk: AtDesk, Query(query): Query<MailQuery>) -> Response {
    let is_first = query.after.is_empty();
    let after = (!is_first).then_some(query.after.as_str());
    match list_refused_mails(&at_desk.portal, &at_desk.staff, after).await {
        Ok(page) => {
            let list = RefusedMailsList {
                is_first,
                done: query.done,
                page,
            };
            Html(staff::refused_mails(at_desk.desk(), list)).into_response()
        }
        Err(error) => at_desk.trouble(error),
    }
}

/// Has a mail delivered once more.
pub(super) async fn send_again(at_desk: AtDesk, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let sent = send_mail_again(&at_desk.portal, &at_desk.staff, id).await;
    at_desk.back(sent, "/staff/mail", "sent")
}
