//! The European norm, held against every kind of document by other people's programs.

use std::path::Path;
use std::process::{Command, Output};

use cps_backend::documents::{facturx, pdf, ubl};
use cps_backend::store::documents::Document;

use crate::samples::{all, credit_note_full, invoice};

#[test]
fn every_kind_keeps_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let all = all();
    for (name, document) in &all {
        file(folder.path(), name, document);
    }
    let output = check(folder.path());
    let verdicts = String::from_utf8(output.stdout).unwrap();
    let bad: Vec<&str> = verdicts
        .lines()
        .filter(|verdict| !verdict.ends_with(": good"))
        .collect();
    assert!(bad.is_empty() && output.status.success(), "{bad:#?}");
    assert_eq!(verdicts.lines().count(), 3 * all.len());
}

/// The checks would notice a total that is a cent too high.
#[test]
fn a_wrong_total_is_noticed() {
    for (syntax, xml, right) in [
        ("cii", facturx(&invoice()), "GrandTotalAmount>121.00<"),
        (
            "ubl",
            ubl(&invoice()),
            "TaxInclusiveAmount currencyID=\"EUR\">121.00<",
        ),
        (
            "cii",
            facturx(&credit_note_full()),
            "GrandTotalAmount>121.00<",
        ),
        (
            "ubl",
            ubl(&credit_note_full()),
            "TaxInclusiveAmount currencyID=\"EUR\">121.00<",
        ),
    ] {
        let xml = xml.unwrap();
        assert_eq!(xml.matches(right).count(), 1);
        let wrong = xml.replace(right, &right.replace("121.00", "121.01"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("wrong.{syntax}.xml"));
        std::fs::write(path, wrong).unwrap();
        let output = check(folder.path());
        let verdict = String::from_utf8(output.stdout).unwrap();
        // The invoice's total is its net total and its VAT.
        assert!(verdict.contains("BR-CO-15"), "{verdict}");
        assert!(!output.status.success());
    }
}

/// And a PDF that holds another document's data.
#[test]
fn somebody_elses_data_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    file(path, "changed", &invoice());
    std::fs::write(
        path.join("changed.cii.xml"),
        facturx(&credit_note_full()).unwrap(),
    )
    .unwrap();
    let output = check(path);
    let verdicts = String::from_utf8(output.stdout).unwrap();
    assert!(
        verdicts.contains("changed.pdf: the XML within is "),
        "{verdicts}"
    );
    assert!(!output.status.success());
}

/// Writes all files of a document into a folder.
fn file(folder: &Path, name: &str, document: &Document) {
    let write = |end: &str, content: &[u8]| {
        std::fs::write(folder.join(format!("{name}.{end}")), content).unwrap();
    };
    write("pdf", &pdf(document).unwrap());
    write("cii.xml", facturx(document).unwrap().as_bytes());
    write("ubl.xml", ubl(document).unwrap().as_bytes());
}

/// Runs the check beside this file over a folder.
fn check(folder: &Path) -> Output {
    let python = std::env::var("CPS_TEST_PYTHON").expect(
        "CPS_TEST_PYTHON is not set: `cargo xtask test` sets it, to target/python/bin/python, which `cargo xtask setup` makes",
    );
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/check.py");
    let output = Command::new(python).arg(script).arg(folder).output();
    let output = output.expect("the Python of CPS_TEST_PYTHON should start");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!complaint.contains("Traceback"), "{complaint}");
    output
}
