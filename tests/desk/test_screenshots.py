import screenshots


def test_without_a_browser_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(screenshots, "BROWSERS", ("no-such-browser",))
    assert screenshots.main() == 0
    assert "none of no-such-browser is installed" in capsys.readouterr().out
