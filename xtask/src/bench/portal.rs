//! A serving portal with somebody signed in.

use std::net::SocketAddr;
use std::process::Command;

use super::database::Database;
use super::http::{Answer, Client};
use super::server::Server;
use crate::failure::{Failure, Outcome};

/// The member whom `cps seed --products` gives the products.
const EMAIL: &str = "load@demo.cps.example";
const PASSWORD: &str = "camera-obscura-2026";

/// The built portal, serving one database; a connection to it, and the member who owns the products.
pub(super) struct Portal {
    /// Its process.
    pub(super) server: Server,
    /// The connection.
    pub(super) client: Client,
    /// The header lines by which it knows the member.
    pub(super) headers: String,
}

impl Portal {
    /// Starts it and signs in. `name` is its log's.
    pub(super) fn start(name: &str, database: &Database, options: &[&str]) -> Outcome<Self> {
        let configure = |command: &mut Command, address: SocketAddr| {
            command
                .arg("serve")
                .args(options)
                .env("LEPTOS_SITE_ADDR", address.to_string())
                .env("CPS_PUBLIC_URL", format!("http://{address}"));
        };
        let server = Server::start(name, database.portal(), configure, "/login")?;
        let mut client = Client::connect(server.address)?;
        let email = EMAIL.replace('@', "%40");
        let form = format!("email={email}&password={PASSWORD}&next=");
        let signed_in = client.post("/api/sign_in", &form)?;
        let cookie = signed_in.cookie("cps_session").ok_or_else(|| {
            Failure::new(format!("nobody signed in: status {}", signed_in.status))
        })?;
        Ok(Self {
            server,
            client,
            headers: format!("cookie: {cookie}\r\n"),
        })
    }

    /// A page as the member gets it.
    pub(super) fn page(&mut self, path: &str) -> Outcome<Answer> {
        let answer = self.client.get(path, &self.headers)?;
        if answer.status == 200 {
            Ok(answer)
        } else {
            Err(Failure::new(format!("{path} answers {}", answer.status)))
        }
    }
}
