/** Scrolls to what stands low in the window or below it, as an answer below its form does on a phone. */
export function showFromTop(element: HTMLElement | null): void {
  if (element === null || element.getBoundingClientRect().top < innerHeight / 2) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // What was answered is drawn first, so that there is room to scroll.
  requestAnimationFrame(() =>
    element.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' }),
  );
}
