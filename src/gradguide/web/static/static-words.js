// Words as a server cuts and reads them (catalog/search_text, resolution/spelling), for the guide as
// files: what is typed, in any letter case, singular or plural, finds what it finds there.
"use strict";

const typedWords = (() => {
  const SMALL = new Set("a an and at by for from in of on or the to with".split(" "));
  const CODE = /\s*\([^()]*\d[^()]*\)/gu;
  const DOTTED = /\b(?:[a-z]{1,2}\.){1,5}[a-z]{1,4}\b\.?/g;
  const POSSESSIVE = /(?<=[a-z])'(?:s\b|(?![\p{L}\p{N}_]))/gu;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’‛′´`ʻʼ]/gu, "'");

  // Without the plural ending; short words are abbreviations as often as not and stay.
  function stem(word) {
    if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
    if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    return word.endsWith("s") ? word.slice(0, -1) : word;
  }

  function variants(word) {
    const single = stem(word);
    const plural = single.endsWith("y") && single.length > 3 ? `${single.slice(0, -1)}ies` : single;
    return [...new Set([word, single, plural])];
  }

  const of = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])];

  const plain = (text) => fold(text).trim().replaceAll("_", " ").replaceAll("-", " ");

  // What two spellings of one text have in common.
  function key(text) {
    const folded = fold(text.replace(CODE, "")).replace(DOTTED, (found) => found.replaceAll(".", ""));
    const words = folded.replace(POSSESSIVE, "").replaceAll("&", " and ").match(/[a-z0-9]+/g) ?? [];
    return words.filter((word) => !SMALL.has(word)).map(stem).join(" ") || fold(text).trim();
  }

  return { of, variants, plain, key };
})();
