//! How the door is closed: over real connections, because no other kind can be cut.

use axum::Router;
use axum::routing::get;
use cps::server::door::serve_until_stopped;
use cps::server::stopping::Stopping;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

/// A server whose `/slow` answers when it is told to.
struct Server {
    address: SocketAddr,
    wish: watch::Sender<bool>,
    begun: Arc<Notify>,
    go_on: Arc<Notify>,
    running: JoinHandle<()>,
}

impl Server {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (wish, stopping) = Stopping::channel();
        let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let slow = {
            let (begun, go_on) = (begun.clone(), go_on.clone());
            async move || {
                begun.notify_one();
                go_on.notified().await;
                "slow"
            }
        };
        let router = Router::new()
            .route("/", get(async || "quick"))
            .route("/slow", get(slow));
        let running = tokio::spawn(async move {
            let open = watch::Sender::new(());
            serve_until_stopped(listener, router, stopping, &open)
                .await
                .unwrap();
        });
        Self {
            address,
            wish,
            begun,
            go_on,
            running,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn has_ended(self) {
        tokio::time::timeout(Duration::from_secs(10), self.running)
            .await
            .unwrap()
            .unwrap();
    }
}

async fn ask(stream: &mut TcpStream, path: &str) {
    let request = format!("GET {path} HTTP/1.1\r\nhost: here\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
}

/// Everything until the server ends the connection.
async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

/// Nothing is taken out of the queue before the wish to stop: all of them have connected, and none was let in.
#[tokio::test]
async fn whoever_has_connected_is_answered() {
    let server = Server::start().await;
    let address = server.address;
    let waiting: Vec<std::net::TcpStream> = (0..50)
        .map(|_| std::net::TcpStream::connect(address).unwrap())
        .collect();
    server.wish.send(true).unwrap();
    // Each sends its request when the door has long been closed.
    while std::net::TcpStream::connect(address).is_ok() {
        tokio::task::yield_now().await;
    }
    for stream in waiting {
        stream.set_nonblocking(true).unwrap();
        let mut stream = TcpStream::from_std(stream).unwrap();
        ask(&mut stream, "/").await;
        let answer = rest(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer:?}");
        assert!(answer.contains("connection: close"), "{answer:?}");
    }
    server.has_ended().await;
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    ask(&mut stream, "/slow").await;
    server.begun.notified().await;
    server.wish.send(true).unwrap();
    while TcpStream::connect(server.address).await.is_ok() {}
    assert!(!server.running.is_finished());
    server.go_on.notify_one();
    assert!(rest(&mut stream).await.ends_with("slow"));
    server.has_ended().await;
}

/// A browser keeps connections open for what it may want next; that keeps no server from stopping.
#[tokio::test]
async fn nobody_waits_for_a_connection_on_which_nothing_happens() {
    let server = Server::start().await;
    let mut silent = server.connect().await;
    let mut idle = server.connect().await;
    ask(&mut idle, "/").await;
    let mut first = [0; 8];
    idle.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1");
    server.wish.send(true).unwrap();
    server.has_ended().await;
    assert!(rest(&mut idle).await.ends_with("quick"));
    assert_eq!(rest(&mut silent).await, "");
}
