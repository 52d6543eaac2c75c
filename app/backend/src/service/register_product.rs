//! Registering a product (guide, step 1).

use cps_domain::{
    Completeness, CountryCode, Date, Field, FieldProblem, Problem, ProductDetails, ProductForm,
    ProductId, only_model_with,
};

use super::product_change::{complete, participating, refuse_taken, settle_account};
use super::record::record;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::models::Model;
use crate::store::products::Product;
use crate::store::{Connection, StoreError, models, products};

/// Puts a product on the member's list. With all four details it counts from now on; a missing one can be added later.
///
/// # Errors
/// [`ServiceError::Rejected`] with every problem of the form at once: the model is unknown, a detail is malformed, the serial
/// number is held already.
pub async fn register_product(
    portal: &Portal,
    member: &Member,
    form: &ProductForm,
) -> Result<ProductId, ServiceError> {
    portal
        .db
        .write(async |connection| {
            let (model, details) = read(portal, connection, form).await?;
            refuse_taken(connection, member.account_id, model.id, &details, None).await?;
            let id = add(portal, connection, member, &model, details).await?;
            settle_account(portal, connection, member.account_id).await?;
            Ok(id)
        })
        .await
}

/// Writes a product whose serial number is free. The account's totals are the caller's to settle.
pub(crate) async fn add(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    model: &Model,
    details: ProductDetails,
) -> Result<ProductId, StoreError> {
    let id = ProductId::from_uuid(portal.ids.uuid());
    let completion = complete(portal, connection, model.id, &details).await?;
    let registered_at = portal.clock.now();
    let product = Product {
        id,
        model_id: model.id,
        details,
        completion,
        registered_at,
        migrated: false,
    };
    products::insert(connection, member.account_id, &product).await?;
    record(portal, connection, member, Action::ProductRegistered, id).await?;
    if completion.is_some() {
        record(portal, connection, member, Action::ProductCompleted, id).await?;
    }
    Ok(id)
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    form: &ProductForm,
) -> Result<(Model, ProductDetails), ServiceError> {
    let model = find_model(connection, form.model.trim()).await?;
    let countries = participating(connection).await?;
    judge(form, model, portal.clock.today(), &countries).map_err(ServiceError::Rejected)
}

/// What a form says of a model, or every problem of it at once. Whether the serial number is free it cannot tell.
pub(super) fn judge(
    form: &ProductForm,
    model: Option<Model>,
    today: Date,
    countries: &[CountryCode],
) -> Result<(Model, ProductDetails), Vec<FieldProblem>> {
    // Of an unknown model no launch year is known, so no date lies before it.
    let launched = model
        .as_ref()
        .map_or(Date::MIN.year(), |model| model.launched);
    let details = form.parse_details(today, launched, countries, Completeness::MayBeMissing);
    match model {
        Some(model) => Ok((model, details?)),
        None => {
            let problem = if form.model.trim().is_empty() {
                Problem::Required
            } else {
                Problem::UnknownModel
            };
            let mut problems = vec![FieldProblem::new(Field::Model, problem)];
            problems.extend(details.err().unwrap_or_default());
            Err(problems)
        }
    }
}

/// The model of this name; else the only one whose name contains it.
pub(super) async fn find_model(
    connection: &mut Connection<'_>,
    name: &str,
) -> Result<Option<Model>, StoreError> {
    if let Some(model) = models::find_by_name(connection, name).await? {
        return Ok(Some(model));
    }
    let names = models::names(connection).await?;
    match only_model_with(name, &names) {
        Some(only) => models::find_by_name(connection, only).await,
        None => Ok(None),
    }
}
