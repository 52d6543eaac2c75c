use super::folder::Mail;
use super::linked::linked;
use super::words::{Words, words};
use crate::server::router::AppState;
use cps_domain::Language;
use cps_web::request::Visitor;
use cps_web::scriptless::{document, moment};
use leptos::prelude::*;

/// What a page is made with.
#[derive(Clone, Copy)]
pub(super) struct Paper<'a> {
    language: Language,
    words: &'static Words,
    options: &'a LeptosOptions,
    demo_clock: bool,
}

impl<'a> Paper<'a> {
    pub(super) fn new(state: &'a AppState, visitor: &Visitor) -> Self {
        Self {
            language: visitor.language,
            words: words(visitor.language),
            options: &state.leptos,
            demo_clock: state.demo_clock,
        }
    }

    /// A whole page. Its title is not a mail's subject.
    fn page(self, content: AnyView) -> String {
        let body = view! {
            <header class="bar">
                <div class="inner">
                    <a class="brand" href="/">
                        <b>"CPS"</b>
                        " "
                        <span>{self.words.portal}</span>
                    </a>
                </div>
            </header>
            <main>
                <div class="page narrow">{content}</div>
            </main>
        };
        document(
            self.language,
            self.options,
            self.words.title,
            body.into_any(),
        )
    }
}

/// The list of mails.
pub(super) fn letters(paper: Paper<'_>, mails: Vec<Mail>) -> String {
    let words = paper.words;
    let found = match mails.is_empty() {
        true => view! { <p class="note">{words.empty}</p> }.into_any(),
        false => {
            let entry = |mail| entry(mail, paper.language);
            let entries = mails.into_iter().map(entry).collect_view();
            view! { <ul class="frame entries">{entries}</ul> }.into_any()
        }
    };
    let content = view! {
        <div class="head">
            <h1>{words.title}</h1>
        </div>
        <p class="lead">{words.lead}</p>
        {found}
        {paper.demo_clock.then(|| view! {
            <p>
                <a href="/demo/clock">{words.clock}</a>
            </p>
        })}
    };
    paper.page(content.into_any())
}

fn entry(mail: Mail, language: Language) -> AnyView {
    let address = address(&mail);
    view! {
        <li>
            <div>
                <h2>
                    <a href=address>{mail.subject}</a>
                </h2>
                <p>{mail.to}</p>
            </div>
            <p class="none">{moment(mail.date, language)}</p>
        </li>
    }
    .into_any()
}

/// A mail.
pub(super) fn letter(paper: Paper<'_>, mail: Mail) -> String {
    let words = paper.words;
    let html_address = format!("{}/html", address(&mail));
    let html = mail.html.as_ref().map(|_| {
        view! {
            <p>
                <a class="button" href=html_address>
                    {words.as_html}
                </a>
            </p>
        }
    });
    let enclosed = mail.enclosed.as_ref().map(|file| {
        let name = file.name.clone();
        view! { <a href=format!("{}/enclosed", address(&mail))>{name}</a> }.into_any()
    });
    let row = |term: &'static str, value: AnyView| {
        view! {
            <div class="row">
                <dt>{term}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let content = view! {
        <a class="back" href="/dev/mail">
            {words.back}
        </a>
        <div class="head">
            <h1>{mail.subject}</h1>
        </div>
        <dl class="facts">
            {row(words.from, mail.from.into_any())} {row(words.to, mail.to.into_any())}
            {mail.reply_to.map(|reply_to| row(words.reply_to, reply_to.into_any()))}
            {row(words.date, moment(mail.date, paper.language))}
            {enclosed.map(|file| row(words.enclosed, file))}
        </dl>
        <p class="words">{linked(&mail.text)}</p>
        {html}
    };
    paper.page(content.into_any())
}

/// Says that there is no such mail.
pub(super) fn nothing(paper: Paper<'_>) -> String {
    let words = paper.words;
    let content = view! {
        <section class="empty">
            <h1>{words.not_found}</h1>
            <p class="actions">
                <a class="button" href="/dev/mail">
                    {words.back}
                </a>
            </p>
        </section>
    };
    paper.page(content.into_any())
}

fn address(mail: &Mail) -> String {
    format!("/dev/mail/{}", mail.id)
}
