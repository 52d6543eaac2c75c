//! Loading many products at once: first what the file says is looked at, line by line; nothing is registered yet.

use cps_domain::ProductUploadId;
use cps_domain::view::UploadRow;
use thiserror::Error;

use super::judge_lines::LineJudge;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::product_file::{self, ProductFileError, ReadLine};
use crate::store::product_uploads::{self, Upload};
use crate::store::{Connection, StoreError};

/// Why a file was not taken.
#[derive(Debug, Error)]
pub enum LoadError {
    /// It makes no sense as a whole.
    #[error(transparent)]
    File(#[from] ProductFileError),
    /// The store failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Reads a file (CSV) and keeps it with what is wrong with each line, for the member to look at and
/// [`register_upload`](super::register_upload) to register. It takes the place of the file that the account loaded before.
///
/// # Errors
/// [`LoadError`].
pub async fn load_products(
    portal: &Portal,
    member: &Member,
    file: &[u8],
) -> Result<ProductUploadId, LoadError> {
    let lines = product_file::read(file)?;
    let (upload, rows) = portal
        .db
        .read(async |connection| judge(portal, connection, member, lines).await)
        .await
        .map_err(ServiceError::from)?;
    portal
        .db
        .write(async |connection| keep(portal, connection, member, &upload, &rows).await)
        .await
        .map_err(ServiceError::from)?;
    Ok(upload.id)
}

async fn judge(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    lines: Vec<ReadLine>,
) -> Result<(Upload, Vec<UploadRow>), StoreError> {
    let mut judge = LineJudge::new(portal, connection, member.account_id).await?;
    let mut upload = Upload {
        id: ProductUploadId::from_uuid(portal.ids.uuid()),
        line_count: 0,
        problem_count: 0,
        incomplete_count: 0,
        registered_count: 0,
    };
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let judged = match line.problem {
            Some(problem) => Err(vec![problem]),
            None => judge.judge(connection, line.number, &line.cells).await?,
        };
        upload.line_count += 1;
        upload.problem_count += u32::from(judged.is_err());
        let lacks = matches!(&judged, Ok((_, details)) if !details.is_complete());
        upload.incomplete_count += u32::from(lacks);
        rows.push(UploadRow {
            line: line.number,
            cells: line.cells,
            problems: judged.err().unwrap_or_default(),
            registered: false,
        });
    }
    Ok((upload, rows))
}

async fn keep(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    upload: &Upload,
    rows: &[UploadRow],
) -> Result<(), StoreError> {
    let account_id = member.account_id;
    product_uploads::delete_of_account(connection, account_id).await?;
    product_uploads::insert(connection, account_id, upload, portal.clock.now()).await?;
    for row in rows {
        product_uploads::insert_line(connection, upload.id, row).await?;
    }
    Ok(())
}
