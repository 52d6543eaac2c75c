use cps_domain::{
    Completeness, Detail, Field, FieldProblem, LineProblem, Problem, ProductColumn, ProductForm,
    ProductLine, guard_cell, read_cell,
};
use proptest::prelude::*;

use crate::sample::{country, day};

fn line(cells: &[(ProductColumn, &str)]) -> ProductLine {
    let mut line = ProductLine::default();
    for (column, text) in cells {
        line.set(*column, *text);
    }
    line
}

#[test]
fn a_column_goes_by_english_and_spanish_names() {
    for (name, column) in [
        ("model", ProductColumn::Model),
        ("producto", ProductColumn::Model),
        ("numero_de_serie", ProductColumn::SerialNumber),
        ("fecha_de_compra", ProductColumn::PurchaseDate),
        ("fecha_estimada", ProductColumn::PurchaseDateEstimated),
        ("pais_de_compra", ProductColumn::PurchaseCountry),
        ("distribuidor", ProductColumn::Dealer),
        ("distribuidor_estimado", ProductColumn::DealerEstimated),
    ] {
        assert_eq!(ProductColumn::called(name), Some(column), "{name}");
    }
    for name in ["", "problem", "line", "points", "Model"] {
        assert_eq!(ProductColumn::called(name), None, "{name}");
    }
}

/// What a download calls a column is read again.
#[test]
fn every_column_goes_by_its_own_name() {
    for column in ProductColumn::ALL {
        assert_eq!(ProductColumn::called(column.name()), Some(column));
    }
}

/// The controls of the form and the columns of the file say their problems under the same names.
#[test]
fn columns_are_named_like_the_controls_of_the_form() {
    let fields = Detail::ALL.map(Detail::field);
    for field in fields.into_iter().chain([Field::Model]) {
        assert!(field.name().parse::<ProductColumn>().is_ok(), "{field}");
    }
}

#[test]
fn a_line_is_a_form_that_was_filled_in() {
    let cells = [
        (ProductColumn::Model, "EOS R5"),
        (ProductColumn::SerialNumber, "0230 2100 4571"),
        (ProductColumn::PurchaseDate, " 04/11/2021 "),
        (ProductColumn::PurchaseDateEstimated, "Sí"),
        (ProductColumn::PurchaseCountry, "es"),
        (ProductColumn::Dealer, "Fotocasión"),
        (ProductColumn::DealerEstimated, "0"),
    ];
    let (form, problems) = line(&cells).form();
    let expected = ProductForm {
        model: "EOS R5".into(),
        serial_number: "0230 2100 4571".into(),
        purchase_date: "2021-11-04".into(),
        purchase_date_estimated: true,
        purchase_country: "es".into(),
        dealer: "Fotocasión".into(),
        dealer_estimated: false,
    };
    assert_eq!((form, problems), (expected, Vec::new()));
}

#[test]
fn a_box_is_ticked_in_many_ways_and_nothing_is_guessed() {
    let ticked = |text| {
        let (form, problems) = line(&[(ProductColumn::DealerEstimated, text)]).form();
        problems.is_empty().then_some(form.dealer_estimated)
    };
    for text in ["yes", "Y", "si", "SÍ", "true", "VERDADERO", "x", "1"] {
        assert_eq!(ticked(text), Some(true), "{text}");
    }
    for text in ["", " ", "no", "N", "false", "FALSO", "0"] {
        assert_eq!(ticked(text), Some(false), "{text}");
    }
    for text in ["maybe", "2", "≈"] {
        assert_eq!(ticked(text), None, "{text}");
    }
}

/// A date that cannot be read reaches the form as it is, which says so.
#[test]
fn an_unreadable_date_is_the_forms_to_refuse() {
    for text in ["31/02/2024", "05/21/2024", "2024", "yesterday", "1/1/24"] {
        let (form, _) = line(&[(ProductColumn::PurchaseDate, text)]).form();
        let read = form.parse_details(
            day("2026-11-23"),
            2012,
            &[country("ES")],
            Completeness::MayBeMissing,
        );
        let malformed = FieldProblem::new(Field::PurchaseDate, Problem::Malformed);
        assert_eq!(read, Err(vec![malformed]), "{text}");
    }
}

#[test]
fn a_line_says_which_details_it_lacks() {
    let cells = [
        (ProductColumn::Dealer, "Foto"),
        (ProductColumn::PurchaseCountry, " "),
    ];
    let missing = [
        Detail::SerialNumber,
        Detail::PurchaseDate,
        Detail::PurchaseCountry,
    ];
    assert_eq!(line(&cells).missing(), missing);
}

/// They are stored: another form would make every kept list unreadable.
#[test]
fn lines_and_problems_keep_their_form_in_json() {
    let line = line(&[
        (ProductColumn::Model, "EOS R5"),
        (ProductColumn::Dealer, ""),
    ]);
    assert_eq!(
        serde_json::to_string(&line).unwrap(),
        r#"{"model":"EOS R5"}"#
    );
    let problems = [
        LineProblem::Field(FieldProblem::new(Field::SerialNumber, Problem::SerialTaken)),
        LineProblem::NeitherYesNorNo(ProductColumn::DealerEstimated),
        LineProblem::Repeated { line: 7 },
        LineProblem::Cells {
            found: 1,
            expected: 5,
        },
    ];
    let json = serde_json::to_string(&problems).unwrap();
    let expected = r#"[{"field":{"field":"serial_number","problem":"serial_taken"}},{"neither_yes_nor_no":"dealer_estimated"},{"repeated":{"line":7}},{"cells":{"found":1,"expected":5}}]"#;
    assert_eq!(json, expected);
    let read: [LineProblem; 4] = serde_json::from_str(&json).unwrap();
    assert_eq!(read, problems);
}

proptest! {
    /// No cell that is written begins like a formula, and every one stands for what it was written for.
    #[test]
    fn cells_are_guarded_and_read_again(text in "['=+@\\-a ]{0,6}") {
        let cell = guard_cell(&text);
        prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        prop_assert_eq!(read_cell(&cell), &text);
    }
}
