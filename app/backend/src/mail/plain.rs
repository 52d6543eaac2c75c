//! A letter as plain text.

use super::blocks::Block;

/// The columns of a line (RFC 3676, 4.2, says at most 78 and leaves room for quoting).
const WIDTH: usize = 72;

/// The blocks as text with blank lines between. An address stands on a line of its own, however long, so that a click takes all of it.
pub(super) fn plain(blocks: &[Block]) -> String {
    let texts: Vec<String> = blocks.iter().map(block_text).collect();
    texts.join("\n\n")
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph { lines } => {
            let lines: Vec<String> = lines.iter().map(|line| wrap(line)).collect();
            lines.join("\n")
        }
        Block::Button { label, address } | Block::Link { label, address } => {
            format!("{label}:\n{address}")
        }
    }
}

/// Breaks a line between words; a longer word stays whole.
fn wrap(line: &str) -> String {
    let mut text = String::new();
    let mut column = 0;
    for word in line.split_ascii_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += width;
    }
    text
}

#[cfg(test)]
mod tests;
