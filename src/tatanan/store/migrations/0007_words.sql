-- engine: postgres
-- The words of reports, for search: as they are written, small and without accents, with one blank
-- between two (for phrases and beginnings), and all forms of each (roots, lemmas) with its places.
-- It is made from the texts, and so belongs to no snapshot.

CREATE TABLE words (
    "report" text COLLATE "C" NOT NULL,
    "written" text COLLATE "C" NOT NULL,
    "forms" tsvector NOT NULL
);

CREATE EXTENSION IF NOT EXISTS pg_trgm;

SET LOCAL search_path = tatanan, public;

CREATE INDEX words_report ON words (report);
CREATE INDEX words_written ON words USING gin (written gin_trgm_ops);
CREATE INDEX words_forms ON words USING gin (forms);
