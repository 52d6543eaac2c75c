//! What every sale of a term writes: the term, and the job that invoices it.

use cps_domain::JobId;

use crate::jobs::IssueInvoice;
use crate::portal::Portal;
use crate::store::jobs::{self, JobKind, NewJob};
use crate::store::terms::{self, Term};
use crate::store::{Connection, StoreError};

/// Adds a term that was sold, and lets its invoice follow (guide, step 4: "en pocas horas").
pub(super) async fn sell_term(
    portal: &Portal,
    connection: &mut Connection<'_>,
    term: &Term,
) -> Result<(), StoreError> {
    let now = portal.clock.now();
    terms::insert(connection, term, now).await?;
    let job = NewJob {
        id: JobId::from_uuid(portal.ids.uuid()),
        kind: JobKind::IssueInvoice,
        payload: IssueInvoice { term_id: term.id }.to_payload(),
        due_at: now.plus_seconds(portal.settings.invoice_delay_seconds),
        created_at: now,
    };
    jobs::insert(connection, &job).await
}
