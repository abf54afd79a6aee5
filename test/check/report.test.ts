import { describe, expect, it } from "vitest";
import { reportPage, type Verdict } from "../../src/check/report.js";
import { VERDICTS } from "./verdicts.js";

describe("a report", () => {
  it("says how many need attention, and puts what is wrong first and what is right last", () => {
    const page = reportPage(VERDICTS);
    expect(page).toContain("<h1>3 of 5 artifacts need attention</h1>");
    const order = ["a-very-long-name", "bowl.svg", "race.mp4", "post.apng", "post.gif"].map((name) =>
      page.indexOf(name),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    const heading = (verdicts: readonly Verdict[]) => reportPage(verdicts).match(/<h1>(.*)<\/h1>/)?.[1];
    expect(heading([])).toBe("Nothing was checked");
    expect(heading(VERDICTS.slice(0, 1))).toBe("The artifact is up to date");
    expect(heading(VERDICTS.slice(0, 2))).toBe("All 2 artifacts are up to date");
    expect(heading(VERDICTS.slice(2, 3))).toBe("1 of 1 artifact needs attention");
  });

  it("holds no markup that came with names and causes, and points at nothing but files beside it", () => {
    const page = reportPage(VERDICTS);
    expect(page).not.toMatch(/<script|<b>/);
    expect(page).toContain("docs/&lt;b&gt; &amp; &quot;c&quot;/");
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address as string);
    expect(new Set(addresses)).toEqual(
      new Set(["data:,", "./1%20expected%23%3F.png", "./1-actual.png", "./1-difference.png"]),
    );
    const evil = {
      ...(VERDICTS[4] as Verdict),
      pictures: { actual: 'javascript:alert(1)" onerror="x', expected: "../../up.png", difference: "d.png" },
    };
    expect(reportPage([evil])).toContain('href="./javascript%3Aalert(1)%22%20onerror%3D%22x"');
    expect(reportPage([evil])).toContain('href="./..%2F..%2Fup.png"');
  });

  it("says which frame its pictures are of, and in how many reels something is wrong", () => {
    const [stale, missing] = [VERDICTS[4] as Verdict, VERDICTS[2] as Verdict];
    const pictures = { expected: "m-expected.png", actual: "m-actual.png", difference: "m-difference.png" };
    const worst = { frame: 12, pixels: 99, largest: 255, pictures };
    const page = reportPage([
      { ...stale, frame: 7, worst },
      { ...missing, pictures: { expected: "s-expected.svg" } },
    ]);
    expect(page).toContain("Expected – Frame 7, the first that differs");
    expect(page).toContain("Difference – Frame 12, which differs the most");
    expect(page.match(/<figure>/g)).toHaveLength(7);
    expect(page).toContain('<img src="./s-expected.svg" alt="Expected: docs/bowl.svg"');
    expect(page).toContain("In 1 of 1 reel<");
    expect(reportPage(VERDICTS)).toContain("In 2 of 3 reels<");
    expect(reportPage(VERDICTS.slice(0, 2))).toContain("Of 1 reel<");
  });

  it("is the same for the same verdicts", () => {
    expect(reportPage(VERDICTS)).toBe(reportPage(structuredClone(VERDICTS)));
  });
});
