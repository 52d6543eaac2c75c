use crate::api::open_password_link;
use crate::app::SessionActions;
use crate::change::Change;
use crate::components::{
    ChangeForm, FormTrouble, NewPasswordField, Page, Width, closed_link, loaded,
};
use crate::i18n::*;
use cps_domain::view::{LinkPage, LinkState};
use leptos::prelude::*;

/// `/password`: where the link from a mail leads (guide: "establece tu nueva contraseña").
#[component]
pub(crate) fn PasswordPage() -> impl IntoView {
    let set = expect_context::<SessionActions>().set_password;
    // The action outlives the page; what it said does not.
    on_cleanup(move || set.clear());
    let link = Resource::new(|| (), |()| open_password_link());
    loaded(link, move |link, locale| match link.state {
        LinkState::Open => form_view(link, set, locale),
        state => closed_link(
            state,
            "/password/reset",
            td_string!(locale, password.new_link),
            locale,
        ),
    })
}

fn form_view(link: LinkPage, set: Change, locale: Locale) -> AnyView {
    let refusal = set.refusal();
    let email = link.email.unwrap_or_default();
    view! {
        <Page title=td_string!(locale, password.title) width=Width::Slim>
            <div class="head">
                <h1>{td_string!(locale, password.title)}</h1>
            </div>
            <p class="lead">{link.company.map(|company| format!("{company} · "))} {email.clone()}</p>
            <FormTrouble refusal />
            <ChangeForm change=set class="form">
                <NewPasswordField email refusal />
                <div class="actions">
                    <button class="button act" disabled=set.pending()>
                        {td_string!(locale, password.set)}
                    </button>
                </div>
            </ChangeForm>
            <aside class="aside">
                <p>
                    {td_string!(locale, password.doubt)} " "
                    <a href="/password/reset">{td_string!(locale, password.new_link)}</a>
                </p>
            </aside>
        </Page>
    }
    .into_any()
}
