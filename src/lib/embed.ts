/** What another site may show in a frame: boards, asked for with `?embed`. */
const EMBEDDABLE = new Set(['/contests/[contest]/leaderboard/[challenge]']);

/** Whether a page is asked for as part of another site: alone, for anybody, in a frame. */
export function isEmbed(routeId: string | null, url: URL): boolean {
	return routeId !== null && EMBEDDABLE.has(routeId) && url.searchParams.has('embed');
}
