use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Moves the old account's products over: all of them, once (guide, step 1).
#[server(endpoint = "migrate_products", output = Answer)]
pub async fn migrate_products() -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    let migrated = cps_backend::service::migrate_products(&portal()?, &member()?)
        .await
        .map_err(refuse)?;
    let taken: Vec<String> = migrated.taken.iter().map(ToString::to_string).collect();
    let (moved, taken) = (migrated.moved, taken.join(","));
    leptos_axum::redirect(&format!("/products?migrated={moved}&taken={taken}"));
    Ok(())
}
