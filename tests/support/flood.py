"""A small invented story in time order: a river in flood, told by two outlets."""

from datetime import UTC, datetime

from support.site import Story


def stories() -> list[Story]:
    """Return five articles; the second is a reprint of the first."""
    first = (
        "CASALE, 3 MAR - La piena del Brenno ha allagato la parte bassa del paese."
        " Secondo la Protezione civile sono 340 gli sfollati, ospitati in due"
        " palestre.",
        "Il sindaco Carlo Tenti ha chiesto lo stato di emergenza alla Regione.",
    )
    return [
        Story(
            path="/a/piena-1",
            title="Piena del Brenno, 340 sfollati a Casale",
            published=datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
            paragraphs=first,
        ),
        Story(
            path="/a/piena-2",
            title="Casale sott'acqua: la piena del Brenno fa 340 sfollati",
            published=datetime(2026, 3, 3, 9, 30, tzinfo=UTC),
            paragraphs=first,
        ),
        Story(
            path="/a/mercato",
            title="Torna il mercato dell'antiquariato in piazza",
            published=datetime(2026, 3, 3, 10, 0, tzinfo=UTC),
            paragraphs=(
                "Domenica tornano in piazza i banchi dell'antiquariato, con quaranta"
                " espositori e un concerto della banda cittadina.",
                "Il parcheggio sarà gratuito per tutta la giornata, fa sapere il"
                " Comune.",
            ),
        ),
        Story(
            path="/a/piena-3",
            title="Piena del Brenno, gli sfollati salgono a 510",
            published=datetime(2026, 3, 4, 7, 0, tzinfo=UTC),
            paragraphs=(
                "Nella notte la piena del Brenno ha superato un secondo argine. Gli"
                " sfollati sono ora 510, ha detto la Protezione civile.",
                "La Regione prevede di riaprire la statale entro il 20 marzo.",
            ),
        ),
        Story(
            path="/a/piena-4",
            title="Argine del Brenno, il Consorzio nega i ritardi",
            published=datetime(2026, 3, 5, 7, 0, tzinfo=UTC),
            paragraphs=(
                "Il Consorzio di bonifica nega di aver rinviato i lavori sull'argine"
                " del Brenno. «Il cantiere era in regola», ha dichiarato il presidente"
                " Luigi Arsati.",
                "Gli sfollati della piena del Brenno restano 510.",
            ),
        ),
    ]
