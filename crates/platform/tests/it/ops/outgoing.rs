//! Calls outside never reach inside, however the address is written and whatever a name server says.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use http::HeaderMap;
use http::Method;
use kernel::Error;
use platform::outgoing::Call;
use platform::outgoing::Outgoing;

use super::receiver::Receiver;
use crate::world::run;

fn call(url: String) -> Call {
    Call { method: Method::POST, url, headers: HeaderMap::new(), body: Bytes::from_static(b"{}"), only: Vec::new() }
}

/// Ways to write an address of this machine or its network, without scheme and port.
const INSIDE: [&str; 62] = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.000.000.001",
    "0177.0.0.1",
    "0177.0.0.01",
    "0x7f.0.0.1",
    "0x7f000001",
    "0x7F.0x0.0x0.0x1",
    "2130706433",
    "017700000001",
    "127.0.0.1.",
    "127.0.0.2",
    "127.255.255.254",
    "0.0.0.0",
    "0",
    "0x0",
    "00",
    "0.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "localhost.localdomain",
    "printer.local",
    "db.internal",
    "nas.home.arpa",
    "metadata.google.internal",
    "intranet",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000::0001]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[fec0::1]",
    "[2001:db8::1]",
    "10.0.0.1",
    "10.1",
    "0x0a.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.1",
    "3232235777",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "100.64.0.1",
    "100.100.100.200",
    "１２７.０.０.１",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
];

#[test]
fn no_way_of_writing_an_inside_address_gets_through() {
    run(async {
        let canary = Receiver::start().await;
        let outgoing = Outgoing::new(Vec::new());
        for host in INSIDE {
            for url in [
                format!("http://{host}:{}/", canary.port),
                format!("https://{host}:{}/", canary.port),
                format!("https://user@{host}:{}/", canary.port),
            ] {
                let answered = outgoing.call(call(url.clone())).await;
                assert!(matches!(answered, Err(Error::Refused(_))), "{url}: {answered:?}");
            }
        }
        assert_eq!(canary.all().len(), 0);
    });
}

/// A client whose names have the addresses that a function gives, time after time.
fn looking_up(allowed: &[&str], addresses: impl Fn(usize) -> Vec<&'static str> + Send + Sync + 'static) -> Outgoing {
    let asked = Arc::new(AtomicUsize::new(0));
    let lookup = move |_: String| -> futures::future::BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        let found = addresses(asked.fetch_add(1, Ordering::SeqCst)).into_iter().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    };
    Outgoing::with_lookup(allowed.iter().map(|host| (*host).to_owned()).collect(), Arc::new(lookup))
}

#[test]
fn a_server_of_another_protocol_is_reached_outside_or_where_the_operator_allows_it() {
    run(async {
        let inside = looking_up(&[], |_| vec!["93.184.216.34", "10.0.0.7"]);
        assert!(matches!(inside.addresses("imap.works.example", &[]).await, Err(Error::Refused(_))));
        assert_eq!(inside.addresses("IMAP.works.example", &["imap.works.example".into()]).await.unwrap().len(), 2);
        let outside = looking_up(&[], |_| vec!["93.184.216.34"]);
        assert_eq!(outside.addresses("imap.works.example", &[]).await.unwrap(), ["93.184.216.34".parse::<IpAddr>().unwrap()]);
        for inside in ["127.0.0.1", "[::1]", "localhost", "mail", "mail.internal", "169.254.169.254"] {
            assert!(matches!(outside.addresses(inside, &[]).await, Err(Error::Refused(_))), "{inside}");
        }
    });
}

#[test]
fn a_name_whose_addresses_are_inside_is_refused_each_time_it_is_looked_up() {
    run(async {
        let canary = Receiver::start().await;
        for inside in
            [vec!["127.0.0.1"], vec!["93.184.216.34", "127.0.0.1"], vec!["::1"], vec!["::ffff:127.0.0.1"], vec!["64:ff9b::7f00:1"]]
        {
            let answered = looking_up(&[], move |_| inside.clone()).call(call(format!("https://evil.example:{}/", canary.port))).await;
            assert!(matches!(answered, Err(Error::Refused(_))), "{answered:?}");
        }
        // First a discard address of the public internet, where nobody answers in time, then this machine.
        let rebinding = looking_up(&[], |time| if time == 0 { vec!["192.31.195.1"] } else { vec!["127.0.0.1"] });
        let first = rebinding.call(call(format!("https://evil.example:{}/", canary.port))).await;
        assert!(first.is_err());
        let second = rebinding.call(call(format!("https://evil.example:{}/", canary.port))).await;
        assert!(matches!(second, Err(Error::Refused(_))), "{second:?}");
        assert_eq!(canary.all().len(), 0);
    });
}

#[test]
fn a_redirect_is_an_answer_and_not_followed() {
    run(async {
        let canary = Receiver::start().await;
        let outgoing = looking_up(&["hooks.test"], |_| vec!["127.0.0.1"]);
        let answer = outgoing.call(call(format!("http://hooks.test:{}/elsewhere", canary.port))).await.unwrap();
        assert_eq!(answer.status, http::StatusCode::FOUND);
        assert_eq!(canary.all().len(), 1, "only the first address was called");
        let large = outgoing.call(call(format!("http://hooks.test:{}/large", canary.port))).await;
        assert!(matches!(large, Err(Error::Broken(..))), "more than a mebibyte is not read");
    });
}

#[test]
fn an_entitys_own_list_shuts_out_all_others() {
    run(async {
        let outgoing = Outgoing::new(Vec::new());
        let only = ["hooks.works.gov.bh".to_owned()];
        assert!(outgoing.may_call("https://hooks.works.gov.bh/in", &only).is_ok());
        for url in [
            "https://hooks.example.com/in",
            "https://hooks.works.gov.bh.evil.example/",
            "ftp://hooks.works.gov.bh/",
            "hooks.works.gov.bh",
            "javascript:alert(1)",
        ] {
            assert!(outgoing.may_call(url, &only).is_err(), "{url}");
        }
    });
}
