import { expect, test } from 'vitest';
import { currentLink } from './nav-link.ts';

const home = { href: '/', label: 'Inicio' };
const contest = { href: '/contests/alia', label: 'Desafío ALIA' };
const board = { href: '/contests/alia/leaderboard', label: 'Clasificación' };

test('the menu marks the nearest section that holds the page', () => {
	const links = [home, contest, board];

	expect(currentLink(links, '/contests/alia/leaderboard')).toBe(board);
	expect(currentLink(links, '/contests/alia/reto-1')).toBe(contest);
	expect(currentLink(links, '/')).toBe(home);
});

test('a page outside every section marks none', () => {
	expect(currentLink([home, contest], '/account')).toBeUndefined();
	expect(currentLink([contest], '/contests/alia-2')).toBeUndefined();
});
