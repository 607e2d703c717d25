"""How good is the coder, against gold: scores, floors, and the parser's accuracy."""

from tatanan.evaluate.evaluation import Evaluation, run
from tatanan.evaluate.gate import (
    DEFAULT_FLOORS,
    check_floors,
    passes,
    pin_floors,
    read_floors,
    write_floors,
)
from tatanan.evaluate.table import table

__all__ = [
    "DEFAULT_FLOORS",
    "Evaluation",
    "check_floors",
    "passes",
    "pin_floors",
    "read_floors",
    "run",
    "table",
    "write_floors",
]
