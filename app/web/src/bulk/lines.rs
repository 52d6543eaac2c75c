//! The lines of a list, a page of them.

use super::Paper;
use super::line_words::line_problem;
use crate::components::CheckIcon;
use crate::i18n::*;
use cps_domain::view::{UploadPage, UploadRow};
use cps_domain::{Detail, LineProblem, ProductColumn, ProductUploadId, format_number};
use leptos::prelude::*;

/// Which lines are shown, and they themselves.
pub(super) fn lines(paper: Paper<'_>, page: UploadPage, after: u32) -> AnyView {
    let locale = paper.locale();
    let choices = choices(paper, &page);
    let pager = pager(&page, after, locale);
    let found = match page.rows.is_empty() {
        true => view! {
            <section class="empty">
                <h2>{td_string!(locale, bulk.none_title)}</h2>
                <p>{td_string!(locale, bulk.none_text)}</p>
            </section>
        }
        .into_any(),
        false => table(paper, page.rows),
    };
    view! {
        {choices}
        {found}
        {pager}
    }
    .into_any()
}

fn address(id: ProductUploadId, only_problems: bool) -> String {
    let show = if only_problems { "problems" } else { "all" };
    format!("/products/load/{id}?show={show}")
}

fn choices(paper: Paper<'_>, page: &UploadPage) -> AnyView {
    let locale = paper.locale();
    let choice = |problems: bool, name: &'static str, count: u32| {
        let current = (problems == page.only_problems).then_some("true");
        view! {
            <a href=address(page.id, problems) aria-current=current>
                {name}
                " "
                <span class="count">{format_number(i64::from(count), paper.language)}</span>
            </a>
        }
    };
    view! {
        <nav class="filters" aria-label=td_string!(locale, bulk.show)>
            {choice(true, td_string!(locale, bulk.with_problems), page.problem_count)}
            {choice(false, td_string!(locale, bulk.all), page.line_count)}
        </nav>
    }
    .into_any()
}

fn pager(page: &UploadPage, after: u32, locale: Locale) -> Option<AnyView> {
    let first = address(page.id, page.only_problems);
    let next = page.next_page.map(|line| format!("{first}&after={line}"));
    (next.is_some() || after > 0).then(|| {
        view! {
            <nav class="pager" aria-label=td_string!(locale, bulk.pages)>
                {(after > 0)
                    .then(|| {
                        view! {
                            <a class="button" href=first>
                                {td_string!(locale, bulk.first_page)}
                            </a>
                        }
                    })}
                {next
                    .map(|next| {
                        view! {
                            <a class="button" href=next rel="next">
                                {td_string!(locale, bulk.next_page)}
                            </a>
                        }
                    })}
            </nav>
        }
        .into_any()
    })
}

/// The roles stand there because a phone shows each line as a block, and a table that is laid out otherwise loses its own.
fn table(paper: Paper<'_>, rows: Vec<UploadRow>) -> AnyView {
    let locale = paper.locale();
    let column = |name: &'static str| {
        view! {
            <th role="columnheader" scope="col">
                {name}
            </th>
        }
    };
    view! {
        <div class="frame">
            <table class="table lines" role="table">
                <caption class="sr">{td_string!(locale, bulk.caption)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {column(td_string!(locale, bulk.line))}
                        {column(td_string!(locale, products.column_model))}
                        {column(td_string!(locale, products.column_serial))}
                        {column(td_string!(locale, products.column_purchase))}
                        {column(td_string!(locale, products.column_dealer))}
                        {column(td_string!(locale, bulk.result))}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {rows.into_iter().map(|row| line(locale, &row)).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(locale: Locale, row: &UploadRow) -> AnyView {
    let cells = &row.cells;
    let missing = match row.problems.is_empty() {
        true => cells.missing(),
        false => Vec::new(),
    };
    let cell = |column: ProductColumn, detail: Detail, lack: &'static str| {
        if missing.contains(&detail) {
            view! { <span class="lack">{lack}</span> }.into_any()
        } else {
            cells.cell(column).to_string().into_any()
        }
    };
    let (date, country) = (
        cell(
            ProductColumn::PurchaseDate,
            Detail::PurchaseDate,
            td_string!(locale, products.lack_date),
        ),
        cell(
            ProductColumn::PurchaseCountry,
            Detail::PurchaseCountry,
            td_string!(locale, products.lack_country),
        ),
    );
    let serial = cell(
        ProductColumn::SerialNumber,
        Detail::SerialNumber,
        td_string!(locale, products.lack_serial),
    );
    let dealer = cell(
        ProductColumn::Dealer,
        Detail::Dealer,
        td_string!(locale, products.lack_dealer),
    );
    let result = match row.problems.is_empty() {
        true => standing(locale, row.registered, missing.is_empty()),
        false => problems(locale, &row.problems),
    };
    view! {
        <tr role="row">
            <td role="cell" class="line">
                <span class="name">{td_string!(locale, bulk.line)} " "</span>
                {row.line}
            </td>
            <th role="rowheader" scope="row" class="model">
                {cells.cell(ProductColumn::Model).to_string()}
            </th>
            <td role="cell" class="serial">
                {serial}
            </td>
            <td role="cell">{date} " · " {country}</td>
            <td role="cell">{dealer}</td>
            <td role="cell" class="result">
                {result}
            </td>
        </tr>
    }
    .into_any()
}

fn problems(locale: Locale, problems: &[LineProblem]) -> AnyView {
    let problem = |problem| view! { <li>{line_problem(locale, problem)}</li> };
    view! { <ul class="problems">{problems.iter().map(problem).collect_view()}</ul> }.into_any()
}

/// The green check where the product counts; the blue dot where it will wait for details.
fn standing(locale: Locale, registered: bool, is_complete: bool) -> AnyView {
    let text = match (registered, is_complete) {
        (true, true) => td_string!(locale, bulk.result_registered),
        (true, false) => td_string!(locale, bulk.result_registered_lacks),
        (false, true) => td_string!(locale, bulk.result_ready),
        (false, false) => td_string!(locale, bulk.result_lacks),
    };
    let (class, icon) = match (registered, is_complete) {
        (true, true) => ("state counts", Some(view! { <CheckIcon /> }.into_any())),
        (false, true) => ("state", None),
        (_, false) => {
            let dot = view! { <span class="dot" aria-hidden="true"></span> };
            ("state", Some(dot.into_any()))
        }
    };
    view! {
        <span class=class>
            {icon}
            <span class="text">{text}</span>
        </span>
    }
    .into_any()
}
