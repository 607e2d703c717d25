"""The words of the field, as frozen records; no reading, no writing."""
