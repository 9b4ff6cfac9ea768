// A page as a screen reader tells it, which knows of it what the browser makes known to helping programs: every control by a name in the language
// that it is marked with, nothing but the way to the other language in another one, and headings in their order.
import { words } from './centre.mjs';

/** The letters of each language; a single Latin one is that of a queue. */
const LETTERS = { ar: /\p{Script=Arabic}/u, en: /\p{Script=Latin}{2}/u };

/** What is told of a page, in its order: what each thing is, its name and level, and in which language it is said. */
async function told(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (node) => [node, ...(node.childIds ?? []).flatMap((id) => (known.has(id) ? inOrder(known.get(id)) : []))];
  const all = [];
  for (const { ignored, role, name, properties, backendDOMNodeId } of inOrder(nodes[0])) {
    if (ignored || !['heading', 'button', 'link'].includes(role?.value)) continue;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId });
    const ask = { objectId: object.objectId, functionDeclaration: 'function () { return this.closest("[lang]")?.lang; }', returnByValue: true };
    const lang = (await session.send('Runtime.callFunctionOn', ask)).result.value;
    const level = properties?.find((one) => one.name === 'level')?.value.value;
    all.push({ role: role.value, name: words(name?.value ?? ''), level, lang });
  }
  await session.detach();
  return all;
}

/** What is wrong with what is told of a page in this language, in sentences. */
export async function heard(page, lang) {
  const all = await told(page);
  const controls = all.filter(({ role }) => role !== 'heading');
  const wrong = controls
    .filter((one) => !LETTERS[one.lang].test(one.name) || LETTERS[one.lang === 'ar' ? 'en' : 'ar'].test(one.name))
    .map((one) => `a ${one.role} is called "${one.name}" and marked ${one.lang}`);
  for (const role of ['button', 'link']) controls.some((one) => one.role === role) || wrong.push(`no ${role} is told of`);
  const others = controls.filter((one) => one.lang !== lang).map((one) => `${one.role} "${one.name}"`);
  if (others.length !== 1 || !others[0].startsWith('link')) wrong.push(`in another language are told: ${others}`);
  const levels = all.filter(({ role }) => role === 'heading').map(({ level }) => level);
  const isInOrder = levels[0] === 1 && levels.slice(1).every((level, at) => level > 1 && level <= levels[at] + 1);
  return isInOrder ? wrong : [...wrong, `its headings are of the levels ${levels}`];
}
