//! What became of a file that was loaded.

use cps_domain::ProductUploadId;
use cps_domain::view::{UploadPage, UploadRow};

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::product_uploads::{self, Upload};

/// Which lines of a file are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Those with problems.
    Problems,
    /// All of them.
    All,
}

/// The file and a page of its lines behind line `after`. Without a choice those with problems are listed, if there are any.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such file, or it is someone else's, or another took its place.
pub async fn show_upload(
    portal: &Portal,
    member: &Member,
    id: ProductUploadId,
    lines: Option<Lines>,
    after: u32,
) -> Result<UploadPage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let upload = find(connection, member, id).await?;
            let only_problems = match lines {
                Some(lines) => lines == Lines::Problems,
                None => upload.problem_count > 0,
            };
            let (rows, next_page) =
                product_uploads::page(connection, id, only_problems, after).await?;
            Ok(UploadPage {
                id,
                line_count: upload.line_count,
                problem_count: upload.problem_count,
                incomplete_count: upload.incomplete_count,
                registered_count: upload.registered_count,
                only_problems,
                rows,
                next_page,
            })
        })
        .await
}

/// Every line with problems, for a file to correct: at most as many as a file can have.
///
/// # Errors
/// The same.
pub async fn list_problems(
    portal: &Portal,
    member: &Member,
    id: ProductUploadId,
) -> Result<Vec<UploadRow>, ServiceError> {
    portal
        .db
        .read(async |connection| {
            find(connection, member, id).await?;
            let (mut lines, mut after) = (Vec::new(), Some(0));
            while let Some(line) = after {
                let (rows, next) = product_uploads::page(connection, id, true, line).await?;
                lines.extend(rows);
                after = next;
            }
            Ok(lines)
        })
        .await
}

async fn find(
    connection: &mut Connection<'_>,
    member: &Member,
    id: ProductUploadId,
) -> Result<Upload, ServiceError> {
    let upload = product_uploads::find(connection, member.account_id, id).await?;
    upload.ok_or(ServiceError::NotFound)
}
