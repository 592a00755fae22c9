// In the page before its own scripts: sees, frame by frame, when the story can be read, the strip moves and a control works. `window.acts`
// is a reader who uses the control as soon as it is seen.
{
  const start = (window.start = { shift: 0, tasks: [] });
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('longtask', ({ duration }) => start.tasks.push(duration));
  watch('layout-shift', ({ value, hadRecentInput }) => (start.shift += hadRecentInput ? 0 : value));
  watch('paint', ({ name, startTime }) => (start[name] = startTime));

  let last;
  let height;
  let strip;
  let button;
  const paragraph = () => document.querySelector('.body p, .slugline-body p');
  const look = () => {
    const now = performance.now();
    if (!start.readable && document.querySelectorAll('p').length >= window.paragraphs) start.readable = now;
    if (!start.moving) {
      strip = strip?.isConnected ? strip : window.deep('li').find((item) => item.closest('.quotes, .slugline-quotes'));
      const left = strip?.getBoundingClientRect().left;
      if (left !== undefined && last !== undefined && left < last) start.moving = now;
      last = left;
    }
    if (window.acts && !start.usable && start.readable) {
      const tall = paragraph()?.getBoundingClientRect().height;
      if (height && tall > height * 1.04) start.usable = now;
      height ??= tall;
      if (!start.usable) {
        button = button?.isConnected ? button : window.deep('button').find((one) => /larger text/i.test(one.ariaLabel));
        const target = button ?? document.querySelector('slugline-article, lit-story, .story');
        target?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
        button?.click();
      }
    }
    if (!start.readable || !start.moving || (window.acts && !start.usable)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
