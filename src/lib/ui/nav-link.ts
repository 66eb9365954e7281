/** A link of a menu: `href` already resolved, `label` already translated. */
export type NavLink = { href: string; label: string };

/** The link whose section holds the page at `pathname`: the longest address that contains it. */
export function currentLink(links: readonly NavLink[], pathname: string): NavLink | undefined {
	return links
		.filter(({ href }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
		.sort((a, b) => b.href.length - a.href.length)[0];
}
