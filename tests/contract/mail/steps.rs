//! A mail to deliver, and what became of it.

use crate::accounts::steps::{form, send};
use crate::world::{World, address_of};

/// Who is written to.
pub(super) const COMPANY: &str = "Estudio Uno S.L.";
/// Mails that were delivered.
pub(super) const SENT: &str = "SELECT COUNT(*) FROM mails WHERE sent_at IS NOT NULL";
/// Mails that were given up.
pub(super) const REFUSED: &str = "SELECT COUNT(*) FROM mails WHERE refused_at IS NOT NULL";

/// Writes the mail that says that an application was received.
pub(super) async fn one_mail(world: &World) {
    send(world, &form(COMPANY)).await;
}

/// How often it has arrived.
pub(super) fn arrived(world: &World) -> usize {
    world.mailbox.arrived(address_of(COMPANY).as_str()).len()
}
