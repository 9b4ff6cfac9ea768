//! Passwords are kept as argon2id with OWASP's parameters, computed on threads of their own, a bounded number at a time.

use std::sync::Arc;
use std::time::Duration;

use ::store::Keys;
use argon2::Algorithm;
use argon2::Argon2;
use argon2::Params;
use argon2::Version;
use argon2::password_hash::PasswordHash as Parsed;
use argon2::password_hash::PasswordHasher;
use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::SaltString;
use kernel::Error;
use kernel::Result;
use kernel::Secret;
use kernel::broken;
use rand::TryRngCore;
use rand::rngs::OsRng;
use tokio::sync::Semaphore;

/// OWASP's Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// Hashes computed at once: each takes a core and 19 MiB.
const AT_ONCE: usize = 4;
/// Who waits longer than this is told that the service is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// A password as it is kept.
#[derive(Clone, Debug)]
pub struct PasswordHash(pub(crate) Secret<String>);

/// What became of comparing a password with the kept one.
#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Wrong,
    Right,
    /// Right, and kept with parameters that are no longer ours: this is to be kept instead.
    RightAnew(PasswordHash),
}

/// Computes and compares hashes.
pub(crate) struct Hashing {
    lanes: Semaphore,
    /// A hash that was stolen without the installation's keys cannot be guessed at.
    keys: Keys,
    argon: Arc<Argon2<'static>>,
    /// Compared with when there is no account, so that the work is the same.
    nobody: String,
}

impl Hashing {
    pub(crate) fn new(keys: Keys) -> Result<Self> {
        let params = Params::new(MEMORY_KIB, PASSES, 1, None)
            .map_err(|error| Error::Broken("setting up argon2".into(), error.to_string().into()))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon, &crate::fresh_token(""))?;
        Ok(Self { keys, lanes: Semaphore::new(AT_ONCE), argon: Arc::new(argon), nobody })
    }

    /// Turns a password into what is kept.
    pub(crate) async fn hash(&self, password: Secret<String>) -> Result<PasswordHash> {
        let (argon, peppered) = (self.argon.clone(), self.peppered(&password));
        let text = self.on_a_lane(move || hash(&argon, &peppered)).await??;
        Ok(PasswordHash(Secret::new(text)))
    }

    /// Compares; without a kept hash the same work is done and the answer is wrong.
    pub(crate) async fn compare(&self, password: Secret<String>, kept: Option<String>) -> Result<Verdict> {
        let (argon, peppered) = (self.argon.clone(), self.peppered(&password));
        let (is_known, kept) = kept.map_or_else(|| (false, self.nobody.clone()), |kept| (true, kept));
        let verdict = self.on_a_lane(move || compare(&argon, &peppered, &kept)).await??;
        Ok(if is_known { verdict } else { Verdict::Wrong })
    }

    /// The password under a key of the installation.
    fn peppered(&self, password: &Secret<String>) -> String {
        self.keys.keyed_hash("account.password", password.reveal())
    }

    async fn on_a_lane<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let lane = tokio::time::timeout(PATIENCE, self.lanes.acquire()).await;
        let _lane = lane.map_err(|_| Error::Busy(5))?.map_err(broken("waiting to check a password"))?;
        tokio::task::spawn_blocking(work).await.map_err(broken("checking a password"))
    }
}

fn hash(argon: &Argon2<'_>, password: &str) -> Result<String> {
    let mut salt = [0_u8; 16];
    OsRng.try_fill_bytes(&mut salt).map_err(broken("taking a salt"))?;
    let salt = SaltString::encode_b64(&salt).map_err(hash_error)?;
    Ok(argon.hash_password(password.as_bytes(), &salt).map_err(hash_error)?.to_string())
}

fn compare(argon: &Argon2<'_>, password: &str, kept: &str) -> Result<Verdict> {
    let parsed = Parsed::new(kept).map_err(hash_error)?;
    if argon.verify_password(password.as_bytes(), &parsed).is_err() {
        return Ok(Verdict::Wrong);
    }
    let is_current = Params::try_from(&parsed).is_ok_and(|params| params.m_cost() == MEMORY_KIB && params.t_cost() == PASSES);
    if is_current { Ok(Verdict::Right) } else { hash(argon, password).map(|anew| Verdict::RightAnew(PasswordHash(Secret::new(anew)))) }
}

fn hash_error(error: argon2::password_hash::Error) -> Error {
    Error::Broken("reading or making a password's hash".into(), error.to_string().into())
}
