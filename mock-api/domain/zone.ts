const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

const wallClock = (zone: string, ms: number): string => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
};

/** Milliseconds by which a zone's wall clock is ahead of UTC at an instant. */
const offsetAt = (zone: string, ms: number): number =>
  Date.parse(`${wallClock(zone, ms)}Z`) - Math.floor(ms / 1000) * 1000;

/** The calendar day, `YYYY-MM-DD`, that it is in a zone. */
export const dayIn = (zone: string, ms: number): string => wallClock(zone, ms).slice(0, 10);

/** The time of day, `HH:MM`, that it is in a zone. */
export const timeIn = (zone: string, ms: number): string => wallClock(zone, ms).slice(11, 16);

/** An instant as RFC 3339 with the zone's offset at that moment. */
export function instantIn(zone: string, ms: number): string {
  const minutes = Math.round(offsetAt(zone, ms) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const sign = minutes < 0 ? '-' : '+';
  return `${wallClock(zone, ms)}${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** Milliseconds since the epoch when a zone's wall clock shows `YYYY-MM-DDTHH:MM`. */
export function momentIn(zone: string, wall: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  // The offset is asked for twice because the first answer may lie on the other side of a change of summer time.
  return asUtc - offsetAt(zone, asUtc - offsetAt(zone, asUtc));
}
