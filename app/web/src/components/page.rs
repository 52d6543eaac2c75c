use leptos::prelude::*;
use leptos_meta::Title;

/// How wide a page may get.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Width {
    /// Tables and cards.
    #[default]
    Wide,
    /// Forms and the review.
    Narrow,
    /// Signing in.
    Slim,
}

/// A page's column and its title in the browser's tab. The title is this portal's own text, never
/// a member's: the document's title is not escaped.
#[component]
pub(crate) fn Page(
    title: &'static str,
    #[prop(optional)] width: Width,
    children: Children,
) -> impl IntoView {
    let class = match width {
        Width::Wide => "page",
        Width::Narrow => "page narrow",
        Width::Slim => "page slim",
    };
    view! {
        <Title text=title />
        <div class=class>{children()}</div>
    }
}
