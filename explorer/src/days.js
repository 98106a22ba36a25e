// Days as whole numbers (days since 1970-01-01, UTC), and how a date of some precision reads.

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** Day number of an ISO date, or null where there is none. */
export function day(iso) {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

export function iso(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function asDate(number) {
  return new Date(number * DAY);
}

/** Last day of the week, month or year that starts on `first`. */
export function lastDay(first, precision) {
  const date = asDate(first);
  switch (precision) {
    case "week":
      return first + 6;
    case "month":
      return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY) - 1;
    case "year":
      return Math.round(Date.UTC(date.getUTCFullYear() + 1, 0, 1) / DAY) - 1;
    default:
      return first;
  }
}

/** "26 Jan 2022", "week of 24 Jan 2022", "Dec 2021", "2014". */
export function dateText(number, precision = "day") {
  const date = asDate(number);
  const year = date.getUTCFullYear();
  const month = `${MONTHS[date.getUTCMonth()]} ${year}`;
  if (precision === "year") return String(year);
  if (precision === "month") return month;
  const text = `${date.getUTCDate()} ${month}`;
  return precision === "week" ? `week of ${text}` : text;
}

/** "26 Jan": the day without its year, for axes. */
export function shortDay(number) {
  const date = asDate(number);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** "2022-01-26T17:31:00Z" as "26 Jan 2022, 17:31 UTC"; the date alone where there is no time. */
export function momentText(at, on, precision) {
  if (at) return `${dateText(day(at.slice(0, 10)))}, ${at.slice(11, 16)} UTC`;
  return on ? dateText(day(on), precision || "day") : "";
}
