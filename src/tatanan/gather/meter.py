"""How far the gathering has come, in bytes of the files that were named."""

from dataclasses import dataclass


@dataclass(slots=True)
class Meter:
    """How many bytes of the named files there are, and how many have been passed.

    `total` is None as long as it is not known, and stays so where anything comes from the web or
    from standard input.
    """

    total: int | None = None
    done: int = 0

    @property
    def share(self) -> float | None:
        """How much of everything has been passed, from 0 to 1; None where that is not known.

        >>> Meter(200, 50).share, Meter(None, 50).share
        (0.25, None)
        """
        if not self.total:
            return None
        return min(self.done / self.total, 1.0)
