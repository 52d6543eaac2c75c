//! Mail into a folder: for trying the portal out, and for tests.

use std::io;
use std::path::PathBuf;

use cps_domain::MailId;
use tokio::fs;

use super::mime::compose;
use super::{Delivery, DeliveryError, Envelope, MailTransport, Sender};

/// Writes each mail into a file of its own, `{mail id}.eml`, which any mail program opens. The same mail again replaces its file.
#[derive(Clone, Debug)]
pub struct FolderTransport {
    folder: PathBuf,
    sender: Sender,
}

impl FolderTransport {
    /// Into this folder, which is made when the first mail is written.
    #[must_use]
    pub const fn new(folder: PathBuf, sender: Sender) -> Self {
        Self { folder, sender }
    }

    /// Whoever looks into the folder finds whole mails only.
    async fn write(&self, id: MailId, mail: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder).await?;
        let unfinished = self.folder.join(format!("{id}.part"));
        fs::write(&unfinished, mail).await?;
        fs::rename(&unfinished, self.folder.join(format!("{id}.eml"))).await
    }
}

impl MailTransport for FolderTransport {
    fn deliver<'a>(&'a self, envelope: &'a Envelope) -> Delivery<'a> {
        Box::pin(async move {
            let mail = compose(envelope, &self.sender)?.formatted();
            self.write(envelope.id, &mail).await.map_err(|error| {
                let folder = self.folder.display();
                DeliveryError::Unreachable(format!("{folder}: {error}"))
            })
        })
    }
}
