//! Participating countries.

use cps_domain::{CountryCode, Currency, VatRate};

use super::column::{number, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    ALL = "SELECT code, currency, eu_vat, vat_basis_points FROM countries ORDER BY code";
    ONE = "SELECT code, currency, eu_vat, vat_basis_points FROM countries WHERE code = $1";
    ADD = "INSERT INTO countries (code, currency, eu_vat, vat_basis_points) VALUES ($1, $2, $3, $4)
           ON CONFLICT (code) DO NOTHING";
}

/// A country that takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its two letters.
    pub code: CountryCode,
    /// In which fees are set there.
    pub currency: Currency,
    /// Whether it belongs to the EU's VAT area.
    pub eu_vat: bool,
    /// Its standard rate.
    pub vat_rate: VatRate,
}

#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    currency: String,
    eu_vat: bool,
    vat_basis_points: i64,
}

impl TryFrom<Row> for Country {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            code: parse("countries.code", &row.code)?,
            currency: parse("countries.currency", &row.currency)?,
            eu_vat: row.eu_vat,
            vat_rate: VatRate::from_basis_points(number(
                "countries.vat_basis_points",
                row.vat_basis_points,
            )?),
        })
    }
}

/// All of them, by code.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn all(connection: &mut Connection<'_>) -> Result<Vec<Country>, StoreError> {
    let rows = fetch!(all Row, connection, ALL)?;
    rows.into_iter().map(Country::try_from).collect()
}

/// One of them, if it takes part.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    code: CountryCode,
) -> Result<Option<Country>, StoreError> {
    fetch!(optional Row, connection, ONE, code.as_str())?
        .map(Country::try_from)
        .transpose()
}

/// Adds a country, unless it is there already.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn add(connection: &mut Connection<'_>, country: &Country) -> Result<(), StoreError> {
    let (currency, rate) = (
        country.currency.code(),
        i64::from(country.vat_rate.basis_points()),
    );
    execute!(
        connection,
        ADD,
        country.code.as_str(),
        currency,
        country.eu_vat,
        rate
    )?;
    Ok(())
}
