mod details;
mod history;
mod removal;

use crate::api::{ChangeProduct, RemoveProduct, show_product};
use crate::change::Change;
use crate::components::{CheckIcon, DetailFields, FormTrouble, Page, Width, kind_name, loaded};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{Points, format_number, view};
use details::{CompletionForm, CorrectionForm, Facts};
use history::History;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use removal::Removal;

/// `/products/ID`: «Ver producto» (guide, step 2).
#[component]
pub(crate) fn ProductPage() -> impl IntoView {
    let params = use_params_map();
    let change = Change::by::<ChangeProduct>();
    let remove = Change::by::<RemoveProduct>();
    let product = Resource::new(
        move || params.with(|params| params.get("id")).unwrap_or_default(),
        show_product,
    );
    let show =
        move |page: view::ProductPage, locale: Locale| product_view(page, change, remove, locale);
    loaded(product, show)
}

fn product_view(
    page: view::ProductPage,
    change: Change,
    remove: Change,
    locale: Locale,
) -> AnyView {
    let refusal = change.refusal();
    let head = heading(&page, locale);
    let brings = (!page.complete).then(|| what_it_brings(page.points, locale));
    let fields = DetailFields {
        known: page.details.clone(),
        countries: page.countries,
        today: page.today,
        marked: !page.complete,
        refusal,
    };
    view! {
        <Page title=td_string!(locale, products.view) width=Width::Narrow>
            <a class="back" href="/products">{td_string!(locale, products.title)}</a>
            {head}
            <FormTrouble refusal />
            {brings}
            {if page.complete {
                view! {
                    <Facts details=page.details />
                    <CorrectionForm id=page.id fields change />
                }
                .into_any()
            } else {
                view! { <CompletionForm id=page.id fields change /> }.into_any()
            }}
            <History lines=page.history />
            <Removal id=page.id model=page.model remove />
        </Page>
    }
    .into_any()
}

/// What it is, and the green check or the blue dot.
fn heading(page: &view::ProductPage, locale: Locale) -> AnyView {
    let points = points_text(page.points, locale);
    let kind = kind_name(locale, page.kind);
    let sub = td_string!(locale, products.detail_sub, kind = kind, points = points).to_string();
    let state = if page.complete {
        view! {
            <span class="state counts">
                <CheckIcon />
                <span class="text">{td_string!(locale, products.assigned)}</span>
            </span>
        }
        .into_any()
    } else {
        view! {
            <span class="state act">
                <span class="dot" aria-hidden="true"></span>
                <span class="text">{missing_text(page.details.missing().len(), locale)}</span>
            </span>
        }
        .into_any()
    };
    view! {
        <div class="head">
            <h1>{page.model.clone()}</h1>
            <p class="sub">{sub}</p>
            <p class="status">{state}</p>
        </div>
    }
    .into_any()
}

fn missing_text(count: usize, locale: Locale) -> String {
    match count {
        1 => td_string!(locale, products.detail_missing_one).to_string(),
        _ => td_string!(
            locale,
            products.detail_missing_some,
            count = count.to_string()
        )
        .to_string(),
    }
}

/// What completing it brings, and that an estimate will do.
fn what_it_brings(points: Points, locale: Locale) -> AnyView {
    let points = points_text(points, locale);
    view! {
        <p class="notice">
            <span class="dot" aria-hidden="true"></span>
            <span>
                <strong>
                    {td_string!(locale, products.detail_brings, points = points).to_string()}
                </strong>
                " "
                {td_string!(locale, products.detail_estimate)}
            </span>
        </p>
    }
    .into_any()
}

fn points_text(points: Points, locale: Locale) -> String {
    format_number(i64::from(points.0), language_of(locale))
}
