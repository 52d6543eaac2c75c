use leptos::prelude::*;

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The text with its web addresses as links.
pub(super) fn linked(text: &str) -> AnyView {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, from_here)) = next_address(rest) {
        let (address, after) = from_here.split_at(address_length(from_here));
        parts.push(before.to_string().into_any());
        let (href, address) = (address.to_string(), address.to_string());
        parts.push(view! { <a href=href>{address}</a> }.into_any());
        rest = after;
    }
    parts.push(rest.to_string().into_any());
    parts.collect_view().into_any()
}

/// What stands before the next address, and what begins with it.
fn next_address(text: &str) -> Option<(&str, &str)> {
    let found = SCHEMES
        .iter()
        .filter_map(|scheme| text.find(scheme))
        .min()?;
    text.split_at_checked(found)
}

/// An address ends at white space or a bracket, and the full stop of its sentence is no part of it.
fn address_length(text: &str) -> usize {
    let end = text
        .find(|letter: char| letter.is_whitespace() || "<>\"()[]".contains(letter))
        .unwrap_or(text.len());
    let address = text.get(..end).unwrap_or(text);
    address
        .trim_end_matches(['.', ',', ';', ':', '!', '?'])
        .len()
}
