"""Whether the fonts of a PDF are in it, as subsets, with the text of their glyphs."""

import io

import pikepdf

MOST = 20_000
"""No subset of a map's letters has so many bytes, packed; the smallest whole font has 27,000."""


def unembedded(pdf: bytes) -> list[str]:
    """The fonts of a PDF that are not in it as subsets, or whose text cannot be told."""
    wrong = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for made in document.objects:
            if not isinstance(made, pikepdf.Dictionary) or made.get("/Type") != "/Font":
                continue
            name = str(made.BaseFont)
            if "/DescendantFonts" in made:
                if "/ToUnicode" not in made:
                    wrong.append(name)
                continue
            inside = [key for key in ("/FontFile2", "/FontFile3") if key in made.get("/FontDescriptor", {})]
            if len(inside) != 1 or name[7] != "+" or len(made.FontDescriptor[inside[0]].read_raw_bytes()) > MOST:
                wrong.append(name)
    return wrong
