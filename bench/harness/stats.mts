import { readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process and its threads have used (Linux). */
export async function cpuSeconds(pid: number): Promise<number> {
	const text = await readFile(`/proc/${pid}/stat`, 'utf8');
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory of a process in MB (Linux). */
async function residentMegabytes(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Watches the memory of a process. */
export function watchMemory(pid: number, everyMs = 50): { stop(): number } {
	let peak = 0;
	const look = () =>
		void residentMegabytes(pid)
			.then((now) => (peak = Math.max(peak, now)))
			.catch(() => {});
	look();
	const timer = setInterval(look, everyMs);
	return {
		stop() {
			clearInterval(timer);
			return Math.round(peak);
		},
	};
}

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
