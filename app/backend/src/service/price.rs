//! A fee with its VAT, the same on the review and on the invoice.

use cps_domain::{Buyer, Money, Price, vat_treatment};

use crate::portal::Portal;
use crate::store::accounts::Account;
use crate::store::{Connection, StoreError, countries};

/// What this account pays for a fee.
///
/// # Errors
/// [`StoreError::Corrupt`] if the account's country or the issuer's does not take part; other [`StoreError`]s when the store
/// fails.
pub(crate) async fn price(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account: &Account,
    fee: Money,
) -> Result<Price, StoreError> {
    let unknown = |code| StoreError::corrupt("countries.code", code);
    let issuer = portal.settings.issuer_country;
    let home = countries::find(connection, issuer)
        .await?
        .ok_or_else(|| unknown(issuer))?;
    let country = account.country;
    let country = countries::find(connection, country)
        .await?
        .ok_or_else(|| unknown(country))?;
    let buyer = Buyer {
        country: country.code,
        eu_vat: country.eu_vat,
        vat_number_valid: account.vat_number_valid,
    };
    Price::new(fee, vat_treatment(issuer, &buyer), home.vat_rate)
        .ok_or_else(|| StoreError::corrupt("level_fees.fee", fee))
}
