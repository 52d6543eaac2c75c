//! The portal's prose: text files, `# ` before the title, `## ` before a section, `### ` before a
//! question, a blank line between paragraphs.

use crate::api::{Article, Question, Section};
use cps_domain::Language;

macro_rules! articles {
    ($name:expr, $language:expr, [$($file:literal),*]) => {
        match ($name, $language) {
            $(
                ($file, Language::Spanish) => Some(include_str!(concat!("../articles/es/", $file, ".md"))),
                ($file, Language::English) => Some(include_str!(concat!("../articles/en/", $file, ".md"))),
            )*
            _ => None,
        }
    };
}

/// The article `name`.
pub(crate) fn article(name: &str, language: Language) -> Option<Article> {
    articles!(name, language, ["faq", "privacy", "support", "terms"]).map(read)
}

fn read(text: &str) -> Article {
    let mut article = Article {
        title: String::new(),
        lead: Vec::new(),
        sections: Vec::new(),
    };
    for block in text
        .split("\n\n")
        .map(|block| block.trim().replace('\n', " "))
    {
        if let Some(question) = block.strip_prefix("### ") {
            if let Some(section) = article.sections.last_mut() {
                section.questions.push(Question {
                    question: question.to_string(),
                    answer: Vec::new(),
                });
            }
        } else if let Some(heading) = block.strip_prefix("## ") {
            article.sections.push(Section {
                heading: heading.to_string(),
                paragraphs: Vec::new(),
                questions: Vec::new(),
            });
        } else if let Some(title) = block.strip_prefix("# ") {
            article.title = title.to_string();
        } else if !block.is_empty() {
            open_part(&mut article).push(block);
        }
    }
    article
}

/// Where a paragraph belongs that comes next.
fn open_part(article: &mut Article) -> &mut Vec<String> {
    let Some(section) = article.sections.last_mut() else {
        return &mut article.lead;
    };
    match section.questions.last_mut() {
        Some(question) => &mut question.answer,
        None => &mut section.paragraphs,
    }
}
