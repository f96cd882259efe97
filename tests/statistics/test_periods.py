from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly import Error
from allegedly.statistics import in_periods


def dated(*dates: object) -> pd.DataFrame:
    return pd.DataFrame({"doc": [f"d{n}" for n in range(len(dates))], "meta_date": dates})


@pytest.mark.parametrize(
    ("period", "said"),
    [("D", "2018-03-06"), ("W", "2018-03-05/2018-03-11"), ("M", "2018-03"), ("Q", "2018Q1"), ("Y", "2018")],
)
def test_a_date_lies_in_a_period(period: Any, said: str) -> None:
    assert str(in_periods(dated("2018-03-06"), period=period)["period"].item()) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2018-03-06T10:30:00Z", "2018"),
        ("Tuesday, March 6, 2018", "2018"),
        ("2018-03", "2018"),
        (" 2018 ", "2018"),
        (2018, "2018"),
        (2018.0, "2018"),
        (20180306, "2018"),
        (dt.date(2018, 3, 6), "2018"),
        (pd.Timestamp("2018-03-06 23:59", tz="Asia/Tokyo"), "2018"),
    ],
)
def test_dates_come_in_many_forms(value: object, said: str) -> None:
    assert str(in_periods(dated(value), period="Y")["period"].item()) == said


def test_a_row_without_a_date_has_no_period_and_the_frame_stays_as_it_was() -> None:
    frame = dated("2018-03-06", None, "", "2019-01-01")
    found = in_periods(frame)
    assert found["period"].isna().tolist() == [False, True, True, False]
    assert found["period"].dtype == "period[M]"
    assert list(frame.columns) == ["doc", "meta_date"]
    assert in_periods(frame.head(0))["period"].dtype == "period[M]"


@pytest.mark.parametrize(
    ("frame", "options", "said"),
    [
        (dated("2018-03-06"), {"period": "month"}, r"period='month': give 'D' for days, .* 'M' months"),
        (dated("2018-03-06"), {"date": "meta_day"}, r"no column 'meta_day'; give the documents meta=\{'day': \.\.\.\}"),
        (dated("2018-03-06", "n.d."), {}, r"'n\.d\.' in column 'meta_date' is no date.*write it like 2018-03-06"),
        (dated("03/06/2018"), {}, r"'03/06/2018' in column 'meta_date' is no date, or could be two"),
        (dated("2018-02-30"), {}, r"'2018-02-30' in column 'meta_date' is no date"),
        (dated("2018-13"), {}, r"'2018-13' in column 'meta_date' is no date"),
        (dated("2018"), {}, r"'2018' in column 'meta_date' names no month; .* period='Y'"),
        (dated("2018-03"), {"period": "W"}, r"'2018-03' in column 'meta_date' names no day; .* period='M'"),
    ],
)
def test_what_is_no_period_is_refused_with_value_and_remedy(
    frame: pd.DataFrame, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(Error, match=said):
        in_periods(frame, **options)


@given(st.lists(st.none() | st.dates() | st.integers() | st.floats() | st.text(st.sampled_from("0128-/ .May"))))
def test_any_column_has_periods_or_an_error_of_ours(dates: list[object]) -> None:
    frame = pd.DataFrame({"meta_date": pd.Series(dates, dtype=object)})
    with contextlib.suppress(Error):
        found = in_periods(frame, period="Y")["period"]
        assert (
            found.isna().tolist()
            == (frame["meta_date"].isna() | frame["meta_date"].map(lambda value: not str(value).strip())).tolist()
        )
