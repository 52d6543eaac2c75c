use crate::portal::{BRITISH, Browser, Page, SPANISH, STAFF, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue,
};

const LOAD: &str = "/products/load";

const LIST: &str = "modelo;numero de serie;fecha de compra;pais;distribuidor\n\
    EOS R5;LISTA001;20/11/2025;ES;Niobo Digital\n\
    EOS R7;LISTA002;;;\n\
    EOS R9000;LISTA003;20/11/2025;ES;<b>Foto</b>\n";

async fn load(member: &mut Browser, list: &str) -> Page {
    member.upload(LOAD, LOAD, ("file", list.as_bytes())).await
}

async fn paste(member: &mut Browser, list: &str) -> Page {
    member.upload(LOAD, LOAD, ("text", list.as_bytes())).await
}

/// What a reader sees: Leptos escapes apostrophes.
fn text(page: &Page) -> String {
    page.text.replace("&#x27;", "'").replace("&#39;", "'")
}

#[tokio::test]
async fn a_list_is_loaded_looked_at_and_registered() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    let form = member.get(LOAD).await;
    assert_eq!(form.status, StatusCode::OK);
    for words in ["Cargar varios productos", "5.000", "EOS R5", "AT, BE, CH"] {
        assert!(form.text.contains(words), "{words}");
    }
    let answer = load(&mut member, LIST).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let list = answer.location().to_string();
    let page = member.follow(&answer).await;
    for words in [
        "Se pueden registrar 2 productos.",
        "Todavía no se ha registrado nada.",
        "Una línea tiene un problema.",
        "Modelo: El catálogo no tiene ese modelo, o tiene más de uno.",
        "&lt;b&gt;Foto&lt;/b&gt;",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(
        !page.text.contains("LISTA001"),
        "lines with problems come first"
    );
    let all = member.get(&format!("{list}?show=all")).await;
    for words in ["LISTA001", "falta la fecha", "Lista, faltan detalles"] {
        assert!(all.text.contains(words), "{words}");
    }

    let register = format!("{list}/register");
    for _ in 0..2 {
        let answer = member.post(&register, &list, &[]).await;
        assert_eq!(answer.location(), list);
    }
    let page = member.follow(&answer).await;
    assert!(page.text.contains("Se han registrado 2 productos."));
    assert!(
        !page.text.contains("/register\""),
        "nothing is left to register"
    );
    let products = member.get("/products").await;
    assert!(products.text.contains("LIST A001"));
    assert_eq!(member.get(&register).await.location(), list);
}

#[tokio::test]
async fn the_lines_to_correct_come_as_a_file_that_can_be_loaded() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    let list = load(&mut member, LIST).await.location().to_string();
    let file = member.get(&format!("{list}/problems")).await;
    let kept = file.headers[CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(kept, "attachment; filename=\"cps-products-to-correct.csv\"");
    assert_eq!(file.headers[CONTENT_TYPE], "text/csv; charset=utf-8");
    let lines: Vec<_> = file.text.trim_start_matches('\u{feff}').lines().collect();
    let columns = "line;model;serial_number;purchase_date;purchase_date_estimated;purchase_country;dealer;dealer_estimated;problem";
    let wrong = "4;EOS R9000;LISTA003;20/11/2025;;ES;<b>Foto</b>;;\"Modelo: El catálogo no tiene ese modelo, o tiene más de uno.\"";
    assert_eq!(lines, [columns, wrong]);

    let corrected = file.text.replace("EOS R9000", "EOS R6");
    let answer = load(&mut member, &corrected).await;
    let page = member.follow(&answer).await;
    assert!(page.text.contains("Se puede registrar un producto."));
    assert_eq!(member.get(&list).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_list_that_makes_no_sense_is_refused_with_what_was_pasted_still_there() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(BRITISH).await;
    for (pasted, expected) in [
        ("  ", "Choose a file, or paste the lines."),
        ("hello", "one of them must be “model”"),
        ("model", "There is no product below"),
        ("model,product\nEOS R5,x", "names the column “model” twice"),
    ] {
        let page = paste(&mut member, pasted).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{pasted}");
        assert!(text(&page).contains(expected), "{expected}");
    }
    let hostile = paste(&mut member, "</textarea><script>1</script>&amp;").await;
    let kept = "&lt;/textarea>&lt;script>1&lt;/script>&amp;amp;</textarea>";
    assert!(hostile.text.contains(kept), "{}", hostile.text);
    let too_many = load(&mut member, &format!("model\n{}", "EOS R5\n".repeat(5_001))).await;
    assert!(too_many.text.contains("more than 5,000 products"));
    let plain = member.post(LOAD, LOAD, &[("text", "model")]).await;
    assert_eq!(plain.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn two_megabytes_are_taken_and_not_more() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(BRITISH).await;
    let mut file = b"model\nEOS R5\n".to_vec();
    file.resize(2 * 1024 * 1024, b'\n');
    let answer = member.upload(LOAD, LOAD, ("file", &file)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    // One that the service refuses, and one that the form does not let in.
    for size in [2 * 1024 * 1024 + 1, 3 * 1024 * 1024] {
        file.resize(size, b'\n');
        let answer = member.upload(LOAD, LOAD, ("file", &file)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{size}");
        assert!(answer.text.contains("That is more than 2 MB."), "{size}");
    }
}

#[tokio::test]
async fn the_products_come_as_a_list_that_can_be_loaded_again() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(BRITISH).await;
    let mut list = String::from("model,serial_number,dealer\n");
    for number in 0..120 {
        list.push_str(&format!("EOS R5,AWAY{number:04},\"'=Light, & Co\"\n"));
    }
    let upload = load(&mut member, &list).await.location().to_string();
    member
        .post(&format!("{upload}/register"), &upload, &[])
        .await;
    let file = member.get("/products/download").await;
    let kept = file.headers[CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(kept, "attachment; filename=\"cps-products.csv\"");
    assert_eq!(file.headers[CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(file.text.matches(",\"'=Light, & Co\",\r\n").count(), 120);
    assert_eq!(file.text.matches("serial_number").count(), 1);

    let answer = load(&mut member, &file.text).await;
    let page = member.follow(&answer).await;
    assert!(text(&page).contains("You have already registered this product."));
    let template = member.get("/products/load/template").await;
    assert_eq!(template.text.lines().count(), 1);
}

#[tokio::test]
async fn members_only_and_each_their_own() {
    let portal = TestPortal::open().await;
    let mut owner = portal.signed_in(SPANISH).await;
    let list = load(&mut owner, LIST).await.location().to_string();
    let register = format!("{list}/register");
    let problems = format!("{list}/problems");
    for path in [
        LOAD,
        "/products/load/template",
        "/products/download",
        &list,
        &problems,
    ] {
        let page = portal.browser().get(path).await;
        assert_eq!(page.location(), format!("/login?next={path}"));
        let page = portal.signed_in(STAFF).await.get(path).await;
        assert_eq!(page.location(), "/staff/accounts", "{path}");
    }
    for path in [LOAD, &register] {
        let answer = portal.browser().post(path, LOAD, &[]).await;
        assert_eq!(answer.location(), "/login", "{path}");
    }
    let mut other = portal.signed_in(BRITISH).await;
    for path in [&list, &problems, "/products/load/nonsense"] {
        let page = other.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text.contains("This list is no longer here"), "{path}");
    }
    let answer = other.post(&register, &list, &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(
        owner
            .get(&list)
            .await
            .text
            .contains("Todavía no se ha registrado nada.")
    );
}

#[tokio::test]
async fn another_site_can_neither_load_nor_register() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    let list = load(&mut member, LIST).await.location().to_string();
    let mut forged = member.clone();
    let site = HeaderName::from_static("sec-fetch-site");
    forged
        .headers
        .insert(site, HeaderValue::from_static("cross-site"));
    assert_eq!(load(&mut forged, LIST).await.status, StatusCode::FORBIDDEN);
    let answer = forged.post(&format!("{list}/register"), &list, &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let page = member.get(&list).await;
    assert!(page.text.contains("Todavía no se ha registrado nada."));
}

#[tokio::test]
async fn the_pages_carry_no_script() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    let list = load(&mut member, LIST).await.location().to_string();
    for path in [LOAD, list.as_str()] {
        let page = member.get(path).await;
        assert!(!page.text.contains("<script"), "{path}");
        let policy = page.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        for link in [
            "href=\"/membership\"",
            "href=\"/invoices\"",
            "href=\"/account\"",
        ] {
            assert!(page.text.contains(link), "{path}: {link}");
        }
        assert!(
            page.text
                .contains("<a href=\"/products\" aria-current=\"page\">"),
            "{path}"
        );
    }
}
