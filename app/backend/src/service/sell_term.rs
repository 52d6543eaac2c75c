//! What every sale of a term writes: the term, and the job that invoices it.

use super::write_job::write_job;
use crate::jobs::IssueInvoice;
use crate::portal::Portal;
use crate::store::jobs::JobKind;
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
    let invoice = IssueInvoice { term_id: term.id }.to_payload();
    let due_at = now.plus_seconds(portal.settings.invoice_delay_seconds);
    write_job(portal, connection, (JobKind::IssueInvoice, invoice), due_at).await
}
