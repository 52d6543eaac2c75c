use std::collections::BTreeSet;

use cps_domain::{Points, Problem};

use crate::sample::country;

fn all() -> [Problem; 37] {
    [
        Problem::Required,
        Problem::TooLong { max: 20 },
        Problem::TooShort { min: 12 },
        Problem::Malformed,
        Problem::VatNumberCheckDigits,
        Problem::VatNumberForm {
            country: country("ES"),
        },
        Problem::UnknownModel,
        Problem::UnknownCountry,
        Problem::InTheFuture,
        Problem::BeforeLaunch { year: 2022 },
        Problem::SerialTaken,
        Problem::SerialAlreadyYours,
        Problem::WrongCredentials,
        Problem::WrongPassword,
        Problem::TooManyAttempts { minutes: 3 },
        Problem::PasswordCommon,
        Problem::PasswordOwnWords,
        Problem::LinkUnusable,
        Problem::PrivacyNotAccepted,
        Problem::NotConfirmed,
        Problem::InvoicePending,
        Problem::MoneyOpen,
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
        Problem::WithdrawalOver,
        Problem::InvoiceOverdue,
        Problem::NothingToMigrate,
        Problem::AlreadyMigrated,
    ]
}

#[test]
fn every_problem_has_a_code_of_its_own() {
    let codes: BTreeSet<_> = all().map(Problem::code).into();
    assert_eq!(codes.len(), all().len());
}

#[test]
fn the_code_is_the_tag_in_json() {
    for problem in all() {
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
    let points = Points(260);
    for (problem, json) in [
        (
            Problem::PointsMissing { points },
            r#"{"points_missing":{"points":260}}"#,
        ),
        (
            Problem::TooManyAttempts { minutes: 3 },
            r#"{"too_many_attempts":{"minutes":3}}"#,
        ),
        (
            Problem::VatNumberForm {
                country: country("ES"),
            },
            r#"{"vat_number_form":{"country":"ES"}}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&problem).unwrap(), json);
    }
}
