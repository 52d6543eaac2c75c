//! Every address of the portal, and the layers in front of them.

use super::request_metrics::{self, SERVER_FUNCTION_ROUTE};
use super::stopping::Stopping;
use super::{
    access_layer, account_data, assets, bulk, busy, card_return, demo_clock, dev_mail, documents,
    forged_requests, health, mail_links, plain_forms, sandbox_pages, security_headers,
    session_layer, staff_pages, webhooks,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request};
use axum::http::HeaderName;
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::routing::get;
use cps_backend::portal::Portal;
use cps_web::request::CookiePolicy;
use cps_web::{App, shell};
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::path::PathBuf;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

/// No form of the portal needs more.
const LARGEST_BODY: usize = 64 * 1024;

/// Below this, compressing costs more than it brings.
const SMALLEST_COMPRESSED: u16 = 1024;

/// What handlers are given.
#[derive(Clone)]
pub struct AppState {
    /// The services.
    pub portal: Portal,
    /// How cookies are written.
    pub cookies: CookiePolicy,
    /// Where the built files are.
    pub leptos: LeptosOptions,
    /// The folder whose mails `/dev/mail` shows, in a demonstration.
    pub dev_mail: Option<PathBuf>,
    /// The header in which a proxy names the visitor's address.
    pub client_address_header: Option<HeaderName>,
    /// Whether `/demo/clock` puts the clock forward, in a demonstration.
    pub demo_clock: bool,
    /// Whether the portal is about to stop.
    pub stopping: Stopping,
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// The portal as one service.
pub fn router(state: AppState) -> Router {
    let context = {
        let state = state.clone();
        move || {
            provide_context(state.portal.clone());
            provide_context(state.cookies);
        }
    };
    let page_context = {
        let context = context.clone();
        let portal = state.portal.clone();
        move || {
            context();
            security_headers::set_page_policy(portal.provider.page_origin());
        }
    };
    let page_shell = {
        let options = state.leptos.clone();
        move || shell(options.clone())
    };
    let server_functions = {
        move |request: Request| {
            leptos_axum::handle_server_fns_with_context(context.clone(), request)
        }
    };
    let not_found =
        leptos_axum::render_app_async_with_context(page_context.clone(), page_shell.clone());
    let nothing_there = not_found.clone();
    let staff_only = from_fn(move |request: Request, next: Next| {
        let nothing_there = nothing_there.clone();
        async move {
            if access_layer::is_hidden(&request) {
                nothing_there(request).await
            } else {
                next.run(request).await
            }
        }
    });
    let portal = Router::new()
        .merge(staff_pages::router())
        .merge(dev_mail::router(state.dev_mail.as_ref()))
        .merge(demo_clock::router(state.demo_clock))
        .route(
            SERVER_FUNCTION_ROUTE,
            get(server_functions.clone()).post(server_functions),
        )
        .route("/links/{token}", get(mail_links::open))
        .route("/account/data", get(account_data::download))
        .merge(documents::router())
        .merge(bulk::router())
        .route("/checkout/finish", get(card_return::finish))
        .route("/card/finish", get(card_return::finish_replacement))
        .merge(sandbox_pages::router(&state.portal))
        .leptos_routes_with_context(&state, generate_route_list(App), page_context, page_shell)
        .fallback(not_found)
        .layer(staff_only)
        .layer(from_fn(plain_forms::name_page))
        .layer(from_fn(access_layer::guard))
        .layer(from_fn_with_state(state.clone(), session_layer::recognise))
        .layer(from_fn_with_state(state.clone(), demo_clock::follow))
        .layer(from_fn(forged_requests::refuse))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(SizeAbove::new(SMALLEST_COMPRESSED).and(NotForContentType::IMAGES)),
        )
        .merge(webhooks::router())
        .merge(assets::router(&state.leptos))
        .layer(from_fn_with_state(
            state.leptos.clone(),
            busy::ask_to_come_again,
        ))
        .merge(health::router(&state.portal, &state.stopping))
        .layer(from_fn(security_headers::set))
        .layer(from_fn(request_metrics::measure))
        .with_state(state);
    // Routes add headers after their layers; what is not there must say nothing of them.
    Router::new()
        .fallback_service(portal)
        .layer(map_response(access_layer::say_nothing_of_what_is_hidden))
}
