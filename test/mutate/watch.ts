/** Ends tests that take too long, from a thread of its own: what loops for ever lets nothing else happen in its. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { type Answer, PLACES, type Request } from './protocol.ts';

const { request, running, root }: { request: Request; running: Int32Array; root: string } = workerData;

const cpuSeconds = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;

let [watched, cpuAtStart, start] = [-1, 0, 0];

setInterval(() => {
  const index = Atomics.load(running, 0);
  if (index !== watched) [watched, cpuAtStart, start] = [index, cpuSeconds(), process.uptime()];
  const run = request.runs[index];
  if (run === undefined) return;
  if (cpuSeconds() - cpuAtStart <= run.cpuSeconds && process.uptime() - start <= run.seconds) return;
  const answer: Answer = { kind: 'took too long', file: run.file };
  writeFileSync(join(root, PLACES.answer), JSON.stringify(answer));
  process.kill(process.pid, 'SIGKILL');
}, 200);
