//! From an application to an account (guide: "la solicitud de la cuenta empresarial").

mod applying;
mod automatic;
mod deciding;
mod old_account;
pub(crate) mod steps;
