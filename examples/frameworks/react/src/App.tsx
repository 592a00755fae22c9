import { useState } from "react";
import "slugline/slugline.css";
import "slugline";
import type {} from "slugline/react";
import { article, strip } from "./story";

export function App() {
  const [isShown, setIsShown] = useState(true);
  const [status, setStatus] = useState("");

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
          <slugline-ticker strip={strip} />
          <slugline-article
            article={article}
            headline-level={1}
            controls="text-size theme"
            onslugline-ready={({ detail }) => setStatus(`Ready: ${detail.format}`)}
          />
        </>
      )}
    </main>
  );
}
