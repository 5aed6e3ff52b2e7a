"use strict";
// The arithmetic of the page: scores, and what they could be, from the parts of each theme.
const data = JSON.parse(document.getElementById("data").textContent);
const themes = data.themes, everyone = data.submissions;
const published = themes.map((theme) => theme.points);

// ---- numbers, spelt as the library spells them: exact halves go to the even digit
function fixed(value, digits) {
  const size = Math.abs(value), doubled = size * 2 ** (digits + 1);
  let told = size.toFixed(digits);
  if (Number.isInteger(doubled) && doubled % 2 === 1) {
    const below = Math.floor(size * 10 ** digits);
    told = ((below % 2 ? below + 1 : below) / 10 ** digits).toFixed(digits);
  }
  return (value < 0 ? "-" : "") + told;
}
const points = (value) => (Math.abs(value) < 0.05 ? "0.0" : fixed(value, 1));
const percent = (value) => `${Math.floor(100 * value + 0.5)}%`;
const trimmed = (value) => String(Number(value.toFixed(4)));

// ---- the root of the tree: ratings 0-1 of the themes that apply join by their weights
function join(values, weights, p) {
  const parts = values.map((value, at) => [value, weights[at]])
    .filter(([value, weight]) => value !== null && weight > 0);
  if (!parts.length) return null;
  if (parts.length === 1) return parts[0][0];
  let total = 0;
  for (const [, weight] of parts) total += weight;
  let joined = 0;
  for (const [value, weight] of parts) {
    joined += (weight / total) * (p === 1 ? value : p === 0 ? Math.log(value) : value ** p);
  }
  const mean = p === 1 ? joined : p === 0 ? Math.exp(joined) : joined ** (1 / p);
  return Math.min(1, Math.max(0, mean));
}

function scored(who, weights) {
  const part = (name, p) => join(who.themes.map((theme) => theme[name]), weights, p);
  const benefit = part("benefit", data.p), harm = part("harm", data.harm_p);
  const gain = 100 * (benefit ?? 0), loss = 100 * (harm ?? 0);
  const plain = gain - data.penalty * loss;
  const score = who.over ? Math.min(plain, data.cap) : plain;
  const best = 100 * (part("benefit_best", data.p) ?? 0) - data.penalty * (100 * (part("harm_best", data.harm_p) ?? 0));
  const headroom = who.past ? Math.min(best, data.cap) : best;
  const counted = benefit === null ? 0 : 1;
  const penalty = harm === null ? 0 : counted ? data.penalty : 1;
  const seen = counted * (part("benefit_seen", 1) ?? 0) + penalty * (part("harm_seen", 1) ?? 0);
  const coverage = counted + penalty > 0 ? seen / (counted + penalty) : 1;
  return { benefit: gain, harm: loss, plain, score, headroom, coverage, lowered: score < plain };
}

// ---- what is left out at its worst and at its best: what is changed here is changed in ends.py
function ends(who, weights) {
  const part = (name, p) => 100 * (join(who.themes.map((theme) => theme[name]), weights, p) ?? 0);
  const held = (value, capped) => (capped ? Math.min(value, data.cap) : value);
  const least = part("benefit_least", data.p) - data.penalty * part("harm_most", data.harm_p);
  const most = part("benefit_most", data.p) - data.penalty * part("harm_least", data.harm_p);
  return [held(least, who.over || who.risky), held(most, who.over)];
}

function within(who, weights) {
  const [least, most] = ends(who, weights);
  return `Something is left out here. With it, the score lies between ${points(least)} and ${points(most)}.`;
}

function couldBeFirst(order, weights) {
  const spans = everyone.map((who) => ends(who, weights));
  const able = order.filter((at) => order.every((other) => other === at || spans[at][1] >= spans[other][0]));
  const names = able.map((at) => everyone[at].name);
  if (able.length === 1) return `Whatever is left out, ${names[0]} comes first.`;
  return `With what is left out, any of these could come first: ${together(names)}.`;
}

/** Names in a sentence; of many the first six, and how many more. */
function together(names) {
  if (names.length > 6) return `${names.slice(0, 6).join(", ")} and ${names.length - 6} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** Why these weights give no score, as the library would refuse them; "" where they do. */
function refused(weights) {
  if (!weights.some((weight) => weight > 0)) return "Give at least one theme some points.";
  for (const kind of ["harm", "benefit"]) {
    const holders = themes.filter((theme) => theme[kind]);
    if (holders.length && !themes.some((theme, at) => theme[kind] && weights[at] > 0)) {
      return `Every theme in which ${kind} is counted has 0 points, so no ${kind} would count. `
        + `Give points to one of: ${holders.map((theme) => theme.name).join(", ")}.`;
    }
  }
  return "";
}
