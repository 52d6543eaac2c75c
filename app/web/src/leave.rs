//! Leaving the app for a page that is no part of it: the card provider's, or staff's.

use crate::change::Change;
use leptos::prelude::*;

/// Follows the address that a change answers with.
pub(crate) fn visit(change: Change) {
    Effect::new(move |_| {
        if let Some(address) = change.answer::<String>() {
            leave_for(&address);
        }
    });
}

/// Goes to `address` with a full load; the client router knows only the app's own pages.
#[cfg(feature = "hydrate")]
pub(crate) fn leave_for(address: &str) {
    // If the browser refuses, the member is still where the form is.
    window().location().set_href(address).unwrap_or_default();
}

/// On the server a redirect does it.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn leave_for(_: &str) {}
