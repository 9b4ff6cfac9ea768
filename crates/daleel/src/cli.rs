//! The command line.

mod backup;
mod demo_fill;
mod demo_load;
mod doctor;
mod email_receive;
mod figures;
mod guide_list;
mod import;
mod serve;
mod token;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use kernel::Clock;
use kernel::Lang;
use platform::App;
use tokio::runtime::Builder;
use tokio::runtime::Runtime;
use ui::Words;

use crate::install;
use crate::install::Failed;
use crate::install::How;
use crate::slices::slices;
use crate::slices::sources;

pub use backup::backup;
pub use demo_fill::fill;
pub use figures::recount;
pub use import::Wanted;
pub use import::import;
pub use token::token;
pub use user::Act;
pub use user::user;

/// دليل · Daleel: serves people by the guide.
#[derive(Parser, Debug)]
#[command(name = "daleel", version)]
pub struct Command {
    #[command(subcommand)]
    task: Task,
}

/// Where the data and the settings are.
#[derive(Args, Debug, Clone)]
pub struct Where {
    /// The folder of the data; data when not given · مجلد البيانات، وهو data ما لم يُحدَّد غيره
    #[arg(long, value_name = "DIR", env = "DALEEL_DATA_DIR")]
    pub data: Option<PathBuf>,
    /// The file of the settings; DIR/daleel.toml when not given · ملف الإعدادات
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl Where {
    /// The folder of the data: `data` when none is named.
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| "data".into())
    }
}

#[derive(Subcommand, Debug)]
enum Task {
    /// Serves the installation · يشغّل النظام
    Serve(serve::Serve),
    /// Tokens for programs · رموز البرامج
    #[command(subcommand)]
    Token(token::Task),
    /// Accounts · الحسابات
    #[command(subcommand)]
    User(user::Task),
    /// Mail · البريد
    #[command(subcommand)]
    Email(EmailTask),
    /// Brings in cases and customers of another help desk · استيراد من نظام آخر
    #[command(subcommand)]
    Import(import::Task),
    /// The register of clauses · سجل البنود
    Guide(guide_list::List),
    /// Copies the data while it is in use · ينسخ البيانات
    Backup(backup::Backup),
    /// Puts a copy into an empty folder · يستعيد نسخة
    Restore(backup::Restore),
    /// Checks a copy, or the data themselves · يتحقق من سلامة البيانات
    Verify(backup::Verify),
    /// The figures of reports · أرقام التقارير
    #[command(subcommand)]
    Figures(figures::Task),
    /// Says what is wrong with an installation · يبيّن ما في النظام من خلل
    Doctor(doctor::Doctor),
    /// The demonstration · العرض التجريبي
    #[command(subcommand)]
    Demo(DemoTask),
}

#[derive(Subcommand, Debug)]
enum EmailTask {
    /// Takes a message from standard input; ends with 0 only when it is durable, 75 to try again, 65 never
    Receive(email_receive::Receive),
}

#[derive(Subcommand, Debug)]
enum DemoTask {
    /// Fills an empty folder with the invented government; `serve --demo` asks for it
    #[command(hide = true)]
    Fill(demo_fill::Fill),
    /// Fills an empty folder with many cases, to measure with
    Load(demo_load::Load),
}

/// How the program ends when it was not asked in its words. A mail server that pipes letters is told to try again: any other code would send
/// them back to whoever wrote them.
pub fn code_of(wrong: &clap::Error) -> ExitCode {
    let is_pipe = std::env::args().skip(1).take(2).eq(["email", "receive"]);
    let code = if wrong.use_stderr() && is_pipe { i32::from(email_receive::AGAIN) } else { wrong.exit_code() };
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

/// Carries out what was asked.
pub fn run(command: Command) -> ExitCode {
    match command.task {
        Task::Serve(task) => told(task.run()),
        Task::Token(task) => told(task.run()),
        Task::User(task) => told(task.run()),
        Task::Email(EmailTask::Receive(task)) => task.run(),
        Task::Import(task) => told(task.run()),
        Task::Guide(task) => told(task.run()),
        Task::Backup(task) => told(task.run()),
        Task::Restore(task) => told(task.run()),
        Task::Verify(task) => told(task.run()),
        Task::Figures(task) => told(task.run()),
        Task::Doctor(task) => task.run(),
        Task::Demo(DemoTask::Fill(task)) => told(task.run()),
        Task::Demo(DemoTask::Load(task)) => told(task.run()),
    }
}

/// The language of the terminal: Arabic or English by `LC_ALL`, `LC_MESSAGES`, `LANG`; English where they name neither.
pub fn lang() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    named.as_deref().and_then(Lang::parse).unwrap_or(Lang::En)
}

/// The texts, for the command line.
pub fn words() -> Words {
    let slices = slices();
    Words::build(&sources(&slices)).expect("a test builds the words of every part")
}

/// Says what went wrong on standard error, in the language of the terminal.
fn told(done: Result<(), Failed>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed::Told(code)) => ExitCode::from(code),
        Err(failed) => {
            eprintln!("{}", failed.say(&words(), lang()));
            ExitCode::from(failed.exit_code())
        }
    }
}

/// Prints to standard output; a closed pipe is no fault.
pub fn print(text: &str) {
    use std::io::Write;
    drop(writeln!(std::io::stdout().lock(), "{text}"));
}

/// The runtime of a command that has something to wait for.
pub fn runtime() -> Result<Runtime, Failed> {
    Ok(Builder::new_multi_thread().enable_all().build().map_err(kernel::broken("starting"))?)
}

/// Does something in an installation that is not running, which is opened here. A folder without one is named, not filled.
pub fn alone<T>(place: &Where, act: impl AsyncFnOnce(&App) -> kernel::Result<T>) -> Result<T, Failed> {
    let settings = install::settings(place, Vec::new())?;
    install::must_be_there(&settings)?;
    let public_url = settings.public_url.clone();
    runtime()?.block_on(async {
        let app = install::open(settings, How { clock: Clock::system(), public_url }).await?;
        Ok(act(&app).await?)
    })
}
