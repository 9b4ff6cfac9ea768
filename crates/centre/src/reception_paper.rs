//! An appointment on a sheet that its customer takes along from the reception: when and where, what for, what to bring, and the code that is
//! shown on arrival. It is in the customer's language, and nothing on it acts.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Lang;
use kernel::broken;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::number;
use print::Block;
use print::Code;
use print::Column;
use print::Direction;
use print::Paper;
use print::Sheet;
use print::Text;
use print::Words;
use ui::Page;

use crate::appointment::Standing;
use crate::bookable::lines;
use crate::issue::RECEIVE;
use crate::own_appointment_page::own_address;
use crate::reception_appointment_page::Which;
use crate::reception_appointment_page::reached;
use crate::reception_facts::Read;
use crate::set_up_page::sheets::printed;

/// Letters that can be read at arm's length without glasses, in points.
const READABLE: f32 = 15.0;
/// The side of the code, in millimetres: wide enough for an old telephone.
const CODE: u16 = 52;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/centres/{id}/appointments/{appointment}/paper", Access::May(RECEIVE), get(paper))]
}

/// GET /desk/centres/{id}/appointments/{appointment}/paper
async fn paper(State(app): State<App>, visit: Visit, Path((id, appointment)): Path<(String, String)>) -> Result<Response, Failure> {
    let which: Which = (number(&id)?, number(&appointment)?);
    let look = move |tx: &mut Tx<'_>| {
        let one = reached(tx, which)?;
        if one.standing == Standing::Booked { Read::of(tx, one) } else { Err(refuse("centre-reception-print-none").into()) }
    };
    let read = app.read(visit.actor.may(RECEIVE)?, look).await?;
    let page = Page::new(app.words().clone(), read.known.one.lang, "", app.now());
    let sheet = sheet(&page, &read, &own_address(&app, &read.known))?;
    printed("appointment", move |faces| Ok(print::lay(&sheet, faces))).await
}

/// Words of a size in the language of a sheet.
struct Writer {
    lang: Lang,
}

impl Writer {
    fn words(&self, text: impl Into<String>, size: f32) -> Words {
        Words::new(Text::new(self.lang, text), size).led(1.5)
    }

    fn line(&self, text: impl Into<String>) -> Block {
        Block::Words(self.words(text, READABLE))
    }

    /// What something is called, and what it is.
    fn fact(&self, label: String, value: Words) -> Block {
        let column = |share, words| Column { share, blocks: vec![Block::Words(words)] };
        Block::Columns(Direction::from(self.lang), vec![column(1.0, self.words(label, READABLE - 1.0)), column(3.0, value)])
    }
}

fn sheet(page: &Page, read: &Read, own: &str) -> kernel::Result<Sheet> {
    let (known, lang) = (&read.known, page.lang);
    let (one, write) = (&known.one, Writer { lang });
    let title = Text::new(lang, page.t("centre-your-appointment"));
    let (day, time) = (page.day(one.time.from), page.time(one.time.from));
    let mut blocks =
        vec![Block::Words(write.words(known.entity.name.get(lang), READABLE + 1.0).bold()), write.line(known.centre.name.get(lang))];
    blocks.extend([known.centre.place.get(lang)].into_iter().filter(|place| !place.is_empty()).map(|place| write.line(place)));
    blocks.extend([
        Block::Rule { thick: 1.0, is_dashed: false },
        Block::Space(4.0),
        Block::Words(Words::new(title.clone(), READABLE + 3.0).bold().heading(1)),
        Block::Words(write.words(page.t2("centre-at", "day", day, "time", time), READABLE + 11.0).bold()),
        write.line(format!(
            "{} {}",
            page.tn("centre-come-early", known.rules.early_minutes),
            page.tn("centre-come-late", known.rules.grace_minutes)
        )),
        Block::Space(3.0),
    ]);
    blocks.extend(facts(page, read, &write));
    blocks.extend(brought(page, read, &write));
    blocks.extend([Block::Space(4.0), Block::Rule { thick: 0.5, is_dashed: false }, Block::Space(3.0)]);
    blocks.push(code(page, read, (&write, own))?);
    let (day, time) = (page.day(page.now), page.time(page.now));
    let printed = page.t2("centre-sheet-printed", "day", day, "time", time);
    blocks.extend([Block::Space(4.0), Block::Words(write.words(printed, READABLE - 3.0))]);
    Ok(Sheet::new(title, Paper::A4, blocks))
}

/// What for, with whom, and whose it is.
fn facts(page: &Page, read: &Read, write: &Writer) -> Vec<Block> {
    let lang = page.lang;
    let fact = |key: &str, value: &str| write.fact(page.t(key), write.words(value, READABLE).bold());
    let service = fact("centre-service", read.known.service.get(lang));
    let with = read.with.as_ref().map(|name| fact("centre-with", name.get(lang)));
    [service].into_iter().chain(with).chain([fact("centre-your-name", &read.known.one.name)]).collect()
}

/// What is to be brought, a thing a line.
fn brought(page: &Page, read: &Read, write: &Writer) -> Vec<Block> {
    let mut papers = lines(read.known.bring.get(page.lang)).peekable();
    if papers.peek().is_none() {
        return Vec::new();
    }
    let heading = Block::Words(write.words(page.t("centre-bring"), READABLE + 1.0).bold().heading(2));
    [Block::Space(4.0), heading].into_iter().chain(papers.map(|paper| write.line(format!("•  {paper}")))).collect()
}

/// The reference beside the code, and what both are for.
fn code(page: &Page, read: &Read, (write, own): (&Writer, &str)) -> kernel::Result<Block> {
    let label = Text::new(page.lang, page.t("centre-check-in-code"));
    let code = Code::new(own, label, CODE).map_err(broken("setting the code of an appointment"))?;
    let reference = Words::new(Text::figures(read.known.one.reference.clone()), READABLE + 13.0).bold().beginning(page.lang.into());
    let change = match read.known.entity.phone.as_str() {
        "" => page.t("centre-sheet-change-open"),
        // It stays on one line.
        phone => page.t1("centre-sheet-change", "phone", phone.replace(' ', "\u{a0}")),
    };
    let said = vec![
        Block::Words(write.words(page.t("centre-reference"), READABLE - 1.0)),
        Block::Words(reference),
        write.line(page.t("centre-sheet-scan")),
        write.line(change),
    ];
    let columns = vec![Column { share: 1.0, blocks: vec![Block::Code(code)] }, Column { share: 2.0, blocks: said }];
    Ok(Block::Columns(Direction::from(page.lang), columns))
}
