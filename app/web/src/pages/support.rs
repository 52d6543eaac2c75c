use super::article::prose;
use crate::api::{Article, RequestSupport, open_support, read_article};
use crate::change::Change;
use crate::components::{
    ChangeForm, FormTrouble, Page, SelectField, TextArea, TextField, Width, loaded, topic_name,
};
use crate::i18n::*;
use crate::language::use_language;
use crate::refusal::Refusal;
use cps_domain::{EmailAddress, Field, Language, SupportMessage, SupportTopic, view};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/support`: writes to priority support, and says what is good to know before (guide, step 1).
#[component]
pub(crate) fn SupportPage() -> impl IntoView {
    let query = use_query_map();
    let sent = Memo::new(move |_| query.with(|query| query.get_str("sent").is_some()));
    let request = Change::by::<RequestSupport>();
    let support = Resource::new(use_language, open);
    loaded(support, move |(article, page), locale| {
        let topic = query.with_untracked(|query| query.get("topic"));
        let form = match sent.get() {
            true => sent_view(locale),
            false => form(page, topic.unwrap_or_default(), request, locale),
        };
        support_view(article, form, locale)
    })
}

async fn open(language: Language) -> Result<(Article, view::SupportPage), Refusal> {
    let article = read_article("support".to_string(), language.code().to_string()).await?;
    Ok((article, open_support().await?))
}

fn support_view(article: Article, form: AnyView, locale: Locale) -> AnyView {
    view! {
        <Page title=td_string!(locale, portal.support) width=Width::Narrow>
            <div class="head">
                <h1>{article.title}</h1>
            </div>
            {prose(article.lead, Vec::new())} {form}
            <section class="section">{prose(Vec::new(), article.sections)}</section>
        </Page>
    }
    .into_any()
}

fn form(page: view::SupportPage, topic: String, request: Change, locale: Locale) -> AnyView {
    let refusal = request.refusal();
    let topics = SupportTopic::ALL
        .map(|topic| (topic_name(locale, topic).to_string(), topic.to_string()))
        .into();
    view! {
        <FormTrouble refusal />
        <ChangeForm change=request class="form">
            <TextField
                field=Field::Email
                label=td_string!(locale, account.email)
                hint=td_string!(locale, support.email_hint)
                kind="email"
                value=page.email
                autocomplete="email"
                max_length=EmailAddress::MAX as usize
                required=true
                refusal
            />
            <SelectField
                field=Field::Topic
                label=td_string!(locale, support.topic)
                choices=topics
                chosen=topic
                none=td_string!(locale, support.choose_topic)
                refusal
            />
            <TextArea
                field=Field::Message
                label=td_string!(locale, support.message)
                hint=td_string!(locale, support.message_hint)
                max_length=SupportMessage::MAX as usize
                refusal
            />
            <div class="actions">
                <button class="button act" disabled=request.pending()>
                    {td_string!(locale, support.send)}
                </button>
            </div>
        </ChangeForm>
    }
    .into_any()
}

fn sent_view(locale: Locale) -> AnyView {
    view! {
        <p class="notice good" role="status">
            <span>
                <strong>{td_string!(locale, support.sent_title)}</strong>
                " "
                {td_string!(locale, support.sent)}
            </span>
        </p>
    }
    .into_any()
}
