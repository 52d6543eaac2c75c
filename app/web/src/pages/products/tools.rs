use crate::i18n::*;
use crate::language::use_locale;
use cps_domain::view::{ProductQuery, ProductSort, ProductState};
use leptos::prelude::*;

/// The address of the list in a state and an order.
pub(super) fn address(state: ProductState, sort: ProductSort) -> String {
    format!("/products?state={}&sort={}", state.code(), sort.code())
}

/// Filters and orders, as links.
#[component]
pub(super) fn Tools(query: ProductQuery, all: u32, todo: u32) -> impl IntoView {
    let locale = use_locale();
    let filters = [
        (ProductState::All, td_string!(locale, products.all), all),
        (
            ProductState::Incomplete,
            td_string!(locale, products.todo),
            todo,
        ),
        (
            ProductState::Complete,
            td_string!(locale, products.counts),
            all.saturating_sub(todo),
        ),
    ];
    let orders = [
        (
            ProductSort::Attention,
            td_string!(locale, products.sort_state),
        ),
        (ProductSort::Model, td_string!(locale, products.sort_model)),
        (
            ProductSort::PurchaseDate,
            td_string!(locale, products.sort_purchase),
        ),
        (
            ProductSort::Points,
            td_string!(locale, products.sort_points),
        ),
    ];
    let filter_link = |(state, name, count): (ProductState, &'static str, u32)| {
        let current = (state == query.state).then_some("true");
        view! {
            <a href=address(state, query.sort) aria-current=current>
                {name}
                " "
                <span class="count">{count}</span>
            </a>
        }
    };
    let order_link = |(sort, name): (ProductSort, &'static str)| {
        let current = (sort == query.sort).then_some("true");
        view! {
            <a href=address(query.state, sort) aria-current=current>
                {name}
            </a>
        }
    };
    view! {
        <div class="tools">
            <nav class="filters" aria-label=td_string!(locale, products.filter)>
                {filters.map(filter_link).into_iter().collect_view()}
            </nav>
            <details class="sort">
                <summary>{td_string!(locale, products.sort)}</summary>
                <nav aria-label=td_string!(locale, products.sort)>
                    {orders.map(order_link).into_iter().collect_view()}
                </nav>
            </details>
        </div>
    }
}

/// Where many products are loaded at once, and taken away. Those pages are the server's own.
#[component]
pub(super) fn Files(is_empty: bool) -> impl IntoView {
    let locale = use_locale();
    view! {
        <p class="note">
            <a href="/products/load" rel="external">
                {td_string!(locale, bulk.open)}
            </a>
            {(!is_empty)
                .then(|| {
                    view! {
                        " · "
                        <a href="/products/download" rel="external">
                            {td_string!(locale, bulk.download)}
                        </a>
                    }
                })}
        </p>
    }
}
