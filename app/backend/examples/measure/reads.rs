//! How many pages of products a second are read, and how many while somebody writes without a pause.

use std::time::{Duration, Instant};

use cps_backend::portal::Portal;
use cps_backend::seed::{DEMO_PASSWORD, LOAD_EMAIL};
use cps_backend::service::{Client, Member, list_products, sign_in};
use cps_domain::view::ProductQuery;
use tokio::task::JoinSet;

use crate::{Problem, members, portal, rate};

/// How many read at once.
const READERS: usize = 8;

/// Over how many accounts the writer's products are spread.
const ACCOUNTS: usize = 64;

/// Quiet and busy times take turns, for each so many.
const ROUNDS: u32 = 3;

/// Measures for so many seconds without a writer, and for as many with one.
pub(crate) async fn measure(address: &str, seconds: u64) -> Result<(), Problem> {
    let portal = portal::open(address).await?;
    let reader = load_member(&portal).await?;
    let writers = members::make(&portal, ACCOUNTS).await?;
    let round = Duration::from_secs(seconds) / ROUNDS;
    let (mut quiet, mut busy, mut written) = (0, 0, 0);
    for _ in 0..ROUNDS {
        quiet += read_until(&portal, &reader, Instant::now() + round).await?;
        let end = Instant::now() + round;
        let (read, wrote) = tokio::join!(
            read_until(&portal, &reader, end),
            write_until(&portal, &writers, end)
        );
        busy += read?;
        written += wrote?;
    }
    portal.db.close().await;
    let time = round * ROUNDS;
    println!("quiet {:.1}", rate(quiet, time));
    println!("busy {:.1}", rate(busy, time));
    println!("written {:.1}", rate(written, time));
    Ok(())
}

async fn load_member(portal: &Portal) -> Result<Member, Problem> {
    let client = Client {
        address: "127.0.0.1".to_owned(),
        user_agent: "bench".to_owned(),
    };
    let session = sign_in(portal, LOAD_EMAIL, DEMO_PASSWORD, &client).await?;
    members::signed_in(portal, session.token.as_str()).await
}

/// How many pages all readers get until then.
async fn read_until(portal: &Portal, member: &Member, end: Instant) -> Result<usize, Problem> {
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let (portal, member) = (portal.clone(), member.clone());
        readers.spawn(async move {
            let (query, mut pages) = (ProductQuery::default(), 0);
            while Instant::now() < end {
                list_products(&portal, &member, &query).await?;
                pages += 1;
            }
            Ok::<usize, Problem>(pages)
        });
    }
    let mut all = 0;
    while let Some(pages) = readers.join_next().await {
        all += pages??;
    }
    Ok(all)
}

/// How many products the writer registers until then, one after the other.
async fn write_until(portal: &Portal, members: &[Member], end: Instant) -> Result<usize, Problem> {
    let mut written = 0;
    for member in members.iter().cycle() {
        if Instant::now() >= end {
            break;
        }
        members::register(portal, member).await?;
        written += 1;
    }
    Ok(written)
}
