"""What is said when a file from elsewhere cannot be read, or not all of it."""

from collections.abc import Callable, Mapping

from app.words.catalogue import T

Params = Mapping[str, object]
Say = Callable[[Params], str]


def _n(p: Params) -> dict[str, object]:
    """The parameters with the count as the number that chooses the plural."""
    return {**p, "n": p["count"]}


SENTENCES: dict[str, Say] = {
    # -- the file as a whole
    "import.missing": lambda p: T("There is no file “{name}”. Check its name and folder.", **p),
    "import.folder": lambda p: T("“{name}” is a folder. Choose a file in it.", **p),
    "import.not_a_file": lambda p: T("“{name}” is not an ordinary file, so it cannot be read.", **p),
    "import.link": lambda p: T("“{name}” only points to a file somewhere else. Open that file itself.", **p),
    "import.unreadable": lambda p: T("“{name}” cannot be read. Check that you may open it.", **p),
    "import.too_large": lambda p: T(
        "“{name}” is larger than {limit} MB. Split it, or take out what is not a journey.", **p
    ),
    "import.empty": lambda p: T("“{name}” is empty.", **p),
    "import.binary": lambda p: T(
        "“{name}” is not text. Mermaid journeys (.mmd, .md) and tables (.csv, .tsv) can be imported.", **p
    ),
    "import.workbook": lambda p: T(
        "“{name}” is a spreadsheet workbook. Save its sheet as CSV there and import that.", **p
    ),
    "import.unknown_encoding": lambda p: T("There is no encoding “{encoding}”. Known are: {known}.", **p),
    "import.bad_encoding": lambda p: T("“{name}” is not written in {encoding}. Choose another encoding.", **p),
    "import.unknown_kind": lambda p: T(
        "“{name}” holds neither a Mermaid journey nor a table with a row of headings.", **p
    ),
    "backlog.no_title": lambda p: T("“{name}” has no column “title”. Save the opportunities once to see how.", **p),
    "backlog.broken": lambda p: T("Line {line} of “{name}” is broken: its quotation marks do not fit.", **p),
    "backlog.too_many": lambda p: T("“{name}” has more than {limit} opportunities. Split it.", **p),
    "import.long_line": lambda p: T(
        "Line {line} of “{name}” is longer than {limit} characters, so it is no table and no journey.", **p
    ),
    "import.long_text": lambda p: T("“{text}” goes on for more than {limit} characters.", **p),
    "table.too_many_cells": lambda p: T("“{name}” has more than {limit} cells. Split it into several files.", **p),
    "import.too_many_rows": lambda p: T("“{name}” has more than {limit} rows. Split it into several files.", **p),
    "import.too_many_lines": lambda p: T("“{name}” has more than {limit} lines. Split it into several files.", **p),
    "import.nothing": lambda p: T("“{name}” holds nothing that could be imported.", **p),
    "import.cleaned": lambda p: T(
        "{n} invisible control character was taken out.", "{n} invisible control characters were taken out.", **_n(p)
    ),
    "import.bad_bytes": lambda p: T("“{text}” has characters that cannot be read. Try another encoding.", **p),
    # -- the map in a PDF
    "mapfile.no_pdf": lambda p: T("“{name}” is not a PDF, whatever its name says.", **p),
    "mapfile.nothing": lambda p: T(
        "There is no map inside “{name}”. Only a PDF that Vivencia printed with its map inside can be opened.", **p
    ),
    "mapfile.locked": lambda p: T(
        "“{name}” is protected, so its inside cannot be read. Save it without protection and open that.", **p
    ),
    "mapfile.newer": lambda p: T(
        "The map inside “{name}” was written by a newer Vivencia ({program}). Update this one to open it.", **p
    ),
    "mapfile.damaged": lambda p: T(
        "The map inside “{name}” is damaged, so it cannot be opened. Ask for the PDF once more.", **p
    ),
    "mapfile.too_much": lambda p: T(
        "“{title}” holds too much to go into a PDF and be opened again. Save the PDF without the map in it.", **p
    ),
    # -- a project's file
    "parcel.damaged": lambda p: T(
        "“{name}” is no Vivencia project, or it is damaged, so it cannot be opened. Ask for the file once more.", **p
    ),
    "parcel.locked": lambda p: T("“{name}” is locked: it opens with its passphrase only.", **p),
    "passphrase.wrong": lambda p: T(
        "This is not the passphrase of “{name}”. Nothing was changed; mind capital letters, and try again.", **p
    ),
    "passphrase.short": lambda p: T(
        "The passphrase needs at least {least} characters. Several words that nobody would guess are best.", **p
    ),
    "passphrase.differs": lambda _p: T("The two passphrases are not the same. Type them again."),
    "parcel.newer": lambda p: T(
        "“{name}” was written by a newer Vivencia ({program}). Update this one to open it.", **p
    ),
    "parcel.too_much": lambda p: (
        T("This project is too long for one file. Save the copy without its history.")
        if p.get("edits")
        else T("This project is too long for one file. Delete what the copy need not have, save it, and undo.")
    ),
    "parcel.too_long": lambda p: T(
        "{name} holds more than is read of a file. Ask for a copy without its history.", **p
    ),
    "parcel.too_large": lambda p: (
        T(
            "The pictures of this project are more than {limit} MB together, which is too "
            "much for one file. Take some of them out of the map, or save without the "
            "history.",
            **p,
        )
        if p.get("edits")
        else T(
            "The pictures of this project are more than {limit} MB together, which is too much for one file. "
            "Take some of them out of the map.",
            **p,
        )
    ),
    "parcel.history_gaps": lambda p: T(
        "The history of “{name}” has gaps, so it cannot be taken along. Save the file without the history.", **p
    ),
    "parcel.not_whole": lambda p: T(
        "“{name}” would not be whole in a file, so nothing was written. Please tell the makers of Vivencia.", **p
    ),
    # -- Mermaid
    "mermaid.no_journey": lambda p: T(
        "“{name}” holds no Mermaid journey. A journey begins with the word “journey” on a line of its own.", **p
    ),
    "mermaid.too_many_journeys": lambda p: T(
        "“{name}” holds more than {limit} journeys. Split it into several files.", **p
    ),
    "mermaid.other_diagram": lambda p: T(
        "This Mermaid diagram is no journey but “{diagram}”; it was passed over.", **p
    ),
    "mermaid.unnamed_section": lambda p: T("This section has no name; its stage is called “{title}”.", **p),
    "mermaid.not_a_task": lambda p: T(
        "“{text}” is not a task. A task is written “name: score” or “name: score: who”.", **p
    ),
    "mermaid.no_name": lambda p: T("The task “{text}” has no name before its colon.", **p),
    "mermaid.bad_score": lambda p: T("The score of “{title}” is “{value}”, which is not a number.", **p),
    "mermaid.off_scale": lambda p: T(
        "The score of “{title}” is {value}, which is not on the scale {scale}. Correct it or state its scale.", **p
    ),
    "mermaid.no_score": lambda p: T("“{title}” has no score, so its touchpoint has no face yet.", **p),
    "mermaid.many_actors": lambda p: T(
        "{n} actor has no lane of its own, because a map gets {limit} at most; the card in “{lane}” names it.",
        "{n} actors have no lane of their own, because a map gets {limit} at most; the cards in “{lane}” name them.",
        **_n(p),
    ),
    # -- tables
    "table.bad_separator": lambda p: T(
        "“{separator}” does not separate columns. Choose a comma, semicolon, tab or |.", **p
    ),
    "table.too_many_columns": lambda p: T(
        "“{name}” has more than {limit} columns in line {line}. Check which character separates them.", **p
    ),
    "table.no_such_column": lambda p: T("There is no column “{column}”. The columns are: {known}.", **p),
    "table.unknown_target": lambda p: T("A column cannot be for “{target}”. It can be for: {known}.", **p),
    "table.no_title_column": lambda p: T(
        "No column says what the touchpoints are called. Choose one for the title; the columns are: {columns}.", **p
    ),
    "table.bad_quotes": lambda p: T("The quotation marks do not fit together from “{text}” on.", **p),
    "table.extra_cells": lambda p: T(
        "There are {count} cells, but only {expected} headings. Put text that holds the separator in quotation marks.",
        **p,
    ),
    "table.no_title": lambda p: T("The column “{column}” is empty, so the row has no title: “{text}”.", **p),
    "table.bad_value": lambda p: T("“{value}” in the column “{column}” is not understood.", **p),
    "table.off_scale": lambda p: T(
        "{value} in the column “{column}” is not on the scale {scale}. Correct it or state the column's scale.", **p
    ),
    "table.scale_assumed": lambda p: T("The column “{column}” states no scale; {scale} was assumed.", **p),
    "table.unused_columns": lambda p: T("These columns are not imported: {columns}.", **p),
    "table.rounded": lambda p: T(
        "{n} score of the column “{column}” was rounded to a whole step.",
        "{n} scores of the column “{column}” were rounded to whole steps.",
        **_n(p),
    ),
    "table.no_stage": lambda p: T(
        "{n} row names no stage; it stands in the stage “{stage}”.",
        "{n} rows name no stage; they stand in the stage “{stage}”.",
        **_n(p),
    ),
    "table.too_many_kinds": lambda p: T(
        "The column “{column}” has {count} different values; a map has room for {limit}. Choose another column.", **p
    ),
    "table.too_many_maps": lambda p: T(
        "The column “{column}” would make {count} maps; {limit} is the most. Split the file or choose another column.",
        **p,
    ),
    # -- answer sheets
    "survey.no_question": lambda p: T(
        "No column of “{name}” asks about a touchpoint of this map. Choose over a column what it asks.", **p
    ),
    "survey.no_answers": lambda p: T("Nobody answered anything in “{name}” that can be read.", **p),
    "survey.same_question": lambda p: T("These columns ask the same: {columns}. Choose one of them.", **p),
    "survey.too_many_answers": lambda p: T(
        "“{name}” has more than {limit} answers. Leave columns out, or split it.", **p
    ),
    "survey.too_many_segments": lambda p: T(
        "The column “{column}” has {count} different segments; there is room for {limit}. Choose another column.", **p
    ),
    "survey.bad_question": lambda p: T(
        "“{text}” is no question. Write one like “satisfaction: title of the touchpoint”, with one of {known}; or "
        "“segment”; or nothing, to leave the column out.",
        **p,
    ),
    "survey.no_such_card": lambda p: T("The map has no touchpoint “{title}”.", **p),
    "scale.bad": lambda p: T("“{value}” is not a scale. Write one like 1..5 or -2..2.", **p),
}
