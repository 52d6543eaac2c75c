use cps_domain::{Dealer, Detail, Field, ProductDetails, SerialNumber};

use crate::sample::{country, day};

fn complete() -> ProductDetails {
    ProductDetails {
        serial_number: SerialNumber::parse("023021004571").ok(),
        purchase_date: Some(day("2021-11-04")),
        purchase_date_estimated: false,
        purchase_country: Some(country("ES")),
        dealer: Dealer::parse("Fotocasión, Madrid").ok(),
        dealer_estimated: false,
    }
}

#[test]
fn with_all_four_details_it_is_complete() {
    assert!(complete().is_complete());
    assert_eq!(complete().missing(), []);
}

#[test]
fn without_any_one_it_is_not() {
    let mut details = [complete(), complete(), complete(), complete()];
    let [serial_number, purchase_date, purchase_country, dealer] = &mut details;
    serial_number.serial_number = None;
    purchase_date.purchase_date = None;
    purchase_country.purchase_country = None;
    dealer.dealer = None;
    for (details, detail) in details.iter().zip(Detail::ALL) {
        assert!(!details.is_complete());
        assert_eq!(details.missing(), [detail]);
    }
}

#[test]
fn an_estimate_is_good_enough() {
    let details = ProductDetails {
        purchase_date_estimated: true,
        dealer_estimated: true,
        ..complete()
    };
    assert!(details.is_complete());
}

#[test]
fn with_nothing_all_four_are_missing() {
    assert_eq!(ProductDetails::default().missing(), Detail::ALL);
}

#[test]
fn each_detail_has_the_control_of_its_name() {
    for detail in Detail::ALL {
        assert_eq!(detail.field().name(), detail.code());
    }
    assert_eq!(Detail::SerialNumber.field(), Field::SerialNumber);
}
