//! The QR code, as a banking app reads it.

use cps_backend::documents::qr_svg;
use cps_backend::store::documents::Document;
use cps_domain::{CreditorReference, Currency, Money, PaymentMethod, transfer_code};

use crate::samples::{all, invoice, long_names};

/// How many dots a square is wide: a photograph is coarser.
const SCALE: usize = 4;

#[test]
fn an_app_reads_what_the_transfer_needs() {
    for document in [invoice(), long_names()] {
        let open = Money::new(10_005, Currency::Eur);
        let bank = document.bank.as_ref().unwrap();
        let reference = CreditorReference::of(document.number);
        let expected = transfer_code(bank, open, &reference);
        assert_eq!(Some(read(&qr_svg(&document, open).unwrap())), expected);
    }
}

#[test]
fn only_what_is_paid_by_transfer_and_in_euros_has_one() {
    for (name, document) in all() {
        let expected = document.method == PaymentMethod::Transfer
            && document.corrects.is_none()
            && document.bank.is_some()
            && document.price.gross.currency == Currency::Eur;
        let code = qr_svg(&document, document.price.gross);
        assert_eq!(code.is_some(), expected, "{name}");
    }
}

#[test]
fn what_is_paid_has_none() {
    let nothing = Money::new(0, Currency::Eur);
    assert_eq!(qr_svg(&invoice(), nothing), None);
}

/// The longest that a holder can be called still fits the largest code that banking apps must read: version 13, of 69 squares.
#[test]
fn it_stays_coarse_enough() {
    let mut document: Document = long_names();
    document.bank.as_mut().unwrap().holder = "Ñ".repeat(200);
    let svg = qr_svg(&document, Money::new(99_999_999_999, Currency::Eur)).unwrap();
    assert!(size(&svg) <= 69 + 2 * 4, "{}", size(&svg));
}

/// The text of a code.
fn read(svg: &str) -> String {
    let (_, path) = svg.rsplit_once("<path d=\"").unwrap();
    let side = size(svg) * SCALE;
    let mut dark = vec![vec![false; side]; side];
    for bar in path.split('M').skip(1) {
        let numbers: Vec<usize> = bar
            .split(|character: char| !character.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let (left, top, width) = (numbers[0], numbers[1], numbers[2]);
        for row in &mut dark[top * SCALE..(top + 1) * SCALE] {
            row[left * SCALE..(left + width) * SCALE].fill(true);
        }
    }
    let shade = |x: usize, y: usize| if dark[y][x] { 0 } else { u8::MAX };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1);
    codes[0].decode().unwrap().1
}

/// How many squares wide a code is, its margin included.
fn size(svg: &str) -> usize {
    let (_, box_) = svg.split_once("viewBox=\"0 0 ").unwrap();
    box_.split(' ').next().unwrap().parse().unwrap()
}
