use super::*;

fn entered(
    number: &str,
    expires: &str,
    security_code: &str,
) -> Result<EnteredCard, Vec<CardProblem>> {
    parse(
        number,
        expires,
        security_code,
        Date::new(2026, 11, 23).unwrap(),
    )
}

fn problems(number: &str, expires: &str, security_code: &str) -> Vec<CardProblem> {
    entered(number, expires, security_code)
        .map(|_| ())
        .unwrap_err()
}

#[test]
fn every_documented_card_is_recognised_with_its_brand() {
    let cards = [
        (
            "4242 4242 4242 4242",
            "123",
            Behaviour::Accepts,
            "Visa",
            "4242",
        ),
        (
            "5555-5555-5555-4444",
            "123",
            Behaviour::Accepts,
            "Mastercard",
            "4444",
        ),
        (
            "378282246310005",
            "1234",
            Behaviour::Accepts,
            "American Express",
            "0005",
        ),
        (
            "4000 0000 0000 0002",
            "123",
            Behaviour::Declines,
            "Visa",
            "0002",
        ),
        (
            "4000 0025 0000 3155",
            "123",
            Behaviour::Authenticates,
            "Visa",
            "3155",
        ),
        (
            "4000 0000 0000 0341",
            "123",
            Behaviour::Accepts,
            "Visa",
            "0341",
        ),
        (
            "4000 0027 6000 3184",
            "123",
            Behaviour::Authenticates,
            "Visa",
            "3184",
        ),
    ];
    for (number, security_code, behaviour, brand, last_four) in cards {
        let card = entered(number, "12/30", security_code).unwrap();
        assert_eq!(card.behaviour, behaviour, "{number}");
        assert_eq!(card.on_file.brand, brand, "{number}");
        assert_eq!(card.on_file.last_four, last_four, "{number}");
        assert_eq!(card.on_file.expires, "12/30", "{number}");
    }
}

#[test]
fn a_mistyped_number_is_told_from_a_real_one() {
    assert_eq!(
        problems("4242 4242 4242 4241", "12/30", "123"),
        [CardProblem::Number]
    );
    assert_eq!(problems("4242", "12/30", "123"), [CardProblem::Number]);
    assert_eq!(
        problems("4111 1111 1111 1111", "12/30", "123"),
        [CardProblem::NotATestCard]
    );
}

#[test]
fn a_card_is_good_to_the_end_of_its_month() {
    assert_eq!(
        entered("4242424242424242", "11/26", "123")
            .unwrap()
            .on_file
            .expires,
        "11/26"
    );
    assert_eq!(
        entered("4242424242424242", " 0127 ", "123")
            .unwrap()
            .on_file
            .expires,
        "01/27"
    );
    assert_eq!(
        problems("4242424242424242", "10/26", "123"),
        [CardProblem::Expired]
    );
    for text in ["", "13/30", "00/30", "1/2030", "ñ/30", "ab/cd"] {
        assert_eq!(
            problems("4242424242424242", text, "123"),
            [CardProblem::Expires],
            "{text}"
        );
    }
}

#[test]
fn the_last_four_digits_tell_what_a_bank_does_when_it_is_charged() {
    assert_eq!(when_charged("4242"), ChargeOutcome::Succeeded);
    assert_eq!(when_charged("3155"), ChargeOutcome::Succeeded);
    assert_eq!(when_charged("0341"), ChargeOutcome::Declined);
    assert_eq!(when_charged("3184"), ChargeOutcome::NeedsAuthentication);
    let last_fours = TEST_CARDS.map(|(number, _)| &number[number.len() - 4..]);
    let mut distinct = last_fours.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), last_fours.len());
}

#[test]
fn a_card_expires_with_its_month() {
    let day = |month, day| Date::new(2026, month, day).unwrap();
    assert!(!is_expired("11/26", day(11, 30)));
    assert!(is_expired("11/26", day(12, 1)));
    assert!(!is_expired("01/27", day(12, 1)));
    assert!(is_expired("nonsense", day(12, 1)));
}

#[test]
fn every_problem_is_reported_at_once() {
    assert_eq!(
        problems("", "", ""),
        [
            CardProblem::Number,
            CardProblem::Expires,
            CardProblem::SecurityCode
        ]
    );
    assert_eq!(
        problems("378282246310005", "12/30", "123"),
        [CardProblem::SecurityCode]
    );
    assert_eq!(
        problems("4242424242424242", "12/30", "12a"),
        [CardProblem::SecurityCode]
    );
}

#[test]
fn the_code_of_a_problem_leads_back_to_it() {
    for problem in problems("", "", "") {
        assert_eq!(CardProblem::from_code(problem.code()), Some(problem));
    }
    assert_eq!(CardProblem::from_code("unheard_of"), None);
}

#[test]
fn a_number_leaves_no_trace_in_what_is_kept() {
    let card = entered("4242 4242 4242 4242", "12/30", "123").unwrap();
    assert!(!format!("{card:?}").contains("424242"));
}
