//! What happens to a term: it is renewed or ends, it is upgraded, canceled, withdrawn from. The stories in `scenarios` say what it
//! leads to; here are the edges.

mod canceling;
mod choosing;
mod notice;
mod renewing;
mod showing;
mod upgrading;
mod withdrawing;

use cps_domain::LevelCode;

use crate::scenarios::studio::Studio;
use crate::world::World;

/// A studio that has joined at Silver by transfer and could have more.
async fn silver(world: &World, products: usize) -> Studio<'_> {
    let studio = Studio::with_products(world, products).await;
    studio.joins_by_transfer(LevelCode::Silver).await;
    studio.mails().await;
    studio
}
