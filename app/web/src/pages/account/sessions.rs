use super::{Actions, section};
use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, pager};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::SessionRow;
use cps_domain::{SessionId, format_date};
use leptos::prelude::*;

/// One page of where the member is signed in; what looks strange can be ended.
pub(super) fn sessions(
    rows: Vec<SessionRow>,
    (next_page, is_first): (Option<String>, bool),
    actions: Actions,
    locale: Locale,
) -> AnyView {
    let title = td_string!(locale, account.sessions_title);
    let next = next_page.map(|cursor| format!("/account?sessions_after={cursor}#sessions-title"));
    let pager = pager(
        title,
        "/account#sessions-title".into(),
        next,
        is_first,
        locale,
    );
    let others = (rows.len() > 1 || !is_first).then(|| {
        view! {
            <ChangeForm change=actions.end_others class="actions">
                <button class="button">{td_string!(locale, account.sessions_end_others)}</button>
            </ChangeForm>
        }
    });
    let rows = rows
        .into_iter()
        .map(|session| row(session, actions, locale));
    let list = view! {
        <FormTrouble refusal=actions.end.refusal() />
        <FormTrouble refusal=actions.end_others.refusal() />
        <ul class="sessions">{rows.collect_view()}</ul>
        {pager}
        {others}
    };
    section("sessions-title", title, list.into_any())
}

fn row(session: SessionRow, actions: Actions, locale: Locale) -> AnyView {
    let day = |date| format_date(date, language_of(locale));
    let (signed_in_on, last_used_on) = (day(session.signed_in_on), day(session.last_used_on));
    let device = session
        .device
        .clone()
        .unwrap_or_else(|| td_string!(locale, account.session_unknown).to_string());
    let dates = td_string!(
        locale,
        account.session_dates,
        since = signed_in_on,
        used = last_used_on
    );
    let here = session.current.then(|| {
        view! {
            " "
            <span class="tag">{td_string!(locale, account.session_here)}</span>
        }
    });
    let form = match session.current {
        true => sign_out(actions, locale),
        false => end(session.id, device.clone(), actions.end, locale),
    };
    view! {
        <li>
            <div>
                <p><strong>{device}</strong> {here}</p>
                <p class="note">{dates.to_string()}</p>
            </div>
            {form}
        </li>
    }
    .into_any()
}

fn sign_out(actions: Actions, locale: Locale) -> AnyView {
    view! {
        <ChangeForm change=actions.session.sign_out>
            <button class="button">{td_string!(locale, portal.sign_out)}</button>
        </ChangeForm>
    }
    .into_any()
}

fn end(id: SessionId, device: String, end: Change, locale: Locale) -> AnyView {
    view! {
        <ChangeForm change=end>
            <input type="hidden" name="id" value=id.to_string() />
            <button class="button">
                {td_string!(locale, account.session_end)} <span class="sr">" " {device}</span>
            </button>
        </ChangeForm>
    }
    .into_any()
}
