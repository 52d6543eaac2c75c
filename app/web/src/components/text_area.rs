use super::control::Control;
use super::field::given;
use crate::refusal::Refusal;
use cps_domain::Field;
use leptos::prelude::*;

/// A labelled text of several lines with its hint and its message. Like a line of text it is the browser's own.
#[component]
pub(crate) fn TextArea(
    field: Field,
    label: &'static str,
    refusal: Signal<Option<Refusal>>,
    #[prop(optional, into)] value: String,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional)] max_length: usize,
) -> impl IntoView {
    let control = Control {
        label,
        hint,
        ..Control::new(field, "", refusal)
    };
    let content = escaped(&control.content(value));
    let input = view! {
        <textarea
            id=control.id
            name=field.name()
            rows="4"
            autocomplete=given(autocomplete)
            maxlength=(max_length > 0).then_some(max_length)
            autofocus=control.autofocus()
            aria-describedby=control.described_by()
            aria-invalid=control.invalid()
            inner_html=content
        ></textarea>
    };
    control.show(input.into_any(), None)
}

/// Leptos writes what stands in a `<textarea>` as it is, so that it could end the element and go on as markup. Only these two
/// signs mean something there (HTML, "RCDATA state").
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
