//! The portal's two cookies.

use crate::language::LANGUAGE_COOKIE;
use cps_domain::Language;

/// How cookies are written: over HTTPS they are `Secure` and the session's has the `__Host-`
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

    fn suffix(self) -> &'static str {
        if self.secure { "; Secure" } else { "" }
    }
}

/// The session's cookie; without a token it ends the cookie.
pub fn session_cookie(policy: CookiePolicy, token: Option<&str>) -> String {
    let name = policy.session_name();
    let suffix = policy.suffix();
    let (value, age) = token.map_or(("", 0), |token| (token, policy.session_seconds));
    format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{suffix}")
}

/// The cookie that remembers the language for a year.
pub fn language_cookie(policy: CookiePolicy, language: Language) -> String {
    let (code, suffix) = (language.code(), policy.suffix());
    format!("{LANGUAGE_COOKIE}={code}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{suffix}")
}
