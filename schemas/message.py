"""The base of every model in the contract."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict


def _to_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


UtcDatetime = Annotated[AwareDatetime, AfterValidator(_to_utc)]
"""An aware moment, always held in UTC; written as RFC 3339. A naive moment is refused."""


class Message(BaseModel):
    """Immutable, compared by value; fields it does not know are ignored, so that old readers survive new writers."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        use_attribute_docstrings=True,
        ser_json_inf_nan="null",
        # An error of validation may be logged, and an article's text must not be.
        hide_input_in_errors=True,
    )

    def to_json(self) -> bytes:
        """The one wire form: UTF-8 JSON in field order, the same bytes for the same content."""
        return self.model_dump_json().encode()
