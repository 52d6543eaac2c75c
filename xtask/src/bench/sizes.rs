//! What a page of a long list costs beside the same page of a short one.

use std::time::{Duration, Instant};

use super::database::{Database, Engine};
use super::measure::{Answers, ask};
use super::portal::Portal;
use crate::failure::{Failure, Outcome};
use crate::report::Report;

/// The products of the short list.
const FEW: u32 = 10_000;
/// How often each page is asked for: twenty answers take longer than the 99th percentile.
const REQUESTS: usize = 2000;
/// So many before them do not count: each connection prepares its statements once.
const WARM_UP: usize = 200;
/// So many pages that follow each other are asked for in turn where there are pages before and after.
const PAGES: usize = 40;
/// The orders by their names in an address, and for people.
const ORDERS: [(&str, &str); 2] = [("attention", "default order"), ("points", "by points")];

/// A portal over a list, and where its pages begin.
struct List {
    portal: Portal,
    cursors: Answers,
    _database: Database,
}

/// Measures both engines, and returns the table.
pub(super) fn table(report: &mut Report, many: u32) -> Outcome<String> {
    let mut table = format!(
        "| p99 of `/products` | {FEW} products | {many} products | Ratio | Aim |\n| --- | ---: | ---: | ---: | ---: |\n"
    );
    for engine in Engine::ALL {
        let name = engine.name();
        let mut few = open(report, engine, FEW)?;
        let mut many = open(report, engine, many)?;
        for (order, order_name) in ORDERS {
            for page in ["first", "middle", "last"] {
                let what = format!("{name}, {order_name}, {page} page");
                let (few, many) =
                    report.step(&what, || compare(&mut few, &mut many, order, page))?;
                let ratio = many.as_secs_f64() / few.as_secs_f64();
                table += &format!(
                    "| {what} | {:.2} ms | {:.2} ms | {ratio:.2} | 1.5 |\n",
                    few.as_secs_f64() * 1e3,
                    many.as_secs_f64() * 1e3
                );
            }
        }
    }
    Ok(table)
}

fn open(report: &mut Report, engine: Engine, products: u32) -> Outcome<List> {
    let name = engine.name();
    let database = report.step(&format!("seed {name} with {products} products"), || {
        Database::seeded(engine, &format!("{products}-products"), products)
    })?;
    let cursors = report.step("find the middle and the end", || {
        ask(&database, &["cursors"])
    })?;
    let log = format!("{products}-products");
    let portal = Portal::start(&log, &database, &["--no-worker"])?;
    Ok(List {
        portal,
        cursors,
        _database: database,
    })
}

/// The 99th percentiles of both lists, asked in turn so that whatever else the machine does weighs on both alike.
fn compare(
    few: &mut List,
    many: &mut List,
    order: &str,
    page: &str,
) -> Outcome<(Duration, Duration)> {
    let paths = [few.paths(order, page)?, many.paths(order, page)?];
    let mut times = [Vec::with_capacity(REQUESTS), Vec::with_capacity(REQUESTS)];
    for turn in 0..WARM_UP + REQUESTS {
        for ((list, paths), times) in [&mut *few, &mut *many]
            .into_iter()
            .zip(&paths)
            .zip(&mut times)
        {
            let path = paths.iter().cycle().nth(turn % paths.len());
            let path = path.ok_or_else(|| Failure::new("there is no page"))?;
            let begun = Instant::now();
            list.portal.page(path)?;
            if turn >= WARM_UP {
                times.push(begun.elapsed());
            }
        }
    }
    let [few, many] = times;
    Ok((percentile(few), percentile(many)))
}

impl List {
    /// The addresses to ask for.
    fn paths(&mut self, order: &str, page: &str) -> Outcome<Vec<String>> {
        let start = format!("/products?sort={order}");
        let first = match page {
            "first" => start,
            _ => {
                let cursor = self.cursors.text(&format!("{order}_{page}"))?;
                format!("{start}&after={cursor}")
            }
        };
        let wanted = if page == "middle" { PAGES } else { 1 };
        let mut paths = vec![first.clone()];
        let mut next = self.next(&first)?;
        if next.is_none() != (page == "last") {
            return Err(Failure::new(format!("{first} is not the {page} page")));
        }
        while paths.len() < wanted {
            let path = next.ok_or_else(|| Failure::new(format!("no page follows {first}")))?;
            next = self.next(&path)?;
            paths.push(path);
        }
        Ok(paths)
    }

    /// Where the link to the next page leads, if the page has one.
    fn next(&mut self, path: &str) -> Outcome<Option<String>> {
        let body = self.portal.page(path)?.body;
        let text = String::from_utf8_lossy(&body);
        let link = text
            .split_once("rel=\"next\"")
            .and_then(|(before, _)| before.rsplit_once("href=\""))
            .and_then(|(_, link)| link.split_once('"'));
        Ok(link.map(|(path, _)| path.replace("&amp;", "&")))
    }
}

/// What 99 of 100 answers took at most.
fn percentile(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let place = (times.len() * 99).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}
