//! Points, rules and fees hold from a day on.

use cps_backend::service::open_registration;
use cps_backend::store::{Connection, StoreError, countries, levels, models};
use cps_domain::{Currency, Date, LevelCode, Money, Points, parse_date};

use crate::world::{both_engines, country};

both_engines! {
    /// A model counts what is in force on the day, and nothing before its first value.
    async fn points_hold_from_their_day_on(world: World) {
        let read = world.write(async |connection| {
            let model = models::find_by_name(connection, "eos r5 MARK ii").await?.unwrap();
            models::add_points(connection, model.id, day("2026-07-01"), Points(400)).await?;
            models::add_points(connection, model.id, day("2026-07-01"), Points(1)).await?;
            let mut read = Vec::new();
            for on in ["2024-07-31", "2024-08-01", "2026-06-30", "2026-07-01", "2030-01-01"] {
                read.push(models::points_on(connection, model.id, day(on)).await?.0);
            }
            Ok(read)
        });
        assert_eq!(read.await, [0, 450, 450, 400, 400]);
    }

    /// The rules and fees of a level change on their day, each by itself.
    async fn levels_hold_from_their_day_on(world: World) {
        let (before, after) = world.write(async |connection| {
            let before = silver(connection, "2026-06-30").await?;
            let stricter = cps_domain::Level { points_from: Some(Points(600)), ..before.clone() };
            levels::add(connection, 1, day("2026-07-01"), &stricter).await?;
            let dearer = Money::new(9_000, Currency::Gbp);
            levels::add_fee(connection, LevelCode::Silver, day("2026-07-01"), dearer).await?;
            Ok((silver(connection, "2026-06-30").await?, silver(connection, "2026-07-01").await?))
        }).await;
        assert_eq!((before.points_from, before.fee), (Some(Points(500)), Money::new(8_500, Currency::Gbp)));
        assert_eq!((after.points_from, after.fee), (Some(Points(600)), Money::new(9_000, Currency::Gbp)));
    }

    /// All six levels are on offer in every currency, in order, with the numbers of the data file.
    async fn every_currency_has_all_levels(world: World) {
        let offers = world.write(async |connection| {
            let mut offers = Vec::new();
            for currency in Currency::ALL {
                offers.push(levels::in_force(connection, day("2026-06-01"), currency).await?);
            }
            Ok(offers)
        }).await;
        for levels in &offers {
            let codes: Vec<LevelCode> = levels.iter().map(|level| level.code).collect();
            assert_eq!(codes, LevelCode::ALL);
        }
        let fees: Vec<i64> = offers.iter().map(|levels| levels[0].fee.amount).collect();
        assert_eq!(fees, [10_000, 8_500, 9_500, 250_000, 75_000, 4_000_000, 115_000, 43_000, 115_000]);
        let before = world.write(async |connection| {
            levels::in_force(connection, day("2017-12-31"), Currency::Eur).await
        });
        assert_eq!(before.await, []);
    }

    /// The registration form offers every model and country, and the account's own.
    async fn the_form_offers_the_catalogue(world: World) {
        let member = world.member("Offer S.L.", "ES").await;
        let page = open_registration(&world.portal, &member).await.unwrap();
        assert_eq!((page.models.len(), page.countries.len()), (66, 20));
        assert!(page.models.is_sorted());
        assert_eq!((page.home, page.today), (country("ES"), day("2026-06-01")));
        let spain = world.write(async |connection| countries::find(connection, country("ES")).await).await.unwrap();
        assert_eq!((spain.currency, spain.eu_vat, spain.vat_rate.basis_points()), (Currency::Eur, true, 2100));
    }
}

async fn silver(
    connection: &mut Connection<'_>,
    on: &str,
) -> Result<cps_domain::Level, StoreError> {
    let levels = levels::in_force(connection, day(on), Currency::Gbp).await?;
    Ok(levels
        .into_iter()
        .find(|level| level.code == LevelCode::Silver)
        .unwrap())
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}
