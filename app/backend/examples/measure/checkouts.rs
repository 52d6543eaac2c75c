//! How many checkouts a second are answered, each when it is safely on the disk.

use std::time::{Duration, Instant};

use cps_backend::portal::Portal;
use cps_backend::service::{
    Member, PurchaseForm, ServiceError, check_out, purchase, review_checkout,
};
use cps_domain::view::CheckOutNext;
use cps_domain::{CheckoutKey, LevelCode, PaymentMethod};

use crate::bare::Bare;
use crate::side_by_side::{CLIENTS, work_through};
use crate::{Problem, members, portal, rate};

/// Portal and bare loop take turns, so that a disk that slows down meanwhile slows down both.
const ROUNDS: usize = 4;

/// How long a member waited for the subscription, and how often the answer was «try again in a moment» before.
struct Answer {
    took: Duration,
    refused: usize,
}

/// Measures so many checkouts by transfer, and as many units of the bare loop.
pub(crate) async fn measure(address: &str, count: usize) -> Result<(), Problem> {
    let portal = portal::open(address).await?;
    let newcomers = members::make(&portal, count).await?;
    let reviewing = portal.clone();
    let mut waiting = work_through(newcomers, move |member| {
        let portal = reviewing.clone();
        async move { review(&portal, member).await }
    })
    .await?;
    let mut bare = Bare::open(address).await?;
    let (mut took, mut bare_took, mut answers) = (Duration::ZERO, Duration::ZERO, Vec::new());
    for round in (1..=ROUNDS).rev() {
        let reviewed = waiting.split_off(waiting.len() - waiting.len() / round);
        let units = reviewed.len();
        let (paying, begun) = (portal.clone(), Instant::now());
        let answered = work_through(reviewed, move |reviewed| {
            let portal = paying.clone();
            async move { pay(&portal, reviewed).await }
        });
        answers.append(&mut answered.await?);
        took += begun.elapsed();
        bare_took += bare.write(&portal.ids, units, CLIENTS).await?;
    }
    portal.db.close().await;
    bare.close().await?;
    let slowest = answers.iter().map(|answer| answer.took).max();
    let slowest = slowest.unwrap_or_default().as_secs_f64() * 1e3;
    let refused: usize = answers.iter().map(|answer| answer.refused).sum();
    println!("checkouts {:.1}", rate(answers.len(), took));
    println!("slowest {slowest:.1}");
    println!("refused {refused}");
    println!("bare {:.1}", rate(answers.len(), bare_took));
    Ok(())
}

/// Brings a member to the button CHECKOUT.
async fn review(portal: &Portal, member: Member) -> Result<(Member, CheckoutKey), Problem> {
    members::register(portal, &member).await?;
    let page = review_checkout(portal, &member, LevelCode::Silver, None, false).await?;
    let form = PurchaseForm {
        key: page.key,
        level: page.level,
        renewal: page.renewal,
        purchase_order: String::new(),
        terms: true,
        price_minor: page.price.net.amount,
    };
    let key = purchase(portal, &member, &form).await?;
    Ok((member, key))
}

/// Presses it, again where the portal is too busy.
async fn pay(portal: &Portal, (member, key): (Member, CheckoutKey)) -> Result<Answer, Problem> {
    let (begun, mut refused) = (Instant::now(), 0);
    loop {
        match check_out(portal, &member, key, PaymentMethod::Transfer).await {
            Ok(CheckOutNext::Done) => {
                let took = begun.elapsed();
                return Ok(Answer { took, refused });
            }
            Ok(CheckOutNext::Visit(_)) => return Err("a transfer led to the card provider".into()),
            Err(ServiceError::Busy) => refused += 1,
            Err(error) => return Err(error.into()),
        }
    }
}
