//! A server process under measurement.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::http::Client;
use crate::failure::{Failure, Outcome};
use crate::host;

const PATIENCE: Duration = Duration::from_secs(20);
/// Between two tries to connect: the precision of the time to the first answer.
const TRY_AGAIN: Duration = Duration::from_micros(500);

/// A running server; dropping it ends it.
pub(super) struct Server {
    child: Child,
    /// Where it listens.
    pub(super) address: SocketAddr,
    /// From the start of the process to the first answer of 200.
    pub(super) first_answer: Duration,
}

impl Server {
    /// Starts `command`, which must listen at the address that `configure` is given, and waits for `path` to answer 200. `name` is
    /// its log's.
    pub(super) fn start(
        name: &str,
        mut command: Command,
        configure: impl FnOnce(&mut Command, SocketAddr),
        path: &str,
    ) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        configure(&mut command, address);
        let log_path = host::scratch().join(format!("bench-{name}.log"));
        let log = fs::File::create(&log_path)?;
        let begun = Instant::now();
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let mut server = Self {
            child,
            address,
            first_answer: Duration::ZERO,
        };
        while !server.answers(path) {
            if begun.elapsed() > PATIENCE || server.child.try_wait()?.is_some() {
                return Err(Failure::new(format!(
                    "{path} does not answer; see {}",
                    log_path.display()
                )));
            }
            thread::sleep(TRY_AGAIN);
        }
        server.first_answer = begun.elapsed();
        Ok(server)
    }

    fn answers(&self, path: &str) -> bool {
        let answer = Client::connect(self.address).and_then(|mut client| client.get(path, ""));
        answer.is_ok_and(|answer| answer.status == 200)
    }

    /// Processor time that all its threads have used so far, to the nanosecond.
    pub(super) fn processor_time(&self) -> Outcome<Duration> {
        let mut sum = 0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.child.id()))?.flatten() {
            // A thread that ended meanwhile is no loss: both servers keep theirs.
            let text = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
            sum += text
                .split(' ')
                .next()
                .and_then(|number| number.parse::<u64>().ok())
                .unwrap_or(0);
        }
        Ok(Duration::from_nanos(sum))
    }

    /// Memory that is really there, in kB.
    pub(super) fn resident(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line
            .and_then(|rest| rest.trim().split(' ').next())
            .and_then(|number| number.parse().ok());
        number.ok_or_else(|| Failure::new("the system does not say how much memory is resident"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing to do about it here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
