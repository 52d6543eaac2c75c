use super::wrap;

#[test]
fn lines_break_between_words() {
    assert_eq!(wrap(""), "");
    assert_eq!(wrap("  one\ttwo  "), "one two");
    let text = "word ".repeat(20);
    let wrapped = wrap(&text);
    let widths: Vec<usize> = wrapped.lines().map(str::len).collect();
    assert_eq!(widths, [69, 29]);
}

#[test]
fn a_long_word_stays_whole() {
    let long = "x".repeat(100);
    assert_eq!(wrap(&format!("a {long} b")), format!("a\n{long}\nb"));
}

#[test]
fn letters_are_counted_not_bytes() {
    let line = "ñ".repeat(72);
    assert_eq!(wrap(&format!("{line} ñ")), format!("{line}\nñ"));
}

#[test]
fn what_belongs_together_stays_together() {
    let line = format!("{} 10\u{a0}€", "x".repeat(68));
    assert_eq!(wrap(&line), format!("{}\n10\u{a0}€", "x".repeat(68)));
}
