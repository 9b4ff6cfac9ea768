//! Carries the set over to PostgreSQL, row by row: both databases then hold the same, but for the index of words, of which no measured page
//! reads.
use std::collections::HashMap;
use std::fs;
use std::io::BufWriter;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::bench::daleel::Installation;
use crate::bench::peers::Peers;

const NAME: &str = "daleel_oversight";

/// An installation on the measurements' own PostgreSQL that holds what `from` holds, and the server's root process.
pub fn carry(from: &Installation, peers: &Peers) -> Result<(Installation, u32)> {
    let data = from.data.join("postgres");
    let mark = data.join("bench-oversight");
    peers.script("pg.sh", &["start"])?;
    let known = peers.script("pg.sh", &["psql", "-Atc", &format!("select count(*) from pg_database where datname = '{NAME}'")])?;
    let is_carried = known == "1" && mark.exists();
    let (url, pid) = peers.database(NAME, is_carried)?;
    let to = Installation { binary: from.binary.clone(), data, database_url: Some(url.clone()) };
    if !is_carried {
        if to.data.exists() {
            fs::remove_dir_all(&to.data)?;
        }
        to.load(200, 7)?;
        // What is sealed is opened with the keys it was sealed with.
        fs::copy(from.data.join("keys"), to.data.join("keys"))?;
        fill(&Connection::open(from.data.join("daleel.sqlite"))?, &url)?;
        fs::write(&mark, "")?;
    }
    Ok((to, pid))
}

/// How many bytes the database has.
pub fn bytes(peers: &Peers) -> Result<u64> {
    peers.script("pg.sh", &["psql", "-Atc", &format!("select pg_database_size('{NAME}')")])?.parse().context("a size")
}

fn fill(from: &Connection, url: &str) -> Result<()> {
    let there = columns_there(url)?;
    let mut ask = from.prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name")?;
    let names = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let both: Vec<(String, String)> =
        names.into_iter().filter_map(|name| Some((there.get(&name)?.clone(), name))).map(|(columns, name)| (name, columns)).collect();
    let all: Vec<&str> = both.iter().map(|(name, _)| name.as_str()).collect();
    psql(url, &format!("truncate {} cascade", all.join(", ")), |_| Ok(()))?;
    for (name, columns) in &both {
        psql(url, &format!("copy {name} ({columns}) from stdin with (format csv, null '\\N')"), |out| {
            rows(from, &format!("select {columns} from {name}"), out).with_context(|| format!("reading {name}"))
        })?;
    }
    psql(url, "analyze", |_| Ok(()))
}

/// The tables of the other side and their columns.
fn columns_there(url: &str) -> Result<HashMap<String, String>> {
    let sql = "select table_name, string_agg(column_name, ',') from information_schema.columns where table_schema = 'public' \
               and is_generated = 'NEVER' group by 1";
    let said = Command::new("psql").args(["-X", url, "-Atc", sql]).output().context("psql")?;
    ensure!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let lines = String::from_utf8(said.stdout)?;
    Ok(lines.lines().filter_map(|line| line.split_once('|')).map(|(name, columns)| (name.to_owned(), columns.to_owned())).collect())
}

/// One statement, fed with what it reads. Rows come in any order: what points to what is not looked at.
fn psql(url: &str, statement: &str, feed: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut command = Command::new("psql");
    command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", url, "-c", statement]).env("PGOPTIONS", "-c session_replication_role=replica");
    let mut child = command.stdin(Stdio::piped()).spawn().context("psql")?;
    {
        let mut out = BufWriter::new(child.stdin.take().context("an open pipe")?);
        feed(&mut out)?;
        out.flush()?;
    }
    ensure!(child.wait()?.success(), "{statement} failed");
    Ok(())
}

fn rows(from: &Connection, sql: &str, out: &mut dyn Write) -> Result<()> {
    let mut ask = from.prepare(sql)?;
    let width = ask.column_count();
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        for place in 0..width {
            if place > 0 {
                out.write_all(b",")?;
            }
            match row.get_ref(place)? {
                ValueRef::Null => out.write_all(b"\\N")?,
                ValueRef::Integer(number) => write!(out, "{number}")?,
                ValueRef::Real(number) => write!(out, "{number}")?,
                ValueRef::Text(text) => write!(out, "\"{}\"", std::str::from_utf8(text)?.replace('"', "\"\""))?,
                ValueRef::Blob(bytes) => write!(out, "\"\\x{}\"", hex::encode(bytes))?,
            }
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}
