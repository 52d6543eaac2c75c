//! The one place where a service's error becomes what the browser is told.

use super::{is_plain_form, wants_page};
use crate::refusal::{Refusal, Rejected};
use axum::http::StatusCode;
use cps_backend::service::ServiceError;
use cps_domain::{AccountForm, ApplicationForm, ProductForm, SupportForm};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// An address has its limits: so many bytes are echoed of a form, which is enough for the longest message to support.
const ECHO_LIMIT: usize = 16 * 1024;

/// What the browser is told of `error`.
pub fn refuse(error: ServiceError) -> Refusal {
    refuse_form(error, &[])
}

/// The same for a form: `typed` are its controls' names and what stood in them.
pub fn refuse_form(error: ServiceError, typed: &[(&str, &str)]) -> Refusal {
    let refusal = match error {
        ServiceError::Rejected(problems) => Refusal::Form(Rejected {
            problems,
            typed: echo(typed),
        }),
        ServiceError::NotFound => Refusal::NotFound,
        ServiceError::SignedOut => Refusal::SignedOut,
        ServiceError::Busy => Refusal::Busy,
        ServiceError::Store(_)
        | ServiceError::Provider(_)
        | ServiceError::Password(_)
        | ServiceError::Document(_) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a service failed");
            Refusal::Failed
        }
    };
    set_status(&refusal);
    refusal
}

/// What was typed, up to the limit.
fn echo(typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut left = ECHO_LIMIT;
    typed
        .iter()
        .map(|(name, text)| {
            let kept = text
                .get(..text.floor_char_boundary(left))
                .unwrap_or_default();
            left -= kept.len();
            (name.to_string(), kept.to_string())
        })
        .collect()
}

/// A box as a control's value.
fn ticked(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

/// The same for a product's form.
pub fn refuse_product(error: ServiceError, form: &ProductForm) -> Refusal {
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

/// The same for an application.
pub fn refuse_application(error: ServiceError, form: &ApplicationForm) -> Refusal {
    refuse_form(
        error,
        &[
            ("company", &form.company),
            ("country", &form.country),
            ("vat_number", &form.vat_number),
            ("contact", &form.contact),
            ("email", &form.email),
            ("language", &form.language),
            ("old_email", &form.old_email),
            ("terms", ticked(form.terms)),
            ("privacy", ticked(form.privacy)),
        ],
    )
}

/// The same for what a member may change about the account.
pub fn refuse_account(error: ServiceError, form: &AccountForm) -> Refusal {
    refuse_form(
        error,
        &[
            ("contact", &form.contact),
            ("address", &form.address),
            ("language", &form.language),
        ],
    )
}

/// The same for a message to support.
pub fn refuse_support(error: ServiceError, form: &SupportForm) -> Refusal {
    refuse_form(
        error,
        &[
            ("email", &form.email),
            ("topic", &form.topic),
            ("message", &form.message),
        ],
    )
}

/// A plain form's answer is a redirect whatever happened, and a page that explains a rule is a page
/// like any other; everything else says it by its status. Only a form that came at a bad moment gets a
/// page of its own, so that the browser can send it again as it is.
fn set_status(refusal: &Refusal) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let explains = wants_page() && matches!(refusal, Refusal::Form(_));
    if is_plain_form() && *refusal != Refusal::Busy || explains {
        return;
    }
    response.set_status(status_of(refusal));
}

/// By what status a refusal is told.
pub fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Form(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Busy | Refusal::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
