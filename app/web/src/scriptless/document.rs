use cps_domain::Language;
use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

/// A whole document that loads the portal's style and nothing else.
pub fn document(
    language: Language,
    options: &LeptosOptions,
    title: &'static str,
    body: AnyView,
) -> String {
    let page = view! {
        <html lang=language.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#0a0b0d" />
                <meta name="robots" content="noindex" />
                <title>{format!("{title} · CPS")}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HashedStylesheet options=options.clone() />
            </head>
            <body>{body}</body>
        </html>
    };
    format!("<!DOCTYPE html>{}", page.to_html())
}
