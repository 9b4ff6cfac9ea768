//! Texts that carry files, as letters do: the same file of many lies once, and each text is read as it came.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kernel::Clock;
use store::BlobPlace;
use store::Blobs;
use store::Migration;
use store::Options;
use store::Place;
use store::Prepared;
use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::options;
use crate::world::wait_with_io;

/// A row for each letter, by its subject.
const LETTERS: Migration = Migration {
    part: "story",
    number: 1,
    name: "letters",
    sql: "create table letters (\n    subject text not null primary key,\n    raw text not null references blobs (hash)\n) strict;\n",
};

/// An installation that keeps letters.
pub struct Post {
    pub store: Store,
    pub blobs: Blobs,
    pub clock: Clock,
    folder: PathBuf,
}

pub fn options_of(place: &Place) -> Options {
    Options { migrations: vec![LETTERS], ..options(place) }
}

impl Post {
    pub fn open(place: &Place, folder: &Path) -> Self {
        Self::with(options_of(place), folder)
    }

    fn with(options: Options, folder: &Path) -> Self {
        let (clock, folder) = (options.clock.clone(), folder.to_owned());
        let store = Store::open(options).unwrap();
        let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.clone()), clock.clone()).unwrap();
        Self { store, blobs, clock, folder }
    }

    pub fn prepare(&self, text: &str) -> Prepared {
        wait_with_io(self.blobs.prepare(text.to_owned())).unwrap()
    }

    /// Keeps a letter; answers its name.
    pub fn takes(&self, subject: &str, text: &str) -> String {
        let prepared = self.prepare(text);
        let name = prepared.hash.clone();
        wait_with_io(self.record(subject, prepared)).unwrap();
        name
    }

    pub async fn record(&self, subject: &str, prepared: Prepared) -> kernel::Result<bool> {
        let subject = subject.to_owned();
        let keep = move |tx: &mut store::Tx<'_>| {
            let is_new = tx.keep(&prepared)?;
            let sql = "insert into letters (subject, raw) values ($1, $2) on conflict do nothing";
            tx.put(sql, &[(&subject).into(), (&prepared.hash).into()])?;
            Ok(is_new)
        };
        self.store.write(of(1), keep).await
    }

    pub fn read(&self, name: &str) -> kernel::Result<String> {
        wait_with_io(self.blobs.read(of(1), name)).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    pub fn forget(&self, subject: &'static str) {
        wait_with_io(self.store.write(of(1), move |tx| tx.execute("delete from letters where subject = $1", &[subject.into()]))).unwrap();
    }

    /// The sizes of what lies in the folder, small to large.
    pub fn sizes(&self) -> Vec<u64> {
        let folders = fs::read_dir(&self.folder).unwrap().flatten().filter(|entry| entry.path().is_dir());
        let files = folders.flat_map(|folder| fs::read_dir(folder.path()).unwrap().flatten());
        let mut sizes: Vec<u64> = files.map(|file| file.metadata().unwrap().len()).collect();
        sizes.sort_unstable();
        sizes
    }

    /// Where a file lies.
    pub fn path(&self, file: &[u8]) -> PathBuf {
        let name = wait_with_io(self.blobs.prepare(file.to_vec())).unwrap().hash;
        self.folder.join(&name[..2]).join(name)
    }
}

/// A file that no other begins like.
pub fn file(first: u8, size: usize) -> Vec<u8> {
    (0..size).map(|at| if at == 0 { first } else { (at * 7 % 251) as u8 }).collect()
}

/// A file in lines of base64.
fn lines(bytes: &[u8], line: usize, end: &str) -> String {
    let letters = BASE64_STANDARD.encode(bytes);
    letters.as_bytes().chunks(line).map(|line| std::str::from_utf8(line).unwrap()).collect::<Vec<_>>().join(end)
}

pub fn letter(subject: &str, words: &str, file: &[u8]) -> String {
    format!("Subject: {subject}\r\n\r\n--b\r\n\r\n{words}\r\n--b\r\n\r\n{}\r\n--b--\r\n", lines(file, 76, "\r\n"))
}

pub fn on_each(story: impl Fn(&Post)) {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        story(&Post::open(&ground.place, folder.path()));
    }
}

#[test]
fn a_file_that_many_letters_carry_lies_once_and_each_letter_comes_back_to_the_last_byte() {
    on_each(|post| {
        let plan = file(1, 600_000);
        let mut letters: Vec<String> = (0..4).map(|number| letter(&format!("letter {number}"), "The plan.", &plan)).collect();
        letters.push(format!("Subject: other lines\n\n{}\n", lines(&plan, 60, "\n")));
        letters.push(format!("Subject: twice\r\n\r\n{}\r\n\r\n{}\r\n", lines(&plan, 76, "\r\n"), lines(&plan, 72, "\r\n")));
        let names: Vec<String> = letters.iter().enumerate().map(|(number, text)| post.takes(&number.to_string(), text)).collect();
        for (text, name) in letters.iter().zip(&names) {
            assert!(post.read(name).unwrap() == *text, "{}", &text[..30]);
        }
        let prepared = post.prepare(&letters[0]);
        assert_eq!((prepared.size, &prepared.hash), (letters[0].len() as u64, &names[0]), "it is known by all of its bytes");
        assert!(!wait_with_io(post.record("again", prepared)).unwrap(), "the same letter is there already");
        let alone = wait_with_io(post.blobs.prepare(plan)).unwrap();
        assert!(!wait_with_io(post.record("alone", alone)).unwrap(), "the file by itself is there too");
        assert_eq!(post.sizes(), [600_000]);
    });
}

#[test]
fn long_words_beside_a_file_lie_by_themselves_and_so_do_several_files() {
    on_each(|post| {
        let (plan, deed) = (file(1, 900_000), file(2, 70_000));
        let words = "كل ما يقال في هذا الأمر. All that there is to say.\r\n".repeat(4_000);
        let text = format!("{}{}", letter("both", &words, &plan), letter("and more", "", &deed));
        let name = post.takes("both", &text);
        assert!(post.read(&name).unwrap() == text);
        let rest = text.len() - lines(&plan, 76, "\r\n").len() - lines(&deed, 76, "\r\n").len();
        assert_eq!(post.sizes(), [70_000, rest as u64, 900_000]);
    });
}

#[test]
fn a_letter_that_comes_as_a_file_of_another_is_read_through_both() {
    on_each(|post| {
        let inner = letter("inner", "The plan.", &file(1, 200_000));
        let outer = letter("outer", "What you wrote to us.", inner.as_bytes());
        let outermost = letter("outermost", "And that again.", outer.as_bytes());
        for text in [&inner, &outer, &outermost, &outer] {
            let name = post.takes(&text[..20], text);
            assert!(post.read(&name).unwrap() == *text);
        }
        assert_eq!(post.sizes(), [200_000], "the plan lies once, in whichever letter it stands");
    });
}

#[test]
fn a_letter_whose_base64_is_not_as_it_would_be_written_stays_whole() {
    on_each(|post| {
        let plain = letter("odd", "The plan.", &file(1, 120_001));
        // Other ends, spaces behind lines, the letters of addresses, and one letter in the middle of a line that no reader reads.
        let mut damaged = plain.clone();
        let middle = plain.rfind("\r\n\r\n").unwrap() + 4 + 500 * 78 + 30;
        damaged.replace_range(middle..=middle, "*");
        let odd = [plain.replace("\r\n", "\n\r\n"), plain.replace("\r\n", "  \r\n"), plain.replace(['+', '/'], "-"), damaged];
        for (number, text) in odd.iter().enumerate() {
            let name = post.takes(&number.to_string(), text);
            assert!(post.read(&name).unwrap() == *text, "{number}");
        }
        let mut sizes: Vec<u64> = odd.iter().map(|text| text.len() as u64).collect();
        sizes.sort_unstable();
        assert_eq!(post.sizes(), sizes);
    });
}

#[test]
fn a_file_that_changed_or_is_gone_makes_no_letter() {
    on_each(|post| {
        let plan = file(1, 100_000);
        let name = post.takes("plan", &letter("plan", "", &plan));
        let path = post.path(&plan);
        fs::write(&path, file(2, 100_000)).unwrap();
        assert!(post.read(&name).unwrap_err().to_string().contains("other bytes"));
        fs::remove_file(path).unwrap();
        assert!(post.read(&name).unwrap_err().to_string().contains("lost"));
    });
}

#[test]
fn letters_that_come_together_with_a_file_that_nobody_knows_yet_are_each_whole() {
    on_each(|post| {
        let texts: Vec<String> = (0..12).map(|number| letter(&format!("letter {number}"), "", &file(number % 3, 100_000))).collect();
        let prepared: Vec<Prepared> = texts.iter().map(|text| post.prepare(text)).collect();
        let acts = prepared.iter().map(|one| {
            let (one, asks) = (one.clone(), one.asks());
            let keep = move |tx: &mut store::Tx<'_>| {
                let is_new = tx.keep(&one)?;
                tx.put("insert into letters (subject, raw) values ($1, $1)", &[(&one.hash).into()])?;
                Ok(is_new)
            };
            post.store.write_shared(of(1), asks, keep)
        });
        let kept = wait_with_io(futures::future::join_all(acts));
        assert!(kept.into_iter().all(Result::unwrap), "none of them was there before");
        for (text, one) in texts.iter().zip(&prepared) {
            assert!(post.read(&one.hash).unwrap() == *text);
        }
        assert_eq!(post.sizes(), [100_000; 3]);
    });
}

#[test]
fn a_letter_that_was_kept_whole_before_stays_as_it_is() {
    on_each(|post| {
        let plan = file(1, 100_000);
        let (before, after) = (letter("before", "", &plan), letter("after", "", &plan));
        // As letters were kept before files lay by themselves.
        let name = post.prepare(&before).hash;
        fs::create_dir_all(post.folder.join(&name[..2])).unwrap();
        fs::write(post.folder.join(&name[..2]).join(&name), &before).unwrap();
        let (kept, size) = (name.clone(), before.len() as u64);
        let keep = move |tx: &mut store::Tx<'_>| {
            let sql = "insert into blobs (hash, size, place, bytes, since) values ($1, $2, 'store', null, $3)";
            tx.execute(sql, &[kept.into(), size.into(), tx.now().into()])
        };
        wait_with_io(post.store.write(of(1), keep)).unwrap();
        assert_eq!(post.takes("before", &before), name, "it comes once more");
        let later = post.takes("after", &after);
        assert!(post.read(&name).unwrap() == before && post.read(&later).unwrap() == after);
        assert_eq!(post.sizes(), [100_000, before.len() as u64]);
    });
}

#[test]
fn of_a_letter_with_very_many_files_the_sixteen_largest_lie_by_themselves_and_small_ones_where_they_stood() {
    on_each(|post| {
        let many: Vec<String> = (1..=20).map(|number| lines(&file(number, 70_000 + usize::from(number) * 3_000), 76, "\r\n")).collect();
        let small = lines(&file(21, 60_000), 76, "\r\n");
        let letter = format!("Subject: many\r\n\r\n{}\r\n--b\r\n{small}\r\n", many.join("\r\n--b\r\n"));
        let name = post.takes("many", &letter);
        assert!(post.read(&name).unwrap() == letter);
        let by_themselves = post.sizes().into_iter().filter(|size| *size < 200_000).count();
        assert_eq!(by_themselves, 16, "{:?}", post.sizes());
    });
}
