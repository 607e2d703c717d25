"""What is claimed about the international order, and the yardsticks beside it."""

from collections.abc import Sequence

from tatanan.serve.asking import Row, ask
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.desk import Desk
from tatanan.serve.paging import Page, cursor_of, start_of
from tatanan.serve.pieces import Marks
from tatanan.serve.report_views import claims_of
from tatanan.serve.shapes_report import Claim
from tatanan.serve.weighing import with_yardsticks


def list_claims(
    desk: Desk, *, kinds: Sequence[str], stances: Sequence[str], about: Sequence[str],
    cursor: str | None, limit: int,
) -> Page[Claim]:
    """Return a page of claims, the latest first."""

    def make(catalogue: Catalogue) -> list[Row]:
        del catalogue
        found: list[Row] = ask(desk.store, "claims").to_pylist()
        return found

    catalogue = desk.catalogue
    rows = desk.once("claims", make, of=catalogue)
    rows = [
        row for row in rows
        if _fits(row["kind"], kinds) and _fits(row["stance"], stances)
        and (not about or {row["subject"], row["object"]} & set(about))
    ]
    start = start_of(cursor, catalogue.snapshot)
    shown = rows[start : start + limit]
    more = start + limit < len(rows)
    return Page[Claim](
        snapshot=catalogue.snapshot, items=_views(desk, shown), total=len(rows),
        next=cursor_of([catalogue.snapshot, start + limit]) if more else None,
    )


def _views(desk: Desk, rows: Sequence[Row]) -> list[Claim]:
    reports = sorted({row["report"] for row in rows})
    found = {
        claim.id: claim for record in desk.store.records(reports)
        for claim in with_yardsticks(desk, claims_of(record, Marks()), record)
    }
    return [found[name] for row in rows if (name := f"{row['report']}-{row['position']}") in found]


def _fits(value: str, wanted: Sequence[str]) -> bool:
    """Say whether a value is wanted: one of those named, and none of those with a `!`."""
    named = [each for each in wanted if not each.startswith("!")]
    return (not named or value in named) and f"!{value}" not in wanted
