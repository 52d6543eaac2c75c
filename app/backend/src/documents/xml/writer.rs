//! A few words for writing XML, over quick-xml, which escapes.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// XML on its way, indented for people who look into it.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A whole file: its root element with these attributes, and what `inside` writes.
    pub(super) fn file(
        root: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<String> {
        let mut xml = Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 2),
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        xml.writer.write_event(Event::Decl(declaration))?;
        xml.element_with(root, attributes, inside)?;
        String::from_utf8(xml.writer.into_inner())
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// An element, and what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.element_with(name, &[], inside)
    }

    /// An element with attributes, and what `inside` writes.
    fn element_with(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start =
            quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        let end = start.to_end().into_owned();
        self.writer.write_event(Event::Start(start))?;
        inside(self)?;
        self.writer.write_event(Event::End(end))
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.text_with(name, &[], text)
    }

    /// An element with attributes that holds a text.
    pub(super) fn text_with(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        let allowed: String = text
            .chars()
            .filter(|character| is_allowed(*character))
            .collect();
        self.writer
            .create_element(name)
            .with_attributes(attributes.iter().copied())
            .write_text_content(BytesText::new(&allowed))?;
        Ok(())
    }
}

/// What XML 1.0 can hold at all.
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r')
        || (!character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}'))
}
