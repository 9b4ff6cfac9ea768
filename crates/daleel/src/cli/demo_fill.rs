//! `daleel demo fill`: the demonstration's data, made by a process of its own which `serve --demo` starts. Ninety days lived in a few seconds
//! leave an allocator and caches behind that serving never needs; they go with the process.

use std::io::BufRead;
use std::process::Stdio;

use clap::Args;
use kernel::broken;
use platform::settings::Settings;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::cli::Where;
use crate::demo;
use crate::install;
use crate::install::Failed;

/// The code with which filling ends when whoever asked for it is gone.
const LEFT_ALONE: i32 = 3;

#[derive(Args, Debug)]
pub struct Fill {
    /// The address under which people will reach it · العنوان الذي يُفتح به النظام
    #[arg(long, value_name = "URL")]
    public_url: String,
    /// Where its mail goes out on this machine · منفذ البريد الصادر على هذا الجهاز
    #[arg(long, value_name = "PORT")]
    outbox: u16,
    #[command(flatten)]
    place: Where,
}

impl Fill {
    /// Fills an empty folder. The password comes as the first line of standard input, where no list of processes shows it; the end of that
    /// input says that whoever asked is gone, and filling ends with them.
    pub fn run(self) -> Result<(), Failed> {
        let mut settings = install::settings(&self.place, Vec::new())?;
        let _telemetry = platform::telemetry::begin(&settings)?;
        demo::send_to(&mut settings, self.outbox);
        let mut asked = std::io::stdin().lock();
        let mut password = String::new();
        asked.read_line(&mut password).map_err(broken("reading the password"))?;
        drop(asked);
        std::thread::spawn(|| {
            drop(std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink()));
            std::process::exit(LEFT_ALONE);
        });
        crate::cli::runtime()?.block_on(demo::fill(settings, &self.public_url, password.trim()))
    }
}

/// Has the folder of the settings filled by another process of this program, and waits for it.
///
/// # Errors
/// `Failed::Told` when that process said why it could not; a trouble when it could not be started.
pub async fn fill(place: &Where, settings: &Settings, public_url: &str, outbox: u16, password: &str) -> Result<(), Failed> {
    let program = std::env::current_exe().map_err(broken("finding this program"))?;
    let mut command = Command::new(program);
    command.args(["demo", "fill", "--public-url", public_url, "--outbox", &outbox.to_string(), "--data"]).arg(&settings.data_dir);
    if let Some(file) = &place.config {
        command.arg("--config").arg(file);
    }
    let mut filling = command.stdin(Stdio::piped()).kill_on_drop(true).spawn().map_err(broken("starting to fill the demonstration"))?;
    let mut pipe = filling.stdin.take();
    if let Some(pipe) = &mut pipe {
        // Where it has ended already, it says itself why.
        drop(pipe.write_all(format!("{password}\n").as_bytes()).await);
    }
    // The pipe stays open until it has ended: its end would be understood as ours.
    let ended = filling.wait().await.map_err(broken("filling the demonstration"))?;
    drop(pipe);
    match ended.code() {
        Some(0) => Ok(()),
        Some(code) => Err(Failed::Told(u8::try_from(code).unwrap_or(1))),
        None => Err(Failed::Product(kernel::Error::Broken("filling the demonstration".into(), ended.to_string().into()))),
    }
}
