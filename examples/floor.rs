//! The plain handler that `cargo xtask bench` puts beside the portal: it answers every request with the bytes of one file.
//!
//! `floor ADDRESS FILE`

use std::env;
use std::error::Error;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: floor ADDRESS FILE".into());
    };
    let page = Bytes::from(std::fs::read(file)?);
    let answer = move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], page) };
    // Like the portal: without it, what is measured is the client's delayed acknowledgement.
    let listener = TcpListener::bind(address).await?.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            eprintln!("TCP_NODELAY: {error}");
        }
    });
    axum::serve(listener, Router::new().fallback(answer)).await?;
    Ok(())
}
