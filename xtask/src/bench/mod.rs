//! `cargo xtask bench`: measures the release build; prints figures, asserts nothing.

mod http;
mod server;
mod transfer;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use self::http::Client;
use self::server::Server;
use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{build, host, process, setup};

/// Products on the measured page.
const PRODUCTS: &str = "50";
const WARM_UP: u32 = 500;
const REQUESTS: u32 = 10_000;
/// The member whom `cps seed --products` gives the products.
const EMAIL: &str = "load@demo.cps.example";
const PASSWORD: &str = "camera-obscura-2026";

/// What one server needed.
struct Figures {
    processor_time: Duration,
    first_answer: Duration,
    resident: u64,
}

/// Builds, measures, and prints a Markdown table.
pub(crate) fn run() -> Outcome {
    let mut report = Report::default();
    setup::for_running(&mut report)?;
    build::release(&mut report)?;
    report.step("build the plain handler", || {
        let mut cargo = build::cargo();
        cargo.args([
            "build",
            "--release",
            "--features",
            "ssr",
            "--example",
            "floor",
        ]);
        process::run("floor", "bench-floor-build", &mut cargo)
    })?;
    let folder = report.step("migrate and seed", prepare)?;
    let page = folder.join("products.html");
    let portal = report.step("measure the portal", || measure_portal(&folder, &page))?;
    let floor = report.step("measure the plain handler", || measure_floor(&page))?;
    print_table(&portal, &floor, fs::metadata(page)?.len())
}

/// An empty folder with a database in it.
fn prepare() -> Outcome<PathBuf> {
    let folder = host::scratch().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    process::run(
        "cps migrate",
        "bench-migrate",
        portal(&folder).arg("migrate"),
    )?;
    let mut seed = portal(&folder);
    seed.args(["seed", "--demo", "--products", PRODUCTS]);
    process::run("cps seed", "bench-seed", &mut seed)?;
    Ok(folder)
}

fn portal(folder: &std::path::Path) -> Command {
    let mut command = host::command(build::server());
    command.env(
        "DATABASE_URL",
        format!("sqlite:{}", folder.join("bench.sqlite").display()),
    );
    command
        .env(build::HASHED_FILES.0, build::HASHED_FILES.1)
        .env("CPS_MAIL_FOLDER", folder.join("mail"))
        .env("LEPTOS_SITE_ROOT", "target/site");
    command
}

/// Signs in, and measures the page of products; its bytes go to `page`.
fn measure_portal(folder: &std::path::Path, page: &std::path::Path) -> Outcome<Figures> {
    let configure = |command: &mut Command, address: std::net::SocketAddr| {
        command
            .arg("serve")
            .env("LEPTOS_SITE_ADDR", address.to_string());
        command.env("CPS_PUBLIC_URL", format!("http://{address}"));
    };
    let server = Server::start(portal(folder), configure, "/login")?;
    let mut client = Client::connect(server.address)?;
    let form = format!(
        "email={}&password={PASSWORD}&next=",
        EMAIL.replace('@', "%40")
    );
    let signed_in = client.post("/api/sign_in", &form)?;
    let cookie = signed_in.cookie("cps_session");
    let cookie = cookie
        .ok_or_else(|| Failure::new(format!("nobody signed in: status {}", signed_in.status)))?;
    let headers = format!("cookie: {cookie}\r\n");
    fs::write(page, client.get("/products", &headers)?.body)?;
    measure(&server, "/products", &headers)
}

fn measure_floor(page: &std::path::Path) -> Outcome<Figures> {
    let program = host::project_root().join("target/release/examples/floor");
    let configure = |command: &mut Command, address: std::net::SocketAddr| {
        command.arg(address.to_string()).arg(page);
    };
    let server = Server::start(host::command(program), configure, "/")?;
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

fn print_table(portal: &Figures, floor: &Figures, page: u64) -> Outcome {
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let megabytes = |kilobytes: u64| kilobytes as f64 / 1024.0;
    let (wasm, script, style) = (
        transfer::of_package("wasm")?,
        transfer::of_package("js")?,
        transfer::of_package("css")?,
    );
    println!("\n| What | Portal | Plain axum handler | Ratio |");
    println!("| --- | ---: | ---: | ---: |");
    let row = |what: &str, ours: f64, plain: f64, unit: &str| {
        println!(
            "| {what} | {ours:.1} {unit} | {plain:.1} {unit} | {:.1} |",
            ours / plain
        );
    };
    row(
        &format!("Processor time per request of `/products`, {PRODUCTS} products, {page} bytes"),
        micros(portal.processor_time),
        micros(floor.processor_time),
        "µs",
    );
    row(
        "Start to first answer",
        millis(portal.first_answer),
        millis(floor.first_answer),
        "ms",
    );
    let after = format!("Resident memory after {REQUESTS} requests");
    row(
        &after,
        megabytes(portal.resident),
        megabytes(floor.resident),
        "MB",
    );
    println!("\n| Download | Bytes | After brotli |\n| --- | ---: | ---: |");
    for (what, size) in [
        ("WebAssembly", &wasm),
        ("Script", &script),
        ("Style", &style),
    ] {
        println!("| {what} | {} | {} |", size.plain, size.brotli);
    }
    println!(
        "| WebAssembly and script | {} | {} |",
        wasm.plain + script.plain,
        wasm.brotli + script.brotli
    );
    Ok(())
}
