"use client";

import { useCallback, useState, type ReactNode } from "react";
import "slugline";
import type { SluglineArticle, SluglineReadyEvent, SluglineTicker, Strip } from "slugline";
import type {} from "slugline/react";

const strip: Strip = {
  label: "Example figures",
  quotes: [
    { symbol: "TAPE", price: "19.05", change_percent: "0.75" },
    { symbol: "TICK", price: "1867.11", change_percent: "-1.50" },
    { symbol: "WIRE", price: "110.00", change_percent: "0.00" },
  ],
};

// React sets objects and listens to events when it makes an element, not when it takes over one of the server's: refs do both.
function showStrip(ticker: SluglineTicker | null) {
  if (ticker) ticker.strip = strip;
}

export function Reader({ children }: { children: ReactNode }) {
  const [isShown, setIsShown] = useState(true);
  const [status, setStatus] = useState("");

  const listen = useCallback((story: SluglineArticle) => {
    const onReady = ({ detail }: SluglineReadyEvent) => setStatus(`Ready: ${detail.format}`);
    story.addEventListener("slugline-ready", onReady);
    return () => story.removeEventListener("slugline-ready", onReady);
  }, []);

  function toggle() {
    setIsShown(!isShown);
    setStatus("");
  }

  return (
    <main>
      <button onClick={toggle}>{isShown ? "Hide" : "Show"}</button>
      <output>{status}</output>
      {isShown && (
        <>
          <slugline-ticker ref={showStrip} />
          <slugline-article controls="text-size theme" ref={listen}>
            {children}
          </slugline-article>
        </>
      )}
    </main>
  );
}
