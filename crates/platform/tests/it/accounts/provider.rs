//! A certified provider in a process of its own, and a person's browser at its pages.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::sync::OnceLock;

use reqwest::Method;
use reqwest::redirect::Policy;
use url::Url;

/// A running provider; it ends when dropped.
pub struct Provider {
    process: Child,
    pub issuer: String,
    /// Held open: a provider that cannot say something ends.
    _words: BufReader<ChildStdout>,
}

impl Provider {
    /// Starts it. Without node and npm the story is skipped with a word, or fails where `CI` is set.
    pub fn start() -> Option<Self> {
        let is_there = |program: &str| Command::new(program).arg("--version").output().is_ok();
        if !is_there("node") || !is_there("npm") {
            assert!(std::env::var_os("CI").is_none(), "node and npm are not installed: apt-get install nodejs npm");
            eprintln!("skipped: node and npm are not installed (apt-get install nodejs npm)");
            return None;
        }
        let folder = installed();
        let mut process =
            Command::new("node").arg("provider.mjs").current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (mut issuer, mut words) = (String::new(), BufReader::new(process.stdout.take().unwrap()));
        words.read_line(&mut issuer).unwrap();
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
fn installed() -> PathBuf {
    // The stories run side by side in one process: the first one installs, the others wait for it.
    static READY: OnceLock<PathBuf> = OnceLock::new();
    READY.get_or_init(install).clone()
}

fn install() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc");
    let ready = Path::new(env!("CARGO_TARGET_TMPDIR")).join("provider");
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("provider-{}", std::process::id()));
    if !ready.join("node_modules").exists() {
        std::fs::create_dir_all(&fresh).unwrap();
        for file in ["package.json", "package-lock.json"] {
            std::fs::copy(source.join(file), fresh.join(file)).unwrap();
        }
        let installing =
            Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&fresh).output().unwrap();
        assert!(installing.status.success(), "{}", String::from_utf8_lossy(&installing.stderr));
        // Another process may have been quicker; its folder is as good.
        if std::fs::rename(&fresh, &ready).is_err() {
            drop(std::fs::remove_dir_all(&fresh));
        }
    }
    std::fs::copy(source.join("provider.mjs"), ready.join("provider.mjs")).unwrap();
    ready
}

/// Signs in at the provider's own pages under a name, and gives the address to which it sends the person back.
pub async fn signs_in_there(start: &str, name: &str) -> Url {
    let client = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let (mut url, mut form) = (Url::parse(start).unwrap(), None);
    for _ in 0..12 {
        let method = if form.is_some() { Method::POST } else { Method::GET };
        let jar: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = client.request(method, url.clone()).header("cookie", jar.join("; "));
        if let Some(body) = form.take() {
            request = request.header("content-type", "application/x-www-form-urlencoded").body::<String>(body);
        }
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            cookies.insert(name.into(), rest.split(';').next().unwrap().into());
        }
        let next = response.headers().get("location").map(|to| url.join(to.to_str().unwrap()).unwrap());
        let Some(next) = next else {
            form = Some(filled(&response.text().await.unwrap(), name));
            continue;
        };
        if next.port() == Some(8080) {
            return next;
        }
        url = next;
    }
    panic!("the provider does not come to an end at {url}");
}

/// The form of a page: signing in, or consent.
fn filled(page: &str, name: &str) -> String {
    if page.contains("value=\"login\"") {
        serde_urlencoded::to_string([("prompt", "login"), ("login", name), ("password", "anything")]).unwrap()
    } else {
        "prompt=consent".into()
    }
}
