//! How Stripe is asked.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::form::Form;
use super::secret::Secret;
use super::shapes::{ApiError, Refusal};

/// The version of the API whose shapes are read here. Without it, Stripe takes the one of the operator's account.
const VERSION: &str = "2024-06-20";

const STRIPE_VERSION: HeaderName = HeaderName::from_static("stripe-version");
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// How long a connection may take to stand.
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);

/// How long an answer may take. A charge waits for the card's bank.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why Stripe gave no answer that can be acted on.
#[derive(Debug, Error)]
pub enum StripeError {
    /// It could not be reached, or its answer did not arrive whole.
    #[error("Stripe cannot be reached")]
    Connection(#[source] reqwest::Error),
    /// It did not do what it was asked.
    #[error("Stripe answered {status}: {refusal}")]
    Refused {
        /// The status of its answer.
        status: u16,
        /// Stripe's own words.
        refusal: Box<ApiError>,
    },
    /// It answered what this program does not understand.
    #[error("Stripe's answer cannot be read: {0}")]
    Malformed(&'static str),
    /// The secret key holds what no key does.
    #[error("this is not one of Stripe's secret keys")]
    Key,
}

impl StripeError {
    /// What Stripe said, if it said no for a reason that lies in the request: repeating that changes nothing.
    pub(super) fn refusal(&self) -> Option<(u16, &ApiError)> {
        match self {
            Self::Refused { status, refusal } => Some((*status, refusal)),
            _ => None,
        }
    }
}

impl From<reqwest::Error> for StripeError {
    fn from(error: reqwest::Error) -> Self {
        // The address tells which customer; the log need not.
        Self::Connection(error.without_url())
    }
}

/// The API, with the operator's key.
#[derive(Clone, Debug)]
pub(super) struct Api {
    client: Client,
    url: String,
}

impl Api {
    pub(super) fn new(url: &str, secret_key: &Secret) -> Result<Self, StripeError> {
        let mut authorization = HeaderValue::from_str(&format!("Bearer {}", secret_key.as_str()))
            .map_err(|_| StripeError::Key)?;
        authorization.set_sensitive(true);
        let headers = HeaderMap::from_iter([
            (AUTHORIZATION, authorization),
            (STRIPE_VERSION, HeaderValue::from_static(VERSION)),
        ]);
        let client = Client::builder()
            .default_headers(headers)
            .connect_timeout(CONNECT_PATIENCE)
            .timeout(PATIENCE)
            // The API never sends elsewhere, and the key must not go there.
            .redirect(Policy::none())
            .build()?;
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self { client, url })
    }

    /// Asks for something.
    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &Form,
    ) -> Result<T, StripeError> {
        let request = self.client.get(format!("{}{path}", self.url)).query(query);
        answer(request).await
    }

    /// Has something done, once: the same key again gets the first answer.
    pub(super) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        key: &str,
        form: &Form,
    ) -> Result<T, StripeError> {
        let request = self
            .client
            .post(format!("{}{path}", self.url))
            .header(IDEMPOTENCY_KEY, key)
            .form(form);
        answer(request).await
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, StripeError> {
    let response = request.send().await?;
    let status = response.status();
    let body = response.bytes().await?;
    if status == StatusCode::OK {
        return serde_json::from_slice(&body).map_err(|_| StripeError::Malformed("unknown shape"));
    }
    // A proxy on the way answers in other words.
    let refusal = serde_json::from_slice::<Refusal>(&body).unwrap_or_default();
    Err(StripeError::Refused {
        status: status.as_u16(),
        refusal: Box::new(refusal.error),
    })
}
