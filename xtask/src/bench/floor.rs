//! What the machine itself allows: who it is, and how many durable appends its disk takes.
use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;

use super::chance::Chance;
use super::figures::Single;
use super::figures::Spread;

/// Durable 4 KiB appends a second, when one, 16 or 256 of them share an fdatasync.
pub fn appends(folder: &Path, runs: usize) -> Result<Vec<Single>> {
    let one = |together: usize| {
        let value = durable_appends(folder, together, runs)?;
        Ok(Single { what: format!("4 KiB appends, {together} to an fdatasync"), unit: "a second".to_owned(), value })
    };
    [1, 16, 256].into_iter().map(one).collect()
}

fn durable_appends(folder: &Path, together: usize, runs: usize) -> Result<Spread> {
    let page = Chance::of(1, "page", 0).bytes(4096);
    let once = || -> Result<f64> {
        let path = folder.join("bench-floor.bin");
        let mut file = File::create(&path).with_context(|| format!("creating {}", path.display()))?;
        let (began, mut appends) = (Instant::now(), 0_usize);
        while began.elapsed() < Duration::from_secs(2) {
            for _ in 0..together {
                file.write_all(&page)?;
            }
            file.sync_data()?;
            appends += together;
        }
        let rate = appends as f64 / began.elapsed().as_secs_f64();
        fs::remove_file(path)?;
        Ok(rate)
    };
    Ok(Spread::of((0..runs).map(|_| once()).collect::<Result<Vec<_>>>()?))
}

/// Processor, memory, system and day, in words for the head of a report.
pub fn machine() -> Result<Vec<(&'static str, String)>> {
    let processor = fs::read_to_string("/proc/cpuinfo")?;
    let memory = fs::read_to_string("/proc/meminfo")?;
    let after = |text: &str, key: &str| {
        text.lines().find_map(|line| line.strip_prefix(key)).and_then(|rest| rest.split_once(':')).map(|(_, value)| value.trim().to_owned())
    };
    let cores = processor.lines().filter(|line| line.starts_with("processor")).count();
    let kib: f64 = after(&memory, "MemTotal").and_then(|value| value.split(' ').next().and_then(|kib| kib.parse().ok())).unwrap_or(0.0);
    Ok(vec![
        ("processor", format!("{} × {}", cores, after(&processor, "model name").unwrap_or_default())),
        ("memory", format!("{:.1} GiB", kib / 1024.0 / 1024.0)),
        ("system", said("uname", &["-sr"])?),
        ("day", said("date", &["-u", "+%Y-%m-%d %H:%M UTC"])?),
    ])
}

fn said(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output().with_context(|| format!("running {program}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
