//! A government whose centres are open: set up by its administrator through the product's own pages. Only the passwords of its many employees
//! are one, copied beside the program, because hashing two thousand takes minutes and is nothing that is measured.
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use rusqlite::Connection;

use crate::bench::daleel::Installation;
use crate::bench::daleel::Serving;
use crate::bench::daleel::people::PASSWORD;
use crate::bench::daleel::people::Person;
use crate::bench::daleel::people::SIGN_IN;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::outbox::Outbox;

const ADMINISTRATOR: &str = "huda@rsa.example";
const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const CENTRES: &str =
    "select centres.id from centres join entities on entities.id = centres.entity_id where entities.code = 'RSA' order by 1";
const SERVICES: &str =
    "select services.id from services join entities on entities.id = services.entity_id where entities.code = 'RSA' order by 1 limit 2";

/// A centre as it was set up.
pub struct Place {
    /// Its number.
    pub centre: i64,
    /// The service of each of its queues.
    pub services: Vec<i64>,
    /// Its counters by their numbers, and who sits there.
    pub counters: Vec<(i64, String)>,
}

/// All of it.
pub struct Government {
    /// The centres.
    pub places: Vec<Place>,
}

/// What the program is started with: all come from one address, and letters go to a server that takes everything.
pub fn settings(outbox: Option<&Outbox>) -> Vec<(&'static str, String)> {
    let limits = ["DALEEL_LIMITS__FORMS_PER_MINUTE", "DALEEL_LIMITS__FOLLOWERS_PER_ADDRESS"].into_iter().zip(["10000", "100000"]);
    let limits = limits.chain(SIGN_IN).map(|(name, value)| (name, value.to_owned()));
    limits.chain(outbox.map(Outbox::settings).into_iter().flatten()).collect()
}

impl Government {
    /// Sets up so many centres with so many counters each, and takes an employee on for every counter.
    pub fn found(installation: &Installation, cases: u64, (centres, counters): (usize, usize)) -> Result<Self> {
        installation.load(cases, 7)?;
        let outbox = Outbox::open()?;
        let mut places = {
            let serving = Serving::start_with(installation, &settings(Some(&outbox)))?;
            let administrator = Administrator::signs_in(installation, &serving)?;
            administrator.sets_up((centres, counters), &installation.data.join("daleel.sqlite"))?
        };
        let database = Connection::open(installation.data.join("daleel.sqlite"))?;
        // The state is that of whoever has followed the letter's link and chosen a password.
        database.execute(
            "update accounts set password = (select password from accounts where email = $1), state = (select state from accounts where email = $1)
             where email like 'counter%@rsa.example'",
            [ADMINISTRATOR],
        )?;
        places.sort_by_key(|place| place.centre);
        Ok(Self { places })
    }
}

/// What a question about numbers is answered.
fn numbers(database: &Connection, sql: &str) -> Result<Vec<i64>> {
    let mut asked = database.prepare(sql)?;
    let found = asked.query_map([], |row| row.get(0))?;
    Ok(found.collect::<std::result::Result<_, _>>()?)
}

/// Whoever sets it up.
struct Administrator {
    server: SocketAddr,
    person: Person,
}

impl Administrator {
    fn signs_in(installation: &Installation, serving: &Serving) -> Result<Self> {
        Ok(Self { server: serving.http, person: Person::sign_in(installation, serving, ADMINISTRATOR)? })
    }

    fn sends(&self, browser: &mut Client, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let answer = browser.ask(&self.person.asks(Request::form(&format!("/en{path}"), fields)))?;
        ensure!(answer.status == 303, "{path} answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        Ok(answer.header("location").unwrap_or_default().to_owned())
    }

    fn sets_up(&self, (centres, counters): (usize, usize), file: &Path) -> Result<Vec<Place>> {
        let mut browser = Client::new(self.server, true);
        let database = Connection::open(file)?;
        for number in numbers(&database, CENTRES)?.len()..centres {
            let name = format!("Centre {}", number + 1);
            let fields = [("name_ar", "مركز"), ("name_en", name.as_str()), ("place_ar", "المنامة"), ("place_en", "Manama")];
            self.sends(&mut browser, "/admin/centres", &fields)?;
        }
        self.sends(&mut browser, "/admin/calendar/week", &DAYS.map(|day| (day, "00:00-24:00")))?;
        let services = numbers(&database, SERVICES)?;
        let all = numbers(&database, CENTRES)?.into_iter().take(centres);
        all.map(|centre| self.opens(&mut browser, (centre, &services, counters), &database)).collect()
    }

    /// A centre: its queues with a service each, and its counters with an employee each.
    fn opens(&self, browser: &mut Client, (centre, services, counters): (i64, &[i64], usize), database: &Connection) -> Result<Place> {
        let path = format!("/desk/centres/{centre}");
        for (letter, service) in ["A", "B"].into_iter().zip(services) {
            self.sends(browser, &format!("{path}/queues"), &[("letter", letter), ("name_ar", "الدور"), ("name_en", "Queue")])?;
            let queue = format!("select id from queues where centre_id = {centre} and letter = '{letter}'");
            let queue = numbers(database, &queue)?.first().context("a queue")?.to_string();
            let service = service.to_string();
            self.sends(browser, &format!("{path}/services"), &[("service", &service), ("queue", &queue), ("target", "15")])?;
        }
        let mut place = Place { centre, services: services.to_vec(), counters: Vec::new() };
        if counters > 0 {
            self.sends(browser, &format!("{path}/counters"), &[("counters", &counters.to_string())])?;
            for counter in numbers(database, &format!("select id from centre_counters where centre_id = {centre} order by number"))? {
                place.counters.push((counter, self.takes_on(browser, (centre, counter))?));
            }
        }
        Ok(place)
    }

    /// An employee for a counter, who serves in both languages; answers their address.
    fn takes_on(&self, browser: &mut Client, (centre, counter): (i64, i64)) -> Result<String> {
        let (email, centre) = (format!("counter{counter}@rsa.example"), centre.to_string());
        let fields = [
            ("email", email.as_str()),
            ("lang", "en"),
            ("role", "employee"),
            ("name_ar", "موظف الاختبار"),
            ("name_en", "Employee"),
            ("title_ar", "موظف"),
            ("title_en", "Officer"),
            ("centre", centre.as_str()),
        ];
        let page = self.sends(browser, "/admin/employees", &fields)?;
        let page = page.strip_prefix("/en").context("the employee's page")?;
        for lang in ["ar", "en"] {
            self.sends(browser, &format!("{page}/skills"), &[("channel", "centre"), ("service", ""), ("lang", lang)])?;
        }
        Ok(email)
    }
}

/// The cookies of all who sit at counters, by their address: each signs in with the password and sits down.
pub fn seated(serving: &Serving, government: &Government) -> Result<BTreeMap<String, String>> {
    let counters: Vec<&(i64, String)> = government.places.iter().flat_map(|place| &place.counters).collect();
    let part = counters.len().div_ceil(4).max(1);
    let parts = std::thread::scope(|scope| {
        let seat = |part: &[&(i64, String)]| part.iter().map(|counter| sits_down(serving.http, counter)).collect::<Result<Vec<_>>>();
        let parts: Vec<_> = counters.chunks(part).map(|part| scope.spawn(move || seat(part))).collect();
        parts.into_iter().map(|part| part.join().expect("a part returns what went wrong")).collect::<Result<Vec<_>>>()
    });
    Ok(parts?.into_iter().flatten().collect())
}

fn sits_down(server: SocketAddr, (counter, email): &(i64, String)) -> Result<(String, String)> {
    let mut browser = Client::new(server, true);
    let form = Request::form("/en/sign-in", &[("next", ""), ("email", email), ("password", PASSWORD)]);
    let entered = browser.ask(&form)?;
    ensure!(entered.status == 303, "{email} was not let in: {}", entered.status);
    let cookie = entered.cookies().join("; ");
    let seat = Request::form("/en/desk/counter/seat", &[("counter", &counter.to_string())]);
    let seat = browser.ask(&seat.with("Cookie", cookie.clone()).with("Sec-Fetch-Site", "same-origin"))?;
    ensure!(seat.status == 303, "{email} could not sit down: {}", seat.status);
    Ok((email.clone(), cookie))
}

/// The cookies of the displays, one a centre, and of the plates, one a counter: each browser shows its code, which the administrator enters.
pub fn paired(installation: &Installation, serving: &Serving, government: &Government) -> Result<Vec<Device>> {
    let administrator = Administrator::signs_in(installation, serving)?;
    let mut browser = Client::new(serving.http, true);
    let mut devices = Vec::new();
    for (at, place) in government.places.iter().enumerate() {
        let plates = place.counters.iter().enumerate().map(|(number, counter)| (Some(number), Some(counter.0)));
        for (plate, counter) in [(None, None)].into_iter().chain(plates) {
            let cookie = shows_code(&mut browser)?;
            let page = browser.ask(&Request::get("/en/device", &[]).with("Cookie", cookie.clone()))?;
            let page = String::from_utf8_lossy(&page.body).into_owned();
            let code: String =
                page.split("<p class=\"code\"").nth(1).unwrap_or_default().split("<bdi>").skip(1).take(2).map(|half| &half[..4]).collect();
            let counter = counter.map(|id| id.to_string()).unwrap_or_default();
            let kind = if plate.is_some() { "plate" } else { "display" };
            let fields = [("code", code.as_str()), ("kind", kind), ("name", "Screen"), ("counter", counter.as_str())];
            administrator.sends(&mut browser, &format!("/desk/centres/{}/devices", place.centre), &fields)?;
            devices.push(Device { place: at, plate, cookie });
        }
    }
    Ok(devices)
}

/// A screen of a centre.
pub struct Device {
    /// Which centre.
    pub place: usize,
    /// At which of its counters; none in the hall.
    pub plate: Option<usize>,
    /// What its browser shows.
    pub cookie: String,
}

fn shows_code(browser: &mut Client) -> Result<String> {
    let asked = browser.ask(&Request::form("/en/device/code", &[]).with("Sec-Fetch-Site", "same-origin"))?;
    ensure!(asked.status == 303, "no code: {}", asked.status);
    Ok(asked.cookies().join("; "))
}
