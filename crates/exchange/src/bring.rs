//! One row becomes a case or a customer: with the dates that it had, and once, by what the other help desk called it.

use ::store::Prepared;
use ::store::Tx;
use desk::Brought;
use kernel::Error;
use kernel::Result;
use platform::BroughtText;
use sha2::Digest;
use sha2::Sha256;

use crate::begin::Offered;
use crate::import::Import;
use crate::import::ImportId;
use crate::import::Line;
use crate::row::CaseRow;
use crate::row::Meant;
use crate::row::What;
use crate::store;
use crate::try_out::Fault;
use crate::try_out::doubled;

/// A row that is ready to be brought.
pub(crate) struct Ready {
    pub(crate) line: i64,
    pub(crate) meant: Meant,
    /// What the channel keeps of it, if it keeps anything.
    pub(crate) original: Option<(BroughtText, Prepared)>,
}

/// What the channel is told of a case that is brought; nothing where it can reach nobody.
pub(crate) fn text_of(import: &Import, number: &str, case: &CaseRow) -> Option<BroughtText> {
    let address = case.customer.email.clone();
    (!address.is_empty()).then(|| BroughtText {
        place: import.place,
        key: key(import.id, number),
        name: case.customer.name.clone(),
        address,
        lang: case.lang(),
        subject: case.subject.clone(),
        text: if case.text.is_empty() { case.subject.clone() } else { case.text.clone() },
        at: case.opened_at,
    })
}

/// Tells this text from every other: letters and digits, whatever the other help desk called it, and however long that is.
fn key(import: ImportId, number: &str) -> String {
    let named = hex::encode(Sha256::digest(number.as_bytes()));
    format!("{import}.{}", named.chars().take(40).collect::<String>())
}

/// Brings a row, and writes down what became of it.
pub(crate) fn bring(tx: &mut Tx<'_>, import: &mut Import, to: Option<&Offered>, ready: Ready) -> Result<()> {
    let Ready { line, meant, original } = ready;
    let number = meant.number.clone();
    let mut became = Line { line, number: number.clone(), outcome: "wrong", case: None, customer: None, faults: String::new() };
    let mut wrong = meant.wrong;
    match store::brought_by(tx, import.kind, &import.system, &number)? {
        Some(other) if other != import.id => {
            import.known += 1;
            return store::insert_line(tx, import, &Line { outcome: "known", ..became });
        }
        Some(_) => wrong.push(doubled(&number)),
        None => {}
    }
    if let Some(what) = meant.what.filter(|_| wrong.is_empty()) {
        match tx.attempt(|tx| make(tx, import, to, (&number, what, original))) {
            // A customer who was there already: nothing was made, and nothing is to be taken back.
            Ok((None, None)) => became = Line { outcome: "known", ..became },
            Ok((case, customer)) => became = Line { outcome: "made", case, customer, ..became },
            Err(error @ (Error::Busy(_) | Error::ReadOnly(_))) => return Err(error),
            Err(error) => {
                tracing::warn!(%error, import = import.id.get(), line, "a line of an import could not be brought");
                wrong.push(Fault { field: "number".into(), key: "exchange-wrong-failed".into(), value: number });
            }
        }
    }
    match became.outcome {
        "made" => import.made += 1,
        "known" => import.known += 1,
        _ => import.wrong += 1,
    }
    let faults = serde_json::to_string(&wrong).map_err(kernel::broken("writing what is wrong with a line"))?;
    store::insert_line(tx, import, &Line { faults, ..became })
}

/// The case, and the customer where they were met here first.
type Made = (Option<desk::CaseId>, Option<kernel::CustomerId>);

fn make(
    tx: &mut Tx<'_>,
    import: &Import,
    to: Option<&Offered>,
    (number, what, original): (&str, What, Option<(BroughtText, Prepared)>),
) -> Result<Made> {
    let case = match what {
        What::Customer(customer) => {
            return Ok((None, desk::bring_customer(tx, &customer)?.filter(|(_, is_new)| *is_new).map(|(id, _)| id)));
        }
        What::Case(case) => case,
    };
    let to = to.ok_or(Error::NotFound("channel"))?;
    let customer = desk::bring_customer(tx, &case.customer)?;
    let brought = brought(import, number, *case, (to, customer.map(|(id, _)| id)));
    let (made, interaction, entry) = desk::bring_case(tx, &brought)?;
    if let (Some(bringing), Some((text, raw))) = (to.bringing, original) {
        (bringing.keep)(tx, &text, (made.id.get(), interaction.get(), entry), &raw)?;
    }
    Ok((Some(made.id), customer.filter(|(_, is_new)| *is_new).map(|(id, _)| id)))
}

fn brought(import: &Import, number: &str, case: CaseRow, (to, customer): (&Offered, Option<kernel::CustomerId>)) -> Brought {
    Brought {
        system: import.system.clone(),
        number: number.into(),
        channel: to.channel.key,
        level: to.level,
        lang: case.lang(),
        customer,
        author: if case.customer.name.is_empty() { case.customer.email } else { case.customer.name },
        subject: case.subject,
        text: case.text,
        reply: case.reply,
        service: case.service,
        urgency: case.urgency,
        owner: case.owner,
        opened_at: case.opened_at,
        answered_at: case.answered_at,
        is_waiting: case.is_waiting,
        closed_at: case.closed_at,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    #[test]
    fn two_numbers_that_begin_alike_have_two_keys() {
        let place = "https://acme.zendesk.com/agent/tickets/";
        let [one, two] = ["1", "2"].map(|number| key(Id::new(7), &format!("{place}{number}")));
        assert_ne!(one, two);
        assert!(one.len() <= 64 && one.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{one}");
    }
}
