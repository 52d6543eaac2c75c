use cps_domain::{AccountForm, Field, FieldProblem, Language, Problem};

fn filled() -> AccountForm {
    AccountForm {
        contact: " Ana Ruiz".into(),
        address: "Calle Mayor 1\r\n28013 Madrid\r\n".into(),
        language: "en".into(),
    }
}

#[test]
fn a_filled_form_is_read() {
    let details = filled().parse().unwrap();
    assert_eq!(details.contact.as_str(), "Ana Ruiz");
    assert_eq!(
        details.address.unwrap().as_str(),
        "Calle Mayor 1\n28013 Madrid"
    );
    assert_eq!(details.language, Language::English);
}

#[test]
fn the_address_may_be_empty() {
    let form = AccountForm {
        address: "\r\n".into(),
        ..filled()
    };
    assert_eq!(form.parse().unwrap().address, None);
}

#[test]
fn every_problem_is_named_in_the_order_of_the_controls() {
    let form = AccountForm {
        contact: String::new(),
        address: "x".repeat(301),
        language: "de".into(),
    };
    assert_eq!(
        form.parse(),
        Err(vec![
            FieldProblem::new(Field::Contact, Problem::Required),
            FieldProblem::new(Field::Address, Problem::TooLong { max: 300 }),
            FieldProblem::new(Field::Language, Problem::Required),
        ])
    );
}
