//! The portal's three cookies.

use crate::language::LANGUAGE_COOKIE;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use cps_domain::Language;

/// How cookies are written: over HTTPS they are `Secure` and those that hold a token have the `__Host-`
/// prefix, which browsers accept only from this very host.
#[derive(Clone, Copy, Debug)]
pub struct CookiePolicy {
    /// Whether the portal's public address is HTTPS.
    pub secure: bool,
    /// How long the browser keeps the session's cookie, in seconds.
    pub session_seconds: i64,
}

impl CookiePolicy {
    /// The name of the session's cookie.
    pub fn session_name(self) -> &'static str {
        if self.secure {
            "__Host-cps_session"
        } else {
            "cps_session"
        }
    }

    /// The name of the cookie that holds the token of a link from a mail.
    pub fn link_name(self) -> &'static str {
        if self.secure {
            "__Host-cps_link"
        } else {
            "cps_link"
        }
    }

    fn suffix(self) -> &'static str {
        if self.secure { "; Secure" } else { "" }
    }
}

/// How long the page that a link from a mail leads to can be found again, in seconds.
const LINK_SECONDS: i64 = 60 * 60;

/// The session's cookie; without a token it ends the cookie.
pub fn session_cookie(policy: CookiePolicy, token: Option<&str>) -> String {
    secret_cookie(policy, policy.session_name(), token, policy.session_seconds)
}

/// The cookie that holds the token of a link from a mail, so that the address needn't; without a token it ends the cookie.
pub fn link_cookie(policy: CookiePolicy, token: Option<&str>) -> String {
    secret_cookie(policy, policy.link_name(), token, LINK_SECONDS)
}

fn secret_cookie(policy: CookiePolicy, name: &str, token: Option<&str>, seconds: i64) -> String {
    let suffix = policy.suffix();
    let (value, age) = token.map_or(("", 0), |token| (token, seconds));
    format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{suffix}")
}

/// The cookie that remembers the language for a year.
pub fn language_cookie(policy: CookiePolicy, language: Language) -> String {
    let (code, suffix) = (language.code(), policy.suffix());
    format!("{LANGUAGE_COOKIE}={code}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{suffix}")
}

/// What the browser keeps under `name`.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.to_string())
}
