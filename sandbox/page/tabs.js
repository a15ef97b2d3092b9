const TABS = ['orders', 'messages', 'offers'];

/** The tab named by the address; orders when it names none. */
export function shownTab() {
	const name = location.hash.slice(1).split('/')[0];
	return TABS.includes(name) ? name : 'orders';
}

/** Shows the tab of the address, now and whenever it changes. */
export function onTab(listener) {
	const show = () => {
		const shown = shownTab();
		for (const name of TABS) document.getElementById(`tab-${name}`).hidden = name !== shown;
		for (const link of document.querySelectorAll('.tabs a')) {
			const isShown = link.hash === `#${shown}`;
			if (isShown) link.setAttribute('aria-current', 'page');
			else link.removeAttribute('aria-current');
		}
	};
	addEventListener('hashchange', () => {
		show();
		listener();
	});
	show();
}
