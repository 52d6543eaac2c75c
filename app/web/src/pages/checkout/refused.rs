use crate::components::{Page, Width, problem_text};
use crate::i18n::*;
use crate::refusal::{Refusal, Rejected};
use cps_domain::Problem;
use leptos::prelude::*;

/// In place of the review: why this level can't be bought, and where to go on.
pub(super) fn refused_view(rejected: &Rejected, locale: Locale) -> AnyView {
    let problem = rejected.problems.first().map(|found| found.problem);
    let text = problem.map(|problem| problem_text(locale, &problem));
    view! {
        <Page title=td_string!(locale, checkout.title) width=Width::Narrow>
            <section class="empty" role="alert">
                <h1>{td_string!(locale, checkout.refused_title)}</h1>
                <p>{text}</p>
                <p class="actions">
                    <a class="button act" href="/membership">{way_on(problem, locale)}</a>
                </p>
            </section>
        </Page>
    }
    .into_any()
}

/// Below a message that nothing on this page can mend: a link to the page that can.
#[component]
pub(super) fn WayOn(refusal: Signal<Option<Refusal>>, locale: Locale) -> impl IntoView {
    move || {
        let problem = refusal.with(|refusal| match refusal {
            Some(Refusal::Form(rejected)) => rejected
                .problems
                .iter()
                .map(|found| found.problem)
                .find(leads_away),
            _ => None,
        })?;
        Some(view! { <p><a href="/membership">{way_on(Some(problem), locale)}</a></p> })
    }
}

/// Says what became of the last attempt to pay.
#[component]
pub(super) fn LastAttempt(problem: Problem, locale: Locale) -> impl IntoView {
    let link = leads_away(&problem)
        .then(|| view! { " " <a href="/membership">{way_on(Some(problem), locale)}</a> });
    view! {
        <div class="notice problem" role="alert">
            <p>{problem_text(locale, &problem)} {link}</p>
        </div>
    }
}

fn leads_away(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::AlreadySubscribed
            | Problem::CheckoutStale
            | Problem::UnknownLevel
            | Problem::PointsMissing { .. }
            | Problem::TooManyProducts { .. }
    )
}

fn way_on(problem: Option<Problem>, locale: Locale) -> &'static str {
    match problem {
        Some(Problem::AlreadySubscribed) => td_string!(locale, checkout.see_subscription),
        _ => td_string!(locale, checkout.see_levels),
    }
}
