//! What is sold, and what it adds up to.

use cps_domain::{Money, VatTreatment, format_date, format_money_exact};
use cps_domain::{format_number, format_percent_basis_points};

use super::block::{Block, Shade, Style};
use super::sheet::Sheet;
use super::{LEFT, RIGHT, Source};
use crate::store::documents::Line;

/// Where each column of numbers ends, and how wide the descriptions are.
const QUANTITY: f32 = LEFT + 256.0;
const UNIT_PRICE: f32 = LEFT + 350.0;
const VAT: f32 = LEFT + 392.0;
const DESCRIPTION: f32 = 204.0;

/// Where the labels of the sums begin.
const SUMS: f32 = LEFT + 242.0;

/// Above and below what stands between two lines of a table.
const PADDING: f32 = 7.0;

/// A table of everything sold; on a new page its head stands there again.
pub(super) fn lines(source: Source<'_>, sheet: &mut Sheet) {
    let mut gap = 26.0;
    let mut headed = false;
    for line in &source.document.lines {
        let row = row(source, line);
        let head = head(source);
        let needed = if headed { 0.0 } else { gap + head.height() };
        if !sheet.fits(&row, needed) {
            sheet.turn();
            (gap, headed) = (0.0, false);
        }
        if !headed {
            sheet.place(head, gap);
            headed = true;
        }
        sheet.place(row, 0.0);
    }
}

fn head(source: Source<'_>) -> Block<'_> {
    let words = source.words;
    let mut block = Block::new(source.typefaces);
    block.line((LEFT, 0.0), DESCRIPTION, Style::LABEL, words.description);
    for (right, label) in [
        (QUANTITY, words.quantity),
        (UNIT_PRICE, words.unit_price),
        (VAT, words.vat),
        (RIGHT, words.amount),
    ] {
        block.line_to((right, 0.0), Style::LABEL, label);
    }
    rule(&mut block, LEFT, 0.9, Shade::Ink);
    block
}

fn row<'a>(source: Source<'a>, line: &Line) -> Block<'a> {
    let language = source.document.language;
    let mut block = Block::new(source.typefaces);
    let day = |date| format_date(date, language);
    let period = source.words.period.replace("{from}", &day(line.starts_on));
    let period = period.replace("{to}", &day(line.ends_on));
    let bottom = block.paragraph(
        (LEFT, PADDING),
        DESCRIPTION,
        Style::STRONG,
        &line.description,
    );
    block.paragraph((LEFT, bottom + 1.0), DESCRIPTION, Style::LABEL, &period);
    for (right, text) in [
        (QUANTITY, format_number(line.quantity.into(), language)),
        (UNIT_PRICE, format_money_exact(&line.unit_price, language)),
        (VAT, rate(source)),
        (RIGHT, format_money_exact(&line.net, language)),
    ] {
        block.line_to((right, PADDING), Style::TEXT, &text);
    }
    rule(&mut block, LEFT, 0.5, Shade::Line);
    block
}

/// The sums.
pub(super) fn totals(source: Source<'_>) -> Block<'_> {
    let Source {
        document, words, ..
    } = source;
    let price = &document.price;
    let mut block = Block::new(source.typefaces);
    let mut sum = |style: Style, y: f32, label: &str, amount: &Money| {
        block.line((SUMS, y), RIGHT - SUMS, style, label);
        let amount = format_money_exact(amount, document.language);
        block.line_to((RIGHT, y), style, &amount) + 3.0
    };
    let y = sum(Style::TEXT, 0.0, words.net, &price.net);
    let vat = match price.treatment {
        VatTreatment::Domestic => words.vat_rate.replace("{rate}", &rate(source)),
        VatTreatment::ReverseCharge | VatTreatment::OutsideScope => words.vat.to_owned(),
    };
    let y = sum(Style::TEXT, y, &vat, &price.vat);
    let total = if source.is_credit_note() {
        words.given_back
    } else {
        words.to_pay
    };
    sum(Style::SUM, y + 8.0, total, &price.gross);
    block.fill((SUMS, y + 2.0), (RIGHT - SUMS, 0.9), Shade::Ink);
    block
}

/// Why no VAT is charged, if so.
pub(super) fn exemption(source: Source<'_>) -> Option<Block<'_>> {
    let note = source.words.exemption(source.document.price.treatment)?;
    let mut block = Block::new(source.typefaces);
    block.paragraph((LEFT, 0.0), RIGHT - LEFT, Style::TEXT, note);
    Some(block)
}

/// The rate, or a dash where there is none.
fn rate(source: Source<'_>) -> String {
    let price = &source.document.price;
    match price.treatment {
        VatTreatment::Domestic => {
            format_percent_basis_points(price.rate.basis_points(), source.document.language)
        }
        VatTreatment::ReverseCharge | VatTreatment::OutsideScope => "–".to_owned(),
    }
}

/// A line below everything so far.
fn rule(block: &mut Block<'_>, x: f32, thickness: f32, shade: Shade) {
    let y = block.height() + PADDING - 2.0;
    block.fill((x, y), (RIGHT - x, thickness), shade);
}
