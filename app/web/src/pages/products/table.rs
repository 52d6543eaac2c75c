use super::tools::address;
use crate::components::{CheckIcon, kind_name};
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::view::{ProductRow, ProductSort, ProductState};
use cps_domain::{Detail, format_date, format_month, format_number};
use leptos::prelude::*;

/// The member's products. The roles stand there because a phone shows each row as two lines, and a
/// table that is laid out otherwise loses its own.
#[component]
pub(super) fn ProductTable(
    rows: Vec<ProductRow>,
    state: ProductState,
    sort: ProductSort,
) -> impl IntoView {
    let locale = use_locale();
    let sortable = move |column: ProductSort, name: &'static str, class: Option<&'static str>| {
        let order = match column {
            ProductSort::Model | ProductSort::Attention => "ascending",
            ProductSort::Points | ProductSort::PurchaseDate => "descending",
        };
        view! {
            <th role="columnheader" scope="col" class=class aria-sort=(column == sort).then_some(order)>
                <a href=address(state, column)>{name}</a>
            </th>
        }
    };
    view! {
        <div class="frame">
            <table class="table products" role="table">
                <caption class="sr">{td_string!(locale, products.caption)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {sortable(ProductSort::Model, td_string!(locale, products.column_model), None)}
                        <th role="columnheader" scope="col">{td_string!(locale, products.column_serial)}</th>
                        {sortable(ProductSort::PurchaseDate, td_string!(locale, products.column_purchase), None)}
                        <th role="columnheader" scope="col">{td_string!(locale, products.column_dealer)}</th>
                        {sortable(ProductSort::Points, td_string!(locale, products.column_points), Some("number"))}
                        {sortable(ProductSort::Attention, td_string!(locale, products.column_state), None)}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {rows.into_iter().map(|row| product_row(row, locale)).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

fn product_row(row: ProductRow, locale: Locale) -> impl IntoView {
    let missing = row.missing();
    let lacks = |detail| missing.contains(&detail);
    let address = format!("/products/{}", row.id);
    let points = format_number(i64::from(row.points.0), language_of(locale));
    let serial = row.serial_number.as_ref().map(|serial| serial.grouped());
    let serial = or_lack(serial, td_string!(locale, products.lack_serial));
    let dealer = row
        .dealer
        .as_ref()
        .map(|dealer| estimated(dealer.to_string(), row.dealer_estimated));
    let dealer = or_lack(dealer, td_string!(locale, products.lack_dealer));
    let (no_date, no_country) = (lacks(Detail::PurchaseDate), lacks(Detail::PurchaseCountry));
    view! {
        <tr role="row" class=(!row.complete).then_some("todo")>
            <th role="rowheader" scope="row" class="model">
                <a href=address.clone()>{row.model.clone()}</a>
                " "
                <span class="kind">{kind_name(locale, row.kind)}</span>
            </th>
            <td role="cell" class="serial">{serial}</td>
            <td role="cell" class="purchase">{purchase(&row, no_date, no_country, locale)}</td>
            <td role="cell" class="dealer">{dealer}</td>
            <td role="cell" class="number">{points}</td>
            <td role="cell" class="status">{counts_or_lacks(row.complete, address, locale)}</td>
        </tr>
    }
}

/// What is there, or the blue words that say it isn't.
fn or_lack(found: Option<String>, lack: &'static str) -> AnyView {
    match found {
        Some(text) => text.into_any(),
        None => view! { <span class="lack">{lack}</span> }.into_any(),
    }
}

fn estimated(text: String, is_estimate: bool) -> String {
    if is_estimate {
        format!("≈ {text}")
    } else {
        text
    }
}

fn purchase(row: &ProductRow, no_date: bool, no_country: bool, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let country = row.purchase_country.map(|country| country.to_string());
    let date = row
        .purchase_date
        .map(|date| match row.purchase_date_estimated {
            true => estimated(format_month(date, language), true),
            false => format_date(date, language),
        });
    match (no_date, no_country) {
        (true, true) => or_lack(None, td_string!(locale, products.lack_both)),
        _ => view! {
            {or_lack(date, td_string!(locale, products.lack_date))}
            " · "
            {or_lack(country, td_string!(locale, products.lack_country))}
        }
        .into_any(),
    }
}

/// The green check, or the blue dot and «Ver producto» (guide, step 2).
fn counts_or_lacks(complete: bool, address: String, locale: Locale) -> AnyView {
    if complete {
        view! {
            <span class="state counts">
                <CheckIcon />
                <span class="text">{td_string!(locale, products.assigned)}</span>
            </span>
        }
        .into_any()
    } else {
        view! {
            <a class="state act" href=address>
                <span class="dot" aria-hidden="true"></span>
                <span class="sr">{td_string!(locale, products.details_missing)} " "</span>
                <span class="text">{td_string!(locale, products.view)}</span>
            </a>
        }
        .into_any()
    }
}
