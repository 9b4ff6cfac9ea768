//! The page of a kiosk on which something is typed with keys of its own: the number of a telephone, a reference, or the code that a reader types.

use askama::Template;
use axum::response::Response;
use platform::App;
use platform::Failure;
use platform::Visit;
use ui::Answers;
use ui::Page;

use crate::device_pass::DevicePass;
use crate::kiosk::Sitting;
use crate::kiosk_page::Frame;
use crate::kiosk_page::KIOSK;
use crate::kiosk_page::or_unpaired;
use crate::kiosk_page::stand;

/// What is typed, and where it goes.
pub(crate) struct Pad {
    /// The page itself.
    pub(crate) path: &'static str,
    /// Where it is sent.
    pub(crate) action: &'static str,
    /// The page before it.
    pub(crate) back: &'static str,
    /// The field of the form.
    pub(crate) field: &'static str,
    /// The keys of its words.
    pub(crate) title: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) act: &'static str,
    /// Whether a reader may type a whole code instead: the field has room for it, and waits for it.
    pub(crate) is_scanned: bool,
    /// The rows of keys.
    pub(crate) signs: &'static [&'static str],
}

/// The longest that somebody types by hand; what is longer was scanned.
const TYPED: usize = 40;
/// The longest that is read of what was scanned.
pub(crate) const SCANNED: usize = 300;

/// What of it is shown once more where it was refused: a number, so that it can be put right, and never a code, which opens what is its customer's.
pub(crate) fn shown_again(said: &str) -> &str {
    if said.chars().count() > TYPED { "" } else { said }
}

#[derive(Template)]
#[template(path = "kiosk_pad.html")]
struct PadPage<'a> {
    page: Page,
    frame: Frame,
    pad: &'a Pad,
    answers: Answers,
}

impl PadPage<'_> {
    /// The longest that the field takes.
    fn longest(&self) -> usize {
        if self.pad.is_scanned { SCANNED } else { TYPED }
    }

    /// The keys of a row.
    fn keys(&self, row: &str) -> Vec<char> {
        row.chars().collect()
    }

    /// What is wrong, whatever it is about.
    fn wrong(&self) -> String {
        self.answers.summary(&self.page).into_iter().map(|line| line.label).collect::<Vec<_>>().join(" ")
    }
}

/// The page, with what was typed and what is wrong with it.
pub(crate) async fn typed(
    app: &App,
    visit: &Visit,
    (pass, sitting): (&DevicePass, Sitting),
    (pad, answers): (&Pad, Answers),
) -> Result<Response, Failure> {
    let stand = match pass.read(app, (visit.actor.lang, KIOSK), stand).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(visit, error),
    };
    let mut page = app.page(visit, pad.title);
    // What was refused has no address of its own, and the other language is a press away here, too.
    page.path = page.href(pad.path);
    let frame = stand.frame(&page, sitting);
    sitting.shows(&PadPage { frame, pad, answers, page }, app.now())
}
