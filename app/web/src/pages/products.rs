mod notices;
mod table;
mod tools;

use crate::api::{MigrateProducts, list_products};
use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, Page, PointsPanel, loaded, pager};
use crate::i18n::*;
use crate::language::use_locale;
use cps_domain::view::{self, ProductQuery, ProductState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use notices::{Outcome, WaitingNotice};
use table::ProductTable;
use tools::{Files, Tools, address};

/// `/products`: «Mis productos» (guide, steps 1 and 2).
#[component]
pub(crate) fn ProductsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let migrate = Change::by::<MigrateProducts>();
    let products = Resource::new(
        move || {
            (
                asked("state"),
                asked("sort"),
                asked("after"),
                migrate.version().get(),
            )
        },
        |(state, sort, after, _)| list_products(state, sort, after),
    );
    let show = move |page: view::ProductsPage, locale: Locale| {
        let query =
            untrack(|| ProductQuery::read(&asked("state"), &asked("sort"), &asked("after")));
        products_view(page, query, migrate, locale)
    };
    loaded(products, show)
}

fn products_view(
    page: view::ProductsPage,
    query: ProductQuery,
    migrate: Change,
    locale: Locale,
) -> AnyView {
    let is_empty = page.product_count == 0;
    let offer_migration = page.can_migrate.is_some_and(|count| count > 0);
    view! {
        <Page title=td_string!(locale, products.title)>
            <div class="head">
                <h1>{td_string!(locale, products.title)}</h1>
                <div class="actions">
                    <a class="button" href="/products/new">
                        <span aria-hidden="true">"+ "</span>
                        {td_string!(locale, products.register)}
                    </a>
                    {offer_migration.then(|| view! { <Migrate action=migrate /> })}
                </div>
            </div>
            <FormTrouble refusal=migrate.refusal() />
            <Outcome />
            <PointsPanel meter=page.meter.clone() waiting=page.incomplete_points />
            {if is_empty {
                view! { <Empty had_old_account=page.had_old_account /> }.into_any()
            } else {
                list(page, query, locale)
            }}
            <Files is_empty />
        </Page>
    }
    .into_any()
}

fn list(page: view::ProductsPage, query: ProductQuery, locale: Locale) -> AnyView {
    let state = query.state;
    let start = address(state, query.sort);
    let next = page
        .next_page
        .map(|cursor| format!("{start}&after={cursor}"));
    let title = td_string!(locale, products.title);
    let pager = pager(title, start, next, query.after.is_none(), locale);
    view! {
        <WaitingNotice
            count=page.incomplete_count
            points=page.incomplete_points
            level=page.after_completing
        />
        <Tools query=query.clone() all=page.product_count todo=page.incomplete_count />
        {if page.rows.is_empty() {
            view! { <NothingFound state /> }.into_any()
        } else {
            view! { <ProductTable rows=page.rows state sort=query.sort /> }.into_any()
        }}
        {pager}
        {(!page.had_old_account)
            .then(|| view! { <p class="note">{td_string!(locale, products.no_migration)}</p> })}
    }
    .into_any()
}

#[component]
fn Migrate(action: Change) -> impl IntoView {
    view! {
        <ChangeForm change=action>
            <button class="button act" disabled=move || action.pending().get()>
                {td_string!(use_locale(), products.migrate)}
            </button>
        </ChangeForm>
    }
}

#[component]
fn Empty(had_old_account: bool) -> impl IntoView {
    let locale = use_locale();
    view! {
        <section class="empty">
            <h2>{td_string!(locale, products.empty_title)}</h2>
            <p>{td_string!(locale, products.empty_text)}</p>
            <p class="actions">
                <a class="button act" href="/products/new">{td_string!(locale, products.register)}</a>
            </p>
            {(!had_old_account)
                .then(|| view! { <p class="note">{td_string!(locale, products.no_migration)}</p> })}
        </section>
    }
}

#[component]
fn NothingFound(state: ProductState) -> impl IntoView {
    let locale = use_locale();
    let text = match state {
        ProductState::Complete => td_string!(locale, products.none_counts),
        ProductState::All | ProductState::Incomplete => td_string!(locale, products.none_todo),
    };
    view! {
        <section class="empty">
            <h2>{td_string!(locale, products.none_title)}</h2>
            <p>{text}</p>
        </section>
    }
}
