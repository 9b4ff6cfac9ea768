//! Tables as files of rows, one JSON array a line, compressed: the one form that both databases read and write.

use std::fs::File;
use std::io::BufRead;
use std::io::BufReader;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use serde_json::Value as Json;
use serde_json::json;

use crate::Row;
use crate::Value;
use crate::connection::Connection;
use crate::dialect;

/// A table: its name and its columns in order.
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
}

/// The tables that hold what happened, in the order in which they were made: what they refer to comes first.
pub(crate) fn tables(connection: &mut Connection) -> Result<Vec<Table>> {
    let names = connection.query(dialect::tables(connection), &[])?;
    let names = names.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>>>()?;
    let kept = names.into_iter().filter(|name| name != "migrations" && (name == "search_scopes" || !is_index(name)));
    kept.map(|name| table(connection, name)).collect()
}

/// The index of words and what SQLite keeps it in.
fn is_index(name: &str) -> bool {
    name == "search" || name.starts_with("search_")
}

fn table(connection: &mut Connection, name: String) -> Result<Table> {
    let columns = connection.query(dialect::columns(connection), &[(&name).into()])?;
    Ok(Table { columns: columns.iter().map(|row| row.get(0)).collect::<Result<_>>()?, name })
}

impl Table {
    pub(crate) fn select(&self) -> String {
        let order = if self.name == "events" { "seq" } else { &self.columns[0] };
        format!("select {} from {} order by {order}", self.columns.join(", "), self.name)
    }

    pub(crate) fn insert(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("${place}")).collect();
        format!("insert into {} ({}) values ({})", self.name, self.columns.join(", "), places.join(", "))
    }
}

/// Writes the answer of a query to a file; answers how many rows there were.
pub(crate) fn write(connection: &mut Connection, sql: &str, path: &Path) -> Result<u64> {
    let file = File::create(path).map_err(broken("writing a table"))?;
    let mut out = GzEncoder::new(BufWriter::new(file), Compression::fast());
    let mut count = 0;
    connection.each(sql, &[], &mut |row| {
        count += 1;
        let line = Json::from(row.0.iter().map(to_json).collect::<Vec<_>>());
        writeln!(out, "{line}").map_err(broken("writing a table"))
    })?;
    let file = out.finish().and_then(|buffer| buffer.into_inner().map_err(std::io::IntoInnerError::into_error));
    file.and_then(|file| file.sync_all()).map_err(broken("writing a table"))?;
    Ok(count)
}

/// Reads the rows of a file one by one.
pub(crate) fn read(path: &Path, mut see: impl FnMut(Row) -> Result<()>) -> Result<u64> {
    let file = File::open(path).map_err(broken("reading a table"))?;
    let mut count = 0;
    for line in BufReader::new(GzDecoder::new(BufReader::new(file))).lines() {
        let line = line.map_err(broken("reading a table"))?;
        let values: Vec<Json> = serde_json::from_str(&line).map_err(broken("reading a row"))?;
        see(Row(values.iter().map(from_json).collect::<Result<_>>()?))?;
        count += 1;
    }
    Ok(count)
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(number) => json!(number),
        Value::Real(number) => json!({ "real": number }),
        Value::Text(text) => json!(text),
        Value::Blob(bytes) => json!({ "bytes": STANDARD.encode(bytes) }),
    }
}

fn from_json(json: &Json) -> Result<Value> {
    let wrong = || Error::Broken("reading a row".into(), "a value of an unknown kind".into());
    Ok(match json {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64().ok_or_else(wrong)?),
        Json::String(text) => Value::Text(text.clone()),
        other => match (other["real"].as_f64(), other["bytes"].as_str()) {
            (Some(number), _) => Value::Real(number),
            (_, Some(text)) => Value::Blob(STANDARD.decode(text).map_err(broken("reading a row"))?),
            _ => return Err(wrong()),
        },
    })
}
