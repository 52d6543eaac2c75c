//! Registering the products of a file that was loaded.

use cps_domain::ProductUploadId;

use super::judge_lines::LineJudge;
use super::product_change::settle_account;
use super::register_product::add;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::{Connection, product_uploads};

/// How many products are registered in one transaction: others change theirs in between, and what is done stays done.
const BATCH: u32 = 100;

/// Registers every line without problems that is not registered yet, so again does nothing, and after an interruption goes on.
/// What has happened since the file was read counts: a line whose serial number is taken meanwhile gets that problem, and the
/// others are registered.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such file, or it is someone else's, or another took its place.
pub async fn register_upload(
    portal: &Portal,
    member: &Member,
    id: ProductUploadId,
) -> Result<(), ServiceError> {
    let mut after = Some(0);
    while let Some(line) = after {
        after = portal
            .db
            .write(async |connection| register(portal, connection, member, id, line).await)
            .await?;
    }
    Ok(())
}

/// Registers the next lines behind line `after`. The last line that was looked at, unless there was none.
async fn register(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    id: ProductUploadId,
    after: u32,
) -> Result<Option<u32>, ServiceError> {
    let account_id = member.account_id;
    let upload = product_uploads::find(connection, account_id, id).await?;
    upload.ok_or(ServiceError::NotFound)?;
    let lines = product_uploads::ready(connection, id, after, BATCH).await?;
    let Some(last) = lines.last().map(|row| row.line) else {
        return Ok(None);
    };
    let mut judge = LineJudge::new(portal, connection, account_id).await?;
    let (mut registered, mut refused) = (0, 0);
    for row in lines {
        match judge.judge(connection, row.line, &row.cells).await? {
            Ok((model, details)) => {
                add(portal, connection, member, &model, details).await?;
                product_uploads::set_registered(connection, id, row.line).await?;
                registered += 1;
            }
            Err(problems) => {
                product_uploads::set_problems(connection, id, row.line, &problems).await?;
                refused += 1;
            }
        }
    }
    product_uploads::add_outcome(connection, id, registered, refused).await?;
    settle_account(portal, connection, account_id).await?;
    Ok(Some(last))
}
