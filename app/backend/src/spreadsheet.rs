//! What spreadsheets write, and banks' web pages: text in one of two encodings, cells set apart by one of three signs, columns
//! named by people.

use csv::{ReaderBuilder, StringRecord, Terminator, Trim};

/// What the bytes 0x80 to 0x9F stand for in Windows-1252; the five that stand for nothing are left as they are.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, without a byte order mark: UTF-8, or else Windows-1252 (of which Latin-1 is a part), in which many a
/// program still writes.
#[must_use]
pub(crate) fn decode(file: &[u8]) -> String {
    let text = match std::str::from_utf8(file) {
        Ok(text) => text.to_owned(),
        Err(_) => file.iter().map(|byte| windows_1252(*byte)).collect(),
    };
    match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    }
}

fn windows_1252(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    let named = place.and_then(|place| WINDOWS_1252.get(place));
    named.copied().unwrap_or(char::from(byte))
}

/// What the first line sets its names apart with.
#[must_use]
pub(crate) fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    match (header.contains(';'), header.contains('\t')) {
        (true, _) => b';',
        (false, true) => b'\t',
        (false, false) => b',',
    }
}

/// The cells of one line without the spaces around them, nor the byte order mark before the first.
///
/// # Errors
/// [`csv::Error`] if the line is not UTF-8.
pub(crate) fn cells(line: &[u8], separator: u8) -> Result<StringRecord, csv::Error> {
    let mut cells = StringRecord::new();
    ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .terminator(Terminator::Any(b'\n'))
        .trim(Trim::All)
        .from_reader(line)
        .read_record(&mut cells)?;
    Ok(cells)
}

/// A column's name without capitals, accents and what is no letter: `Fecha operación` is `fecha_operacion`.
#[must_use]
pub(crate) fn plain_name(name: &str) -> String {
    let letters: String = name
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join("_")
}
