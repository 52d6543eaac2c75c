use cps_domain::{Instant, MailId};
use mail_parser::{Address, Message, MessageParser, MimeHeaders};
use std::io::{self, ErrorKind};
use std::path::Path;
use tokio::fs;

/// So many are listed.
const MOST: usize = 200;

const EXTENSION: &str = "eml";

/// A mail as its file tells it.
pub(super) struct Mail {
    pub(super) id: MailId,
    pub(super) from: String,
    pub(super) to: String,
    /// Who gets the answer, if that is not the sender.
    pub(super) reply_to: Option<String>,
    pub(super) subject: String,
    pub(super) date: Instant,
    pub(super) text: String,
    pub(super) html: Option<String>,
    pub(super) enclosed: Option<Enclosed>,
}

/// A file that came with a mail.
pub(super) struct Enclosed {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The newest mails of the folder, the newest first. The folder is made with the first mail.
pub(super) async fn all(folder: &Path) -> io::Result<Vec<Mail>> {
    let mut ids = ids(folder).await?;
    // Ids sort by age, so only the newest are opened.
    ids.sort_unstable_by(|one, other| other.cmp(one));
    ids.truncate(MOST);
    let mut mails = Vec::new();
    for id in ids {
        mails.extend(one(folder, id).await);
    }
    mails.sort_by_key(|mail| std::cmp::Reverse((mail.date, mail.id)));
    Ok(mails)
}

/// The mail with this id, if it is there and can be read.
pub(super) async fn one(folder: &Path, id: MailId) -> Option<Mail> {
    let file = folder.join(format!("{id}.{EXTENSION}"));
    let bytes = fs::read(file).await.ok()?;
    MessageParser::default()
        .parse(&bytes)
        .map(|message| read(id, &message))
}

async fn ids(folder: &Path) -> io::Result<Vec<MailId>> {
    let mut files = match fs::read_dir(folder).await {
        Ok(files) => files,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut ids = Vec::new();
    while let Some(file) = files.next_entry().await? {
        ids.extend(id_of(&file.path()));
    }
    Ok(ids)
}

fn id_of(file: &Path) -> Option<MailId> {
    let is_mail = file.extension().is_some_and(|found| found == EXTENSION);
    file.file_stem().filter(|_| is_mail)?.to_str()?.parse().ok()
}

fn read(id: MailId, message: &Message<'_>) -> Mail {
    let seconds = message.date().map_or(0, |date| date.to_timestamp());
    // What a mail lacks the parser makes of the rest; an HTML page out of plain text is nothing to look at.
    let html = message.html_part(0).filter(|part| part.is_text_html());
    let html = html
        .and_then(|part| part.text_contents())
        .map(str::to_string);
    Mail {
        id,
        from: mailboxes(message.from()),
        to: mailboxes(message.to()),
        reply_to: message.reply_to().map(|address| mailboxes(Some(address))),
        subject: message.subject().unwrap_or_default().to_string(),
        date: Instant::from_millis(seconds.saturating_mul(1000)),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html,
        enclosed: message.attachment(0).map(|part| Enclosed {
            name: part.attachment_name().unwrap_or_default().to_string(),
            bytes: part.contents().to_vec(),
        }),
    }
}

/// `Name <address>, …`
fn mailboxes(address: Option<&Address<'_>>) -> String {
    let found = address.into_iter().flat_map(Address::iter);
    let texts: Vec<String> = found
        .map(
            |mailbox| match (mailbox.name(), mailbox.address().unwrap_or_default()) {
                (Some(name), address) => format!("{name} <{address}>"),
                (None, address) => address.to_string(),
            },
        )
        .collect();
    texts.join(", ")
}
