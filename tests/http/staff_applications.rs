use crate::portal::{Browser, Page, STAFF, TestPortal};
use axum::http::StatusCode;
use cps_domain::{CountryCode, VatNumber};

/// The address of an old account that nobody has: member number ES208117, three products.
const FREE: &str = "archivo@old.cps.example";
/// The address of an old account that a member has.
const TAKEN: &str = "luz@old.cps.example";
const LIST: &str = "/staff/applications";

/// Somebody applies who reads English, or Spanish.
async fn apply(portal: &TestPortal, company: &str, language: &str, old_email: &str) -> String {
    let country = CountryCode::parse("ES").unwrap();
    let local = company
        .to_lowercase()
        .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let email = format!("{}@demo.cps.example", local.trim_matches('-'));
    let fields = [
        ("company", company),
        ("country", "ES"),
        ("vat_number", VatNumber::example(country)),
        ("contact", "Ana Ejemplo"),
        ("email", email.as_str()),
        ("language", language),
        ("old_email", old_email),
        ("terms", "true"),
        ("privacy", "true"),
    ];
    let answer = portal.browser().post("/api/apply", "/apply", &fields).await;
    assert_eq!(answer.location(), "/apply?sent=1");
    email
}

/// The address of the form, on the first entry that has one, with which staff decide so.
fn form(page: &Page, decision: &str) -> String {
    let forms = page.text.split("action=\"").skip(1);
    let mut actions = forms.map(|form| form.split('"').next().unwrap());
    actions
        .find(|action| action.contains(&format!("/{decision}")))
        .unwrap_or_else(|| panic!("nothing to {decision}"))
        .to_string()
}

async fn decide(staff: &mut Browser, decision: &str, fields: &[(&str, &str)]) -> Page {
    let page = staff.get(LIST).await;
    staff.post(&form(&page, decision), LIST, fields).await
}

#[tokio::test]
async fn an_application_shows_what_staff_compare() {
    let portal = TestPortal::open().await;
    for (company, language, old_email) in [
        ("Free S.L.", "es", FREE),
        ("Taken S.L.", "en", TAKEN),
        ("Unknown S.L.", "en", "nobody@old.cps.example"),
        ("None S.L.", "en", ""),
    ] {
        apply(&portal, company, language, old_email).await;
    }
    let mut staff = portal.signed_in(STAFF).await;
    let page = staff.get(LIST).await;
    let entries: Vec<&str> = page.text.split("<li>").skip(1).collect();
    let example = VatNumber::example(CountryCode::parse("ES").unwrap());
    let vat_number = format!("{example} · Spain");
    for fact in [
        "Free S.L.",
        &vat_number,
        "Ana Ejemplo",
        "href=\"mailto:free%2Ds%2Dl@demo%2Ecps%2Eexample\"",
        "Spanish",
        "1 Jun 2026, 12:00 UTC",
        FREE,
        "ES208117, 3 products",
        "not confirmed by the owner of the address",
        "Link the old account ES208117 (3 products)",
        "Reason, in Spanish",
    ] {
        assert!(entries[0].contains(fact), "{fact}");
    }
    assert!(!entries[0].contains(" checked"));
    for (entry, found) in [
        (entries[1], "belongs to another account already"),
        (entries[2], "no old account with this address"),
        (entries[3], "none named"),
    ] {
        assert!(entry.contains(found), "{found}");
        assert!(entry.contains("Reason, in English"));
        assert!(!entry.contains("link_old_account"));
    }
}

#[tokio::test]
async fn an_approved_applicant_can_set_a_password() {
    let portal = TestPortal::open().await;
    let email = apply(&portal, "Archivo Sur S.L.", "es", FREE).await;
    let mut staff = portal.signed_in(STAFF).await;
    let answer = decide(&mut staff, "approve", &[("link_old_account", "true")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/staff/applications?done=approved");
    let page = staff.follow(&answer).await;
    assert!(page.text.contains("Approved. The applicant gets"));
    assert!(page.text.contains("No application is waiting"));
    assert!(portal.link_to(&email).await.starts_with("/links/"));

    let decided = staff.get("/staff/applications?state=decided").await;
    assert!(decided.text.contains(&format!("Approved by {STAFF}")));
    assert!(
        decided.text.contains("linked to this account"),
        "the old account is linked"
    );
    let accounts = staff.get("/staff/accounts?search=archivo").await;
    assert!(accounts.text.contains("Archivo Sur S.L."));
}

#[tokio::test]
async fn without_the_tick_the_old_account_stays_free() {
    let portal = TestPortal::open().await;
    apply(&portal, "Archivo Sur S.L.", "es", FREE).await;
    apply(&portal, "Otro Archivo S.L.", "es", FREE).await;
    let mut staff = portal.signed_in(STAFF).await;
    let answer = decide(&mut staff, "approve", &[]).await;
    let page = staff.follow(&answer).await;
    assert!(page.text.contains("Link the old account ES208117"));
}

#[tokio::test]
async fn a_rejected_applicant_is_told_the_reason() {
    let portal = TestPortal::open().await;
    let email = apply(&portal, "Foto Nueva S.L.", "es", "").await;
    let mut staff = portal.signed_in(STAFF).await;
    let reason = "El NIF no es tuyo.\nPide el correcto & vuelve.";
    let answer = decide(&mut staff, "reject", &[("reason", reason)]).await;
    assert_eq!(answer.location(), "/staff/applications?done=rejected");
    assert!(
        staff
            .follow(&answer)
            .await
            .text
            .contains("Rejected. The applicant gets")
    );
    let mail = portal.mails_to(&email).await.pop().unwrap();
    assert!(mail.contains("El NIF no es tuyo."));

    let decided = staff.get("/staff/applications?state=decided").await;
    assert!(decided.text.contains(&format!("Rejected by {STAFF}")));
    assert!(
        decided
            .text
            .contains("El NIF no es tuyo.\nPide el correcto &amp; vuelve.")
    );
}

#[tokio::test]
async fn a_rejection_without_a_reason_says_so_at_its_field() {
    let portal = TestPortal::open().await;
    apply(&portal, "Foto Nueva S.L.", "es", "").await;
    apply(&portal, "Otra Foto S.L.", "es", "").await;
    let mut staff = portal.signed_in(STAFF).await;
    let answer = decide(&mut staff, "reject", &[("reason", " \n ")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entries: Vec<&str> = answer.text.split("<li>").skip(1).collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[0].contains("<details open>"));
    assert!(entries[0].contains("aria-invalid=\"true\""));
    assert!(entries[0].contains("This is needed."));
    assert!(!entries[1].contains("open>") && !entries[1].contains("aria-invalid"));
}

#[tokio::test]
async fn what_was_typed_stays_and_cannot_become_markup() {
    let portal = TestPortal::open().await;
    apply(&portal, "</h2><script>alert(1)</script> S.L.", "es", "").await;
    let mut staff = portal.signed_in(STAFF).await;
    let attack = format!("</textarea><script>alert(2)</script>{}", "x".repeat(1000));
    let answer = decide(&mut staff, "reject", &[("reason", &attack)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("At most 1000 characters"));
    assert!(!answer.text.contains("<script"));
    let kept = attack.replace('<', "&lt;");
    assert!(answer.text.contains(&format!(">{kept}</textarea>")));
}

#[tokio::test]
async fn only_the_first_decision_counts() {
    let portal = TestPortal::open().await;
    let email = apply(&portal, "Foto Nueva S.L.", "en", "").await;
    let mut staff = portal.signed_in(STAFF).await;
    let page = staff.get(LIST).await;
    let (approve, reject) = (form(&page, "approve"), form(&page, "reject"));
    staff.post(&approve, LIST, &[]).await;
    // Even where the form is not right there is nothing left to say about it.
    for (decision, reason) in [(&approve, ""), (&reject, "Too late."), (&reject, "")] {
        let answer = staff.post(decision, LIST, &[("reason", reason)]).await;
        assert_eq!(answer.location(), "/staff/applications?done=gone");
        let page = staff.follow(&answer).await;
        assert!(page.text.contains("Somebody decided it already."));
    }
    let mails = portal.mails_to(&email).await;
    assert_eq!(mails.len(), 2, "received, approved");
    let decided = staff.get("/staff/applications?state=decided").await;
    assert!(!decided.text.contains("Too late."));
}

#[tokio::test]
async fn an_address_that_became_somebodys_is_no_new_account() {
    let portal = TestPortal::open().await;
    let email = apply(&portal, "Foto Nueva S.L.", "en", "").await;
    cps_backend::service::add_staff(&portal.portal, &email, "a password of staff's")
        .await
        .unwrap();
    let mut staff = portal.signed_in(STAFF).await;
    let answer = decide(&mut staff, "approve", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("role=\"alert\""));
    assert!(
        answer
            .text
            .contains("Somebody signs in with this e-mail address already.")
    );
}

#[tokio::test]
async fn those_who_wait_longest_come_first_page_by_page() {
    let portal = TestPortal::open().await;
    for number in 1..=52 {
        portal.clock.advance_seconds(3600);
        apply(&portal, &format!("Foto {number:02} S.L."), "en", "").await;
    }
    let mut staff = portal.signed_in(STAFF).await;
    let first = staff.get(LIST).await;
    let place = |company: &str| first.text.find(company).unwrap();
    assert!(place("Foto 01 S.L.") < place("Foto 50 S.L."));
    assert!(!first.text.contains("Foto 51 S.L."));
    let (_, next) = first.text.split_once("/staff/applications?after=").unwrap();
    let next = format!("{LIST}?after={}", next.split('"').next().unwrap());
    let second = staff.get(&next).await;
    assert_eq!(second.text.matches("<li>").count(), 2);
    assert!(second.text.contains("First page"));

    // A refused form stands on the page it was on.
    let reject = form(&second, "reject");
    let answer = staff.post(&reject, &next, &[("reason", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.text.matches("<li>").count(), 2);
}
