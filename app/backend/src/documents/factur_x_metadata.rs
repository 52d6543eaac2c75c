//! What tells a program that a PDF has an invoice within: Factur-X's properties, and the description of them that PDF/A asks for.
//!
//! krilla writes no properties of other people's, but it writes its own in plain text, in the last object but one. So these are put
//! among them, and what counts bytes is counted anew: the length of that object, and the table of where each object begins.

use std::ops::Range;

/// What the invoice within is called.
pub(super) const FILE_NAME: &str = "factur-x.xml";

/// Where krilla's descriptions of properties end.
const DESCRIPTIONS_END: &str = "</rdf:Bag></pdfaExtension:schemas>";

/// Where its properties end.
const PROPERTIES_END: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>";

/// The profile and the file's name must be those of what is embedded.
const PROPERTIES: &str = concat!(
    r#"</rdf:Description><rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">"#,
    "<fx:DocumentType>INVOICE</fx:DocumentType>",
    "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>",
    "<fx:Version>1.0</fx:Version>",
    "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>",
);

/// One of the described properties.
macro_rules! property {
    ($name:literal, $about:literal) => {
        concat!(
            r#"<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>"#,
            $about,
            "</pdfaProperty:description><pdfaProperty:name>",
            $name,
            "</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
        )
    };
}

const DESCRIPTIONS: &str = concat!(
    r#"<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>"#,
    "<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>",
    property!("DocumentFileName", "The name of the embedded XML document"),
    property!("DocumentType", "The type of the hybrid document"),
    property!(
        "Version",
        "The version of the standard that the embedded XML follows"
    ),
    property!(
        "ConformanceLevel",
        "The conformance level of the embedded XML"
    ),
    "</rdf:Seq></pdfaSchema:property></rdf:li>",
);

/// The PDF with Factur-X's properties; `None` if it is not as krilla writes it.
pub(super) fn add(pdf: &[u8]) -> Option<Vec<u8>> {
    let packet = packet(pdf)?;
    let old = str::from_utf8(pdf.get(packet.clone())?).ok()?;
    let new = before(
        &before(old, DESCRIPTIONS_END, DESCRIPTIONS)?,
        PROPERTIES_END,
        PROPERTIES,
    )?;

    let head_start = last(pdf.get(..packet.start)?, b" obj")?;
    let old_head = str::from_utf8(pdf.get(head_start..packet.start)?).ok()?;
    let new_head = old_head.replacen(&length(old), &length(&new), 1);
    let added = (new_head.len() + new.len()).checked_sub(old_head.len() + old.len())?;

    let table_start = table_start(pdf)?;
    let mut changed = pdf.get(..head_start)?.to_vec();
    changed.extend(new_head.bytes().chain(new.bytes()));
    changed.extend(pdf.get(packet.end..table_start)?);
    let table = str::from_utf8(pdf.get(table_start..)?).ok()?;
    changed.extend(shifted(table, packet.start, added).bytes());
    (new_head != old_head).then_some(changed)
}

/// Where the properties stand.
fn packet(pdf: &[u8]) -> Option<Range<usize>> {
    let end = b"<?xpacket end=\"r\"?>";
    Some(last(pdf, b"<?xpacket begin=")?..last(pdf, end)? + end.len())
}

/// Where the table of objects begins, which the file's end says.
fn table_start(pdf: &[u8]) -> Option<usize> {
    let end = str::from_utf8(pdf.get(last(pdf, b"startxref")?..)?).ok()?;
    end.lines().nth(1)?.trim().parse().ok()
}

/// The table, and what follows it, with everything that begins after `position` so much further down. Each entry is ten digits, a
/// generation and an `n`; the table's own place follows the word `startxref`.
fn shifted(table: &str, position: usize, by: usize) -> String {
    let mut shifted = String::with_capacity(table.len());
    let mut names_table = false;
    for line in table.split_inclusive('\n') {
        let (number, rest) = line.split_once([' ', '\r', '\n']).unwrap_or((line, ""));
        let place = number
            .parse::<usize>()
            .ok()
            .filter(|place| *place > position);
        match place {
            Some(place) if names_table => shifted.push_str(&format!("{}\n", place + by)),
            Some(place) if number.len() == 10 => {
                shifted.push_str(&format!("{:010} {rest}", place + by));
            }
            _ => shifted.push_str(line),
        }
        names_table = number == "startxref";
    }
    shifted
}

fn length(packet: &str) -> String {
    format!("/Length {}", packet.len())
}

/// The text with `added` before its only `mark`.
fn before(text: &str, mark: &str, added: &str) -> Option<String> {
    let (head, tail) = text.split_once(mark)?;
    Some([head, added, mark, tail].concat())
}

/// Where a pattern stands for the last time.
fn last(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes
        .windows(pattern.len())
        .rposition(|window| window == pattern)
}
