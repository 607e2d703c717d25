"""The marks that lead from the lists of a page into its text: 3 is a statement, E3 an event."""

from collections.abc import Mapping

from tatanan.terms.coding import Coding, Event, EventId, StatementId, is_doubtful


def statement_numbers(coding: Coding) -> Mapping[StatementId, int]:
    """Return the number of each statement."""
    return {statement.id: n for n, statement in enumerate(coding.statements, start=1)}


def event_marks(coding: Coding) -> Mapping[EventId, str]:
    """Return the mark of each event: E1, E2 and so on, D1 and so on of those in doubt."""
    return {
        event.id: f"{letter}{number}"
        for letter, doubtful in (("E", False), ("D", True))
        for number, event in enumerate(events_in_order(coding, doubtful=doubtful), start=1)
    }


def events_in_order(coding: Coding, *, doubtful: bool) -> list[Event]:
    """Return the events that are doubtful, or those that are not, in the order of the text."""
    events = (each for each in coding.events if is_doubtful(each.confidence) is doubtful)
    return sorted(events, key=lambda event: event.trigger.span.start)
