//! Words that the index is given once for all writes of a commit. FTS5 writes out what it has gathered at each savepoint, and each write has
//! one: given at once, every write would make an index of its own, to be merged with all others later. PostgreSQL takes many things' words
//! in one statement for little more than those of one.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::hash::RandomState;

use kernel::Result;

use crate::Tx;
use crate::connection::Connection;
use crate::search;
use crate::stretches;

/// What the index is to be told of a thing.
pub(crate) struct Words {
    pub(crate) scope: i64,
    pub(crate) id: i64,
    /// Its words in place of its former ones; nothing when it is to be found no more.
    pub(crate) words: Option<Vec<String>>,
}

/// So many are remembered; then all are forgotten, so that ever new words take no room.
const REMEMBERED: usize = 200_000;

/// Words that certainly stand in the list that unfinished words are completed by: nothing ever leaves it, and most words of a text are
/// there already.
#[derive(Default)]
pub(crate) struct KnownWords {
    hashes: RandomState,
    certain: HashSet<u64>,
    /// If the commit happens.
    by_commit: Vec<u64>,
}

impl KnownWords {
    pub(crate) fn has(&self, word: &str) -> bool {
        self.certain.contains(&self.hashes.hash_one(word))
    }

    /// What was listed since the last commit may not be any more.
    pub(crate) fn undone(&mut self) {
        self.by_commit.clear();
    }

    fn ended(&mut self, is_committed: bool) {
        let words = std::mem::take(&mut self.by_commit);
        if is_committed {
            if self.certain.len() + words.len() > REMEMBERED {
                self.certain.clear();
            }
            self.certain.extend(words.into_iter().take(REMEMBERED));
        }
    }
}

impl Connection {
    /// From now on words wait for the commit.
    pub(crate) fn gathering_words(mut self) -> Self {
        *self.waiting_words() = Some(Vec::new());
        self
    }

    /// The words that need not be listed again.
    pub(crate) fn known_words(&mut self) -> &mut KnownWords {
        match self {
            Connection::Sqlite(session) => &mut session.known_words,
            Connection::Postgres(session) => &mut session.known_words,
        }
    }

    /// The transaction has ended.
    pub(crate) fn words_ended(&mut self, is_committed: bool) {
        self.forget_words_after(0);
        self.known_words().ended(is_committed);
    }

    /// Gives the index all that wait. Nothing undoes it any more but what undoes the whole transaction.
    pub(crate) fn put_waiting_words_for_good(&mut self) -> Result<()> {
        self.put_waiting_words()?;
        let waiting = self.waiting_words().take();
        let known = self.known_words();
        let words = waiting.iter().flatten().filter_map(|one| one.words.as_ref()).flatten();
        let hashes = words.map(|word| known.hashes.hash_one(word)).filter(|hash| !known.certain.contains(hash));
        known.by_commit.extend(hashes);
        *self.waiting_words() = waiting;
        Ok(())
    }

    /// How many things' words wait.
    pub(crate) fn words_waiting(&mut self) -> usize {
        self.waiting_words().as_ref().map_or(0, Vec::len)
    }

    /// Forgets those that came after so many: what brought them did not happen.
    pub(crate) fn forget_words_after(&mut self, number: usize) {
        self.waiting_words().iter_mut().for_each(|waiting| waiting.truncate(number));
    }

    /// Gives the index all that wait. They wait on until `forget_words_after`: given twice, they are there once.
    pub(crate) fn put_waiting_words(&mut self) -> Result<()> {
        let Some(waiting) = self.waiting_words().take() else { return Ok(()) };
        let put = self.put_words(&waiting);
        *self.waiting_words() = Some(waiting);
        put
    }

    fn put_words(&mut self, all: &[Words]) -> Result<()> {
        match self {
            Connection::Sqlite(_) => all.iter().try_for_each(|one| match &one.words {
                Some(words) => search::put_in_sqlite(self, one.scope, one.id, words),
                None => search::remove_in_sqlite(self, one.scope, one.id),
            }),
            Connection::Postgres(_) => stretches::put_all(self, all),
        }
    }

    fn waiting_words(&mut self) -> &mut Option<Vec<Words>> {
        match self {
            Connection::Sqlite(session) => &mut session.waiting_words,
            Connection::Postgres(session) => &mut session.waiting_words,
        }
    }

    /// Tells the index of a thing: with the commit where words wait for it, otherwise at once.
    pub(crate) fn tell_index(&mut self, words: Words) -> Result<()> {
        match self.waiting_words() {
            Some(waiting) => {
                waiting.push(words);
                Ok(())
            }
            None => self.put_words(&[words]),
        }
    }
}

impl Tx<'_> {
    /// Before the index is asked, it must have what this transaction gave it.
    pub(crate) fn index_is_whole(&mut self) -> Result<()> {
        self.may_go_on()?;
        self.forget_index();
        self.connection.put_waiting_words().inspect_err(|_| self.failed = true)
    }
}
