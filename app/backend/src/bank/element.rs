//! As much of XML as a bank statement needs: an element with what is in it, by its name without prefix.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::StatementError;

/// No statement is deeper; a file that is means harm.
const DEEPEST: usize = 64;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// Its currency, if it is an amount: the one attribute that matters.
    pub(super) currency: String,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn open(tag: &BytesStart<'_>) -> Self {
        let currency = tag.try_get_attribute("Ccy").ok().flatten();
        Self {
            name: tag.local_name().as_ref().to_owned(),
            currency: currency.map_or_else(String::new, |found| found.value.into_owned()),
            ..Self::default()
        }
    }

    /// Its children of this name.
    pub(super) fn all<'e>(&'e self, name: &'static str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// What is found by going down this way, always into the first of the name.
    pub(super) fn at(&self, way: &[&'static str]) -> Option<&Self> {
        way.iter()
            .try_fold(self, |element, name| element.all(name).next())
    }

    /// The text there; the empty one if there is none.
    pub(super) fn text(&self, way: &[&'static str]) -> &str {
        self.at(way).map_or("", |element| element.text.trim())
    }

    /// Its own text.
    pub(super) fn own_text(&self) -> &str {
        self.text.trim()
    }
}

/// Reads the rest of the element that begins with this tag.
pub(super) fn read(
    reader: &mut Reader<&[u8]>,
    tag: &BytesStart<'_>,
) -> Result<Element, StatementError> {
    let mut open = vec![Element::open(tag)];
    loop {
        let broken = |reader: &Reader<&[u8]>| StatementError::BrokenXml(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Start(tag)) if open.len() < DEEPEST => open.push(Element::open(&tag)),
            Ok(Event::Empty(tag)) => adopt(&mut open, Element::open(&tag)),
            Ok(Event::End(_)) => {
                let closed = open.pop().ok_or_else(|| broken(reader))?;
                if open.is_empty() {
                    return Ok(closed);
                }
                adopt(&mut open, closed);
            }
            Ok(Event::Text(text)) => append(&mut open, &text.xml10_content()),
            Ok(Event::CData(text)) => append(&mut open, &text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                let text = resolve(&reference).ok_or_else(|| broken(reader))?;
                append(&mut open, &text);
            }
            Ok(Event::Start(_) | Event::Eof) | Err(_) => return Err(broken(reader)),
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_)) => {}
        }
    }
}

fn adopt(open: &mut [Element], child: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// `&amp;` and its like; names that the file defines by itself are none of them.
fn resolve(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter.to_string()),
        Ok(None) => resolve_predefined_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}
