import type { ReactNode } from "react";
import "slugline/slugline.css";

export const metadata = { title: "Slugline with Next" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
