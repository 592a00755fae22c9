// What clocks on the walls of the world show, for trading hours (src/feed/hours.rs).

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Reads trading hours.
 * @param {object} module the module
 * @param {string} text
 * @returns {((time: number) => boolean) | undefined} whether the market is open at a time; nothing for what cannot be read
 */
export function readHours({ TradingHours }, text) {
  const hours = TradingHours.parse(text);
  if (!hours) return undefined;
  try {
    const clocks = new Map(hours.zones.map((zone) => [zone, clockIn(zone)]));
    return (time) => hours.isOpen((zone) => clocks.get(zone)(time));
  } catch {
    // A zone that is not known.
    return undefined;
  }
}

/** Gives for a time the minute of the week that a clock in a time zone shows. */
function clockIn(timeZone) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (time) => {
    const now = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return (DAYS.indexOf(now.weekday) * 24 + Number(now.hour)) * 60 + Number(now.minute);
  };
}
