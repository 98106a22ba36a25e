// A drawing that follows the width of its place.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** `draw(width)` returns an element; it is drawn again when the width or one of `needs` changes. */
export function Chart({ draw, label, needs, onDrawn }) {
  const box = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!width) return; // drawn after the frame that shows the answer, so that a filter never waits for a drawing
    const drawing = draw(width);
    for (const part of drawing.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label"); // the names of Plot's marks
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", label);
    box.current.replaceChildren(drawing);
    onDrawn?.(drawing);
  }, [width, label, ...needs]);
  return <div class="chart" ref={box} />;
}
