"""Days as the user means them, between midnights here, and the times in UTC that the notebook keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def day_start(day: date) -> str:
    """Return the first moment of a day."""
    return _utc(datetime.combine(day, time.min).astimezone())


def day_end(day: date) -> str:
    """Return the last moment of a day."""
    next_day = datetime.combine(day + timedelta(days=1), time.min).astimezone()
    return _utc(next_day - timedelta(milliseconds=1))


def day_of(iso: str) -> date | None:
    """Return the day that a moment falls on; None if it is none."""
    try:
        moment = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return None
    return (moment.astimezone() if moment.tzinfo else moment).date()


def since(days: int, today: date | None = None) -> str:
    """Return the first moment of so many days up to today."""
    return day_start((today or date.today()) - timedelta(days=days - 1))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moments(count: int) -> list[str]:
    """Return so many times from now on, a millisecond apart: what is made at once keeps its order by them."""
    now = datetime.now(UTC)
    return [_utc(now + timedelta(milliseconds=number)) for number in range(count)]


def utc_now() -> str:
    """Return the time as the notebook keeps it: ISO-8601 in UTC, to the millisecond."""
    return _utc(datetime.now(UTC))
