// Writes src/locale/cldr.rs from CLDR's data, as npm's `cldr-numbers-full` carries it.
//
//     node xtask/cldr.mjs            write the file
//     node xtask/cldr.mjs --check    fail if the file is not what the data gives, and compare it with this Node's Intl
//
// The package is found as Node finds any (`npm ci` puts it there), or in the folder that CLDR_NUMBERS names.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(repository, "src/locale/cldr.rs");
const cldr =
  process.env.CLDR_NUMBERS ?? dirname(createRequire(import.meta.url).resolve("cldr-numbers-full/package.json"));

/** Languages, and the regions whose newspapers write numbers otherwise than their language's main region. */
const TAGS = `
  en en-IN en-ZA
  de de-AT de-CH de-LI lb
  fr fr-CA fr-CH fr-LU fr-MA
  es es-419 es-AR es-BO es-CL es-CO es-CR es-CU es-DO es-EC es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY es-VE
  it it-CH pt pt-AO pt-CH pt-CV pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL
  nl af ca gl eu pl cs sk hu ro bg el ru uk be mk sq hr bs sr sl
  sv da nb nn no fi is et lv lt ga cy
  tr az kk ka hy
  ar ar-BH ar-DZ ar-EG ar-IQ ar-JO ar-KW ar-LB ar-LY ar-MA ar-MR ar-OM ar-PS ar-QA ar-SA ar-SD ar-SY ar-TN ar-YE
  he fa ur hi gu ta te kn bn bn-IN
  th vi id ms fil sw ja zh-Hans zh-Hant ko
`.trim().split(/\s+/);

/** What else a tag is called. */
const ALSO = {
  he: ["iw"], id: ["in"], fil: ["tl"], ro: ["mo"], sr: ["sh"],
};

/** Currencies that prices in the news have. */
const CURRENCIES = `
  USD EUR GBP JPY CHF CNY HKD INR KRW TWD SGD AUD NZD CAD BRL MXN ARS CLP COP PEN ILS TRY PLN CZK HUF RON BGN RUB UAH KZT
  SEK NOK DKK ISK ZAR EGP NGN KES MAD SAR AED QAR KWD THB IDR MYR PHP VND PKR BDT
`.trim().split(/\s+/);

/** Signs that are ambiguous abroad and plain at home. No dollar is among them: `$` alone is the dollar of the United States. */
const HOMES = [
  ["sv", ["SEK"]],
  ["nb nn no", ["NOK"]],
  ["da", ["DKK"]],
  ["is", ["ISK"]],
  ["zh-Hans zh", ["CNY", "JPY"]],
  ["zh-Hant zh-TW zh-HK zh-MO", ["CNY", "JPY"]],
  ["ur", ["PKR"]],
  ["ar", ["AED", "SAR", "EGP", "QAR", "KWD", "MAD"]],
];

const read = (tag, file) =>
  JSON.parse(readFileSync(join(cldr, "main", tag, file), "utf8")).main[tag].numbers;

const currencies = (tag) => read(tag, "currencies.json").currencies;

/** Without the invisible marks of direction: an element around the number isolates it. */
const plain = (text) => text.replace(/[\u200e\u200f\u061c]/g, "");

/** `#,##0.00 ¤` as `-# ¤`: the number becomes one `#`, and the sign stands where a negative number has it. */
function pattern(source, percentSign) {
  const [positive, negative = `-${positive}`] = plain(source)
    .replaceAll(/[#0][#0,.]*/g, "#")
    .split(";");
  const text = /¤\s*-#/.test(negative) ? positive.replace("#", "-#") : `-${positive}`;
  return text.replace("%", plain(percentSign));
}

function row(tag) {
  const data = read(tag, "numbers.json");
  const system = data.defaultNumberingSystem;
  const symbols = data[`symbols-numberSystem-${system}`];
  const [decimal, group] = [plain(symbols.decimal), plain(symbols.group)];
  const grouping = data[`decimalFormats-numberSystem-${system}`].standard;
  return {
    decimal,
    group,
    money_decimal: plain(symbols.currencyDecimal ?? decimal),
    money_group: plain(symbols.currencyGroup ?? group),
    zero: ZERO[system],
    least: Number(data.minimumGroupingDigits),
    second: grouping.startsWith("#,##,") ? 2 : 3,
    percent: pattern(data[`percentFormats-numberSystem-${system}`].standard, symbols.percentSign),
    money: pattern(data[`currencyFormats-numberSystem-${system}`].standard, symbols.percentSign),
  };
}

const ZERO = { latn: "0", arab: "\u0660", arabext: "\u06f0", beng: "\u09e6" };

/** Tags that share a row stand together, rows in the order of their first tags. */
function rows() {
  const shared = new Map();
  for (const tag of TAGS) {
    const key = JSON.stringify(row(tag));
    shared.set(key, [...(shared.get(key) ?? []), tag]);
  }
  const all = [...shared].map(([key, tags]) => ({ tags, ...JSON.parse(key) }));
  // What only repeats the row that it would fall back to is left out: its language's, or English's.
  for (const { tags } of all) {
    for (const tag of [...tags]) {
      const parent = tag.includes("-") && TAGS.includes(tag.split("-")[0]) ? tag.split("-")[0] : "en";
      if (tag !== parent && tags.includes(parent)) tags.splice(tags.indexOf(tag), 1);
    }
  }
  return all;
}

/** English's sign where it has one; else the narrow one, if no other currency looks so; else the code. */
function symbol(code) {
  const all = currencies("en");
  const { symbol, "symbol-alt-narrow": narrow } = all[code];
  if (symbol !== code) return symbol;
  const alike = Object.values(all).filter((one) => one.symbol === narrow || one["symbol-alt-narrow"] === narrow);
  return narrow && alike.length === 1 ? narrow : "";
}

/** As Rust writes it in quotes; blanks and the digits of other scripts by their numbers, so that a reader can tell them apart. */
const escape = (text) =>
  text.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f-\u00a0\u2000-\u206f\u0600-\u06ff\u0900-\u09ff]/gu,
    (one) => `\\u{${one.codePointAt(0).toString(16)}}`);
const character = (text) => {
  if ([...text].length !== 1) throw new Error(`not one character: ${JSON.stringify(text)}`);
  return text;
};

const text = (value) => `"${escape(value)}"`;
const mark = (value) => `'${escape(character(value)).replace("'", "\\'")}'`;
const list = (values) => `&[${values.join(", ")}]`;
const currency = (code, sign) => `Currency { code: ${text(code)}, sign: ${text(sign)} }`;

function grouping({ least, second }) {
  const name = { "1,3": "Thousands", "2,3": "ThousandsFromFiveDigits", "1,2": "Lakhs" }[[least, second]];
  if (!name) throw new Error(`groups of digits that Rust does not know: ${least}, ${second}`);
  return `Grouping::${name}`;
}

function numbers(one) {
  const marks = (decimal, group) => `Marks { decimal: ${mark(decimal)}, group: ${mark(group)} }`;
  return `    Numbers {
        tags: ${list(one.tags.flatMap((tag) => [tag, ...(ALSO[tag] ?? [])]).map(text))},
        marks: ${marks(one.decimal, one.group)}, marks_of_money: ${marks(one.money_decimal, one.money_group)},
        grouping: ${grouping(one)}, zero: ${mark(one.zero)}, percent: ${text(one.percent)}, money: ${text(one.money)},
    },
`;
}

function home([tags, codes]) {
  const all = currencies(tags.split(" ")[0]);
  const entries = codes.map((code) => currency(code, plain(all[code].symbol)));
  return `    Home { tags: ${list(tags.split(" ").map(text))}, currencies: ${list(entries)} },\n`;
}

function source() {
  const { version } = JSON.parse(readFileSync(join(cldr, "package.json"), "utf8"));
  const all = rows();
  return `//! Made by \`node xtask/cldr.mjs\` from npm's cldr-numbers-full ${version} (Unicode CLDR, licence Unicode-3.0). Not edited by hand.

use super::notation::{Grouping, Marks, Numbers};

/// A currency and its sign; one whose sign is empty is written by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Currency {
    pub(super) code: &'static str,
    pub(super) sign: &'static str,
}

/// Currencies whose signs are plain only where a language is at home.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) tags: &'static [&'static str],
    pub(super) currencies: &'static [Currency],
}

/// How languages write numbers, a row for those that write them alike. What is not here writes them as English does, which is the first.
#[rustfmt::skip]
pub(super) static NUMBERS: [Numbers; ${all.length}] = [
${all.map(numbers).join("")}];

/// The currencies that prices in the news have.
#[rustfmt::skip]
pub(super) static CURRENCIES: [Currency; ${CURRENCIES.length}] = [
${CURRENCIES.map((code) => `    ${currency(code, symbol(code))},\n`).join("")}];

#[rustfmt::skip]
pub(super) static HOMES: [Home; ${HOMES.length}] = [
${HOMES.map(home).join("")}];
`;
}

/** Where the table and Intl differ, as lines of text; the signs of direction and of minus are ours by choice. */
function differences() {
  const same = (text) => plain(text).replace("\u2212", "-");
  const found = [];
  const compare = (tag, what, ours, theirs) => {
    if (same(ours) !== same(theirs)) found.push(`${tag} ${what}: ${JSON.stringify(ours)}, Intl ${JSON.stringify(theirs)}`);
  };
  for (const tag of TAGS) {
    const one = row(tag);
    const digits = (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(one.zero.codePointAt(0) + Number(digit)));
    for (const whole of ["7", "1234", "17034", "1234567"]) {
      const head = whole.slice(0, -3);
      const grouped = whole.length >= 3 + one.least
        ? head.replace(one.second === 2 ? /\B(?=(\d{2})+$)/g : /\B(?=(\d{3})+$)/g, "G") + "G" + whole.slice(-3)
        : whole;
      const number = (group, decimal) => digits(`${grouped.replaceAll("G", group)}${decimal}11`);
      const format = (options) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, ...options }).format(-`${whole}.11`);
      compare(tag, "number", `-${number(one.group, one.decimal)}`, format({}));
      compare(tag, "price", one.money.replace("#", number(one.money_group, one.money_decimal)).replace("¤", "€"),
        format({ style: "currency", currency: "EUR", currencyDisplay: "narrowSymbol" }));
    }
    compare(tag, "percent", one.percent.replace("#", digits("41")), new Intl.NumberFormat(tag, { style: "percent" }).format(-0.41));
  }
  return found;
}

if (process.argv.includes("--check")) {
  for (const line of differences()) console.log(line);
  console.log(`compared with ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`);
  if (readFileSync(target, "utf8") !== source()) {
    console.error("src/locale/cldr.rs is not what the data gives: run `node xtask/cldr.mjs`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, source());
}
