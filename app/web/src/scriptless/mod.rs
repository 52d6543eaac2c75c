//! What pages without script are made of: staff's, and the demonstration's mailbox (server only).

mod document;
mod moment;

pub use document::document;
pub use moment::moment;
