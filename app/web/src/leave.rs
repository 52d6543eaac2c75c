//! Leaving the app for a page that is no part of it: the card provider's, or staff's.

/// Goes to `address` with a full load; the client router knows only the app's own pages.
#[cfg(feature = "hydrate")]
pub(crate) fn leave_for(address: &str) {
    // If the browser refuses, the member is still where the form is.
    leptos::prelude::window()
        .location()
        .set_href(address)
        .unwrap_or_default();
}

/// On the server a redirect does it.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn leave_for(_: &str) {}
