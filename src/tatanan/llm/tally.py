"""What a run with a language model took, and what of its answers was dropped, on one line."""

from collections import Counter

from tatanan.llm.checks import Refusal
from tatanan.llm.client import LlmServer, Usage
from tatanan.llm.coder import LlmCoding
from tatanan.terms.coding import Coding


class Tally:
    """Counts the codings of a run."""

    def __init__(self) -> None:
        self.chunks = 0
        self.failed = 0
        self.dropped: Counter[Refusal] = Counter()

    def add(self, coded: LlmCoding) -> Coding:
        """Count what a model coded, and return the coding."""
        self.chunks += coded.chunks
        self.failed += coded.failed
        self.dropped.update(coded.dropped)
        return coded.coding

    def line(self, server: LlmServer, usage: Usage) -> str:
        """Return the line that is printed in the end.

        >>> Tally().line(LlmServer("http://localhost/v1", "m"), Usage(2, 2, 2, 900, 80))
        'llm:m: 2 calls, 900 tokens in, 80 out; nothing dropped'
        """
        tokens = f"{usage.tokens_in} tokens in, {usage.tokens_out} out"
        if usage.told < usage.answers:
            tokens += f" (told for {usage.told} of {usage.answers} answers)"
        cost = usage.cost(server)
        parts = [
            f"{usage.calls} {'call' if usage.calls == 1 else 'calls'}",
            tokens,
            *([] if cost is None else [f"cost {cost:.4f}"]),
        ]
        lost = f"; {self.failed} of {self.chunks} pieces not coded" if self.failed else ""
        return f"llm:{server.model}: {', '.join(parts)}; {self._dropped()}{lost}"

    def _dropped(self) -> str:
        ranked = sorted(self.dropped.items(), key=lambda item: (-item[1], item[0]))
        counts = ", ".join(f"{count} {reason}" for reason, count in ranked)
        return f"dropped: {counts}" if counts else "nothing dropped"
