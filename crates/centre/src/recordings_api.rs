//! The recorded speech of an entity for programs: which clips are there and which are missing in each language, heard, put and taken away.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use http::HeaderMap;
use http::Method;
use kernel::Arg;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Result as Outcome;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::record;
use crate::recording;
use crate::recording::Part;
use crate::recording_file::heard;
use crate::recordings_page::Known;
use crate::recordings_page::OF_FILE;
use crate::recordings_page::known;
use crate::set_up::SET_UP;
use crate::walks_api::photos::decoded;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    let all = |summary| Api { summary, answer: Some(schema::<Recordings>), ..Api::default() };
    vec![
        Route::plain(Method::GET, "/api/v1/recordings", may, get(list)).described(all("centre-does-list-recordings")),
        Route::plain(Method::POST, "/api/v1/recordings", may, post(put))
            .described(Api { body: Some(schema::<NewRecording>), ..all("centre-does-put-recording") }),
        Route::plain(Method::GET, "/api/v1/recordings/{id}/sound", may, get(listen))
            .described(Api { summary: "centre-does-hear-recording", ..Api::default() }),
        Route::plain(Method::DELETE, "/api/v1/recordings/{id}", may, delete(remove)).described(all("centre-does-remove-recording")),
    ]
}

/// The recorded speech of the entity.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "HallRecordings")]
struct Recordings {
    /// Whether the caller may change it: only who sets up all centres may.
    may_change: bool,
    languages: Vec<Language>,
}

/// The recordings of a language.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "HallLanguage")]
struct Language {
    /// `ar`, `en`.
    lang: &'static str,
    recordings: Vec<Recording>,
    /// The parts that numbers of the entity's queues need and that are not there: `number`, `counter`, letters, digits.
    missing: Vec<String>,
}

/// A recording.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "HallRecording")]
struct Recording {
    /// Its id; whatever is put in its place has another.
    id: String,
    /// What is said in it: `number`, `counter`, a letter, a digit.
    part: String,
    /// `audio/mpeg`, `audio/ogg`, `audio/wav`, `audio/mp4`.
    kind: String,
    /// How many bytes.
    size: u64,
    /// The hash of its bytes, by which displays ask for it.
    hash: String,
}

impl Recording {
    fn of(one: &recording::Recording) -> Recording {
        let (id, part) = (one.id.to_string(), one.part.key());
        Recording { id, part, kind: one.kind.clone(), size: one.size, hash: one.hash.clone() }
    }
}

impl Language {
    fn of(known: &Known, lang: Lang) -> Language {
        let of_part = |part| known.recordings.get(lang, part).map(Recording::of);
        Language {
            lang: lang.code(),
            recordings: known.recordings.parts(lang).filter_map(of_part).collect(),
            missing: known.missing(lang).into_iter().map(Part::key).collect(),
        }
    }
}

fn stands(tx: &mut Tx<'_>) -> Outcome<Recordings> {
    let known = known(tx)?;
    Ok(Recordings { may_change: known.may_change, languages: Lang::ALL.map(|lang| Language::of(&known, lang)).into() })
}

/// GET /api/v1/recordings
async fn list(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Recordings>, Failure> {
    Ok(Json(app.read(actor.may(SET_UP)?, stands).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewHallRecording")]
struct NewRecording {
    /// The language: `ar`, `en`.
    lang: String,
    /// What is said in it: `number`, `counter`, a letter, a digit.
    part: String,
    /// Its bytes in base64: MP3, Ogg, WAV or M4A, up to 512 KB.
    content: String,
}

/// POST /api/v1/recordings — in the place of what was there of this part.
async fn put(State(app): State<App>, Caller(actor): Caller, Body(new): Body<NewRecording>) -> Result<Json<Recordings>, Failure> {
    let lang = Lang::parse(&new.lang).ok_or_else(|| invalid("lang", "centre-recording-lang"))?;
    let part = Part::parse(&new.part).ok_or_else(|| invalid("part", "centre-recording-part"))?;
    let bytes = decoded(&new.content, "centre-recording-content")?;
    let (grant, inside) = (actor.may(SET_UP)?, app.clone());
    let judged = record::judge(&app, grant.clone(), bytes).await.map_err(|error| of_content(error, (lang, part)))?;
    let write = move |tx: &mut Tx<'_>| {
        record::keep(tx, inside.settings(), (lang, part), judged)?;
        stands(tx)
    };
    Ok(app.write_answer(grant, write).await?)
}

/// What stands against a file stands beside its field.
fn of_content(error: Error, (lang, part): (Lang, Part)) -> Error {
    match error {
        Error::Refused(refusal) if OF_FILE.contains(&refusal.key) => {
            let file = format!("{}-{}", lang.code(), part.key());
            Error::Invalid(vec![FieldError { field: "content".into(), key: refusal.key, args: vec![("file", Arg::from(file))] }])
        }
        other => other,
    }
}

/// GET /api/v1/recordings/{id}/sound — its bytes, or the part of them that is asked for.
async fn listen(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>, asked: HeaderMap) -> Result<Response, Failure> {
    heard(&app, actor.may(SET_UP)?, (number(&id)?, &asked)).await
}

/// DELETE /api/v1/recordings/{id}
async fn remove(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Recordings>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        record::remove(tx, id)?;
        stands(tx)
    };
    Ok(app.write_answer(actor.may(SET_UP)?, write).await?)
}
