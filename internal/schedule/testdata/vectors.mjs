// Writes fsrs6.json: what ts-fsrs 5.4.2 makes of made-up histories of practice, with
// its default parameters and without fuzz. Run it where that package is installed:
//
//	npm install ts-fsrs@5.4.2 && node vectors.mjs > fsrs6.json
import { FSRSAlgorithm, default_w, FSRSVersion } from "ts-fsrs";

// A small generator of numbers, so that the histories are the same each time.
let seed = 20260302;
const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648, Math.floor(seed / 65536) % n);

const rounded = new FSRSAlgorithm({ enable_fuzz: false, enable_short_term: true });
const lower = new FSRSAlgorithm({ enable_fuzz: false, enable_short_term: true, request_retention: 0.8 });
const gaps = [0, 0, 1, 1, 2, 3, 4, 7, 11, 20, 45, 120];

const histories = [];
for (let h = 0; h < 60; h++) {
  let memory = null;
  const reviews = [];
  for (let i = 0; i < 14; i++) {
    const elapsed = i === 0 ? 0 : gaps[below(gaps.length)];
    // The first histories hold one grade each; the others mix them, Good the most.
    const grade = h < 3 ? h + 1 : [1, 2, 3, 3, 3][below(5)];
    const recall = memory === null ? 0 : rounded.forgetting_curve(elapsed, memory.stability);
    memory = rounded.next_state(memory, elapsed, grade);
    reviews.push({
      elapsed, grade, recall, stability: memory.stability, difficulty: memory.difficulty,
      interval90: rounded.next_interval(memory.stability, 0), interval80: lower.next_interval(memory.stability, 0),
    });
  }
  histories.push(reviews);
}
const one = (r) => "    " + JSON.stringify(r);
console.log(`{\n  "made_with": ${JSON.stringify("ts-fsrs " + FSRSVersion)},\n  "weights": ${JSON.stringify(default_w)},\n  "histories": [\n` +
  histories.map((h) => "  [\n" + h.map(one).join(",\n") + "\n  ]").join(",\n") + "\n  ]\n}");
