import { createSignal, Show } from "solid-js";
import "slugline/slugline.css";
import "slugline";
import { article, strip } from "./story";

export function App() {
  const [isShown, setIsShown] = createSignal(true);
  const [status, setStatus] = createSignal("");

  function toggle() {
    setIsShown(!isShown());
    setStatus("");
  }

  return (
    <main>
      <button onClick={toggle}>{isShown() ? "Hide" : "Show"}</button>
      <output>{status()}</output>
      <Show when={isShown()}>
        <slugline-ticker prop:strip={strip} />
        <slugline-article
          prop:article={article}
          headline-level={1}
          controls="text-size theme"
          on:slugline-ready={({ detail }) => setStatus(`Ready: ${detail.format}`)}
        />
      </Show>
    </main>
  );
}
