use super::ADDRESS;
use super::words::{Words, words};
use cps_backend::service::{Agenda, Waiting};
use cps_backend::store::agenda::Event;
use cps_domain::{DocumentNumber, Language};
use cps_web::scriptless::{document, moment};
use leptos::prelude::*;

/// The whole page.
pub(super) fn page(language: Language, options: &LeptosOptions, agenda: Agenda) -> String {
    let words = words(language);
    let waiting = agenda.waiting.into_iter().map(|job| {
        let Waiting {
            kind,
            due_at,
            company,
            number,
        } = job;
        let about = about(number, company);
        entry(words.job(kind), about, moment(due_at, language))
    });
    let lately = agenda.lately.into_iter().map(|event| {
        let Event {
            action,
            at,
            company,
            number,
        } = event;
        let about = about(number, Some(company));
        entry(words.event(action), about, moment(at, language))
    });
    let waiting = list(words.nothing_waits, waiting.collect());
    let lately = list(words.nothing_happened, lately.collect());
    let body = view! {
        <header class="bar">
            <div class="inner">
                <a class="brand" href="/">
                    <b>"CPS"</b>
                    " "
                    <span>{words.portal}</span>
                </a>
            </div>
        </header>
        <main>
            <div class="page narrow">
                <div class="head">
                    <h1>{words.title}</h1>
                </div>
                <p class="lead">{words.lead}</p>
                <dl class="facts">
                    <div class="row">
                        <dt>{words.now}</dt>
                        <dd>{moment(agenda.now, language)}</dd>
                    </div>
                </dl>
                {buttons(words)}
                <section class="section">
                    <h2>{words.next}</h2>
                    {waiting}
                </section>
                <section class="section">
                    <h2>{words.lately}</h2>
                    {lately}
                </section>
                <p class="actions">
                    <a href="/membership">{words.membership}</a>
                    <a href="/invoices">{words.invoices}</a>
                    <a href="/dev/mail">{words.mail}</a>
                </p>
            </div>
        </main>
    };
    document(language, options, words.title, body.into_any())
}

/// One button a step; the first is what one presses again and again.
fn buttons(words: &Words) -> AnyView {
    let steps = [
        ("day", words.day),
        ("week", words.week),
        ("month", words.month),
        ("year", words.year),
    ];
    let steps = steps.map(|(step, label)| {
        view! {
            <button class="button" name="to" value=step>
                {label}
            </button>
        }
    });
    view! {
        <form class="actions" method="post" action=ADDRESS>
            <button class="button act" name="to" value="next">
                {words.next_job}
            </button>
            {steps.collect_view()}
        </form>
    }
    .into_any()
}

fn list(none: &'static str, entries: Vec<AnyView>) -> AnyView {
    match entries.is_empty() {
        true => view! { <p class="note">{none}</p> }.into_any(),
        false => view! { <dl class="facts">{entries}</dl> }.into_any(),
    }
}

fn entry(what: String, about: String, when: AnyView) -> AnyView {
    let about = (!about.is_empty()).then(|| view! { <p>{about}</p> });
    view! {
        <div class="row">
            <dt>{when}</dt>
            <dd>
                <strong>{what}</strong>
                {about}
            </dd>
        </div>
    }
    .into_any()
}

/// `2026-000001 · Estudio Luz S.L.`, as far as it is known.
fn about(number: Option<DocumentNumber>, company: Option<String>) -> String {
    let parts = [number.map(|number| number.to_string()), company];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    known.join(" · ")
}
