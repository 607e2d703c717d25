-- engine: postgres
-- Rows are added where their keys are not there yet, which PostgreSQL finds by these.

CREATE INDEX imported_events_id ON imported_events (id, pair);
CREATE INDEX imported_tellings_id ON imported_tellings (id);
CREATE INDEX imported_tellings_event ON imported_tellings (event);
