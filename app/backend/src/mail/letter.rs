//! A message in words.

use cps_domain::Language;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, context};

use super::Message;
use super::blocks::{Block, fill, fill_text};
use super::facts::facts;
use super::plain::plain;
use super::templates::{LAYOUT, foot, words};

/// What is written, in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// For mail programs, and people, that want no HTML.
    pub text: String,
    /// A whole page, which loads nothing from anywhere.
    pub html: String,
}

/// Why a message cannot be put into words.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The message has a link, and its address was not given.
    #[error("a mail of kind {0} cannot be written without the address of its link")]
    LinkMissing(&'static str),
    /// The template names a fact that the message does not have.
    #[error("the template cannot be filled")]
    Template(#[from] Error),
}

/// Puts a message into words. `public_url` is where the portal is found; `link` is the whole address of the message's link, with
/// its token.
///
/// # Errors
/// [`MailError::LinkMissing`] if [`Message::link`] is there and `link` is not, [`MailError::Template`] for a template that does
/// not fit the message.
pub fn render(
    message: &Message,
    language: Language,
    public_url: &str,
    link: Option<&str>,
) -> Result<Letter, MailError> {
    if message.link().is_some() && link.is_none() {
        return Err(MailError::LinkMissing(message.kind()));
    }
    let press = press()?;
    let public_url = public_url.trim_end_matches('/');
    let facts = context! { public_url, link, ..facts(message, language) };
    let (heading, body) = words(message, language)
        .split_once('\n')
        .unwrap_or_default();
    let heading = heading.trim_start_matches("Subject:");
    let subject = one_line(&fill_text(heading, &facts, &press)?);
    let blocks = fill(body, &facts, &press)?;
    let foot = match message.reply_to() {
        Some(_) => Vec::new(),
        None => fill(foot(language), &facts, &press)?,
    };
    let context = context! {
        subject => &subject,
        language => language.code(),
        blocks => Serde(&blocks),
        foot => Serde(&foot),
    };
    let html = press.get_template("layout.html")?.render(context)?;
    Ok(Letter {
        subject,
        text: text(&blocks, &foot),
        html,
    })
}

/// Refuses what is not defined, and escapes what goes into the layout.
fn press() -> Result<Environment<'static>, Error> {
    let mut press = Environment::new();
    press.set_undefined_behavior(UndefinedBehavior::Strict);
    // Lines of the layout that hold nothing but tags leave nothing behind.
    let mut syntax = SyntaxConfig::builder();
    press.set_syntax(syntax.trim_blocks(true).lstrip_blocks(true).build()?);
    press.add_template("layout.html", LAYOUT)?;
    Ok(press)
}

/// Without line breaks and other control characters: nobody's data may begin a header of its own.
fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_control() || letter.is_whitespace());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn text(blocks: &[Block], foot: &[Block]) -> String {
    let mut text = plain(blocks);
    if !foot.is_empty() {
        text.push_str("\n\n--\n");
        text.push_str(&plain(foot));
    }
    text.push('\n');
    text
}
