//! The server itself: over TCP and a Unix socket, its client's address, and its end.

use platform::Listener;
use platform::serve;
use platform::settings::Listen;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::net::UnixStream;
use tokio_util::sync::CancellationToken;

use crate::world::run;
use crate::world::worlds;
use crate::world::worlds_of;

const ASK: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n";

#[test]
fn it_serves_over_tcp_and_a_unix_socket_and_ends_when_told() {
    run(async {
        let world = worlds().remove(0);
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("daleel.sock");
        let tcp = Listener::open(&Listen::Tcp("127.0.0.1:0".parse().unwrap())).await.unwrap();
        let unix = Listener::open(&Listen::Unix(socket.clone())).await.unwrap();
        let address = tcp.address().unwrap();
        let stop = CancellationToken::new();
        let serving = [tcp, unix].map(|listener| tokio::spawn(serve(world.router.clone(), listener, stop.clone())));
        let mut answer = String::new();
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(ASK).await.unwrap();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("x-request-id"), "{answer}");
        let mut answer = String::new();
        let mut stream = UnixStream::connect(&socket).await.unwrap();
        stream.write_all(ASK).await.unwrap();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        // A connection that stays open and asks nothing does not hold the end up.
        let _idle = TcpStream::connect(address).await.unwrap();
        stop.cancel();
        for served in serving {
            served.await.unwrap();
        }
        assert!(TcpStream::connect(address).await.is_err(), "it listens no more");
        drop(Listener::open(&Listen::Unix(socket)).await.expect("a socket that nobody answers on is replaced"));
    });
}

#[test]
fn this_machine_reads_figures_and_a_stranger_behind_its_proxy_does_not() {
    run(async {
        let world = worlds_of(Vec::new, &[("trusted_proxies", "127.0.0.1")]).remove(0);
        let tcp = Listener::open(&Listen::Tcp("127.0.0.1:0".parse().unwrap())).await.unwrap();
        let address = tcp.address().unwrap();
        let stop = CancellationToken::new();
        let serving = tokio::spawn(serve(world.router.clone(), tcp, stop.clone()));
        for (header, status) in [("", "200"), ("x-forwarded-for: 198.51.100.7\r\n", "404"), ("forwarded: for=198.51.100.7\r\n", "404")] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            let ask = format!("GET /metrics HTTP/1.1\r\nhost: here\r\n{header}connection: close\r\n\r\n");
            stream.write_all(ask.as_bytes()).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{header}: {answer}");
        }
        stop.cancel();
        serving.await.unwrap();
    });
}
