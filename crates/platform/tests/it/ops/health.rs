//! Health and figures, as a supervisor of the machine reads them.

use super::program::Program;
use crate::world::run;
use crate::world::worlds;
use crate::world::worlds_of;

#[test]
fn a_running_installation_is_alive_and_ready() {
    run(async {
        for world in worlds() {
            let nobody = Program::nobody(&world);
            assert_eq!(nobody.get("/healthz").await.text, "ok");
            let ready = nobody.get("/readyz").await;
            assert_eq!((ready.status, ready.json()), (200, serde_json::json!({"ready": true, "reasons": [], "warnings": []})));
        }
    });
}

#[test]
fn figures_are_for_who_shows_the_token() {
    run(async {
        for world in worlds_of(Vec::new, &[("metrics.token", "seven-pearls")]) {
            let nobody = Program::nobody(&world);
            nobody.get("/en/api").await;
            assert_eq!(nobody.get("/metrics").await.status, 404);
            assert_eq!(nobody.with("authorization", "Bearer seven-pearl").get("/metrics").await.status, 404);
            let figures = nobody.with("authorization", "Bearer seven-pearls").get("/metrics").await;
            assert_eq!(figures.status, 200);
            assert!(
                figures.text.contains("daleel_request_seconds_count{method=\"GET\",route=\"/api\",status=\"2xx\"} 1"),
                "{}",
                figures.text
            );
            for figure in [
                "process_resident_memory_bytes ",
                "process_cpu_seconds_total ",
                "process_open_fds ",
                "daleel_writes_total ",
                "daleel_live_streams ",
            ] {
                let line = figures.text.lines().find(|line| line.starts_with(figure)).unwrap_or_else(|| panic!("no {figure}"));
                assert!(line.split(' ').nth(1).unwrap().parse::<f64>().is_ok(), "{line}");
            }
        }
    });
}

#[test]
fn without_a_token_no_stranger_reads_figures() {
    run(async {
        for world in worlds() {
            assert_eq!(Program::nobody(&world).get("/metrics").await.status, 404);
        }
    });
}
