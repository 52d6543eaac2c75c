//! How the document is paid, or what becomes of its amount.

use cps_domain::{BankAccount, CreditorReference, PaymentMethod, format_date, format_money_exact};

use super::super::transfer;
use super::block::{Block, Shade, Style};
use super::{LEFT, RIGHT, Source};

/// Between the panel's edge and what is in it.
const PADDING: f32 = 16.0;

/// The side of a QR code: 32 mm, which any phone reads at arm's length.
const CODE: f32 = 92.0;

/// Where values begin beside their labels.
const VALUES: f32 = 86.0;

/// The panel.
pub(super) fn payment(source: Source<'_>) -> Block<'_> {
    let mut block = Block::new(source.typefaces);
    let document = source.document;
    let code = transfer(document, document.price.gross);
    let inside = RIGHT - LEFT - 2.0 * PADDING;
    let width = match &code {
        Some(_) => inside - CODE - PADDING,
        None => inside,
    };
    let x = LEFT + PADDING;
    let mut bottom = block.paragraph((x, PADDING), width, Style::HEADING, source.words.payment);
    bottom = block.paragraph((x, bottom + 3.0), width, Style::TEXT, &how(source));
    let bank = document.bank.as_ref();
    if let Some(bank) = bank.filter(|_| is_transfer(source)) {
        bottom = details(&mut block, source, (x, bottom + 6.0), width, bank);
    }
    if let Some(code) = code {
        let left = RIGHT - PADDING - CODE;
        let below = block.code((left, PADDING), CODE, code);
        let (middle, width) = (left + CODE / 2.0, CODE + PADDING);
        let scan = source.words.scan;
        bottom = bottom.max(block.centred((middle, below + 3.0), width, Style::LABEL, scan));
    }
    let size = (RIGHT - LEFT, bottom + PADDING);
    block.behind(LEFT, size, Shade::Raised);
    block
}

fn is_transfer(source: Source<'_>) -> bool {
    !source.is_credit_note() && source.document.method == PaymentMethod::Transfer
}

/// How it is paid, in a sentence or two.
fn how(source: Source<'_>) -> String {
    let Source {
        document, words, ..
    } = source;
    if let Some(number) = document.corrected_number {
        let settled = words.settled(document.reason);
        return settled.replace("{number}", &number.to_string());
    }
    let sentence = match (document.method, &document.bank) {
        (PaymentMethod::Card, _) => words.card,
        (PaymentMethod::Transfer, Some(_)) => words.transfer,
        (PaymentMethod::Transfer, None) => words.transfer_elsewhere,
    };
    sentence
        .replace(
            "{amount}",
            &format_money_exact(&document.price.gross, document.language),
        )
        .replace("{date}", &format_date(document.due_on, document.language))
        .replace(
            "{reference}",
            &CreditorReference::of(document.number).grouped(),
        )
}

/// What a transfer needs.
fn details(
    block: &mut Block<'_>,
    source: Source<'_>,
    (x, top): (f32, f32),
    width: f32,
    bank: &BankAccount,
) -> f32 {
    let words = source.words;
    let reference = CreditorReference::of(source.document.number).grouped();
    let bic = bank.bic.as_ref().map(|bic| bic.to_string());
    let rows = [
        Some((words.reference, Style::STRONG, reference)),
        Some((words.holder, Style::TEXT, bank.holder.clone())),
        Some(("IBAN", Style::TEXT, bank.iban.grouped())),
        bic.map(|bic| ("BIC", Style::TEXT, bic)),
    ];
    let mut y = top;
    for (label, style, value) in rows.iter().flatten() {
        // On one foot with the value, which is larger.
        block.line((x, y + 1.6), VALUES, Style::LABEL, label);
        y = block.paragraph((x + VALUES, y), width - VALUES, *style, value) + 2.0;
    }
    block.paragraph((x, y + 2.0), width, Style::LABEL, words.charges)
}
