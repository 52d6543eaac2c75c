mod faq;
mod links;
mod search;

use crate::api::{Article, Section, read_article};
use crate::components::{Page, Width, loaded};
use crate::i18n::*;
use crate::language::use_language;
use leptos::prelude::*;
use links::with_links;

pub(crate) use faq::FaqPage;

/// `/privacy` and `/terms`.
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
        "privacy" => td_string!(locale, portal.privacy),
        _ => td_string!(locale, portal.terms),
    };
    view! {
        <Page title=tab width=Width::Narrow>
            <div class="head">
                <h1>{article.title}</h1>
            </div>
            {prose(article.lead, article.sections)}
        </Page>
    }
    .into_any()
}

/// An article's text, section by section.
pub(super) fn prose(lead: Vec<String>, sections: Vec<Section>) -> impl IntoView {
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

fn paragraphs(texts: Vec<String>) -> impl IntoView {
    texts
        .into_iter()
        .map(|text| view! { <p>{with_links(&text)}</p> })
        .collect_view()
}
