import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import "slugline/slugline.css";
import "slugline";
import type { Article, SluglineTicker, Strip } from "slugline";
import type {} from "slugline/react";

const STRIP: Strip = { label: "Levels", quotes: [{ symbol: "EBB", price: "12.40" }, { symbol: "FLD", price: "1204.5" }] };
const STORIES: Article[] = [
  { headline: "Levels of the week", body: [{ type: "paragraph", text: ["The water rose."] }] },
  { headline: "Levels of the month", body: [{ type: "paragraph", text: ["The water fell."] }] },
];

function Page() {
  const ticker = useRef<SluglineTicker>(null);
  const [number, setNumber] = useState(0);
  const [told, setTold] = useState<string[]>([]);
  const tell = (text: string) => setTold((told) => [...told, text]);
  return (
    <main>
      <slugline-ticker
        ref={ticker}
        strip={STRIP}
        paused
        motion="scroll"
        speed={20}
        fields="symbol price"
        max-rate={10}
        className="levels"
        onslugline-ready={({ detail }) => {
          tell(`strip ${detail.format}`);
          ticker.current?.apply([{ symbol: "EBB", price: "12.50" }]);
        }}
        onslugline-action={({ detail }) => detail.control === "pause" && tell(`paused ${detail.value satisfies boolean}`)}
      />
      <slugline-article
        id="given"
        article={STORIES[number]}
        headline-level={1}
        text-size="125"
        onslugline-ready={(event) => tell(`story ${event.detail.format}`)}
        onslugline-action={({ detail }) => detail.control === "text-size" && tell(`size ${detail.value satisfies number}`)}
      />
      <slugline-article id="own">
        <header slot="header"><h2>The story's own</h2></header>
        <p>Shown {number + 1} times.</p>
      </slugline-article>
      <button onClick={() => setNumber((number + 1) % STORIES.length)}>Next</button>
      <pre id="told">{told.join("\n")}</pre>
    </main>
  );
}

createRoot(document.querySelector("#root")!).render(<StrictMode><Page /></StrictMode>);
