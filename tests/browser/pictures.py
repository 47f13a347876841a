"""Pictures of a page, and how well the colours in them contrast."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image
from playwright.sync_api import FloatRect, Page

ENOUGH_CONTRAST = 3.0
"""What WCAG asks of a mark against what was there before (1.4.11, 2.4.13)."""

_LINEAR = [
    value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4
    for value in range(256)
]


def picture(page: Page, area: Sequence[int] | None = None) -> Image.Image:
    """Return what the window shows, or `area` of it: left, top, right, bottom."""
    clip = None
    if area:
        left, top, right, bottom = area
        clip = FloatRect(x=left, y=top, width=right - left, height=bottom - top)
    shot = page.screenshot(clip=clip, animations="disabled")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def pixels_that_differ(first: Image.Image, second: Image.Image) -> int:
    """Return how many pixels of two pictures contrast enough with each other."""
    assert first.size == second.size
    return sum(
        contrast(luminance(before), luminance(after)) >= ENOUGH_CONTRAST
        for before, after in zip(pixels(first), pixels(second), strict=True)
        if before != after
    )


def luminances(image: Image.Image) -> list[float]:
    """Return the relative luminance of each pixel."""
    return [luminance(pixel) for pixel in pixels(image)]


def pixels(image: Image.Image) -> Iterator[bytes]:
    """Return the red, green and blue of each pixel."""
    data = image.tobytes()
    return (data[place : place + 3] for place in range(0, len(data), 3))


def luminance(pixel: bytes) -> float:
    """Return the relative luminance of a pixel, as WCAG computes it."""
    red, green, blue = pixel
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


def contrast(first: float, second: float) -> float:
    """Return the contrast ratio of two luminances."""
    lighter, darker = max(first, second), min(first, second)
    return (lighter + 0.05) / (darker + 0.05)
