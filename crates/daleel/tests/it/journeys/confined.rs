//! The service and the machine it runs on: it writes its data and nothing else, and its unit would not let it.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use testkit::Installation;
use testkit::Mailing;

use crate::world::MAILBOX;
use crate::world::PROGRAM;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

/// What the unit must say, each line alone or as the last of its name: an own user, nothing writable but the data, no way to more rights.
const CONFINED: [(&str, &str); 25] = [
    ("User", "daleel"),
    ("Group", "daleel"),
    ("StateDirectory", "daleel"),
    ("StateDirectoryMode", "0700"),
    ("UMask", "0077"),
    ("NoNewPrivileges", "yes"),
    ("CapabilityBoundingSet", ""),
    ("AmbientCapabilities", ""),
    ("ProtectSystem", "strict"),
    ("ProtectHome", "yes"),
    ("PrivateTmp", "yes"),
    ("PrivateDevices", "yes"),
    ("PrivateUsers", "yes"),
    ("ProtectProc", "invisible"),
    ("ProtectKernelModules", "yes"),
    ("ProtectKernelTunables", "yes"),
    ("ProtectControlGroups", "yes"),
    ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
    ("RestrictNamespaces", "yes"),
    ("RestrictSUIDSGID", "yes"),
    ("LockPersonality", "yes"),
    ("MemoryDenyWriteExecute", "yes"),
    ("SystemCallArchitectures", "native"),
    ("SystemCallFilter", "@system-service\n~@privileged @resources"),
    ("LimitCORE", "0"),
];
/// Everything that opens for writing, makes, moves, changes or removes something with a name. `?`: where this machine has it.
const CALLS: &str = "?open,openat,?openat2,?creat,?mkdir,mkdirat,?mknod,mknodat,?rename,?renameat,renameat2,?unlink,unlinkat,?rmdir,\
                     ?link,linkat,?symlink,symlinkat,truncate,?chmod,fchmodat,?chown,?lchown,fchownat,utimensat,mount,execve";
/// Systemd's own measure, from 0.0 to 10.0, in tenths.
const LITTLE_EXPOSED: &str = "20";

fn unit() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging/daleel.service")
}

/// What stands in the unit's section of the service, by name; what stands more than once, line by line.
fn said() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(unit()).unwrap();
    let section = text.split("\n[Service]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('=')) {
        said.entry(name.to_owned()).and_modify(|known| *known += &format!("\n{value}")).or_insert_with(|| value.to_owned());
    }
    said
}

/// The program of a Debian package; without it the story is skipped, or fails where `CI` is set.
fn brought_by(package: &str, program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    assert!(is_there || std::env::var_os("CI").is_none(), "{program} is not installed: apt-get install {package}");
    if !is_there {
        eprintln!("skipped: {program} is not installed (apt-get install {package})");
    }
    is_there
}

#[test]
fn the_unit_lets_the_service_write_its_data_alone_and_never_its_program() {
    let said = said();
    let wrong: Vec<_> = CONFINED.iter().filter(|(name, value)| said.get(*name).map(String::as_str) != Some(*value)).collect();
    assert!(wrong.is_empty(), "the unit says otherwise: {wrong:?}");
    let opened: Vec<_> = ["ReadWritePaths", "BindPaths", "ExecStartPre", "PermissionsStartOnly"]
        .into_iter()
        .filter(|name| said.contains_key(*name))
        .collect();
    assert!(opened.is_empty(), "{opened:?} would open more");
    let started = &said["ExecStart"];
    assert!(started.starts_with("/usr/local/bin/daleel serve --data /var/lib/daleel "), "{started}");
    let text = std::fs::read_to_string(unit()).unwrap();
    assert!(
        text.contains("install -m 0755 target/release/daleel /usr/local/bin/daleel"),
        "the program is root's, and nobody else may write it"
    );
    let container = std::fs::read_to_string(unit().with_file_name("Containerfile")).unwrap();
    let as_the_user: Vec<&str> = container.lines().skip_while(|line| *line != "USER daleel").collect();
    let changes = as_the_user.iter().any(|line| line.starts_with("COPY") || line.starts_with("RUN"));
    assert!(!as_the_user.is_empty() && !changes, "the container has its own user too, who brings nothing of the program: {as_the_user:?}");
}

#[test]
fn systemd_itself_finds_the_service_little_exposed() {
    if !brought_by("systemd", "systemd-analyze") {
        return;
    }
    let mut ask = Command::new("systemd-analyze");
    ask.args(["security", "--no-pager", "--offline=true", &format!("--threshold={LITTLE_EXPOSED}")]).arg(unit());
    let answer = ask.output().unwrap();
    let text = String::from_utf8_lossy(&answer.stdout);
    assert!(answer.status.success(), "{text}{}", String::from_utf8_lossy(&answer.stderr));
    assert!(text.contains("Overall exposure level for daleel.service"), "{text}");
}

/// The program under the eyes of strace, which writes down what it opens and changes.
fn watched(folder: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let (script, seen) = (folder.join("watched"), folder.join("seen"));
    let line = format!("exec strace -D -f -y -q --seccomp-bpf -o {} -e trace={CALLS} {PROGRAM} \"$@\"", seen.display());
    std::fs::write(&script, format!("#!/bin/sh\n{line}\n")).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    script
}

/// Of what strace saw, that which may write, and is not below `data`.
fn written_outside(seen: &str, data: &Path) -> Vec<String> {
    let looks = |line: &str| line.contains(" open") && !["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| line.contains(flag));
    let is_inside = |line: &str| {
        let named: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        !named.is_empty() && named.iter().all(|path| Path::new(path).starts_with(data) || *path == "/dev/null")
    };
    let calls = seen.lines().filter(|line| line.contains('(') && !line.contains("execve("));
    calls.filter(|line| !looks(line) && !is_inside(line)).map(str::to_owned).collect()
}

#[test]
fn whatever_it_does_it_writes_nothing_outside_of_its_data_and_starts_no_other_program() {
    if !brought_by("strace", "strace") {
        return;
    }
    let world = World::filled();
    let elsewhere = world.folder.path().join("elsewhere");
    let installation = Installation::new(watched(world.folder.path()), world.installation.data());
    // A home and a folder for passing things that are not there: whoever wants them would be seen making them.
    let installation = ["HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_CACHE_HOME"]
        .into_iter()
        .fold(installation, |made, name| made.under(name, elsewhere.to_str().unwrap()));
    let running = installation.serve(&["--demo"]).unwrap();
    let long = "Everything about my matter, at length.\n".repeat(5_000);
    let said =
        Mailing::lmtp(running.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &letter("long", "A long letter", &long)).unwrap();
    assert!(said.is_kept(), "{said:?}");
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    for page in ["/en/desk/cases", "/ar/desk/search?q=%D9%87%D9%88%D9%8A%D8%A9", "/en/", "/readyz", "/metrics"] {
        assert!(fatima.get(page).unwrap().status < 400, "{page}");
    }
    until("the letter is acknowledged", || world.sent().iter().any(|mail| mail.contains("reem@people.example")).then_some(()));
    assert_eq!(running.stop().unwrap(), 0);
    let seen = until("strace has written all down", || {
        let seen = std::fs::read_to_string(world.folder.path().join("seen")).unwrap();
        seen.contains("+++ exited with 0 +++").then_some(seen)
    });
    assert!(seen.contains("daleel.sqlite-wal\", O_RDWR|O_CREAT"), "strace sees writes: {seen}");
    assert_eq!(written_outside(&seen, world.installation.data()), [] as [String; 0]);
    assert_eq!(seen.matches("execve(").count(), 1, "it starts no other program");
}
