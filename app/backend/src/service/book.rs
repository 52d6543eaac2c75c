//! Booking a movement, in the transaction of what causes it.

use cps_domain::{Booking, Entry, EntryId, Posting};

use crate::portal::Portal;
use crate::store::books::{self, BookEntry};
use crate::store::{Connection, StoreError};

/// Books what happened to `subject`. Whether it was not booked before: an entry is made once a booking and subject.
///
/// # Errors
/// [`StoreError::Corrupt`] if the postings do not balance; other [`StoreError`]s when the store fails.
pub(crate) async fn book(
    portal: &Portal,
    connection: &mut Connection<'_>,
    (booking, subject): (Booking, impl ToString),
    postings: &[Posting],
) -> Result<bool, StoreError> {
    let entry = Entry::new(postings).ok_or_else(|| StoreError::corrupt("postings", postings))?;
    let now = portal.clock.now();
    let entry = BookEntry {
        id: EntryId::from_uuid(portal.ids.uuid()),
        booked_on: now.date(),
        booking,
        subject: subject.to_string(),
        entry,
    };
    books::insert(connection, &entry, now).await
}
