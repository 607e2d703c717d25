-- The tables of a store; what every column says is in tatanan.terms.tables.
-- No primary keys: ids are hashes of what stands in a text, and `tatanan store check` looks for
-- rows that are there twice. COLLATE "C" sorts by code point, whatever the locale.

CREATE TABLE reports (
    "id" text COLLATE "C" NOT NULL,
    "language" text COLLATE "C" NOT NULL,
    "text" text COLLATE "C" NOT NULL
);

CREATE TABLE appearances (
    "id" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "record" text COLLATE "C" NOT NULL,
    "outlet" text COLLATE "C",
    "url" text COLLATE "C",
    "title" text COLLATE "C",
    "published" date,
    "published_words" text COLLATE "C",
    "dateline" text COLLATE "C",
    "reader" text COLLATE "C",
    "page" text COLLATE "C" NOT NULL
);

CREATE TABLE codings (
    "report" text COLLATE "C" NOT NULL,
    "appearance" text COLLATE "C" NOT NULL,
    "coder" text COLLATE "C" NOT NULL,
    "version" text COLLATE "C" NOT NULL,
    "lexicon" text COLLATE "C" NOT NULL,
    "models" text COLLATE "C" NOT NULL,
    "digest" text COLLATE "C" NOT NULL,
    "events" integer NOT NULL,
    "current" boolean NOT NULL
);

CREATE TABLE actors (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "id" text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "country" text COLLATE "C",
    "code" text COLLATE "C" NOT NULL,
    "sectors" text COLLATE "C" NOT NULL
);

CREATE TABLE mentions (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "actor" text COLLATE "C",
    "start" integer NOT NULL,
    "end" integer NOT NULL,
    "quote" text COLLATE "C" NOT NULL,
    "entry" text COLLATE "C" NOT NULL
);

CREATE TABLE dates (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "first" date,
    "last" date,
    "basis" text COLLATE "C" NOT NULL,
    "quote" text COLLATE "C",
    "start" integer,
    "end" integer,
    "anchor" date
);

CREATE TABLE statements (
    "id" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "speaker_actor" text COLLATE "C",
    "speaker_code" text COLLATE "C",
    "speaker_start" integer,
    "speaker_end" integer,
    "speaker_quote" text COLLATE "C",
    "cue_start" integer,
    "cue_end" integer,
    "cue_quote" text COLLATE "C",
    "content_start" integer NOT NULL,
    "content_end" integer NOT NULL,
    "content_quote" text COLLATE "C" NOT NULL,
    "manner" text COLLATE "C" NOT NULL,
    "first" date,
    "last" date,
    "when_basis" text COLLATE "C",
    "when_quote" text COLLATE "C",
    "when_start" integer,
    "when_end" integer,
    "when_anchor" date,
    "found_by" text COLLATE "C" NOT NULL
);

CREATE TABLE events (
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

CREATE TABLE participants (
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

CREATE TABLE memberships (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "member" text COLLATE "C" NOT NULL,
    "organisation" text COLLATE "C" NOT NULL,
    "role" text COLLATE "C" NOT NULL,
    "first" date,
    "last" date,
    "when_basis" text COLLATE "C",
    "when_quote" text COLLATE "C",
    "when_start" integer,
    "when_end" integer,
    "when_anchor" date,
    "grounds_start" integer NOT NULL,
    "grounds_end" integer NOT NULL,
    "grounds_quote" text COLLATE "C" NOT NULL
);

CREATE TABLE figures (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "of" text COLLATE "C" NOT NULL,
    "value" double precision NOT NULL,
    "unit" text COLLATE "C",
    "approximate" boolean NOT NULL,
    "actors" text COLLATE "C" NOT NULL,
    "start" integer NOT NULL,
    "end" integer NOT NULL,
    "quote" text COLLATE "C" NOT NULL
);

CREATE TABLE claims (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "subject" text COLLATE "C",
    "object" text COLLATE "C",
    "stance" text COLLATE "C" NOT NULL,
    "said_in" text COLLATE "C",
    "start" integer NOT NULL,
    "end" integer NOT NULL,
    "quote" text COLLATE "C" NOT NULL
);

CREATE TABLE findings (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "rule" text COLLATE "C" NOT NULL,
    "message" text COLLATE "C" NOT NULL,
    "evidence" text COLLATE "C" NOT NULL,
    "suggestion" text COLLATE "C"
);

CREATE TABLE skipped (
    "report" text COLLATE "C" NOT NULL,
    "position" integer NOT NULL,
    "start" integer NOT NULL,
    "end" integer NOT NULL,
    "quote" text COLLATE "C" NOT NULL,
    "reason" text COLLATE "C" NOT NULL,
    "rule" text COLLATE "C" NOT NULL
);

CREATE TABLE past_events (
    "id" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "coder" text COLLATE "C" NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "actors" text COLLATE "C" NOT NULL,
    "recipients" text COLLATE "C" NOT NULL,
    "trigger_quote" text COLLATE "C" NOT NULL
);

CREATE TABLE tellings (
    "event" text COLLATE "C" NOT NULL,
    "telling" text COLLATE "C" NOT NULL,
    "report" text COLLATE "C" NOT NULL,
    "text" text COLLATE "C" NOT NULL
);

CREATE TABLE links (
    "one" text COLLATE "C" NOT NULL,
    "other" text COLLATE "C" NOT NULL,
    "score" double precision NOT NULL,
    "refusal" text COLLATE "C",
    "grounds" text COLLATE "C" NOT NULL
);
