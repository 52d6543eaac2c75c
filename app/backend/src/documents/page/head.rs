//! Who sends what to whom, and the foot of every page.

use cps_domain::format_date;
use cps_domain::view::Party;

use super::block::{Block, Shade, Style};
use super::{LEFT, RIGHT, Source, WIDTH};

/// How high the bar is.
const BAR: f32 = 46.0;

/// Between two columns.
const GUTTER: f32 = 14.0;

/// How many facts stand side by side.
const FACTS: f32 = 4.0;

/// The black bar with the issuer's name.
pub(super) fn bar(source: Source<'_>) -> Block<'_> {
    let mut block = Block::new(source.typefaces);
    block.fill((0.0, 0.0), (WIDTH, BAR), Shade::Bar);
    let top = (BAR - Style::BAR.leading()) / 2.0;
    let name = &source.document.issuer.name;
    block.line((LEFT, top), RIGHT - LEFT, Style::BAR, name);
    block
}

/// What the document is, and why a credit note was issued.
pub(super) fn title(source: Source<'_>) -> Block<'_> {
    let mut block = Block::new(source.typefaces);
    let width = RIGHT - LEFT;
    let bottom = block.paragraph((LEFT, 0.0), width, Style::TITLE, &source.title());
    if let Some(reason) = source.document.reason {
        let reason = source.words.reason(reason);
        block.paragraph((LEFT, bottom + 4.0), width, Style::TEXT, reason);
    }
    block
}

/// The dates and numbers by which both sides file it.
pub(super) fn facts(source: Source<'_>) -> Block<'_> {
    let Source {
        document, words, ..
    } = source;
    let day = |date| format_date(date, document.language);
    let second = match document.corrected_number {
        Some(number) => (words.corrects, number.to_string()),
        None => (words.due_on, day(document.due_on)),
    };
    let order = document.purchase_order.as_ref();
    let facts = [
        Some((words.issued_on, day(document.issued_on))),
        Some(second),
        Some((words.member_number, document.member_number.to_string())),
        order.map(|order| (words.purchase_order, order.to_string())),
    ];
    let mut block = Block::new(source.typefaces);
    let column = (RIGHT - LEFT + GUTTER) / FACTS;
    let mut x = LEFT;
    for (label, value) in facts.iter().flatten() {
        let width = column - GUTTER;
        let bottom = block.paragraph((x, 0.0), width, Style::LABEL, label);
        block.paragraph((x, bottom + 1.0), width, Style::TEXT, value);
        x += column;
    }
    block
}

/// Both sides with their VAT numbers.
pub(super) fn parties(source: Source<'_>) -> Block<'_> {
    let Source {
        document, words, ..
    } = source;
    let mut block = Block::new(source.typefaces);
    let width = (RIGHT - LEFT - GUTTER) / 2.0;
    let sides = [
        (LEFT, words.issuer, &document.issuer),
        (LEFT + width + GUTTER, words.buyer, &document.buyer),
    ];
    for (x, label, party) in sides {
        side(&mut block, source, (x, width), label, party);
    }
    block
}

fn side(
    block: &mut Block<'_>,
    source: Source<'_>,
    (x, width): (f32, f32),
    label: &str,
    party: &Party,
) {
    let mut y = block.paragraph((x, 0.0), width, Style::LABEL, label) + 1.0;
    y = block.paragraph((x, y), width, Style::STRONG, &party.name);
    for line in party.address.iter().filter(|line| !line.trim().is_empty()) {
        y = block.paragraph((x, y), width, Style::TEXT, line);
    }
    if !party.vat_number.is_empty() {
        let number = source
            .words
            .vat_number
            .replace("{number}", &party.vat_number);
        block.paragraph((x, y), width, Style::TEXT, &number);
    }
}

/// The foot: which document this page belongs to, and which page it is if there are several.
pub(super) fn foot(source: Source<'_>, page: usize, pages: usize) -> Block<'_> {
    let mut block = Block::new(source.typefaces);
    let top = 22.0;
    block.fill((LEFT, top - 8.0), (RIGHT - LEFT, 0.5), Shade::Line);
    let title = source.title();
    let end = if pages > 1 {
        let (page, pages) = (page.to_string(), pages.to_string());
        let place = source.words.page.replace("{page}", &page);
        format!("{title} · {}", place.replace("{pages}", &pages))
    } else {
        title
    };
    let issuer = &source.document.issuer;
    let begin = format!("{} · {}", issuer.name, issuer.vat_number);
    let half = (RIGHT - LEFT) / 2.0 - GUTTER;
    block.line((LEFT, top), half, Style::LABEL, &begin);
    block.line_to((RIGHT, top), Style::LABEL, &end);
    block
}
