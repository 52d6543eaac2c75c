//! Signals to other processes.

use std::process::{Child, Command};

/// Sends one, like `-TERM`.
pub(crate) fn send(signal: &str, process: &Child) {
    let id = process.id().to_string();
    let sent = Command::new("kill").args([signal, &id]).status();
    assert!(sent.unwrap().success(), "{signal} did not reach it");
}
