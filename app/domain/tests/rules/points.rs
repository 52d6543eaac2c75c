use cps_domain::Points;
use proptest::prelude::*;

#[test]
fn a_sum_stops_at_the_largest_number() {
    assert_eq!(Points(u32::MAX).plus(Points(1)), Points(u32::MAX));
    assert_eq!(
        [Points(u32::MAX), Points(7)].into_iter().sum::<Points>(),
        Points(u32::MAX)
    );
    assert_eq!(std::iter::empty().sum::<Points>(), Points(0));
}

#[test]
fn what_is_missing_is_never_less_than_zero() {
    assert_eq!(Points(499).missing_to(Points(500)), Points(1));
    assert_eq!(Points(500).missing_to(Points(500)), Points(0));
    assert_eq!(Points(501).missing_to(Points(500)), Points(0));
}

#[test]
fn they_are_shown_plain() {
    assert_eq!(Points(1_340).to_string(), "1340");
}

proptest! {
    #[test]
    fn the_order_of_a_sum_does_not_matter(
        (points, shuffled) in prop::collection::vec(any::<u32>(), 0..20)
            .prop_flat_map(|points| (Just(points.clone()), Just(points).prop_shuffle()))
    ) {
        let sum = |points: Vec<u32>| points.into_iter().map(Points).sum::<Points>();
        prop_assert_eq!(sum(points), sum(shuffled));
    }

    #[test]
    fn one_more_product_never_makes_fewer_points(points in prop::collection::vec(any::<u32>(), 0..20), more: u32) {
        let before: Points = points.iter().copied().map(Points).sum();
        prop_assert!(before.plus(Points(more)) >= before);
    }
}
