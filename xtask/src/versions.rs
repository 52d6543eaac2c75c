//! Every version the project's tools are pinned to, in one place.

/// Builds the browser's half and the server's half together.
pub(crate) const CARGO_LEPTOS: &str = "0.3.11";
/// Must equal the `wasm-bindgen` of `Cargo.lock`: the two speak a private format.
pub(crate) const WASM_BINDGEN: &str = "0.2.130";
/// Brings `wasm-opt`; older ones do not know what today's compiler writes.
pub(crate) const BINARYEN: &str = "132";
/// Runs the Rust tests.
pub(crate) const CARGO_NEXTEST: &str = "0.9.143";
/// Checks licences, sources and bans.
pub(crate) const CARGO_DENY: &str = "0.20.2";

/// A Rust that can build for the browser, from Debian: compiler, cargo, the library's source, clippy and a linker.
pub(crate) const DEBIAN_RUST: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld-22",
];
/// The program of `lld-22` that links WebAssembly.
pub(crate) const DEBIAN_LINKER: &str = "lld-22";
/// The browser of the end-to-end tests: Chromium without the window around a page, which takes more of a processor's time than
/// the page. Its program has this name too.
pub(crate) const DEBIAN_CHROMIUM_SHELL: &str = "chromium-headless-shell";
/// The same with the window, for systems that have no other.
pub(crate) const DEBIAN_CHROMIUM: &str = "chromium";
/// The second database engine of the tests.
pub(crate) const DEBIAN_POSTGRES: &str = "postgresql";
/// Reads the journal that the portal exports of its books.
pub(crate) const DEBIAN_HLEDGER: &str = "hledger";
/// Brings `pdftotext`, which reads the portal's PDFs.
pub(crate) const DEBIAN_POPPLER: &str = "poppler-utils";
/// Python, and what makes a folder of its programs.
pub(crate) const DEBIAN_PYTHON: [&str; 2] = ["python3", "python3-venv"];

#[cfg(test)]
mod tests {
    use super::WASM_BINDGEN;

    #[test]
    fn wasm_bindgen_is_the_one_in_the_lock_file() {
        let lock = std::fs::read_to_string(crate::host::project_root().join("Cargo.lock")).unwrap();
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"\n");
        assert!(
            lock.contains(&entry),
            "Cargo.lock has another wasm-bindgen than {WASM_BINDGEN}"
        );
    }
}
