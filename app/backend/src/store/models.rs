//! The catalogue of models, and what each counts from which day on.

use cps_domain::{Date, ModelId, ModelKind, Points};

use super::column::{number, parse, points};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    BY_NAME = "SELECT id, name, kind, launched FROM models WHERE lower(name) = lower($1)";
    NAMES = "SELECT name FROM models ORDER BY name";
    POINTS_ON = "SELECT points FROM model_points WHERE model_id = $1 AND since <= $2 ORDER BY since DESC LIMIT 1";
    INSERT = "INSERT INTO models (id, name, kind, launched) VALUES ($1, $2, $3, $4)";
    ADD_POINTS = "INSERT INTO model_points (model_id, since, points) VALUES ($1, $2, $3)
                  ON CONFLICT (model_id, since) DO NOTHING";
}

/// A catalogue entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Its id.
    pub id: ModelId,
    /// Its name, unique whatever the case.
    pub name: String,
    /// What kind of thing it is.
    pub kind: ModelKind,
    /// The year it came out.
    pub launched: i16,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    kind: String,
    launched: i64,
}

impl TryFrom<Row> for Model {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("models.id", &row.id)?,
            name: row.name,
            kind: parse("models.kind", &row.kind)?,
            launched: number("models.launched", row.launched)?,
        })
    }
}

/// The model of this name, in whatever case it is written.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_by_name(
    connection: &mut Connection<'_>,
    name: &str,
) -> Result<Option<Model>, StoreError> {
    fetch!(optional Row, connection, BY_NAME, name)?
        .map(Model::try_from)
        .transpose()
}

/// All names, in order.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn names(connection: &mut Connection<'_>) -> Result<Vec<String>, StoreError> {
    let rows = fetch!(all(String,), connection, NAMES)?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// What a product of this model counts if it is completed on this day; nothing before the first value takes effect.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn points_on(
    connection: &mut Connection<'_>,
    id: ModelId,
    day: Date,
) -> Result<Points, StoreError> {
    let row = fetch!(
        optional(i64,),
        connection,
        POINTS_ON,
        id.to_string(),
        day.to_string()
    )?;
    row.map_or(Ok(Points::default()), |(stored,)| {
        points("model_points.points", stored)
    })
}

/// Adds a model.
///
/// # Errors
/// [`StoreError::Unique`] when the name is taken.
pub async fn insert(connection: &mut Connection<'_>, model: &Model) -> Result<(), StoreError> {
    let (id, launched) = (model.id.to_string(), i64::from(model.launched));
    execute!(
        connection,
        INSERT,
        id,
        model.name.as_str(),
        model.kind.code(),
        launched
    )?;
    Ok(())
}

/// Adds what a model counts from this day on, unless that day has a value.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn add_points(
    connection: &mut Connection<'_>,
    id: ModelId,
    since: Date,
    points: Points,
) -> Result<(), StoreError> {
    execute!(
        connection,
        ADD_POINTS,
        id.to_string(),
        since.to_string(),
        i64::from(points.0)
    )?;
    Ok(())
}
