use crate::i18n::*;
use crate::language::locale_of;
use crate::scriptless;
use cps_domain::Language;
use cps_domain::view::Viewer;
use leptos::prelude::*;

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

/// What the bar leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Accounts,
    Applications,
    Payments,
    Support,
    Mail,
}

impl Tab {
    const ALL: [Self; 5] = [
        Self::Accounts,
        Self::Applications,
        Self::Payments,
        Self::Support,
        Self::Mail,
    ];

    fn address(self) -> &'static str {
        match self {
            Self::Accounts => "/staff/accounts",
            Self::Applications => "/staff/applications",
            Self::Payments => "/staff/payments",
            Self::Support => "/staff/support",
            Self::Mail => "/staff/mail",
        }
    }

    fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Accounts => td_string!(locale, staff.accounts),
            Self::Applications => td_string!(locale, staff.applications),
            Self::Payments => td_string!(locale, staff.payments),
            Self::Support => td_string!(locale, staff.support),
            Self::Mail => td_string!(locale, staff.mail),
        }
    }
}

impl Desk<'_> {
    pub(super) fn locale(self) -> Locale {
        locale_of(self.language)
    }

    /// A whole page with this content, under its tab if it has one. The title is the portal's own text, never a member's.
    pub(super) fn document(
        self,
        tab: Option<Tab>,
        title: &'static str,
        content: AnyView,
    ) -> String {
        let body = view! {
            <a class="skip" href="#main">
                {td_string!(self.locale(), portal.skip)}
            </a>
            {self.bar(tab)}
            <main id="main" tabindex="-1">
                <div class="page">{content}</div>
            </main>
        };
        scriptless::document(self.language, self.options, title, body.into_any())
    }

    fn bar(self, current: Option<Tab>) -> AnyView {
        let locale = self.locale();
        let tab = |tab: Tab| {
            let current = (current == Some(tab)).then_some("page");
            view! {
                <a href=tab.address() aria-current=current>
                    {tab.name(locale)}
                </a>
            }
        };
        view! {
            <header class="bar desk">
                <div class="inner">
                    <a class="brand" href="/staff/accounts">
                        <b>"CPS"</b>
                        " "
                        <span>{td_string!(locale, portal.support)}</span>
                    </a>
                    <nav class="tabs" aria-label=td_string!(locale, portal.sections)>
                        {Tab::ALL.map(tab).into_iter().collect_view()}
                    </nav>
                    <div class="who">
                        {scriptless::languages(self.language)} <span class="company">{self.viewer.email.clone()}</span>
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
