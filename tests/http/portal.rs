//! A portal for one test, and a browser without script to use it with.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{
    ACCEPT, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, REFERER, SET_COOKIE,
};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode};
use clap::Parser;
use cps::server::command::CommandLine;
use cps::server::router::{AppState, router};
use cps::server::stopping::Stopping;
use cps_backend::clock::Clock;
use cps_backend::mail::FolderTransport;
use cps_backend::payments::CardProvider;
use cps_backend::payments::sandbox::SandboxProvider;
use cps_backend::portal::Portal;
use cps_backend::seed::{DEMO_PASSWORD, seed_catalogue, seed_demo};
use cps_backend::store::{Db, DbOptions};
use cps_domain::Instant;
use engine::new_database;
use mail_parser::MessageParser;
use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

/// 1 June 2026, 12:00 UTC.
const START: Instant = Instant::from_millis(1_780_315_200_000);

/// The demonstration's accounts.
pub const SPANISH: &str = "estudio@demo.cps.example";
pub const BRITISH: &str = "studio@demo.cps.example";
pub const STAFF: &str = "staff@demo.cps.example";

/// A seeded portal with a clock that the test moves.
pub struct TestPortal {
    pub portal: Portal,
    pub clock: Clock,
    pub router: Router,
    /// The folder in which its mails arrive, see [`mails_to`](Self::mails_to).
    pub mails: PathBuf,
    /// What its router is made of.
    pub state: AppState,
    _folder: TempDir,
}

impl TestPortal {
    pub async fn open() -> Self {
        Self::open_at("http://localhost:3000").await
    }

    /// Under a public address, which decides how cookies are written.
    pub async fn open_at(public_url: &str) -> Self {
        Self::start(public_url, false, DbOptions::DEFAULT).await
    }

    /// As `--demo` without a mail server makes it.
    pub async fn demonstration() -> Self {
        Self::start("http://localhost:3000", true, DbOptions::DEFAULT).await
    }

    /// With a database that lets so many changes wait.
    pub async fn with_write_queue(length: NonZeroU16) -> Self {
        let options = DbOptions {
            write_queue: length,
            ..DbOptions::DEFAULT
        };
        Self::start("http://localhost:3000", false, options).await
    }

    async fn start(public_url: &str, demonstration: bool, options: DbOptions) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&new_database(folder.path()).await, options)
            .await
            .unwrap();
        db.migrate().await.unwrap();
        let mails = folder.path().join("mail");
        let options = [
            "cps",
            "--public-url",
            public_url,
            "--issuer-iban",
            "ES91 2100 0418 4502 0005 1332",
        ];
        let settings = CommandLine::parse_from(options).serve;
        let clock = Clock::manual(START);
        let provider = Arc::new(SandboxProvider::new(db.clone(), clock.clone()));
        let sender = settings.portal.mail.mail_from.clone();
        let mail = Arc::new(FolderTransport::new(mails.clone(), sender));
        let decided = settings.portal.settings();
        let portal = Portal::new(db, clock.clone(), provider, mail, decided);
        seed_catalogue(&portal).await.unwrap();
        seed_demo(&portal).await.unwrap();
        let state = AppState {
            cookies: settings.cookies(&portal.settings),
            leptos: settings.leptos_options(),
            portal: portal.clone(),
            dev_mail: demonstration.then(|| mails.clone()),
            client_address_header: None,
            demo_clock: demonstration,
            stopping: Stopping::never(),
        };
        Self {
            portal,
            clock,
            router: router(state.clone()),
            mails,
            state,
            _folder: folder,
        }
    }

    /// The same portal with another card provider.
    pub fn with_provider(mut self, provider: Arc<dyn CardProvider>) -> Self {
        self.portal.provider = provider;
        self.state.portal = self.portal.clone();
        self.router = router(self.state.clone());
        self
    }

    /// Has everything that is due done, and returns the text of each mail to this address, the oldest first.
    pub async fn mails_to(&self, recipient: &str) -> Vec<String> {
        cps_backend::jobs::run_due(&self.portal).await.unwrap();
        let Ok(folder) = std::fs::read_dir(&self.mails) else {
            return Vec::new();
        };
        // A mail's file is named after its id, and ids sort by age.
        let mut files: Vec<PathBuf> = folder.map(|file| file.unwrap().path()).collect();
        files.sort();
        let mut texts = Vec::new();
        for file in files {
            let bytes = std::fs::read(file).unwrap();
            let mail = MessageParser::default().parse(&bytes).unwrap();
            let to = mail.to().unwrap().first().unwrap().address().unwrap();
            if to == recipient {
                texts.push(mail.body_text(0).unwrap().into_owned());
            }
        }
        texts
    }

    /// The path of the link in the newest mail to this address.
    pub async fn link_to(&self, recipient: &str) -> String {
        let text = self.mails_to(recipient).await.pop().unwrap();
        let (_, rest) = text.split_once("/links/").unwrap();
        format!("/links/{}", rest.split_whitespace().next().unwrap())
    }

    pub fn browser(&self) -> Browser {
        Browser::of(self.router.clone())
    }

    /// A browser in which this account is signed in.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser
            .post(
                "/api/sign_in",
                "/login",
                &[("email", email), ("password", DEMO_PASSWORD)],
            )
            .await;
        assert_eq!(
            answer.status,
            StatusCode::FOUND,
            "{email} could not sign in"
        );
        browser
    }
}

/// A browser without script: it keeps cookies, sends forms, and says where it comes from.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    pub headers: HeaderMap,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Page {
    pub fn location(&self) -> &str {
        self.headers
            .get(LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    /// For whatever answers.
    pub fn of(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            headers: HeaderMap::new(),
        }
    }

    /// Sends a request without a body.
    pub async fn request(&mut self, method: Method, address: &str) -> Page {
        self.send(method, address, "/", Body::empty()).await
    }

    pub async fn get(&mut self, address: &str) -> Page {
        self.request(Method::GET, address).await
    }

    /// Sends a form that stands on `page`.
    pub async fn post(&mut self, action: &str, page: &str, fields: &[(&str, &str)]) -> Page {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.send(Method::POST, action, page, Body::from(body))
            .await
    }

    /// Sends a form with a file that stands on `page`.
    pub async fn upload(&mut self, action: &str, page: &str, (name, file): (&str, &[u8])) -> Page {
        const MARK: &str = "a-mark-that-no-file-holds";
        let head = format!(
            "--{MARK}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"file\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let end = format!("\r\n--{MARK}--\r\n");
        let body = [head.as_bytes(), file, end.as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={MARK}");
        self.headers.insert(CONTENT_TYPE, kind.parse().unwrap());
        let answer = self
            .send(Method::POST, action, page, Body::from(body))
            .await;
        self.headers.remove(CONTENT_TYPE);
        answer
    }

    /// Goes where a form's answer leads.
    pub async fn follow(&mut self, answer: &Page) -> Page {
        let address = answer
            .location()
            .trim_start_matches("http://localhost:3000")
            .to_string();
        self.get(&address).await
    }

    async fn send(&mut self, method: Method, address: &str, page: &str, body: Body) -> Page {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header(HOST, "localhost:3000")
            .header(ORIGIN, "http://localhost:3000")
            .header(REFERER, format!("http://localhost:3000{page}"))
            .header(ACCEPT, "text/html")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(COOKIE, cookies.join("; "))
            .body(body)
            .unwrap();
        for (name, value) in &self.headers {
            request.headers_mut().insert(name, value.clone());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            // Leptos parts neighbouring texts by empty comments; a reader does not see them.
            text: String::from_utf8_lossy(&bytes).replace("<!>", ""),
        }
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for cookie in response.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_string(), value.to_string());
            }
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
