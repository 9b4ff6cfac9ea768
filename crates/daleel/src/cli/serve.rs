//! `daleel serve`: starts everything on a data folder, and stops it in order.

use std::sync::Arc;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Error;
use kernel::Permission;
use kernel::Role;
use platform::App;
use platform::Listener;
use platform::settings::Settings;
use post::Protocol;
use post::ServerName;
use store::Place;
use tokio::net::UnixListener;
use tokio::signal::unix::Signal;
use tokio::signal::unix::SignalKind;
use tokio::signal::unix::signal;
use tokio_util::sync::CancellationToken;

use crate::cli::Where;
use crate::control;
use crate::demo;
use crate::install;
use crate::install::Failed;
use crate::install::How;
use crate::mail;
use crate::spool;

const SET_UP: Permission = Permission { key: "daleel.set-up", roles: &[Role::System] };

#[derive(Args, Debug)]
pub struct Serve {
    /// Fills an empty folder with an invented government to try · يملأ المجلد الفارغ ببيانات تجريبية
    #[arg(long)]
    demo: bool,
    /// Where HTTP is served; port 0 takes a free one · عنوان الخدمة
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    #[command(flatten)]
    place: Where,
}

impl Serve {
    pub fn run(self) -> Result<(), Failed> {
        let mut place = self.place.clone();
        if self.demo && place.data.is_none() && place.config.is_none() {
            place.data = Some(install::DEMO_DATA.into());
        }
        let mut more = Vec::new();
        if let Some(listen) = &self.listen {
            more.push(("listen".to_owned(), listen.clone()));
        }
        if self.demo {
            // People who try it are not asked for a second factor; what is shown is invented.
            more.push(("sign_in.second_factor".to_owned(), "nobody".to_owned()));
        }
        let settings = install::settings(&place, more)?;
        let _telemetry = platform::telemetry::begin(&settings)?;
        crate::cli::runtime()?.block_on(serve(settings, self.demo.then_some(place)))
    }
}

/// `demo` says where the demonstration's settings were read, if it is one.
async fn serve(mut settings: Settings, demo: Option<Where>) -> Result<(), Failed> {
    // Before anything is made or announced.
    let tls = mail::tls(&settings)?;
    let listener = Listener::open(&settings.listen).await?;
    let here = listener.address().map(|address| format!("http://{address}"));
    let public_url = match (&here, settings.text("public_url")) {
        (Some(here), "") => here.clone(),
        _ => settings.public_url.clone(),
    };
    settings.public_url.clone_from(&public_url);
    let stop = CancellationToken::new();
    let demo = match demo {
        Some(place) => Some(demo::prepare(&place, &mut settings, &public_url, &stop).await?),
        None => None,
    };
    let app = install::open(settings.clone(), How { clock: Clock::system(), public_url: public_url.clone() }).await?;
    // Heard from here on, before anything is announced: an order to stop may come at once.
    tokio::spawn(stop_when_told(signal(SignalKind::terminate()), stop.clone()));
    // Commands given from now on are answered here, since none of them can open the folder itself. On a disk that knows no sockets, or has
    // no room for one, people are served all the same.
    let door = control::open(&settings.data_dir).inspect_err(|error| tracing::warn!(%error, "commands cannot be given while it runs")).ok();
    say_where(&app, here.as_deref().unwrap_or(&public_url), demo.as_ref()).await?;
    let parts = start_parts(&app, (&settings, tls), door, &stop).await?;
    platform::serve(platform::router(app.clone()), listener, stop.clone()).await;
    platform::limits::write_calls(&app).await;
    for part in parts {
        // Each part ends by itself when told; one that panicked has said so in the log.
        drop(part.await);
    }
    Ok(())
}

/// Starts what runs beside HTTP: deliveries, timed work, mail, the spool, the control socket, and what hears of other programs on the database.
async fn start_parts(
    app: &App,
    (settings, tls): (&Settings, Option<Arc<rustls::ServerConfig>>),
    door: Option<UnixListener>,
    stop: &CancellationToken,
) -> Result<Vec<tokio::task::JoinHandle<()>>, Failed> {
    // Where storage takes no writes just now, people are served all the same.
    let taken_over = platform::api::take_over(app).await;
    taken_over.inspect_err(|error| tracing::warn!(%error, "what programs had asked before the start cannot be taken over")).ok();
    let mut parts = vec![
        tokio::spawn(platform::deliveries::run(app.clone(), stop.clone())),
        tokio::spawn(platform::jobs::run(app.clone(), stop.clone())),
        tokio::spawn(spool::run(app.clone(), stop.clone())),
    ];
    if matches!(app.store().place(), Place::Postgres(_)) {
        parts.push(tokio::spawn(platform::live::follow(app.clone(), stop.clone())));
        parts.push(tokio::spawn(platform::live::whispers::run(app.clone(), stop.clone())));
    }
    parts.extend(door.map(|door| tokio::spawn(control::serve(app.clone(), door, stop.clone()))));
    let host = host_of(&settings.public_url);
    for (at, protocol) in [(settings.mail.smtp_listen, Protocol::Smtp), (settings.mail.lmtp_listen, Protocol::Lmtp)] {
        if let Some(at) = at {
            let name = ServerName { host: host.clone(), tls: tls.clone() };
            let address = mail::listen(app.clone(), at, protocol, name, stop.clone()).await?;
            crate::cli::print(&format!("{} {address}", if protocol == Protocol::Smtp { "smtp" } else { "lmtp" }));
        }
    }
    Ok(parts)
}

fn host_of(public_url: &str) -> String {
    let rest = public_url.split("://").nth(1).unwrap_or(public_url);
    rest.split(['/', ':']).next().filter(|host| !host.is_empty()).unwrap_or("localhost").into()
}

/// Prints where to go, in both languages, and in a demonstration who can sign in.
async fn say_where(app: &App, here: &str, demo: Option<&demo::Ready>) -> Result<(), Error> {
    let words = app.words();
    crate::cli::print(&format!("Daleel دليل  {here}"));
    let setup = if demo.is_none() { setup_address(app, here).await? } else { None };
    for lang in kernel::Lang::ALL {
        if let Some(address) = &setup {
            crate::cli::print(&words.say_plain(lang, "daleel-set-up", &[("address", address.as_str().into())]));
        }
        if let Some(demo) = demo {
            crate::cli::print(&demo.say(words, lang, here));
        }
    }
    Ok(())
}

/// Where the first account is made, while there is none.
async fn setup_address(app: &App, here: &str) -> Result<Option<String>, Error> {
    let grant = Actor::system("command-line", None).may(SET_UP)?;
    let token = app.write(grant, platform::accounts::setup_token).await?;
    Ok(token.map(|token| format!("{here}/ar/setup/{token}")))
}

/// `SIGTERM` and Ctrl+C stop it in order.
async fn stop_when_told(terminated: std::io::Result<Signal>, stop: CancellationToken) {
    let terminate = async {
        match terminated {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
    stop.cancel();
}
