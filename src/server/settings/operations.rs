//! How the process is looked after.

use clap::Args;
use std::net::SocketAddr;
use std::time::Duration;

/// How the process is watched and stopped.
#[derive(Args, Clone)]
pub struct OperationsSettings {
    /// A second address to listen on, for monitoring: /healthz, /readyz and /metrics. It must not be public;
    /// without it nothing is measured.
    #[arg(long, env = "CPS_OPERATIONS_ADDRESS", value_name = "ADDRESS")]
    pub operations_address: Option<SocketAddr>,
    /// How long requests and jobs that have begun may take when the process is asked to stop
    /// by SIGTERM or Ctrl-C. What is not finished by then is cut; a second signal cuts at once.
    #[arg(
        long,
        env = "CPS_STOP_SECONDS",
        value_name = "SECONDS",
        default_value_t = 30
    )]
    pub stop_seconds: u64,
}

impl OperationsSettings {
    /// The same as a duration.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.stop_seconds)
    }
}
