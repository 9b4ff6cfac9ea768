//! What was done, on paper: for the roll of a ticket printer and on A4, in the customer's language, with the code of where they say how it was.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use kernel::Error;
use kernel::Result as Done;
use kernel::broken;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::number;
use print::Block;
use print::Code;
use print::Paper;
use print::Sheet;
use print::Text;
use print::Words;

use crate::opinion;
use crate::set_up_page::sheets::printed;
use crate::sit::SERVE;
use crate::store;
use crate::ticket::Ticket;
use crate::told;
use crate::told::Told;

/// Letters that can be read at arm's length without glasses, in points.
const READABLE: f32 = 13.0;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/counter/tellings/{id}/{paper}", Access::May(SERVE), get(paper))]
}

/// What stands on it.
struct Known {
    told: Told,
    ticket: Ticket,
    entity: Bilingual,
    centre: Bilingual,
    service: Bilingual,
    reference: String,
    /// Where its customer says how it was; none once they did.
    rate: Option<String>,
}

/// GET /desk/counter/tellings/{id}/{paper} — `roll` or `a4`.
async fn paper(State(app): State<App>, visit: Visit, Path((id, paper)): Path<(String, String)>) -> Result<Response, Failure> {
    let id: kernel::Id<()> = number(&id)?;
    let (paper, size) = match paper.as_str() {
        "roll" => (Paper::ROLL, READABLE),
        "a4" => (Paper::A4, READABLE + 1.0),
        _ => return Err(Error::NotFound("page").into()),
    };
    let inside = app.clone();
    let read = app.read(visit.actor.may(SERVE)?, move |tx| {
        let told = told::of(tx, id.get())?;
        let ticket = store::ticket(tx, told.ticket)?.ok_or(Error::NotFound("telling"))?;
        let case = desk::store::case(tx, told.case)?.ok_or(Error::NotFound("telling"))?;
        let centre = org::store::centres(tx)?.into_iter().find(|centre| centre.id == ticket.centre).ok_or(Error::NotFound("telling"))?;
        let service = case.service.map_or(Ok(None), |service| org::store::service(tx, service))?;
        let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("telling"))?;
        let service = service.map(|service| service.name).unwrap_or_default();
        let rate = opinion::address(tx, &inside, told.ticket)?;
        Ok(Known { told, ticket, entity: entity.name, centre: centre.name, service, reference: case.reference, rate })
    });
    let sheet = sheet(&app, &read.await?, (paper, size))?;
    printed("visit", move |faces| Ok(print::lay(&sheet, faces))).await
}

fn sheet(app: &App, known: &Known, (paper, size): (Paper, f32)) -> Done<Sheet> {
    let lang = known.ticket.lang;
    let say = |key: &str| Text::new(lang, app.words().say_plain(lang, key, &[]));
    let set = |text: Text| Words::new(text, size).led(1.5).beginning(lang.into());
    let line = |text: Text| Block::Words(set(text));
    let strong = |text: Text| Block::Words(set(text).bold());
    let of = |name: &Bilingual| Text::new(lang, name.get(lang));
    let title = say("centre-paper-title");
    let mut blocks = vec![
        strong(of(&known.entity)),
        line(of(&known.centre)),
        Block::Rule { thick: 1.0, is_dashed: false },
        Block::Words(Words::new(title.clone(), size + 4.0).bold().heading(1)),
        line(of(&known.service)),
        Block::Space(2.0),
    ];
    blocks.extend(known.told.steps.lines().map(|step| line(Text::new(lang, step))));
    blocks.push(Block::Space(2.0));
    if let Some(until) = known.told.until {
        blocks.extend([strong(say("centre-paper-until")), line(Text::new(lang, told::day(app, lang, until)))]);
    }
    blocks.extend([strong(say("centre-paper-reference")), strong(Text::figures(known.reference.clone()))]);
    let day = known.told.at.to_zoned(ui::bahrain()).strftime("%d/%m/%Y %H:%M").to_string();
    blocks.extend([Block::Space(1.0), line(Text::figures(day))]);
    if let Some(address) = &known.rate {
        blocks.extend(rate(say("centre-paper-rate"), address, size)?);
    }
    Ok(Sheet::new(title, paper, blocks))
}

/// Asks how it was: the code of where that is said, with what it is for. Its side is the one of a ticket's code, in millimetres.
fn rate(asked: Text, address: &str, size: f32) -> Done<[Block; 3]> {
    let code = Code::new(address, asked.clone(), 34).map_err(broken("setting the code of what was done"))?;
    Ok([Block::Space(2.0), Block::Code(code), Block::Words(Words::new(asked, size).centred().led(1.5))])
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;

    #[test]
    fn the_paper_asks_how_it_was_with_a_code_that_leads_there() {
        let address = "https://daleel.example/ar/turn/7-383512058-00112233445566778899aabbccddeeff";
        let blocks = rate(Text::new(Lang::En, "How was your visit?"), address, READABLE).unwrap();
        let codes: Vec<&Code> = blocks.iter().filter_map(|block| if let Block::Code(code) = block { Some(code) } else { None }).collect();
        assert_eq!(codes.iter().map(|code| code.content.as_str()).collect::<Vec<_>>(), [address]);
        assert_eq!(codes[0].label.words, "How was your visit?", "whoever cannot see it hears what it is for");
    }
}
