//! A server on this machine that answers as it is told, and keeps what it was asked.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a request.
#[derive(Clone)]
pub(crate) enum Answer {
    /// Says this, under this status.
    Says(u16, String),
    /// Hangs up, as if the answer was lost.
    HangsUp,
}

/// Did what it was asked.
pub(crate) fn ok(body: &Value) -> Answer {
    says(200, body)
}

/// Did not.
pub(crate) fn says(status: u16, body: &Value) -> Answer {
    Answer::Says(status, body.to_string())
}

/// What the server was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// `GET /v1/…`, without the query.
    pub(crate) what: String,
    /// The headers, by their names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    /// The query's or the form's fields.
    pub(crate) fields: BTreeMap<String, String>,
}

impl Asked {
    /// The key under which Stripe does something once.
    pub(crate) fn key(&self) -> &str {
        self.headers
            .get("idempotency-key")
            .map_or("", String::as_str)
    }
}

/// A server, until the test ends.
pub(crate) struct Stub {
    /// Its address.
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Stub {
    /// Listens at a port of its own, and gives these answers in order.
    pub(crate) async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mut answers: VecDeque<Answer> = answers.into_iter().collect();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let ears = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = hear(&mut stream).await;
                ears.lock().unwrap().push(request);
                let unexpected = Answer::Says(500, "nobody expected this".to_owned());
                answer(stream, answers.pop_front().unwrap_or(unexpected)).await;
            }
        });
        Self { url, asked }
    }

    /// Every request, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The only request.
    pub(crate) fn asked_once(&self) -> Asked {
        let asked = self.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        asked[0].clone()
    }
}

async fn hear(stream: &mut TcpStream) -> Asked {
    let mut bytes = Vec::new();
    loop {
        if let Some(request) = parse(&bytes) {
            return request;
        }
        let mut more = [0; 4096];
        let read = stream.read(&mut more).await.unwrap();
        assert_ne!(read, 0, "half a request");
        bytes.extend_from_slice(&more[..read]);
    }
}

/// A request, if it is all there.
fn parse(bytes: &[u8]) -> Option<Asked> {
    let text = std::str::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?, first.next()?);
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length = headers.get("content-length").map_or("0", String::as_str);
    if body.len() < length.parse().unwrap() {
        return None;
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let fields = if method == "GET" { query } else { body };
    Some(Asked {
        what: format!("{method} {path}"),
        fields: fields
            .split('&')
            .filter_map(|field| field.split_once('='))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect(),
        headers,
    })
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            other => other,
        });
    }
    String::from_utf8(bytes).unwrap()
}

async fn answer(mut stream: TcpStream, answer: Answer) {
    let Answer::Says(status, body) = answer else {
        return;
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} As told\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    // A client that has left hears nothing.
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
}
