//! A certified OpenID Connect provider (npm oidc-provider) of a test's own, which also gives tokens for mail.

use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::sync::OnceLock;

/// A running provider; it ends when dropped.
pub struct Provider {
    process: Child,
    /// Its address.
    pub issuer: String,
    /// Held open: a provider that cannot say something ends.
    _words: BufReader<ChildStdout>,
}

impl Provider {
    /// The name of who reads mail with its tokens, and of the mail server that asks what they are worth.
    pub const MAIL_CLIENT: &'static str = "mail";
    /// Their secret; with a space, as nothing forbids one.
    pub const MAIL_SECRET: &'static str = "another secret";

    /// Starts it, with its packages in a folder for temporary files that outlasts the test. Without node and npm the story is skipped with a
    /// word, or fails where `CI` is set.
    ///
    /// # Panics
    /// When node is there and the provider does not start.
    pub fn start(temporary: &Path) -> Option<Self> {
        let is_there = |program: &str| Command::new(program).arg("--version").output().is_ok();
        if !is_there("node") || !is_there("npm") {
            assert!(std::env::var_os("CI").is_none(), "node and npm are not installed: apt-get install nodejs npm");
            eprintln!("skipped: node and npm are not installed (apt-get install nodejs npm)");
            return None;
        }
        let mut started = Command::new("node");
        started.arg("provider.mjs").current_dir(installed(temporary)).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = started.spawn().expect("node starts");
        let (mut issuer, mut words) = (String::new(), BufReader::new(process.stdout.take().expect("it was asked for")));
        words.read_line(&mut issuer).expect("the provider says its address");
        Some(Self { process, issuer: issuer.trim().into(), _words: words })
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The provider with its packages, as the lock file names them, below the target folder.
fn installed(temporary: &Path) -> PathBuf {
    // The stories run side by side in one process: the first one installs, the others wait for it.
    static READY: OnceLock<PathBuf> = OnceLock::new();
    READY.get_or_init(|| install(temporary)).clone()
}

fn install(temporary: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("oidc");
    let ready = temporary.join("provider");
    let fresh = temporary.join(format!("provider-{}", std::process::id()));
    if !ready.join("node_modules").exists() {
        std::fs::create_dir_all(&fresh).expect("a folder can be made");
        for file in ["package.json", "package-lock.json"] {
            std::fs::copy(source.join(file), fresh.join(file)).expect("a file can be copied");
        }
        let mut installing = Command::new("npm");
        installing.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&fresh);
        let installed = installing.output().expect("npm starts");
        assert!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
        // Another process may have been quicker; its folder is as good.
        if std::fs::rename(&fresh, &ready).is_err() {
            drop(std::fs::remove_dir_all(&fresh));
        }
    }
    // A name of its own for each process: another one may be starting the same file just now.
    let script = format!("provider-{}.mjs", std::process::id());
    std::fs::copy(source.join("provider.mjs"), ready.join(&script)).expect("a file can be copied");
    std::fs::rename(ready.join(&script), ready.join("provider.mjs")).expect("a file can be renamed");
    ready
}
