//! Countries, models and levels.

use cps_domain::{Currency, Date, Family, Level, LevelCode, Loan, ModelId, Money, Points, VatRate};

use super::SeedError;
use super::table::{Line, lines};
use crate::portal::Portal;
use crate::store::countries::{self, Country};
use crate::store::models::{self, Model};
use crate::store::{Connection, levels};

const COUNTRIES: &str = include_str!("data/countries.csv");
const MODELS: &str = include_str!("data/products.csv");
const LEVELS: &str = include_str!("data/levels.csv");

/// From this day on the seeded rules and fees hold: as early as the first points in the catalogue, so that a rehearsal may start
/// at any later day.
const LEVELS_VALID_FROM: (i16, i8, i8) = (2018, 1, 1);

/// Adds the countries, models, points, levels and fees of the data files that are not there yet. What staff changed stays.
///
/// # Errors
/// [`SeedError`]; then nothing was added.
pub async fn seed_catalogue(portal: &Portal) -> Result<(), SeedError> {
    portal
        .db
        .write(async |connection| {
            add_countries(connection).await?;
            add_models(portal, connection).await?;
            add_levels(connection).await
        })
        .await
}

async fn add_countries(connection: &mut Connection<'_>) -> Result<(), SeedError> {
    for line in lines("countries.csv", COUNTRIES) {
        let country = Country {
            code: line.read("country")?,
            currency: line.read("currency")?,
            eu_vat: line.yes("eu_vat")?,
            vat_rate: VatRate::from_basis_points(line.read("vat_basis_points")?),
        };
        countries::add(connection, &country).await?;
    }
    Ok(())
}

async fn add_models(portal: &Portal, connection: &mut Connection<'_>) -> Result<(), SeedError> {
    for line in lines("products.csv", MODELS) {
        let name = line.text("model");
        let id = match models::find_by_name(connection, name).await? {
            Some(model) => model.id,
            None => {
                let model = Model {
                    id: ModelId::from_uuid(portal.ids.uuid()),
                    name: name.to_owned(),
                    kind: line.read("kind")?,
                    launched: line.read("launched")?,
                };
                models::insert(connection, &model).await?;
                model.id
            }
        };
        let points = Points(line.read("points")?);
        models::add_points(connection, id, line.read("since")?, points).await?;
    }
    Ok(())
}

async fn add_levels(connection: &mut Connection<'_>) -> Result<(), SeedError> {
    let (year, month, day) = LEVELS_VALID_FROM;
    let valid_from = Date::new(year, month, day).unwrap_or(Date::MIN);
    for (line, position) in lines("levels.csv", LEVELS).zip(1..) {
        let level = read_level(line)?;
        levels::add(connection, position, valid_from, &level).await?;
        for currency in Currency::ALL {
            levels::add_fee(
                connection,
                level.code,
                valid_from,
                read_fee(line, currency)?,
            )
            .await?;
        }
    }
    Ok(())
}

fn read_level(line: Line<'_>) -> Result<Level, SeedError> {
    Ok(Level {
        code: read_coded::<LevelCode>(line, "level")?,
        family: line.read::<Family>("family")?,
        points_from: line.read_optional("points_from")?.map(Points),
        points_over: line.read_optional("points_over")?.map(Points),
        max_products: line.read_optional("max_products")?,
        fee: read_fee(line, Currency::Eur)?,
        repair_days: line.read("repair_days")?,
        loan: read_coded::<Loan>(line, "loan")?,
        cleans_per_body: line.read("cleans_per_body")?,
        discount_percent: line.read("discount_percent")?,
    })
}

/// The files write a code as people do: "Corporate A" for `corporate_a`.
fn read_coded<T: std::str::FromStr>(line: Line<'_>, column: &'static str) -> Result<T, SeedError> {
    let code = line.text(column).to_lowercase().replace(' ', "_");
    code.parse().map_err(|_| line.wrong(column))
}

/// A fee in major units with at most two decimals, `297.50` or `40000`.
fn read_fee(line: Line<'_>, currency: Currency) -> Result<Money, SeedError> {
    let column = match currency {
        Currency::Eur => "fee_EUR",
        Currency::Gbp => "fee_GBP",
        Currency::Chf => "fee_CHF",
        Currency::Czk => "fee_CZK",
        Currency::Dkk => "fee_DKK",
        Currency::Huf => "fee_HUF",
        Currency::Nok => "fee_NOK",
        Currency::Pln => "fee_PLN",
        Currency::Sek => "fee_SEK",
    };
    let (major, minor) = line
        .text(column)
        .split_once('.')
        .unwrap_or((line.text(column), "00"));
    let minor = Some(minor)
        .filter(|minor| minor.len() == 2)
        .ok_or_else(|| line.wrong(column))?;
    let amount = format!("{major}{minor}")
        .parse()
        .map_err(|_| line.wrong(column))?;
    Ok(Money::new(amount, currency))
}
