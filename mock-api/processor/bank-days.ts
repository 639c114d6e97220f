const dayMs = 86_400_000;
const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();
const two = (value: number): string => String(value).padStart(2, '0');

/** The `nth` (from 1; -1 is the last) weekday, 0 for Sunday, of a month from 1 to 12. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  if (nth < 0) {
    const last = new Date(Date.UTC(year, month, 0, 12)).toISOString().slice(0, 10);
    return shift(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = `${year}-${two(month)}-01`;
  return shift(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** The days on which the Federal Reserve Banks move no money. A holiday on a Sunday is kept on the Monday after it. */
function holidaysOf(year: number): string[] {
  const juneteenth = year >= 2021 ? ['06-19'] : [];
  const fixed = ['01-01', ...juneteenth, '07-04', '11-11', '12-25'].map((day) => `${year}-${day}`);
  return [
    ...fixed.map((day) => (weekdayOf(day) === 0 ? shift(day, 1) : day)),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    nthWeekday(year, 5, 1, -1),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    nthWeekday(year, 11, 4, 4),
  ];
}

/** Whether banks work on a day, `YYYY-MM-DD`. */
export function isBankDay(day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).includes(day);
}

/** The bank day that comes `count` bank days after a day; that day itself is not counted. */
export function bankDayAfter(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = shift(reached, 1);
    if (isBankDay(reached)) left -= 1;
  }
  return reached;
}
