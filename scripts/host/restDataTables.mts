import type { RestSession } from './restSession.mts';

export type ColumnType = 'string' | 'number' | 'boolean' | 'date';
export type Row = Record<string, string | number | boolean | null>;

const ROWS_PER_CALL = 200;

/** One Data Table of n8n, in the owner's own project. */
export interface DataTable {
	id: string;
	insert(rows: Row[]): Promise<void>;
	rows(): Promise<Row[]>;
	/** Whether this call made the table. */
	created: boolean;
}

/** Finds a Data Table by its name, or makes it. */
export async function dataTable(
	session: RestSession,
	name: string,
	columns: Record<string, ColumnType>,
): Promise<DataTable> {
	const { id: project } = await session.call<{ id: string }>('GET', '/projects/personal');
	const base = `/projects/${project}/data-tables`;
	const filter = encodeURIComponent(JSON.stringify({ name: name.toLowerCase() }));
	const found = await session.call<{ data: Array<{ id: string; name: string }> }>('GET', `${base}?filter=${filter}`);
	const existing = found.data.find((table) => table.name === name);
	const body = { name, columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })) };
	const { id } = existing ?? (await session.call<{ id: string }>('POST', base, body));
	return {
		id,
		created: !existing,
		async insert(rows) {
			for (let start = 0; start < rows.length; start += ROWS_PER_CALL) {
				const data = rows.slice(start, start + ROWS_PER_CALL);
				await session.call('POST', `${base}/${id}/insert`, { data, returnType: 'count' });
			}
		},
		async rows() {
			const all: Row[] = [];
			for (;;) {
				const path = `${base}/${id}/rows?take=${ROWS_PER_CALL}&skip=${all.length}`;
				const page = await session.call<{ data: Row[]; count: number }>('GET', path);
				all.push(...page.data);
				if (page.data.length === 0 || all.length >= page.count) return all;
			}
		},
	};
}
