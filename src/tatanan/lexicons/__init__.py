"""What a language or the world looks like, as data; edited by linguists."""
