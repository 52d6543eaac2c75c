use cps_domain::{Field, FieldProblem, Problem, SupportForm, SupportTopic};

fn filled() -> SupportForm {
    SupportForm {
        email: "Ana@Luz.CPS.example ".into(),
        topic: "serial_number".into(),
        message: "Hola:\r\n\r\nese número es mío.\r\n".into(),
    }
}

#[test]
fn a_filled_form_is_a_request() {
    let request = filled().parse().unwrap();
    assert_eq!(request.email.as_str(), "ana@luz.cps.example");
    assert_eq!(request.topic, SupportTopic::SerialNumber);
    assert_eq!(request.message.as_str(), "Hola:\n\nese número es mío.");
}

#[test]
fn an_empty_form_names_every_control_in_its_order() {
    let required = |field| FieldProblem::new(field, Problem::Required);
    let fields = [Field::Email, Field::Topic, Field::Message];
    assert_eq!(
        SupportForm::default().parse(),
        Err(fields.map(required).to_vec())
    );
}

#[test]
fn an_unknown_topic_was_not_chosen() {
    let form = SupportForm {
        topic: "weather".into(),
        ..filled()
    };
    assert_eq!(
        form.parse(),
        Err(vec![FieldProblem::new(Field::Topic, Problem::Required)])
    );
}
