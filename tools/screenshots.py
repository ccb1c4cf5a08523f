"""Take pictures of a report's pages with chromium: light and dark, wide and as on a telephone, into build/screenshots.

`python tools/screenshots.py [CASE]` takes a dossier; without one, it builds the sample pages. Of each kind of page the
largest is taken. Where there is no chromium, it says so and takes none.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import takhrij
from takhrij.desk import report
from takhrij.dossier import Dossier

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "build" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE, NARROW = (1360, 1500), (390, 1400)  # the browser makes no window narrower than 500: see `framed`
ONE_SHOT_S = 60


def main() -> int:
    """Build, write, look."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"No screenshots: none of {', '.join(BROWSERS)} is installed.")
        return 0
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, case(sys.argv[1:]) as dossier:
        site = report.write(dossier, Path(folder) / "report").parent
        for page in pages(site):
            for dark in (False, True):
                for size in (WIDE, NARROW):
                    print(shot(browser, page, site, size, dark=dark).relative_to(ROOT))
    return 0


def case(arguments: list[str]) -> Dossier:
    """The dossier that was named, else one of the sample pages."""
    return Dossier(arguments[0]) if arguments else takhrij.build([ROOT / "examples" / "pages"])


def pages(site: Path) -> Iterator[Path]:
    """The lists, the largest page of each kind, and the first page in English."""
    yield from sorted(site.glob("*.html"))
    for kind in report.FOLDERS:
        if several := sorted((site / kind).glob("*.html")):
            yield max(several, key=lambda page: page.stat().st_size)
    yield site / "en" / "index.html"


def shot(browser: str, page: Path, site: Path, size: tuple[int, int], *, dark: bool) -> Path:
    """One picture, named for the page, the size and the colours."""
    parts = page.relative_to(site).with_suffix("").parts
    name = f"one-of-{parts[0]}" if len(parts) > 1 and parts[0] in report.FOLDERS else "-".join(parts)
    file = OUTPUT / f"{name}-{'narrow' if size == NARROW else 'wide'}-{'dark' if dark else 'light'}.png"
    with tempfile.TemporaryDirectory() as profile:
        frame = framed(page, Path(profile), size) if size == NARROW else page
        command = [
            browser, *QUIET, f"--user-data-dir={profile}", f"--window-size={max(size[0], 500)},{size[1]}",
            f"--screenshot={file}", *(["--blink-settings=preferredColorScheme=0"] if dark else []),
            frame.resolve().as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=ONE_SHOT_S)
    return file


def framed(page: Path, folder: Path, size: tuple[int, int]) -> Path:
    """A page that shows another as wide as a telephone does."""
    frame = folder / "frame.html"
    width, height = size
    style = f"border:0;width:{width}px;height:{height}px;display:block"
    frame.write_text(
        f'<body style="margin:0;background:#777"><iframe style="{style}" src="{page.resolve().as_uri()}"></iframe>',
        "utf-8",
    )
    return frame


if __name__ == "__main__":
    sys.exit(main())
