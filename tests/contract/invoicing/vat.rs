use cps_domain::{Currency, Money, VatRate, VatTreatment};

use super::{joined, only_invoice, wait_and_work};
use crate::joining::journey::execute;
use crate::world::both_engines;

both_engines! {
    async fn at_home_the_issuers_rate_is_charged(world: World) {
        let member = joined(world, "Studio Een B.V.", "NL").await;
        wait_and_work(world).await;
        let price = only_invoice(world, &member).await.price;
        assert_eq!(price.treatment, VatTreatment::Domestic);
        assert_eq!(price.rate, VatRate::from_basis_points(2100));
        assert_eq!(price.vat, Money::new(2_100, Currency::Eur));
        assert_eq!(price.gross, Money::new(12_100, Currency::Eur));
    }

    async fn a_business_elsewhere_in_the_union_accounts_for_the_tax_itself(world: World) {
        let member = joined(world, "Atelier Eins GmbH", "DE").await;
        execute(world, "UPDATE accounts SET vat_number_valid = TRUE").await;
        wait_and_work(world).await;
        let price = only_invoice(world, &member).await.price;
        assert_eq!(price.treatment, VatTreatment::ReverseCharge);
        assert_eq!((price.rate, price.vat.amount), (VatRate::ZERO, 0));
        assert_eq!(price.gross, Money::new(10_000, Currency::Eur));
    }

    async fn without_a_valid_number_the_issuers_rate_is_charged(world: World) {
        let member = joined(world, "Atelier Eins GmbH", "DE").await;
        execute(world, "UPDATE accounts SET vat_number_valid = FALSE").await;
        wait_and_work(world).await;
        let price = only_invoice(world, &member).await.price;
        assert_eq!(price.treatment, VatTreatment::Domestic);
        assert_eq!(price.vat, Money::new(2_100, Currency::Eur));
    }

    async fn outside_the_union_no_tax_is_charged(world: World) {
        let member = joined(world, "Studio One Ltd", "GB").await;
        wait_and_work(world).await;
        let price = only_invoice(world, &member).await.price;
        assert_eq!(price.treatment, VatTreatment::OutsideScope);
        assert_eq!(price.gross, Money::new(8_500, Currency::Gbp));
    }
}
