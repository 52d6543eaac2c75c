use super::*;
use crate::product_file::read;

/// Whatever a cell holds, the file that was written says the same when it is read again.
#[test]
fn what_is_written_is_read_again() {
    for language in [Language::Spanish, Language::English] {
        for dealer in [
            "Foto, «Sol»; Madrid",
            "24\" wide",
            "\"quoted\"",
            "=HYPERLINK(\"x\")",
            "+34 600",
            "-1",
            "@home",
            "'=already guarded",
            "''=twice",
            "'s-Hertogenbosch",
        ] {
            let mut line = ProductLine::default();
            line.set(ProductColumn::Model, "EOS R5");
            line.set(ProductColumn::Dealer, dealer);
            let mut writer = Writer::begin(Separator::usual_in(language), &["line"], &["problem"]);
            writer.line(&["2"], &line, &["none"]);
            let text = writer.finish();
            let lines = read(text.as_bytes()).unwrap();
            assert_eq!((lines[0].problem, &lines[0].cells), (None, &line), "{text}");
        }
    }
}

#[test]
fn no_cell_begins_like_a_formula_and_none_ends_its_line() {
    let mut line = ProductLine::default();
    line.set(ProductColumn::Model, "=cmd");
    line.set(ProductColumn::Dealer, "one\r\n=two");
    let mut writer = Writer::go_on(Separator(','));
    writer.line(&[], &line, &["@sum"]);
    assert_eq!(writer.finish(), "'=cmd,,,,,one  =two,,'@sum\r\n");
}
