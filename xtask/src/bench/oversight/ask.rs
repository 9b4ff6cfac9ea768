//! Asks for the pages of a supervisor, and how long each answer takes.
use std::net::SocketAddr;
use std::path::Path;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use anyhow::ensure;
use rusqlite::Connection;

use crate::bench::figures::percentile;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::process;

/// What is asked, and what a right answer holds.
const PAGES: [(&str, &str, &str); 11] = [
    ("board", "/ar/desk/board", "id=\"board\""),
    ("board for programs", "/api/v1/board", "\"parts\""),
    ("report of the entity, 90 days", "/ar/desk/reports", "table-people"),
    ("report of the entity, 30 days", "/ar/desk/reports?from=2026-10-29&to=2026-11-27", "table-people"),
    ("report of the entity, 400 days", "/ar/desk/reports?from=2025-10-25&to=2026-11-28", "table-people"),
    ("report of a centre", "/ar/desk/reports?of=centre:1000000002", "table-people"),
    ("report of an employee", "/ar/desk/reports?of=employee:1000000012", "table-times"),
    ("report of a service", "/ar/desk/reports?of=service:1000000003", "table-times"),
    ("report for programs", "/api/v1/reports", "\"counts\""),
    ("workbook, 90 days", "/ar/desk/reports.xlsx", "PK"),
    ("scorecard", "/ar/desk/scorecard", "<h1"),
];

/// One page as it was measured.
pub struct Measured {
    pub page: &'static str,
    pub connections: usize,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub cpu_ms: f64,
    pub kib: f64,
}

/// Who asks.
pub struct Asker {
    server: SocketAddr,
    token: String,
}

impl Asker {
    /// With a supervisor's token.
    pub fn new(server: SocketAddr, token: String) -> Asker {
        Asker { server, token }
    }

    /// Waits until the product has counted every event.
    pub fn wait_until_counted(&self, file: &Path) -> Result<()> {
        let database = Connection::open(file)?;
        let left = || {
            let sql = "select (select max(seq) from events) - seq from figure_marks";
            database.query_row(sql, [], |row| row.get::<_, i64>(0))
        };
        loop {
            let left = left()?;
            if left < 100 {
                return Ok(());
            }
            eprintln!("{left} events are still to be counted");
            thread::sleep(Duration::from_secs(10));
        }
    }

    /// Asks for each page so often, one after the other and by eight at a time.
    pub fn measure(&self, processes: &[u32], requests: usize) -> Result<Vec<Measured>> {
        let mut all = Vec::new();
        for connections in [1, 8] {
            for (page, path, expect) in PAGES {
                self.ask(path, expect, 3)?;
                let before = process::cpu_only(processes)?.cpu_ms;
                let each = requests / connections;
                let answers = thread::scope(|scope| {
                    let workers: Vec<_> = (0..connections).map(|_| scope.spawn(|| self.ask(path, expect, each))).collect();
                    workers.into_iter().map(|worker| worker.join().expect("a worker returns its failures")).collect::<Result<Vec<_>>>()
                })?;
                let cpu_ms = process::cpu_only(processes)?.cpu_ms - before;
                let mut times: Vec<f64> = answers.iter().flat_map(|(times, _)| times.iter().copied()).collect();
                times.sort_by(f64::total_cmp);
                let bytes: usize = answers.iter().map(|(_, bytes)| bytes).sum();
                let count = times.len() as f64;
                all.push(Measured {
                    page,
                    connections,
                    p50_ms: percentile(&times, 0.5),
                    p99_ms: percentile(&times, 0.99),
                    cpu_ms: cpu_ms / count,
                    kib: bytes as f64 / count / 1024.0,
                });
            }
        }
        Ok(all)
    }

    fn ask(&self, path: &str, expect: &str, times: usize) -> Result<(Vec<f64>, usize)> {
        let request = Request::get(path, &[expect]).with("Authorization", format!("Bearer {}", self.token));
        let mut client = Client::new(self.server, true);
        let (mut taken, mut bytes) = (Vec::new(), 0);
        for _ in 0..times {
            let began = Instant::now();
            let answer = client.ask(&request)?;
            taken.push(began.elapsed().as_secs_f64() * 1000.0);
            bytes += answer.body.len();
            ensure!(answer.is_right_for(&request), "{path} answered {} without {expect:?}", answer.status);
        }
        Ok((taken, bytes))
    }
}
