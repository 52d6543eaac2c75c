use super::Paper;
use super::how::how;
use crate::components::escaped;
use crate::i18n::*;
use cps_backend::product_file::ProductFileError;
use cps_domain::view::RegisterPage;
use cps_domain::{PRODUCT_FILE_LINES, format_number};
use leptos::prelude::*;

/// The names of its two controls.
const FILE: &str = "file";
const TEXT: &str = "text";

/// What could not be read.
#[derive(Clone, Debug)]
pub struct RefusedFile {
    /// Why; nothing if neither a file nor lines were sent.
    pub error: Option<ProductFileError>,
    /// The lines that were pasted. A file must be chosen again: browsers never show it a second time.
    pub pasted: String,
}

/// `/products/load`: takes a list of products, chosen or pasted.
pub fn load(paper: Paper<'_>, catalogue: RegisterPage, refused: Option<RefusedFile>) -> String {
    let locale = paper.locale();
    let title = td_string!(locale, bulk.title);
    let lines = limit(paper);
    let content = view! {
        <a class="back" href="/products">
            {td_string!(locale, products.title)}
        </a>
        <div class="head">
            <h1>{title}</h1>
        </div>
        <p class="lead">{td_string!(locale, bulk.lead, lines = lines).to_string()}</p>
        {form(paper, refused)}
        {how(paper, catalogue)}
    };
    paper.document(title, true, content.into_any())
}

/// The most products of a list.
fn limit(paper: Paper<'_>) -> String {
    let lines = i64::try_from(PRODUCT_FILE_LINES).unwrap_or(i64::MAX);
    format_number(lines, paper.language)
}

fn form(paper: Paper<'_>, refused: Option<RefusedFile>) -> AnyView {
    let locale = paper.locale();
    let problem = refused
        .as_ref()
        .map(|refused| what_is_wrong(paper, refused.error));
    let pasted = refused.map_or_else(String::new, |refused| refused.pasted);
    let (file_problem, text_problem) = match pasted.is_empty() {
        true => (problem, None),
        false => (None, problem),
    };
    let file_wrong = file_problem.is_some();
    let file = view! {
        <input
            id=FILE
            name=FILE
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            aria-invalid=file_wrong.then_some("true")
            aria-describedby=described_by(FILE, file_wrong)
            autofocus=file_wrong
        />
    };
    let text_wrong = text_problem.is_some();
    let text = view! {
        <textarea
            id=TEXT
            name=TEXT
            rows="6"
            spellcheck="false"
            aria-invalid=text_wrong.then_some("true")
            aria-describedby=described_by(TEXT, text_wrong)
            autofocus=text_wrong
            inner_html=escaped(&pasted)
        ></textarea>
    };
    let (file_label, file_hint) = (
        td_string!(locale, bulk.file),
        td_string!(locale, bulk.file_hint),
    );
    let (text_label, text_hint) = (
        td_string!(locale, bulk.text),
        td_string!(locale, bulk.text_hint),
    );
    view! {
        <form class="form" method="post" action="/products/load" enctype="multipart/form-data">
            {field(FILE, file_label, file_hint, file.into_any(), file_problem)}
            {field(TEXT, text_label, text_hint, text.into_any(), text_problem)}
            <div class="actions">
                <button class="button act">{td_string!(locale, bulk.check)}</button>
                <a class="button" href="/products">
                    {td_string!(locale, products.form_cancel)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn described_by(name: &str, is_wrong: bool) -> String {
    match is_wrong {
        true => format!("{name}-hint {name}-problem"),
        false => format!("{name}-hint"),
    }
}

fn field(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    control: AnyView,
    problem: Option<String>,
) -> AnyView {
    let problem = problem.map(|problem| {
        view! {
            <p class="problem" id=format!("{name}-problem") role="alert">
                {problem}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {control}
            <p class="hint" id=format!("{name}-hint")>
                {hint}
            </p>
            {problem}
        </div>
    }
    .into_any()
}

fn what_is_wrong(paper: Paper<'_>, error: Option<ProductFileError>) -> String {
    let locale = paper.locale();
    let words = match error {
        None => td_string!(locale, bulk.wrong_none),
        Some(ProductFileError::Empty) => td_string!(locale, bulk.wrong_empty),
        Some(ProductFileError::TooLarge) => td_string!(locale, bulk.wrong_too_large),
        Some(ProductFileError::TooManyLines) => {
            return td_string!(locale, bulk.wrong_too_many, lines = limit(paper)).to_string();
        }
        Some(ProductFileError::NoModel) => td_string!(locale, bulk.wrong_no_model),
        Some(ProductFileError::RepeatedColumn(column)) => {
            return td_string!(locale, bulk.wrong_repeated, column = column.name()).to_string();
        }
        Some(ProductFileError::NoLines) => td_string!(locale, bulk.wrong_no_lines),
    };
    words.to_string()
}
