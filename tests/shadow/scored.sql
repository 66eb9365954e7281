-- The leaderboard of one challenge, as scoring.md and contest.md say it, over the lines of a ledger.
-- :challenge its id, :rules its JSON, :seq the facts that count, :official 1 or 0, :profile, :model.
INSERT INTO scored
WITH
facts AS (
	SELECT seq, line ->> 'id' AS id, line ->> 'kind' AS kind, line ->> 'subject' AS subject, line -> 'data' AS data
	FROM ledger
	WHERE seq < :seq
),
-- The last presented counts; withdrawing is a flag.
counting AS (
	SELECT entry, team, language, presented, seq
	FROM (
		SELECT
			subject AS entry,
			data ->> 'teamId' AS team,
			data ->> 'language' AS language,
			data -> 'presented' AS presented,
			seq,
			ROW_NUMBER() OVER (PARTITION BY data ->> 'teamId' ORDER BY seq DESC) AS latest
		FROM facts
		WHERE kind = 'entry-presented'
			AND data ->> 'challenge' = :challenge
			AND subject NOT IN (SELECT subject FROM facts WHERE kind = 'entry-withdrawn')
	)
	WHERE latest = 1
),
conduct AS (
	SELECT subject AS entry, kind = 'entry-disqualified' AS disqualified
	FROM (
		SELECT *, ROW_NUMBER() OVER (PARTITION BY subject ORDER BY seq DESC) AS latest
		FROM facts
		WHERE kind IN ('entry-disqualified', 'entry-reinstated')
	)
	WHERE latest = 1
),
checks AS (
	SELECT subject AS entry, data ->> 'passed' AS passed, data ->> 'quality' AS quality
	FROM (
		SELECT *, ROW_NUMBER() OVER (PARTITION BY subject ORDER BY seq DESC) AS latest
		FROM facts
		WHERE kind = 'checks-recorded'
	)
	WHERE latest = 1
),
-- Of each judge the last verdict, but for what another superseded: a rejudging replaces other judges' too.
verdicts AS (
	SELECT subject AS entry, data ->> 'judgeId' AS judge, data ->> 'verdict' AS verdict, data -> 'levels' AS levels
	FROM (
		SELECT *, ROW_NUMBER() OVER (PARTITION BY subject, data ->> 'judgeId' ORDER BY seq DESC) AS latest
		FROM facts
		WHERE kind = 'verdict-given'
			AND id NOT IN (SELECT data ->> 'supersedes' FROM facts WHERE data ->> 'supersedes' IS NOT NULL)
	)
	WHERE latest = 1
),
votes AS (
	SELECT entry, SIGN(SUM(CASE verdict WHEN 'valid' THEN 1 ELSE -1 END)) AS sign
	FROM verdicts
	GROUP BY entry
),
-- Quality of the jury: weighted mean of medians, a level being worth (S − 1)/4.
marks AS (
	SELECT
		verdicts.entry,
		level.key AS criterion,
		level.value AS level,
		ROW_NUMBER() OVER (PARTITION BY verdicts.entry, level.key ORDER BY level.value) AS place,
		COUNT(*) OVER (PARTITION BY verdicts.entry, level.key) AS judges
	FROM verdicts, json_each(verdicts.levels) AS level
	WHERE verdicts.verdict = 'valid'
),
medians AS (
	SELECT entry, criterion, AVG(level) * 2 AS doubled
	FROM marks
	WHERE place IN ((judges + 1) / 2, (judges + 2) / 2)
	GROUP BY entry, criterion
),
jury AS (
	SELECT
		entry,
		ratio(
			sum_of(times(rubric.value ->> 'weight', CAST(CAST(doubled AS INTEGER) - 2 AS TEXT) || '/8')),
			sum_of(rubric.value ->> 'weight')
		) AS quality
	FROM medians
	JOIN json_each(:rules, '$.rubric') AS rubric ON rubric.value ->> 'id' = criterion
	GROUP BY entry
),
-- The work: all interactions of the presented conversation, or every official run of the template.
work AS (
	SELECT counting.entry, settled.data
	FROM counting, json_each(counting.presented -> 'interactionIds') AS id
	JOIN facts AS settled ON settled.kind = 'interaction-settled' AND settled.subject = id.value
	WHERE :rules ->> 'kind' = 'conversation'
	UNION ALL
	SELECT counting.entry, run.data
	FROM counting
	JOIN facts AS run ON run.kind = 'official-run' AND run.subject = counting.entry
	JOIN checks ON checks.entry = counting.entry
	WHERE :rules ->> 'kind' = 'template' AND run.data ->> 'purpose' = 'instances'
),
-- Replays of what was presented decide once there are as many as the rules ask.
replays AS (
	SELECT
		subject AS entry,
		SUM(data ->> 'turn' IS NULL) AS runs,
		SUM(data ->> 'turn' IS NULL AND data ->> 'valid') AS passes,
		MAX(data ->> 'estimated' OR COALESCE(data ->> 'reportedModel' <> :model, 0)) AS inexact
	FROM facts
	WHERE :rules ->> 'kind' = 'conversation'
		AND kind = 'official-run'
		AND data ->> 'purpose' = 'confirmation'
	GROUP BY subject
	HAVING runs >= (:rules ->> '$.confirmation.runs')
),
costs AS (
	SELECT
		entry,
		COUNT(*) AS interactions,
		SUM(data ->> 'completionTokens') AS completionTokens,
		MAX(
			data ->> 'estimated' OR COALESCE(data ->> 'reportedModel' <> :model, 0)
		) AS estimated,
		sum_of(energy(:profile, data ->> 'promptTokens', data ->> 'completionTokens')) AS energy
	FROM work
	GROUP BY entry
),
parts AS (
	SELECT
		counting.*,
		COALESCE(conduct.disqualified, 0) AS disqualified,
		COALESCE(team.data ->> 'baseline', 0) AS baseline,
		COALESCE(checks.passed, 1) AS passed,
		checks.quality AS measured,
		jury.quality AS judged,
		COALESCE(votes.sign, 0) AS sign,
		COALESCE(costs.interactions, 0) AS interactions,
		COALESCE(costs.completionTokens, 0) AS completionTokens,
		COALESCE(costs.estimated, 0) AND COALESCE(replays.inexact, 1) AS estimated,
		COALESCE(
			sorted(ratio(CAST(replays.passes AS TEXT), CAST(replays.runs AS TEXT)), :rules ->> '$.confirmation.share') < 0,
			0
		) AS refuted,
		ratio(
			ratio(
				COALESCE(costs.energy, '0'),
				CASE
					WHEN :rules ->> 'kind' = 'template' THEN CAST(MAX(1, COALESCE(costs.interactions, 0)) AS TEXT)
					ELSE '1'
				END
			),
			COALESCE(:rules -> 'languageFactors' ->> counting.language, '1')
		) AS cost
	FROM counting
	LEFT JOIN conduct USING (entry)
	LEFT JOIN checks USING (entry)
	LEFT JOIN jury USING (entry)
	LEFT JOIN votes USING (entry)
	LEFT JOIN costs USING (entry)
	LEFT JOIN replays USING (entry)
	LEFT JOIN facts AS team ON team.kind = 'team-registered' AND team.subject = counting.team
),
qualified AS (
	SELECT
		*,
		CASE
			WHEN :rules ->> '$.ranking.policy' = 'gate-then-energy' THEN COALESCE(judged, measured)
			ELSE quality_of(
				measured,
				judged,
				:rules ->> '$.ranking.qualityWeights.checks',
				:rules ->> '$.ranking.qualityWeights.jury',
				:official,
				json_array_length(:rules -> 'rubric')
			)
		END AS quality
	FROM parts
),
scored_entries AS (
	SELECT
		*,
		CASE
			WHEN :rules ->> '$.ranking.policy' = 'weighted' THEN plus(
				times(:rules ->> '$.ranking.a', COALESCE(quality, '0')),
				times(minus('1', :rules ->> '$.ranking.a'), efficiency(:rules ->> '$.ranking.parNwh', cost))
			)
		END AS score,
		NOT disqualified
			AND NOT baseline
			AND passed
			AND sign >= 0
			AND NOT refuted
			AND interactions > 0
			AND completionTokens > 0
			AND (:rules ->> '$.ranking.policy' = 'gate-then-energy' OR quality IS NOT NULL)
			AND (NOT :official OR NOT estimated)
			AND (NOT :official OR sign > 0 OR :rules ->> '$.judging.mode' = 'top') AS eligible
	FROM qualified
)
SELECT
	entry, team, seq, cost, quality, score, interactions, completionTokens, sign, eligible
FROM scored_entries
