//! What a process and all its children have used, read from /proc (Linux).
use std::collections::BTreeMap;
use std::fs;

use anyhow::Context;
use anyhow::Result;
use serde::Deserialize;
use serde::Serialize;

/// Clock ticks a second in /proc/PID/stat; Linux shows 100 to programs on every architecture this runs on.
const TICKS: f64 = 100.0;

/// What the process trees hold and have used so far.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub struct Usage {
    /// How many processes there are.
    pub processes: usize,
    /// User and system time in milliseconds, of children that have ended too.
    pub cpu_ms: f64,
    /// Resident memory in MiB, shared pages counted once for each process.
    pub rss_mib: f64,
    /// Proportional memory in MiB, shared pages counted once.
    pub pss_mib: f64,
}

/// The usage of the trees under `roots`; a process that ends meanwhile is left out.
pub fn usage(roots: &[u32]) -> Result<Usage> {
    let mut usage = cpu_only(roots)?;
    for pid in trees(roots)? {
        let Ok(rollup) = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")) else { continue };
        usage.rss_mib += mebibytes(&rollup, "Rss:");
        usage.pss_mib += mebibytes(&rollup, "Pss:");
    }
    Ok(usage)
}

/// The same without memory, whose reading makes the kernel walk every page table.
pub fn cpu_only(roots: &[u32]) -> Result<Usage> {
    let mut usage = Usage::default();
    for pid in trees(roots)? {
        let Some(stat) = Stat::of(pid) else { continue };
        usage.processes += 1;
        usage.cpu_ms += stat.ticks as f64 * 1000.0 / TICKS;
    }
    Ok(usage)
}

/// User and system time in milliseconds of this program's own children that have ended.
pub fn ended_children_ms() -> Result<f64> {
    let own = Stat::of(std::process::id()).context("/proc/self/stat")?;
    Ok(own.ended_ticks as f64 * 1000.0 / TICKS)
}

/// User and system time in milliseconds of this program alone.
pub fn own_ms() -> Result<f64> {
    let own = Stat::of(std::process::id()).context("/proc/self/stat")?;
    Ok((own.ticks - own.ended_ticks) as f64 * 1000.0 / TICKS)
}

/// The one-minute load average.
pub fn load_average() -> Result<f64> {
    let text = fs::read_to_string("/proc/loadavg")?;
    text.split(' ').next().and_then(|first| first.parse().ok()).context("/proc/loadavg")
}

fn trees(roots: &[u32]) -> Result<Vec<u32>> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc")? {
        let Some(pid) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if let Some(stat) = Stat::of(pid) {
            children.entry(stat.parent).or_default().push(pid);
        }
    }
    let (mut todo, mut seen) = (roots.to_vec(), Vec::new());
    while let Some(pid) = todo.pop() {
        if !seen.contains(&pid) {
            seen.push(pid);
            todo.extend(children.get(&pid).into_iter().flatten());
        }
    }
    Ok(seen)
}

struct Stat {
    parent: u32,
    /// utime + stime + cutime + cstime.
    ticks: u64,
    /// cutime + cstime.
    ended_ticks: u64,
}

impl Stat {
    fn of(pid: u32) -> Option<Self> {
        let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The command's name, in brackets, may hold spaces and brackets itself.
        let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
        let times: Vec<u64> = fields.get(11..15)?.iter().filter_map(|field| field.parse().ok()).collect();
        Some(Self { parent: fields.get(1)?.parse().ok()?, ticks: times.iter().sum(), ended_ticks: times.iter().skip(2).sum() })
    }
}

fn mebibytes(rollup: &str, key: &str) -> f64 {
    let line = rollup.lines().find_map(|line| line.strip_prefix(key));
    line.and_then(|rest| rest.split_whitespace().next()).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

#[cfg(test)]
mod tests {
    use super::usage;

    #[test]
    fn this_process_is_seen_with_its_memory() {
        let own = usage(&[std::process::id()]).expect("/proc is there");
        assert!(own.processes >= 1 && own.rss_mib > 0.5 && own.pss_mib <= own.rss_mib);
    }
}
