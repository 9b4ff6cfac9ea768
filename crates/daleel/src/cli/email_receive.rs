//! `daleel email receive`: the pipe of any mail server. The exit code is the promise: 0 durable, 75 try again, 65 never.

use std::io::Read;
use std::process::ExitCode;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::Live;
use store::Store;

use crate::cli::Where;
use crate::control;
use crate::control::Answer;
use crate::control::Asked;
use crate::install;
use crate::install::Failed;
use crate::spool;

const LOOK: Permission = Permission { key: "daleel.look-up-mailbox", roles: &[Role::System] };
/// `EX_TEMPFAIL` of sysexits.h: every mail server tries again.
pub const AGAIN: u8 = 75;
/// `EX_DATAERR` of sysexits.h: every mail server bounces it.
const NEVER: u8 = 65;
/// A message is at most so large.
const LARGEST: u64 = 50 << 20;

#[derive(Args, Debug)]
pub struct Receive {
    /// The address the message is for · عنوان المستلم
    #[arg(long)]
    to: String,
    #[command(flatten)]
    place: Where,
}

impl Receive {
    pub fn run(self) -> ExitCode {
        let code = self.take().unwrap_or_else(|failed| {
            eprintln!("{}", failed.say(&crate::cli::words(), crate::cli::lang()));
            AGAIN
        });
        ExitCode::from(code)
    }

    fn take(&self) -> Result<u8, Failed> {
        let mut raw = Vec::new();
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut raw).map_err(kernel::broken("reading standard input"))?;
        if raw.len() as u64 > LARGEST {
            return Ok(self.never("daleel-mail-too-large"));
        }
        let asked = Asked::Receive { to: self.to.clone(), size: raw.len() as u64 };
        match control::ask(&self.place.folder(), &asked, &raw)? {
            Some(Answer::Done { .. }) => Ok(0),
            Some(Answer::Never { .. }) => Ok(self.never("daleel-no-mailbox")),
            Some(Answer::Later | Answer::Wrong { .. }) => Ok(AGAIN),
            None => self.spool(&raw),
        }
    }

    /// No installation runs: the address is looked up in its database, and the message waits in the spool.
    fn spool(&self, raw: &[u8]) -> Result<u8, Failed> {
        let settings = install::settings(&self.place, Vec::new())?;
        let store = Store::open_reading(install::options(&settings, Clock::system(), &Live::default()))?;
        let (grant, address) = (Actor::system("command-line", None).may(LOOK)?, self.to.clone());
        let known = crate::cli::runtime()?.block_on(store.read(grant, move |tx| email::store::is_open_address(tx, &address)))?;
        if !known {
            return Ok(self.never("daleel-no-mailbox"));
        }
        spool::put(&settings.data_dir, &self.to, raw)?;
        Ok(0)
    }

    fn never(&self, key: &str) -> u8 {
        eprintln!("{}", crate::cli::words().say_plain(crate::cli::lang(), key, &[("address", self.to.as_str().into())]));
        NEVER
    }
}
