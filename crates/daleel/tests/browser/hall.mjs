// A service centre for a quarter of an hour, with everything that stands in it at once: a kiosk, the display of the hall, the plates of two
// counters, customers' telephones and two who serve. The display says who is called, with recordings that are made here. What is told is the
// address, the password, the centre and whether text messages leave. Problems are printed, one a line, and end the walk with 1.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NAME, PHONES, come, completes, knows, seat, sent } from './booked.mjs';
import { atCentre, inHand, presses, words } from './centre.mjs';
import { PATIENCE, walker } from './look.mjs';

const { address, password, centre, texts } = JSON.parse(readFileSync(0, 'utf8'));
const { visitor, note, look, step, end } = await walker(address);
const { admin, device, serves, places } = await atCentre({ address, password, centre }, { visitor, note });

/** Sees that a page comes to say something by itself. How soon it does is measured by the bench, where nothing else is at work. */
async function agrees(where, page, selector, text) {
  const has = ([at, wanted]) => [...document.querySelectorAll(at)].some((part) => part.innerText.replace(/[\s\u2066-\u2069]+/g, ' ').includes(wanted));
  try {
    await page.waitForFunction(has, [selector, text], { polling: 20, timeout: PATIENCE });
  } catch {
    note(where, `never says "${text}": ${words(await page.locator('body').innerText()).slice(0, 300)}`);
  }
}

let [kiosk, hall, plates, phone, counters, numbers] = [null, null, [], null, [], []];

await step('setting up', async () => {
  const [one, two] = await places();
  kiosk = await device('kiosk', 'Door', { viewport: { width: 1080, height: 1920 }, clock: true });
  hall = await device('display', 'Hall', { viewport: { width: 1920, height: 1080 } });
  plates = [await device('plate', 'One', { counter: one }), await device('plate', 'Two', { counter: two })];
  counters = [await serves('ar', 'majid@rsa.example', 1), await serves('en', 'tariq@rsa.example', 2)];
});

/** A tone of a tenth of a second, as a WAV file; each pitch is another file. */
function tone(pitch) {
  const [rate, length] = [8000, 800];
  const file = Buffer.alloc(44 + length, 0x80);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + length, 4);
  file.write('WAVEfmt ', 8);
  [[16, 4], [1, 2], [1, 2], [rate, 4], [rate, 4], [1, 2], [8, 2]].reduce((at, [value, size]) => file.writeUIntLE(value, at, size), 16);
  file.write('data', 36);
  file.writeUInt32LE(length, 40);
  for (let at = 0; at < length; at += 1) file[44 + at] = 128 + Math.round(60 * Math.sin((2 * Math.PI * pitch * at) / rate));
  return file;
}

/** What is said of a number at a counter, by the names of its files. */
const said = (lang, number, counter) => ['number', ...number.toLowerCase().replace(/\W/g, ''), 'counter', ...String(counter)].map((part) => `${lang}-${part}`);

/** The file behind each address that the display plays. */
const files = new Map();

await step('a hall that speaks', async () => {
  await admin.goto(`${address}/en/desk/recordings`);
  const missing = await admin.locator('tbody code').evaluateAll((all) => all.map((one) => one.innerText.trim()));
  if (!missing.includes('ar-number') || !missing.includes('en-9')) note('recordings', `asks for ${missing}`);
  const sounds = missing.map((name, place) => ({ name: `${name}.wav`, mimeType: 'audio/wav', buffer: tone(200 + 20 * place) }));
  for (const { name, buffer } of sounds) files.set(createHash('sha256').update(buffer).digest('hex'), name.replace('.wav', ''));
  // One is chosen in its own row, whatever its file is called; all others come at once.
  const own = admin.locator('tr').filter({ has: admin.locator('#f-ar-7') });
  await own.locator('summary').click();
  await own.locator('#f-ar-7').setInputFiles({ ...sounds.find(({ name }) => name === 'ar-7.wav'), name: 'seven.wav' });
  await Promise.all([admin.waitForEvent('load'), own.locator('[type=submit]').click()]);
  await admin.locator('#f-files').setInputFiles(sounds.filter(({ name }) => name !== 'ar-7.wav'));
  await Promise.all([admin.waitForEvent('load'), admin.locator('.card form [type=submit]').click()]);
  const there = await admin.locator('audio').count();
  if (there !== missing.length) note('recordings', `${there} of ${missing.length} are there: ${words(await admin.locator('main').innerText()).slice(0, 300)}`);
  // The hall may make a sound from a touch on; what it plays is heard from then on.
  await hall.evaluate(() => {
    window.played = [];
    for (const event of ['play', 'ended']) document.addEventListener(event, ({ target }) => window.played.push([event, new URL(target.currentSrc || target.src).pathname.split('/').pop()]), true);
  });
  const button = hall.locator('[data-sound]');
  if (await button.isVisible()) await button.click();
  await button.waitFor({ state: 'hidden' });
});

/** Sees that the hall has said calls, one after the other and whole, each in one language after the other. */
async function hears(calls) {
  const wanted = calls.map((langs) => langs.flat());
  const many = wanted.flat().length;
  const isSaid = (many) => window.played.filter(([event]) => event === 'ended').length >= many;
  await hall.waitForFunction(isSaid, many, { timeout: PATIENCE }).catch(() => {});
  const played = (await hall.evaluate(() => window.played.splice(0))).map(([event, hash]) => [event, files.get(hash) ?? hash]);
  const together = played.some(([event, name], place) => (place % 2 ? event !== 'ended' || name !== played[place - 1][1] : event !== 'play'));
  if (together) note('hall', `plays over itself: ${played.join(' ')}`);
  const heard = played.filter(([event]) => event === 'ended').map(([, name]) => name).join(' ');
  // Of two that are called in one instant, either may be the first.
  const orders = [wanted, wanted.toReversed()].map((order) => order.flat().join(' '));
  if (!orders.includes(heard)) note('hall', `says ${heard}, and not ${orders[0]}`);
}

/** Somebody takes a ticket with a telephone, on which its page is open then. */
async function joins() {
  const page = await (await visitor('en', { viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(`${address}/en/e/rsa/centres/${centre}`);
  await page.locator('input[name=service]').first().check();
  await Promise.all([page.waitForURL(/turn/), page.locator('form[action$="/tickets"] [type=submit]').click()]);
  return page;
}

await step('two tickets', async () => {
  // With keys alone, as a switch would: down to the services, and Enter.
  await kiosk.goto(`${address}/ar/kiosk?first=yes`);
  await kiosk.keyboard.press('ArrowDown');
  await kiosk.keyboard.press('ArrowDown');
  await Promise.all([kiosk.waitForURL(/services/), kiosk.keyboard.press('Enter')]);
  if (!(await kiosk.locator('input[name=priority]').isChecked())) note('kiosk', 'who goes first is asked again');
  await Promise.all([kiosk.waitForURL(/ticket/), kiosk.locator('form.k-form [type=submit]').dblclick()]);
  numbers.push(words(await kiosk.locator('.k-number').innerText()));
  phone = await joins();
  numbers.push(words(await phone.locator('dd bdi').first().innerText()));
  if (numbers[0] === numbers[1]) note('tickets', `two customers have ${numbers[0]}`);
});

await step('two counters call at once', async () => {
  await Promise.all(counters.map((page) => presses(page, 'next')));
  const called = await Promise.all(counters.map(inHand));
  if ([...called].sort().join() !== [...numbers].sort().join()) note('counters', `${called} were called of ${numbers}`);
  const own = called.indexOf(numbers[1]);
  await Promise.all([
    ...called.map((number, at) => agrees(`plate ${at + 1}`, plates[at], '.plate__ticket', number)),
    ...called.map((number) => agrees('hall', hall, '.now__ticket, .call b', number)),
    agrees('telephone', phone, '#turn-state', `counter ${own + 1}`),
  ]);
  // The kiosk's customer chose Arabic, the one with the telephone English.
  await hears(called.map((number, at) => (number === numbers[0] ? ['ar', 'en'] : ['en', 'ar']).map((lang) => said(lang, number, at + 1))));
  // Called again once it was heard, it is said again.
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && !(await hall.evaluate(() => window.played.length))) {
    await counters[0].locator('form[action$="/recall"] [type=submit]').click();
    await counters[0].waitForTimeout(1500);
  }
  await hears([(called[0] === numbers[0] ? ['ar', 'en'] : ['en', 'ar']).map((lang) => said(lang, called[0], 1))]);
  // From now on the first one is the counter at which the customer with the telephone stands.
  if (own === 1) [counters, plates] = [counters.toReversed(), plates.toReversed()];
});

await step('a visit ends with a day, and is rated on the plate', async () => {
  await Promise.all(counters.map((page) => presses(page, 'visit')));
  await Promise.all(plates.map((plate) => agrees('plate', plate, '.plate__state', 'Now serving')));
  const [counter, plate] = [counters[0], plates[0]];
  await completes(counter, { day: true });
  await Promise.all([
    agrees('telephone', phone, '#turn-state', 'Your request is expected to be finished by'),
    agrees('telephone', phone, '#turn-leave', 'How was your visit?'),
    agrees('plate', plate, '.plate__rating', 'كيف كانت زيارتكم؟'),
  ]);
  await plate.locator('.plate__faces button[value="5"]').click();
  await agrees('plate', plate, '.plate__state', 'Thank you');
  await phone.reload();
  if (!(await phone.locator('main').innerText()).includes('Thank you')) note('telephone', 'asks again what was said on the plate');
});

/** What the parts of the story in another file do it with. */
const tools = { address, note, visitor, texts, agrees };
let late = null;

await step('an appointment that was booked without scripts, and a ticket in English', async () => {
  await kiosk.goto(`${address}/ar/kiosk`);
  late = await come(kiosk, tools);
});

await step('a kiosk that is left', async () => {
  await kiosk.clock.runFor(61_000);
  if (!(await kiosk.locator('#idle').isVisible())) note('kiosk', 'does not ask whether somebody is still there');
  await Promise.all([kiosk.waitForURL(/\/ar\/kiosk$/), kiosk.clock.runFor(16_000)]);
  if ((await kiosk.locator('body').innerText()).includes(late.ticket)) note('kiosk', 'shows a ticket to whoever comes next');
  await kiosk.goBack();
  await kiosk.waitForLoadState();
  if (await kiosk.locator('.k-number').count()) note('kiosk', 'shows a ticket to whoever goes back');
});

await step('sent on to the other counter', async () => {
  await completes(counters[1]);
  await agrees('plate', plates[1], '.plate__rating', 'كيف كانت زيارتكم؟');
  await hall.evaluate(() => window.played.splice(0));
  for (const page of counters) await presses(page, 'next');
  const called = await Promise.all(counters.map(inHand));
  if ([...called].sort().join() !== [late.booked, late.ticket].sort().join()) note('counters', `${called} were called, and not ${late.booked} and ${late.ticket}`);
  await Promise.all(called.map((number, at) => agrees('plate', plates[at], '.plate__ticket', number)));
  const seats = await Promise.all(counters.map(seat));
  await hears(called.map((number, at) => (number === late.booked ? ['ar', 'en'] : ['en', 'ar']).map((lang) => said(lang, number, seats[at]))));
  await Promise.all(counters.map((page) => presses(page, 'visit')));
  // From now on the first one is the counter at which the appointment is.
  if (called[1] === late.booked) [counters, plates] = [counters.toReversed(), plates.toReversed()];
  const [counter, other] = counters;
  const papers = words(await counter.locator('#served-title').locator('..').innerText());
  if (!papers.includes(NAME)) note('counter', `does not say who was booked: ${papers.slice(0, 300)}`);
  const ready = await counter.locator('section[aria-labelledby=served-title] ul li .tag').count();
  if (ready !== 1) note('counter', `says of ${ready} papers that the customer has them ready`);
  await look(counter, 'hall-booked');
  await knows(counter, NAME, PHONES.booked);
  await completes(counter, { day: true, way: texts ? 'text' : 'words' });
  await sent(other, counter, { number: late.ticket, hall, plate: plates[0] }, tools);
  await completes(counter);
});

await step('what the customer reads afterwards, without scripts', async () => {
  const { phone: page } = late;
  await page.reload();
  const told = words(await page.locator('#turn-state').innerText());
  if (!told.includes('يُتوقع إنجاز طلبكم في موعد أقصاه')) note('telephone', `does not say when it will be finished: ${told}`);
  await page.locator('#turn-leave button[value="4"]').click();
  await page.locator('#turn-leave button[name=score]').first().waitFor({ state: 'detached' });
  if (!(await page.locator('#turn-leave .banner--ok').count())) note('telephone', 'does not thank for the opinion');
});

/** Sees that customers are led from the first counter, which is closed, to the other one, which alone is open. */
async function leads() {
  const at = words(await plates[1].locator('#plate .plate__counter [lang=en]').innerText()).match(/\d+/)[0];
  await Promise.all([
    agrees('plate', plates[0], '.plate__elsewhere', `counter ${at}`),
    agrees('plate', plates[0], '.plate__closed', 'This counter is closed'),
  ]);
  const isAlone = (counter) => (document.querySelector('.tv__open')?.innerText.match(/\d+/g) ?? []).join() === counter;
  await hall.waitForFunction(isAlone, at, { timeout: PATIENCE }).catch(async () => note('hall', `${words(await hall.locator('.tv__open').innerText())}, and ${at} alone is open`));
}

await step('somebody pauses', async () => {
  await presses(counters[0], 'pause');
  await leads();
});

await step('from the counter to other work and back', async () => {
  const page = counters[0];
  const streams = [];
  page.on('request', (request) => request.url().includes('/live?') && streams.push(new URL(request.url()).searchParams.get('topics')));
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener('changed', ({ detail }) => window.heard.push(detail.data));
  });
  /** Goes to a place of the rail, and sees what is heard there when somebody takes a ticket. */
  const goes = async (link, topics) => {
    const connected = page.waitForResponse((answer) => answer.url().includes('/live?'));
    await page.locator(`#rail a[href$="${link}"]`).click();
    await connected;
    await page.evaluate(() => window.heard.splice(0));
    await (await joins()).close();
    await page.waitForFunction(() => window.heard.length, undefined, { timeout: PATIENCE }).catch(() => {});
    const heard = (await page.evaluate(() => window.heard.splice(0))).flatMap((data) => data.split(','));
    if ([...new Set(heard)].sort().join() !== topics) note(link, `hears ${heard}, and not ${topics}`);
  };
  await goes('/desk/cases', `centre:${centre},entity`);
  await goes('/desk/counter', `centre:${centre}`);
  if (streams.join(' ') !== `entity centre:${centre}`) note('streams', streams.join(' '));
});

await step('somebody who is heard of no more', async () => {
  const [page, plate] = [counters[0], plates[0]];
  await Promise.all([page.locator('#away').waitFor({ state: 'attached' }), page.locator('form[action$="/seat"] [type=submit]').click()]);
  await agrees('plate', plate, '.plate__state', 'At your service');
  // Nobody waits ten minutes here; the time begins with the next key.
  const isShort = () => Object.assign(document.getElementById('away').dataset, { quiet: '1500', seconds: '3' });
  await page.evaluate(isShort);
  await page.keyboard.press('Shift');
  await page.locator('#away').waitFor();
  await page.evaluate(() => Object.assign(document.getElementById('away').dataset, { quiet: '600000' }));
  await page.keyboard.press('Enter');
  await page.locator('#away').waitFor({ state: 'hidden' });
  await page.evaluate(isShort);
  await page.keyboard.press('Shift');
  await page.locator('form[action$="/seat"]').waitFor();
  await agrees('plate', plate, '.plate__closed', 'This counter is closed');
});

/** Plays what tells a page that its computer is locked, and that it may know. */
function plays() {
  window.IdleDetector = class extends EventTarget {
    async start() {
      window.becomes = (screenState) => {
        Object.assign(this, { screenState });
        this.dispatchEvent(new Event('change'));
      };
    }
  };
  const query = navigator.permissions.query.bind(navigator.permissions);
  navigator.permissions.query = async (asked) => (asked.name === 'idle-detection' ? { state: 'granted' } : query(asked));
}

/** Somebody comes back to their counter, whose page hears of the lock from then on. */
async function returns(page, plate) {
  await page.locator('form[action$="/seat"] [type=submit]').click();
  await page.locator('#away').waitFor({ state: 'attached' });
  await page.reload();
  await agrees('plate', plate, '.plate__state', 'At your service');
  await page.waitForFunction(() => 'becomes' in window);
}

await step('a computer that is locked', async () => {
  const [page, plate] = [counters[0], plates[0]];
  await page.addInitScript(plays);
  await returns(page, plate);
  await page.evaluate(() => window.becomes('locked'));
  await leads();
  // Whoever unlocks it reads why, and is asked to come back: nothing opens by itself.
  await page.locator('form[action$="/seat"]').waitFor();
  const why = page.locator('main .banner', { hasText: /الحاسوب قُفل|computer was locked/ });
  if (!(await why.count())) note('counter', `does not say why it is closed: ${words(await page.locator('main').innerText()).slice(0, 300)}`);
  await returns(page, plate);
});

await end();
