"""Between a store and the field's files: other coders' events in, our events out."""
