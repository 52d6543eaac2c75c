//! What was sold and invoiced before there were terms, documents and books is taken over.

use cps_backend::store::books::{self, movements};
use cps_backend::store::{Connection, Db, StoreError, documents, terms};
use cps_domain::{Booking, DocumentId, Money, Occasion, SubscriptionId, TermId};
use sqlx::{AssertSqlSafe, Executor as _};

use crate::engines::{empty_postgres, empty_sqlite};

/// The first step that knows terms.
const BILLING: &str = "0014";
const SUBSCRIPTION: &str = "01890a5d-ac96-774b-bcce-b302099a8001";
const CHECKOUT: &str = "01890a5d-ac96-774b-bcce-b302099a8002";
const INVOICE: &str = "01890a5d-ac96-774b-bcce-b302099a8003";
const ACCOUNT: &str = "01890a5d-ac96-774b-bcce-b302099a8004";

#[tokio::test]
async fn sqlite_takes_over_what_there_was() {
    let (db, _folder) = empty_sqlite().await;
    what_there_was_is_taken_over(&db, "sqlite").await;
}

#[tokio::test]
async fn postgres_takes_over_what_there_was() {
    what_there_was_is_taken_over(&empty_postgres().await, "postgres").await;
}

async fn what_there_was_is_taken_over(db: &Db, engine: &str) {
    for step in steps(engine, |name| name < BILLING) {
        run(db, step).await;
    }
    run(db, what_there_was()).await;
    for step in steps(engine, |name| name >= BILLING) {
        run(db, step).await;
    }
    let checked: Result<(), StoreError> = db
        .read(async |connection| {
            check(connection).await;
            Ok(())
        })
        .await;
    checked.unwrap();
    let jobs = jobs(db).await;
    let ended = format!(r#"{{"ends_on":"2027-11-19","subscription_id":"{SUBSCRIPTION}"}}"#);
    let collected = format!(r#"{{"document_id":"{INVOICE}","step":0}}"#);
    // 20 December 2026 and 20 October 2027 at 06:00, 20 November 2027 at midnight.
    assert_eq!(
        jobs,
        [
            format!("charge_card {collected} 1797746400000"),
            format!("send_renewal_notice {ended} 1824012000000"),
            format!("end_term {ended} 1826668800000"),
        ]
    );
}

async fn check(connection: &mut Connection<'_>) {
    let term = terms::find(connection, SUBSCRIPTION.parse::<TermId>().unwrap());
    let term = term.await.unwrap().unwrap();
    assert_eq!(
        (term.occasion, term.former_level),
        (Occasion::Joining, None)
    );
    assert_eq!(
        term.subscription_id,
        SUBSCRIPTION.parse::<SubscriptionId>().unwrap()
    );

    let id: DocumentId = INVOICE.parse().unwrap();
    let invoice = documents::find(connection, id).await.unwrap().unwrap();
    assert_eq!(invoice.number.to_string(), "2026-000001");
    assert_eq!(
        (invoice.term_id, invoice.corrects, invoice.bank),
        (term.id, None, None)
    );
    assert_eq!(
        (invoice.lines.len(), invoice.lines[0].net),
        (1, invoice.price.net)
    );
    assert_eq!(
        invoice.lines[0].description,
        "Canon Professional Services : Corporate A"
    );
    assert_eq!(invoice.buyer.country, None);

    let open = books::open_amount(connection, id).await.unwrap();
    assert_eq!(open, invoice.price.gross);
    let booked = movements(connection, id).await.unwrap();
    assert_eq!(booked.len(), 1);
    assert_eq!(
        (booked[0].booking, booked[0].on),
        (Booking::InvoiceIssued, invoice.issued_on)
    );
    let journal = books::journal(connection, None).await.unwrap();
    let sum: i64 = journal[0]
        .postings
        .iter()
        .map(|posting| posting.amount.amount)
        .sum();
    assert_eq!((journal.len(), journal[0].postings.len(), sum), (1, 3, 0));
    assert_eq!(
        journal[0].postings[0].amount,
        Money::new(121_00, open.currency)
    );
}

/// The texts of the steps whose file names are chosen, in order.
fn steps(engine: &str, chosen: impl Fn(&str) -> bool) -> Vec<String> {
    let folder = format!(
        "{}/../app/backend/migrations/{engine}",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| chosen(path.file_name().unwrap().to_str().unwrap()))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

async fn run(db: &Db, sql: String) {
    let done: Result<(), StoreError> = db
        .write(async |connection| {
            let sql = AssertSqlSafe(sql.clone());
            match connection {
                Connection::Sqlite(connection) => connection.execute(sql).await.map(drop)?,
                Connection::Postgres(connection) => {
                    sqlx::raw_sql(sql)
                        .execute(&mut **connection)
                        .await
                        .map(drop)?;
                }
            }
            Ok(())
        })
        .await;
    done.unwrap();
}

async fn jobs(db: &Db) -> Vec<String> {
    let sql =
        "SELECT kind || ' ' || payload || ' ' || CAST(due_at AS TEXT) FROM jobs ORDER BY due_at";
    let read: Result<Vec<String>, StoreError> = db
        .read(async |connection| match connection {
            Connection::Sqlite(connection) => {
                Ok(sqlx::query_scalar(sql).fetch_all(&mut **connection).await?)
            }
            Connection::Postgres(connection) => {
                Ok(sqlx::query_scalar(sql).fetch_all(&mut **connection).await?)
            }
        })
        .await;
    read.unwrap()
}

/// A member who joined by card, with an invoice.
fn what_there_was() -> String {
    let party =
        r#"{"name":"Estudio Luz S.L.","address":["Calle Mayor 1"],"vat_number":"ESB12345674"}"#;
    format!(
        "INSERT INTO countries (code, currency, eu_vat, vat_basis_points) VALUES ('NL', 'EUR', TRUE, 2100);
        INSERT INTO levels (code, family, position) VALUES ('corporate_a', 'corporate', 4);
        INSERT INTO accounts (id, company, vat_number, vat_number_valid, country, language, contact, email, address, created_at)
        VALUES ('{ACCOUNT}', 'Estudio Luz S.L.', 'ESB12345674', TRUE, 'NL', 'es', 'Ana', 'ana@luz.cps.example', 'Calle Mayor 1', 1);
        INSERT INTO checkouts (key, account_id, level, fee, currency, renewal, terms_accepted_at, state, created_at, updated_at)
        VALUES ('{CHECKOUT}', '{ACCOUNT}', 'corporate_a', 10000, 'EUR', 'automatic', 1, 'finished', 1, 1);
        INSERT INTO subscriptions (id, account_id, level, member_number, starts_on, ends_on, renewal, method, card_brand,
            card_last_four, card_expires, fee, currency, checkout_key, created_at)
        VALUES ('{SUBSCRIPTION}', '{ACCOUNT}', 'corporate_a', 'CPS0000001', '2026-11-20', '2027-11-19', 'automatic', 'card',
            'Visa', '4242', '12/35', 10000, 'EUR', '{CHECKOUT}', 1);
        INSERT INTO invoices (id, account_id, subscription_id, series, number, issued_on, due_on, currency, net,
            vat_basis_points, vat, gross, treatment, level, term_starts_on, term_ends_on, method, member_number, issuer,
            buyer, language, created_at)
        VALUES ('{INVOICE}', '{ACCOUNT}', '{SUBSCRIPTION}', '2026', 1, '2026-11-20', '2026-12-20', 'EUR', 10000, 2100, 2100,
            12100, 'domestic', 'corporate_a', '2026-11-20', '2027-11-19', 'card', 'CPS0000001', '{party}', '{party}', 'es', 1);"
    )
}
