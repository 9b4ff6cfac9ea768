//! Acts that share their writes: what they put waits for all of them, and rows of one table are written by one statement. Should anything
//! fail there, all is undone, and each act is done again for itself.

use kernel::Error;
use kernel::Result;

use crate::Chain;
use crate::ahead::Ahead;
use crate::connection::Connection;
use crate::jobs::Again;
use crate::jobs::Done;
use crate::jobs::Turn;
use crate::postgres_session::PostgresSession;
use crate::writer::Desk;
use crate::writer::Kept;
use crate::writer::PARTS;
use crate::writer::run_in_savepoint;

const OPEN: &str = "savepoint together";
const CLOSE: &str = "release savepoint together";
const UNDO: &str = "rollback to savepoint together; release savepoint together";

/// The acts of one transaction; the last of them may share their writes.
#[derive(Default)]
pub(crate) struct Acts {
    /// All that have run so far.
    pub(crate) done: Vec<Done>,
    /// Those that share their writes, which have not been sent.
    acts: Vec<Again>,
    /// Where the stream of events stood before these, and how many things' words waited.
    before: Option<(Chain, usize)>,
}

impl Acts {
    /// Runs one more act; an error if the transaction no longer stands.
    pub(crate) fn run(
        &mut self,
        mut again: Again,
        ahead: &mut Ahead,
        connection: &mut Connection,
        kept: &mut Kept<'_>,
        desk: &Desk,
    ) -> Result<()> {
        let (chain, words) = (kept.chain.clone(), connection.words_waiting());
        if self.before.is_none() {
            session(connection)?.begin_sharing()?;
            session(connection)?.put_plain(OPEN);
            self.before = Some((chain.clone(), words));
        }
        if ahead.is_new_to_writer() {
            // What fails here fails again where the act asks it.
            drop(session(connection)?.foresee(again.asks.iter().chain(ahead.asks())));
        }
        let one = (again.act)(Turn::Shared(connection, &mut kept.chain, kept.memory, desk));
        let happened = one.happened();
        if !happened {
            kept.chain = chain;
            kept.memory.forget();
            connection.forget_words_after(words);
        }
        self.acts.push(again);
        self.done.push(one);
        match session(connection)?.end_act(happened) {
            Ok(()) => Ok(()),
            Err(_) => self.again(connection, kept, desk),
        }
    }

    /// Writes what has waited.
    pub(crate) fn close(&mut self, connection: &mut Connection, kept: &mut Kept<'_>, desk: &Desk) -> Result<()> {
        if self.before.is_none() {
            return Ok(());
        }
        let put =
            session(connection)?.end_sharing().and_then(|()| connection.put_waiting_words_for_good()).and_then(|()| connection.flush());
        if put.is_err() {
            return self.again(connection, kept, desk);
        }
        connection.forget_words_after(0);
        self.acts.clear();
        self.before = None;
        connection.order(CLOSE)
    }

    /// Undoes what they did and does each again for itself, so that one that cannot be done harms no other.
    fn again(&mut self, connection: &mut Connection, kept: &mut Kept<'_>, desk: &Desk) -> Result<()> {
        let Some((chain, words)) = self.before.take() else { return Ok(()) };
        tracing::warn!(acts = self.acts.len(), "writes that were shared failed; each act is done again for itself");
        let session = session(connection)?;
        session.drop_shared();
        session.send_with(UNDO)?;
        connection.known_words().undone();
        connection.forget_words_after(words);
        kept.chain = chain;
        kept.memory.forget();
        self.done.truncate(self.done.len() - self.acts.len());
        for mut again in std::mem::take(&mut self.acts) {
            let (one, stands) = run_in_savepoint(&mut again.act, PARTS[self.done.len() % 2], connection, kept, desk);
            self.done.push(one);
            stands?;
        }
        Ok(())
    }
}

fn session(connection: &mut Connection) -> Result<&mut PostgresSession> {
    connection.sharing().ok_or(Error::Busy(1))
}
