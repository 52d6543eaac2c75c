//! What a list looks like.

use super::Paper;
use super::line_words::column_name;
use crate::i18n::*;
use cps_domain::ProductColumn;
use cps_domain::view::RegisterPage;
use leptos::prelude::*;

/// In the columns' own names, which both languages' spreadsheets may hold.
const EXAMPLE: &str = "model,serial_number,purchase_date,purchase_country,dealer\n\
    EOS R5,0230 2100 4571,2021-11-04,ES,Fotocasión\n\
    RF 24-70mm F2.8L IS USM,6530001822,21/05/2024,PT,Niobo Digital";

/// The columns, an example, and what the catalogue calls things.
pub(super) fn how(paper: Paper<'_>, catalogue: RegisterPage) -> AnyView {
    let locale = paper.locale();
    let codes: Vec<_> = catalogue
        .countries
        .iter()
        .map(|country| country.to_string())
        .collect();
    let country = td_string!(locale, bulk.how_country, codes = codes.join(", ")).to_string();
    let estimated = td_string!(locale, bulk.how_estimated);
    let columns = ProductColumn::ALL.map(|column| {
        let meaning = match column {
            ProductColumn::Model => td_string!(locale, bulk.how_model).to_string(),
            ProductColumn::SerialNumber => td_string!(locale, bulk.how_serial).to_string(),
            ProductColumn::PurchaseDate => td_string!(locale, bulk.how_date).to_string(),
            ProductColumn::PurchaseCountry => country.clone(),
            ProductColumn::Dealer => td_string!(locale, bulk.how_dealer).to_string(),
            ProductColumn::PurchaseDateEstimated | ProductColumn::DealerEstimated => {
                estimated.to_string()
            }
        };
        let name = column_name(locale, column);
        // Long names break between their words.
        let words = column.name().split_inclusive('_');
        let code = words.map(|word| view! { {word}<wbr /> }).collect_view();
        view! {
            <div class="row">
                <dt>
                    <code>{code}</code>
                    {name.map(|name| view! { <br />{name} })}
                </dt>
                <dd>{meaning}</dd>
            </div>
        }
    });
    view! {
        <section class="section">
            <h2>{td_string!(locale, bulk.how)}</h2>
            <p>{td_string!(locale, bulk.how_columns)}</p>
            <dl class="facts">{columns.into_iter().collect_view()}</dl>
            <h3>{td_string!(locale, bulk.example)}</h3>
            <pre class="sample" tabindex="0">{EXAMPLE}</pre>
            <p class="actions">
                <a class="button" href="/products/load/template">
                    {td_string!(locale, bulk.template)}
                </a>
            </p>
            {models(catalogue.models, locale)}
        </section>
    }
    .into_any()
}

fn models(models: Vec<String>, locale: Locale) -> AnyView {
    let count = models.len();
    let model = |model: String| view! { <li>{model}</li> };
    view! {
        <details>
            <summary>{td_string!(locale, bulk.models, count = count).to_string()}</summary>
            <ul class="models">{models.into_iter().map(model).collect_view()}</ul>
        </details>
    }
    .into_any()
}
