use super::words::words;
use cps_domain::Language;
use leptos::prelude::*;

/// A whole page of the sandbox's with this content.
pub(super) fn document(language: Language, content: AnyView) -> String {
    let words = words(language);
    let page = view! {
        <html lang=language.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <title>{words.title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/sandbox.css" />
            </head>
            <body>
                <header>
                    <p>
                        <strong>{words.banner}</strong>
                        " "
                        {words.no_real_card}
                    </p>
                </header>
                <main>{content}</main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", page.to_html())
}

/// A page that only says something.
pub(super) fn message(text: &'static str) -> AnyView {
    view! { <h1>{text}</h1> }.into_any()
}
