import type { WorkflowJson } from '../host/workflowJson.mts';

/** What the editor puts around the canvas, and the margin it leaves when it fits one. */
const AROUND = { width: 260, height: 240 };
const LEAST = { width: 1440, height: 900 };
const MOST = { width: 3000, height: 1500 };

/** Nodes of the canvas are shown at this size where there is room: still to be read in a README that shows the picture in full. */
const SCALE = 0.58;

interface Box {
	position: [number, number];
	parameters: { width?: number; height?: number };
}

/** A window in which the whole workflow fits and can be read. */
export function viewportFor({ nodes }: WorkflowJson): { width: number; height: number } {
	const boxes = nodes as unknown as Box[];
	const span = (axis: 0 | 1, size: 'width' | 'height') =>
		Math.max(...boxes.map(({ position, parameters }) => position[axis] + (parameters[size] ?? 160))) -
		Math.min(...boxes.map(({ position }) => position[axis]));
	const fitted = (axis: 0 | 1, size: 'width' | 'height') =>
		Math.round(Math.min(MOST[size], Math.max(LEAST[size], span(axis, size) * SCALE + AROUND[size])));
	return { width: fitted(0, 'width'), height: fitted(1, 'height') };
}
