//! The form that takes a bank's statement, and what became of it.

use super::RefusedPayment;
use crate::i18n::*;
use cps_backend::bank::{StatementError, WrongEntry};
use cps_backend::service::StatementImported;
use leptos::prelude::*;

/// The control's name.
const NAME: &str = "statement";

/// It stands above the queue. A browser never shows again which file was chosen, so after a refusal it is empty.
pub(super) fn upload(refused: Option<&RefusedPayment>, locale: Locale) -> AnyView {
    let problem = refused.and_then(|refused| problem(refused, locale));
    let is_wrong = problem.is_some();
    let described_by = match is_wrong {
        true => "statement-hint statement-problem",
        false => "statement-hint",
    };
    view! {
        <form
            class="form upload"
            method="post"
            action="/staff/payments/import"
            enctype="multipart/form-data"
        >
            <div class="field">
                <label for=NAME>{td_string!(locale, staff.statement)}</label>
                <input
                    id=NAME
                    name=NAME
                    type="file"
                    accept=".xml,.csv,.txt,application/xml,text/xml,text/csv"
                    aria-required="true"
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by
                    autofocus=is_wrong
                />
                <p class="hint" id="statement-hint">
                    {td_string!(locale, staff.statement_hint)}
                </p>
                {problem
                    .map(|problem| {
                        view! {
                            <p class="problem" id="statement-problem">
                                {problem}
                            </p>
                        }
                    })}
            </div>
            <div>
                <button class="button act">{td_string!(locale, staff.import)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What a statement that was taken in brought.
pub(super) fn report(imported: StatementImported, locale: Locale) -> String {
    let report = td_string!(
        locale,
        staff.done_imported,
        matched = imported.matched,
        waiting = imported.waiting,
        unchanged = imported.unchanged,
        skipped = imported.skipped
    );
    match imported.foreign {
        0 => report.to_string(),
        foreign => {
            let foreign = td_string!(locale, staff.done_imported_foreign, foreign = foreign);
            format!("{report} {foreign}")
        }
    }
}

fn problem(refused: &RefusedPayment, locale: Locale) -> Option<String> {
    match refused {
        RefusedPayment::NoStatement => {
            Some(td_string!(locale, staff.statement_missing).to_string())
        }
        RefusedPayment::StatementTooLarge => {
            Some(td_string!(locale, staff.statement_too_large).to_string())
        }
        RefusedPayment::Statement(error) => {
            let nothing = td_string!(locale, staff.statement_nothing);
            Some(format!("{} {nothing}", what_is_wrong(error, locale)))
        }
        RefusedPayment::Assignment { .. } => None,
    }
}

fn what_is_wrong(error: &StatementError, locale: Locale) -> String {
    match error {
        StatementError::Empty => td_string!(locale, staff.statement_empty).to_string(),
        StatementError::OtherXml => td_string!(locale, staff.statement_other).to_string(),
        StatementError::BrokenXml(_) => td_string!(locale, staff.statement_broken).to_string(),
        StatementError::MissingColumn(column) => {
            td_string!(locale, staff.statement_no_column, column = *column).to_string()
        }
        StatementError::RepeatedColumn(column) => {
            td_string!(locale, staff.statement_column_twice, column = *column).to_string()
        }
        StatementError::Line { line, wrong } => {
            let wrong = wrong_entry(*wrong, locale);
            td_string!(locale, staff.statement_line, line = *line, wrong = wrong).to_string()
        }
        StatementError::Entry { entry, wrong } => {
            let wrong = wrong_entry(*wrong, locale);
            td_string!(locale, staff.statement_entry, entry = *entry, wrong = wrong).to_string()
        }
    }
}

fn wrong_entry(wrong: WrongEntry, locale: Locale) -> &'static str {
    match wrong {
        WrongEntry::Date => td_string!(locale, staff.wrong_date),
        WrongEntry::Amount => td_string!(locale, staff.wrong_amount),
        WrongEntry::Currency => td_string!(locale, staff.wrong_currency),
        WrongEntry::Direction => td_string!(locale, staff.wrong_direction),
        WrongEntry::Columns => td_string!(locale, staff.wrong_columns),
    }
}
