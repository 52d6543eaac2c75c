mod model_field;

use crate::api::{RegisterProduct, open_registration};
use crate::change::Change;
use crate::components::{ChangeForm, DetailFields, FormTrouble, Page, Width, loaded};
use crate::i18n::*;
use cps_domain::view::RegisterPage;
use cps_domain::{Detail, ProductDetails};
use leptos::prelude::*;
use model_field::ModelField;

/// `/products/new`: «Registrar producto» (guide, step 1).
#[component]
pub(crate) fn RegisterProductPage() -> impl IntoView {
    let register = Change::by::<RegisterProduct>();
    let registration = Resource::new(|| (), |()| open_registration());
    let show = move |page: RegisterPage, locale: Locale| registration_view(page, register, locale);
    loaded(registration, show)
}

fn registration_view(page: RegisterPage, register: Change, locale: Locale) -> AnyView {
    let refusal = register.refusal();
    let fields = DetailFields {
        known: ProductDetails {
            purchase_country: Some(page.home),
            ..ProductDetails::default()
        },
        countries: page.countries,
        today: page.today,
        marked: false,
        refusal,
    };
    view! {
        <Page title=td_string!(locale, products.register) width=Width::Narrow>
            <a class="back" href="/products">{td_string!(locale, products.title)}</a>
            <div class="head">
                <h1>{td_string!(locale, products.register)}</h1>
            </div>
            <p class="lead">{td_string!(locale, products.form_lead)}</p>
            <FormTrouble refusal />
            <ChangeForm change=register class="form">
                <ModelField models=page.models refusal />
                {fields.show(locale, &Detail::ALL)}
                <p class="note">{td_string!(locale, products.form_incomplete)}</p>
                <div class="actions">
                    // Without a serial number nothing tells a second sending from a second product.
                    <button class="button act" disabled=register.pending()>
                        {td_string!(locale, products.register)}
                    </button>
                    <a class="button" href="/products">{td_string!(locale, products.form_cancel)}</a>
                </div>
            </ChangeForm>
        </Page>
    }
    .into_any()
}
