"""Files inside a PDF that belong to it as a whole, such as the map that a poster was made from."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from app.render.pdf_about import Attachment, pdf_date
from app.render.pdf_file import PdfFile, array, bytes_string, dictionary, name, string


def attach(file: PdfFile, attachments: Sequence[Attachment], made: datetime | None) -> None:
    """Writes the attachments as the source of the whole document, in the order of their names."""
    found = sorted(attachments, key=lambda one: one.name)
    if not found:
        return
    references = [(one.name, _specification(file, one, made)) for one in found]
    names = [entry for key, reference in references for entry in (string(key), reference)]
    file.set_in_catalog("Names", dictionary({"EmbeddedFiles": dictionary({"Names": array(names)})}))
    file.set_in_catalog("AF", array([reference for _, reference in references]))


def _specification(file: PdfFile, one: Attachment, made: datetime | None) -> object:
    params: dict[str, object] = {
        "Size": len(one.data),
        "CheckSum": bytes_string(hashlib.md5(one.data, usedforsecurity=False).digest()),
    }
    if made is not None:
        params["ModDate"] = string(pdf_date(made))
    stream = file.add_stream(
        one.data,
        {"Type": name("EmbeddedFile"), "Subtype": name(one.media_type), "Params": dictionary(params)},
    )
    entries = {
        "Type": name("Filespec"),
        "F": string(one.name),
        "UF": string(one.name),
        "AFRelationship": name("Source"),
        "EF": dictionary({"F": stream, "UF": stream}),
    }
    if one.about:
        entries["Desc"] = string(one.about)
    return file.add(entries)
