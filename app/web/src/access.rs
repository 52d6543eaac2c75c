//! Who may open which page and call which server function: stated once, enforced by the server's
//! access layer before anything runs. A test fails on any address that is not listed.

/// Who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// A signed-in member of a business account.
    Member,
    /// Priority support.
    Staff,
}

/// Every page of the single-page app, as its route is written.
pub const PAGES: &[(&str, Access)] = &[
    ("/", Access::Anyone),
    ("/login", Access::Anyone),
    ("/products", Access::Member),
    ("/products/new", Access::Member),
    ("/products/:id", Access::Member),
    ("/membership", Access::Member),
    ("/checkout", Access::Member),
    ("/invoices", Access::Member),
    ("/invoices/:id", Access::Member),
    ("/account", Access::Member),
    ("/apply", Access::Anyone),
    ("/apply/confirm", Access::Anyone),
    ("/password", Access::Anyone),
    ("/password/reset", Access::Anyone),
    ("/faq", Access::Anyone),
    ("/privacy", Access::Anyone),
    ("/support", Access::Anyone),
    ("/terms", Access::Anyone),
];

/// Every server function, by its address.
pub const SERVER_FUNCTIONS: &[(&str, Access)] = &[
    ("/api/apply", Access::Anyone),
    ("/api/cancel_subscription", Access::Member),
    ("/api/change_account", Access::Member),
    ("/api/change_language", Access::Anyone),
    ("/api/change_password", Access::Member),
    ("/api/change_product", Access::Member),
    ("/api/change_renewal", Access::Member),
    ("/api/check_out", Access::Member),
    ("/api/choose_next_level", Access::Member),
    ("/api/close_account", Access::Member),
    ("/api/confirm_old_email", Access::Anyone),
    ("/api/end_other_sessions", Access::Member),
    ("/api/end_session", Access::Member),
    ("/api/list_invoices", Access::Member),
    ("/api/list_products", Access::Member),
    ("/api/load_viewer", Access::Anyone),
    ("/api/migrate_products", Access::Member),
    ("/api/open_application", Access::Anyone),
    ("/api/open_confirmation", Access::Anyone),
    ("/api/open_password_link", Access::Anyone),
    ("/api/open_registration", Access::Member),
    ("/api/open_support", Access::Anyone),
    ("/api/pay_invoice", Access::Member),
    ("/api/purchase", Access::Member),
    ("/api/read_article", Access::Anyone),
    ("/api/register_product", Access::Member),
    ("/api/remove_product", Access::Member),
    ("/api/replace_card", Access::Member),
    ("/api/request_password_reset", Access::Anyone),
    ("/api/request_support", Access::Anyone),
    ("/api/review_checkout", Access::Member),
    ("/api/set_password", Access::Anyone),
    ("/api/show_account", Access::Member),
    ("/api/show_invoice", Access::Member),
    ("/api/show_membership", Access::Member),
    ("/api/show_product", Access::Member),
    ("/api/sign_in", Access::Anyone),
    ("/api/sign_out", Access::Anyone),
    ("/api/upgrade_subscription", Access::Member),
    ("/api/withdraw_subscription", Access::Member),
];

/// Who may come to `path`; `None` where the portal has nothing under that address.
pub fn access_to(path: &str) -> Option<Access> {
    SERVER_FUNCTIONS
        .iter()
        .chain(PAGES)
        .find(|(pattern, _)| matches(pattern, path))
        .map(|(_, access)| *access)
}

/// Whether `path` is an address that `pattern` describes; `:name` stands for one segment.
fn matches(pattern: &str, path: &str) -> bool {
    let path = if path.len() > 1 {
        path.trim_end_matches('/')
    } else {
        path
    };
    let mut expected = pattern.split('/');
    let mut found = path.split('/');
    loop {
        match (expected.next(), found.next()) {
            (None, None) => return true,
            (Some(name), Some(segment)) if name.starts_with(':') && !segment.is_empty() => {}
            (Some(name), Some(segment)) if name == segment => {}
            _ => return false,
        }
    }
}
