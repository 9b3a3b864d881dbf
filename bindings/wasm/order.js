// Puts the functions of a module, as wasm-dis writes it, into an order that gzip rewards, for it finds again what is at most
// 32 kB behind: node order.js FROM.wat TO.wat
//
// Each function is followed by the one that has the largest share of its pairs of instructions in common with the last
// ones.

import { readFileSync, writeFileSync } from 'node:fs';

/** How many different pairs of instructions the last functions have between them; of a few hundreds it matters little. */
const RECENT = 200;

/** Short functions have much in common with any: so many pairs are taken to be in no other. */
const OWN = 20;

const [from, to] = process.argv.slice(2);
const [head, ...functions] = readFileSync(from, 'utf8').split(/^(?= \(func )/m);
// The last of them ends with the module.
const end = functions.at(-1).lastIndexOf(')');
functions.push(functions.pop().slice(0, end));

const numbers = new Map();
const numberOf = (pair) => numbers.get(pair) ?? numbers.set(pair, numbers.size).size - 1;
const pairs = functions.map((text) => {
  const lines = text.split('\n').slice(1).map((line) => line.trim());
  const instructions = lines.filter((line) => line !== '' && line !== ')' && !line.startsWith('(local $'));
  return new Set(instructions.slice(1).map((line, at) => numberOf(`${instructions[at]}\n${line}`)));
});

const left = new Set(functions.keys());
const order = [];
const recent = [];
const times = new Uint16Array(numbers.size);
let held = 0;

function take(taken) {
  order.push(taken);
  left.delete(taken);
  recent.push(taken);
  held += pairs[taken].size;
  for (const pair of pairs[taken]) times[pair] += 1;
  while (held > RECENT && recent.length > 1) {
    const oldest = recent.shift();
    held -= pairs[oldest].size;
    for (const pair of pairs[oldest]) times[pair] -= 1;
  }
}

function shared(place) {
  let common = 0;
  for (const pair of pairs[place]) if (times[pair] > 0) common += 1;
  return common / (pairs[place].size + OWN);
}

function best(places, worth) {
  let [found, most] = [undefined, -1];
  for (const place of places) {
    const value = worth(place);
    if (value > most) [found, most] = [place, value];
  }
  return found;
}

take(best(left, (place) => pairs[place].size));
while (left.size > 0) take(best(left, shared));
writeFileSync(to, `${head}${order.map((place) => functions[place]).join('')})\n`);
