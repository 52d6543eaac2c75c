use cps_domain::{Buyer, Price, VatRate, VatTreatment, vat_treatment};
use proptest::prelude::*;

use crate::sample::{country, euros};

fn vat(net: i64, basis_points: u32) -> i64 {
    let rate = VatRate::from_basis_points(basis_points);
    let price = Price::new(euros(net), VatTreatment::Domestic, rate).unwrap();
    price.vat.amount
}

fn treatment(buyer: &str, eu_vat: bool, vat_number_valid: bool) -> VatTreatment {
    let buyer = Buyer {
        country: country(buyer),
        eu_vat,
        vat_number_valid,
    };
    vat_treatment(country("ES"), &buyer)
}

#[test]
fn the_published_fees_have_the_vat_one_expects() {
    assert_eq!(vat(100_00, 2_100), 21_00);
    assert_eq!(vat(297_50, 2_000), 59_50);
    assert_eq!(vat(332_50, 810), 26_93);
    assert_eq!(vat(100_00, 2_550), 25_50);
}

#[test]
fn half_a_cent_is_rounded_up() {
    // 0.50 × 21 % = 0.105
    assert_eq!(vat(50, 2_100), 11);
    assert_eq!(vat(49, 2_100), 10);
    // 0.10 × 5 % = 0.005, and a hair less
    assert_eq!(vat(10, 500), 1);
    assert_eq!(vat(10, 499), 0);
}

#[test]
fn a_credit_note_gives_back_what_the_invoice_took() {
    assert_eq!(vat(-50, 2_100), -11);
    assert_eq!(vat(-49, 2_100), -10);
    assert_eq!(vat(-10, 499), 0);
}

#[test]
fn nothing_is_taxed_with_nothing() {
    assert_eq!(vat(0, 2_100), 0);
    assert_eq!(vat(100_00, 0), 0);
    assert_eq!(VatRate::ZERO.basis_points(), 0);
}

#[test]
fn large_amounts_are_exact_or_none() {
    let price = |net, basis_points| {
        let rate = VatRate::from_basis_points(basis_points);
        Price::new(euros(net), VatTreatment::Domestic, rate)
    };
    assert_eq!(
        vat(4_000_000_000_000_000_049, 2_100),
        840_000_000_000_000_010
    );
    assert_eq!(price(i64::MAX, 2_100), None);
    assert_eq!(price(i64::MAX, u32::MAX), None);
    assert_eq!(price(i64::MIN, 1), None);
    assert_eq!(price(i64::MAX, 0).unwrap().gross, euros(i64::MAX));
}

#[test]
fn the_issuers_own_country_pays_its_vat() {
    assert_eq!(treatment("ES", true, true), VatTreatment::Domestic);
    assert_eq!(treatment("ES", true, false), VatTreatment::Domestic);
}

#[test]
fn another_eu_country_pays_it_itself_with_a_valid_number() {
    assert_eq!(treatment("PT", true, true), VatTreatment::ReverseCharge);
    assert_eq!(treatment("PT", true, false), VatTreatment::Domestic);
}

#[test]
fn outside_the_eu_none_is_charged() {
    assert_eq!(treatment("GB", false, true), VatTreatment::OutsideScope);
    assert_eq!(treatment("GB", false, false), VatTreatment::OutsideScope);
}

#[test]
fn only_a_domestic_price_has_a_rate() {
    let rate = VatRate::from_basis_points(2_100);
    for treatment in [VatTreatment::ReverseCharge, VatTreatment::OutsideScope] {
        let price = Price::new(euros(100_00), treatment, rate).unwrap();
        assert_eq!(
            (price.rate, price.vat, price.gross),
            (VatRate::ZERO, euros(0), euros(100_00))
        );
        assert_eq!(price.treatment, treatment);
    }
}

#[test]
fn a_part_of_an_invoice_is_the_part_of_its_price() {
    let rate = VatRate::from_basis_points(2_100);
    let half = Price::from_gross(euros(60_50), VatTreatment::Domestic, rate).unwrap();
    assert_eq!(
        (half.net, half.vat, half.rate),
        (euros(50_00), euros(10_50), rate)
    );
    // 0.03 × 21 / 121 = 0.0052…, and 0.02 × 21 / 121 = 0.0034…
    let vat = |gross| {
        Price::from_gross(euros(gross), VatTreatment::Domestic, rate)
            .unwrap()
            .vat
    };
    assert_eq!((vat(3), vat(2), vat(0)), (euros(1), euros(0), euros(0)));
    let untaxed = Price::from_gross(euros(60_50), VatTreatment::ReverseCharge, rate).unwrap();
    assert_eq!(
        (untaxed.net, untaxed.vat, untaxed.rate),
        (euros(60_50), euros(0), VatRate::ZERO)
    );
    let huge = VatRate::from_basis_points(u32::MAX);
    assert_eq!(
        Price::from_gross(euros(i64::MAX), VatTreatment::Domestic, huge),
        None
    );
}

proptest! {
    #[test]
    fn the_whole_gross_amount_is_the_whole_price(net in 0..1_000_000_000_000_i64, basis_points in 0..10_000_u32) {
        let rate = VatRate::from_basis_points(basis_points);
        let price = Price::new(euros(net), VatTreatment::Domestic, rate).unwrap();
        prop_assert_eq!(Price::from_gross(price.gross, VatTreatment::Domestic, rate), Some(price));
    }

    #[test]
    fn the_vat_within_is_the_nearest_cent(gross in 0..i64::MAX / 2, basis_points in 0..10_000_u32) {
        let rate = VatRate::from_basis_points(basis_points);
        let price = Price::from_gross(euros(gross), VatTreatment::Domestic, rate).unwrap();
        prop_assert_eq!(price.net.plus(price.vat), Some(price.gross));
        let divisor = 10_000 + i128::from(basis_points);
        let error = i128::from(price.vat.amount) * divisor - i128::from(gross) * i128::from(basis_points);
        prop_assert!(error.abs() * 2 <= divisor);
    }

    #[test]
    fn net_and_vat_make_gross(net in -1_000_000_000_000..1_000_000_000_000_i64, basis_points in 0..10_000_u32) {
        let rate = VatRate::from_basis_points(basis_points);
        let price = Price::new(euros(net), VatTreatment::Domestic, rate).unwrap();
        prop_assert_eq!(price.net.plus(price.vat), Some(price.gross));
        prop_assert_eq!(price.rate, rate);
    }

    #[test]
    fn vat_is_the_nearest_cent(net: i64, basis_points in 0..10_000_u32) {
        let rate = VatRate::from_basis_points(basis_points);
        if let Some(price) = Price::new(euros(net), VatTreatment::Domestic, rate) {
            let exact = i128::from(net) * i128::from(basis_points);
            let error = i128::from(price.vat.amount) * 10_000 - exact;
            prop_assert!(error.abs() <= 5_000);
        }
    }

    #[test]
    fn a_higher_price_or_rate_never_has_less_vat(
        net in 0..1_000_000_000_i64, more in 0..1_000_000_i64,
        basis_points in 0..10_000_u32, higher in 0..1_000_u32,
    ) {
        prop_assert!(vat(net + more, basis_points) >= vat(net, basis_points));
        prop_assert!(vat(net, basis_points + higher) >= vat(net, basis_points));
    }

    #[test]
    fn a_refund_mirrors_the_charge(net in 0..1_000_000_000_i64, basis_points in 0..10_000_u32) {
        prop_assert_eq!(vat(-net, basis_points), -vat(net, basis_points));
    }
}
