use crate::i18n::*;
use crate::language::locale_of;
use cps_domain::Language;
use cps_domain::view::Viewer;
use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

/// Whose page it is, and where its style is.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Who looks at it.
    pub viewer: &'a Viewer,
    /// In which language.
    pub language: Language,
    /// Where the built files are.
    pub options: &'a LeptosOptions,
}

impl Desk<'_> {
    pub(super) fn locale(self) -> Locale {
        locale_of(self.language)
    }

    /// A whole page with this content. The title is the portal's own text, never a member's.
    pub(super) fn document(self, title: &'static str, content: AnyView) -> String {
        let locale = self.locale();
        let page = view! {
            <html lang=self.language.code()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="theme-color" content="#0a0b0d" />
                    <meta name="robots" content="noindex" />
                    <title>{format!("{title} · CPS")}</title>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                    <HashedStylesheet options=self.options.clone() />
                </head>
                <body>
                    <a class="skip" href="#main">
                        {td_string!(locale, portal.skip)}
                    </a>
                    {self.bar()}
                    <main id="main" tabindex="-1">
                        <div class="page">{content}</div>
                    </main>
                </body>
            </html>
        };
        format!("<!DOCTYPE html>{}", page.to_html())
    }

    fn bar(self) -> AnyView {
        let locale = self.locale();
        view! {
            <header class="bar">
                <div class="inner">
                    <a class="brand" href="/staff/accounts">
                        <b>"CPS"</b>
                        " "
                        <span>{td_string!(locale, portal.support)}</span>
                    </a>
                    <nav class="tabs" aria-label=td_string!(locale, portal.sections)>
                        <a href="/staff/accounts" aria-current="page">
                            {td_string!(locale, staff.accounts)}
                        </a>
                    </nav>
                    <div class="who">
                        {self.languages()} <span class="company">{self.viewer.email.clone()}</span>
                        <form method="post" action="/api/sign_out">
                            <button>{td_string!(locale, portal.sign_out)}</button>
                        </form>
                    </div>
                </div>
            </header>
        }
        .into_any()
    }

    fn languages(self) -> AnyView {
        let language = |language: Language, short: &'static str, name: &'static str| {
            let current = (self.language == language).then_some("true");
            let code = language.code();
            view! {
                <button name="language" value=code lang=code title=name aria-current=current>
                    {short}
                </button>
            }
        };
        view! {
            <form class="languages" method="post" action="/api/change_language">
                {language(Language::Spanish, "ES", "Español")}
                {language(Language::English, "EN", "English")}
            </form>
        }
        .into_any()
    }
}
