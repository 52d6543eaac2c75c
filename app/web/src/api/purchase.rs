use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Keeps the reviewed form under its key and asks how to pay (guide, step 4).
#[server(endpoint = "purchase", output = Answer)]
pub async fn purchase(
    key: String,
    #[server(default)] level: String,
    #[server(default)] fee: i64,
    #[server(default)] renewal: String,
    #[server(default)] purchase_order: String,
    #[server(default)] terms: bool,
) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse, refuse_form};
    use cps_backend::service::{PurchaseForm, ServiceError};
    use cps_domain::{Field, LevelCode, Problem, Renewal};
    let (portal, member) = (portal()?, member()?);
    let key = key.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    let accepted = if terms { "true" } else { "false" };
    let typed = [
        ("purchase_order", purchase_order.as_str()),
        ("renewal", renewal.as_str()),
        ("terms", accepted),
    ];
    let unknown_level = |_| ServiceError::rejected(Field::Level, Problem::UnknownLevel);
    let level: LevelCode = level
        .parse()
        .map_err(|error| refuse_form(unknown_level(error), &typed))?;
    let form = PurchaseForm {
        key,
        level,
        renewal: renewal.parse().unwrap_or(Renewal::EndsAtTerm),
        purchase_order: purchase_order.clone(),
        terms,
        price_minor: fee,
    };
    cps_backend::service::purchase(&portal, &member, &form)
        .await
        .map_err(|error| refuse_form(error, &typed))?;
    leptos_axum::redirect(&format!(
        "/checkout?level={}&draft={key}&pay=true",
        level.code()
    ));
    Ok(())
}
