use super::Paper;
use super::lines::lines;
use crate::components::CheckIcon;
use crate::i18n::*;
use cps_domain::format_number;
use cps_domain::view::UploadPage;
use leptos::prelude::*;

/// `/products/load/{id}`: what becomes of each line of a list, before it is registered and after. The page of lines begins behind
/// line `after`.
pub fn upload(paper: Paper<'_>, page: UploadPage, after: u32) -> String {
    let locale = paper.locale();
    let title = td_string!(locale, bulk.review);
    let content = view! {
        <a class="back" href="/products/load">
            {td_string!(locale, bulk.title)}
        </a>
        <div class="head">
            <h1>{title}</h1>
        </div>
        {outcome(paper, &page)}
        {deeds(paper, &page)}
        {lines(paper, page, after)}
    };
    paper.document(title, false, content.into_any())
}

/// "One product …", or "4,980 products …".
fn counted(
    paper: Paper<'_>,
    count: u32,
    one: &'static str,
    some: impl FnOnce(String) -> String,
) -> String {
    match count {
        1 => one.to_string(),
        _ => some(format_number(i64::from(count), paper.language)),
    }
}

/// What was registered, what can be, and what cannot.
fn outcome(paper: Paper<'_>, page: &UploadPage) -> AnyView {
    let locale = paper.locale();
    let registered = (page.registered_count > 0).then(|| {
        let one = td_string!(locale, bulk.registered_one);
        counted(paper, page.registered_count, one, |count| {
            td_string!(locale, bulk.registered_some, count = count).to_string()
        })
    });
    let ready = (page.ready_count() > 0).then(|| {
        let one = td_string!(locale, bulk.ready_one);
        counted(paper, page.ready_count(), one, |count| {
            td_string!(locale, bulk.ready_some, count = count).to_string()
        })
    });
    let lacking = (ready.is_some() && page.registered_count == 0 && page.incomplete_count > 0)
        .then(|| {
            let one = td_string!(locale, bulk.incomplete_one);
            counted(paper, page.incomplete_count, one, |count| {
                td_string!(locale, bulk.incomplete_some, count = count).to_string()
            })
        });
    let problems = (page.problem_count > 0).then(|| {
        let one = td_string!(locale, bulk.problem_one);
        counted(paper, page.problem_count, one, |count| {
            td_string!(locale, bulk.problem_some, count = count).to_string()
        })
    });
    let nothing = registered
        .is_none()
        .then_some(td_string!(locale, bulk.none_registered));
    view! {
        {registered
            .map(|text| {
                view! {
                    <p class="notice good" role="status">
                        <CheckIcon />
                        <span>{text}</span>
                    </p>
                }
            })}
        <div class="outcome">
            {ready
                .map(|text| {
                    view! {
                        <p>
                            <strong>{text}</strong>
                            " "
                            {nothing}
                        </p>
                    }
                })}
            {lacking.map(|text| view! { <p>{text}</p> })}
            {problems
                .map(|text| {
                    view! {
                        <p>
                            <strong>{text}</strong>
                            " "
                            {td_string!(locale, bulk.correct)}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}

/// What can be done now.
fn deeds(paper: Paper<'_>, page: &UploadPage) -> AnyView {
    let locale = paper.locale();
    let (id, ready) = (page.id, page.ready_count());
    let register = (ready > 0).then(|| {
        let one = td_string!(locale, bulk.register_one);
        let text = counted(paper, ready, one, |count| {
            td_string!(locale, bulk.register_some, count = count).to_string()
        });
        view! {
            <form method="post" action=format!("/products/load/{id}/register")>
                <button class="button act">{text}</button>
            </form>
        }
    });
    let problems = (page.problem_count > 0).then(|| {
        let one = td_string!(locale, bulk.problems_one);
        let text = counted(paper, page.problem_count, one, |count| {
            td_string!(locale, bulk.problems_some, count = count).to_string()
        });
        view! {
            <a class="button" href=format!("/products/load/{id}/problems")>
                {text}
            </a>
        }
    });
    let leave = (ready == 0).then(|| {
        view! {
            <a class="button" href="/products/load">
                {td_string!(locale, bulk.again)}
            </a>
            <a class="button" href="/products">
                {td_string!(locale, products.title)}
            </a>
        }
    });
    view! { <div class="actions">{register} {problems} {leave}</div> }.into_any()
}
