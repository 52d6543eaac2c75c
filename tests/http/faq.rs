use crate::portal::{Browser, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT_LANGUAGE, HeaderValue};

/// A stranger's browser that wants this language.
fn browser(portal: &TestPortal, language: &'static str) -> Browser {
    let mut browser = portal.browser();
    browser
        .headers
        .insert(ACCEPT_LANGUAGE, HeaderValue::from_static(language));
    browser
}

/// The page in Spanish, for what follows `/faq?q=`.
async fn found(portal: &TestPortal, query: &str) -> String {
    let page = browser(portal, "es").get(&format!("/faq?q={query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{query}");
    visible(&page.text)
}

/// The page without the data that the browser's half starts from.
fn visible(page: &str) -> String {
    page.split("<script")
        .map(|part| part.split_once("</script>").map_or(part, |(_, rest)| rest))
        .collect()
}

fn questions(page: &str) -> usize {
    page.matches("<summary>").count()
}

#[tokio::test]
async fn there_are_at_least_twenty_questions_in_both_languages() {
    let portal = TestPortal::open().await;
    for (language, one, count) in [
        ("es", "¿Cuándo recibo la factura?", "preguntas"),
        ("en", "When do I get the invoice?", "questions"),
    ] {
        let page = browser(&portal, language).get("/faq").await;
        let page = visible(&page.text);
        let number = questions(&page);
        assert!(number >= 20, "{language}: {number}");
        assert!(page.contains(one), "{language}");
        assert!(page.contains(&format!("{number} {count}")), "{language}");
        assert!(!page.contains("<details open"), "{language}");
    }
}

#[tokio::test]
async fn both_languages_have_the_same_questions() {
    let portal = TestPortal::open().await;
    let spanish = browser(&portal, "es").get("/faq").await;
    let english = browser(&portal, "en").get("/faq").await;
    let links = |page: &str| page.matches("<a href=").count();
    let (spanish, english) = (visible(&spanish.text), visible(&english.text));
    assert_eq!(questions(&spanish), questions(&english));
    assert_eq!(links(&spanish), links(&english));
}

#[tokio::test]
async fn what_the_guide_states_stands_there_word_for_word() {
    let portal = TestPortal::open().await;
    let page = browser(&portal, "es").get("/faq").await;
    for sentence in [
        "Si no ves el botón azul MIGRAR PRODUCTOS es porque no has proporcionado el correo electrónico antiguo durante \
         la solicitud de la cuenta empresarial. Registra de nuevo tus productos o ponte en contacto con el servicio de \
         asistencia prioritaria de CPS.",
        "No te preocupes si no recuerdas los detalles exactos, con una estimación es suficiente.",
        "En cuanto haya un mínimo de 500 puntos en tu cuenta, recibirás una invitación para unirte a CPS",
        "Podrás utilizar tu suscripción a CPS de inmediato",
        "Ten en cuenta que el número de miembro de CPS cambiará si ya tenías uno.",
    ] {
        assert!(visible(&page.text).contains(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn a_search_without_script_finds_words_with_and_without_accents() {
    let portal = TestPortal::open().await;
    for query in [
        "n%C3%BAmero+serie",
        "numero+serie",
        "SERIE+N%C3%9AMERO",
        "n%C3%B9mero%20%20serie",
    ] {
        let page = found(&portal, query).await;
        let number = questions(&page);
        assert!(page.contains("Otra cuenta ha registrado mi número de serie"));
        assert!(!page.contains("¿Cuándo recibo la factura?"), "{query}");
        assert!(
            page.contains(&format!("{number} preguntas encontradas")),
            "{query}"
        );
    }
}

#[tokio::test]
async fn what_was_searched_for_stays_in_the_field_and_few_answers_stand_open() {
    let portal = TestPortal::open().await;
    let page = found(&portal, "tarjeta+rechazado").await;
    assert!(page.contains("value=\"tarjeta rechazado\""));
    assert!(page.contains("Una pregunta encontrada"));
    assert_eq!(questions(&page), 1);
    assert!(page.contains("<details open"));
    assert!(page.contains("Han rechazado mi tarjeta"));
}

#[tokio::test]
async fn the_address_of_a_link_is_no_word_of_an_answer() {
    let portal = TestPortal::open().await;
    assert_eq!(questions(&found(&portal, "serial_number").await), 0);
}

#[tokio::test]
async fn an_empty_search_shows_every_question() {
    let portal = TestPortal::open().await;
    let page = browser(&portal, "es").get("/faq").await;
    let all = questions(&visible(&page.text));
    for query in ["", "+", "%3F"] {
        assert_eq!(questions(&found(&portal, query).await), all, "{query}");
    }
}

#[tokio::test]
async fn nothing_found_says_what_to_do() {
    let portal = TestPortal::open().await;
    let page = found(&portal, "submarino").await;
    assert_eq!(questions(&page), 0);
    assert!(page.contains("Ninguna pregunta encontrada"));
    assert!(page.contains("Prueba con otra palabra"));
    assert!(page.contains("<a href=\"/support\" class=\"button act\">"));
    assert!(page.contains("<a href=\"/faq\" class=\"button\">"));
}

#[tokio::test]
async fn markup_in_a_search_stays_text() {
    let portal = TestPortal::open().await;
    for query in [
        "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%3C%2Ftitle%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    ] {
        let page = browser(&portal, "es").get(&format!("/faq?q={query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("<script>alert"), "{query}");
        assert!(!page.text.contains("<img"), "{query}");
    }
}

#[tokio::test]
async fn privacy_and_terms_are_open_to_everybody_in_both_languages() {
    let portal = TestPortal::open().await;
    for (path, spanish, english) in [
        ("/privacy", "Tus derechos", "Your rights"),
        (
            "/terms",
            "Renovación y cancelación",
            "Renewal and cancellation",
        ),
    ] {
        for (language, shown) in [("es", spanish), ("en", english)] {
            let page = browser(&portal, language).get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.text.contains(shown), "{path} {language}");
        }
    }
}
