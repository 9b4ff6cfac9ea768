//! What programs on one PostgreSQL database tell each other for a moment. It stands in no table and is synced nowhere; whoever does not
//! listen misses it. An SQLite file has one program, which needs nobody to tell. Only what bears the installation's mark is heard: whoever
//! may connect to the database may notify, too.

mod mark;

use futures::StreamExt;
use kernel::Clock;
use kernel::Result;
use kernel::broken;
use tokio::io::AsyncRead;
use tokio::io::AsyncWrite;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_postgres::AsyncMessage;
use tokio_postgres::Client;
use tokio_postgres::Connection;
use tokio_postgres::NoTls;
use tokio_postgres::Socket;
use tokio_postgres::config::SslMode;

use crate::Keys;
use crate::Place;
use crate::connect;
use crate::whispers::mark::Heard;

/// What waits to be heard, if nobody hears it: so much, then the rest is lost.
const WAITING: usize = 1_024;
/// What a program says is gone with it: nothing of it is worth a sync.
const START: &str = "set synchronous_commit = off; set statement_timeout = '10s'";

/// A connection on which programs tell each other what is so for a moment.
pub struct Whispers {
    client: Client,
    channel: String,
    /// The server's number of this connection.
    own: i32,
    keys: Keys,
    clock: Clock,
    heard: mpsc::Receiver<(i32, String)>,
    driving: JoinHandle<()>,
    /// Whether the log knows that another program's clock differs.
    has_warned: bool,
}

impl Whispers {
    /// The most bytes that can be said at once: PostgreSQL carries fewer than 8,000.
    pub const LONGEST: usize = 7_000 - mark::LENGTH;

    /// Begins to listen; nothing where one program has the database to itself.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn begin(place: &Place, keys: &Keys, clock: &Clock) -> Result<Option<Whispers>> {
        let Place::Postgres(address) = place else { return Ok(None) };
        let config = connect::config(address.reveal())?;
        let reaching = broken("reaching PostgreSQL");
        match config.get_ssl_mode() {
            SslMode::Require => {
                let (client, connection) = config.connect(connect::encryption()?).await.map_err(reaching)?;
                Self::listen(client, connection, (keys, clock)).await.map(Some)
            }
            _ => {
                let (client, connection) = config.connect(NoTls).await.map_err(reaching)?;
                Self::listen(client, connection, (keys, clock)).await.map(Some)
            }
        }
    }

    async fn listen<T>(client: Client, connection: Connection<Socket, T>, (keys, clock): (&Keys, &Clock)) -> Result<Whispers>
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (sender, heard) = mpsc::channel(WAITING);
        let driving = tokio::spawn(drive(connection, sender));
        client.batch_execute(START).await.map_err(broken("beginning to listen"))?;
        // Installations that share a database have schemas of their own, and hear nothing of each other. A schema's name may be as long as a
        // channel's, so that it would not fit behind anything.
        let sql = "select 'daleel_' || md5(coalesce(cast(current_schema() as text), '')), pg_backend_pid()";
        let row = client.query_one(sql, &[]).await.map_err(broken("beginning to listen"))?;
        let channel: String = row.try_get(0).map_err(broken("beginning to listen"))?;
        let own = row.try_get(1).map_err(broken("beginning to listen"))?;
        client.batch_execute(&format!("listen {channel}")).await.map_err(broken("beginning to listen"))?;
        Ok(Whispers { client, channel, own, keys: keys.clone(), clock: clock.clone(), heard, driving, has_warned: false })
    }

    /// The next that another program of the installation said; nothing once the connection is lost.
    pub async fn hear(&mut self) -> Option<String> {
        loop {
            let (by, said) = self.heard.recv().await?;
            if by == self.own {
                continue;
            }
            match mark::heard(&self.keys, by, self.clock.now(), &said) {
                Heard::Now(text) => return Some(text.to_owned()),
                Heard::AtAnotherTime if !self.has_warned => {
                    self.has_warned = true;
                    tracing::warn!("another program is not heard: its clock and this one's are more than two minutes apart");
                }
                Heard::AtAnotherTime | Heard::Strange => {}
            }
        }
    }

    /// Says something to whoever listens: a few hundred bytes.
    ///
    /// # Errors
    /// When the server cannot be reached; for more than `LONGEST` bytes, of which it is told nothing.
    pub async fn say(&self, text: &str) -> Result<()> {
        if text.len() > Self::LONGEST {
            return Err(broken("telling other programs")("that is too long to be said"));
        }
        let marked = mark::put(&self.keys, self.own, self.clock.now(), text);
        let said = self.client.execute("select pg_notify($1, $2)", &[&self.channel, &marked]).await;
        said.map(drop).map_err(broken("telling other programs"))
    }
}

impl Drop for Whispers {
    fn drop(&mut self) {
        self.driving.abort();
    }
}

/// Keeps the connection going and hands on what is heard. When more comes than is heard, the rest is lost: it would be over anyway.
async fn drive<T>(mut connection: Connection<Socket, T>, heard: mpsc::Sender<(i32, String)>)
where
    T: AsyncRead + AsyncWrite + Unpin,
{
    let mut messages = futures::stream::poll_fn(move |context| connection.poll_message(context));
    while let Some(Ok(message)) = messages.next().await {
        if let AsyncMessage::Notification(said) = message {
            drop(heard.try_send((said.process_id(), said.payload().to_owned())));
        }
    }
}
