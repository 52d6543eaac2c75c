//! Where a request comes from: the connection says, or a proxy that the operator trusts.

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderName;
use axum::http::header::USER_AGENT;
use cps_backend::service::Client;
use std::net::SocketAddr;

/// From which address, and by which browser. A proxy adds the address it sees as the last one of `header`; what stands before it,
/// anybody can write.
pub(super) fn client(request: &Request, header: Option<&HeaderName>) -> Client {
    let text = |name: &HeaderName| request.headers().get(name)?.to_str().ok();
    let forwarded = header
        .and_then(text)
        .and_then(|listed| listed.rsplit(',').next())
        .map(|address| address.trim().to_string());
    let connected = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(address)| address.ip().to_string());
    Client {
        address: forwarded.or(connected).unwrap_or_default(),
        user_agent: text(&USER_AGENT).unwrap_or_default().to_string(),
    }
}
