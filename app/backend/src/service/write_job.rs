//! Writing down what is to be done later, in the transaction of what causes it.

use cps_domain::{Instant, JobId};

use crate::portal::Portal;
use crate::store::jobs::{self, JobKind, NewJob};
use crate::store::{Connection, StoreError};

/// Writes a job: what is to be done, to what, and not before when.
pub(super) async fn write_job(
    portal: &Portal,
    connection: &mut Connection<'_>,
    (kind, payload): (JobKind, String),
    due_at: Instant,
) -> Result<(), StoreError> {
    let job = NewJob {
        id: JobId::from_uuid(portal.ids.uuid()),
        kind,
        payload,
        due_at,
        created_at: portal.clock.now(),
    };
    jobs::insert(connection, &job).await
}
