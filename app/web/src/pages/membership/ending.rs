use crate::change::Change;
use crate::components::{ChangeForm, CheckField, Choices, FormTrouble, SelectField, TextArea};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{CancelNote, CancelReason, Date, Field, format_date};
use leptos::prelude::*;

/// The way out at the end of the term: the member says why.
pub(super) fn cancellation(ends_on: Date, change: Change, locale: Locale) -> AnyView {
    let refusal = change.refusal();
    let was_refused = refusal.with_untracked(Option::is_some);
    let date = format_date(ends_on, language_of(locale));
    let choices: Choices = CancelReason::ALL
        .map(|reason| {
            (
                reason_name(reason, locale).to_string(),
                reason.code().to_string(),
            )
        })
        .into();
    view! {
        <details class="edit" open=was_refused>
            <summary class="button">{td_string!(locale, membership.cancel)}</summary>
            <ChangeForm change=change class="form">
                <FormTrouble refusal />
                <p>{td_string!(locale, membership.cancel_text, date = date).to_string()}</p>
                <SelectField
                    field=Field::Reason
                    label=td_string!(locale, membership.cancel_reason)
                    none=td_string!(locale, membership.cancel_choose)
                    choices
                    refusal
                />
                <TextArea
                    field=Field::Note
                    label=td_string!(locale, membership.cancel_note)
                    max_length=CancelNote::MAX as usize
                    refusal
                />
                <div class="actions">
                    <button class="button danger" disabled=change.pending()>
                        {td_string!(locale, membership.cancel_submit)}
                    </button>
                </div>
            </ChangeForm>
        </details>
    }
    .into_any()
}

fn reason_name(reason: CancelReason, locale: Locale) -> &'static str {
    match reason {
        CancelReason::TooExpensive => td_string!(locale, membership.reason_too_expensive),
        CancelReason::NotUsed => td_string!(locale, membership.reason_not_used),
        CancelReason::ChangingSystem => td_string!(locale, membership.reason_changing_system),
        CancelReason::ClosingBusiness => td_string!(locale, membership.reason_closing_business),
        CancelReason::Other => td_string!(locale, membership.reason_other),
    }
}

/// The way out at once, within the term's first days. It can't be undone, so it takes a tick too.
pub(super) fn withdrawal(until: Date, change: Change, locale: Locale) -> AnyView {
    let refusal = change.refusal();
    let was_refused = refusal.with_untracked(Option::is_some);
    let date = format_date(until, language_of(locale));
    view! {
        <details class="edit" open=was_refused>
            <summary class="button danger">{td_string!(locale, membership.withdraw)}</summary>
            <ChangeForm change=change class="form confirm">
                <FormTrouble refusal />
                <p>{td_string!(locale, membership.withdraw_text, date = date).to_string()}</p>
                <CheckField field=Field::Confirmed refusal>
                    {td_string!(locale, membership.withdraw_confirm)}
                </CheckField>
                <div class="actions">
                    <button class="button danger" disabled=change.pending()>
                        {td_string!(locale, membership.withdraw_submit)}
                    </button>
                </div>
            </ChangeForm>
        </details>
    }
    .into_any()
}
