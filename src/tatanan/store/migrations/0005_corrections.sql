-- What reviewers say of events, and events as corrected; see tatanan.terms.review.

CREATE TABLE corrections (
    "id" text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "event" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "reviewer" text COLLATE "C" NOT NULL,
    "said_at" text COLLATE "C" NOT NULL,
    "reason" text COLLATE "C",
    "undoes" text COLLATE "C",
    "entry" text COLLATE "C" NOT NULL
);

CREATE TABLE reviews (
    "event" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    "stands" boolean NOT NULL,
    "corrected" boolean NOT NULL,
    "told_as" text COLLATE "C",
    "correction" text COLLATE "C" NOT NULL,
    "reviewer" text COLLATE "C" NOT NULL,
    "said_at" text COLLATE "C" NOT NULL,
    "reason" text COLLATE "C"
);

CREATE TABLE corrected_events (
    "id" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "coder" text COLLATE "C" NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "mode" text COLLATE "C",
    "contexts" text COLLATE "C" NOT NULL,
    "trigger_start" integer NOT NULL,
    "trigger_end" integer NOT NULL,
    "trigger_quote" text COLLATE "C" NOT NULL,
    "sentence_start" integer NOT NULL,
    "sentence_end" integer NOT NULL,
    "first" date,
    "last" date,
    "when_basis" text COLLATE "C",
    "when_quote" text COLLATE "C",
    "when_start" integer,
    "when_end" integer,
    "when_anchor" date,
    "place" text COLLATE "C",
    "country" text COLLATE "C",
    "place_start" integer,
    "place_end" integer,
    "place_quote" text COLLATE "C",
    "factuality" text COLLATE "C" NOT NULL,
    "auxiliary" text COLLATE "C" NOT NULL,
    "said_in" text COLLATE "C",
    "intensity" double precision NOT NULL,
    "quad" text COLLATE "C" NOT NULL,
    "confidence" double precision,
    "found_by" text COLLATE "C" NOT NULL,
    "retold" text COLLATE "C" NOT NULL
);

CREATE TABLE corrected_participants (
    "event" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "side" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "actor" text COLLATE "C",
    "code" text COLLATE "C" NOT NULL,
    "start" integer,
    "end" integer,
    "quote" text COLLATE "C"
);

-- Events as they stand corrected: what was edited or joined is told by corrected_events, and so is
-- each part of what was split; `stands` is false for what does not count.

CREATE VIEW reviewed_events AS
SELECT e.*, coalesce(r.state, 'unreviewed') AS review, coalesce(r.stands, true) AS stands
FROM events e
LEFT JOIN reviews r ON r.event = e.id
WHERE r.corrected IS DISTINCT FROM true
UNION ALL
SELECT c.*, r.state, r.stands
FROM corrected_events c
JOIN reviews r ON r.event = c.id;

CREATE VIEW reviewed_participants AS
SELECT p.*
FROM participants p
WHERE p.event NOT IN (SELECT id FROM corrected_events)
UNION ALL
SELECT c.*
FROM corrected_participants c;

-- Which event a telling is counted as: as it was linked, or joined by a reviewer to the event of
-- another report.

CREATE VIEW reviewed_tellings AS
SELECT t.event, t.telling
FROM tellings t
WHERE t.telling NOT IN (SELECT event FROM reviews WHERE told_as IS NOT NULL)
UNION ALL
SELECT coalesce(t.event, r.told_as), r.event
FROM reviews r
LEFT JOIN tellings t ON t.telling = r.told_as
WHERE r.told_as IS NOT NULL;
