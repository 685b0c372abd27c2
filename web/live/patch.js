// Elements as plain data, and the smallest change that makes the page look like them. What a
// person holds (focus, scroll, an open <details>) stays, because elements are kept, not made anew.

const svg = 'http://www.w3.org/2000/svg';

/**
 * An element as data. `attributes` may hold `key` (which sibling is which), `on<event>` functions,
 * and `style` as an object. Children are elements as data, text, or nothing.
 */
export function element(tag, attributes, ...children) {
  const { key, ...rest } = attributes ?? {};
  const shown = children.flat(Infinity).filter(child => child !== null && child !== undefined);
  return { tag, key, attributes: rest, children: shown.filter(child => child !== false) };
}

/** Makes the children of `parent` look like `wanted`. */
export function patch(parent, wanted) {
  const keyed = new Map();
  for (const node of parent.childNodes) {
    if (node.sekishoKey !== undefined) keyed.set(node.sekishoKey, node);
  }
  let place = parent.firstChild;
  for (const want of wanted) {
    const node = reuse(place, keyed, want) ?? create(want, parent);
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
    update(node, want);
  }
  while (place !== null) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function reuse(place, keyed, want) {
  if (typeof want !== 'object') return place?.nodeType === Node.TEXT_NODE ? place : undefined;
  const found = want.key === undefined ? place : keyed.get(want.key);
  if (!found || found.nodeType !== Node.ELEMENT_NODE) return undefined;
  const same = found.localName === want.tag.toLowerCase() && found.sekishoKey === want.key;
  return same ? found : undefined;
}

function create(want, parent) {
  if (typeof want !== 'object') return document.createTextNode('');
  const inside = parent.namespaceURI === svg || want.tag === 'svg';
  const node = inside ? document.createElementNS(svg, want.tag) : document.createElement(want.tag);
  node.sekishoKey = want.key;
  return node;
}

function update(node, want) {
  if (typeof want !== 'object') {
    if (node.data !== String(want)) node.data = String(want);
    return;
  }
  setAttributes(node, want.attributes);
  patch(node, want.children);
}

function setAttributes(node, attributes) {
  const before = node.sekishoAttributes ?? {};
  for (const name of Object.keys(before)) {
    if (!(name in attributes)) setAttribute(node, name, undefined);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (before[name] !== value) setAttribute(node, name, value);
  }
  node.sekishoAttributes = attributes;
}

function setAttribute(node, name, value) {
  if (name.startsWith('on')) node[name] = value ?? null;
  else if (name === 'style') Object.assign(node.style, value ?? {});
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : value);
}
