use cps_domain::{Currency, Money};
use proptest::prelude::*;

use crate::sample::euros;

#[test]
fn different_currencies_do_not_mix() {
    let pounds = Money::new(85_00, Currency::Gbp);
    assert_eq!(euros(1_00).plus(pounds), None);
    assert_eq!(euros(1_00).minus(pounds), None);
}

#[test]
fn what_cannot_be_counted_is_none() {
    assert_eq!(euros(i64::MAX).plus(euros(1)), None);
    assert_eq!(euros(i64::MIN).minus(euros(1)), None);
    assert_eq!(euros(0).minus(euros(i64::MIN)), None);
}

#[test]
fn every_fee_has_two_decimals() {
    assert!(
        Currency::ALL
            .iter()
            .all(|currency| currency.minor_digits() == 2)
    );
}

proptest! {
    #[test]
    fn minus_takes_back_what_plus_gave(a: i64, b: i64) {
        if let Some(sum) = euros(a).plus(euros(b)) {
            prop_assert_eq!(sum.minus(euros(b)), Some(euros(a)));
            prop_assert_eq!(euros(b).plus(euros(a)), Some(sum));
        }
    }

    #[test]
    fn a_sum_is_exact_or_none(a: i64, b: i64) {
        let exact = i128::from(a) + i128::from(b);
        let sum = euros(a).plus(euros(b)).map(|sum| i128::from(sum.amount));
        prop_assert_eq!(sum, i64::try_from(exact).ok().map(i128::from));
    }
}
