"""The forms in which jobs write what they found."""

import json
from typing import BinaryIO

JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_json(value: object, output: BinaryIO) -> str:
    """Write plain values as JSON; return its media type, as every job does.

    >>> from io import BytesIO
    >>> write_json({"name": "云河市"}, output := BytesIO()), output.getvalue().decode()
    ('application/json', '{"name": "云河市"}')
    """
    output.write(json.dumps(value, ensure_ascii=False).encode())
    return JSON
