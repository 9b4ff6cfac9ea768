//! PostgreSQL over TLS: the server's certificate is asked for its name, and one that nobody here trusts is refused.

use std::fs;
use std::path::Path;
use std::process::Command;

use kernel::Secret;
use store::Place;
use store::Store;

use crate::world::of;
use crate::world::options;
use crate::world::postgres;
use crate::world::wait;

/// The address that the other process opens.
const WHERE: &str = "STORE_STORY_ENCRYPTED";

/// Not a story: a process of its own, because which certificates are trusted is a setting of the process.
#[test]
fn the_process_that_reaches_an_encrypted_server() {
    let Ok(address) = std::env::var(WHERE) else { return };
    let store = Store::open(options(&Place::Postgres(Secret::new(address)))).unwrap();
    let sql = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    assert_eq!(wait(store.read(of(1), |tx| tx.one(sql, &[], |row| row.get::<bool>(0)))).unwrap(), Some(true));
}

#[test]
fn a_server_whose_certificate_is_trusted_for_its_name_is_reached_encrypted_and_no_other() {
    let Some(ground) = postgres() else { return };
    let Place::Postgres(address) = &ground.place else { return };
    let folder = tempfile::tempdir().unwrap();
    serve_encrypted(address.reveal(), folder.path());
    let certificate = folder.path().join("server.crt");
    let named = address.reveal().replace("127.0.0.1", "localhost") + "?sslmode=require";
    assert!(reaches(&named, Some(&certificate)));
    assert!(!reaches(&named, None), "a stranger's certificate is refused");
    let unnamed = address.reveal().clone() + "?sslmode=require";
    assert!(!reaches(&unnamed, Some(&certificate)), "a certificate for another name is refused");
}

/// Gives the server a certificate for `localhost`.
fn serve_encrypted(address: &str, folder: &Path) {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ])
        .args(["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-keyout", "server.key", "-out", "server.crt"])
        .current_dir(folder)
        .output();
    assert!(made.unwrap().status.success());
    let mut client = postgres::Client::connect(address, postgres::NoTls).unwrap();
    for file in ["server.key", "server.crt"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let sql = format!("copy (select regexp_split_to_table('{text}', E'\\n')) to program 'umask 077; cat > {file}'");
        client.batch_execute(&sql).unwrap();
    }
    client.batch_execute("alter system set ssl = on").unwrap();
    client.batch_execute("select pg_reload_conf()").unwrap();
    // The reload is a signal: a new session sees the setting once it has been taken in.
    while postgres::Client::connect(address, postgres::NoTls).unwrap().query_one("show ssl", &[]).unwrap().get::<_, String>(0) != "on" {}
}

fn reaches(address: &str, trusted: Option<&Path>) -> bool {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "encrypted::the_process_that_reaches_an_encrypted_server"]).env(WHERE, address);
    match trusted {
        Some(certificate) => command.env("SSL_CERT_FILE", certificate),
        None => command.env_remove("SSL_CERT_FILE").env_remove("SSL_CERT_DIR"),
    };
    command.output().unwrap().status.success()
}
