//! A certificate for `localhost` that is made for one server and trusted by nobody else.

use std::path::Path;

use kernel::Result;
use kernel::broken;

use crate::install::find;
use crate::process::run;
use crate::scratch;
use crate::scratch::Account;

/// A certificate of `localhost` and 127.0.0.1 with its key, both in PEM, for a server that a test runs itself.
pub struct Certificate {
    /// The certificate.
    pub certificate: String,
    /// Its key.
    pub key: String,
}

impl Certificate {
    /// Makes one.
    ///
    /// # Errors
    /// `NotFound` when `openssl` is not installed.
    pub fn make() -> Result<Self> {
        let own = Account::own()?;
        let folder = scratch::folder("certificate", &own)?;
        let certificate = make(folder.path(), &own)?;
        let key = std::fs::read_to_string(folder.path().join("key.pem")).map_err(broken("reading the key"))?;
        Ok(Self { certificate, key })
    }
}

/// Makes `cert.pem` and `key.pem` in a folder and gives the certificate in PEM.
pub(crate) fn make(folder: &Path, owner: &Account) -> Result<String> {
    let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let paths = [key.display().to_string(), certificate.display().to_string()];
    let arguments = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-addext",
        "basicConstraints=critical,CA:FALSE",
        "-keyout",
        &paths[0],
        "-out",
        &paths[1],
    ];
    run(owner, &find("openssl")?, &arguments)?;
    std::fs::read_to_string(certificate).map_err(broken("reading the certificate"))
}
