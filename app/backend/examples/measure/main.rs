//! What `cargo xtask bench` measures beneath HTTP, on the database that `DATABASE_URL` names, which must be migrated and seeded:
//!
//! - `measure checkouts COUNT`: durable checkouts a second, beside a loop that only writes as much
//! - `measure reads SECONDS`: pages of products a second, with and without a writer
//! - `measure cursors`: where the middle and the last page of the load-test member's products begin
//!
//! Every answer is a line on standard output: its name, a space, its value.

mod bare;
mod checkouts;
mod cursors;
mod members;
mod portal;
mod reads;
mod side_by_side;

use std::env;
use std::error::Error;

/// Whatever went wrong: the program ends with it.
type Problem = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Problem> {
    let address = env::var("DATABASE_URL")?;
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["checkouts", count] => checkouts::measure(&address, count.parse()?).await,
        ["reads", seconds] => reads::measure(&address, seconds.parse()?).await,
        ["cursors"] => cursors::print(&address).await,
        _ => Err("usage: measure checkouts COUNT | reads SECONDS | cursors".into()),
    }
}

/// So many a second.
fn rate(count: usize, time: std::time::Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}
