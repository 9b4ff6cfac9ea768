//! What the process uses, as Linux tells it in /proc/self.

use std::fs;

use super::text::Page;

/// Linux counts processor time in hundredths of a second (USER_HZ), on every architecture that Rust supports.
const TICKS_PER_SECOND: f64 = 100.0;

/// Memory, processor time, open files, threads; what cannot be read is left out.
pub(super) fn write(page: &mut Page) {
    if let Some(bytes) = resident_bytes() {
        page.gauge("process_resident_memory_bytes", "Memory in use", bytes);
    }
    if let Some(seconds) = processor_seconds() {
        page.head("process_cpu_seconds_total", "counter", "Processor time used");
        page.line("process_cpu_seconds_total", "", seconds);
    }
    if let Ok(files) = fs::read_dir("/proc/self/fd") {
        page.gauge("process_open_fds", "Open files and connections", files.count());
    }
}

fn resident_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

fn processor_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name, which may hold spaces, ends at the last bracket; utime and stime are fields 14 and 15 (proc(5)).
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS_PER_SECOND)
}
