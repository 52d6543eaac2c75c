use leptos::prelude::*;

/// Text whose `[words](/address)` become links.
pub(super) fn with_links(text: &str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, words, address, after)) = next_link(rest) {
        parts.push(before.to_string().into_any());
        let (words, address) = (words.to_string(), address.to_string());
        parts.push(view! { <a href=address>{words}</a> }.into_any());
        rest = after;
    }
    parts.push(rest.to_string().into_any());
    parts
}

/// The text as it is read: of its links the words alone.
pub(super) fn without_addresses(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, words, _, after)) = next_link(rest) {
        read += before;
        read += words;
        rest = after;
    }
    read + rest
}

/// What stands before the first link, its words, its address, and what stands after it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (words, rest) = rest.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    Some((before, words, address, after))
}
