// @ts-check
// Stands in for the server where a device of a centre asks for a page and no answer comes: a page that was prepared for that stands there instead
// of the browser's own. It is asked for with each page, and everything that the server answers goes through as it is.
//
//   a message "prepare"    fetches the pages for this scope, with all that they need

const self_ = /** @type {any} */ (self);
const PAGES = { kiosk: '/kiosk/offline', device: '/device/offline', 'desk/counter': '/desk/counter/offline' };
/** Whoever does not answer for so long does not. */
const PATIENCE = 8_000;
/** Whoever says that is busy, being started, or not there. */
const AWAY = [429, 500, 502, 503, 504];
/** A name that changes with what it names. */
const NAMED = /\.[0-9a-f]{16}\.\w+$/;

const prepared = (/** @type {string} */ path) => {
  const [, lang, ...rest] = path.split('/');
  const found = Object.entries(PAGES).find(([place]) => `${rest.join('/')}/`.startsWith(`${place}/`));
  return found ? `/${lang}${found[1]}` : undefined;
};

const scope = () => new URL(self_.registration.scope).pathname;
/** Both languages of a place share what is kept. */
const kept = () => caches.open(`daleel-offline${scope().replace(/^\/../, '').replaceAll('/', '-')}`);

/** @param {Response} answer @param {string} text @returns {string[]} */
function needs(answer, text) {
  const type = answer.headers.get('content-type') ?? '';
  const all = type.includes('html')
    ? text.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)
    : type.includes('css')
      ? text.matchAll(/url\("([^"]+)"\)/g)
      : text.matchAll(/from '(\.\/[^']+)'/g);
  return [...all].map(([, path]) => new URL(path, answer.url)).filter((url) => url.pathname.startsWith('/assets/')).map((url) => url.pathname);
}

/** Keeps what an address answers, and all that it needs. @param {Cache} cache @param {string} path @param {Set<string>} done */
async function keep(cache, path, done) {
  if (done.has(path)) return;
  done.add(path);
  const answer = await fetch(path, { headers: { Unattended: 'yes' } });
  // Whoever is no such device any more is led elsewhere.
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
  const isText = /html|css|javascript/.test(answer.headers.get('content-type') ?? '');
  if (isText) for (const need of needs(answer, await answer.clone().text())) await keep(cache, need, done);
  await cache.put(path, answer);
}

async function prepare() {
  const cache = await kept();
  const page = prepared(scope());
  if (!page) return;
  const done = new Set();
  for (const lang of ['ar', 'en']) await keep(cache, page.replace(/^\/../, `/${lang}`), done);
  // What an earlier version needed.
  for (const old of await cache.keys()) if (![...done, '/lost'].includes(new URL(old.url).pathname)) await cache.delete(old);
}

/** What the form of a ticket asked for that nobody may have heard: the page that stands in finds it, once. @param {Request} request */
async function remember(request) {
  const form = await request.formData().catch(() => undefined);
  if (form) await (await kept()).put('/lost', Response.json({ ...Object.fromEntries(form), at: Date.now() }));
}

/** @param {Request} request @param {string} page */
async function shown(request, page) {
  const form = /\/kiosk\/tickets$/.test(new URL(request.url).pathname) ? request.clone() : undefined;
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  if (answer && !AWAY.includes(answer.status)) return answer;
  if (form) await remember(form);
  return (await (await kept()).match(page)) ?? answer ?? Response.error();
}

/** @param {Request} request */
async function asset(request) {
  const find = async () => (await kept()).match(request);
  if (NAMED.test(request.url)) return (await find()) ?? fetch(request);
  return fetch(request).catch(async (error) => (await find()) ?? Promise.reject(error));
}

self_.addEventListener('install', () => self_.skipWaiting());
self_.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(self_.clients.claim()));
self_.addEventListener('message', (/** @type {any} */ event) => event.data === 'prepare' && event.waitUntil(prepare().catch(() => {})));
self_.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self_.location.origin) return;
  const page = request.mode === 'navigate' && prepared(pathname);
  if (page) event.respondWith(shown(request, page));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});
