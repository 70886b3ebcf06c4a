// The parts of accessibility.py that are asked of the page itself. Each gives complaints in words.

const named = (element) => {
  const words = (element.getAttribute("aria-label") || element.innerText || element.value || "")
    .trim().slice(0, 40).replace(/\s+/g, " ");
  const id = element.id ? `#${element.id}` : "";
  const kind = element.classList.length ? `.${element.classList[0]}` : "";
  return `<${element.tagName.toLowerCase()}${id}${kind}> "${words}"`;
};

const all = (selector) => [...document.querySelectorAll(selector)];
const shown = (element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const controls =
  "a[href], button, input:not([type=hidden]), select, textarea, summary, " +
  "[role=button], [role=link], [tabindex]:not([tabindex='-1'])";

const checks = {
  sideways(width) {
    const root = document.scrollingElement;
    if (root.scrollWidth <= width) return [];
    const scrollsApart = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== "visible") return true;
      return false;
    };
    // Text can stick out of its element, which then is no wider itself.
    const end = (element) => {
      const box = element.getBoundingClientRect();
      return scrollX + box.left + Math.max(box.width, element.scrollWidth);
    };
    const wide = all("body *").filter(
      (element) => shown(element) && !scrollsApart(element) && end(element) > width + 0.5,
    );
    const innermost = wide.filter(
      (element) => !wide.some((other) => other !== element && element.contains(other)),
    );
    return [
      `the page is ${root.scrollWidth} px wide on a screen of ${width}`,
      ...innermost.slice(0, 8).map((element) => `sticks out: ${named(element)}`),
    ];
  },

  cutOff() {
    const cut = (element) => {
      const style = getComputedStyle(element);
      const hides = (way) => ["hidden", "clip"].includes(way);
      // One pixel each way is how words for screen readers only are hidden.
      return (
        element.clientWidth > 1 &&
        element.clientHeight > 1 &&
        ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1))
      );
    };
    return all("body *")
      .filter((element) => shown(element) && element.innerText && cut(element))
      .map((element) => `text is cut off: ${named(element)}`);
  },

  smallTargets([selector, least]) {
    const inSentence = (element) =>
      getComputedStyle(element).display === "inline" &&
      [...element.parentElement.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent),
      );
    const box = (element) => element.getBoundingClientRect();
    const size = (element) => {
      const parts = [element, ...(element.labels || [])].map(box);
      return [
        Math.max(...parts.map((part) => part.width)),
        Math.max(...parts.map((part) => part.height)),
      ];
    };
    return all(selector || controls)
      .filter((element) => shown(element) && !element.disabled && !inSentence(element))
      .map((element) => [element, ...size(element)])
      .filter(([, wide, high]) => Math.min(wide, high) > 1 && Math.min(wide, high) < least - 0.5)
      .map(
        ([element, wide, high]) =>
          `${named(element)} is ${Math.round(wide)} x ${Math.round(high)} px, not ${least}`,
      );
  },

  structure() {
    const wrong = [];
    if (!/^[a-z]{2}/.test(document.documentElement.lang)) wrong.push("the page names no language");
    if (!document.title.trim()) wrong.push("the page has no title");
    if (!document.querySelector("meta[name=viewport]")) wrong.push("no viewport is declared");

    const first = all("h1").filter(shown).length;
    if (first !== 1) wrong.push(`${first} headings of the first level, not 1`);
    let level = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
      const here = Number(heading.tagName[1]);
      if (here > level + 1) wrong.push(`level ${here} after level ${level}: ${named(heading)}`);
      level = here;
    }

    for (const [name, selector] of [
      ["main", "main, [role=main]"],
      ["banner", "body > header, [role=banner]"],
      ["contentinfo", "body > footer, [role=contentinfo]"],
    ]) {
      const there = all(selector).filter(shown).length;
      if (there !== 1) wrong.push(`${there} landmarks "${name}", not 1`);
    }
    const ways = all("nav, [role=navigation]").filter(shown);
    const names = ways.map(
      (way) =>
        way.getAttribute("aria-label") ||
        document.getElementById(way.getAttribute("aria-labelledby"))?.innerText ||
        "",
    );
    if (!ways.length) wrong.push('no landmark "navigation"');
    if (new Set(names).size < names.length)
      wrong.push(`navigations of one name: ${names.map((name) => `"${name}"`).join(", ")}`);

    const fields =
      "input:not([type=hidden], [type=submit], [type=reset], [type=button]), select, textarea";
    for (const field of all(fields).filter(shown)) {
      const told =
        [...field.labels].some((label) => label.innerText.trim()) ||
        field.getAttribute("aria-label") ||
        field.getAttribute("aria-labelledby");
      if (!told) wrong.push(`no label: ${named(field)}, name ${field.name}`);
    }
    return wrong;
  },

  // Where the focus is: null outside of the page; else what a reader would notice there.
  focused() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const looks = () => {
      const style = getComputedStyle(element);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
      return String([
        outlined ? [style.outlineStyle, style.outlineWidth, style.outlineColor] : "none",
        style.boxShadow,
        style.borderColor,
        style.borderWidth,
        style.backgroundColor,
        style.textDecorationLine,
      ]);
    };
    const box = element.getBoundingClientRect();
    const line = element.getClientRects()[0] ?? box; // words that go on in the next line have two
    const within = (value, most) => Math.min(Math.max(value, 0), most - 1);
    const top = document.elementFromPoint(
      within(line.left + line.width / 2, innerWidth),
      within(line.top + line.height / 2, innerHeight),
    );
    const own = [element, ...(element.labels || [])];
    const focusedLooks = looks();
    element.blur();
    const plainLooks = looks();
    element.focus({ preventScroll: true, focusVisible: true });
    window.tabStops ??= [];
    const known = window.tabStops.indexOf(element);
    if (known < 0) window.tabStops.push(element);
    return {
      name: named(element),
      known,
      seen: focusedLooks !== plainLooks,
      inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
      covered: top !== null && !own.some((part) => part.contains(top) || top.contains(part)),
    };
  },

  // To the top of the page, as if it had just been opened.
  beginning() {
    document.activeElement?.blur();
    window.tabStops = [];
    getSelection().removeAllRanges();
    scrollTo(0, 0);
  },

  inMainOrBehind() {
    const main = document.querySelector("main");
    const element = document.activeElement;
    if (!main || !element) return false;
    const follows = main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return main === element || main.contains(element) || follows !== 0;
  },

  linkInFocus() {
    const element = document.activeElement;
    return { name: named(element), href: element.getAttribute("href"), shown: shown(element) };
  },
};
