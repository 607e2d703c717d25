-- engine: postgres
-- DuckDB reads whole columns faster than it would keep an index; PostgreSQL needs these.

CREATE INDEX reports_id ON reports (id);
CREATE INDEX appearances_id ON appearances (id);
CREATE INDEX appearances_report ON appearances (report);
CREATE INDEX codings_report ON codings (report);
CREATE INDEX actors_report ON actors (report);
CREATE INDEX mentions_report ON mentions (report);
CREATE INDEX dates_report ON dates (report);
CREATE INDEX statements_report ON statements (report);
CREATE INDEX events_report ON events (report);
CREATE INDEX events_id ON events (id);
CREATE INDEX participants_report ON participants (report);
CREATE INDEX participants_event ON participants (event);
CREATE INDEX memberships_report ON memberships (report);
CREATE INDEX figures_report ON figures (report);
CREATE INDEX claims_report ON claims (report);
CREATE INDEX findings_report ON findings (report);
CREATE INDEX skipped_report ON skipped (report);
CREATE INDEX past_events_report ON past_events (report);
CREATE INDEX tellings_telling ON tellings (telling);
CREATE INDEX tellings_event ON tellings (event);
