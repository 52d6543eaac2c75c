//! Files of products that members loaded, and what became of each line. An account has one at most: the last.

use cps_domain::view::UploadRow;
use cps_domain::{AccountId, Instant, LineProblem, ProductLine, ProductUploadId};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::column::{number, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

/// How many lines a page lists.
const PAGE: usize = 50;

macro_rules! select_lines {
    ($rest:literal) => {
        concat!(
            "SELECT line, cells, problems, registered FROM product_upload_lines
            WHERE upload_id = $1 AND line > $2 AND ",
            $rest
        )
    };
}

statements! {
    INSERT = "
        INSERT INTO product_uploads (id, account_id, created_at, line_count, problem_count, incomplete_count, registered_count)
        VALUES ($1, $2, $3, $4, $5, $6, 0)";
    INSERT_LINE = "
        INSERT INTO product_upload_lines (upload_id, line, cells, problems, registered) VALUES ($1, $2, $3, $4, FALSE)";
    FIND = "
        SELECT id, line_count, problem_count, incomplete_count, registered_count FROM product_uploads
        WHERE id = $1 AND account_id = $2";
    CELLS_OF_ACCOUNT = "
        SELECT product_upload_lines.cells
        FROM product_uploads JOIN product_upload_lines ON product_upload_lines.upload_id = product_uploads.id
        WHERE product_uploads.account_id = $1 ORDER BY product_upload_lines.line";
    PAGE_OF_LINES = select_lines!("(problems <> '[]' OR NOT CAST($3 AS BOOLEAN)) ORDER BY line LIMIT 51");
    READY_LINES = select_lines!("problems = '[]' AND NOT registered ORDER BY line LIMIT $3");
    SET_PROBLEMS = "UPDATE product_upload_lines SET problems = $3 WHERE upload_id = $1 AND line = $2";
    SET_REGISTERED = "UPDATE product_upload_lines SET registered = TRUE WHERE upload_id = $1 AND line = $2";
    ADD_OUTCOME = "
        UPDATE product_uploads SET registered_count = registered_count + $2, problem_count = problem_count + $3
        WHERE id = $1";
    DELETE_LINES_OF_ACCOUNT = "
        DELETE FROM product_upload_lines WHERE upload_id IN (SELECT id FROM product_uploads WHERE account_id = $1)";
    DELETE_OF_ACCOUNT = "DELETE FROM product_uploads WHERE account_id = $1";
}

/// A file, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its id.
    pub id: ProductUploadId,
    /// How many products it lists.
    pub line_count: u32,
    /// How many of them cannot be registered.
    pub problem_count: u32,
    /// How many of the others lacked a detail when the file was read.
    pub incomplete_count: u32,
    /// How many have been registered.
    pub registered_count: u32,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    line_count: i64,
    problem_count: i64,
    incomplete_count: i64,
    registered_count: i64,
}

impl TryFrom<Row> for Upload {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("product_uploads.id", &row.id)?,
            line_count: number("product_uploads.line_count", row.line_count)?,
            problem_count: number("product_uploads.problem_count", row.problem_count)?,
            incomplete_count: number("product_uploads.incomplete_count", row.incomplete_count)?,
            registered_count: number("product_uploads.registered_count", row.registered_count)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    line: i64,
    cells: String,
    problems: String,
    registered: bool,
}

impl TryFrom<LineRow> for UploadRow {
    type Error = StoreError;

    fn try_from(row: LineRow) -> Result<Self, StoreError> {
        Ok(Self {
            line: number("product_upload_lines.line", row.line)?,
            cells: from_json("product_upload_lines.cells", &row.cells)?,
            problems: from_json("product_upload_lines.problems", &row.problems)?,
            registered: row.registered,
        })
    }
}

fn from_json<T: DeserializeOwned>(column: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::corrupt(column, text))
}

fn to_json<T: Serialize>(column: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::corrupt(column, error))
}

/// Adds an account's file. The one before must be gone.
///
/// # Errors
/// [`StoreError::Unique`] if the account has another.
pub async fn insert(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    upload: &Upload,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        upload.id.to_string(),
        account_id.to_string(),
        now.millis(),
        i64::from(upload.line_count),
        i64::from(upload.problem_count),
        i64::from(upload.incomplete_count),
    )?;
    Ok(())
}

/// Adds a line of a file, not registered yet.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert_line(
    connection: &mut Connection<'_>,
    id: ProductUploadId,
    line: &UploadRow,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT_LINE,
        id.to_string(),
        i64::from(line.line),
        to_json("product_upload_lines.cells", &line.cells)?,
        to_json("product_upload_lines.problems", &line.problems)?,
    )?;
    Ok(())
}

/// An account's file. Another account's id finds as little as one that does not exist.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    id: ProductUploadId,
) -> Result<Option<Upload>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string(), account_id.to_string())?;
    row.map(Upload::try_from).transpose()
}

/// What stands in the lines of the file that an account loaded last.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn cells_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<ProductLine>, StoreError> {
    let rows = fetch!(
        all(String,),
        connection,
        CELLS_OF_ACCOUNT,
        account_id.to_string()
    )?;
    rows.iter()
        .map(|(cells,)| from_json("product_upload_lines.cells", cells))
        .collect()
}

/// The lines behind line `after`, a page of them, and where the next page begins if there is one; all of them, or only those with
/// problems.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn page(
    connection: &mut Connection<'_>,
    id: ProductUploadId,
    only_problems: bool,
    after: u32,
) -> Result<(Vec<UploadRow>, Option<u32>), StoreError> {
    let after = i64::from(after);
    let mut rows =
        fetch!(all LineRow, connection, PAGE_OF_LINES, id.to_string(), after, only_problems)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let rows = read_lines(rows)?;
    let next = rows.last().filter(|_| more).map(|row| row.line);
    Ok((rows, next))
}

/// The next lines behind line `after` that wait to be registered, so many at most.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn ready(
    connection: &mut Connection<'_>,
    id: ProductUploadId,
    after: u32,
    most: u32,
) -> Result<Vec<UploadRow>, StoreError> {
    let (after, most) = (i64::from(after), i64::from(most));
    let rows = fetch!(all LineRow, connection, READY_LINES, id.to_string(), after, most)?;
    read_lines(rows)
}

fn read_lines(rows: Vec<LineRow>) -> Result<Vec<UploadRow>, StoreError> {
    rows.into_iter().map(UploadRow::try_from).collect()
}

/// Writes why a line cannot be registered after all.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_problems(
    connection: &mut Connection<'_>,
    id: ProductUploadId,
    line: u32,
    problems: &[LineProblem],
) -> Result<(), StoreError> {
    let problems = to_json("product_upload_lines.problems", &problems)?;
    let line = i64::from(line);
    execute!(connection, SET_PROBLEMS, id.to_string(), line, problems)?;
    Ok(())
}

/// Writes that a line's product is registered.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_registered(
    connection: &mut Connection<'_>,
    id: ProductUploadId,
    line: u32,
) -> Result<(), StoreError> {
    execute!(connection, SET_REGISTERED, id.to_string(), i64::from(line))?;
    Ok(())
}

/// Counts lines that were registered, and others that turned out to have problems.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn add_outcome(
    connection: &mut Connection<'_>,
    id: ProductUploadId,
    registered: u32,
    problems: u32,
) -> Result<(), StoreError> {
    let (registered, problems) = (i64::from(registered), i64::from(problems));
    execute!(
        connection,
        ADD_OUTCOME,
        id.to_string(),
        registered,
        problems
    )?;
    Ok(())
}

/// Erases the file that an account loaded.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    execute!(connection, DELETE_LINES_OF_ACCOUNT, account_id.to_string())?;
    execute!(connection, DELETE_OF_ACCOUNT, account_id.to_string())?;
    Ok(())
}
