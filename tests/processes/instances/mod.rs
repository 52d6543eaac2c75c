//! Several instances and workers on one Postgres: whatever one of them is told, all of them know.

mod jobs;
mod leases;
mod sessions;
mod stopping;
mod support;

use std::net::SocketAddr;

use crate::installation::Installation;
use crate::portal_process::PortalProcess;

/// An instance that leaves due work to the workers. Invoices are due at once.
const OPTIONS: [&str; 3] = ["--no-worker", "--invoice-delay", "0"];

/// Two instances, and where they listen.
fn two(installation: &Installation) -> ([PortalProcess; 2], [SocketAddr; 2]) {
    let mut instances = [(); 2].map(|()| installation.serve(&OPTIONS));
    let addresses = instances.each_mut().map(PortalProcess::address);
    (instances, addresses)
}
