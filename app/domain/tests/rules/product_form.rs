use cps_domain::{Completeness, Field, FieldProblem, Problem, ProductDetails, ProductForm};

use crate::sample::{country, day};

fn filled() -> ProductForm {
    ProductForm {
        model: "EOS R5".into(),
        serial_number: "0230 2100 4571".into(),
        purchase_date: "2021-11-04".into(),
        purchase_date_estimated: true,
        purchase_country: "es".into(),
        dealer: " Fotocasión,  Madrid ".into(),
        dealer_estimated: true,
    }
}

fn read(
    form: &ProductForm,
    completeness: Completeness,
) -> Result<ProductDetails, Vec<FieldProblem>> {
    let countries = [country("ES"), country("PT")];
    form.parse_details(day("2026-11-23"), 2020, &countries, completeness)
}

#[test]
fn a_filled_form_is_complete() {
    let details = read(&filled(), Completeness::AllRequired).unwrap();
    assert!(details.is_complete());
    assert_eq!(details.serial_number.unwrap().as_str(), "023021004571");
    assert_eq!(details.purchase_date, Some(day("2021-11-04")));
    assert_eq!(details.purchase_country, Some(country("ES")));
    assert_eq!(details.dealer.unwrap().as_str(), "Fotocasión, Madrid");
    assert!(details.purchase_date_estimated && details.dealer_estimated);
}

#[test]
fn an_empty_form_may_be_kept_if_details_may_be_missing() {
    let details = read(&ProductForm::default(), Completeness::MayBeMissing);
    assert_eq!(details, Ok(ProductDetails::default()));
}

#[test]
fn an_empty_form_names_every_detail_if_all_are_required() {
    let problems = read(&ProductForm::default(), Completeness::AllRequired).unwrap_err();
    let required = |field| FieldProblem::new(field, Problem::Required);
    let fields = [
        Field::SerialNumber,
        Field::PurchaseDate,
        Field::PurchaseCountry,
        Field::Dealer,
    ];
    assert_eq!(problems, fields.map(required));
}

#[test]
fn what_is_wrong_is_said_even_where_details_may_be_missing() {
    let form = ProductForm {
        serial_number: "1-2-3-4".into(),
        purchase_date: "2019-12-31".into(),
        purchase_country: "GB".into(),
        dealer: "x".repeat(121),
        ..ProductForm::default()
    };
    let problems = read(&form, Completeness::MayBeMissing).unwrap_err();
    assert_eq!(
        problems,
        [
            FieldProblem::new(Field::SerialNumber, Problem::Malformed),
            FieldProblem::new(Field::PurchaseDate, Problem::BeforeLaunch { year: 2020 }),
            FieldProblem::new(Field::PurchaseCountry, Problem::UnknownCountry),
            FieldProblem::new(Field::Dealer, Problem::TooLong { max: 120 }),
        ]
    );
}

#[test]
fn what_is_missing_is_not_an_estimate() {
    let form = ProductForm {
        purchase_date: " ".into(),
        dealer: String::new(),
        ..filled()
    };
    let details = read(&form, Completeness::MayBeMissing).unwrap();
    assert!(!details.purchase_date_estimated && !details.dealer_estimated);
}
