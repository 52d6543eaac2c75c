//! The steps of joining, as a member takes them.

use cps_backend::payments::sandbox::{self, Step};
use cps_backend::service::{
    Member, PurchaseForm, ServiceError, check_out, list_invoices, purchase, review_checkout,
    show_membership,
};
use cps_backend::store::Connection;
use cps_domain::view::{CheckOutNext, CheckoutPage, InvoiceRow, SubscriptionView};
use cps_domain::{CheckoutKey, Field, LevelCode, PaymentMethod, Problem, VerificationId};

use crate::world::World;

/// Accepted by the sandbox.
pub(crate) const ACCEPTED: &str = "4242 4242 4242 4242";
/// Declined by its bank.
pub(crate) const DECLINED: &str = "4000 0000 0000 0002";
/// Its bank asks who is paying.
pub(crate) const AUTHENTICATES: &str = "4000 0025 0000 3155";

/// A member with 700 points, enough for Silver.
pub(crate) async fn silver_member(world: &World, company: &str, country: &str) -> Member {
    let member = world.member(company, country).await;
    world.complete_product(&member, "EOS R1").await;
    member
}

/// The review page of a level, opened for the first time.
pub(crate) async fn open(world: &World, member: &Member, level: LevelCode) -> CheckoutPage {
    review_checkout(&world.portal, member, level, None, false)
        .await
        .unwrap()
}

/// The page's form with the terms accepted.
pub(crate) fn filled(page: &CheckoutPage) -> PurchaseForm {
    PurchaseForm {
        key: page.key,
        level: page.level,
        renewal: page.renewal,
        purchase_order: page.purchase_order.clone(),
        terms: true,
        price_minor: page.price.net.amount,
    }
}

/// Reviews Silver and presses PURCHASE.
pub(crate) async fn accept(world: &World, member: &Member) -> CheckoutKey {
    let page = open(world, member, LevelCode::Silver).await;
    purchase(&world.portal, member, &filled(&page))
        .await
        .unwrap()
}

/// Joins at Silver by transfer.
pub(crate) async fn join_by_transfer(world: &World, member: &Member) -> CheckoutKey {
    let key = accept(world, member).await;
    let next = check_out(&world.portal, member, key, PaymentMethod::Transfer)
        .await
        .unwrap();
    assert_eq!(next, CheckOutNext::Done);
    key
}

/// Chooses the card and goes to the provider's page.
pub(crate) async fn go_to_provider(
    world: &World,
    member: &Member,
    key: CheckoutKey,
) -> VerificationId {
    page_of_provider(check_out(&world.portal, member, key, PaymentMethod::Card).await)
}

/// The verification whose page the browser is sent to.
pub(crate) fn page_of_provider(next: Result<CheckOutNext, ServiceError>) -> VerificationId {
    match next.unwrap() {
        CheckOutNext::Visit(page) => page
            .strip_prefix("/sandbox/cards/")
            .unwrap()
            .parse()
            .unwrap(),
        CheckOutNext::Done => panic!("the card was not asked for"),
    }
}

/// Enters a card on the provider's page.
pub(crate) async fn enter(world: &World, id: VerificationId, number: &str) -> Step {
    sandbox::enter_card(&world.portal, id, number, "12/35", "123")
        .await
        .unwrap()
}

/// The live subscription, as "Manage Subscription" shows it.
pub(crate) async fn subscription(world: &World, member: &Member) -> Option<SubscriptionView> {
    show_membership(&world.portal, member)
        .await
        .unwrap()
        .subscription
}

/// The invoices, as the list shows them.
pub(crate) async fn invoices(world: &World, member: &Member) -> Vec<InvoiceRow> {
    list_invoices(&world.portal, member, "").await.unwrap().rows
}

/// What was rejected, and where.
pub(crate) fn rejected<T>(result: Result<T, ServiceError>) -> Vec<(Field, Problem)> {
    match result {
        Err(ServiceError::Rejected(problems)) => problems
            .into_iter()
            .map(|at| (at.field, at.problem))
            .collect(),
        Err(other) => panic!("failed instead of being rejected: {other:?}"),
        Ok(_) => panic!("accepted"),
    }
}

/// Whether the answer is the one for things that do not exist.
pub(crate) fn is_not_found<T>(result: Result<T, ServiceError>) -> bool {
    matches!(result, Err(ServiceError::NotFound))
}

/// Changes rows as no use case would, by an SQL text of the test's own.
pub(crate) async fn execute(world: &World, sql: &'static str) {
    let change = world.write(async |connection| {
        match connection {
            Connection::Sqlite(connection) => {
                sqlx::query(sql).execute(&mut **connection).await?;
            }
            Connection::Postgres(connection) => {
                sqlx::query(sql).execute(&mut **connection).await?;
            }
        }
        Ok(())
    });
    change.await;
}
