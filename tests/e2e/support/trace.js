// What the main thread of a page does, by the browser's own trace.

const SCRIPT = ['EvaluateScript', 'FunctionCall', 'TimerFire', 'FireAnimationFrame', 'FireIdleCallback', 'EventDispatch', 'RunMicrotasks'];
const DRAWING = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];

/**
 * What is done in a page from the end of the task that is under way to the beginning of the one that asks, while something else is
 * waited for: how often the page ran script, how often the browser styled, laid out and painted it, and how many elements it styled.
 * @param {() => Promise<void>} during
 */
export async function traced(page, during) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'] });
  await page.evaluate(() => performance.mark('trace begins'));
  await during();
  await page.evaluate(() => performance.mark('trace ends'));
  // A task is in the trace when it has ended.
  await page.evaluate(() => new Promise((later) => setTimeout(later)));
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const [begin, end] = ['trace begins', 'trace ends'].map((name) => traceEvents.find((event) => event.name === name));
  const main = traceEvents.filter(({ pid, tid }) => pid === begin.pid && tid === begin.tid);
  const taskOf = (mark) => main.find(({ name, ts, dur }) => name === 'RunTask' && ts <= mark.ts && mark.ts <= ts + dur);
  const from = taskOf(begin).ts + taskOf(begin).dur;
  const to = taskOf(end).ts;
  const counts = { seconds: (to - from) / 1e6, script: {}, drawing: {}, styled: 0 };
  for (const { name, ph, ts, args } of main) {
    if (ts < from || ts >= to || !['X', 'B', 'I'].includes(ph)) continue;
    const kind = SCRIPT.includes(name) ? counts.script : DRAWING.includes(name) ? counts.drawing : {};
    kind[name] = (kind[name] ?? 0) + 1;
    if (name === 'UpdateLayoutTree') counts.styled += args.elementCount ?? 0;
  }
  return counts;
}
