//! The document, the router, and what stands on every page.

use crate::api::{CloseAccount, SetPassword, SignIn, SignOut, Welcome, load_viewer};
use crate::change::Change;
use crate::components::{Bar, Foot};
use crate::i18n::*;
use crate::language::{provide_language, switch_language, use_language, use_locale};
use crate::leave::leave_for;
use crate::pages::{
    AccountPage, ApplyPage, ArticlePage, CheckoutPage, ConfirmOldEmailPage, FaqPage, InvoicePage,
    InvoicesPage, MembershipPage, NotFoundPage, PasswordPage, PasswordResetPage, ProductPage,
    ProductsPage, RegisterProductPage, SignInPage, SupportPage,
};
use leptos::prelude::*;
use leptos::server::ServerActionError;
use leptos_meta::{HashedStylesheet, Meta, MetaTags, Title, provide_meta_context};
use leptos_router::components::{FlatRoutes, Redirect, Route, Router};
use leptos_router::hooks::{use_location, use_query_map};
use leptos_router::{SsrMode, path};

/// The document around the app.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    provide_language();
    let language = use_language();
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#0a0b0d" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HashedStylesheet options=options.clone() id="style" />
                <AutoReload options=options.clone() />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// What begins or ends sessions: kept above the pages, so that the bar notices.
#[derive(Clone, Copy)]
pub(crate) struct SessionActions {
    pub(crate) sign_in: Change,
    pub(crate) sign_out: Change,
    pub(crate) set_password: Change,
    pub(crate) close_account: Change,
}

impl SessionActions {
    /// Differs whenever somebody else may be signed in than before.
    fn version(self) -> usize {
        let versions = [
            self.sign_in.version(),
            self.sign_out.version(),
            self.set_password.version(),
            self.close_account.version(),
        ];
        versions.iter().map(Get::get).sum()
    }
}

/// The single-page app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_language();
    view! {
        <Title formatter=|title: String| format!("{title} · CPS") />
        <Router>
            <Portal />
        </Router>
    }
}

#[component]
fn Portal() -> impl IntoView {
    provide_refusal_from_address();
    let session = SessionActions {
        sign_in: Change::by::<SignIn>(),
        sign_out: Change::by::<SignOut>(),
        set_password: Change::by::<SetPassword>(),
        close_account: Change::by::<CloseAccount>(),
    };
    provide_context(session);
    let viewer = Resource::new(move || session.version(), |_| load_viewer());
    Effect::new(move |_| {
        if let Some(welcome) = session.sign_in.answer::<Welcome>() {
            // Whoever signs in reads on in the account's language.
            switch_language(welcome.language);
            if let Some(address) = welcome.outside {
                leave_for(&address);
            }
        }
    });
    let description = move || td_string!(use_locale(), portal.description);
    view! {
        <Meta name="description" content=description />
        <a class="skip" href="#main">{move || td_string!(use_locale(), portal.skip)}</a>
        <Bar viewer />
        <main id="main" tabindex="-1">
            <Pages />
        </main>
        <Foot />
        <FocusOnNewPage />
    }
}

/// Without script a refusal comes back in the address. The router tells the pages of it; the session's
/// actions stand above them.
fn provide_refusal_from_address() {
    let query = use_query_map().get_untracked();
    if let (Some(path), Some(error)) = (query.get_str("__path"), query.get_str("__err")) {
        provide_context(ServerActionError::new(path, error));
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/") view=|| view! { <Redirect path="/products" /> } ssr=SsrMode::Async />
            <Route path=path!("/login") view=SignInPage ssr=SsrMode::Async />
            <Route path=path!("/products") view=ProductsPage ssr=SsrMode::Async />
            <Route path=path!("/products/new") view=RegisterProductPage ssr=SsrMode::Async />
            <Route path=path!("/products/:id") view=ProductPage ssr=SsrMode::Async />
            <Route path=path!("/membership") view=MembershipPage ssr=SsrMode::Async />
            <Route path=path!("/checkout") view=CheckoutPage ssr=SsrMode::Async />
            <Route path=path!("/invoices") view=InvoicesPage ssr=SsrMode::Async />
            <Route path=path!("/invoices/:id") view=InvoicePage ssr=SsrMode::Async />
            <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
            <Route path=path!("/apply") view=ApplyPage ssr=SsrMode::Async />
            <Route path=path!("/apply/confirm") view=ConfirmOldEmailPage ssr=SsrMode::Async />
            <Route path=path!("/password") view=PasswordPage ssr=SsrMode::Async />
            <Route path=path!("/password/reset") view=PasswordResetPage ssr=SsrMode::Async />
            <Route path=path!("/faq") view=FaqPage ssr=SsrMode::Async />
            <Route path=path!("/privacy") view=|| view! { <ArticlePage name="privacy" /> } ssr=SsrMode::Async />
            <Route path=path!("/support") view=SupportPage ssr=SsrMode::Async />
            <Route path=path!("/terms") view=|| view! { <ArticlePage name="terms" /> } ssr=SsrMode::Async />
        </FlatRoutes>
    }
}

/// A page that came without a load must be announced, and the keyboard must start at its top.
#[component]
fn FocusOnNewPage() -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path)
            && let Some(main) = document().get_element_by_id("main")
        {
            focus(&main);
        }
        path
    });
}

#[cfg(feature = "hydrate")]
fn focus(element: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // A page that can't take the focus is still shown.
        element.focus().unwrap_or_default();
    }
}

#[cfg(not(feature = "hydrate"))]
fn focus<T>(_: &T) {}
