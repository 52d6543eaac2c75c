//! Where the card provider tells the portal of something by itself ("webhooks"). The body is signed, so no session and no page of
//! ours has to stand behind it; what it says is not believed, only asked about.

use super::router::AppState;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use cps_backend::service::take_notification;

/// The header with the signature. It is Stripe's; the sandbox needs none.
const SIGNATURE: &str = "stripe-signature";

/// Stripe's events have some ten kilobytes.
const LARGEST_BODY: usize = 256 * 1024;

/// `/webhooks/cards`.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/webhooks/cards", post(take))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
}

/// Takes a notification. Whatever is not answered by 200 is sent again, for days.
async fn take(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let portal = &state.portal;
    let signature = headers
        .get(SIGNATURE)
        .and_then(|signature| signature.to_str().ok());
    let now = portal.clock.now();
    let notifications = match portal.provider.read_notification(signature, &body, now) {
        Ok(notifications) => notifications,
        Err(error) => {
            tracing::warn!(%error, "a card notification was refused");
            return StatusCode::BAD_REQUEST;
        }
    };
    for notification in notifications {
        if let Err(error) = take_notification(portal, notification).await {
            tracing::error!(%error, "a card notification could not be taken");
            return StatusCode::SERVICE_UNAVAILABLE;
        }
    }
    StatusCode::OK
}
