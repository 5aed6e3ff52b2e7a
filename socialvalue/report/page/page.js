(() => {
  const one = (selector, inside) => (inside || document).querySelector(selector);
  const all = (selector, inside) => [...(inside || document).querySelectorAll(selector)];

  // ---- words: what is changed here is changed in reasons.py
  function reason(order, found, weights, place) {
    const at = order[place], who = everyone[at];
    const rival = place ? order[0] : order[1];
    const told = [];
    if (rival === undefined) told.push("There is nobody to compare it with.");
    else {
      const gap = found[at].score - found[rival].score, other = everyone[rival];
      if (Math.abs(gap) < 0.05) told.push(`Level with ${other.name}.`);
      else told.push(`${gap > 0 ? "Ahead of" : "Behind"} ${other.name} by ${points(Math.abs(gap))}.`);
      let total = 0, best = null, worst = null;
      for (const weight of weights) total += weight;
      themes.forEach((theme, which) => {
        if (who.themes[which].unsure || other.themes[which].unsure) return;
        const share = weights[which] / total;
        const own = who.themes[which].score, its = other.themes[which].score;
        const pull = share * (own - its), far = Math.abs(own - its) >= 0.05;
        const words = `${theme.name}: ${points(own)} against ${points(its)}, with ${percent(share)} of the weight.`;
        if (far && pull > 0 && (!best || pull > best[0])) best = [pull, words];
        if (far && pull < 0 && (!worst || pull < worst[0])) worst = [pull, words];
      });
      if (best) told.push(`Gains most in ${best[1]}`);
      if (worst) told.push(`Loses most in ${worst[1]}`);
      if (!best && !worst) told.push(data.left_out ? "No theme of which nothing is left out tells them apart." : "No theme tells them apart.");
    }
    if (found[at].lowered) told.push(`Its score is held to ${points(data.cap)}: ${who.why}.`);
    return told.join(" ");
  }

  function worked(who, found, weights) {
    const side = (name, p) => {
      const parts = who.themes.map((theme, at) => [theme[name], weights[at]]).filter(([value]) => value !== null);
      const bend = p === 1 ? "" : `^(${trimmed(p)})`;
      const terms = parts.map(([value, weight]) => `${trimmed(weight)} × ${trimmed(100 * value)}${bend}`);
      if (!parts.some(([, weight]) => weight > 0)) return "nothing that has a weight applies, so it is 0";
      const mean = `(${terms.join(" + ")}) / (${parts.map(([, weight]) => trimmed(weight)).join(" + ")})`;
      if (p === 0) return `the weighted geometric mean of ${parts.map(([value, weight]) => `${trimmed(100 * value)} (weight ${trimmed(weight)})`).join(", ")}`;
      return p === 1 ? mean : `(${mean})^(1 / (${trimmed(p)}))`;
    };
    const told = [
      `Benefit: ${side("benefit", data.p)} = ${trimmed(found.benefit)}`,
      `Harm: ${side("harm", data.harm_p)} = ${trimmed(found.harm)}`,
      `Score: ${trimmed(found.benefit)} − ${trimmed(data.penalty)} × ${trimmed(found.harm)} = ${trimmed(found.plain)}`,
    ];
    if (who.over) {
      told.push(`Cap: ${who.why}, so no score may be above ${points(data.cap)}: ${points(found.score)}`);
    }
    return told;
  }

  // ---- what stands on the page
  let weights = published;
  const inputs = all(".slider input");

  function list(parent, texts) {
    parent.replaceChildren(...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
  }

  function fill(node, found, rank) {
    const told = {
      ".rank": rank, ".n-score": points(found.score), ".n-benefit": points(found.benefit),
      ".n-harm": points(found.harm), ".n-headroom": points(found.headroom),
      ".n-coverage": `${trimmed(100 * Number(fixed(found.coverage, 2)))}%`,
    };
    for (const [where, text] of Object.entries(told)) {
      const place = one(where, node);
      if (place) place.textContent = text;
    }
  }

  function ranked(found) {
    const order = everyone.map((_, at) => at);
    order.sort((a, b) => found[b].score - found[a].score || everyone[a].row - everyone[b].row);
    const ranks = order.map((at) => 1 + order.filter((other) => found[other].score > found[at].score).length);
    const ties = ranks.map((rank) => (ranks.filter((other) => other === rank).length > 1 ? "=" : ""));
    return { order, ranks: ranks.map((rank, at) => `${rank}${ties[at]}`) };
  }

  /** Whether two lists of points are the same in proportion: no score can tell them apart. */
  function alike(some, others) {
    const sum = (list) => list.reduce((total, weight) => total + weight, 0);
    const scale = sum(some) / sum(others);
    return some.every((weight, at) => Math.abs(weight - scale * others[at]) < 1e-9 * sum(some));
  }
  const same = () => alike(weights, published);

  let waiting = 0;
  function say(text) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      one("#told").textContent = text;
      const sure = one("#sure-told");
      const moved = same() ? "" : "You have moved the weights. The ranges below still belong to the published weights, and not to yours.";
      if (sure && sure.textContent !== moved) sure.textContent = moved;
    }, 250);
  }

  function show() {
    let total = 0;
    for (const weight of weights) total += weight;
    inputs.forEach((input, at) => {
      const share = total > 0 ? percent(weights[at] / total) : "0%";
      const text = `${Number(weights[at].toFixed(1))} points, ${share} of the whole`;
      one(`#o${at}`).textContent = `${Number(weights[at].toFixed(1))} points · ${share}`;
      input.value = String(weights[at]);
      input.setAttribute("value", String(Math.round(weights[at])));
      input.dataset.points = String(weights[at]);
      input.setAttribute("aria-valuetext", text);
    });
    all("[data-view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(alike(weights, chosen(button.dataset.view))));
    });
    const wrong = refused(weights);
    one("#export").disabled = Boolean(wrong);
    if (wrong) return say(`${wrong} The order below has not moved.`);
    const found = everyone.map((who) => scored(who, weights));
    const { order, ranks } = ranked(found);
    order.forEach((at, place) => {
      const card = one(`.place[data-at="${at}"]`), row = one(`#scores tr[data-at="${at}"]`);
      card.parentNode.append(card);
      row.parentNode.append(row);
      fill(card, found[at], ranks[place]);
      fill(row, found[at], ranks[place]);
      one(".good", card).setAttribute("width", found[at].benefit);
      one(".bad", card).setAttribute("width", found[at].harm);
      one(".reason", card).textContent = reason(order, found, weights, place);
      const range = one(".within", card);
      if (range) range.textContent = within(everyone[at], weights);
      list(one(".worked", card), worked(everyone[at], found[at], weights));
      all(".weight", card).forEach((cell, which) => { cell.textContent = percent(weights[which] / total); });
    });
    const group = data.perspectives.find((view) => alike(weights, view.points));
    const whose = same() ? "the published weights" : group ? `the weights of ${group.name}` : "your weights";
    one("#by").textContent = whose;
    const moved = ranked(everyone.map((who) => scored(who, published))).order;
    const still = moved.every((at, place) => at === order[place]);
    const line = order.slice(0, 5).map((at, place) => `${ranks[place]} ${everyone[at].name} ${points(found[at].score)}`).join("; ");
    const more = order.length > 5 ? `; and ${order.length - 5} more` : "";
    const could = data.left_out && order.length > 1 ? ` ${couldBeFirst(order, weights)}` : "";
    if (could) one("#could").textContent = could.trim();
    const start = `With ${whose}${same() ? "" : still ? " the order is the same" : " the order changes"}`;
    say(`${start}: ${line}${more}.${could}`);
  }

  function chosen(view) {
    if (view === "published") return published;
    if (view === "equal") return themes.map(() => 20);
    return data.perspectives[Number(view)].points;
  }

  function download(text, name, kind) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** The weights as the TOML file that `sv.read_perspective` reads. */
  function perspective() {
    const sound = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");
    const quoted = (text) => JSON.stringify(sound(text));
    const head = { kind: "socialvalue perspective", name: one("#whose").value.trim() || "My weights", framework: data.framework, digest: data.digest, node: data.node };
    const lines = Object.entries(head).map(([key, text]) => `${key} = ${quoted(text)}`);
    const shares = themes.map((theme, at) => `${quoted(theme.code)} = ${weights[at]}`);
    return `${lines.join("\n")}\n\n[points]\n${shares.join("\n")}\n`;
  }

  function copy() {
    const page = document.documentElement.cloneNode(true);
    one("#whose", page)?.removeAttribute("value");
    return `<!doctype html>\n${page.outerHTML}\n`;
  }

  function reveal() {
    const goal = document.getElementById(location.hash.slice(1));
    for (let node = goal; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    if (goal && goal.tagName === "DETAILS") {
      one("summary", goal).focus();
      goal.scrollIntoView();
    }
  }

  if (data.moves && everyone.length) {
    inputs.forEach((input, at) => {
      input.addEventListener("input", () => {
        weights = weights.map((weight, which) => (which === at ? Number(input.value) : weight));
        show();
      });
    });
    all("[data-view]").forEach((button) => {
      button.addEventListener("click", () => { weights = chosen(button.dataset.view); show(); });
    });
    one("#export").addEventListener("click", () => download(perspective(), "my-weights.toml", "application/toml"));
    one("#sliders").hidden = false;
    weights = inputs.map((input) => Number(input.dataset.points));
    show();
  }
  one("#keep").hidden = false;
  one("#save").addEventListener("click", () => download(copy(), "social-value.html", "text/html"));
  one("#print").addEventListener("click", () => window.print());
  one("#print-all").addEventListener("click", () => {
    const opened = all("details:not([open])");
    opened.forEach((node) => { node.open = true; });
    window.addEventListener("afterprint", () => {
      opened.forEach((node) => { node.open = false; });
    }, { once: true });
    window.print();
  });
  window.addEventListener("hashchange", reveal);
  reveal();
})();
