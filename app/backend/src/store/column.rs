//! From what a column holds to what it stands for.

use std::str::FromStr;

use cps_domain::Points;

use super::StoreError;

/// A stored text as the value it stands for.
pub(crate) fn parse<T: FromStr>(column: &'static str, text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::corrupt(column, text))
}

/// The same for a column that may be null.
pub(super) fn parse_optional<T: FromStr>(
    column: &'static str,
    text: Option<&str>,
) -> Result<Option<T>, StoreError> {
    text.map(|text| parse(column, text)).transpose()
}

/// A stored number in the size it is worked with.
pub(super) fn number<T: TryFrom<i64>>(column: &'static str, number: i64) -> Result<T, StoreError> {
    T::try_from(number).map_err(|_| StoreError::corrupt(column, number))
}

/// The same for a column that may be null.
pub(super) fn number_optional<T: TryFrom<i64>>(
    column: &'static str,
    value: Option<i64>,
) -> Result<Option<T>, StoreError> {
    value.map(|value| number(column, value)).transpose()
}

/// Stored points.
pub(super) fn points(column: &'static str, stored: i64) -> Result<Points, StoreError> {
    number(column, stored).map(Points)
}
