//! The CPS membership portal: two doors, one for the browser and one for the binary.

#[cfg(feature = "ssr")]
pub mod server;

/// Wakes the page that the server rendered: from here on, nothing reloads.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(cps_web::App);
}
