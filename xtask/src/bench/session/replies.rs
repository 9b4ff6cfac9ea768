//! Replies: what it costs until one is durable, and until a mail server has taken its letter.
use anyhow::Result;
use anyhow::ensure;

use super::Part;
use super::Plan;
use super::requests;
use crate::bench::daleel::Installation;
use crate::bench::daleel::Serving;
use crate::bench::daleel::desk::Desk;
use crate::bench::daleel::people::Person;
use crate::bench::daleel::people::SIGN_IN;
use crate::bench::daleel::replies::Replies;
use crate::bench::django_helpdesk::DjangoHelpdesk;
use crate::bench::figures::Subject;
use crate::bench::mail_in::Courier;
use crate::bench::outbox::Outbox;
use crate::bench::peers::Peer;
use crate::bench::peers::Peers;
use crate::bench::product::Product;
use crate::bench::product::Scenario;
use crate::bench::smtp::Protocol;
use crate::bench::smtp::Sender;
use crate::bench::workload::mail::mail;
use crate::bench::workload::words::Words;

/// Messages before these came with other parts.
const OFFSET: u64 = 5_000_000;
/// The entity of the demonstration's employee, who answers.
const MAILBOX: &str = "contact@rsa.example";
const EMPLOYEE: &str = "fatima@rsa.example";
/// Beside the letters that are measured none leaves, and none is held back because a day has its quota.
const LETTERS: [(&str, &str); 2] = [("DALEEL_MAIL__ACKNOWLEDGE", "no"), ("DALEEL_QUOTA__MAILS_PER_DAY", "100000000")];

/// Brings as many cases as can be answered, and answers them.
pub fn of_daleel(installation: &Installation, (subject, database): (&Subject, Option<u32>), plan: &Plan) -> Result<()> {
    let outbox = Outbox::open()?;
    let more = LETTERS.into_iter().chain(SIGN_IN).map(|(name, value)| (name, value.to_owned()));
    let settings: Vec<_> = outbox.settings().into_iter().chain(more).collect();
    let serving = Serving::start_with(installation, &settings)?;
    let desk = Desk::open(subject.clone(), &serving, database, installation.token()?)?;
    let person = Person::sign_in(installation, &serving, EMPLOYEE)?;
    let faces = if plan.faces.is_empty() { 2 } else { plan.faces.len() };
    // A run more for warming up, one case for the proof and one for the question whether there is such an answer.
    let each = (plan.runs as u64 + 1) * plan.messages + 2;
    let before = desk.newest()?;
    let cases = bring(&serving, (&desk, &before), plan, each * (plan.connections.len() * faces) as u64)?;
    let replies = Replies::prepare(&serving, &desk, &person, &outbox, cases)?;
    requests(&replies, &only(Scenario::Reply, plan)).map(drop)
}

fn only(scenario: Scenario, plan: &Plan) -> Plan {
    Plan { scenarios: vec![scenario], parts: vec![Part::Replies], ..plan.clone() }
}

/// Each message is a case of its own; answers those that are newer than `before`.
fn bring(serving: &Serving, (desk, before): (&Desk, &str), plan: &Plan, cases: u64) -> Result<Vec<String>> {
    let (words, first) = (Words::read(), plan.first_message + OFFSET);
    let mut sender = Sender::connect(serving.lmtp, Protocol::Lmtp)?;
    for number in 0..cases {
        // A connection takes a hundred messages.
        if number > 0 && number.is_multiple_of(100) {
            sender = Sender::connect(serving.lmtp, Protocol::Lmtp)?;
        }
        sender.deliver(&mail(&words, plan.seed, first + number, Some(MAILBOX)))?;
    }
    let newer = desk.newer(before)?;
    ensure!(
        newer.len() as u64 >= cases,
        "{cases} messages became {} cases: give --first-message a number that did not come yet",
        newer.len()
    );
    Ok(newer)
}

/// A peer answers the cases that it holds; its own database says whether every reply is there.
pub fn of_peer((peer, peers): (Peer, &Peers), product: &dyn Product, scenario: Scenario, plan: &Plan) -> Result<usize> {
    let before = peers.replies(peer)?;
    let right = requests(product, &only(scenario, plan))?;
    let kept = peers.replies(peer)? - before;
    ensure!(kept == right as i64, "{right} replies were taken, {kept} are there");
    Ok(right)
}

/// The same of django-helpdesk with a mail server, to which it brings each letter before it answers.
pub fn letters_of_dh(peers: Peers, plan: &Plan) -> Result<()> {
    let outbox = Outbox::open()?;
    let peers = peers.with_relay(outbox.server());
    let (subject, processes) = peers.start(Peer::Dh)?;
    let signed = DjangoHelpdesk::sign_in(subject, Peer::Dh.server()?, processes, true);
    let measured = signed.and_then(|product| of_peer((Peer::Dh, &peers), &product, Scenario::Letter, plan));
    peers.stop(Peer::Dh)?;
    let (right, letters) = (measured?, outbox.letters());
    ensure!(letters >= right, "{right} replies became {letters} letters");
    Ok(())
}
