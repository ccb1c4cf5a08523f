"""What `show --entities --why` tells of a pile: the offices of a person, and each merge with its evidence."""

import pytest
from typer.testing import CliRunner

from takhrij.cli import app

FIRST = """وزيران في مرسى

قال وزير النقل الفرنسي سامر لاندوغ في مدينة مرسى إن الجسر الجديد سيفتح يوم الأحد المقبل بعد عامين من العمل.

وأضاف لاندوغ أن سفن الشحن لن تعبر القناة قبل الصيف، وأن الطريق الساحلي سيظل مغلقا حتى نهاية الشهر.
"""
SECOND = FIRST.replace("لاندوغ", "لاندوج").replace("وزيران", "محادثات")


@pytest.mark.parametrize(
    "line",
    [
        "why: called transport minister (fr)",
        "why: «لاندوغ» is «سامر لاندوغ»: short form «لاندوغ» «سامر لاندوغ»",
        ": spelling and office transport-minister:fr",
    ],
)
def test_what_is_told(tmp_path, line):
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    case = str(tmp_path / "case.takhrij")
    CliRunner().invoke(app, ["build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", case, "--workers", "1"])
    shown = CliRunner().invoke(app, ["show", case, "--entities", "--why"]).stdout
    assert line in " ".join(shown.split())
    assert "why:" not in CliRunner().invoke(app, ["show", case, "--entities"]).stdout
