use super::{Visit, csv};
use axum::body::Body;
use axum::response::Response;
use cps_backend::service::{ServiceError, export_products};
use futures_util::stream::try_unfold;

/// `/products/download`: the member's products as a list that can be loaded again, sent page by page: it may be longer than memory
/// should hold. A failure on the way breaks the connection off, so that no part is taken for the whole.
pub(super) async fn download(visit: Visit) -> Response {
    let first = match export_products(&visit.portal, &visit.member, None).await {
        Ok(first) => first,
        Err(error) => return visit.trouble(error),
    };
    let Visit { portal, member, .. } = visit;
    let pages = try_unfold(Some(first), move |page| {
        let (portal, member) = (portal.clone(), member.clone());
        async move {
            let Some((lines, next)) = page else {
                return Ok(None);
            };
            let page = match next {
                Some(next) => Some(export_products(&portal, &member, Some(next)).await?),
                None => None,
            };
            Ok::<_, ServiceError>(Some((lines, page)))
        }
    });
    csv("cps-products", Body::from_stream(pages))
}
