//! What pages without script are made of: staff's, the demonstration's mailbox, and what is said to whoever comes at a bad moment
//! (server only).

mod busy;
mod document;
mod moment;

pub use busy::busy;
pub use document::document;
pub use moment::moment;
