import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import type { SluglineReadyEvent } from "slugline";
import { article, strip } from "./story";

@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <button (click)="toggle()">{{ isShown() ? "Hide" : "Show" }}</button>
      <output>{{ status() }}</output>
      @if (isShown()) {
        <slugline-ticker [strip]="strip" />
        <slugline-article [article]="article" headline-level="1" controls="text-size theme" (slugline-ready)="onReady($event)" />
      }
    </main>
  `,
})
export class App {
  protected readonly article = article;
  protected readonly strip = strip;
  protected readonly isShown = signal(true);
  protected readonly status = signal("");

  protected toggle() {
    this.isShown.update((isShown) => !isShown);
    this.status.set("");
  }

  protected onReady({ detail }: SluglineReadyEvent) {
    this.status.set(`Ready: ${detail.format}`);
  }
}
