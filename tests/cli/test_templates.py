"""Are the templates of a user read, and a mistake told before the first round?"""

from cli.desk import Desk


def test_a_template_of_the_user_fills_the_alerts(own_desk: Desk) -> None:
    """From the folder `templates` of the configuration; doctor lists it."""
    write(own_desk, "it/sample.subject.j2", "prova di {{ channel }}")

    assert own_desk.call("alerts", "test", "desk").status == 0
    assert b"prova di desk" in own_desk.site.posts[-1]
    found = own_desk.call("doctor").out
    assert "ok templates: it/sample.subject.j2" in found


def test_a_mistake_is_one_line_that_names_file_and_line(own_desk: Desk) -> None:
    """Before anything is asked or sent."""
    write(own_desk, "it/news.txt.j2", "uno\n{{ leed.fact }}")

    for command in (["poll"], ["run"], ["alerts", "test", "desk"]):
        slip = own_desk.call(*command)
        assert slip.status == 2
        assert "templates: it/news.txt.j2: 'leed' is undefined" in slip.complaint
    assert "BAD templates" in own_desk.call("doctor").out

    write(own_desk, "it/news.txt.j2", "uno\n{{ lead.fact")
    assert "it/news.txt.j2, line 2: " in own_desk.call("poll").complaint


def write(desk: Desk, name: str, source: str) -> None:
    """Put a template into the configuration."""
    path = desk.config / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
