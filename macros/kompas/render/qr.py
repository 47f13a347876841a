"""A QR code of an address, for paper."""

from __future__ import annotations

import segno

QUIET_ZONE = 4
"""White modules around the code (ISO/IEC 18004 6.3.8)."""


def qr_code(address: str) -> str:
    """Return the QR code of `address` as SVG in a data URI, for an `<img>`.

    Error correction M: 15 % of it may be creased or stained.
    """
    code = segno.make_qr(address, error="m")
    uri: str = code.svg_data_uri(border=QUIET_ZONE, scale=1, svgclass=None, lineclass=None)
    return uri
