-- Places of what `scored` holds, by :rules and :official.
WITH
-- What tells two entries apart, in order, the lower ahead: first the policy, then the chain of ties.
links AS (
	SELECT entry, -1 AS position, CASE WHEN score IS NULL THEN cost ELSE minus('0', score) END AS value
	FROM scored
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
)
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
ORDER BY scored.team
