//! The portal's binary as a process of its own, which can be killed and asked to stop.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, ExitStatus};
use std::time::Duration;

use crate::signal;

/// So long a process may take to end; the portal gives up by itself before.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks at something that another process does.
pub(crate) const LOOK: Duration = Duration::from_millis(10);

/// A running `cps`; dropping it kills it.
pub(crate) struct PortalProcess {
    child: Child,
    /// Kept open: whoever prints into a pipe that nobody holds fails.
    said: Option<BufReader<ChildStdout>>,
}

impl PortalProcess {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let said = child.stdout.take().map(BufReader::new);
        Self { child, said }
    }

    /// Where `cps serve` listens, once it says so.
    pub(crate) fn address(&mut self) -> SocketAddr {
        let said = self.said.as_mut().unwrap();
        tokio::task::block_in_place(|| {
            let mut line = String::new();
            said.read_line(&mut line).unwrap();
            let (_, address) = line
                .split_once("open at http://")
                .unwrap_or_else(|| panic!("it does not say where it listens, but {line:?}"));
            address.trim().parse().unwrap()
        })
    }

    /// Ends it as the kernel ends a process that it has no memory for: at once, whatever it is doing.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, as an operator does.
    pub(crate) fn terminate(&self) {
        signal::send("-TERM", &self.child);
    }

    /// Waits until it has ended.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let ending = async {
            loop {
                if let Some(status) = self.child.try_wait().unwrap() {
                    return status;
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        let ended = tokio::time::timeout(PATIENCE, ending).await;
        ended.unwrap_or_else(|_| panic!("it does not stop"))
    }

    /// Asks it to stop and waits until it has, which must be without a complaint.
    pub(crate) async fn stop(mut self) {
        self.terminate();
        let status = self.ended().await;
        assert!(status.success(), "it stopped with {status}");
    }
}

impl Drop for PortalProcess {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
