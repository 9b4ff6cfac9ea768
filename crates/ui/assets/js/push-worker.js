// @ts-check
// Shows what is told of a turn while its page is closed: one notice for each ticket, which a later one replaces. A press on it goes to the page of the
// turn, open or not. It stands under /turn/ alone and answers for no page.

const self_ = /** @type {any} */ (self);

self_.addEventListener('install', () => self_.skipWaiting());

self_.addEventListener('push', (/** @type {any} */ event) => {
  const { title, text, path, tag, lang, dir } = event.data.json();
  event.waitUntil(self_.registration.showNotification(title, { body: text, tag, lang, dir, renotify: true, data: path }));
});

/** The same turn in both languages. @param {string} path */
const turn = (path) => path.replace(/^\/../, '');

/** @param {string} path */
async function open(path) {
  for (const page of await self_.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    if (turn(new URL(page.url).pathname) === turn(path)) return page.focus();
  }
  return self_.clients.openWindow(path);
}

self_.addEventListener('notificationclick', (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
