"""A capture becomes a report; the only place where text is cleaned."""

from tatanan.read.page_dates import find_page_date
from tatanan.read.records import Records, read_records
from tatanan.read.report import read_report

__all__ = ["Records", "find_page_date", "read_records", "read_report"]
