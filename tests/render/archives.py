"""Is a PDF an archival one?  A second library says so by veraPDF's rules, as far as it knows them.

It knows nothing of optional layers, says so, and looks no further: so check each file without layers too.  Those are
looked at here, by ISO 19005-2, 6.9.
"""

import io

import pikepdf
import pikepdf.pdfa

from app.render.pdf_about import Archive

_NOT_KNOWN = ("optional content (", "marked-content property lists are not checked", "embedded files are not supported")


def faults(pdf: bytes, level: Archive) -> list[str]:
    """Everything that keeps a file from being an archival one of that level."""
    report = pikepdf.pdfa.validate_written(io.BytesIO(pdf), level)
    with pikepdf.open(io.BytesIO(pdf), inherit_page_attributes=False) as document:
        if "/OCProperties" not in document.Root:
            return [str(finding) for finding in report.findings]
        known = [str(finding) for finding in report.findings if not finding.message.startswith(_NOT_KNOWN)]
        return known + _layer_faults(document)


def _layer_faults(document: pikepdf.Pdf) -> list[str]:
    """What ISO 19005-2, 6.9 forbids of the layers, and one rule of our own: all of them are seen at first."""
    layers = document.Root.OCProperties
    usual, groups = layers.D, list(layers.OCGs)
    found = []
    if not str(usual.get("/Name", "")):
        found.append("6.9-1: the configuration has no name")
    if "/AS" in usual:
        found.append("6.9-4: layers switch by themselves")
    if [group.objgen for group in usual.Order] != [group.objgen for group in groups]:
        found.append("6.9-3: the order does not name each layer")
    if usual.get("/BaseState", pikepdf.Name.ON) != pikepdf.Name.ON or list(usual.get("/OFF", [])):
        found.append("a layer is hidden at first")
    names = [str(group.Name) for group in groups]
    if not all(names) or len(set(names)) != len(names):
        found.append("layers are not told apart by their names")
    known = {group.objgen for group in groups}
    for one in document.objects:
        resources = one.get("/Resources") if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) else None
        if resources is not None and "/Properties" in resources:
            used = resources.Properties.items()
            found += [f"{label} is no layer" for label, group in used if group.objgen not in known]
    return found
