use crate::components::{foot, tabs};
use crate::i18n::*;
use crate::language::locale_of;
use crate::scriptless;
use cps_domain::Language;
use cps_domain::view::Viewer;
use leptos::prelude::*;

/// Whose page it is, and where its style is.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// Who looks at it.
    pub viewer: &'a Viewer,
    /// In which language.
    pub language: Language,
    /// Where the built files are.
    pub options: &'a LeptosOptions,
}

impl Paper<'_> {
    pub(super) fn locale(self) -> Locale {
        locale_of(self.language)
    }

    /// A whole page with this content, between the bar and the foot of a member's other pages. The title is the portal's own text,
    /// never a member's.
    pub(super) fn document(self, title: &'static str, is_narrow: bool, content: AnyView) -> String {
        let locale = self.locale();
        let class = if is_narrow { "page narrow" } else { "page" };
        let body = view! {
            <a class="skip" href="#main">
                {td_string!(locale, portal.skip)}
            </a>
            {self.bar()}
            <main id="main" tabindex="-1">
                <div class=class>{content}</div>
            </main>
            {foot(locale)}
        };
        scriptless::document(self.language, self.options, title, body.into_any())
    }

    fn bar(self) -> AnyView {
        let locale = self.locale();
        let current = |addresses: &[&str]| addresses.contains(&"/products").then_some("page");
        view! {
            <header class="bar">
                <div class="inner">
                    <a class="brand" href="/">
                        <b>"CPS"</b>
                        " "
                        <span>"Canon Professional Services"</span>
                    </a>
                    {tabs(locale, current)}
                    <div class="who">
                        {scriptless::languages(self.language)}
                        <a class="company" href="/account">
                            {self.viewer.company.clone()}
                        </a>
                        <form method="post" action="/api/sign_out">
                            <button>{td_string!(locale, portal.sign_out)}</button>
                        </form>
                    </div>
                </div>
            </header>
        }
        .into_any()
    }
}
