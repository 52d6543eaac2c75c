use super::RefusedDecision;
use super::facts::product_count;
use crate::components::{escaped, problem_text};
use crate::i18n::*;
use crate::language::language_of;
use crate::scriptless::moment;
use crate::staff::entry::button;
use cps_domain::view::{ApplicationRow, OldAccountHolder};
use cps_domain::{ApplicationState, Field, FieldProblem, Language, RejectionReason};
use leptos::prelude::*;
use leptos_router::location::Url;

/// The two forms of an application that waits, or what was decided.
pub(super) fn decision(
    row: &ApplicationRow,
    after: &str,
    refused: Option<&RefusedDecision>,
    locale: Locale,
) -> AnyView {
    if row.state != ApplicationState::Pending {
        return decided(row, locale);
    }
    view! {
        {approval(row, refused, locale)}
        {rejection(row, after, refused, locale)}
    }
    .into_any()
}

fn decided(row: &ApplicationRow, locale: Locale) -> AnyView {
    let text = match (row.state, &row.decided_by) {
        (ApplicationState::Rejected, Some(who)) => {
            td_string!(locale, staff.rejected_by, who = who).to_string()
        }
        (ApplicationState::Rejected, None) => td_string!(locale, staff.rejected).to_string(),
        (_, Some(who)) => td_string!(locale, staff.approved_by, who = who).to_string(),
        (_, None) => td_string!(locale, staff.approved_automatically).to_string(),
    };
    let language = language_of(locale);
    let when = row.decided_at.map(|at| moment(at, language));
    let reason = row.reason.clone();
    view! {
        <p>
            <span class="line">{text}</span>
            <span class="line none">{when}</span>
        </p>
        {reason.map(|reason| view! { <p class="words">{reason}</p> })}
    }
    .into_any()
}

fn approval(row: &ApplicationRow, refused: Option<&RefusedDecision>, locale: Locale) -> AnyView {
    let refused = refused.filter(|refused| refused.problem.field != Field::Reason);
    let problem = refused.map(|refused| {
        let text = obstacle(&refused.problem, locale);
        view! {
            <p class="problem" role="alert">
                {text}
            </p>
        }
    });
    view! {
        <form class="field" method="post" action=format!("/staff/applications/{}/approve", row.id)>
            {problem}
            {link_box(row, locale)}
            <div>{button("button act", td_string!(locale, staff.approve), &row.company)}</div>
        </form>
    }
    .into_any()
}

/// Why there can be no account for an application that was right when it came.
fn obstacle(FieldProblem { field, problem }: &FieldProblem, locale: Locale) -> String {
    match field {
        Field::Email => td_string!(locale, staff.email_taken).to_string(),
        _ => problem_text(locale, problem),
    }
}

/// Only staff can say whether the old account is really the applicant's, unless its owner has.
fn link_box(row: &ApplicationRow, locale: Locale) -> Option<AnyView> {
    let old = row
        .old_account
        .as_ref()
        .filter(|old| old.holder == OldAccountHolder::Nobody)?;
    let text = td_string!(
        locale,
        staff.link_old_account,
        number = &old.member_number,
        products = product_count(old.product_count, locale)
    );
    let view = view! {
        <label class="check">
            <input
                type="checkbox"
                name="link_old_account"
                value="true"
                checked=row.old_email_confirmed
            />
            " "
            <span>{text.to_string()}</span>
        </label>
    };
    Some(view.into_any())
}

fn rejection(
    row: &ApplicationRow,
    after: &str,
    refused: Option<&RefusedDecision>,
    locale: Locale,
) -> AnyView {
    let refused = refused.filter(|refused| refused.problem.field == Field::Reason);
    let mut action = format!("/staff/applications/{}/reject", row.id);
    if !after.is_empty() {
        action.push_str("?after=");
        action.push_str(&Url::escape(after));
    }
    view! {
        <details open=refused.is_some()>
            <summary class="button">{td_string!(locale, staff.reject_open)}</summary>
            <form class="form" method="post" action=action>
                {reason_field(row, refused, locale)}
                <div>{button("button danger", td_string!(locale, staff.reject), &row.company)}</div>
            </form>
        </details>
    }
    .into_any()
}

fn reason_field(
    row: &ApplicationRow,
    refused: Option<&RefusedDecision>,
    locale: Locale,
) -> AnyView {
    let label = match row.language {
        Language::Spanish => td_string!(locale, staff.reason_in_spanish),
        Language::English => td_string!(locale, staff.reason_in_english),
    };
    let name = Field::Reason.name();
    let id = format!("{name}-{}", row.id);
    let problem_id = format!("{id}-problem");
    let typed = refused.map(|refused| escaped(&refused.reason));
    let problem = refused.map(|refused| problem_text(locale, &refused.problem.problem));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                name=name
                rows="4"
                maxlength=RejectionReason::MAX
                autofocus=refused.is_some()
                aria-required="true"
                aria-invalid=refused.is_some().then_some("true")
                aria-describedby=refused.is_some().then(|| problem_id.clone())
                inner_html=typed.unwrap_or_default()
            ></textarea>
            {problem
                .map(|problem| {
                    view! {
                        <p class="problem" id=problem_id>
                            {problem}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}
