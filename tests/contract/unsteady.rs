//! A card provider that is the sandbox, but for what goes wrong on the way to it and back.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use cps_backend::payments::sandbox::SandboxProvider;
use cps_backend::payments::{
    BoxedFuture, CardProvider, Charge, ChargeOutcome, Notification, NotificationError, Outcome,
    ProviderError, Refund, RefundOutcome, Verification,
};
use cps_backend::portal::Portal;
use cps_domain::{Instant, VerificationId};
use tokio::sync::Notify;

use crate::world::World;

/// What goes wrong with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mishap {
    /// Nothing.
    None,
    /// The call does not arrive.
    NotSent,
    /// The call is done, and its answer gets lost.
    NoAnswer,
    /// The caller dies before the call.
    DiesBefore,
    /// The caller dies after the call.
    DiesAfter,
}

/// A provider with mishaps.
pub(crate) struct Unsteady {
    sandbox: SandboxProvider,
    mishaps: Mutex<VecDeque<Mishap>>,
    /// Whether the mishaps begin again when they are over.
    repeats: bool,
    /// The caller is to die now.
    dying: Notify,
}

impl Unsteady {
    /// These mishaps, one a call; then none.
    pub(crate) fn once(world: &World, mishaps: &[Mishap]) -> Arc<Self> {
        Self::new(world, mishaps, false)
    }

    /// These mishaps, one a call, again and again.
    pub(crate) fn always(world: &World, mishaps: &[Mishap]) -> Arc<Self> {
        Self::new(world, mishaps, true)
    }

    fn new(world: &World, mishaps: &[Mishap], repeats: bool) -> Arc<Self> {
        Arc::new(Self {
            sandbox: SandboxProvider::new(world.portal.db.clone(), world.clock.clone()),
            mishaps: Mutex::new(mishaps.iter().copied().collect()),
            repeats,
            dying: Notify::new(),
        })
    }

    /// The portal with this provider.
    pub(crate) fn portal(self: &Arc<Self>, world: &World) -> Portal {
        Portal {
            provider: self.clone(),
            ..world.portal.clone()
        }
    }

    /// Runs this until a mishap kills it, which must happen.
    pub(crate) async fn kills(&self, work: impl Future) {
        tokio::select! {
            biased;
            () = self.dying.notified() => {}
            _ = work => panic!("it was to be killed"),
        }
    }

    fn next(&self) -> Mishap {
        let mut mishaps = self.mishaps.lock().unwrap();
        let next = mishaps.pop_front().unwrap_or(Mishap::None);
        if self.repeats {
            mishaps.push_back(next);
        }
        next
    }

    async fn die<T>(&self) -> T {
        self.dying.notify_one();
        std::future::pending().await
    }

    async fn around<T>(
        &self,
        call: BoxedFuture<'_, Result<T, ProviderError>>,
    ) -> Result<T, ProviderError> {
        let mishap = self.next();
        match mishap {
            Mishap::NotSent => return Err(unreachable()),
            Mishap::DiesBefore => return self.die().await,
            _ => {}
        }
        let answer = call.await?;
        match mishap {
            Mishap::NoAnswer => Err(unreachable()),
            Mishap::DiesAfter => self.die().await,
            _ => Ok(answer),
        }
    }
}

fn unreachable() -> ProviderError {
    ProviderError::Unreachable("no route".into())
}

impl CardProvider for Unsteady {
    fn begin<'a>(
        &'a self,
        verification: &'a Verification,
    ) -> BoxedFuture<'a, Result<String, ProviderError>> {
        Box::pin(self.around(self.sandbox.begin(verification)))
    }

    fn outcome(&self, id: VerificationId) -> BoxedFuture<'_, Result<Outcome, ProviderError>> {
        Box::pin(self.around(self.sandbox.outcome(id)))
    }

    fn charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<ChargeOutcome, ProviderError>> {
        Box::pin(self.around(self.sandbox.charge(charge)))
    }

    fn find_charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<Option<ChargeOutcome>, ProviderError>> {
        Box::pin(self.around(self.sandbox.find_charge(charge)))
    }

    fn refund<'a>(
        &'a self,
        refund: &'a Refund,
    ) -> BoxedFuture<'a, Result<RefundOutcome, ProviderError>> {
        Box::pin(self.around(self.sandbox.refund(refund)))
    }

    fn read_notification(
        &self,
        signature: Option<&str>,
        body: &[u8],
        now: Instant,
    ) -> Result<Vec<Notification>, NotificationError> {
        self.sandbox.read_notification(signature, body, now)
    }
}
