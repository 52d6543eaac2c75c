use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{DocumentLink, EndedView};
use cps_domain::{EndedBecause, format_date};
use leptos::prelude::*;

/// That an invoice should have been paid by now, and the way to it.
pub(super) fn overdue(invoice: Option<&DocumentLink>, locale: Locale) -> Option<AnyView> {
    let invoice = invoice?;
    let number = invoice.number.to_string();
    let address = format!("/invoices/{}", invoice.id);
    Some(
        view! {
            <div class="notice problem">
                <p>
                    {td_string!(locale, membership.overdue)} " "
                    <a href=address>
                        {td_string!(locale, membership.overdue_pay)} <span class="sr">" " {number}</span>
                    </a>
                </p>
            </div>
        }
        .into_any(),
    )
}

/// That the last subscription has ended, and why.
pub(super) fn ended(ended: Option<&EndedView>, locale: Locale) -> Option<AnyView> {
    let ended = ended?;
    let level = ended.level.name();
    let date = format_date(ended.on, language_of(locale));
    let because = match ended.because {
        EndedBecause::TermOver => td_string!(locale, membership.ended_over),
        EndedBecause::Withdrawn => td_string!(locale, membership.ended_withdrawn),
        EndedBecause::Unpaid => td_string!(locale, membership.ended_unpaid),
        // Nobody is there to read it.
        EndedBecause::AccountClosed => return None,
    };
    let class = match ended.because {
        EndedBecause::Unpaid => "notice problem",
        _ => "notice",
    };
    Some(
        view! {
            <div class=class>
                <p>
                    <strong>
                        {td_string!(locale, membership.ended, level = level, date = date)
                            .to_string()}
                    </strong>
                    " "
                    {because}
                    " "
                    <a href="/invoices">{td_string!(locale, invoices.title)}</a>
                </p>
            </div>
        }
        .into_any(),
    )
}
