/** Line drawings on a 20 × 20 grid, each one path, drawn with the colour of the text beside it. */
export const icons = {
	check: 'M4 10.5l4 4 8-9',
	cross: 'M5 5l10 10M15 5L5 15',
	warning: 'M10 3L1.8 17h16.4zM10 8.2v4M10 14.6v.2',
	info: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15M10 9.2V14M10 6.3v.2',
	clock: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15M10 5.8V10l3 1.8',
	dot: 'M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7',
	dash: 'M5 10h10',
	bolt: 'M11.2 2L4.5 11.4h4.9L8.6 18l6.9-9.6h-5z',
	copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
	download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
	send: 'M3 10L17 3.5 13 17l-3.2-5.2zM9.8 11.8L17 3.5',
	stop: 'M5.5 5.5h9v9h-9z',
	lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9',
	eye: 'M1.8 10S5 4.5 10 4.5 18.2 10 18.2 10 15 15.5 10 15.5 1.8 10 1.8 10M10 7.8a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4',
	person: 'M10 3a3.2 3.2 0 100 6.4A3.2 3.2 0 0010 3M3.5 17c.6-3.6 3.2-5.2 6.5-5.2s5.9 1.6 6.5 5.2',
	flag: 'M5 18V3M5 3.8h10.5l-2.6 3.7 2.6 3.7H5',
	star: 'M10 2.5l2.3 4.9 5.3.7-3.9 3.7 1 5.3L10 14.5l-4.7 2.6 1-5.3-3.9-3.7 5.3-.7z',
	refresh: 'M16 10a6 6 0 11-1.8-4.3M16 3v3.5h-3.5',
	next: 'M7.5 4.5L13 10l-5.5 5.5',
	previous: 'M12.5 4.5L7 10l5.5 5.5',
	down: 'M4.5 7.5L10 13l5.5-5.5',
	plus: 'M10 4v12M4 10h12'
} as const;

export type IconName = keyof typeof icons;
