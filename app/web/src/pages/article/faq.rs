use super::links::{with_links, without_addresses};
use super::paragraphs;
use super::search::{SearchForm, asked};
use crate::api::{Article, Question, Section, read_article};
use crate::components::{Page, Width, loaded};
use crate::i18n::*;
use crate::language::use_language;
use cps_domain::SearchText;
use leptos::prelude::*;

/// So few questions show their answers at once.
const FEW: usize = 3;

/// `/faq`: "Consulta las preguntas frecuentes detalladas" (guide), to search through.
#[component]
pub(crate) fn FaqPage() -> impl IntoView {
    let asked = asked();
    // What the address asks for comes with the article, so that the browser first shows exactly
    // what the server showed.
    let faq = Resource::new(use_language, move |language| {
        let asked = untrack(asked);
        async move {
            let article = read_article("faq".to_string(), language.code().to_string()).await?;
            Ok((article, asked))
        }
    });
    loaded(faq, |(article, asked), locale| {
        faq_view(article, asked, locale)
    })
}

/// A question, and whether it has the words that were typed.
#[derive(Clone)]
struct Entry {
    question: Question,
    found: Memo<bool>,
}

/// Questions about one thing.
struct Group {
    heading: String,
    entries: Vec<Entry>,
}

impl Group {
    fn new(section: Section, typed: RwSignal<String>) -> Self {
        let entry = |question: Question| {
            let mut text = question.question.clone();
            for paragraph in &question.answer {
                text.push(' ');
                text += &without_addresses(paragraph);
            }
            let text = SearchText::new(&text);
            let found = Memo::new(move |_| typed.with(|typed| text.has_every_word_of(typed)));
            Entry { question, found }
        };
        Self {
            heading: section.heading,
            entries: section.questions.into_iter().map(entry).collect(),
        }
    }

    fn found(&self) -> Vec<Memo<bool>> {
        self.entries.iter().map(|entry| entry.found).collect()
    }
}

fn faq_view(article: Article, asked: String, locale: Locale) -> AnyView {
    let typed = RwSignal::new(asked);
    let groups: Vec<Group> = article
        .sections
        .into_iter()
        .map(|section| Group::new(section, typed))
        .collect();
    let found: Vec<Memo<bool>> = groups.iter().flat_map(Group::found).collect();
    let all = found.len();
    let count = Memo::new(move |_| found.iter().filter(|found| found.get()).count());
    let few = Memo::new(move |_| count.get() <= FEW);
    let lead = article
        .lead
        .into_iter()
        .map(|text| view! { <p class="lead">{with_links(&text)}</p> })
        .collect_view();
    view! {
        <Page title=td_string!(locale, portal.faq) width=Width::Narrow>
            <div class="head">
                <h1>{article.title}</h1>
            </div>
            {lead}
            <SearchForm typed locale />
            <p class="note" role="status">
                {move || count_text(count.get(), all, locale)}
            </p>
            {groups.into_iter().map(|group| group_view(group, few)).collect_view()}
            {move || (count.get() == 0).then(|| nothing_found(locale))}
        </Page>
    }
    .into_any()
}

fn count_text(count: usize, all: usize, locale: Locale) -> String {
    match count {
        0 => td_string!(locale, faq.found_none).to_string(),
        1 => td_string!(locale, faq.found_one).to_string(),
        _ if count == all => td_string!(locale, faq.all, count = count.to_string()).to_string(),
        _ => td_string!(locale, faq.found_some, count = count.to_string()).to_string(),
    }
}

fn group_view(group: Group, few: Memo<bool>) -> impl IntoView {
    let found = group.found();
    let is_empty = move || !found.iter().any(|found| found.get());
    view! {
        <section class="faq" hidden=is_empty>
            <h2>{group.heading}</h2>
            {group
                .entries
                .into_iter()
                .map(|entry| move || entry.found.get().then(|| question_view(&entry.question, few)))
                .collect_view()}
        </section>
    }
}

/// Each question opens by itself: the browser's own disclosure, which needs no script.
fn question_view(question: &Question, few: Memo<bool>) -> impl IntoView + use<> {
    view! {
        <details open=move || few.get()>
            <summary>{question.question.clone()}</summary>
            {paragraphs(question.answer.clone())}
        </details>
    }
}

fn nothing_found(locale: Locale) -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{td_string!(locale, faq.none_title)}</h2>
            <p>{td_string!(locale, faq.none_text)}</p>
            <p class="actions">
                <a class="button act" href="/support">
                    {td_string!(locale, faq.write)}
                </a>
                <a class="button" href="/faq">
                    {td_string!(locale, faq.show_all)}
                </a>
            </p>
        </section>
    }
}
