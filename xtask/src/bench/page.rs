//! What one page costs, beside a plain handler that answers with the same bytes.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::database::{Database, Engine};
use super::http::Client;
use super::portal::Portal;
use super::server::Server;
use crate::failure::{Failure, Outcome};
use crate::host;
use crate::report::Report;

/// Products on the measured page.
const PRODUCTS: u32 = 50;
const WARM_UP: u32 = 500;
const REQUESTS: u32 = 10_000;

/// What one server needed.
struct Figures {
    processor_time: Duration,
    first_answer: Duration,
    resident: u64,
}

/// Measures both, and returns the table.
pub(super) fn table(report: &mut Report) -> Outcome<String> {
    let database = report.step("seed for one page", || {
        Database::seeded(Engine::Sqlite, "page", PRODUCTS)
    })?;
    let page = database.folder().join("products.html");
    let portal = report.step("measure the portal", || measure_portal(&database, &page))?;
    let floor = report.step("measure the plain handler", || measure_floor(&page))?;
    Ok(draw(&portal, &floor, fs::metadata(page)?.len()))
}

/// Measures the page of products; its bytes go to `page`.
fn measure_portal(database: &Database, page: &Path) -> Outcome<Figures> {
    let mut portal = Portal::start("portal", database, &[])?;
    fs::write(page, portal.page("/products")?.body)?;
    measure(&portal.server, "/products", &portal.headers)
}

fn measure_floor(page: &Path) -> Outcome<Figures> {
    let program = host::project_root().join("target/release/examples/floor");
    let configure = |command: &mut Command, address: SocketAddr| {
        command.arg(address.to_string()).arg(page);
    };
    let server = Server::start("floor", host::command(program), configure, "/")?;
    measure(&server, "/", "")
}

/// One request after the other on one connection, after some that do not count.
fn measure(server: &Server, path: &str, headers: &str) -> Outcome<Figures> {
    let mut client = Client::connect(server.address)?;
    let mut ask = |times: u32| -> Outcome {
        for _ in 0..times {
            let answer = client.get(path, headers)?;
            if answer.status != 200 {
                return Err(Failure::new(format!("{path} answers {}", answer.status)));
            }
        }
        Ok(())
    };
    ask(WARM_UP)?;
    let before = server.processor_time()?;
    ask(REQUESTS)?;
    let used = server.processor_time()?.saturating_sub(before);
    Ok(Figures {
        processor_time: used / REQUESTS,
        first_answer: server.first_answer,
        resident: server.resident()?,
    })
}

fn draw(portal: &Figures, floor: &Figures, page: u64) -> String {
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let megabytes = |kilobytes: u64| kilobytes as f64 / 1024.0;
    let row = |what: &str, ours: f64, plain: f64, unit: &str| {
        let ratio = ours / plain;
        format!("| {what} | {ours:.1} {unit} | {plain:.1} {unit} | {ratio:.1} |\n")
    };
    let head = "| What | Portal | Plain axum handler | Ratio |\n| --- | ---: | ---: | ---: |\n";
    head.to_owned()
        + &row(
            &format!(
                "Processor time per request of `/products`, {PRODUCTS} products, {page} bytes"
            ),
            micros(portal.processor_time),
            micros(floor.processor_time),
            "µs",
        )
        + &row(
            "Start to first answer",
            millis(portal.first_answer),
            millis(floor.first_answer),
            "ms",
        )
        + &row(
            &format!("Resident memory after {REQUESTS} requests"),
            megabytes(portal.resident),
            megabytes(floor.resident),
            "MB",
        )
}
