//! What an installation of stories consists of, and how it is put together.

use std::path::Path;
use std::sync::Arc;

use kernel::Clock;
use kernel::Timestamp;
use platform::Accounts;
use platform::App;
use platform::Introduce;
use platform::Introduction;
use platform::Live;
use platform::Parts;
use platform::Settings;
use platform::Slice;
use platform::accounts::NameEntity;
use platform::settings::Given;
use store::BlobPlace;
use store::Blobs;
use store::Hook;
use store::Keys;
use store::Listener;
use store::Options;
use store::Place;
use store::Store;
use store::Tx;
use ui::Source;

use super::HERE;
use super::ground;

/// When every story begins: a Tuesday, at ten in the morning in Bahrain.
const BEGINNING: &str = "2026-11-24T07:00:00Z";
/// Most stories are not about the second factor, so that nobody needs one in them.
const NO_SECOND_FACTOR: (&str, &str) = ("sign_in.second_factor", "nobody");

/// Most stories are not about who really sent mail.
const UNCHECKED: (&str, &str) = ("mail.verify", "no");

/// The parts of an installation, lower ones first.
pub struct Plan {
    /// The slices, the platform's first.
    pub slices: Vec<Slice>,
    /// The words of the crates that are no slices.
    pub words: Vec<Source>,
    /// What looks at a transaction after the hooks of the slices: the rules, where the story is about findings.
    pub judging: Option<Hook>,
    /// How someone who is signed in is introduced in the frame.
    pub introduce: Introduce,
    /// How the entities of someone who serves several are named.
    pub name_entity: Option<NameEntity>,
    /// Settings, each by its name.
    pub settings: Vec<(String, String)>,
}

impl Plan {
    /// The platform, these slices and nothing else.
    pub fn of(slices: impl IntoIterator<Item = Slice>) -> Self {
        let slices = [platform::slice()].into_iter().chain(slices).collect();
        Self { slices, words: Vec::new(), judging: None, introduce: unknown, name_entity: None, settings: Vec::new() }
    }

    /// Puts the parts together on a database and a folder for everything else.
    pub(super) fn build(self, place: Place, folder: &Path, clock: Clock) -> App {
        let file = folder.join("keys");
        // Another program on the same database has the same keys.
        let keys = if file.exists() { Keys::read(&file) } else { Keys::make(&file) }.expect("a folder of one's own takes keys");
        let settings = self.settings_in(folder);
        let words = ground::words(&self.sources());
        let live = Live::default();
        let store = Store::open(self.options(place, clock.clone(), live.clone())).expect("a fresh database opens");
        let blobs =
            Blobs::open(&store, &BlobPlace::Folder(folder.join("blobs")), clock.clone()).expect("a folder of one's own takes blobs");
        let accounts = Accounts::new(keys.clone(), HERE).expect("the address is one");
        let accounts = match self.name_entity {
            Some(name) => accounts.naming_entities(name),
            None => accounts,
        };
        App::new(Parts {
            store,
            blobs,
            keys,
            settings,
            clock,
            words,
            slices: self.slices,
            live,
            public_url: HERE.into(),
            introduce: self.introduce,
            accounts,
        })
    }

    fn settings_in(&self, folder: &Path) -> Settings {
        let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        let is_strict = self.settings.iter().any(|(key, _)| key == NO_SECOND_FACTOR.0);
        // Machines that run tests have no DNS that knows the senders of stories; a later value holds.
        let mut command_line = vec![owned(UNCHECKED)];
        command_line.extend(self.settings.iter().cloned());
        command_line.push(("data_dir".into(), folder.display().to_string()));
        command_line.extend((!is_strict).then(|| owned(NO_SECOND_FACTOR)));
        Settings::read(&Given { command_line, ..Given::default() }).expect("the story's settings are allowed")
    }

    fn sources(&self) -> Vec<Source> {
        let of_slices = self.slices.iter().flat_map(|slice| slice.locales.iter().map(|(lang, text)| (*lang, slice.key, *text)));
        ui::SOURCES.into_iter().chain(self.words.iter().copied()).chain(of_slices).collect()
    }

    pub(super) fn options(&self, place: Place, clock: Clock, live: Live) -> Options {
        let told: Listener = Arc::new(move |events| live.tell(events));
        let of_slices = self.slices.iter().flat_map(|slice| slice.hooks.clone());
        Options {
            place,
            clock,
            migrations: self.slices.iter().flat_map(|slice| slice.migrations.clone()).collect(),
            hooks: of_slices.chain(self.judging.clone()).collect(),
            listeners: vec![told],
            readers: 2,
        }
    }
}

/// The clock of a story, which stands until it is moved.
pub(super) fn clock() -> Clock {
    Clock::standing_at(BEGINNING.parse::<Timestamp>().expect("it is a time"))
}

fn unknown(_: &mut Tx<'_>) -> kernel::Result<Introduction> {
    Ok(Introduction::default())
}
