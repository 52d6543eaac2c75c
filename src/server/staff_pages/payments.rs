use super::AtDesk;
use axum::body::Bytes;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use cps_backend::service::{
    Assignment, ImportStatementError, ServiceError, StatementImported, assign_payment,
    import_statement, list_balances, list_payments, list_payouts, mark_paid_back, pay_back,
    set_aside_payment,
};
use cps_web::staff::{self, PaymentsFound, PaymentsList, RefusedPayment};
use serde::Deserialize;

const LIST: &str = "/staff/payments";
const PAYOUTS: &str = "/staff/payments?state=payouts";
const BALANCES: &str = "/staff/payments?state=balances";

/// A year of a busy account fits.
pub(super) const LARGEST_STATEMENT: usize = 5 * 1024 * 1024;

/// What the list is asked for. The numbers are what a statement brought.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PaymentsQuery {
    state: String,
    after: String,
    done: String,
    matched: u32,
    waiting: u32,
    unchanged: u32,
    skipped: u32,
    foreign: u32,
}

/// What was typed.
#[derive(Deserialize)]
pub(super) struct AssignmentForm {
    #[serde(default)]
    invoice_number: String,
}

/// Which of an account's balances.
#[derive(Deserialize)]
pub(super) struct BalanceForm {
    #[serde(default)]
    currency: String,
}

/// `/staff/payments`: what arrived, what is to be paid back, or what members have left with us.
pub(super) async fn list(at_desk: AtDesk, Query(query): Query<PaymentsQuery>) -> Response {
    show(&at_desk, query, None).await
}

/// Takes in a bank's statement.
pub(super) async fn import(
    at_desk: AtDesk,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let file = match form {
        Ok(form) => statement(form).await,
        Err(_) => Err(RefusedPayment::NoStatement),
    };
    let file = match file {
        Ok(file) => file,
        Err(refused) => return show(&at_desk, PaymentsQuery::default(), Some(refused)).await,
    };
    match import_statement(&at_desk.portal, Some(&at_desk.staff), &file).await {
        Ok(imported) => Redirect::to(&address_after(imported)).into_response(),
        Err(ImportStatementError::Statement(error)) => {
            let refused = Some(RefusedPayment::Statement(error));
            show(&at_desk, PaymentsQuery::default(), refused).await
        }
        Err(ImportStatementError::Service(error)) => at_desk.trouble(error),
    }
}

/// The file of the form. A browser in which none was chosen sends an empty one.
async fn statement(mut form: Multipart) -> Result<Bytes, RefusedPayment> {
    while let Some(field) = form.next_field().await.map_err(|error| unread(&error))? {
        if field.name() == Some("statement") {
            let file = field.bytes().await.map_err(|error| unread(&error))?;
            let chosen = (!file.is_empty()).then_some(file);
            return chosen.ok_or(RefusedPayment::NoStatement);
        }
    }
    Err(RefusedPayment::NoStatement)
}

fn unread(error: &MultipartError) -> RefusedPayment {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => RefusedPayment::StatementTooLarge,
        _ => RefusedPayment::NoStatement,
    }
}

fn address_after(imported: StatementImported) -> String {
    let StatementImported {
        matched,
        waiting,
        unchanged,
        skipped,
        foreign,
    } = imported;
    format!(
        "{LIST}?done=imported&matched={matched}&waiting={waiting}&unchanged={unchanged}\
         &skipped={skipped}&foreign={foreign}"
    )
}

/// Gives money to an invoice.
pub(super) async fn assign(
    at_desk: AtDesk,
    Path(id): Path<String>,
    Query(query): Query<PaymentsQuery>,
    Form(AssignmentForm { invoice_number }): Form<AssignmentForm>,
) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    match assign_payment(&at_desk.portal, &at_desk.staff, id, &invoice_number).await {
        Ok(Assignment::Assigned) => at_desk.back(Ok(()), LIST, "assigned"),
        Ok(because) => {
            let typed = invoice_number;
            let refused = RefusedPayment::Assignment { id, because, typed };
            show(&at_desk, query, Some(refused)).await
        }
        Err(error) => at_desk.back(Err(error), LIST, ""),
    }
}

/// Takes money that is not for us out of the queue.
pub(super) async fn set_aside(at_desk: AtDesk, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let aside = set_aside_payment(&at_desk.portal, &at_desk.staff, id).await;
    at_desk.back(aside, LIST, "set_aside")
}

/// Books that money was paid back.
pub(super) async fn paid(at_desk: AtDesk, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let paid = mark_paid_back(&at_desk.portal, &at_desk.staff, id).await;
    at_desk.back(paid, PAYOUTS, "paid")
}

/// Puts an account's balance among what is to be paid back.
pub(super) async fn give_back(
    at_desk: AtDesk,
    Path(id): Path<String>,
    Form(BalanceForm { currency }): Form<BalanceForm>,
) -> Response {
    let (Ok(id), Ok(currency)) = (id.parse(), currency.parse()) else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let back = pay_back(&at_desk.portal, &at_desk.staff, id, currency).await;
    at_desk.back(back, BALANCES, "paying_back")
}

async fn show(at_desk: &AtDesk, query: PaymentsQuery, refused: Option<RefusedPayment>) -> Response {
    let found = match find(at_desk, &query).await {
        Ok(found) => found,
        Err(error) => return at_desk.trouble(error),
    };
    let status = match &refused {
        None => StatusCode::OK,
        Some(RefusedPayment::StatementTooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(RefusedPayment::Assignment { id, .. }) if !lists(&found, id) => {
            // There is no form any more at which anything could be said.
            return at_desk.back(Err(ServiceError::NotFound), LIST, "");
        }
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let list = PaymentsList {
        imported: StatementImported {
            matched: query.matched,
            waiting: query.waiting,
            unchanged: query.unchanged,
            skipped: query.skipped,
            foreign: query.foreign,
        },
        after: query.after,
        done: query.done,
        refused,
        found,
    };
    (status, Html(staff::payments(at_desk.desk(), list))).into_response()
}

async fn find(at_desk: &AtDesk, query: &PaymentsQuery) -> Result<PaymentsFound, ServiceError> {
    let AtDesk { portal, staff, .. } = at_desk;
    let after = &query.after;
    Ok(match query.state.as_str() {
        "payouts" => PaymentsFound::Payouts(list_payouts(portal, staff, after).await?),
        "balances" => PaymentsFound::Balances(list_balances(portal, staff, after).await?),
        _ => PaymentsFound::Arrived(list_payments(portal, staff, after).await?),
    })
}

fn lists(found: &PaymentsFound, id: &cps_domain::BankTransactionId) -> bool {
    match found {
        PaymentsFound::Arrived(page) => page.rows.iter().any(|row| row.id == *id),
        PaymentsFound::Payouts(_) | PaymentsFound::Balances(_) => false,
    }
}
