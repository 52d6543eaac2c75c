//! Many clients at once.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::JoinSet;

use crate::Problem;

/// How many clients work side by side.
pub(crate) const CLIENTS: usize = 64;

/// Lets [`CLIENTS`] clients work: each takes the next item as soon as it is done with its last. What each item came to is
/// returned in no particular order; the first problem ends all.
pub(crate) async fn work_through<T, R, F>(
    items: Vec<T>,
    work: impl Fn(T) -> F + Clone + Send + 'static,
) -> Result<Vec<R>, Problem>
where
    T: Send + 'static,
    R: Send + 'static,
    F: Future<Output = Result<R, Problem>> + Send,
{
    let waiting = Arc::new(Mutex::new(items.into_iter()));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (waiting, work) = (Arc::clone(&waiting), work.clone());
        clients.spawn(async move {
            let next = || {
                waiting
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .next()
            };
            let mut results = Vec::new();
            while let Some(item) = next() {
                results.push(work(item).await?);
            }
            Ok::<_, Problem>(results)
        });
    }
    let mut all = Vec::new();
    while let Some(results) = clients.join_next().await {
        all.append(&mut results??);
    }
    Ok(all)
}
