//! Who really sent a message: SPF, DKIM, ARC and DMARC against a real DNS server, with another implementation on the other side.

use std::net::SocketAddr;
use std::net::UdpSocket;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use kernel::Timestamp;
use peers::Dkimpy;
use peers::Dns;
use peers::or_skip;
use post::Check;
use post::KeyKind;
use post::Origin;
use post::Policy;
use post::Proof;
use post::Published;
use post::SigningKey;
use post::Standing;
use post::Trust;
use post::Verifier;
use post::make_key;
use post::sign;

const REJECT: &str = "v=DMARC1; p=reject";

fn letter(from: &str, fields: &str) -> Vec<u8> {
    format!("{fields}From: {from}\r\nTo: contact@works.example\r\nSubject: A permit\r\nMessage-ID: <1@example.com>\r\nDate: Tue, 24 Nov 2026 09:59:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWhen is it ready?\r\n").into_bytes()
}

fn verifier(dns: &Dns) -> Arc<Verifier> {
    let (relays, sealers) = (vec!["mx.works.example".into()], vec!["lists.example".into()]);
    Arc::new(Verifier::new(Trust { resolvers: vec![dns.address], host: "works.example".into(), relays, sealers }).unwrap())
}

/// From a server at this address that calls itself `mail.example.com`.
fn from(address: &str, sender: &str) -> Origin {
    Origin::Peer { address: address.parse().unwrap(), greeting: "mail.example.com".into(), sender: Some(sender.into()) }
}

async fn proof(dns: &Dns, raw: Vec<u8>, origin: Origin) -> Proof {
    verifier(dns).prove(raw.into(), origin).await
}

#[tokio::test]
async fn a_signature_of_another_implementation_proves_its_domain() {
    let Some(dkimpy) = or_skip(Dkimpy::new()) else { return };
    let records = [
        ("r._domainkey.example.com", dkimpy.rsa.as_str()),
        ("e._domainkey.example.com", dkimpy.ed25519.as_str()),
        ("_dmarc.example.com", REJECT),
    ];
    let Some(dns) = or_skip(Dns::start(&records, &[])) else { return };
    for (kind, selector) in [("rsa", "r"), ("ed25519", "e")] {
        let signed = dkimpy.sign(kind, selector, "example.com", &letter("huda@example.com", "")).unwrap();
        let found = proof(&dns, signed.clone(), Origin::Relay).await;
        assert_eq!((found.standing, found.dmarc), (Standing::Proved, Check::Pass), "{kind}: {found:?}");
        assert_eq!((found.signatures[0].domain.as_str(), found.signatures[0].selector.as_str()), ("example.com", selector));
        let changed = String::from_utf8(signed).unwrap().replace("ready", "cancelled").into_bytes();
        let found = proof(&dns, changed, Origin::Relay).await;
        assert_eq!((found.standing, found.policy), (Standing::Refuted, Policy::Reject), "{kind}: {found:?}");
    }
}

#[tokio::test]
async fn what_we_sign_another_implementation_verifies_and_so_do_we() {
    let Some(dkimpy) = or_skip(Dkimpy::new()) else { return };
    let (old, new) = (make_key(KeyKind::Rsa).unwrap(), make_key(KeyKind::Ed25519).unwrap());
    let records = [("d1._domainkey.works.example", old.record.as_str()), ("d2._domainkey.works.example", new.record.as_str())];
    let Some(dns) = or_skip(Dns::start(&records, &[])) else { return };
    let keys = [
        SigningKey::new(KeyKind::Rsa, "works.example", "d1", &old.private).unwrap(),
        SigningKey::new(KeyKind::Ed25519, "works.example", "d2", &new.private).unwrap(),
    ];
    let at = "2026-11-24T07:00:00Z".parse::<Timestamp>().unwrap();
    let signed = sign(&letter("contact@works.example", ""), &keys, at).unwrap();
    assert_eq!(dkimpy.verify(&dns, &signed).unwrap(), ["pass", "pass"]);
    let found = proof(&dns, signed.clone(), Origin::Relay).await;
    assert_eq!(found.standing, Standing::Proved);
    assert!(found.signatures.iter().all(|one| one.check == Check::Pass) && found.signatures.len() == 2, "{found:?}");
    let forged = String::from_utf8(signed).unwrap().replace("Subject: A permit", "Subject: A refund");
    assert!(!dkimpy.verify(&dns, forged.as_bytes()).unwrap().contains(&"pass".to_owned()), "the subject is signed too");
}

#[tokio::test]
async fn a_server_that_may_send_for_the_domain_proves_it_and_another_refutes_it() {
    let records = [("example.com", "v=spf1 ip4:192.0.2.0/24 a:out.example.com -all"), ("_dmarc.example.com", REJECT)];
    let Some(dns) = or_skip(Dns::start(&records, &[("out.example.com", "198.51.100.9")])) else { return };
    for (address, spf, standing) in [
        ("192.0.2.7", Check::Pass, Standing::Proved),
        ("198.51.100.9", Check::Pass, Standing::Proved),
        ("203.0.113.5", Check::Fail, Standing::Refuted),
    ] {
        let found = proof(&dns, letter("huda@example.com", ""), from(address, "huda@example.com")).await;
        assert_eq!((found.spf, found.standing), (spf, standing), "{address}: {found:?}");
    }
    let elsewhere = proof(&dns, letter("huda@example.com", ""), from("192.0.2.7", "bulk@other.example")).await;
    assert_eq!(elsewhere.standing, Standing::Refuted, "whom the envelope names vouches for nobody else: {elsewhere:?}");
}

#[tokio::test]
async fn a_domain_that_asks_for_nothing_refutes_nothing() {
    let records = [("_dmarc.watching.example", "v=DMARC1; p=none; rua=mailto:d@watching.example"), ("_dmarc.above.example", REJECT)];
    let Some(dns) = or_skip(Dns::start(&records, &[])) else { return };
    for (sender, dmarc, standing) in [
        ("a@quiet.example", Check::None, Standing::Unproved),
        ("a@watching.example", Check::Fail, Standing::Unproved),
        ("a@below.above.example", Check::Fail, Standing::Refuted),
    ] {
        for origin in [Origin::Relay, from("203.0.113.5", sender)] {
            let found = proof(&dns, letter(sender, ""), origin.clone()).await;
            assert_eq!((found.dmarc, found.standing), (dmarc, standing), "{sender} {origin:?}: {found:?}");
        }
    }
}

#[tokio::test]
async fn the_word_of_a_named_relay_is_taken_from_behind_it_alone() {
    let Some(dns) = or_skip(Dns::start(&[("_dmarc.example.com", REJECT)], &[])) else { return };
    let said = |relay: &str| format!("Authentication-Results: {relay}; spf=pass smtp.mailfrom=huda@example.com\r\n");
    let raw = |relay: &str| letter("huda@example.com", &said(relay));
    let found = proof(&dns, raw("mx.works.example"), Origin::Relay).await;
    assert_eq!((found.standing, found.relay.as_str()), (Standing::Proved, "mx.works.example"), "{found:?}");
    assert_eq!(proof(&dns, raw("mx.evil.example"), Origin::Relay).await.standing, Standing::Refuted);
    let direct = proof(&dns, raw("mx.works.example"), from("203.0.113.5", "huda@example.com")).await;
    assert_eq!(direct.standing, Standing::Refuted, "whoever comes directly may write anything above a message: {direct:?}");
}

#[tokio::test]
async fn a_whole_chain_of_a_trusted_sealer_takes_the_edge_off_and_another_one_does_not() {
    let Some(dkimpy) = or_skip(Dkimpy::new()) else { return };
    let (lists, other) = ("l._domainkey.lists.example", "l._domainkey.other.example");
    let records = [(lists, dkimpy.rsa.as_str()), (other, dkimpy.rsa.as_str()), ("_dmarc.example.com", REJECT)];
    let Some(dns) = or_skip(Dns::start(&records, &[])) else { return };
    for (sealer, standing) in [("lists.example", Standing::Unproved), ("other.example", Standing::Refuted)] {
        let fields =
            format!("Authentication-Results: {sealer}; spf=pass smtp.mailfrom=huda@example.com; dmarc=pass header.from=example.com\r\n");
        let sealed = dkimpy.seal("l", sealer, &letter("huda@example.com", &fields)).unwrap();
        let found = proof(&dns, sealed.clone(), Origin::Relay).await;
        assert_eq!((found.arc, found.sealer.as_str(), found.standing), (Check::Pass, sealer, standing), "{found:?}");
        let broken = String::from_utf8(sealed).unwrap().replace("ready", "cancelled").into_bytes();
        let found = proof(&dns, broken, Origin::Relay).await;
        assert_eq!(found.standing, Standing::Refuted, "{found:?}");
    }
}

#[tokio::test]
async fn dns_that_is_gone_leaves_a_message_unsure_at_once() {
    let Some(mut dns) = or_skip(Dns::start(&[("_dmarc.example.com", REJECT)], &[])) else { return };
    dns.end();
    for origin in [Origin::Relay, from("203.0.113.5", "huda@example.com")] {
        let begun = Instant::now();
        assert_eq!(proof(&dns, letter("huda@example.com", ""), origin).await.standing, Standing::Unsure);
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn dns_that_never_answers_costs_one_message_its_patience_and_the_next_ones_nothing() {
    let silent = UdpSocket::bind("127.0.0.1:0").unwrap();
    let trust = Trust { resolvers: vec![silent.local_addr().unwrap()], host: "works.example".into(), ..Trust::default() };
    let verifier = Arc::new(Verifier::new(trust).unwrap());
    let prove = |sender: String| verifier.prove(letter(&sender, "").into(), Origin::Relay);
    let begun = Instant::now();
    assert_eq!(prove("huda@example.com".into()).await.standing, Standing::Unsure);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let begun = Instant::now();
    for number in 0..200 {
        assert_eq!(prove(format!("a@d{number}.example")).await.standing, Standing::Unsure);
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}

/// Stands before a DNS server and swallows every question that holds this word.
fn swallowing(dns: &Dns, word: &'static str) -> SocketAddr {
    let (front, back) = (UdpSocket::bind("127.0.0.1:0").unwrap(), dns.address);
    let address = front.local_addr().unwrap();
    std::thread::spawn(move || {
        let mut question = [0; 4096];
        while let Ok((size, asker)) = front.recv_from(&mut question) {
            let question = &question[..size];
            if question.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())) {
                continue;
            }
            let asking = UdpSocket::bind("127.0.0.1:0").unwrap();
            asking.send_to(question, back).unwrap();
            let mut answer = [0; 4096];
            let size = asking.recv(&mut answer).unwrap();
            front.send_to(&answer[..size], asker).unwrap();
        }
    });
    address
}

#[tokio::test]
async fn a_domain_that_keeps_dns_waiting_does_not_keep_others_from_being_checked() {
    let Some(dns) = or_skip(Dns::start(&[("_dmarc.example.com", REJECT)], &[])) else { return };
    let trust = Trust { resolvers: vec![swallowing(&dns, "tarpit")], host: "works.example".into(), ..Trust::default() };
    let verifier = Arc::new(Verifier::new(trust).unwrap());
    assert_eq!(verifier.prove(letter("a@tarpit.example", "").into(), Origin::Relay).await.standing, Standing::Unsure);
    let forged = verifier.prove(letter("huda@example.com", "").into(), Origin::Relay).await;
    assert_eq!(forged.standing, Standing::Refuted, "whoever sends from a slow domain must not switch the checks off");
}

#[tokio::test]
async fn signatures_of_domains_that_keep_dns_waiting_make_a_forged_message_no_less_forged() {
    let Some(dns) = or_skip(Dns::start(&[("_dmarc.example.com", REJECT)], &[])) else { return };
    let signed = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=tarpit.example; s=s; h=from; bh=QUJD; b=QUJD\r\n";
    let sealed = "ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=tarpit.example; s=s; b=QUJD\r\nARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=tarpit.example; s=s; h=from; bh=QUJD; b=QUJD\r\nARC-Authentication-Results: i=1; mx.tarpit.example; none\r\n";
    for (fields, origin) in [
        (signed.repeat(8), Origin::Relay),
        (sealed.to_owned(), Origin::Relay),
        (signed.to_owned(), from("203.0.113.5", "a@tarpit.example")),
    ] {
        let trust = Trust { resolvers: vec![swallowing(&dns, "tarpit")], host: "works.example".into(), ..Trust::default() };
        let verifier = Arc::new(Verifier::new(trust).unwrap());
        let found = verifier.prove(letter("huda@example.com", &fields).into(), origin.clone()).await;
        assert_eq!(found.standing, Standing::Refuted, "{origin:?}: {found:?}");
    }
}

#[tokio::test]
async fn hostile_signatures_are_looked_at_a_few_times_only() {
    let Some(dns) = or_skip(Dns::start(&[("_dmarc.example.com", REJECT)], &[])) else { return };
    let field =
        |number| format!("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=d{number}.example; s=s; h=from; bh=QUJD; b=QUJD\r\n");
    let fields: String = (0..2_000).map(field).collect();
    let begun = Instant::now();
    let found = proof(&dns, letter("huda@example.com", &fields), Origin::Relay).await;
    assert!(found.signatures.len() <= 8 && found.standing == Standing::Refuted, "{found:?}");
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    for raw in [&b""[..], b"\r\n", b"From", b"\xff\xfe\x00", b"DKIM-Signature:\r\nFrom: <>\r\n\r\n"] {
        assert_ne!(proof(&dns, raw.to_vec(), Origin::Relay).await.standing, Standing::Proved);
    }
}

#[tokio::test]
async fn two_senders_in_one_line_are_proved_by_neither() {
    let records = [("example.com", "v=spf1 ip4:192.0.2.0/24 -all")];
    let Some(dns) = or_skip(Dns::start(&records, &[])) else { return };
    let found = proof(&dns, letter("huda@example.com, minister@gov.example", ""), from("192.0.2.7", "huda@example.com")).await;
    assert_eq!((found.standing, found.domain.as_str()), (Standing::Refuted, ""), "{found:?}");
}

#[tokio::test]
async fn a_published_key_is_told_from_none_and_from_another() {
    let (ours, other) = (make_key(KeyKind::Ed25519).unwrap(), make_key(KeyKind::Ed25519).unwrap());
    let records = [("a._domainkey.works.example", ours.record.as_str()), ("b._domainkey.works.example", other.record.as_str())];
    let Some(mut dns) = or_skip(Dns::start(&records, &[])) else { return };
    let verifier = verifier(&dns);
    assert_eq!(verifier.published("a", "works.example", &ours.record).await, Published::Here);
    assert_eq!(verifier.published("b", "works.example", &ours.record).await, Published::Other);
    assert_eq!(verifier.published("c", "works.example", &ours.record).await, Published::Missing);
    dns.tell(&[("c._domainkey.works.example", &ours.record)], &[]).unwrap();
    assert_eq!(verifier.published("c", "works.example", &ours.record).await, Published::Here, "what was missing is not remembered");
    dns.end();
    assert_eq!(verifier.published("a", "works.example", &ours.record).await, Published::Unknown);
}
