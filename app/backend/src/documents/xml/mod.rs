//! What accounting programs read: the invoice by the European norm EN 16931, in both of its syntaxes.
//!
//! Comments name the norm's business terms (BT) and rules (BR).

mod cii;
mod meaning;
mod ubl;
mod writer;

pub use cii::facturx;
pub use ubl::ubl;
