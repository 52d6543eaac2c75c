//! The one place where a service's error becomes what the browser is told.

use super::{is_plain_form, wants_page};
use crate::refusal::{Refusal, Rejected};
use axum::http::StatusCode;
use cps_backend::service::ServiceError;
use cps_domain::ProductForm;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Longer input is cut before it is echoed: an address has its limits.
const ECHO_LIMIT: usize = 300;

/// What the browser is told of `error`.
pub fn refuse(error: ServiceError) -> Refusal {
    refuse_form(error, &[])
}

/// The same for a form: `typed` are its controls' names and what stood in them.
pub fn refuse_form(error: ServiceError, typed: &[(&str, &str)]) -> Refusal {
    let refusal = match error {
        ServiceError::Rejected(problems) => Refusal::Form(Rejected {
            problems,
            typed: typed
                .iter()
                .map(|(name, text)| (name.to_string(), text.chars().take(ECHO_LIMIT).collect()))
                .collect(),
        }),
        ServiceError::NotFound => Refusal::NotFound,
        ServiceError::SignedOut => Refusal::SignedOut,
        ServiceError::Busy => Refusal::Busy,
        ServiceError::Store(_) | ServiceError::Provider(_) | ServiceError::Password(_) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a service failed");
            Refusal::Failed
        }
    };
    set_status(&refusal);
    refusal
}

/// The same for a product's form.
pub fn refuse_product(error: ServiceError, form: &ProductForm) -> Refusal {
    let ticked = |flag: bool| if flag { "true" } else { "false" };
    refuse_form(
        error,
        &[
            ("model", &form.model),
            ("serial_number", &form.serial_number),
            ("purchase_date", &form.purchase_date),
            (
                "purchase_date_estimated",
                ticked(form.purchase_date_estimated),
            ),
            ("purchase_country", &form.purchase_country),
            ("dealer", &form.dealer),
            ("dealer_estimated", ticked(form.dealer_estimated)),
        ],
    )
}

/// A plain form's answer is a redirect whatever happened, and a page that explains a rule is a page
/// like any other; everything else says it by its status.
fn set_status(refusal: &Refusal) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let explains = wants_page() && matches!(refusal, Refusal::Form(_));
    if is_plain_form() || explains {
        return;
    }
    response.set_status(match refusal {
        Refusal::Form(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Busy | Refusal::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    });
}
