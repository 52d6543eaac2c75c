//! A change that a form asks for. Leptos' `ServerAction` and `ActionForm` do the same; the browser would get everything around
//! them anew for each of the portal's changes. Here it sends what stands in the form as it is, so that all are one type.

use crate::refusal::Refusal;
use leptos::prelude::*;
use leptos::server::ServerActionError;
use leptos::server_fn::ServerFn;
use leptos::server_fn::error::ServerFnUrlError;
use serde::de::DeserializeOwned;

/// A server function that changes something, and what became of it.
#[derive(Clone, Copy)]
pub(crate) struct Change {
    path: &'static str,
    /// From what stood in the form to the answer, both as text.
    action: Action<String, Result<String, Refusal>>,
}

impl Change {
    /// The change that the server function `S` makes.
    pub(crate) fn by<S: ServerFn>() -> Self {
        Self::at(S::PATH)
    }

    /// Without script a refusal comes back in the address.
    fn at(path: &'static str) -> Self {
        let refused = use_context::<ServerActionError>()
            .filter(|error| error.path() == path)
            .map(|error| Err(ServerFnUrlError::decode_err(error.err())));
        let action = Action::new_with_value(refused, move |form: &String| send(path, form.clone()));
        Self { path, action }
    }

    /// The address of the server function.
    pub(crate) fn path(self) -> &'static str {
        self.path
    }

    /// Asks for the change, with what stands in the form.
    pub(crate) fn ask(self, form: String) {
        self.action.dispatch(form);
    }

    /// The answer, once the change is made; whoever calls this is told of the next one.
    pub(crate) fn answer<T: DeserializeOwned>(self) -> Option<T> {
        self.action.value().with(|answer| {
            let text = answer.as_ref()?.as_ref().ok()?;
            serde_json::from_str(text).ok()
        })
    }

    /// The refusal that the form's last sending met, if any.
    pub(crate) fn refusal(self) -> Signal<Option<Refusal>> {
        let answer = self.action.value();
        Signal::derive(move || answer.with(|answer| answer.as_ref()?.as_ref().err().cloned()))
    }

    /// Grows with every answer.
    pub(crate) fn version(self) -> RwSignal<usize> {
        self.action.version()
    }

    /// Grows with every change that was made: what is shown must be read again, while what was typed into a refused form stays.
    pub(crate) fn successes(self) -> Memo<usize> {
        let (version, refusal) = (self.version(), self.refusal());
        Memo::new(move |before: Option<&usize>| {
            let version = version.get();
            match refusal.with(Option::is_some) {
                true => before.copied().unwrap_or_default(),
                false => version,
            }
        })
    }

    /// Whether the form is on its way.
    pub(crate) fn pending(self) -> Memo<bool> {
        self.action.pending()
    }

    /// Forgets the answer: the form is shown anew.
    pub(crate) fn clear(self) {
        self.action.clear();
    }
}

/// Sends a form as a browser without script would, and goes where the answer leads.
#[cfg(feature = "hydrate")]
async fn send(path: &str, form: String) -> Result<String, Refusal> {
    use crate::encoding::JsonText;
    use leptos::server_fn::client::{Client, browser::BrowserClient};
    use leptos::server_fn::codec::PostUrl;
    use leptos::server_fn::error::FromServerFnError;
    use leptos::server_fn::redirect::call_redirect_hook;
    use leptos::server_fn::request::{ClientReq, browser::BrowserRequest};
    use leptos::server_fn::response::ClientRes;
    use leptos::server_fn::{Bytes, ContentType};
    let (sent_as, wanted) = (PostUrl::CONTENT_TYPE, JsonText::CONTENT_TYPE);
    let request: BrowserRequest = ClientReq::<Refusal>::try_new_post(path, sent_as, wanted, form)?;
    let response = <BrowserClient as Client<Refusal>>::send(request).await?;
    let is_refused = ClientRes::<Refusal>::status(&response) >= 400;
    let place = ClientRes::<Refusal>::has_redirect(&response)
        .then(|| ClientRes::<Refusal>::location(&response));
    let text: Result<String, Refusal> = response.try_into_string().await;
    let text = text?;
    if is_refused {
        return Err(Refusal::de(Bytes::from(text)));
    }
    if let Some(place) = place {
        call_redirect_hook(&place);
    }
    Ok(text)
}

/// On the server nothing is sent.
#[cfg(not(feature = "hydrate"))]
async fn send(_: &str, _: String) -> Result<String, Refusal> {
    Err(Refusal::Unreachable)
}
