//! A mail server that speaks just enough, and answers as it is told.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a server answers where it could do otherwise.
#[derive(Clone, Copy)]
pub(crate) struct Answers {
    /// To who we are.
    pub(crate) sign_in: &'static str,
    /// To each recipient.
    pub(crate) recipient: &'static str,
    /// To the mail.
    pub(crate) mail: &'static str,
}

impl Answers {
    /// Takes everything.
    pub(crate) const GLADLY: Self = Self {
        sign_in: "235 2.7.0 Welcome",
        recipient: "250 2.1.5 Ok",
        mail: "250 2.0.0 Queued",
    };
}

/// A server on this machine, until the test ends.
pub(crate) struct Server {
    /// Host and port.
    pub(crate) address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Listens at a port of its own.
    pub(crate) async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ears = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, answers, Arc::clone(&ears)));
            }
        });
        Self { address, heard }
    }

    /// Every line that clients have said, the mails' lines among them.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

/// One connection, until the client leaves.
async fn converse(stream: TcpStream, answers: Answers, heard: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    say(&mut stream, "220 test.cps.example").await;
    let mut in_mail = false;
    loop {
        let mut line = String::new();
        if !matches!(stream.read_line(&mut line).await, Ok(1..)) {
            return;
        }
        let line = line.trim_end().to_owned();
        heard.lock().unwrap().push(line.clone());
        let verb = line.split(' ').next().unwrap();
        let answer = match (in_mail, verb) {
            (true, ".") => answers.mail,
            (true, _) => continue,
            (false, "EHLO") => "250-test.cps.example\r\n250 AUTH PLAIN",
            (false, "AUTH") => answers.sign_in,
            (false, "RCPT") => answers.recipient,
            (false, "DATA") => "354 Go on",
            (false, "QUIT") => "221 Bye",
            (false, _) => "250 Ok",
        };
        in_mail = verb == "DATA";
        say(&mut stream, answer).await;
    }
}

async fn say(stream: &mut BufReader<TcpStream>, answer: &str) {
    // A client that has left hears nothing.
    let _ = stream.write_all(format!("{answer}\r\n").as_bytes()).await;
}
