//! What a row of a file means: a case or a customer, or what is wrong with it and where.

use desk::BroughtCustomer;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use org::ServiceId;
use writing::Urgency;

use crate::fields::Columns;
use crate::moment::moment;
use crate::people;
use crate::people::Known;
use crate::try_out::Fault;
use crate::words;
use crate::words::Stands;

/// The most letters of a text, of a subject, and of what names something.
const LONGEST_TEXT: usize = 100_000;
const LONGEST_SUBJECT: usize = 500;
const LONGEST_NAME: usize = 200;
/// How much of a text is a subject where there is none.
const FIRST_WORDS: usize = 80;
/// How much of a wrong value is shown.
const SHOWN: usize = 60;

/// What a row means, what is wrong with it, and what is left out of it.
pub(crate) struct Meant {
    /// What the other help desk calls it.
    pub(crate) number: String,
    /// Nothing where something is wrong.
    pub(crate) what: Option<What>,
    pub(crate) wrong: Vec<Fault>,
    /// What could not be understood and is left out, though the row is brought.
    pub(crate) left_out: Vec<Fault>,
}

/// What is to be made.
pub(crate) enum What {
    Case(Box<CaseRow>),
    Customer(BroughtCustomer),
}

/// A case as a file tells it.
pub(crate) struct CaseRow {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) reply: String,
    pub(crate) customer: BroughtCustomer,
    pub(crate) service: Option<ServiceId>,
    pub(crate) urgency: Urgency,
    pub(crate) owner: Option<EmployeeId>,
    pub(crate) opened_at: Timestamp,
    pub(crate) answered_at: Option<Timestamp>,
    pub(crate) is_waiting: bool,
    pub(crate) closed_at: Option<Timestamp>,
}

/// How a case stands.
struct Turns {
    answered: Option<Timestamp>,
    closed: Option<Timestamp>,
    is_waiting: bool,
}

/// A row while it is read.
pub(crate) struct Reading<'r> {
    columns: &'r Columns,
    cells: &'r [String],
    wrong: Vec<Fault>,
    left_out: Vec<Fault>,
}

impl<'r> Reading<'r> {
    pub(crate) fn new(columns: &'r Columns, cells: &'r [String]) -> Self {
        Self { columns, cells, wrong: Vec::new(), left_out: Vec::new() }
    }

    /// Reads a case.
    pub(crate) fn case(mut self, known: &Known) -> Meant {
        let number = self.number();
        let row = self.case_row(known);
        self.meant(number, row.map(|row| What::Case(Box::new(row))))
    }

    /// Reads a customer.
    pub(crate) fn customer(mut self) -> Meant {
        let number = self.number();
        let customer = self.person("");
        if customer.email.is_empty() && customer.phone.is_empty() {
            self.is_wrong("email", "exchange-wrong-unreachable");
        }
        self.meant(number, Some(What::Customer(customer)))
    }

    fn meant(self, number: String, what: Option<What>) -> Meant {
        let what = what.filter(|_| self.wrong.is_empty());
        Meant { number, what, wrong: self.wrong, left_out: self.left_out }
    }

    fn case_row(&mut self, known: &Known) -> Option<CaseRow> {
        let (text, reply) = (self.text("text"), self.text("reply"));
        let subject = self.subject(&text);
        let customer = self.person(&format!("{subject}\n{text}"));
        let opened_at = self.time("opened", known.now)?;
        let opened_at = opened_at.or_else(|| {
            self.is_wrong("opened", "exchange-wrong-missing");
            None
        })?;
        let turns = self.turns(known.now, opened_at, !reply.is_empty())?;
        if turns.closed.is_none() && customer.email.is_empty() && customer.phone.is_empty() {
            self.is_wrong("email", "exchange-wrong-unreachable");
        }
        let service = self.named("service", |name| known.service(name));
        let owner = self.named("owner", |name| known.employee(name));
        let urgency = self.named("urgency", words::urgency).unwrap_or_default();
        let (answered_at, closed_at, is_waiting) = (turns.answered, turns.closed, turns.is_waiting);
        Some(CaseRow { subject, text, reply, customer, service, urgency, owner, opened_at, answered_at, is_waiting, closed_at })
    }

    /// The subject, or the first words where there is none.
    fn subject(&mut self, text: &str) -> String {
        let subject = self.line("subject", LONGEST_SUBJECT);
        if !subject.is_empty() {
            return subject;
        }
        if text.trim().is_empty() {
            self.is_wrong("subject", "exchange-wrong-says-nothing");
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(FIRST_WORDS).collect()
    }

    /// How it stands and when that came about, by its state and its dates; nothing where they cannot be.
    fn turns(&mut self, now: Timestamp, opened: Timestamp, has_reply: bool) -> Option<Turns> {
        let (answered, closed) = (self.time("answered", now)?, self.time("closed", now)?);
        for (field, at) in [("answered", answered), ("closed", closed)] {
            if at.is_some_and(|at| at < opened) {
                self.is_wrong(field, "exchange-wrong-before");
                return None;
            }
        }
        let by_dates = match (closed, answered) {
            (Some(_), _) => Stands::Closed,
            (None, Some(_)) => Stands::Answered,
            (None, None) => {
                if has_reply {
                    Stands::Answered
                } else {
                    Stands::Open
                }
            }
        };
        let word = self.get("state");
        let Some(stands) = (if word.is_empty() { Some(by_dates) } else { words::stands(word) }) else {
            self.is_wrong("state", "exchange-wrong-state");
            return None;
        };
        let last = answered.unwrap_or(opened);
        let closed = (stands == Stands::Closed).then(|| closed.unwrap_or(last));
        Some(Turns { answered: answered.or(has_reply.then_some(last)), closed, is_waiting: stands == Stands::Open })
    }

    fn person(&mut self, words: &str) -> BroughtCustomer {
        let name = self.line("name", LONGEST_NAME);
        let lang = self.named("lang", words::lang);
        let lang = lang.unwrap_or_else(|| writing::language(if words.trim().is_empty() { &name } else { words }));
        BroughtCustomer {
            email: self.contact("email", people::address),
            phone: self.contact("phone", people::phone),
            gender: self.named("gender", words::gender),
            name,
            lang,
        }
    }

    fn contact(&mut self, field: &'static str, read: impl Fn(&str) -> Option<String>) -> String {
        let text = self.get(field);
        if text.is_empty() {
            return String::new();
        }
        read(text).unwrap_or_else(|| {
            self.is_wrong(field, if field == "email" { "exchange-wrong-address" } else { "exchange-wrong-phone" });
            String::new()
        })
    }

    fn number(&mut self) -> String {
        let number = self.line("number", LONGEST_NAME);
        if number.is_empty() {
            self.is_wrong("number", "exchange-wrong-missing");
        }
        number
    }

    /// A time; the outer nothing where something stands there that is none, or one that is still to come.
    fn time(&mut self, field: &'static str, now: Timestamp) -> Option<Option<Timestamp>> {
        let text = self.get(field);
        if text.is_empty() {
            return Some(None);
        }
        match moment(text) {
            Some(at) if at > now => self.is_wrong(field, "exchange-wrong-future"),
            Some(at) => return Some(Some(at)),
            None => self.is_wrong(field, "exchange-wrong-time"),
        }
        None
    }

    /// What a word names; one that names nothing is left out.
    fn named<T>(&mut self, field: &'static str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.get(field);
        if text.is_empty() {
            return None;
        }
        let found = find(text);
        if found.is_none() {
            let fault = self.fault(field, "exchange-left-out");
            self.left_out.push(fault);
        }
        found
    }

    /// One line of words.
    fn line(&mut self, field: &'static str, most: usize) -> String {
        let line = self.get(field).split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > most {
            self.is_wrong(field, "exchange-wrong-long");
        }
        line.chars().filter(|c| !c.is_control()).collect()
    }

    fn text(&mut self, field: &'static str) -> String {
        let text = self.get(field);
        if text.chars().count() > LONGEST_TEXT {
            self.is_wrong(field, "exchange-wrong-long");
        }
        self.get(field).replace("\r\n", "\n")
    }

    fn get(&self, field: &str) -> &'r str {
        self.columns.get(field).and_then(|column| self.cells.get(*column)).map_or("", String::as_str)
    }

    fn is_wrong(&mut self, field: &'static str, key: &'static str) {
        let fault = self.fault(field, key);
        self.wrong.push(fault);
    }

    fn fault(&self, field: &str, key: &str) -> Fault {
        let value = self.get(field).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
        Fault { field: field.into(), key: key.into(), value }
    }
}

impl CaseRow {
    /// The language of the case: the customer's.
    pub(crate) fn lang(&self) -> Lang {
        self.customer.lang
    }
}
