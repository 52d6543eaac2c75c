use std::collections::BTreeSet;

use cps_domain::{Points, Problem};

const ALL: [Problem; 23] = [
    Problem::Required,
    Problem::TooLong { max: 20 },
    Problem::Malformed,
    Problem::UnknownModel,
    Problem::UnknownCountry,
    Problem::InTheFuture,
    Problem::BeforeLaunch { year: 2022 },
    Problem::SerialTaken,
    Problem::SerialAlreadyYours,
    Problem::WrongCredentials,
    Problem::UnknownLevel,
    Problem::PointsMissing {
        points: Points(260),
    },
    Problem::TooManyProducts { max: 25 },
    Problem::TermsNotAccepted,
    Problem::PriceChanged,
    Problem::CheckoutStale,
    Problem::CardDeclined,
    Problem::AuthenticationFailed,
    Problem::PaymentCanceled,
    Problem::AlreadySubscribed,
    Problem::NoSubscription,
    Problem::NothingToMigrate,
    Problem::AlreadyMigrated,
];

#[test]
fn every_problem_has_a_code_of_its_own() {
    let codes: BTreeSet<_> = ALL.iter().map(|problem| problem.code()).collect();
    assert_eq!(codes.len(), ALL.len());
}

#[test]
fn the_code_is_the_tag_in_json() {
    for problem in ALL {
        let json = serde_json::to_value(problem).unwrap();
        let tag = match &json {
            serde_json::Value::Object(object) => object.keys().next().cloned(),
            other => other.as_str().map(str::to_owned),
        };
        assert_eq!(tag.as_deref(), Some(problem.code()));
        assert_eq!(serde_json::from_value::<Problem>(json).unwrap(), problem);
    }
}

#[test]
fn the_numbers_travel_with_it() {
    let json = serde_json::to_string(&Problem::PointsMissing {
        points: Points(260),
    })
    .unwrap();
    assert_eq!(json, r#"{"points_missing":{"points":260}}"#);
}
