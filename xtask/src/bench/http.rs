//! The smallest HTTP/1.1 client that can measure: one connection, one request at a time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::failure::{Failure, Outcome};

const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that is kept alive.
pub(super) struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
}

/// What came back.
pub(super) struct Answer {
    /// The status code.
    pub(super) status: u16,
    /// The header lines, as they came.
    pub(super) head: Vec<String>,
    /// The body, put together if it came in chunks.
    pub(super) body: Vec<u8>,
}

impl Client {
    /// Connects, or says that nobody listens (yet).
    pub(super) fn connect(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream: BufReader::new(stream),
            address,
        })
    }

    /// GET, with further header lines (each ending in CR LF).
    pub(super) fn get(&mut self, path: &str, headers: &str) -> Outcome<Answer> {
        let host = self.address;
        self.exchange(&format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\n{headers}\r\n"
        ))
    }

    /// POST of a form, as a browser on the same site sends it.
    pub(super) fn post(&mut self, path: &str, form: &str) -> Outcome<Answer> {
        let (host, length) = (self.address, form.len());
        self.exchange(&format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
        ))
    }

    fn exchange(&mut self, request: &str) -> Outcome<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Failure::new(format!("no HTTP answer: {first}")))?;
        let mut head = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            head.push(line);
        }
        let body = self.body(&head)?;
        Ok(Answer { status, head, body })
    }

    fn body(&mut self, head: &[String]) -> Outcome<Vec<u8>> {
        if header(head, "transfer-encoding").is_some_and(|value| value == "chunked") {
            return self.chunks();
        }
        let length = header(head, "content-length")
            .and_then(|value| value.parse().ok())
            .unwrap_or(0);
        self.bytes(length)
    }

    fn chunks(&mut self) -> Outcome<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size = self.line()?;
            let size = usize::from_str_radix(&size, 16)
                .map_err(|_| Failure::new(format!("no chunk size: {size}")))?;
            body.append(&mut self.bytes(size)?);
            self.line()?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    fn bytes(&mut self, count: usize) -> Outcome<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(Failure::new("the server closed the connection"));
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// The first `name=value` of a cookie that the answer sets.
    pub(super) fn cookie(&self, name: &str) -> Option<String> {
        let start = format!("{name}=");
        let cookies = self.head.iter().filter_map(|line| line.split_once(": "));
        let mut cookies = cookies.filter(|(header, _)| header.eq_ignore_ascii_case("set-cookie"));
        cookies.find_map(|(_, value)| {
            value
                .split(';')
                .next()
                .filter(|pair| pair.starts_with(&start))
                .map(str::to_owned)
        })
    }
}

fn header<'a>(head: &'a [String], name: &str) -> Option<&'a str> {
    let pairs = head.iter().filter_map(|line| line.split_once(": "));
    let mut found = pairs.filter(|(header, _)| header.eq_ignore_ascii_case(name));
    found.next().map(|(_, value)| value)
}
