// Figures as people read them, and the range that a figure leaves open.

import { label } from "./store.js";

const COUNT = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

export function number(text) {
  return text === "" || text === undefined || Number.isNaN(Number(text)) ? null : Number(text);
}

export function numberText(value) {
  return COUNT.format(value);
}

/** "more than 100,000 people", "between 50 and 60 troops", "at least 24 people (vague)". */
export function quantityText(store, cells) {
  const value = number(cells.quantity);
  const low = number(cells.quantity_low);
  const high = number(cells.quantity_high);
  const unit = unitText(store, cells.unit, value ?? high ?? low);
  const words = figure(store, cells.qualifier, value, low, high);
  const vague = cells.qualifier === "vague" ? "(vague)" : "";
  return words ? [words, unit, vague].filter(Boolean).join(" ") : "";
}

function figure(store, qualifier, value, low, high) {
  if (qualifier === "between" && low !== null && high !== null) return `between ${numberText(low)} and ${numberText(high)}`;
  if (qualifier === "vague") return low === null ? "" : `at least ${numberText(low)}`;
  if (value === null) return "";
  const word = qualifier && qualifier !== "exactly" ? `${label(store, "qualifier", qualifier).toLowerCase()} ` : "";
  return word + numberText(value);
}

function unitText(store, unit, value) {
  if (!unit) return "";
  if (unit === "person") return value === 1 ? "person" : "people";
  const name = label(store, "unit", unit).toLowerCase();
  return value === 1 || /s$/.test(name) || ["percent", "aircraft"].includes(unit) ? name : `${name}s`;
}
