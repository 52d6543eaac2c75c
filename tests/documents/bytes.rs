//! The same document is the same file, and another one is another.

use cps_backend::documents::{facturx, pdf, qr_svg, sha256, ubl};

use crate::samples::{all, invoice};

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (name, document) in all() {
        let again = document.clone();
        assert_eq!(pdf(&document).unwrap(), pdf(&again).unwrap(), "{name}");
        assert_eq!(facturx(&document).unwrap(), facturx(&again).unwrap());
        assert_eq!(ubl(&document).unwrap(), ubl(&again).unwrap());
        let gross = document.price.gross;
        assert_eq!(qr_svg(&document, gross), qr_svg(&again, gross));
    }
}

#[test]
fn another_document_gives_others() {
    let mut other = invoice();
    other.number.number += 1;
    let (pdf, other) = (pdf(&invoice()).unwrap(), pdf(&other).unwrap());
    assert_ne!(sha256(&pdf), sha256(&other));
}

/// A mail with it arrives everywhere, and a year's invoices fit anywhere.
#[test]
fn files_are_small() {
    for (name, document) in all() {
        let size = pdf(&document).unwrap().len();
        assert!(size < 64 * 1024, "{name}: {size}");
    }
}

#[test]
fn a_hash_is_written_as_everywhere() {
    let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(sha256(b""), of_nothing);
}
