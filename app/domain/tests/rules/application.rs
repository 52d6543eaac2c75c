use cps_domain::{ApplicationForm, Field, FieldProblem, Language, NewApplication, Problem};

use crate::sample::country;

fn filled() -> ApplicationForm {
    ApplicationForm {
        company: " Estudio  Luz S.L. ".into(),
        vat_number: "b-12345674".into(),
        country: "es".into(),
        contact: "Ana Ruiz".into(),
        email: "Ana@Luz.CPS.example".into(),
        language: "es".into(),
        old_email: "antigua@luz.cps.example".into(),
        terms: true,
        privacy: true,
    }
}

fn read(form: &ApplicationForm) -> Result<NewApplication, Vec<FieldProblem>> {
    form.parse(&[country("ES"), country("PT")])
}

fn problems(form: &ApplicationForm) -> Vec<(Field, Problem)> {
    let problems = read(form).unwrap_err();
    problems
        .into_iter()
        .map(|found| (found.field, found.problem))
        .collect()
}

#[test]
fn a_filled_form_is_an_application() {
    let application = read(&filled()).unwrap();
    assert_eq!(application.company.as_str(), "Estudio Luz S.L.");
    assert_eq!(application.vat_number.as_str(), "ESB12345674");
    assert_eq!(application.country, country("ES"));
    assert_eq!(application.contact.as_str(), "Ana Ruiz");
    assert_eq!(application.email.as_str(), "ana@luz.cps.example");
    assert_eq!(application.language, Language::Spanish);
    let old_email = application.old_email.unwrap();
    assert_eq!(old_email.as_str(), "antigua@luz.cps.example");
}

#[test]
fn an_old_account_is_optional_but_its_address_is_one() {
    let without = ApplicationForm {
        old_email: "  ".into(),
        ..filled()
    };
    assert_eq!(read(&without).unwrap().old_email, None);
    let mangled = ApplicationForm {
        old_email: "antigua".into(),
        ..filled()
    };
    assert_eq!(problems(&mangled), [(Field::OldEmail, Problem::Malformed)]);
}

#[test]
fn an_empty_form_names_every_control_in_its_order() {
    assert_eq!(
        problems(&ApplicationForm::default()),
        [
            (Field::Company, Problem::Required),
            (Field::Country, Problem::Required),
            (Field::VatNumber, Problem::Required),
            (Field::Contact, Problem::Required),
            (Field::Email, Problem::Required),
            (Field::Language, Problem::Required),
            (Field::Terms, Problem::TermsNotAccepted),
            (Field::Privacy, Problem::PrivacyNotAccepted),
        ]
    );
}

#[test]
fn only_a_business_in_a_participating_country_can_apply() {
    let elsewhere = ApplicationForm {
        country: "GB".into(),
        ..filled()
    };
    assert_eq!(
        problems(&elsewhere),
        [(Field::Country, Problem::UnknownCountry)]
    );
}

#[test]
fn the_country_decides_about_the_vat_number() {
    let portuguese = ApplicationForm {
        country: "PT".into(),
        ..filled()
    };
    let form = Problem::VatNumberForm {
        country: country("PT"),
    };
    assert_eq!(problems(&portuguese), [(Field::VatNumber, form)]);
    let mistyped = ApplicationForm {
        vat_number: "B12345675".into(),
        ..filled()
    };
    assert_eq!(
        problems(&mistyped),
        [(Field::VatNumber, Problem::VatNumberCheckDigits)]
    );
}

#[test]
fn an_unknown_language_was_not_chosen() {
    let form = ApplicationForm {
        language: "fr".into(),
        ..filled()
    };
    assert_eq!(problems(&form), [(Field::Language, Problem::Required)]);
}

#[test]
fn both_boxes_must_be_ticked() {
    let form = ApplicationForm {
        terms: false,
        ..filled()
    };
    assert_eq!(problems(&form), [(Field::Terms, Problem::TermsNotAccepted)]);
    let form = ApplicationForm {
        privacy: false,
        ..filled()
    };
    assert_eq!(
        problems(&form),
        [(Field::Privacy, Problem::PrivacyNotAccepted)]
    );
}
