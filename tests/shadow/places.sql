-- Places of what `scored` holds, by :rules and :official.
WITH RECURSIVE
-- Whom nobody eligible beats on quality and cost at once is in layer 0; another stands one layer behind
-- the last of those who beat it, which is the longest chain of better ones that leads to it.
beats AS (
	SELECT a.entry AS first, b.entry AS second
	FROM scored AS a, scored AS b
	WHERE a.eligible AND b.eligible
		AND :rules ->> '$.ranking.policy' = 'pareto'
		AND sorted(a.cost, b.cost) <= 0
		AND sorted(a.quality, b.quality) >= 0
		AND (sorted(a.cost, b.cost) < 0 OR sorted(a.quality, b.quality) > 0)
),
chains AS (
	SELECT entry, 0 AS length FROM scored WHERE eligible
	UNION
	SELECT beats.second, length + 1 FROM chains JOIN beats ON beats.first = chains.entry
),
layers AS (
	SELECT entry, MAX(length) AS layer FROM chains GROUP BY entry
),
-- What tells two entries apart, in order, the lower ahead: first the policy, then the chain of ties.
links AS (
	SELECT
		entry,
		-1 AS position,
		CASE :rules ->> '$.ranking.policy'
			WHEN 'pareto' THEN CAST(layer AS TEXT)
			WHEN 'weighted' THEN minus('0', score)
			ELSE cost
		END AS value
	FROM scored LEFT JOIN layers USING (entry)
	UNION ALL
	SELECT
		entry,
		tie.key,
		CASE tie.value
			WHEN 'quality' THEN minus('0', COALESCE(quality, '0'))
			WHEN 'interactions' THEN CAST(interactions AS TEXT)
			WHEN 'completionTokens' THEN CAST(completionTokens AS TEXT)
			ELSE CAST(seq AS TEXT)
		END
	FROM scored, json_each(:rules, '$.ties') AS tie
	-- Inside a layer nobody is ahead.
	WHERE :rules ->> '$.ranking.policy' <> 'pareto'
),
ahead AS (
	SELECT a.entry AS first, b.entry AS second
	FROM scored AS a, scored AS b
	WHERE a.eligible AND b.eligible AND a.entry <> b.entry
		AND (
			SELECT sorted(x.value, y.value)
			FROM links AS x JOIN links AS y USING (position)
			WHERE x.entry = a.entry AND y.entry = b.entry AND sorted(x.value, y.value) <> 0
			ORDER BY position
			LIMIT 1
		) = -1
),
-- With `top n`, what nobody judged stands below n judged ones or nowhere.
placed AS (
	SELECT entry
	FROM scored
	WHERE eligible AND (
		NOT :official
		OR sign > 0
		OR (
			SELECT COUNT(*)
			FROM ahead JOIN scored AS judged ON judged.entry = ahead.first
			WHERE ahead.second = scored.entry AND judged.sign > 0
		) >= COALESCE(:rules ->> '$.judging.n', 0)
	)
),
-- The category that a team chose, or was put into last.
categories AS (
	SELECT team, category
	FROM (
		SELECT
			line ->> 'subject' AS team,
			line ->> '$.data.category' AS category,
			ROW_NUMBER() OVER (PARTITION BY line ->> 'subject' ORDER BY seq DESC) AS latest
		FROM ledger
		WHERE seq < :seq
			AND line ->> 'kind' IN ('team-registered', 'team-categorised')
			AND line ->> '$.data.category' IS NOT NULL
	)
	WHERE latest = 1
),
ranked AS (
	SELECT
		scored.team,
		scored.cost,
		scored.quality,
		scored.score,
		CASE
			WHEN scored.entry IN (SELECT entry FROM placed) THEN 1 + (
				SELECT COUNT(*) FROM ahead WHERE ahead.second = scored.entry AND ahead.first IN (SELECT entry FROM placed)
			)
		END AS place
	FROM scored
)
SELECT
	ranked.*,
	category,
	CASE
		WHEN place IS NOT NULL AND category IS NOT NULL THEN 1 + (
			SELECT COUNT(*)
			FROM ranked AS other JOIN categories AS theirs USING (team)
			WHERE theirs.category = categories.category AND other.place < ranked.place
		)
	END AS categoryPlace
FROM ranked LEFT JOIN categories USING (team)
ORDER BY team
