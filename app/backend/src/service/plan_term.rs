//! What is to happen at the end of a term, written down when the term begins.

use cps_domain::{Date, Instant, SubscriptionId, notice_on};

use super::write_job::write_job;
use crate::jobs::TermEnd;
use crate::portal::Portal;
use crate::store::jobs::JobKind;
use crate::store::{Connection, StoreError};

/// Notices go out at this hour, UTC: in the morning wherever members are.
const NOTICE_HOUR: i64 = 6;

/// Writes the job that tells the member what will happen after the term, and the one that makes it happen: on the first moment of
/// the day after the term's last.
pub(super) async fn plan_term(
    portal: &Portal,
    connection: &mut Connection<'_>,
    subscription_id: SubscriptionId,
    ends_on: Date,
) -> Result<(), StoreError> {
    let end = TermEnd {
        subscription_id,
        ends_on,
    };
    let notice_at = Instant::at_hour(notice_on(ends_on), NOTICE_HOUR);
    let over_at = Instant::at_hour(ends_on.plus_days(1), 0);
    for (kind, due_at) in [
        (JobKind::SendRenewalNotice, notice_at),
        (JobKind::EndTerm, over_at),
    ] {
        write_job(portal, connection, (kind, end.to_payload()), due_at).await?;
    }
    Ok(())
}
