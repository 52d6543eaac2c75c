use super::{Visit, csv};
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use cps_backend::product_file::{ProductFileError, Separator, Writer};
use cps_backend::service::{LoadError, load_products, open_registration};
use cps_web::bulk::{self, RefusedFile};

/// `/products/load`: where a list is loaded.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit, None).await
}

/// Takes a list and leads on to what becomes of it.
pub(super) async fn load(visit: Visit, form: Result<Multipart, MultipartRejection>) -> Response {
    let sent = match form {
        Ok(form) => Sent::read(form).await,
        Err(_) => Ok(Sent::default()),
    };
    let sent = match sent {
        Ok(sent) => sent,
        Err(error) => return page(&visit, Some(unread(&error))).await,
    };
    let error = match sent.list() {
        None => None,
        Some(list) => match load_products(&visit.portal, &visit.member, list).await {
            Ok(id) => return Redirect::to(&format!("/products/load/{id}")).into_response(),
            Err(LoadError::File(error)) => Some(error),
            Err(LoadError::Service(error)) => return visit.trouble(error),
        },
    };
    let pasted = match sent.file.is_empty() {
        true => sent.text,
        false => String::new(),
    };
    page(&visit, Some(RefusedFile { error, pasted })).await
}

/// `/products/load/template`: an empty list.
pub(super) async fn template(visit: Visit) -> Response {
    let file = Writer::begin(Separator::usual_in(visit.language), &[], &[]);
    csv("cps-products", file.finish())
}

/// What the form sends. A browser in which no file was chosen sends an empty one.
#[derive(Default)]
struct Sent {
    file: Vec<u8>,
    text: String,
}

impl Sent {
    async fn read(mut form: Multipart) -> Result<Self, MultipartError> {
        let mut sent = Self::default();
        while let Some(field) = form.next_field().await? {
            match field.name() {
                Some("file") => sent.file = field.bytes().await?.into(),
                Some("text") => sent.text = field.text().await?,
                _ => {}
            }
        }
        Ok(sent)
    }

    /// The file, else the lines that were pasted.
    fn list(&self) -> Option<&[u8]> {
        let pasted = self.text.as_bytes();
        let lists = [self.file.as_slice(), pasted.trim_ascii()];
        lists.into_iter().find(|list| !list.is_empty())
    }
}

fn unread(error: &MultipartError) -> RefusedFile {
    let too_large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
    RefusedFile {
        error: too_large.then_some(ProductFileError::TooLarge),
        pasted: String::new(),
    }
}

async fn page(visit: &Visit, refused: Option<RefusedFile>) -> Response {
    let catalogue = match open_registration(&visit.portal, &visit.member).await {
        Ok(catalogue) => catalogue,
        Err(error) => return visit.trouble(error),
    };
    let status = match refused.as_ref().map(|refused| refused.error) {
        None => StatusCode::OK,
        Some(Some(ProductFileError::TooLarge)) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, Html(bulk::load(visit.paper(), catalogue, refused))).into_response()
}
