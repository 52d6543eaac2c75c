//! What pages without script are made of: staff's, those for many products at once, the demonstration's mailbox, and what is said to
//! whoever comes at a bad moment (server only).

mod busy;
mod document;
mod languages;
mod moment;

pub use busy::busy;
pub use document::document;
pub(crate) use languages::languages;
pub use moment::moment;
