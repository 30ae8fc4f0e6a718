"""The columns of the lists of indicators, of pairs of them and of dates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from index.indicators.timetable import DatedStatement
from ui.facts.record_table import TableColumn
from ui.runtime.i18n import sentence
from ui.services.facts.fact_collection import FactSource
from ui.services.facts.fact_tables import KIND_WORDS, date_words, deadline_words, value_of
from ui.services.facts.indicator_groups import IndicatorPair, in_base, reach

FindSource = Callable[[str], FactSource]
_LATEST = 9999


def kind_name(kind: str) -> str:
    """Return the name of a kind of indicators."""
    return sentence(KIND_WORDS[kind])


def indicator_columns(find: FindSource) -> list[TableColumn]:
    """Subject, indicator, value, deadline, kind, document, clause."""
    translate = QCoreApplication.translate

    def each(one: Indicator) -> str:
        return translate("IndicatorColumns", "per {unit}").format(unit=one.per) if one.per else ""

    return [
        TableColumn(translate("IndicatorColumns", "Subject"), lambda one: one.subject, 17),
        TableColumn(translate("IndicatorColumns", "Indicator"), lambda one: one.indicator, 19),
        TableColumn(translate("IndicatorColumns", "Value"), value_of, 14, _amount),
        TableColumn(translate("IndicatorColumns", "Per"), each, 8),
        TableColumn(
            translate("IndicatorColumns", "Deadline"),
            lambda one: sentence(deadline_words(one)),
            11,
            lambda one: one.deadline or _LATEST,
        ),
        TableColumn(translate("IndicatorColumns", "Kind"), lambda one: kind_name(one.kind), 8),
        TableColumn(
            translate("IndicatorColumns", "Document"), lambda one: find(one.clause).name, 19, named=True
        ),
        TableColumn(translate("IndicatorColumns", "Clause"), lambda one: find(one.clause).place, 10),
        correction_column(),
    ]


def correction_column() -> TableColumn:
    """Return the column in which a record is set right, and that says where one was."""
    translate = QCoreApplication.translate

    def said(one: Indicator | DutyRecord) -> str:
        return (
            translate("IndicatorColumns", "By hand")
            if one.correction
            else translate("IndicatorColumns", "Correct")
        )

    return TableColumn(
        translate("IndicatorColumns", "Correction"),
        said,
        9,
        acts=True,
        strong=lambda one: bool(one.correction),
    )


def _amount(one: Indicator) -> float:
    return in_base(reach(one), one.unit) or 0.0


def same_columns(find: FindSource) -> list[TableColumn]:
    """Indicator, what each of two documents says, and whether they differ."""
    translate = QCoreApplication.translate

    def said(one: Indicator) -> str:
        due = sentence(deadline_words(one))
        return f"{value_of(one)}（{due}）" if due else value_of(one)

    def verdict(pair: IndicatorPair) -> str:
        return (
            translate("IndicatorColumns", "Differs")
            if pair.differs
            else translate("IndicatorColumns", "The same")
        )

    return [
        TableColumn(translate("IndicatorColumns", "Indicator"), lambda pair: pair.first.indicator, 16),
        TableColumn(translate("IndicatorColumns", "Subject"), lambda pair: pair.first.subject, 16),
        TableColumn(
            translate("IndicatorColumns", "First document"),
            lambda pair: find(pair.first.clause).name,
            16,
            named=True,
        ),
        TableColumn(
            translate("IndicatorColumns", "says"),
            lambda pair: said(pair.first),
            16,
            marked=lambda pair: pair.differs,
        ),
        TableColumn(
            translate("IndicatorColumns", "Second document"),
            lambda pair: find(pair.second.clause).name,
            16,
            named=True,
        ),
        TableColumn(
            translate("IndicatorColumns", "says"),
            lambda pair: said(pair.second),
            16,
            marked=lambda pair: pair.differs,
        ),
        TableColumn(translate("IndicatorColumns", "Result"), verdict, 8, marked=lambda pair: pair.differs),
    ]


def due_columns(find: FindSource) -> list[TableColumn]:
    """Return the columns deadline, matter, document, clause."""
    translate = QCoreApplication.translate

    def nature(due: DatedStatement) -> str:
        return {
            "by": translate("IndicatorColumns", "By then"),
            "from": translate("IndicatorColumns", "From then"),
            "within": translate("IndicatorColumns", "Within"),
        }[due.kind]

    return [
        TableColumn(
            translate("IndicatorColumns", "When"),
            lambda due: sentence(date_words(due)),
            16,
            lambda due: due.year * 10_000 + (due.month or 13) * 100 + (due.day or 32),
        ),
        TableColumn(translate("IndicatorColumns", "Nature"), nature, 9),
        TableColumn(translate("IndicatorColumns", "What"), lambda due: due.matter, 46),
        TableColumn(
            translate("IndicatorColumns", "Document"), lambda due: find(due.clause).name, 20, named=True
        ),
        TableColumn(translate("IndicatorColumns", "Clause"), lambda due: find(due.clause).place, 10),
    ]
