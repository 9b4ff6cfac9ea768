//! Stories of programs: lists, a case, its conversation, and the acts on it.

use serde_json::json;

use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_program_reads_cases_notes_one_and_learns_that_its_view_is_old() {
    on_each(|world| async move {
        let mona = world.mona().await;
        world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        let case = world.letter(WORKS, "Yousef", "أودّ تجديد الرخصة").await;
        let (status, first) = world.program(&mona, "GET", "/api/v1/cases?view=mine&limit=1", None).await;
        assert_eq!(status, 200, "{first}");
        assert_eq!(first["items"][0]["customer"], "Aisha");
        let next = first["next"].as_str().unwrap();
        let (_, second) = world.program(&mona, "GET", &format!("/api/v1/cases?view=mine&limit=1&before={next}"), None).await;
        assert_eq!(second["items"][0]["id"], case.id.to_string());
        assert_eq!(second["next"], json!(null));
        let (_, found) = world.program(&mona, "GET", "/api/v1/cases?q=%D8%AA%D8%AC%D8%AF%D9%8A%D8%AF", None).await;
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
        let one = format!("/api/v1/cases/{}", case.id);
        let (status, noted) = world.program(&mona, "POST", &format!("{one}/notes"), Some(json!({"text": "Called back."}))).await;
        assert_eq!((status, noted["kind"].as_str()), (200, Some("note")), "{noted}");
        let (_, entries) = world.program(&mona, "GET", &format!("{one}/entries"), None).await;
        assert_eq!(entries["items"].as_array().unwrap().len(), 2);
        let (_, events) = world.program(&mona, "GET", &format!("{one}/events?after=0&limit=1"), None).await;
        assert_eq!(events["items"][0]["kind"], "desk.case-opened");
        let after = events["next"].as_str().unwrap();
        let (_, events) = world.program(&mona, "GET", &format!("{one}/events?after={after}"), None).await;
        assert_eq!(events["items"][0]["kind"], "desk.case-assigned");
        world.answers(&mona, &case, "With pleasure.").await;
        let (status, old) = world.program(&mona, "POST", &format!("{one}/closing"), Some(json!({"version": 1}))).await;
        assert_eq!((status, old["status"].as_i64()), (409, Some(409)), "{old}");
        let (_, now) = world.program(&mona, "GET", &one, None).await;
        let (status, closed) = world.program(&mona, "POST", &format!("{one}/closing"), Some(json!({"version": now["version"]}))).await;
        assert_eq!((status, closed["state"].as_str()), (200, Some("closed")), "{closed}");
        let (_, findings) = world.program(&mona, "GET", &format!("{one}/findings"), None).await;
        assert_eq!(findings["items"][0]["outcome"], "met", "{findings}");
    });
}
