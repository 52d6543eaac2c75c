use crate::portal::{SPANISH, TestPortal};
use crate::secrecy::without_nonce;
use cps_domain::{CountryCode, VatNumber};

/// A complete application from this address.
fn application(email: &str) -> [(&str, &str); 8] {
    let country = CountryCode::parse("ES").unwrap();
    [
        ("company", "Foto Nueva S.L."),
        ("country", "ES"),
        ("vat_number", VatNumber::example(country)),
        ("contact", "Ana Ejemplo"),
        ("email", email),
        ("language", "es"),
        ("terms", "true"),
        ("privacy", "true"),
    ]
}

#[tokio::test]
async fn whoever_applies_gets_the_same_answer() {
    let portal = TestPortal::open().await;
    let newcomer = "hola@foto-nueva.cps.example";
    let mut answers = Vec::new();
    // One who is new, one who has applied already, one who has an account.
    for email in [newcomer, newcomer, SPANISH] {
        let mut browser = portal.browser();
        let fields = application(email);
        let answer = browser.post("/api/apply", "/apply", &fields).await;
        let page = browser.follow(&answer).await;
        assert!(page.text.contains("Thank you. Check your mail"));
        assert!(!page.text.contains("<form action=\"/api/apply\""));
        answers.push((
            answer.status,
            answer.location().to_string(),
            answer.text.clone(),
            without_nonce(&page, email),
        ));
    }
    assert_eq!(answers[0].1, "/apply?sent=1");
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    // What only the owner of the address may know is in a mail.
    assert_eq!(portal.mails_to(newcomer).await.len(), 2);
    assert_eq!(portal.mails_to(SPANISH).await.len(), 1);
}

#[tokio::test]
async fn a_bad_application_says_what_is_wrong_where_and_keeps_what_was_typed() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let fields = [
        ("company", ""),
        ("country", "ES"),
        ("vat_number", "12"),
        ("contact", "Ana Ejemplo"),
        ("email", "no address"),
        ("language", "es"),
        ("old_email", "antes@foto-nueva.cps.example"),
        ("terms", "true"),
    ];
    let answer = browser.post("/api/apply", "/apply", &fields).await;
    let page = browser.follow(&answer).await;
    let text = page.text.replace("&#x27;", "'");
    let example = VatNumber::example(CountryCode::parse("ES").unwrap());
    for message in [
        "This is needed.",
        &format!("A VAT number of Spain looks like {example}."),
        "This doesn't look right.",
        "Please accept the privacy notice.",
        "4 fields need another look.",
    ] {
        assert!(text.contains(message), "{message}");
    }
    for typed in [
        "value=\"12\"",
        "Ana Ejemplo",
        "no address",
        "antes@foto-nueva.cps.example",
    ] {
        assert!(text.contains(typed), "{typed} is still there");
    }
    assert!(text.contains("<option value=\"ES\" selected>"));
    assert!(text.contains("<option value=\"es\" lang=\"es\" selected>"));
    let ticked = text.matches(" checked").count();
    assert_eq!(ticked, 1, "the terms are accepted, the notice is not");
}

#[tokio::test]
async fn refused_again_and_again_a_form_keeps_its_place() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let fields = [("company", "Foto Nueva S.L.")];
    let first = browser.post("/api/apply", "/apply", &fields).await;
    let place = first.location().trim_start_matches("http://localhost:3000");
    let again = browser.post("/api/apply", place, &fields).await;
    assert_eq!(first.location(), again.location());
}

#[tokio::test]
async fn what_the_application_leads_to_can_be_read_before() {
    let portal = TestPortal::open().await;
    let page = portal.browser().get("/apply").await;
    for link in ["href=\"/terms\"", "href=\"/privacy\"", "href=\"/login\""] {
        assert!(page.text.contains(link), "{link}");
    }
    assert!(page.text.contains("MIGRATE PRODUCTS"));
}
