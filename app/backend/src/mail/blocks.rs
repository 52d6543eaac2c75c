//! A letter's blocks: found in the template first, filled afterwards, so that nobody's name or words can become a link or a
//! heading.

use minijinja::{Environment, Error, Value};
use serde::Serialize;

/// A block that is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Block {
    /// Text. More than one line only where somebody wrote several.
    Paragraph { lines: Vec<String> },
    /// What the letter wants done: the first of its links.
    Button { label: String, address: String },
    /// Another way to go on.
    Link { label: String, address: String },
}

/// Fills a template's blocks with these facts. A paragraph that comes out empty is left out.
///
/// # Errors
/// minijinja's, for a template that names a fact which is not there.
pub(super) fn fill(
    template: &str,
    facts: &Value,
    press: &Environment<'_>,
) -> Result<Vec<Block>, Error> {
    let mut blocks = Vec::new();
    for source in template.split("\n\n").map(unfold) {
        if let Some((label, address)) = as_link(&source) {
            let label = fill_text(label, facts, press)?;
            let address = fill_text(address, facts, press)?;
            let is_first = !blocks.iter().any(is_button);
            blocks.push(if is_first {
                Block::Button { label, address }
            } else {
                Block::Link { label, address }
            });
        } else {
            let text = fill_text(&source, facts, press)?;
            if !text.is_empty() {
                let lines = text.lines().map(str::to_owned).collect();
                blocks.push(Block::Paragraph { lines });
            }
        }
    }
    Ok(blocks)
}

/// Fills a piece of a template with these facts.
///
/// # Errors
/// As for [`fill`].
pub(super) fn fill_text(
    source: &str,
    facts: &Value,
    press: &Environment<'_>,
) -> Result<String, Error> {
    let text = press.render_named_str("letter.txt", source, facts)?;
    Ok(text.trim().to_owned())
}

/// A block's lines as one: where they break in the template means nothing.
fn unfold(block: &str) -> String {
    let lines: Vec<&str> = block.lines().map(str::trim).collect();
    lines.join(" ")
}

/// Label and address of a block that is a link and nothing else.
fn as_link(block: &str) -> Option<(&str, &str)> {
    let inside = block.trim().strip_prefix('[')?.strip_suffix(')')?;
    inside.split_once("](")
}

const fn is_button(block: &Block) -> bool {
    matches!(block, Block::Button { .. })
}
