//! What the database lets through: checkouts, each answered when it is safely on the disk, and pages read while somebody writes.

use super::database::{Database, Engine};
use super::measure::{Answers, ask};
use crate::failure::Outcome;
use crate::report::Report;

/// Products of the member whose page is read.
const PRODUCTS: u32 = 50;
/// How long is read without a writer, and then with one.
const SECONDS: &str = "9";

/// What one engine let through.
struct Figures {
    engine: Engine,
    checkouts: Answers,
    reads: Answers,
}

/// Measures both engines, and returns both tables.
pub(super) fn tables(report: &mut Report, checkouts: u32) -> Outcome<String> {
    let mut all = Vec::new();
    for engine in Engine::ALL {
        let name = engine.name();
        let count = checkouts.to_string();
        let database = report.step(&format!("seed {name} for checkouts"), || {
            Database::seeded(engine, "store", PRODUCTS)
        })?;
        all.push(Figures {
            engine,
            reads: report.step(&format!("read on {name}"), || {
                ask(&database, &["reads", SECONDS])
            })?,
            checkouts: report.step(&format!("check out on {name}"), || {
                ask(&database, &["checkouts", &count])
            })?,
        });
    }
    Ok(draw_checkouts(&all)? + "\n" + &draw_reads(&all)?)
}

fn draw_checkouts(all: &[Figures]) -> Outcome<String> {
    let mut table = "| Durable checkouts a second, 64 clients | Portal | Bare group-commit loop | Share | Slowest | Told to try again |\n\
        | --- | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for Figures {
        engine,
        checkouts: answers,
        ..
    } in all
    {
        let (portal, bare) = (answers.number("checkouts")?, answers.number("bare")?);
        table += &format!(
            "| {} | {portal:.0} | {bare:.0} | {:.0} % | {:.0} ms | {} |\n",
            engine.name(),
            100.0 * portal / bare,
            answers.number("slowest")?,
            answers.text("refused")?
        );
    }
    Ok(table)
}

fn draw_reads(all: &[Figures]) -> Outcome<String> {
    let mut table = "| Pages of products read a second, 8 readers | No writer | Writer busy | Share | Writes a second meanwhile |\n\
        | --- | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for Figures {
        engine,
        reads: answers,
        ..
    } in all
    {
        let (quiet, busy) = (answers.number("quiet")?, answers.number("busy")?);
        table += &format!(
            "| {} | {quiet:.0} | {busy:.0} | {:.0} % | {:.0} |\n",
            engine.name(),
            100.0 * busy / quiet,
            answers.number("written")?
        );
    }
    Ok(table)
}
