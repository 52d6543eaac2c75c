mod links;

use crate::api::{Article, Section, read_article};
use crate::components::{Page, Width, loaded};
use crate::i18n::*;
use crate::language::use_language;
use leptos::prelude::*;
use links::with_links;

/// `/apply`, `/faq`, `/support` and `/terms`.
#[component]
pub(crate) fn ArticlePage(name: &'static str) -> impl IntoView {
    let article = Resource::new(use_language, move |language| {
        read_article(name.to_string(), language.code().to_string())
    });
    loaded(article, move |article, locale| {
        article_view(name, article, locale)
    })
}

fn article_view(name: &'static str, article: Article, locale: Locale) -> AnyView {
    let tab = match name {
        "apply" => td_string!(locale, sign_in.apply),
        "faq" => td_string!(locale, portal.faq),
        "support" => td_string!(locale, portal.support),
        _ => td_string!(locale, portal.terms),
    };
    let body = match name {
        "faq" => questions(article.lead, article.sections).into_any(),
        _ => prose(article.lead, article.sections).into_any(),
    };
    view! {
        <Page title=tab width=Width::Narrow>
            <div class="head">
                <h1>{article.title}</h1>
            </div>
            {body}
        </Page>
    }
    .into_any()
}

fn prose(lead: Vec<String>, sections: Vec<Section>) -> impl IntoView {
    view! {
        <div class="prose">
            {paragraphs(lead)}
            {sections
                .into_iter()
                .map(|section| {
                    view! {
                        <h2>{section.heading}</h2>
                        {paragraphs(section.paragraphs)}
                    }
                })
                .collect_view()}
        </div>
    }
}

/// Each question opens by itself: the browser's own disclosure, which needs no script.
fn questions(lead: Vec<String>, sections: Vec<Section>) -> impl IntoView {
    view! {
        {lead
            .into_iter()
            .map(|text| view! { <p class="lead">{with_links(&text)}</p> })
            .collect_view()}
        <div class="faq">
            {sections
                .into_iter()
                .map(|section| {
                    view! {
                        <details>
                            <summary>{section.heading}</summary>
                            {paragraphs(section.paragraphs)}
                        </details>
                    }
                })
                .collect_view()}
        </div>
    }
}

fn paragraphs(texts: Vec<String>) -> impl IntoView {
    texts
        .into_iter()
        .map(|text| view! { <p>{with_links(&text)}</p> })
        .collect_view()
}
