//! How the program stops: what has begun comes to its end, within bounds.

use super::ServerProblem;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// The operator's wish to stop, as every part of the program hears it.
#[derive(Clone, Debug)]
pub struct Stopping(watch::Receiver<bool>);

impl Stopping {
    /// The wish, made by sending `true`, and who hears it.
    pub fn channel() -> (watch::Sender<bool>, Self) {
        let (wish, heard) = watch::channel(false);
        (wish, Self(heard))
    }

    /// Nobody will wish it.
    pub fn never() -> Self {
        Self::channel().1
    }

    /// Whether it was wished.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits for it.
    pub async fn begun(&self) {
        if self.0.clone().wait_for(|wished| *wished).await.is_err() {
            std::future::pending().await
        }
    }
}

/// Does `work`, which comes to its end by itself once stopping has begun. That is at SIGTERM or SIGINT; from then on it has this much
/// patience, and none after a second signal.
///
/// # Errors
/// What `work` returns, or [`ServerProblem::Cut`] when it was ended before it was done.
pub(super) async fn work_until_stopped<W>(
    patience: Duration,
    work: impl FnOnce(Stopping) -> W,
) -> Result<(), ServerProblem>
where
    W: Future<Output = Result<(), ServerProblem>>,
{
    let (wish, stopping) = Stopping::channel();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let impatience = async {
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        tracing::info!("stopping: what has begun is finished");
        wish.send_replace(true);
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            () = tokio::time::sleep(patience) => {}
        }
    };
    tokio::select! {
        done = work(stopping) => done,
        () = impatience => Err(ServerProblem::Cut),
    }
}
