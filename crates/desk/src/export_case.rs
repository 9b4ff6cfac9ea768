//! A case is taken away whole: what is known of it as JSON, and the originals as they came or went, in one packed file.

use platform::number;
use std::io::Cursor;
use std::io::Write;

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::HeaderValue;
use http::Method;
use http::header;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::refuse;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Channel;
use platform::Failure;
use platform::OriginalFile;
use platform::Route;
use platform::Visit;
use serde_json::Value;
use serde_json::json;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::CaseId;
use crate::api_rows;
use crate::export_events::CaseExported;
use crate::export_list::EXPORT;
use crate::pane::channels;
use crate::promise::promises_of;
use crate::store;
use crate::store::together;

/// The originals of a case that are taken away together have at most so many bytes.
const LARGEST: u64 = 200 * 1024 * 1024;
/// How many entries or events are read together.
const STRETCH: u32 = 500;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(EXPORT);
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/whole.zip", may, get(page)),
        Route::plain(Method::GET, "/api/v1/cases/{id}/whole.zip", may, get(program))
            .described(Api { summary: "desk-does-export-case", ..Api::default() }),
    ]
}

/// GET /desk/cases/{id}/whole.zip
async fn page(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    Ok(packed(&app, visit.actor.may(EXPORT)?, number(&id)?).await?)
}

/// GET /api/v1/cases/{id}/whole.zip
async fn program(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Response, Failure> {
    Ok(packed(&app, actor.may(EXPORT)?, number(&id)?).await?)
}

async fn packed(app: &App, grant: Grant, id: CaseId) -> Result<Response> {
    let channels = channels(app);
    let (reference, told, originals) = app.write(grant.clone(), move |tx| take_away(tx, id, &channels)).await?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let text = serde_json::to_vec_pretty(&told).map_err(kernel::broken("writing a case"))?;
    put(&mut zip, "case.json", &text, SimpleFileOptions::default())?;
    // Pressing hundreds of megabytes together would hold others up, and what letters carry hardly gets smaller.
    let as_it_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for original in originals {
        let bytes = app.blobs().read(grant.clone(), &original.hash).await?;
        put(&mut zip, &format!("originals/{}", original.name), &bytes, as_it_is)?;
    }
    let bytes = zip.finish().map_err(kernel::broken("packing a case"))?.into_inner();
    let mut response = ([(header::CONTENT_TYPE, "application/zip")], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{reference}.zip\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8], how: SimpleFileOptions) -> Result<()> {
    zip.start_file(name, how).map_err(kernel::broken("packing a case"))?;
    zip.write_all(bytes).map_err(kernel::broken("packing a case"))
}

/// What is known of a case and of those that became parts of it, where its originals lie, and that it was taken away.
fn take_away(tx: &mut Tx<'_>, id: CaseId, channels: &[Channel]) -> Result<(String, Value, Vec<OriginalFile>)> {
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let all: Vec<CaseId> = together::parts(tx, case.id)?.into_iter().chain([case.id]).collect();
    let mut originals = Vec::new();
    for one in &all {
        for list in channels.iter().filter_map(|channel| channel.originals) {
            originals.extend(list(tx, one.get())?);
        }
    }
    if originals.iter().map(|original| original.size).sum::<u64>() > LARGEST {
        return Err(refuse("desk-export-large").into());
    }
    let told = json!({
        "case": api_rows::Case::read(tx, case.id)?,
        "customer": customer(tx, &case)?,
        "entries": entries(tx, case.id)?,
        "promises": promises(tx, case.id)?,
        "findings": findings(tx, &all)?,
        "events": events(tx, &all)?,
        "originals": originals.iter().map(|original| &original.name).collect::<Vec<_>>(),
    });
    tx.record(CaseExported { case: case.id.get(), originals: originals.len() })?;
    Ok((case.reference, told, originals))
}

/// How the customer is called and reached. The personal number stays sealed: whoever needs it opens it with a reason.
fn customer(tx: &mut Tx<'_>, case: &crate::Case) -> Result<Value> {
    let Some(id) = case.customer else { return Ok(Value::Null) };
    let known = store::customer(tx, id)?.ok_or(Error::NotFound("customer"))?;
    let contacts: Vec<Value> = store::contacts(tx, id)?
        .into_iter()
        .map(|(kind, value, is_proven)| json!({ "kind": kind, "value": value, "is_proven": is_proven }))
        .collect();
    Ok(json!({ "id": id.to_string(), "name": known.name, "lang": known.lang.code(), "contacts": contacts }))
}

fn entries(tx: &mut Tx<'_>, id: CaseId) -> Result<Vec<api_rows::Entry>> {
    let (mut newest_first, mut before) = (Vec::new(), None);
    loop {
        let page = store::entries(tx, id, before, STRETCH)?;
        let is_last = page.len() < STRETCH as usize;
        before = page.first().map(|entry| entry.id);
        newest_first.extend(page.into_iter().rev());
        if is_last {
            break;
        }
    }
    Ok(newest_first.into_iter().rev().map(api_rows::Entry::from).collect())
}

fn promises(tx: &mut Tx<'_>, id: CaseId) -> Result<Vec<Value>> {
    let told = |promise: crate::Promise| {
        let at = |at: Option<kernel::Timestamp>| at.map(|at| at.to_string());
        json!({
            "kind": promise.what.key(),
            "due_at": promise.due_at.to_string(),
            "kept_at": at(promise.kept_at),
            "broken_at": at(promise.broken_at),
        })
    };
    Ok(promises_of(tx, id)?.into_iter().map(told).collect())
}

fn findings(tx: &mut Tx<'_>, all: &[CaseId]) -> Result<Vec<api_rows::Finding>> {
    let mut found = Vec::new();
    for one in all {
        found.extend(store::findings::of_case(tx, *one)?.into_iter().map(api_rows::Finding::from));
    }
    Ok(found)
}

fn events(tx: &mut Tx<'_>, all: &[CaseId]) -> Result<Vec<api_rows::Event>> {
    let mut happened = Vec::new();
    for one in all {
        let mut after = 0;
        loop {
            let page = tx.events_of_case(one.get(), after, STRETCH)?;
            let Some(last) = page.last() else { break };
            after = last.seq;
            happened.extend(page.into_iter().map(api_rows::Event::from));
        }
    }
    happened.sort_by_key(|event| event.seq);
    Ok(happened)
}
