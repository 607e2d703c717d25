-- link_apart
-- Events that a reviewer parted from those of other reports; they are linked with none.

SELECT event FROM reviews WHERE told_as = event ORDER BY event
