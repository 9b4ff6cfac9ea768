//! Pages: what a visitor asked for, the frame round the answer, and a template turned into an answer.

use ::store::Tx;
use askama::Template;
use axum::extract::FromRequestParts;
use axum::extract::OriginalUri;
use axum::response::Html;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::StatusCode;
use http::header;
use http::request::Parts;
use kernel::Actor;
use kernel::Error;
use kernel::broken;
use ui::Link;
use ui::NavItem;
use ui::Page;
use ui::Theme;
use ui::User;

use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Navigation;
use crate::Slice;
use crate::access::LOOK_LIVE;
use crate::actor::cookie;
use crate::administration;
use crate::live::UpTo;

/// So many places fit in the rail of a small screen.
const RAIL: usize = 8;

/// A person who asks for a page: who they are, where they are, how they want to see it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who asks.
    pub actor: Actor,
    /// The address with its query, as asked for: `/ar/desk/inbox?view=mine`.
    pub path: String,
    /// The page of ours from which it is asked, with its query; empty where the browser does not say.
    pub from: String,
    /// Whether something is to be changed, so that the address may be no page.
    pub is_change: bool,
    /// Whether a script of the page asks, which wants to know where to go on instead of being sent there.
    pub wants_data: bool,
    /// Light, dark, contrast, text size.
    pub theme: Theme,
    /// The number of the event up to which whatever is read for it is surely up to date.
    pub up_to: i64,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Caller(actor) = Caller::from_request_parts(parts, state).await?;
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let theme = cookie(&parts.headers, "theme").map(Theme::parse).unwrap_or_default();
        let from = came_from(&parts.headers);
        let accepted = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
        let wants_data = accepted.is_some_and(|kinds| kinds.starts_with("application/json"));
        let up_to = parts.extensions.get::<UpTo>().map_or(0, |up_to| up_to.0);
        let is_change = !parts.method.is_safe();
        Ok(Self { actor, path, from, is_change, wants_data, theme, up_to })
    }
}

impl Visit {
    /// The address of the stream on which a page hears of these topics, separated by commas, from what it shows on.
    pub fn stream_of(&self, topics: &str) -> String {
        format!("/{}/live?topics={topics}&since={}", self.actor.lang.code(), self.up_to)
    }
}

/// The path and the query of the page from which something is asked; our pages tell them to ourselves alone (`same-origin`).
fn came_from(headers: &http::HeaderMap) -> String {
    let address = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let address = address.and_then(|value| value.parse::<http::Uri>().ok());
    address.and_then(|address| address.path_and_query().map(ToString::to_string)).unwrap_or_default()
}

/// Who is signed in, and for which entity, in the words of the frame.
#[derive(Clone, Debug, Default)]
pub struct Introduction {
    /// The person.
    pub user: User,
    /// The entity's name in the reader's language.
    pub entity: String,
    /// How many notices are unread.
    pub unread: usize,
    /// Whether the person switched single-letter shortcuts off.
    pub letters_off: bool,
}

/// Finds out how to introduce the one who is signed in; the part that knows employees gives it.
pub type Introduce = fn(&mut Tx<'_>) -> kernel::Result<Introduction>;

impl App {
    /// The frame of a public page.
    pub fn page(&self, visit: &Visit, title: &str) -> Page {
        let mut page = Page::new(self.words().clone(), visit.actor.lang, &self.stands_at(visit), self.now()).titled(title);
        page.theme = visit.theme;
        page
    }

    /// The frame of a page for everybody, with the public places at its head and foot; `section` is the key of its own place.
    pub fn public_page(&self, visit: &Visit, title: &str, section: &str) -> Page {
        let mut page = self.page(visit, title);
        let mut places: Vec<_> = self.slices().iter().flat_map(|slice| slice.public.iter()).collect();
        places.sort_by_key(|place| place.order);
        page.footer = places.iter().map(|place| Link { label: page.t(place.label), href: page.href(place.href) }).collect();
        let item = |place: &&crate::PublicPlace| NavItem {
            key: place.key.into(),
            label: page.t(place.label),
            href: page.href(place.href),
            current: place.key == section,
            ..NavItem::default()
        };
        page.nav = places.iter().filter(|place| place.is_main).map(item).collect();
        page
    }

    /// The frame of a page of the workspace; `section` is the key of its place in the rail.
    ///
    /// # Errors
    /// `SignedOut` when nobody is, and what the reading says.
    pub async fn desk_page(&self, visit: &Visit, title: &str, section: &str) -> Result<Page, Failure> {
        let mut page = self.page(visit, title);
        let introduce = self.introduce();
        let known = self.read(visit.actor.may(LOOK_LIVE)?, introduce).await?;
        page.nav = self.rail(&visit.actor, &page, section);
        page.entity = known.entity;
        page.user = Some(known.user);
        // Who acts for no entity has no cases to search and nothing of one to be told.
        if visit.actor.entity.is_some() {
            page.desk.live = visit.stream_of("entity");
            page.desk.search = page.href("/desk/search");
            page.desk.palette = page.href("/desk/palette");
            page.desk.notices = page.href("/desk/notices");
        }
        page.desk.unread = known.unread;
        page.desk.sign_out = page.href("/sign-out");
        page.desk.profile = page.href("/desk/me");
        page.desk.letters_off = known.letters_off;
        Ok(page)
    }

    /// The places of the workspace that somebody may open, in their order.
    pub fn places(&self, actor: &Actor) -> Vec<Navigation> {
        let places = self.slices().iter().flat_map(Slice::places).filter(|place| actor.can(place.permission));
        let mut places: Vec<Navigation> = places.copied().collect();
        places.sort_by_key(|place| place.order);
        places
    }

    /// The rail. Where it would be long, what is set up once in a while stands behind one place of it.
    fn rail(&self, actor: &Actor, page: &Page, section: &str) -> Vec<NavItem> {
        let mut places = self.places(actor);
        let mut current = section;
        if places.len() > RAIL {
            let is_setting = |place: &Navigation| place.is_setting && place.key == section;
            current = if places.iter().any(is_setting) { administration::PLACE.key } else { section };
            places.retain(|place| !place.is_setting);
            places.push(administration::PLACE);
        }
        places.into_iter().map(|place| NavItem { current: place.key == current, ..item(page, &place) }).collect()
    }
}

/// A place as a link with its icon.
pub(crate) fn item(page: &Page, place: &Navigation) -> NavItem {
    NavItem {
        key: place.key.into(),
        label: page.t(place.label),
        href: page.href(place.href),
        icon: place.icon.into(),
        ..NavItem::default()
    }
}

/// Turns a template into an answer.
///
/// # Errors
/// `Broken` when the template cannot be rendered.
pub fn html(template: &impl Template) -> Result<Response, Failure> {
    let text = template.render().map_err(broken("rendering a page"))?;
    Ok(Html(text).into_response())
}

/// Keeps an answer out of caches, and its address, which opens what only one person may see, out of what other sites are told.
pub fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// The page that says what went wrong.
#[derive(Template)]
#[template(path = "failure.html")]
pub(crate) struct FailurePage {
    pub(crate) page: Page,
    pub(crate) told: crate::failure::Told,
    pub(crate) reference: String,
    pub(crate) sign_in: Option<String>,
    /// Where one goes on: the workspace of whoever works, or the public first page.
    pub(crate) home: String,
}

impl FailurePage {
    /// The page for an error, or plain words should even the page fail.
    pub(crate) fn answer(app: &App, visit: &Visit, error: &Error, status: StatusCode) -> Response {
        let lang = visit.actor.lang;
        let told = crate::failure::tell(app, lang, error);
        let mut page = app.page(visit, "platform-error-title");
        page.title.clone_from(&told.title);
        let sign_in =
            matches!(error, Error::SignedOut).then(|| format!("{}?next={}", page.href("/sign-in"), encoded(&app.stands_at(visit))));
        let reference = visit.actor.request.to_string();
        let home = page.href(if visit.actor.employee().is_ok() { "/desk" } else { "/" });
        html(&Self { page, told, reference, sign_in, home })
            .map_or_else(|_| status.into_response(), |response| (status, response).into_response())
    }
}

/// An address as the value of a query parameter.
pub(crate) fn encoded(text: &str) -> String {
    serde_urlencoded::to_string([("", text)]).unwrap_or_default().trim_start_matches('=').to_owned()
}
