use super::{read_local, read_plain};

#[test]
fn amounts_of_xml() {
    for (text, expected) in [
        ("121", Some(12_100)),
        ("121.5", Some(12_150)),
        ("121.50", Some(12_150)),
        ("121.50000", Some(12_150)),
        ("0.01", Some(1)),
        ("121.505", None),
        ("-121.50", None),
        ("1,000", None),
        ("1e3", None),
        (".5", None),
        ("", None),
        ("99999999999999999999", None),
        ("92233720368547759", None),
    ] {
        assert_eq!(read_plain(text), expected, "{text:?}");
    }
}

#[test]
fn amounts_of_spreadsheets() {
    for (text, expected) in [
        ("121", Some(12_100)),
        ("121,5", Some(12_150)),
        ("121.50", Some(12_150)),
        ("1.234,50", Some(123_450)),
        ("1,234.50", Some(123_450)),
        ("1.234", Some(123_400)),
        ("1.234.567,89", Some(123_456_789)),
        ("1 234,50", Some(123_450)),
        ("1\u{a0}234,50", Some(123_450)),
        ("1'234.50", Some(123_450)),
        ("+121,00", Some(12_100)),
        ("-20,00", Some(-2_000)),
        ("−20,00", Some(-2_000)),
        ("20,00-", Some(-2_000)),
        ("0,00", Some(0)),
        ("1.2345", None),
        ("1.23.45", None),
        ("1.234.56", None),
        ("0.123", None),
        ("12.34,567", None),
        ("1234.567,00", None),
        ("--20,00", None),
        ("20 EUR", None),
        ("20,0é", None),
        (",50", None),
        ("", None),
    ] {
        assert_eq!(read_local(text), expected, "{text:?}");
    }
}
