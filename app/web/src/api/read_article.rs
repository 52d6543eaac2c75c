use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// A page of prose. It comes from the server, so that its text is no part of the WebAssembly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its heading.
    pub title: String,
    /// What stands before the first section.
    pub lead: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// The questions it is made of, if it is.
    pub questions: Vec<Question>,
}

/// A question that members ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// Its answer, in paragraphs.
    pub answer: Vec<String>,
}

/// The article `name` in the visitor's language.
#[server(endpoint = "read_article", input = GetUrl, output = Answer)]
pub async fn read_article(name: String, language: String) -> Result<Article, Refusal> {
    use crate::article::article;
    use crate::request::refuse;
    let found = language
        .parse()
        .ok()
        .and_then(|language| article(&name, language));
    found.ok_or_else(|| refuse(cps_backend::service::ServiceError::NotFound))
}
