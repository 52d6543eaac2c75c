//! A browser with the portal's script: it keeps cookies and asks server functions as the pages do.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use reqwest::header::{ACCEPT, CONNECTION, COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;

use crate::installation::VISITOR;

/// What came back, to its last byte.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Where it leads; empty if nowhere.
    pub(crate) location: String,
    pub(crate) text: String,
}

/// A browser somewhere in the world.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    visitor: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// One that comes from the network address with this number: each has its own allowance of wrong passwords and messages.
    pub(crate) fn from_address(number: usize) -> Self {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .build();
        Self {
            client: client.unwrap(),
            visitor: format!("2001:db8::{:x}:{:x}", number >> 16, number & 0xffff),
            cookies: BTreeMap::new(),
        }
    }

    /// Sends a form to this path of the portal at `address`.
    ///
    /// # Errors
    /// Nobody answered, or not to the end: what became of it is not known.
    pub(crate) async fn post(
        &mut self,
        address: SocketAddr,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Result<Answer, reqwest::Error> {
        let request = self.client.post(format!("http://{address}{path}"));
        let request = request.header("sec-fetch-site", "same-origin").form(fields);
        let response = self.prepared(request).send().await?;
        self.keep_cookies(response.headers());
        let status = response.status();
        let location = response.headers().get(LOCATION);
        let location = location.map_or("", |value| value.to_str().unwrap());
        Ok(Answer {
            status,
            location: location.to_owned(),
            text: response.text().await?,
        })
    }

    /// Reads what the server function at this path answers.
    ///
    /// # Errors
    /// Nobody answered, or not to the end, or it was refused.
    pub(crate) async fn read<T: DeserializeOwned>(
        &self,
        address: SocketAddr,
        path: &str,
    ) -> Result<T, reqwest::Error> {
        let request = self.client.get(format!("http://{address}{path}"));
        let response = self.prepared(request).send().await?;
        response.error_for_status()?.json().await
    }

    /// Each request has a connection of its own, as behind a proxy by default.
    fn prepared(&self, request: RequestBuilder) -> RequestBuilder {
        let cookies = self.cookies.iter();
        let cookies: Vec<String> = cookies
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        request
            .header(ACCEPT, "application/json")
            .header(CONNECTION, "close")
            .header(COOKIE, cookies.join("; "))
            .header(VISITOR, &self.visitor)
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
