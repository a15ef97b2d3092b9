import { signIn, timed } from './api.mts';

await timed(async (task) => {
	const http = await signIn(task);
	const orders: unknown[] = [];
	for (let pageIndex = 1; ; pageIndex++) {
		const { data } = await http.get<{ items: unknown[] }>('/orders', {
			params: { pageIndex, pageSize: 100, sort: 'createdAt' },
		});
		orders.push(...data.items);
		if (data.items.length < 100) return orders.length;
	}
});
