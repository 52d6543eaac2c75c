//! Seeing to it that an invoice is paid: by which steps and when, the domain says.

use cps_domain::{CollectionStep, Date, PaymentMethod, collected_at};

use super::write_job::write_job;
use crate::jobs::Collection;
use crate::portal::Portal;
use crate::store::documents::Document;
use crate::store::jobs::JobKind;
use crate::store::{Connection, StoreError};

/// Writes the first step for an invoice that is issued with something to pay. Each step writes the next one.
pub(crate) async fn collect(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
) -> Result<(), StoreError> {
    let first = match invoice.method {
        PaymentMethod::Card => CollectionStep::CARD,
        PaymentMethod::Transfer => CollectionStep::TRANSFER,
    };
    let day = first.first_on(invoice.due_on);
    write(portal, connection, invoice, (first, day)).await
}

/// Writes the step that follows one that was taken today and did not help.
pub(super) async fn collect_further(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    step: CollectionStep,
) -> Result<Option<Date>, StoreError> {
    let Some((next, day)) = step.following(invoice.due_on, portal.clock.today()) else {
        return Ok(None);
    };
    write(portal, connection, invoice, (next, day)).await?;
    Ok(Some(day))
}

async fn write(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    (step, day): (CollectionStep, Date),
) -> Result<(), StoreError> {
    let document_id = invoice.id;
    let payload = |step| Collection { document_id, step }.to_payload();
    let (kind, payload) = match step {
        CollectionStep::ChargeCard(step) => (JobKind::ChargeCard, payload(step)),
        CollectionStep::RemindTransfer(step) => (JobKind::RemindTransfer, payload(step)),
        CollectionStep::Suspend => (JobKind::SuspendUnpaid, document_id.to_string()),
    };
    write_job(portal, connection, (kind, payload), collected_at(day)).await
}
