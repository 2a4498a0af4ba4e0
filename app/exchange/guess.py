"""What a title says of itself: a lane called "Web" is a digital channel, a stage called "Postventa" comes after.

Only plain, well-known words count; whatever else stays as it is until a person says so.
"""

import re
from collections.abc import Sequence

from app.domain.drafts import LaneDraft
from app.domain.folding import fold_line
from app.domain.records import PHASES, Phase, Value

_ICONS: tuple[tuple[str, str, str], ...] = (
    ("newsletter", "digital", "newsletter boletin"),
    ("mail", "digital", "email e-mail mail correo correos"),
    ("social", "digital", "social instagram facebook tiktok linkedin twitter redes"),
    ("chat", "digital", "chat chatbot whatsapp telegram messenger"),
    ("video", "digital", "video youtube videollamada"),
    ("search", "digital", "google buscador buscadores search seo"),
    ("blog", "digital", "blog foro forum"),
    ("web", "digital", "web website site sitio pagina online ecommerce tienda-online"),
    ("app", "digital", "app aplicacion movil mobile"),
    ("phone", "", "phone telefono telefonica call llamada llamadas"),
    ("delivery", "physical", "delivery envio entrega reparto courier mensajero repartidor shipping"),
    ("kiosk", "", "kiosk quiosco terminal"),
    ("payment", "", "payment pago caja checkout"),
    ("event", "", "event evento feria taller"),
    ("print", "physical", "print folleto catalogo flyer cartel brochure carta menu"),
    ("shop", "physical", "shop store tienda local sucursal branch oficina cafe cafeteria showroom"),
    ("staff", "", "staff personal empleado empleada camarero camarera barista waiter clerk agent agente asesor"),
)
"""Icon, medium where it is sure, and the words of a title that say so; the first line that fits counts."""

TEXT_LANES: dict[str, tuple[str, ...]] = {
    "actions": ("acciones", "actions", "doing", "que hace"),
    "thoughts": ("pensamientos", "thoughts", "thinking", "que piensa"),
    "feelings": ("sentimientos", "emociones", "feelings", "feeling", "que siente"),
    "needs": ("necesidades", "needs"),
    "goals": ("objetivos", "metas", "goals"),
    "motivations": ("motivaciones", "motivacion", "motivations"),
    "expectations": ("expectativas", "expectations"),
    "pains": ("dolores", "puntos de dolor", "frustraciones", "pains", "pain points"),
    "delights": ("alegrias", "delights", "gains"),
    "quotes": ("citas", "voz del cliente", "quotes", "voice of the customer"),
    "opportunities": ("oportunidades", "opportunities"),
    "process": ("procesos", "proceso interno", "trastienda", "backstage", "procesos de soporte", "support processes"),
}
"""Titles of lanes that hold notes and not contacts."""

PLAIN_LANES = ("puntos de contacto", "punto de contacto", "contactos", "touchpoints", "touchpoint", "canal", "channel")
"""Titles that only say that a lane holds contacts."""

_PHASES: dict[Phase, str] = {
    "before": "preventa antes before descubrir descubrimiento discover discovery awareness conocer conocimiento "
    "reconocimiento interes consideration consideracion considerar research investigacion comparar inspiration "
    "发现 了解 售前 قبل",
    "during": "venta durante during sale purchase compra comprar buy buying pago pagar pay payment checkout order "
    "pedido booking reserva visita visit servicio service "
    "购买 售中 اثناء",
    "after": "postventa despues after use using uso support soporte loyalty fidelidad fidelizacion lealtad retention "
    "retencion recomendar recomendacion recommend advocacy devolucion returns renovacion renewal posventa "
    "售后 使用 推荐 بعد",
}
_PHASE_NAMES: dict[str, Phase] = {
    "before": "before", "antes": "before", "preventa": "before", "pre-venta": "before", "presale": "before",
    "pre-sale": "before", "pre-sales": "before", "presales": "before", "before the sale": "before",
    "during": "during", "durante": "during", "venta": "during", "sale": "during", "sales": "during",
    "during the sale": "during", "after": "after", "despues": "after", "postventa": "after", "posventa": "after",
    "post-venta": "after", "postsale": "after", "post-sale": "after", "post-sales": "after", "aftersales": "after",
    "after-sales": "after", "after the sale": "after",
}  # fmt: skip


def channel_lane(title: str) -> LaneDraft:
    """A channel lane; its icon and medium where the title's words are known."""
    words = set(re.findall(r"[\w-]+", fold_line(title)))
    fields: dict[str, Value] = {}
    for icon, medium, known in _ICONS:
        if words & set(known.split()):
            fields["icon"] = icon
            if medium:
                fields["medium"] = medium
            break
    return LaneDraft("channel", title, fields)


def text_kind(title: str) -> str | None:
    """The kind of notes that a lane of this title holds, or None for a lane of contacts."""
    folded = fold_line(title)
    return next((kind for kind, titles in TEXT_LANES.items() if folded in titles), None)


def lane(title: str) -> LaneDraft:
    """A lane by its title: notes of a kind, or a channel."""
    kind = text_kind(title)
    return LaneDraft("text", title, {"text_kind": kind}) if kind else channel_lane(title)


def phase(text: str) -> Phase | None:
    """The phase that a word names, or None."""
    return _PHASE_NAMES.get(fold_line(text).replace("_", "-"))


def phases(titles: Sequence[str]) -> list[Phase]:
    """The phases of stages by their titles.

    A stage that does not say goes with the one before it.  Where the titles would go backwards in time, or none
    says anything, all are "during".
    """
    known = [_phase_of(title) for title in titles]
    current: Phase = next((p for p in known if p is not None), "during")
    out: list[Phase] = []
    for found in known:
        current = found or current
        out.append(current)
    order = [PHASES.index(p) for p in out]
    return out if order == sorted(order) else ["during"] * len(out)


def _phase_of(title: str) -> Phase | None:
    words = set(re.findall(r"\w+", fold_line(title)))
    found = [name for name, known in _PHASES.items() if words & set(known.split())]
    return phase(title) or (found[0] if len(found) == 1 else None)
