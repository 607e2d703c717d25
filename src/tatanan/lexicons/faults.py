"""What is wrong in a data file, where, and what would put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a data file, where, and what would put it right."""

    file: str
    message: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.file}: {self.message}"
