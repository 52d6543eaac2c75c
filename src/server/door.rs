//! The door of the portal: how connections come in, and how it is closed without turning anybody away who stood before it.

use super::stopping::Stopping;
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::serve::{Listener, ListenerExt};
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};

/// How long a connection on which nothing happens is kept after the door was closed: its owner may just be writing. Whoever gets an
/// answer meanwhile is told with it that the connection ends.
const IDLE_PATIENCE: Duration = Duration::from_secs(5);

/// Serves until stopping has begun, then finishes: who waits is let in, the door is closed, every request is answered. Each open
/// connection is a receiver of `open`.
///
/// # Errors
/// [`io::Error`] when the listener is none.
pub async fn serve_until_stopped(
    listener: TcpListener,
    router: Router,
    stopping: Stopping,
    open: &watch::Sender<()>,
) -> io::Result<()> {
    let (closed, door_closed) = oneshot::channel();
    let door = Door {
        address: listener.local_addr()?,
        listener: Some(listener),
        waiting: VecDeque::new(),
        stopping: stopping.clone(),
        open: open.clone(),
        closed: Some(closed),
    };
    // Without this a streamed answer waits for the client's delayed acknowledgement.
    let listener = door.tap_io(|connection| {
        if let Err(error) = connection.stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
    });
    let service = router
        .layer(from_fn(move |request: Request, next: Next| {
            end_connection(stopping.clone(), request, next)
        }))
        .into_make_service_with_connect_info::<SocketAddr>();
    let open = open.clone();
    axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            // Not before the last one is in: a connection that has not been heard of yet would be closed unheard.
            door_closed.await.ok();
            tokio::time::timeout(IDLE_PATIENCE, open.closed())
                .await
                .ok();
        })
        .await
}

/// Tells whoever gets an answer while the portal stops that the connection ends with it.
async fn end_connection(stopping: Stopping, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if stopping.has_begun() {
        let headers = response.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// A listener that, once stopping has begun, lets in who has connected already and then takes nobody.
struct Door {
    listener: Option<TcpListener>,
    /// Who had connected when it was closed.
    waiting: VecDeque<(TcpStream, SocketAddr)>,
    address: SocketAddr,
    stopping: Stopping,
    /// A receiver of it goes with each connection.
    open: watch::Sender<()>,
    /// Told when the last one is in.
    closed: Option<oneshot::Sender<()>>,
}

impl Door {
    fn admit(&self, (stream, address): (TcpStream, SocketAddr)) -> (Connection, SocketAddr) {
        let connection = Connection {
            stream,
            _open: self.open.subscribe(),
        };
        (connection, address)
    }

    /// Closes the door at the moment at which nobody waits before it. To be told so by the runtime would come too late: who connects
    /// in between would be turned away in the middle of a request.
    fn close(&mut self) {
        let Some(Ok(listener)) = self.listener.take().map(TcpListener::into_std) else {
            return;
        };
        while let Ok((stream, address)) = listener.accept() {
            let stream = stream.set_nonblocking(true).map(|()| stream);
            match stream.and_then(TcpStream::from_std) {
                Ok(stream) => self.waiting.push_back((stream, address)),
                Err(error) => tracing::debug!(%error, "a connection was lost"),
            }
        }
    }
}

impl Listener for Door {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        if let Some(listener) = &mut self.listener {
            tokio::select! {
                accepted = Listener::accept(listener) => return self.admit(accepted),
                () = self.stopping.begun() => {}
            }
            self.close();
        }
        if let Some(accepted) = self.waiting.pop_front() {
            return self.admit(accepted);
        }
        if let Some(closed) = self.closed.take() {
            // Nobody listens any more if the server is being ended.
            closed.send(()).ok();
        }
        std::future::pending().await
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(self.address)
    }
}

/// An open connection.
struct Connection {
    stream: TcpStream,
    _open: watch::Receiver<()>,
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
