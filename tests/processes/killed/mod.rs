//! What is left when a portal is killed: at random moments, in the midst of whatever its members and its worker are doing. What
//! was acknowledged is there, nothing is there twice, and the books are right.

mod client;
mod journal;
mod life;
mod reckoning;

use std::time::Duration;

use cps_backend::portal::Portal;
use cps_backend::store::{StoreError, attempts};
use tokio::sync::watch;
use tokio::task::JoinSet;

use self::client::Client;
use self::journal::Journal;
use self::life::Life;
use crate::chance::Chance;
use crate::demo_clock::put_ahead;
use crate::idle;
use crate::installation::Installation;
use crate::members;

/// So often the portal is killed in the midst of its work.
const KILLS: usize = 56;

/// One kill in so many is preceded by one while the portal starts.
const KILLED_AT_START: usize = 8;

/// So long a life is at most, once the portal answers.
const LONGEST_LIFE: Duration = Duration::from_millis(400);

/// So long a start may go on before it is cut.
const LONGEST_START: Duration = Duration::from_millis(60);

/// So many write at once.
const CLIENTS: usize = 8;

/// So many members join by transfer, and so many pay by card, for each client.
const JOINING: usize = 20;
const PAYING: usize = 8;

/// As a demonstration invoices follow in seconds, and the clock can be put forward at the end.
const OPTIONS: [&str; 1] = ["--demo"];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    check(&Installation::on_sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_on_postgres() {
    check(&Installation::on_postgres().await).await;
}

async fn check(installation: &Installation) {
    let mut chance = Chance::new();
    let (tell, lives) = watch::channel(Life::default());
    let portal = installation.portal().await;
    let mut prepared = Vec::new();
    for place in 0..CLIENTS {
        prepared.push(prepare(&portal, place, lives.clone(), chance.branch()).await);
    }
    portal.db.close().await;
    let mut clients = JoinSet::new();
    for client in prepared {
        clients.spawn(client.run());
    }
    for number in 1..=KILLS {
        if number % KILLED_AT_START == 0 {
            kill_at_start(installation, &mut chance).await;
        }
        live_and_die(installation, &tell, number, &mut chance).await;
    }
    let mut last = installation.serve(&OPTIONS);
    let address = last.address();
    tell.send_replace(Life {
        number: KILLS + 1,
        address: Some(address),
        is_last: true,
    });
    let journal = remember(clients).await;
    println!(
        "{KILLS} kills: {} requests acknowledged, {} cut; {} products, {} joined, {} paid, {} messages, {} sessions",
        journal.acknowledged,
        journal.unanswered,
        journal.products.len(),
        journal.joined.len(),
        journal.paid.len(),
        journal.written.len(),
        journal.signed_in.len(),
    );
    assert!(journal.unanswered > KILLS, "the kills met hardly anything");
    reckoning::sessions(&journal, address).await;
    let_a_day_pass(installation).await;
    idle::until_nothing_is_due(installation).await;
    last.stop().await;
    reckoning::settle(installation, &journal).await;
}

/// A client with members of its own.
async fn prepare(
    portal: &Portal,
    place: usize,
    lives: watch::Receiver<Life>,
    chance: Chance,
) -> Client {
    let email = format!("client-{place}@test.cps.example");
    members::add(portal, &email).await;
    let joining = members::add_silver(portal, &format!("joins-{place}"), JOINING).await;
    let paying = members::add_silver(portal, &format!("pays-{place}"), PAYING).await;
    for (_, member) in &paying {
        members::join_by_card(portal, member).await;
    }
    let emails = |members: Vec<(String, _)>| members.into_iter().map(|(email, _)| email).collect();
    Client::new(
        (place, email),
        emails(joining),
        emails(paying),
        lives,
        chance,
    )
}

/// Cuts a start anywhere.
async fn kill_at_start(installation: &Installation, chance: &mut Chance) {
    let mut process = installation.serve(&OPTIONS);
    tokio::time::sleep(chance.moment(LONGEST_START)).await;
    process.kill();
}

/// One life, from the first answer to the kill.
async fn live_and_die(
    installation: &Installation,
    tell: &watch::Sender<Life>,
    number: usize,
    chance: &mut Chance,
) {
    forget_tries(installation).await;
    let mut process = installation.serve(&OPTIONS);
    let life = Life {
        number,
        address: Some(process.address()),
        is_last: false,
    };
    tell.send_replace(life);
    tokio::time::sleep(chance.moment(LONGEST_LIFE)).await;
    process.kill();
    tell.send_replace(Life {
        address: None,
        ..life
    });
}

/// As if the minutes had passed in which whoever tried too often is not heard: a sign-in that was cut counts as a try.
async fn forget_tries(installation: &Installation) {
    let portal = installation.portal().await;
    let soon = portal.clock.now().plus_seconds(1);
    let forgotten: Result<_, StoreError> = portal
        .db
        .write(async |connection| attempts::forget_old(connection, soon).await)
        .await;
    forgotten.unwrap();
    portal.db.close().await;
}

/// Has the leases of dead workers run out, and what was postponed due.
async fn let_a_day_pass(installation: &Installation) {
    let portal = installation.portal().await;
    put_ahead(&portal, 24 * 60 * 60).await;
    portal.db.close().await;
}

/// What all clients remember.
async fn remember(mut clients: JoinSet<Journal>) -> Journal {
    let mut journal = Journal::default();
    while let Some(finished) = clients.join_next().await {
        journal.add(finished.unwrap());
    }
    journal
}
